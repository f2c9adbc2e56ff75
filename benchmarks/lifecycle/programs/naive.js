"use strict";
const pulumi = require("@pulumi/pulumi");
const { credentials, serviceAccountIds, description } = require("./fleet.json");

// Pulumi stores this class with each resource, as text. All have the same, so one instance serves them, and logs in
// once.
class CredentialProvider {
  async create(inputs) {
    const { name, description } = inputs;
    const made = await this.send("POST", this.path(inputs), { name, description });
    const outs = { ...inputs, clientId: made.client_id, createdAt: made.created_at };
    return { id: made.id, outs: { ...outs, clientSecret: made.client_secret } };
  }

  async diff(_id, olds, news) {
    const replaces = ["organizationId", "serviceAccountId"].filter(
      (key) => olds[key] !== news[key],
    );
    const isRelabelled = olds.name !== news.name || olds.description !== news.description;
    return { changes: isRelabelled || replaces.length > 0, replaces };
  }

  async read(id, props) {
    const { name, description } = await this.send("GET", `${this.path(props)}/${id}`);
    return { id, props: { ...props, name, description } };
  }

  async update(id, olds, news) {
    const { name, description } = news;
    await this.send("PATCH", `${this.path(olds)}/${id}`, { name, description });
    return { outs: { ...olds, ...news } };
  }

  async delete(id, props) {
    await this.send("DELETE", `${this.path(props)}/${id}`);
  }

  path({ organizationId, serviceAccountId }) {
    return `/organizations/${organizationId}/service-accounts/${serviceAccountId}/credentials`;
  }

  async send(method, path, body) {
    this.token ??= this.logIn();
    const headers = { authorization: `Bearer ${await this.token}` };
    if (body) headers["content-type"] = "application/json";
    const answer = await fetch(process.env.KEYCARD_BASE_URL + path, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  async logIn() {
    const answer = await fetch(`${process.env.KEYCARD_BASE_URL}/service-account-token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: process.env.KEYCARD_CLIENT_ID,
        client_secret: process.env.KEYCARD_CLIENT_SECRET,
      }),
    });
    if (!answer.ok) throw new Error(`The login was answered with ${answer.status}`);
    return (await answer.json()).access_token;
  }
}

const provider = new CredentialProvider();

class Credential extends pulumi.dynamic.Resource {
  constructor(name, args, opts) {
    const outputs = { clientId: undefined, clientSecret: undefined, createdAt: undefined };
    super(
      provider,
      name,
      { ...args, ...outputs },
      { ...opts, additionalSecretOutputs: ["clientSecret"] },
    );
  }
}

for (let number = 0; number < credentials; number++) {
  new Credential(`credential-${number}`, {
    organizationId: process.env.KEYCARD_ORGANIZATION_ID,
    serviceAccountId: serviceAccountIds[number % serviceAccountIds.length],
    name: `credential-${number}`,
    description,
  });
}
