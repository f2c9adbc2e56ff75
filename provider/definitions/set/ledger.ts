import type { CredentialCreateResponse } from "../../../sdk";
import type { Declaration } from "./set-properties";
import type { SetState } from "./set-state";

type Recorded = Pick<
  SetState,
  | "credentials"
  | "credentialIds"
  | "clientIds"
  | "clientSecrets"
  | "pendingDeletes"
  | "pendingCreates"
>;

/** What a set has come to so far: what the state keeps of it wherever a step fails. */
export class Ledger {
  readonly #declared: Map<string, Declaration>;
  readonly #credentialIds: Map<string, string>;
  readonly #clientIds: Map<string, string>;
  readonly #clientSecrets: Map<string, string>;
  /** Client ids by credential ids. */
  readonly #pendingDeletes: Map<string, string>;
  /** Dates by names. */
  readonly #pendingCreates: Map<string, string>;
  /** Of a set that wasn't there before this step. */
  readonly isNew: boolean;
  #isTouched = false;

  constructor(olds?: Recorded) {
    this.isNew = olds === undefined;
    this.#declared = new Map(Object.entries(olds?.credentials ?? {}));
    this.#credentialIds = new Map(Object.entries(olds?.credentialIds ?? {}));
    this.#clientIds = new Map(Object.entries(olds?.clientIds ?? {}));
    this.#clientSecrets = new Map(Object.entries(olds?.clientSecrets ?? {}));
    this.#pendingDeletes = new Map(Object.entries(olds?.pendingDeletes ?? {}));
    this.#pendingCreates = new Map(Object.entries(olds?.pendingCreates ?? {}));
  }

  /** Whether it has changed since it was made. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  get isEmpty(): boolean {
    return this.held.length + this.#pendingCreates.size === 0;
  }

  /** What the set's credentials are, and what of it is still to be deleted. */
  get held(): { credentialId: string; clientId: string }[] {
    const current = [...this.#credentialIds].map(([key, credentialId]) => ({
      credentialId,
      clientId: this.#clientIds.get(key) ?? "",
    }));
    return [...current, ...this.pendingDeletes];
  }

  get pendingDeletes(): { credentialId: string; clientId: string }[] {
    return [...this.#pendingDeletes].map(([credentialId, clientId]) => ({
      credentialId,
      clientId,
    }));
  }

  /** Names, and when the creations began. */
  get pendingCreates(): [name: string, startedAt: string][] {
    return [...this.#pendingCreates];
  }

  credentialId(key: string): string | undefined {
    return this.#credentialIds.get(key);
  }

  declared(key: string): Declaration | undefined {
    return this.#declared.get(key);
  }

  /** What was under the key is to be deleted. */
  made(key: string, declared: Declaration, created: CredentialCreateResponse): void {
    this.dropped(key);
    this.#declared.set(key, declared);
    this.#credentialIds.set(key, created.id);
    this.#clientIds.set(key, created.client_id);
    this.#clientSecrets.set(key, created.client_secret);
  }

  changed(key: string, declared: Declaration): void {
    this.#isTouched = true;
    this.#declared.set(key, declared);
  }

  /** No credential of the key's any more: the one that was is to be deleted. */
  dropped(key: string): void {
    this.#isTouched = true;
    const [credentialId, clientId] = [this.#credentialIds.get(key), this.#clientIds.get(key)];
    if (credentialId !== undefined) this.#pendingDeletes.set(credentialId, clientId ?? "");
    this.forgotten(key);
  }

  /** The credential of the key is gone. */
  forgotten(key: string): void {
    this.#isTouched = true;
    for (const byKey of [
      this.#declared,
      this.#credentialIds,
      this.#clientIds,
      this.#clientSecrets,
    ]) {
      byKey.delete(key);
    }
  }

  toDelete(credentialId: string, clientId: string): void {
    this.#isTouched = true;
    this.#pendingDeletes.set(credentialId, clientId);
  }

  deleted(credentialId: string): void {
    this.#isTouched = true;
    this.#pendingDeletes.delete(credentialId);
  }

  /** What bears the name may have been made, or may be yet. */
  inDoubt(name: string, startedAt: string): void {
    this.#isTouched = true;
    this.#pendingCreates.set(name, startedAt);
  }

  settled(name: string): void {
    this.#isTouched = true;
    this.#pendingCreates.delete(name);
  }

  state(): Recorded {
    return {
      credentials: Object.fromEntries(this.#declared),
      credentialIds: Object.fromEntries(this.#credentialIds),
      clientIds: Object.fromEntries(this.#clientIds),
      clientSecrets: Object.fromEntries(this.#clientSecrets),
      pendingDeletes: unlessEmpty(this.#pendingDeletes),
      pendingCreates: unlessEmpty(this.#pendingCreates),
    };
  }
}

function unlessEmpty(map: ReadonlyMap<string, string>): Record<string, string> | undefined {
  return map.size === 0 ? undefined : Object.fromEntries(map);
}
