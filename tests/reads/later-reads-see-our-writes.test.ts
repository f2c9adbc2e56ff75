import type { dynamic } from "@pulumi/pulumi";
import { rotatingServiceAccountCredential } from "../../provider/definitions/rotating-service-account-credential";
import { serviceAccount } from "../../provider/definitions/service-account";
import { serviceAccountCredential } from "../../provider/definitions/service-account-credential";
import { dynamicProvider } from "../../provider/dynamic/dynamic-provider";
import { formatId } from "../../provider/engine/resource-id";
import type { HostProcess } from "../../provider/host/host-process";
import type { Simulator } from "../../simulator";
import { clientOf, simulated } from "../support/simulated";

type Provider = Required<dynamic.ResourceProvider>;
type Login = { clientId: string; clientSecret: string };

const credentials = (host: HostProcess) => dynamicProvider(serviceAccountCredential, host);
const rotating = (host: HostProcess) => dynamicProvider(rotatingServiceAccountCredential, host);
const accounts = (host: HostProcess) => dynamicProvider(serviceAccount, host);

function processOfItsOwn(): HostProcess {
  return {
    environment: {},
    now: () => Date.now(),
    sleep: async () => {},
    warn: () => {},
    connections: new Map(),
  };
}

/** A resource's provider in one process with others, by a login of its own. */
async function configured(
  make: (host: HostProcess) => dynamic.ResourceProvider,
  host: HostProcess,
  { baseUrl, organizationId }: Simulator,
  { clientId, clientSecret }: Login,
): Promise<Provider> {
  const config: Record<string, string> = { baseUrl, organizationId, clientId, clientSecret };
  const get = (key: string) => config[key.replace("keycard:", "")];
  const provider = make(host) as Provider;
  await provider.configure({ config: { get, require: (key) => String(get(key)) } });
  return provider;
}

type Values = Record<string, unknown>;

/** Prepares a write, and gives it to be done later. */
type Write = (provider: Provider, inputs: Values) => Promise<() => Promise<unknown>>;

const creation: Write = async (provider, inputs) => () => provider.create(inputs);
const update: Write = async (provider, inputs) => {
  const { id, outs } = await provider.create(inputs);
  return () => provider.update(id, outs, { ...inputs, name: "renamed" });
};
const deletion: Write = async (provider, inputs) => {
  const { id, outs } = await provider.create(inputs);
  return () => provider.delete(id, outs);
};

const writes = [
  ["a creation", credentials, creation],
  ["an update", credentials, update],
  ["a deletion", credentials, deletion],
  ["a rotating one's update", rotating, update],
  ["a service account's deletion", accounts, deletion],
] as const;

describe.each(["the same", "another"])("by %s login", (login) => {
  test.each(writes)(
    "a read after %s sees what others have changed before it ended",
    (_, make, write) =>
      simulated(async (simulator) => {
        const { organizationId, serviceAccountId } = simulator;
        const { serviceAccounts } = clientOf(simulator).organizations;
        const made = (name: string) =>
          serviceAccounts.credentials.create(serviceAccountId, {
            organization_id: organizationId,
            name,
          });
        const { id: credentialId } = await made("read");
        const { client_id: clientId, client_secret: clientSecret } = await made("reader");
        const reader = login === "the same" ? simulator : { clientId, clientSecret };

        const host = processOfItsOwn();
        const reads = await configured(credentials, host, simulator, reader);
        const id = formatId(organizationId, serviceAccountId, credentialId);
        const nameRead = async () => (await reads.read(id, {})).props?.name;
        const writing = await configured(make, host, simulator, simulator);
        const owner = make === accounts ? { organizationId } : { organizationId, serviceAccountId };
        const end = await write(writing, { ...owner, name: "written" });

        expect(await nameRead()).toBe("read");
        simulator.changeCredential(credentialId, { name: "by hand" });
        expect(await nameRead()).toBe("read");
        await end();
        expect(await nameRead()).toBe("by hand");
      })(),
  );
});
