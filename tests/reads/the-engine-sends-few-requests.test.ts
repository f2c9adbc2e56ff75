import { pluginProgram, program } from "../lifecycle/programs";
import { eachDoor } from "../provider/door";
import { newProject, settingsFor } from "../support/sandbox";
import { simulated } from "../support/simulated";

/** More than a page. */
const count = 110;
const unattended = ["--yes", "--skip-preview"];

eachDoor((door) => {
  test(
    `${count} credentials are read by two requests and a login, and written by one each and a login`,
    simulated(async (simulator) => {
      const declares = (args: string) =>
        (door === "plugin" ? pluginProgram : program)(`
          for (let which = 0; which < ${count}; which++) {
            new ServiceAccountCredential(\`ci-\${which}\`, {
              serviceAccountId: "${simulator.serviceAccountId}", ${args}
            });
          }`);
      const project = await newProject(declares(""), settingsFor(simulator));
      const sentBy = async (...command: string[]) => {
        simulator.clearRequests();
        await project.must(...command, ...unattended);
        const byOperation = Map.groupBy(simulator.requests, ({ operation }) => operation);
        return Object.fromEntries(
          [...byOperation].map(([operation, all]) => [operation, all.length]),
        );
      };

      expect(await sentBy("up")).toEqual({ token: 1, createCredential: count });
      expect(await sentBy("refresh")).toEqual({ token: 1, listCredentials: 2 });
      await project.write(declares('description: "anew"'));
      expect(await sentBy("up")).toEqual({ token: 1, updateCredential: count });
      expect(await sentBy("destroy")).toEqual({ token: 1, deleteCredential: count });
    }),
    300_000,
  );

  test(
    "one credential is read by one request and a login",
    simulated(async (simulator) => {
      const declaration = `new ServiceAccountCredential("ci", { serviceAccountId: "${simulator.serviceAccountId}" });`;
      const make = door === "plugin" ? pluginProgram : program;
      const project = await newProject(make(declaration), settingsFor(simulator));
      await project.must("up", ...unattended);
      simulator.clearRequests();
      await project.must("refresh", ...unattended);
      const operations = simulator.requests.map(({ operation }) => operation);
      expect(operations).toEqual(["token", "listCredentials"]);
    }),
    120_000,
  );
});
