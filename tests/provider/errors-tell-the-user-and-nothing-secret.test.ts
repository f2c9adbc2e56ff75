import { keepSecrets } from "../support/evidence";
import { liveIn } from "../support/live-credentials";
import { differences } from "./differences";
import { eachDoor } from "./door";
import {
  configFor,
  created,
  type Provided,
  provided,
  providerErrorOf,
  withProvider,
} from "./provided";
import type { Held, ProviderProcess } from "./provider-process";

eachDoor((door) => {
  const wrongSecret = "canary-secret-that-the-api-does-not-know";

  /** Every step that sends a request. */
  const steps: Record<string, (provider: ProviderProcess, held: Held) => Promise<unknown>> = {
    create: (provider, { inputs }) => provider.create(inputs),
    read: (provider, held) => provider.read(held),
    get: (provider, { id }) => provider.get(id),
    update: (provider, held) => provider.update(held, { ...held.inputs, name: "deploy" }),
    delete: (provider, held) => provider.delete(held),
  };

  test(
    "a refused login names where it comes from, and what refresh and destroy use, in every step",
    provided(door, async (given) => {
      keepSecrets([wrongSecret]);
      const { simulator } = given;
      const held = await created(given);
      const config = { ...configFor(simulator), "keycard:clientSecret": wrongSecret };

      await withProvider(door, { config }, async (provider) => {
        for (const step of Object.values(steps)) {
          const { message } = await providerErrorOf(step(provider, held));
          expect(message).toMatch(/^Can't log in at .* answered 401/);
          expect(message).toContain(
            "an explicit Provider or stack config (keycard:clientId, keycard:clientSecret)",
          );
          expect(message).toMatch(/Without `--run-program`, refresh and destroy use the config of/);
          expect(message).not.toContain(wrongSecret);
        }
        expect(await provider.end()).not.toContain(wrongSecret);
      });
      expect(liveIn(simulator)).toHaveLength(1);
    }),
  );

  test(
    "a client id and a secret that changed places show no secret",
    provided(door, async (given) => {
      const held = await created(given);
      const { clientId, clientSecret } = given.simulator;
      const config = {
        ...configFor(given.simulator),
        "keycard:clientId": clientSecret,
        "keycard:clientSecret": clientId,
      };
      const body = JSON.stringify({ message: `Unknown client "${clientSecret}".` });
      given.simulator.fault({ kind: "status", status: 401, body, operation: "token" });
      await withProvider(door, { config }, async (provider) => {
        const { message } = await providerErrorOf(provider.read(held));
        expect(message).toContain("Unknown client");
        expect(message).toContain(`with client id "${clientSecret.slice(0, 4)}…"`);
        expect(message).not.toContain(clientSecret.slice(0, 5));
      });
    }),
  );

  test(
    "a refused login from the environment names its variables",
    provided(door, async (given) => {
      const { baseUrl, clientId } = given.simulator;
      const held = await created(given);
      const env = {
        KEYCARD_BASE_URL: baseUrl,
        KEYCARD_API_CLIENT_ID: clientId,
        KEYCARD_API_CLIENT_SECRET: wrongSecret,
      };

      await withProvider(door, { env }, async (provider) => {
        const { message } = await providerErrorOf(provider.read(held));
        expect(message).toContain(
          "the environment (KEYCARD_API_CLIENT_ID, KEYCARD_API_CLIENT_SECRET)",
        );
      });
    }),
  );

  test(
    "no step that fails prints a stack trace or a secret, also where the API quotes one",
    provided(door, async (given) => {
      const { provider, simulator } = given;
      const held = await created(given);
      const body = JSON.stringify({ message: `no: ${simulator.clientSecret}`, status: 403 });
      simulator.fault({ kind: "status", status: 403, body, times: 99 });

      for (const [name, step] of Object.entries(steps)) {
        const { message } = await providerErrorOf(step(provider, held));
        expect(`${name}: ${message}`).toContain('answered 403 ("no: [secret]")');
      }
      const printed = await provider.end();
      const line = `pulumi-keycard: read of ${held.id} failed`;
      expect(printed.includes(line)).toBe(differences.failuresArePrinted[door]);
      expect(printed).not.toMatch(/^ +at /m);
      for (const secret of simulator.issuedSecrets()) expect(printed).not.toContain(secret);
    }),
  );

  test(
    "two organizations with a process each don't mix",
    provided(door, async (given) => {
      const { simulator } = given;
      const { organizationId } = simulator.addOrganization({ label: "other" });
      const { serviceAccountId } = simulator.addServiceAccount(organizationId);
      const config = { ...configFor(simulator), "keycard:organizationId": organizationId };

      await withProvider(door, { config }, async (provider) => {
        const other: Provided = { simulator, provider };
        const [first, second] = await Promise.all([
          created(given),
          created(other, { serviceAccountId }),
        ]);
        expect(first.outputs.organizationId).toBe(simulator.organizationId);
        expect(second.outputs.organizationId).toBe(organizationId);
        await Promise.all([given.provider.delete(first), provider.delete(second)]);
        const ids = simulator.credentials().map(({ id }) => id);
        expect(ids).not.toContain(first.outputs.credentialId);
        expect(ids).not.toContain(second.outputs.credentialId);
      });
    }),
  );
});
