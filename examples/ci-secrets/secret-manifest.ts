import * as pulumi from "@pulumi/pulumi";

export interface SecretManifestArgs {
  /** In the project's folder. A change of it replaces the manifest. */
  file: string;
  /** The Kubernetes secret's. */
  name: pulumi.Input<string>;
  stringData: Record<string, pulumi.Input<string>>;
}

/**
 * A Kubernetes secret as a file for `kubectl apply -f`: a stand-in for `@pulumi/kubernetes`'s `Secret`,
 * `@pulumi/github`'s `ActionsSecret` and their like, which take the outputs of a credential in the same way.
 */
export class SecretManifest extends pulumi.dynamic.Resource {
  declare readonly file: pulumi.Output<string>;

  constructor(name: string, args: SecretManifestArgs, opts?: pulumi.CustomResourceOptions) {
    super(manifestProvider, name, args, opts);
  }
}

interface Inputs {
  file: string;
  name: string;
  stringData: Record<string, string>;
}

const manifestProvider: pulumi.dynamic.ResourceProvider<Inputs, Inputs> = {
  async diff(_id, olds, news) {
    return olds.file === news.file ? {} : { replaces: ["file"] };
  },
  async create(inputs) {
    await writeManifest(inputs);
    return { id: inputs.file, outs: inputs };
  },
  async update(_id, _olds, inputs) {
    await writeManifest(inputs);
    return { outs: inputs };
  },
  async delete(id) {
    const { rm } = await import("node:fs/promises");
    await rm(id, { force: true });
  },
};

/** For the owner's eyes only, from the first byte on. */
async function writeManifest({ file, name, stringData }: Inputs): Promise<void> {
  const { rename, writeFile } = await import("node:fs/promises");
  const manifest = { apiVersion: "v1", kind: "Secret", metadata: { name }, stringData };
  await writeFile(`${file}.next`, JSON.stringify(manifest, undefined, 2), { mode: 0o600 });
  await rename(`${file}.next`, file);
}
