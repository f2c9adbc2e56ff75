import fc from "fast-check";
import { type Door, eachDoor } from "../provider/door";
import { ProviderProcess } from "../provider/provider-process";
import type { ResourceType, Values } from "../provider/wire";
import { AnyServer, accessToken } from "./any-server";
import { answered } from "./door-calls";
import { holds } from "./holds";
import { createdSecret, credentialId, hostileReply } from "./hostile-replies";
import { expectPaths } from "./paths";
import { expectShowable } from "./showable";
import { resourceTypes, usualProgram } from "./usual-programs";

const clientSecret = "client-secret-of-the-tests-which-no-error-shows";
const secrets = [clientSecret, accessToken, createdSecret];
const usualReply = { status: 404, body: "" };
const ids = { organizationId: "acme", serviceAccountId: "agents" };

async function withProvider(
  door: Door,
  type: ResourceType,
  test: (server: AnyServer, provider: ProviderProcess) => Promise<void>,
): Promise<void> {
  const server = await AnyServer.listening();
  const config = {
    "keycard:baseUrl": server.baseUrl,
    "keycard:clientId": "tests",
    "keycard:clientSecret": clientSecret,
  };
  const provider = await ProviderProcess.start(door, { config, type });
  try {
    await test(server, provider);
  } finally {
    const told = await provider.end();
    await server.close();
    for (const line of told.split("\n")) expectShowable(line, secrets);
  }
}

/** So many lives at once, each in an organization of its own: attempts that follow each other wait in between. */
const lanes = 12;
const replies = fc.array(hostileReply, { minLength: 1, maxLength: 5 });

describe.each(resourceTypes)("%s", (type) => {
  eachDoor((door) => {
    test("any answers are taken as they should, or refused in words, and lead to no other path", () =>
      withProvider(door, type, async (server, provider) => {
        const inLanes = fc.array(replies, { minLength: lanes, maxLength: lanes });
        await holds(2, inLanes, async (given) => {
          server.requests.length = 0;
          server.reply = ({ url }) => {
            const [, organization] = /^\/organizations\/(\d+)\//.exec(url) ?? [];
            const inLane = given[Number(organization)] ?? [];
            return inLane[server.requests.length % inLane.length] ?? usualReply;
          };
          const lives = given.map((_, lane) => live(provider, type, String(lane)));
          await Promise.all(lives);
          expectPaths(server);
          for (const { url } of server.requests) expect(url).toMatch(/^\/organizations\/\d+\//);
        });
        const { failures } = await provider.check(usualProgram(type, ids) as Values);
        expect(failures).toEqual([]);
      }));
  });
});

const ofOne = {
  name: "before",
  credentialId,
  clientId: "ci",
  clientSecret: createdSecret,
  createdAt: "2026-01-01T00:00:00Z",
};

/** Of which an update renames one credential, replaces one, and deletes one. */
const ofSet = {
  credentials: {
    ci: { name: "before", rotateWhenChanged: { quarter: "2026-Q4" } },
    nightly: { rotateWhenChanged: { quarter: "2026-Q3" } },
    gone: {},
  },
  credentialIds: { ci: credentialId, nightly: "nightly", gone: "gone" },
  clientIds: { ci: "ci", nightly: "nightly", gone: "gone" },
  clientSecrets: { ci: createdSecret, nightly: createdSecret, gone: createdSecret },
};

/** Every step of a resource's life, each of which may fail. */
async function live(
  provider: ProviderProcess,
  type: ResourceType,
  organizationId: string,
): Promise<void> {
  const { inputs } = await provider.check(usualProgram(type, { ...ids, organizationId }) as Values);
  const id = `${organizationId}/agents${type === "ServiceAccount" ? "" : `/${credentialId}`}`;
  const computed = type === "ServiceAccountCredentialSet" ? ofSet : ofOne;
  const held = { id, inputs, outputs: { ...inputs, ...computed } };
  const steps = [
    provider.create(inputs),
    provider.get(id),
    provider.read(held),
    provider.update(held, inputs),
    provider.delete(held),
  ];
  await Promise.all(steps.map((step) => answered<unknown>(step, secrets)));
}
