import { ConflictError, NotFoundError } from "../../sdk";
import { errorOf } from "../support/evidence";
import { clientOf, simulated } from "../support/simulated";

test(
  "a service account is created, read, listed, changed and deleted",
  simulated(async (simulator) => {
    const { serviceAccounts } = clientOf(simulator).organizations;
    const organization_id = simulator.organizationId;

    const created = await serviceAccounts.create({
      organization_id,
      name: "agents",
      description: "all",
    });
    expect(await serviceAccounts.retrieve(created.id, { organization_id })).toEqual(created);
    const updated = await serviceAccounts.update(created.id, { organization_id, name: "robots" });
    expect(updated).toMatchObject({ id: created.id, name: "robots", description: "all" });
    const walked = await Array.fromAsync(serviceAccounts.list({ organization_id, limit: 1 }));
    expect(walked.map(({ id }) => id).toSorted()).toEqual(
      [created.id, simulator.serviceAccountId].toSorted(),
    );

    await serviceAccounts.delete(created.id, { organization_id });
    expect(await errorOf(serviceAccounts.retrieve(created.id, { organization_id }))).toBeInstanceOf(
      NotFoundError,
    );
  }),
);

test(
  "deleting a service account that has credentials is a conflict",
  simulated(async (simulator) => {
    const { serviceAccounts } = clientOf(simulator).organizations;
    const { organizationId: organization_id, serviceAccountId } = simulator;
    await serviceAccounts.credentials.create(serviceAccountId, { organization_id, name: "ci" });

    const error = await errorOf(serviceAccounts.delete(serviceAccountId, { organization_id }));
    expect(error).toBeInstanceOf(ConflictError);
  }),
);
