import * as pulumi from "@pulumi/pulumi";
import { RotatingServiceAccountCredential, ServiceAccount } from "pulumi-keycard";

const config = new pulumi.Config();

const agent = new ServiceAccount("agent", { description: "Declared by the rotation example" });

const credential = new RotatingServiceAccountCredential("agent", {
  serviceAccountId: agent.id,
  rotateEveryDays: 30, // by the first `pulumi up` after that: .github/workflows/rotate.yml runs one a day
  retirePreviousAfterDays: 7, // what consumers have to pick up the new one
  rotateWhenChanged: { rotation: config.get("rotation") ?? "first" }, // and at once, on demand
});

export const organizationId = credential.organizationId;
export const serviceAccountId = credential.serviceAccountId;
export const credentialId = credential.credentialId;
export const clientId = credential.clientId;
export const clientSecret = credential.clientSecret; // a secret output
export const nextRotationAt = credential.nextRotationAt;
