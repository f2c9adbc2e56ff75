import { parseArgs } from "node:util";
import { startSimulator } from "./index";

const usage = `usage: npm run simulator -- [--port <number>] [--latency-ms <number>] [--rate-limit <number>]

  --port        default: a free one
  --latency-ms  how long each answer takes, default 0
  --rate-limit  requests in a second, above which it answers 429, default: none

Prints one line of JSON with baseUrl, clientId, clientSecret, organizationId and serviceAccountId, and serves until
Ctrl-C.`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      port: { type: "string" },
      "latency-ms": { type: "string" },
      "rate-limit": { type: "string" },
    },
  });
  if (values.help) return undefined;
  return {
    port: wholeNumber("--port", values.port, 65535),
    latencyMs: wholeNumber("--latency-ms", values["latency-ms"], 60_000),
    ...(values["rate-limit"] !== undefined && {
      rateLimit: wholeNumber("--rate-limit", values["rate-limit"], 10_000, 1),
    }),
  };
}

function wholeNumber(option: string, text = "0", maximum: number, minimum = 0): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  throw new Error(`${option} must be a whole number from ${minimum} to ${maximum}, not "${text}".`);
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return console.log(usage);
  const simulator = await startSimulator(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${options.port} is taken: give another, or none for a free one.`);
  });
  const { baseUrl, clientId, clientSecret, organizationId, serviceAccountId } = simulator;
  console.log(
    JSON.stringify({ baseUrl, clientId, clientSecret, organizationId, serviceAccountId }),
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => simulator.close());
}

main().catch((error: Error) => {
  console.error(error.message.replaceAll("\n", " "));
  process.exitCode = 2;
});
