import type { Provided } from "../provider/provided";
import type { ResourceType, Values } from "../provider/wire";
import { usualProgram } from "./usual-programs";

/** Fails unless the process still serves a usual program. */
export async function expectServing(
  { simulator, provider }: Provided,
  type: ResourceType,
): Promise<void> {
  const { inputs, failures } = await provider.check(usualProgram(type, simulator) as Values);
  expect(failures).toEqual([]);
  await provider.delete(await provider.create(inputs));
}
