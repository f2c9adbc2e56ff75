import fc from "fast-check";
import { invoked } from "../plugin/invoked";
import { pluggedToAll } from "../plugin/plugged";
import { PluginWire } from "../provider/plugin-wire";
import type { Values } from "../provider/wire";
import { accessToken, withAnyServer } from "./any-server";
import { answered, expectWellFormed } from "./door-calls";
import { holds } from "./holds";
import { hostileReply } from "./hostile-replies";
import { hostileProperties } from "./hostile-values";
import { expectPaths } from "./paths";
import { expectShowable } from "./showable";

const clientSecret = "client-secret-of-the-tests-which-no-error-shows";
const parts = { organizationId: "acme", serviceAccountId: "agents" };
const functions: [string, Record<string, unknown>][] = [
  ["getServiceAccount", { ...parts, includePermissions: true }],
  ["getServiceAccount", { id: "acme/agents" }],
  ["getServiceAccountCredential", { ...parts, credentialId: "ci" }],
  ["getServiceAccountCredential", { id: "acme/agents/ci" }],
  ["getServiceAccountCredentials", parts],
];

const given = pluggedToAll();

test.each(functions)("%s of any arguments asks for paths of the API alone", async (name, usual) => {
  const { simulator, plugin } = given();
  const secrets = [simulator.clientSecret];
  await holds(20, hostileProperties(usual), async (args) => {
    simulator.clearRequests();
    const told = await answered(invoked(plugin, name, args as Values), secrets);
    for (const { property, reason } of told?.failures ?? []) {
      expectShowable(property + reason, secrets);
    }
    expectWellFormed(simulator.requests);
  });
});

test("any answers are given on as they should, or refused in words", () =>
  withAnyServer(async (server) => {
    const plugin = await PluginWire.start({
      config: {
        "keycard:baseUrl": server.baseUrl,
        "keycard:clientId": "tests",
        "keycard:clientSecret": clientSecret,
      },
    });
    try {
      await holds(8, fc.tuple(hostileReply, hostileReply), async ([first, next]) => {
        server.requests.length = 0;
        server.reply = () => (server.requests.length === 1 ? first : next);
        for (const [name, args] of functions) {
          await answered(invoked(plugin, name, args as Values), [clientSecret, accessToken]);
        }
        expectPaths(server);
      });
    } finally {
      await plugin.end();
    }
  }));
