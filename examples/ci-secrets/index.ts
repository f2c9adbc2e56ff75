import * as pulumi from "@pulumi/pulumi";
import { ServiceAccount, ServiceAccountCredential } from "pulumi-keycard";
import { SecretManifest } from "./secret-manifest";

const config = new pulumi.Config();

const deployer = new ServiceAccount("deployer", {
  description: "Declared by the ci-secrets example",
});

const credential = new ServiceAccountCredential("deployer", {
  serviceAccountId: deployer.id,
  rotateWhenChanged: { rotation: config.get("rotation") ?? "first" },
  verify: true, // a secret that doesn't log in isn't handed on
});

// What a replacement changes reaches this before the old credential is deleted.
const manifest = new SecretManifest("deployer", {
  file: "deployer-secret.json",
  name: "keycard-deployer",
  stringData: {
    KEYCARD_CLIENT_ID: credential.clientId,
    KEYCARD_CLIENT_SECRET: credential.clientSecret, // stays a secret on its way
  },
});

export const file = manifest.file;
