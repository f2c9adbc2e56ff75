import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";

test(
  "up",
  simulated(async (simulator) => {
    const project = await newProject(
      {
        "index.js": `
          const { ServiceAccountCredential } = require("pulumi-keycard");
          const ci = new ServiceAccountCredential("ci", { serviceAccountId: "${simulator.serviceAccountId}" });
          exports.clientSecret = ci.clientSecret;`,
      },
      settingsFor(simulator),
    );
    await project.must("up", "--yes", "--skip-preview");
  }),
  60_000,
);
