import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answer } from "../provider/answer";
import type { PluginWire } from "../provider/plugin-wire";
import type { Values } from "../provider/wire";
import { keepEvidence } from "../support/evidence";

/** What a function answers, or what is wrong with its arguments. */
export async function invoked(
  { client }: Pick<PluginWire, "client">,
  name: string,
  args: Values,
): Promise<{ answered: Values; failures: messages.CheckFailure.AsObject[] }> {
  const request = new messages.InvokeRequest()
    .setTok(`keycard:index:${name}`)
    .setArgs(Struct.fromJavaScript(args));
  const response = await answer<messages.InvokeResponse>((done) => client.invoke(request, done));
  const failures = response.getFailuresList().map((failure) => failure.toObject());
  const answered = (response.getReturn()?.toJavaScript() ?? {}) as Values;
  keepEvidence("invoke", JSON.stringify({ answered, failures }));
  return { answered, failures };
}
