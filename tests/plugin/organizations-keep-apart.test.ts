import type { Simulator } from "../../simulator";
import { configFor, created } from "../provider/provided";
import { clientOf, simulated } from "../support/simulated";
import { type Plugged, plugged } from "./plugged";

const creationsEach = 20;

/** An organization with an account, and a key that sees nothing else. */
async function organization(simulator: Simulator, label: string) {
  const { organizationId } = simulator.addOrganization({ label });
  const { serviceAccountId } = simulator.addServiceAccount(organizationId);
  const { credentials } = clientOf(simulator).organizations.serviceAccounts;
  const owner = { organization_id: organizationId };
  const key = await credentials.create(serviceAccountId, { ...owner, name: "admin" });
  const config = {
    ...configFor(simulator),
    "keycard:organizationId": organizationId,
    "keycard:clientId": key.client_id,
    "keycard:clientSecret": key.client_secret,
  };
  return { organizationId, serviceAccountId, config };
}

test(
  "two processes with keys of their own make twenty credentials each at once, in their organizations",
  simulated(async (simulator) => {
    const acme = await organization(simulator, "acme");
    const globex = await organization(simulator, "globex");

    const create = ({ provider }: Plugged, { serviceAccountId }: typeof acme) =>
      Array.from({ length: creationsEach }, (_, n) =>
        created({ provider, simulator }, { logicalName: `ci-${n}`, serviceAccountId }),
      );
    await plugged(
      (first) =>
        plugged(
          async (second) => {
            const held = await Promise.all([...create(first, acme), ...create(second, globex)]);
            for (const [n, { id, outputs }] of held.entries()) {
              const { organizationId, serviceAccountId } = n < creationsEach ? acme : globex;
              expect(id).toBe(`${organizationId}/${serviceAccountId}/${outputs.credentialId}`);
            }
            await Promise.all(
              held.map((one, n) => (n < creationsEach ? first : second).provider.delete(one)),
            );
          },
          () => ({ config: globex.config }),
        )(),
      () => ({ config: acme.config }),
    )();
    for (const { serviceAccountId } of [acme, globex]) {
      expect(simulator.credentials(serviceAccountId).map(({ name }) => name)).toEqual(["admin"]);
    }
  }),
);

test(
  "the key of one sees nothing of the other, and takes nothing of it for deleted",
  simulated(async (simulator) => {
    const acme = await organization(simulator, "acme");
    const globex = await organization(simulator, "globex");
    await plugged(
      async ({ provider }) => {
        const { organizationId, serviceAccountId } = globex;
        const id = `${organizationId}/${serviceAccountId}/some`;
        const held = { id, inputs: {}, outputs: { clientId: "some", organizationId } };
        await expect(provider.read(held)).rejects.toThrow(/nothing is taken for deleted/);
      },
      () => ({ config: acme.config }),
    )();
  }),
);
