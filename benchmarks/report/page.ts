import type { Measurement } from "../lifecycle/measurement";
import { settings } from "../lifecycle/plan";
import { savedAtEnd } from "../lifecycle/setting";
import type { Verdict } from "../limits/limit";
import { verdictCells, verdictHead } from "../limits/limit-text";
import { floorBesideOurs } from "./floor-beside-ours";
import { growthTable } from "./growth-table";
import { lifecycleTables } from "./lifecycle-tables";
import { markdownTable } from "./markdown-table";
import { type Result, tableOf } from "./result";

export interface Found {
  date: string;
  /** How long it took. */
  minutes: number;
  machine: string;
  versions: Record<string, string>;
  verdicts: readonly Verdict[];
  results: readonly Result[];
  measurements: readonly Measurement[];
}

/** docs/benchmarks.md */
export function benchmarkPage(found: Found): string {
  const { measurements, results } = found;
  const limits = markdownTable(verdictHead, found.verdicts.map(verdictCells));
  return `# Benchmarks

Written by \`make bench\` on ${found.date}, in ${found.minutes} minutes, on ${found.machine}; ${versionsText(found)}. Every number stands in [benchmarks.json](benchmarks.json) too. A run on another machine gives other seconds; what holds are the ratios.

${contendersText(found)}

![Time of each operation in multiples of the floor's](benchmarks-operations.svg)

![Time of a create by the number of credentials](benchmarks-growth.svg)

## Limits

\`make bench\` fails where one is missed; [why some are](performance.md#limits-that-are-missed). "Found" is the median of the repetitions, with quartiles: a ratio compares what was measured in the same repetition, or with the one measurement where there is one alone. Counts of requests hold for every repetition. "Saved at the end" and the other terms are told [below](#operations).

${limits}

## Operations

${howText}

${lifecycleTables(measurements)}

## Growth

The power of their number by which the cost of 100, 300 and 1,000 credentials, and of sets of 100, 1,000 and 10,000, grows, fitted by least squares to the logarithms, at 20 ms: 1 is linear, and less than 1 is a fixed cost that is spread over more. What was not measured with three numbers is left out.

${growthTable(settings.one, measurements)}

The floor shows what is Pulumi's own: it writes the whole state again at every step, so that time goes with the square of the number in the end ([where it goes, and what users can set](performance.md)). Saved at the end:

${growthTable(savedAtEnd(settings.one), measurements)}

## Where OpenTofu is faster

The floor is what any dynamic resource costs, whose provider does nothing but wait. Ours takes less than that where the stack traces that its classes [spare the program](performance.md#where-the-time-goes) cost more than its requests.

${floorBesideOurs(measurements)}

## Processes

${tableOf(results)}

An idle process is one that has created one credential and rests; the peak is the most that it ever held.

## With OpenTofu

Its row is run where two variables name binaries:

\`\`\`
BENCH_TOFU=/usr/local/bin/tofu BENCH_RESTAPI=$PWD/terraform-provider-restapi_v1.20.0 make bench
\`\`\`

Both are released at GitHub ([OpenTofu](https://github.com/opentofu/opentofu/releases), [the provider](https://github.com/Mastercard/terraform-provider-restapi/releases)), or built by \`go build\` in a clone: \`go build ./cmd/tofu\`, \`go build\`. The provider is named in a CLI configuration (\`dev_overrides\`), so that nothing is fetched.
`;
}

const howText = `All contenders run the same operations on the same [simulator](simulator.md), which adds the latency to each answer. They take turns at each operation, in an order that moves on by one, so that what is compared follows one another. Where there are three repetitions the brackets hold the least and the most. Where the state is "saved at the end" Pulumi has \`PULUMI_SKIP_CHECKPOINTS\`: what it writes at every step otherwise takes most of the time of 1,000, and hides what a provider costs. A life is create, preview (nothing has changed), refresh (nothing has changed), update (of every description) and destroy; what must have come of each is looked up in the simulator, of the floor in the state, before its time counts. Parallelism is each tool's default: Pulumi's is 4 for each core, OpenTofu's is 10. OpenTofu would refresh at the start of each operation; \`-refresh=false\` leaves that to \`apply -refresh-only\`, as Pulumi does.

Time is that of the whole command. CPU is of the command and all that it starts; memory is what all these hold together at the worst moment (MB, RSS, from /proc ten times a second: pages that are shared count for each, and what lives for less than that isn't seen), and for the provider's process the most that it ever held. Requests are those that the simulator got. State is the file in the backend, bytes per credential, after the operation.`;

function versionsText({ versions }: Found): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
}

function contendersText({ versions }: Found): string {
  const tofu = versions.OpenTofu
    ? "OpenTofu with `Mastercard/restapi`, a provider for any REST API. It asks for a token with each request, and reads twice at refresh."
    : "not run: set BENCH_TOFU and BENCH_RESTAPI.";
  const rows = [
    [
      "floor",
      "What Pulumi itself costs: as many dynamic resources, with inputs, outputs and type as long as ours, whose provider waits the latency and does nothing else. It sends no request, so nothing of the simulator's work is in it; its program takes all the stack traces that Pulumi's SDK asks for, [which ours doesn't](performance.md#where-the-time-goes).",
    ],
    ["ours, dynamic", "`pulumi-keycard`"],
    ["ours, plugin", "`pulumi-keycard/plugin`"],
    [
      "set, dynamic; set, plugin",
      "The same credentials as a [`ServiceAccountCredentialSet`](sets.md) for each service account, through either door.",
    ],
    [
      "naive",
      "A dynamic provider as Pulumi's guide teaches: a class with `fetch`, stored with each resource, one request for each read. It logs in once ([text](../benchmarks/lifecycle/programs/naive.js)).",
    ],
    ["tofu", tofu],
  ];
  return markdownTable(["", ""], rows);
}
