import type { JavaScriptValue, Value } from "google-protobuf/google/protobuf/struct_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { RawValues } from "../engine/definition";
import { outputSignature, secret, secretSignature, specialKey } from "../engine/special-value";
import { isUnknown, unknownValue } from "../engine/unknown-value";

/** Property values as the engine sends them: which of them are secret is marked inside of them. */
export interface Received {
  /** Without marks; an unknown, of whatever type, is `unknownValue`. */
  values: RawValues;
  /** By property, with the marks of secrets. */
  marked: ReadonlyMap<string, JavaScriptValue>;
  /** The properties that are a secret, or hold one. */
  secrets: ReadonlySet<string>;
}

export function received(struct: Struct | undefined): Received {
  const fields = fieldsOf(struct).map(([name, value]) => [name, decoded(value)] as const);
  return {
    values: Object.fromEntries(fields.map(([name, { plain }]) => [name, plain])),
    marked: new Map(fields.map(([name, { marked }]) => [name, marked])),
    secrets: new Set(fields.filter(([, { isSecret }]) => isSecret).map(([name]) => name)),
  };
}

/** Property values for the engine, `secrets` among them marked. */
export function marked(values: object, secrets: ReadonlySet<string>): Struct {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Struct.fromJavaScript(
    Object.fromEntries(
      defined.map(([name, value]) => [name, secrets.has(name) ? secret(value) : value]),
    ),
  );
}

interface Decoded {
  plain: unknown;
  marked: JavaScriptValue;
  isSecret: boolean;
}

function decoded(value: Value): Decoded {
  if (value.hasListValue()) {
    const items = value.getListValue()?.getValuesList().map(decoded) ?? [];
    return {
      plain: items.map(({ plain }) => plain),
      marked: items.map((item) => item.marked),
      isSecret: items.some(({ isSecret }) => isSecret),
    };
  }
  if (!value.hasStructValue()) {
    const plain = value.toJavaScript();
    return { plain: isUnknown(plain) ? unknownValue : plain, marked: plain, isSecret: false };
  }
  const struct = value.getStructValue();
  const fields = struct?.getFieldsMap();
  const signature = fields?.get(specialKey)?.getStringValue();
  if (signature === secretSignature) return asSecret(decodedOr(null, fields?.get("value")));
  if (signature === outputSignature) {
    const inner = decodedOr(unknownValue, fields?.get("value"));
    return fields?.get("secret")?.getBoolValue() ? asSecret(inner) : inner;
  }
  const entries = fieldsOf(struct).map(([name, field]) => [name, decoded(field)] as const);
  return {
    plain: Object.fromEntries(entries.map(([name, { plain }]) => [name, plain])),
    marked: Object.fromEntries(entries.map(([name, field]) => [name, field.marked])),
    isSecret: entries.some(([, { isSecret }]) => isSecret),
  };
}

function decodedOr(missing: string | null, value: Value | undefined): Decoded {
  return value ? decoded(value) : { plain: missing, marked: missing, isSecret: false };
}

function asSecret({ plain, marked }: Decoded): Decoded {
  return { plain, marked: secret(marked), isSecret: true };
}

function fieldsOf(struct: Struct | undefined): [string, Value][] {
  return struct ? [...struct.getFieldsMap().entries()] : [];
}
