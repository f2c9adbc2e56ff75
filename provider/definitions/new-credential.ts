export interface NewCredential {
  organizationId: string;
  serviceAccountId: string;
  name: string;
  description: string | undefined;
  /** The name holds our own random suffix, so whatever bears it is ours to delete. */
  nameIsOurs: boolean;
}
