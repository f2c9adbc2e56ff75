const pulumi = require("@pulumi/pulumi");

const outputs = {
  serviceAccountId: undefined,
  organizationId: undefined,
  name: undefined,
  description: undefined,
  credentialId: undefined,
  clientId: undefined,
  clientSecret: undefined,
  createdAt: undefined,
};

/** As long as ours in all that the state keeps: the package's name and the type token are. */
class ServiceAccountCredential extends pulumi.CustomResource {
  constructor(name, args) {
    const __provider = 'exports.handler=()=>require("pulumi-nothing/dynamic")';
    super(
      "pulumi-nodejs:dynamic/nothing:ServiceAccountCredential",
      name,
      { ...outputs, ...args, logicalName: name, __provider },
      { additionalSecretOutputs: ["clientSecret"] },
    );
  }
}

module.exports = { ServiceAccountCredential };
