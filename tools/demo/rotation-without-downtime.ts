import { ConsumerProcess } from "../project/consumer-process";
import { announce, narrate } from "./narrate";
import type { Stage } from "./stage";

/** A rotating credential, and a consumer that calls all the while. */
export async function rotationWithoutDowntime(stage: Stage): Promise<void> {
  const rotation = await stage.project("rotation", stage.settings);

  announce(
    "A service account and a credential that rotates, and a consumer that never stops calling",
  );
  await stage.apply(rotation);
  const consumer = await ConsumerProcess.start(rotation, {
    baseUrl: stage.simulator.baseUrl,
    // Its dots, one a call, would stand between Pulumi's lines.
    onOutput: (text) => {
      if (/works|failed/.test(text)) narrate(`the consumer says: ${text.trim()}`);
    },
  });
  try {
    for (const nth of ["second", "third"]) {
      announce(`The ${nth} credential: those before it stay valid, and the consumer calls on`);
      await stage.run(rotation, "config", "set", "rotation", nth);
      await stage.apply(rotation);
      stage.tellLive();
      await consumer.calls(5);
      await consumer.handOver();
    }
  } finally {
    const { calls, failed } = await consumer.end();
    narrate(`calls through two rotations: ${calls}, failed calls: ${failed}`);
    if (failed > 0) process.exitCode = 1;
  }
}
