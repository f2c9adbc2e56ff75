import { announce } from "./narrate";
import type { Stage } from "./stage";

/** One credential, shared with another stack: created, renamed, replaced, changed behind Pulumi's back. */
export async function lifeOfACredential(stage: Stage): Promise<void> {
  const { simulator } = stage;
  const quickstart = await stage.project("quickstart", stage.settings, [
    "serviceAccountId",
    simulator.serviceAccountId,
  ]);
  // The consumer has no key of its own: it gets its credential from the other stack.
  const consumer = await stage.project(
    "consumer",
    {},
    ["credentialStack", "organization/quickstart/dev"],
    ["keycard:baseUrl", simulator.baseUrl],
  );

  announce("A program declares a credential, and `pulumi up` creates it");
  await stage.apply(quickstart);
  stage.tellLive();

  announce("Another stack reads its secret, and a workload logs in with it");
  await stage.apply(consumer);

  announce("A new name: changed in place, the client id and the secret stay");
  await stage.run(quickstart, "config", "set", "name", "deploy-pipeline");
  await stage.apply(quickstart);
  stage.tellLive();

  announce("A replacement: the new credential exists before the old one goes");
  await stage.run(quickstart, "config", "set", "rotation", "second");
  await stage.apply(quickstart);
  await stage.apply(consumer);
  stage.tellLive();

  announce("Somebody renames it behind Pulumi's back: refresh shows it, and up puts it right");
  for (const { id } of stage.live()) simulator.changeCredential(id, { name: "renamed-by-hand" });
  await stage.run(quickstart, "refresh", "--yes", "--skip-preview", "--diff");
  await stage.apply(quickstart);
  stage.tellLive();
}
