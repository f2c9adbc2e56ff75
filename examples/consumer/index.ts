import * as pulumi from "@pulumi/pulumi";
import { AgentRun } from "./agent-run";

const config = new pulumi.Config();

// For instance "organization/quickstart/dev", or "<your organization>/quickstart/dev" on Pulumi Cloud.
const quickstart = new pulumi.StackReference(config.require("credentialStack"));

const agent = new AgentRun("agent", {
  credential: quickstart.requireOutput("id"),
  clientId: quickstart.requireOutput("clientId"),
  clientSecret: quickstart.requireOutput("clientSecret"), // stays a secret on its way
  baseUrl: new pulumi.Config("keycard").get("baseUrl"),
});

export const report = agent.report;
