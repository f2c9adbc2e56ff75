import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { pluggedToAll } from "../plugin/plugged";
import { answer } from "../provider/answer";
import { configFor, created } from "../provider/provided";
import { answered } from "./door-calls";
import { holds } from "./holds";
import { shortHostileText } from "./hostile-values";
import { expectShowable } from "./showable";

const given = pluggedToAll();

/** Sends bytes as they are; what is answered to them is of no matter, as long as something is. */
function send(path: string, bytes: Uint8Array): Promise<unknown> {
  const asIs = (value: Buffer) => value;
  const { plugin, simulator } = given();
  const secrets = [simulator.clientSecret];
  return answered(
    answer((done) =>
      plugin.client.makeUnaryRequest(
        path,
        asIs,
        asIs,
        Buffer.from(bytes),
        { deadline: deadline() },
        done,
      ),
    ),
    secrets,
  );
}

function deadline(): Date {
  return new Date(Date.now() + 15_000);
}

// Cancel ends what is under way, and every later step with it.
const methods = Object.values(ResourceProviderService)
  .filter(({ responseStream, path }) => !responseStream && !path.endsWith("/Cancel"))
  .map(({ path }) => path);

/** Anything may have been taken for a configuration, so it gets its own again. */
afterEach(async () => {
  const { plugin, simulator } = given();
  await plugin.handshake();
  await plugin.configure(configFor(simulator));
  const held = await created(given());
  await given().provider.delete(held);
  expect(plugin.process.child.exitCode).toBeNull();
  expectShowable(plugin.told.text.slice(-10_000), [simulator.clientSecret]);
});

test("any bytes are answered, by each method", () =>
  holds(
    150,
    fc.tuple(fc.constantFrom(...methods), fc.uint8Array({ maxLength: 300 })),
    async ([path, bytes]) => {
      await send(path, bytes);
    },
  ));

/** What the engine sends, method by method, about a credential. */
function usualMessages(): [string, Uint8Array][] {
  const { serviceAccountId, organizationId } = given().simulator;
  const values = Struct.fromJavaScript({
    serviceAccountId,
    organizationId,
    autoName: "ci-1234567",
    rotateWhenChanged: { quarter: "2026-Q4" },
  });
  const type = "keycard:index:ServiceAccountCredential";
  const urn = `urn:pulumi:dev::p::${type}::ci`;
  const id = `${organizationId}/${serviceAccountId}/ci`;
  const about = <Request extends { setUrn(urn: string): unknown; setType(type: string): unknown }>(
    request: Request,
  ) => {
    request.setUrn(urn);
    request.setType(type);
    return request;
  };
  const args = Struct.fromJavaScript({ id });
  const sent = {
    Check: about(new messages.CheckRequest()).setOlds(values).setNews(values),
    CheckConfig: new messages.CheckRequest().setUrn(urn).setOlds(values).setNews(values),
    DiffConfig: new messages.DiffRequest().setUrn(urn).setOlds(values).setNews(values),
    Diff: about(new messages.DiffRequest()).setId(id).setOlds(values).setNews(values),
    Create: about(new messages.CreateRequest()).setProperties(values).setTimeout(5),
    Read: about(new messages.ReadRequest()).setId(id).setProperties(values).setInputs(values),
    Update: about(new messages.UpdateRequest()).setId(id).setOlds(values).setNews(values),
    Delete: about(new messages.DeleteRequest()).setId(id).setProperties(values),
    Invoke: new messages.InvokeRequest()
      .setTok("keycard:index:getServiceAccountCredential")
      .setArgs(args),
  };
  return Object.entries(sent).map(([name, message]) => [
    `/pulumirpc.ResourceProvider/${name}`,
    message.serializeBinary(),
  ]);
}

/** A place of the message, and what stands there then. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  taken: fc.integer({ min: 0, max: 8 }),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    shortHostileText.map((text) => Buffer.from(text)),
  ),
});

test("messages that are right but for some bytes are answered", () =>
  holds(
    150,
    fc.tuple(fc.nat(8), fc.array(mutation, { minLength: 1, maxLength: 4 })),
    async ([which, mutations]) => {
      const [path, bytes] = usualMessages()[which] ?? [];
      if (path === undefined || bytes === undefined) return;
      const mutated = mutations.reduce((before, { at, taken, put }) => {
        const place = Math.floor(at * before.length);
        return Buffer.concat([before.subarray(0, place), put, before.subarray(place + taken)]);
      }, Buffer.from(bytes));
      await send(path, mutated);
    },
  ));

/** What a protobuf field begins with that holds so many bytes. */
function head(number: number, length: number): Buffer {
  const bytes = [(number << 3) | 2];
  let rest = length;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([head(number, bytes.length), bytes]);
}

const keyOfEntry = field(1, Buffer.from("name"));

/** A struct whose one value holds another, and so on. Built from the inside: no recursion could. */
function nestedStruct(depth: number, kind: "struct" | "list"): Buffer {
  const parts = [field(3, Buffer.from("inside"))];
  let length = parts[0]?.length ?? 0;
  const inside = (...before: Buffer[]) => {
    parts.push(...before.toReversed());
    length += Buffer.concat(before).length;
  };
  const inEntry = () => {
    inside(keyOfEntry, head(2, length));
    inside(head(1, length));
  };
  for (let level = 0; level < depth; level++) {
    if (kind === "struct") inEntry();
    else inside(head(1, length));
    inside(head(kind === "struct" ? 5 : 6, length));
  }
  inEntry();
  return Buffer.concat(parts.toReversed());
}

test.each([
  ["struct", 100],
  ["struct", 500],
  ["struct", 10_000],
  ["list", 10_000],
] as const)("a %s of depth %i is answered by each method", async (kind, depth) => {
  const struct = nestedStruct(depth, kind);
  const type = Buffer.from("keycard:index:ServiceAccountCredential");
  // Olds, news and properties have other numbers in each message.
  const requests = methods.flatMap((path) =>
    [2, 3, 4, 8].map((number) =>
      send(path, Buffer.concat([field(number, struct), field(7, type)])),
    ),
  );
  await Promise.all(requests);
});
