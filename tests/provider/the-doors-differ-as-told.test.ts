import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer } from "./answer";
import { differences } from "./differences";
import { eachDoor } from "./door";
import { providerText } from "./dynamic-wire";
import { created, operations, provided, providedToAll } from "./provided";
import type { Values } from "./wire";

// What lifecycle cases meet on their way is looked up there.
eachDoor((door) => {
  const given = providedToAll(door);

  /** Whether a call is answered, and not refused. */
  const isAnswered = (send: Parameters<typeof answer>[0]) =>
    answer(send).then(
      () => true,
      () => false,
    );

  test(
    "previews of outputs",
    provided(door, async ({ provider }) => {
      const request = new messages.ConfigureRequest().setArgs(new Struct());
      const response = await answer<messages.ConfigureResponse>((done) =>
        provider.client.configure(request, done),
      );
      expect(response.getSupportspreview()).toBe(differences.previews[door]);
    }),
  );

  test("names that follow the engine's seed", async () => {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;
    const seed = Buffer.alloc(32, 7);
    const news = { logicalName: "ci", serviceAccountId };
    const first = (await provider.check(news, {}, { seed })).inputs;
    const second = (await provider.check(news, {}, { seed })).inputs;
    const isSame = first.autoName === second.autoName;
    expect(isSame).toBe(differences.generatedNamesFollowTheSeed[door]);
  });

  test("imports, of an id and nothing else", async () => {
    const { id } = await created(given());
    const type = "keycard:index:ServiceAccountCredential";
    const request = new messages.ReadRequest()
      .setId(id)
      .setType(type)
      .setProperties(new Struct())
      .setInputs(new Struct());
    const { client } = given().provider;
    expect(await isAnswered((done) => client.read(request, done))).toBe(differences.imports[door]);
  });

  test("functions", async () => {
    const { provider, simulator } = given();
    const { serviceAccountId } = simulator;
    const request = new messages.InvokeRequest()
      .setTok("keycard:index:getServiceAccount")
      .setArgs(Struct.fromJavaScript({ serviceAccountId }));
    const { client } = provider;
    expect(await isAnswered((done) => client.invoke(request, done))).toBe(
      differences.functions[door],
    );
  });

  test("a state that the other one has written", async () => {
    const { provider, simulator } = given();
    const held = await created(given());
    simulator.clearRequests();
    const text = { __provider: providerText("ServiceAccountCredential") };
    const { olds, news } = {
      dynamic: { olds: held.outputs, news: { ...held.inputs, ...text } },
      plugin: { olds: { ...held.outputs, ...text }, news: held.inputs },
    }[door];
    const isUpdated = differences.statesOfTheOtherDoorAreUpdated[door];

    const diff = (change: Values) => {
      const request = new messages.DiffRequest()
        .setId(held.id)
        .setType("keycard:index:ServiceAccountCredential")
        .setOlds(Struct.fromJavaScript(olds))
        .setOldInputs(Struct.fromJavaScript(held.inputs))
        .setNews(Struct.fromJavaScript({ ...news, ...change }));
      return answer<messages.DiffResponse>((done) => provider.client.diff(request, done));
    };
    const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
    const unchanged = await diff({});
    expect(unchanged.getChanges()).toBe(isUpdated ? DIFF_SOME : DIFF_NONE);
    expect(unchanged.getReplacesList()).toEqual([]);
    expect((await diff({ serviceAccountId: "other" })).getReplacesList()).toEqual([
      "serviceAccountId",
    ]);
    expect((await provider.update(held, held.inputs)).outputs).toEqual(held.outputs);
    expect(operations(simulator)).toEqual([]);
  });
});
