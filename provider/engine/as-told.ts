import type { Failure } from "./definition";
import type { Properties } from "./property";

/**
 * A check failure as the engine may have it: it shows the value beside one that names its property. Where that may be
 * confidential, as it may be under a name that is no input's, the reason alone names the property.
 */
export function asTold({ inputs }: { inputs: Properties }): (failure: Failure) => Failure {
  return ({ property, reason }) => {
    const rule = Object.hasOwn(inputs, property) ? inputs[property] : undefined;
    const mayShow = rule !== undefined && !rule.secret && !rule.confidential;
    return { property: mayShow ? property : "", reason };
  };
}
