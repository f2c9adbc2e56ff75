import type { Label } from "./label";

export interface Organization {
  id: string;
  label: string | undefined;
}

export interface ServiceAccount extends Label {
  /** Its place in the order of creation, which cursors point to. */
  sequence: number;
  id: string;
  organizationId: string;
  createdAt: string;
  updatedAt: string;
}

export interface Credential extends Label {
  sequence: number;
  id: string;
  organizationId: string;
  serviceAccountId: string;
  clientId: string;
  clientSecret: string;
  createdAt: string;
  lastUsedAt: string | undefined;
}
