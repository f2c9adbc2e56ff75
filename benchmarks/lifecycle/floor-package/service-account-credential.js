const pulumi = require("@pulumi/pulumi");

// As many as ours: Pulumi's SDK makes four promises of each, and takes a stack trace with each promise.
const outputs = {
  serviceAccountId: undefined,
  organizationId: undefined,
  name: undefined,
  description: undefined,
  rotateWhenChanged: undefined,
  allowSelfRevocation: undefined,
  verify: undefined,
  encryptTo: undefined,
  credentialId: undefined,
  clientId: undefined,
  clientSecret: undefined,
  encryptedClientSecret: undefined,
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
