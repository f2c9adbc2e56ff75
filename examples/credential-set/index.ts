import * as pulumi from "@pulumi/pulumi";
import { ServiceAccount, ServiceAccountCredentialSet } from "pulumi-keycard";

const config = new pulumi.Config();

/** A job that is added gets a credential, and that of a job that is taken out is deleted. */
const jobs = ["deploy", "nightly", "report"];

/** By job: a change replaces the credential of that one alone. */
const rotations = config.getObject<Record<string, string>>("rotations") ?? {};

const runner = new ServiceAccount("runner", {
  description: "Declared by the credential-set example",
});

const credentials = new ServiceAccountCredentialSet("jobs", {
  serviceAccountId: runner.id,
  credentials: Object.fromEntries(
    jobs.map((job) => [
      job,
      {
        description: `Of the job ${job}`,
        rotateWhenChanged: { rotation: rotations[job] ?? "first" },
      },
    ]),
  ),
});

export const clientIds = credentials.clientIds;
export const clientSecrets = credentials.clientSecrets; // a secret output
export const nightlySecret = credentials.clientSecrets.nightly; // also one
