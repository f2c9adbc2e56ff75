import { parseArgs } from "node:util";
import { startSimulator } from "./index";

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      "latency-ms": { type: "string" },
      "rate-limit": { type: "string" },
    },
  });
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
