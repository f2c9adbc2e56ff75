import { setTimeout as sleep } from "node:timers/promises";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { storedProvider } from "../provider/resources/dynamic/stored-provider";
import { ProviderProcess } from "./provider-process";
import { type Result, spreadText } from "./result";
import { type Spread, spreadOf } from "./statistics";

const processes = 5;
/** So long a process is left alone before it is looked at. */
const restMs = 1_000;

const dynamicProvider = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
const inputs = { organizationId: "acme", serviceAccountId: "ab3def8hij2klm9opq5rst7uvw" };

/**
 * Of the plugin's process, beside Pulumi's own for dynamic resources.
 *
 * @param project a folder whose `node_modules` hold the package
 */
export async function memoryAtRest(plugin: string, project: string): Promise<Result[]> {
  const ours = await restingMemory([plugin], project, {
    type: "keycard:index:ServiceAccountCredential",
    news: inputs,
  });
  const dynamic = await restingMemory([dynamicProvider, "127.0.0.1:1"], project, {
    type: "pulumi-nodejs:dynamic/keycard:ServiceAccountCredential",
    news: { ...inputs, __provider: storedProvider("dynamic") },
  });
  return (["ready", "checked"] as const).map((moment) => ({
    what: {
      ready: `memory at rest (RSS), ready, median and quartiles of ${processes}`,
      checked: "the same after the first Configure and Check",
    }[moment],
    measured: spreadText(ours[moment], "MB"),
    beside: `the dynamic provider's process: ${spreadText(dynamic[moment], "MB")}`,
  }));
}

async function restingMemory(
  args: readonly string[],
  cwd: string,
  resource: CheckedResource,
): Promise<{ ready: Spread; checked: Spread }> {
  const ready: number[] = [];
  const checked: number[] = [];
  for (let count = 0; count < processes; count++) {
    const started = await ProviderProcess.start(args, cwd);
    try {
      await sleep(restMs);
      ready.push((await started.memory()) / 1e6);
      await firstCheck(started, resource);
      await sleep(restMs);
      checked.push((await started.memory()) / 1e6);
    } finally {
      await started.end();
    }
  }
  return { ready: spreadOf(ready), checked: spreadOf(checked) };
}

interface CheckedResource {
  type: string;
  news: Record<string, JavaScriptValue>;
}

/** The calls that load all of the provider, and send nothing. */
async function firstCheck(
  { port }: ProviderProcess,
  { type, news }: CheckedResource,
): Promise<void> {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const configuration = { clientId: "id", clientSecret: "secret" };
  const configure = new messages.ConfigureRequest()
    .setAcceptsecrets(true)
    .setArgs(Struct.fromJavaScript(configuration));
  await answer((done) => client.configure(configure, done));
  const check = new messages.CheckRequest()
    .setUrn(`urn:pulumi:dev::bench::${type}::ci`)
    .setType(type)
    .setOlds(Struct.fromJavaScript({}))
    .setNews(Struct.fromJavaScript(news));
  await answer((done) => client.check(check, done));
  client.close();
}

function answer(send: (done: (error: ServiceError | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    send((error) => (error ? reject(error) : resolve()));
  });
}
