import { readdirSync, readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { ServiceAccount, ServiceAccountCredential } from "pulumi-keycard";

const config = new pulumi.Config();

const agent = new ServiceAccount("agent", { description: "Declared by the encrypted example" });

// Whoever has the private half of one of these can read the secret. A file more or less replaces the credential.
const publicKeys = readdirSync("public-keys").map((file) =>
  readFileSync(`public-keys/${file}`, "utf8"),
);

const credential = new ServiceAccountCredential<undefined>("agent", {
  serviceAccountId: agent.id,
  encryptTo: publicKeys,
  verify: true, // the last moment at which the provider could
  rotateWhenChanged: { rotation: config.get("rotation") ?? "first" },
});

export const clientId = credential.clientId;
export const encryptedClientSecret = credential.encryptedClientSecret; // no secret: anybody may see it
