import { Keycard, RateLimitError } from "../sdk";
import { type Simulator, startSimulator } from "../simulator";

interface Load {
  clients: number;
  /** Creates under way, of each client. */
  atATime: number;
  /** Of all clients together. */
  creates: number;
  requestsPerSecond: number;
}

const loads: readonly Load[] = [
  { clients: 8, atATime: 4, creates: 800, requestsPerSecond: 50 },
  { clients: 8, atATime: 16, creates: 800, requestsPerSecond: 50 },
  { clients: 8, atATime: 16, creates: 200, requestsPerSecond: 10 },
  { clients: 32, atATime: 16, creates: 1_600, requestsPerSecond: 50 },
];

interface Ridden {
  seconds: number;
  longestSeconds: number;
  failed: number;
  sent: number;
  refused: number;
}

/** Prints a Markdown table of how clients fare who together ask for more than a rate limit lets through. */
async function main(): Promise<void> {
  const head =
    "| clients × at a time | creates | requests a second | all done in | sent | answered 429 | failed | the longest took |";
  console.log(`${head}\n${"| --- ".repeat(8)}|`);
  for (const load of loads) {
    const { clients, atATime, creates, requestsPerSecond } = load;
    const { seconds, sent, refused, failed, longestSeconds } = await ride(load);
    const [done, longest] = [seconds, longestSeconds].map((one) => `${Math.round(one)} s`);
    const counts = [sent, refused, failed].map((count) => count.toLocaleString("en"));
    const cells = [
      `${clients} × ${atATime}`,
      creates.toLocaleString("en"),
      requestsPerSecond,
      done,
      ...counts,
      longest,
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

async function ride({ clients, atATime, creates, requestsPerSecond }: Load): Promise<Ridden> {
  const simulator = await startSimulator({ rateLimit: requestsPerSecond });
  const { baseUrl, clientId, clientSecret } = simulator;
  const took: number[] = [];
  let begun = 0;
  let failed = 0;
  const work = async (keycard: Keycard) => {
    while (begun < creates) {
      const startedAt = performance.now();
      await create(keycard, simulator, begun++).catch((error: unknown) => {
        if (!(error instanceof RateLimitError)) throw error;
        failed++;
      });
      took.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  try {
    const keycards = Array.from(
      { length: clients },
      () => new Keycard({ baseUrl, clientId, clientSecret }),
    );
    const lanes = keycards.flatMap((keycard) => Array.from({ length: atATime }, () => keycard));
    await Promise.all(lanes.map(work));
    const answers = simulator.requests.map(({ status }) => status);
    return {
      seconds: (performance.now() - startedAt) / 1000,
      longestSeconds: Math.max(...took) / 1000,
      failed,
      sent: answers.length,
      refused: answers.filter((status) => status === 429).length,
    };
  } finally {
    await simulator.close();
  }
}

async function create(keycard: Keycard, simulator: Simulator, number: number): Promise<void> {
  const { organizationId: organization_id, serviceAccountId } = simulator;
  const { credentials } = keycard.organizations.serviceAccounts;
  await credentials.create(serviceAccountId, { organization_id, name: `of-many-${number}` });
}

main();
