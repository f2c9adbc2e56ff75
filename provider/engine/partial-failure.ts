/** The resource exists, but something after its creation or update failed: state keeps it, the next `up` updates it. */
export class PartialFailure extends Error {
  readonly id: string;
  readonly outputs: object;

  constructor(id: string, outputs: object, reason: string) {
    super(reason);
    this.name = "PartialFailure";
    this.id = id;
    this.outputs = outputs;
  }
}
