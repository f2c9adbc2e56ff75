import * as pulumi from "@pulumi/pulumi";
import { ServiceAccountCredential } from "pulumi-keycard";

const config = new pulumi.Config();

const ci = new ServiceAccountCredential("ci", {
  serviceAccountId: config.require("serviceAccountId"),
  name: config.get("name"),
  description: "Declared by the quickstart example",
  rotateWhenChanged: { rotation: config.get("rotation") ?? "first" },
});

export const id = ci.id;
export const clientId = ci.clientId;
export const clientSecret = ci.clientSecret; // a secret output
