import * as pulumi from "@pulumi/pulumi";
import { ServiceAccount, ServiceAccountCredential } from "pulumi-keycard";
import type { Team } from "./teams.ts";

/** The Pulumi program of a team's stack: a service account, and under it a credential for each agent. */
export async function teamProgram({ team, agents }: Team): Promise<Record<string, unknown>> {
  const account = new ServiceAccount(team, { description: "Declared by the fleet example" });
  const credentials = agents.map((agent) => {
    const { clientId, clientSecret } = new ServiceAccountCredential(agent, {
      serviceAccountId: account.id,
    });
    return [agent, { clientId, clientSecret }] as const;
  });
  // Deployments read these by a StackReference. As a whole they are a secret output.
  return {
    serviceAccountId: account.serviceAccountId,
    agents: pulumi.secret(Object.fromEntries(credentials)),
  };
}
