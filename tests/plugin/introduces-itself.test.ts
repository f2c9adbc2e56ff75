import { readFileSync } from "node:fs";
import { join } from "node:path";
import { status } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { version } from "../../package.json";
import { answer } from "../provider/answer";
import { configFor, providerErrorOf } from "../provider/provided";
import { pluggedToAll } from "./plugged";

const given = pluggedToAll();
const client = () => given().plugin.client;

test("handshake and configure agree on what the plugin takes, and previews are among it", async () => {
  const { plugin, simulator } = given();
  const handshake = await plugin.handshake();
  const configured = await plugin.configure(configFor(simulator));

  expect({
    secrets: configured.getAcceptsecrets(),
    outputs: configured.getAcceptoutputs(),
    resources: configured.getAcceptresources(),
    autonaming: configured.getSupportsAutonamingConfiguration(),
  }).toEqual({
    secrets: handshake.getAcceptSecrets(),
    outputs: handshake.getAcceptOutputs(),
    resources: handshake.getAcceptResources(),
    autonaming: handshake.getSupportsAutonamingConfiguration(),
  });
  expect(configured.getAcceptsecrets()).toBe(true);
  expect(configured.getSupportspreview()).toBe(true);
});

test("its schema is the one in the repository, at its own version", async () => {
  const response = await answer<messages.GetSchemaResponse>((done) =>
    client().getSchema(new messages.GetSchemaRequest(), done),
  );
  const checkedIn = readFileSync(join(__dirname, "../../schema.json"), "utf8");
  expect(JSON.parse(response.getSchema())).toEqual(JSON.parse(checkedIn));
});

test("its version is the package's", async () => {
  const info = await answer<PluginInfo>((done) => client().getPluginInfo(new Empty(), done));
  expect(info.getVersion()).toBe(version);
});

test.each<[string, Parameters<typeof answer>[0]]>([
  ["Call", (done) => client().call(new messages.CallRequest(), done)],
  ["Construct", (done) => client().construct(new messages.ConstructRequest(), done)],
  ["Parameterize", (done) => client().parameterize(new messages.ParameterizeRequest(), done)],
  ["GetMapping", (done) => client().getMapping(new messages.GetMappingRequest(), done)],
  ["GetMappings", (done) => client().getMappings(new messages.GetMappingsRequest(), done)],
  [
    "List",
    (done) => {
      const stream = client().list(new messages.ListRequest());
      stream.on("error", (error: Parameters<typeof done>[0]) => done(error, undefined)).resume();
    },
  ],
])("%s is not implemented, and says so", async (_, send) => {
  expect((await providerErrorOf(answer(send))).code).toBe(status.UNIMPLEMENTED);
});
