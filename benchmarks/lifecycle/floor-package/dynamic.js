const { setTimeout: sleep } = require("node:timers/promises");

const { KEYCARD_ORGANIZATION_ID: organizationId, FLOOR_WAITS_MS: milliseconds } = process.env;

// Values are as long as those of the API.
const credentialId = "0123456789abcdefghijklmnop";
const clientId = "0123456789abcdefghijk";
const clientSecret = "0123456789".repeat(7).slice(0, 64);
const autoNameSuffix = "-0123456";

/** Answers as a provider of credentials does, without any: it waits as long as an API would take. */
module.exports = {
  async check(olds, { logicalName, __provider, ...given }) {
    const autoName = olds.autoName ?? logicalName + autoNameSuffix;
    return { inputs: { organizationId, ...given, autoName } };
  },

  async diff(_id, olds, news) {
    return olds.description === news.description ? { changes: false } : { replaces: [] };
  },

  async create({ __provider, ...inputs }) {
    await answer();
    const id = `${inputs.organizationId}/${inputs.serviceAccountId}/${credentialId}`;
    const createdAt = new Date().toISOString();
    const made = { name: inputs.autoName, credentialId, clientId, clientSecret, createdAt };
    return { id, outs: { ...inputs, ...made } };
  },

  async read(id, { __provider, ...props }) {
    await answer();
    const { serviceAccountId, organizationId, description, autoName } = props;
    return { id, props, inputs: { serviceAccountId, organizationId, description, autoName } };
  },

  async update(_id, { __provider, ...olds }, { __provider: _, ...news }) {
    await answer();
    return { outs: { ...olds, ...news } };
  },

  async delete() {
    await answer();
  },
};

/** Waits nothing, not even a turn of the loop, where the API takes no time. */
async function answer() {
  if (milliseconds !== "0") await sleep(Number(milliseconds));
}
