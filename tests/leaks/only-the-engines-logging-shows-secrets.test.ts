import { newProject } from "../support/sandbox";
import { simulated } from "../support/simulated";
import { addToSummary } from "../support/summary";
import { engineLogging } from "./engine-logging";
import { loudLife, type Written } from "./loud-life";
import { placesOf } from "./places";
import {
  bothDoors,
  configureLogin,
  configureMinimal,
  minimalKey,
  minimalSecret,
  withoutPackage,
} from "./programs";

/** Where one of the secrets shows. */
function showing(written: Written, secrets: readonly string[]): string[] {
  return [...placesOf(written, secrets)].sort();
}

/** The switches among places. */
function switchesOf(places: readonly string[]): string[] {
  return [...new Set(places.map((place) => place.split(": ")[0] ?? ""))].sort();
}

/** What is printed here is looked at by the switch that had it printed. */
const kept = () => {};

async function loudMinimalLife(): Promise<Written> {
  const project = await newProject(withoutPackage, {}, kept);
  await configureMinimal(project);
  return loudLife(project);
}

test(
  "with every switch on, secrets show where the engine shows those of a program without this package, and nowhere else",
  simulated(async (simulator) => {
    const project = await newProject(bothDoors(simulator), {}, kept);
    await configureLogin(project, simulator);
    const [ours, minimal] = await Promise.all([loudLife(project), loudMinimalLife()]);

    // Where one is missing here, a newer engine has stopped showing it: take it off the list, and off docs/secrets.md.
    expect(switchesOf(showing(minimal, [minimalKey, minimalSecret]))).toEqual(engineLogging);

    const { clientSecret } = simulator;
    const tokens = simulator.issuedTokens();
    const made = simulator
      .issuedSecrets()
      .filter((secret) => secret !== clientSecret && !tokens.includes(secret));
    expect(made.length).toBeGreaterThan(0);
    expect(showing(minimal, [minimalSecret])).toEqual(expect.arrayContaining(showing(ours, made)));
    expect(showing(minimal, [minimalKey])).toEqual(
      expect.arrayContaining(showing(ours, [clientSecret])),
    );
    // The engine never sees one.
    expect(showing(ours, tokens)).toEqual([]);
    addToSummary("leaks", {
      [`known exception (${engineLogging.length} switches of the engine)`]: 1,
    });
  }),
  600_000,
);
