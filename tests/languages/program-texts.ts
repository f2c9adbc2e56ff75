import type { Simulator } from "../../simulator";
import type { Files } from "../support/sandbox";

/** The project named `name`, whose provider's key comes from the stack's config. As docs/languages.md shows it. */
export function yamlWithProvider(name: string): Files {
  return {
    "Pulumi.yaml": `
name: ${name}
runtime: yaml
config:
  acmeOrganization:
    type: string
  acmeClientId:
    type: string
  acmeClientSecret:
    type: string
    secret: true
resources:
  acme:
    type: pulumi:providers:keycard
    properties:
      organizationId: \${acmeOrganization}
      clientId: \${acmeClientId}
      clientSecret: \${acmeClientSecret}
  agent:
    type: keycard:ServiceAccount
    options:
      provider: \${acme}
  ci:
    type: keycard:ServiceAccountCredential
    properties:
      serviceAccountId: \${agent.id}
    options:
      provider: \${acme}
variables:
  found:
    fn::invoke:
      function: keycard:getServiceAccountCredential
      arguments:
        id: \${ci.id}
      options:
        provider: \${acme}
outputs:
  clientSecret: \${ci.clientSecret}
  name: \${found.name}
  ownSecret: \${acme.clientSecret}
`,
  };
}

export function yamlWithSet(
  name: string,
  { serviceAccountId }: Simulator,
  credentials: object,
): Files {
  return {
    "Pulumi.yaml": `
name: ${name}
runtime: yaml
resources:
  fleet:
    type: keycard:ServiceAccountCredentialSet
    properties:
      serviceAccountId: ${serviceAccountId}
      credentials: ${JSON.stringify(credentials)}
outputs:
  nightly: \${fleet.clientIds["nightly"]}
  nightlySecret: \${fleet.clientSecrets["nightly"]}
`,
  };
}

export function pythonWithProvider(name: string): Files {
  return {
    "Pulumi.yaml": `name: ${name}\nruntime: python\n`,
    "__main__.py": `
import pulumi
import pulumi_keycard as keycard

config = pulumi.Config()
acme = keycard.Provider(
    "acme",
    organization_id=config.require("acmeOrganization"),
    client_id=config.require("acmeClientId"),
    client_secret=config.require_secret("acmeClientSecret"),
)
agent = keycard.ServiceAccount("agent", opts=pulumi.ResourceOptions(provider=acme))
ci = keycard.ServiceAccountCredential(
    "ci", service_account_id=agent.id, opts=pulumi.ResourceOptions(provider=acme)
)
found = keycard.get_service_account_credential_output(
    id=ci.id, opts=pulumi.InvokeOutputOptions(provider=acme)
)
pulumi.export("clientSecret", ci.client_secret)
pulumi.export("name", found.name)
pulumi.export("ownSecret", acme.client_secret)
`,
  };
}
