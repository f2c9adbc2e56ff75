import { Console } from "node:console";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { CommandLine } from "../cli/command-line";
import { makeCredential } from "../cli/made-credentials";
import { eachDoor } from "../provider/door";
import { configFor, created, withProvider } from "../provider/provided";
import { leakFinder } from "../support/leak-finder";
import { clientOf, simulated } from "../support/simulated";

/**
 * What Node and libraries log when they are asked to. Not `stream` and `child_process`: by these Node itself prints the
 * first bytes of all that is read, and the environment of each child.
 */
const loud = {
  NODE_DEBUG: "cluster,fetch,fs,http,http2,https,net,timer,tls,undici,websocket",
  DEBUG: "*",
  GRPC_TRACE: "all",
  GRPC_VERBOSITY: "DEBUG",
};

jest.setTimeout(120_000);

eachDoor((door) => {
  test(
    "a provider process that logs whatever Node and gRPC can log shows no secret",
    simulated(async (simulator) => {
      const settings = { config: configFor(simulator), env: loud };
      await withProvider(door, settings, async (provider) => {
        const held = await created({ provider, simulator }, { verify: true });
        await provider.read(held);
        const named = { ...held, inputs: { ...held.inputs, name: "renamed" } };
        await provider.delete(await provider.update(held, named.inputs));
        const printed = await provider.end();
        expect(printed).toMatch(/^FETCH \d+: /m);
        expect(leakFinder(simulator.issuedSecrets())(printed)).toEqual([]);
      });
    }),
  );

  test(
    "nor does one that works on a set",
    simulated(async (simulator) => {
      const type = "ServiceAccountCredentialSet";
      const settings = { config: configFor(simulator), env: loud, type } as const;
      await withProvider(door, settings, async (provider) => {
        const given = { provider, simulator };
        const held = await created(given, { credentials: { one: {}, two: {} } });
        await provider.read(held);
        const rotateWhenChanged = { generation: "second" };
        const credentials = { one: { rotateWhenChanged }, three: {} };
        await provider.delete(await provider.update(held, { ...held.inputs, credentials }));
        const printed = await provider.end();
        expect(printed).toMatch(/^FETCH \d+: /m);
        expect(leakFinder(simulator.issuedSecrets())(printed)).toEqual([]);
      });
    }),
  );
});

test.each([["doctor"], ["orphans", "--state", "empty.json"], ["import", "--out", "adopted.json"]])(
  "%s shows no secret either",
  async (...args) => {
    await simulated(async (simulator) => {
      await makeCredential(simulator, "by-hand");
      const line = await CommandLine.at(simulator);
      const empty = { version: 3, deployment: { resources: [] } };
      await writeFile(join(line.folder, "empty.json"), JSON.stringify(empty));
      const { output } = await line.run(args, loud);
      expect(output).toMatch(/^FETCH \d+: /m);
      expect(leakFinder(simulator.issuedSecrets())(output)).toEqual([]);
    })();
  },
);

test(
  "printed by whichever way, a client and what it has made show no secret; a copy of it is the program's own matter",
  simulated(async (simulator) => {
    const keycard = clientOf(simulator);
    const made = await makeCredential(simulator, "ci");
    const output = new PassThrough();
    const printer = new Console(output);
    for (const value of [keycard, made, [made], { nested: { made } }]) {
      printer.log("%s %o %O %j", value, value, value, value);
      printer.dir(value, { depth: null });
      printer.log(inspect(value, { depth: null, showHidden: true, customInspect: false }));
      printer.log(String(value), `${Object.getOwnPropertyNames(value)}`);
    }
    output.end();
    expect(leakFinder(simulator.issuedSecrets())(await text(output))).toEqual([]);

    for (const copy of [{ ...made }, structuredClone(made), Object.assign({}, made)]) {
      expect(copy.client_secret).toBe(made.client_secret);
    }
  }),
);
