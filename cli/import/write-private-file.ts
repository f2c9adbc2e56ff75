import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { messageOf } from "../../provider/engine/message-of";

/** @throws Error where no file could be written there later, before anybody has typed a secret for it */
export function refuseUnwritable(file: string): void {
  explained(file, () => {
    accessSync(dirname(file), constants.W_OK);
    // A device, a pipe or a link would be replaced by the file, and not written to.
    const there = lstatSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new Error("it is a folder");
    if (there && !there.isFile()) throw new Error("it is a link or a device, and no plain file");
  });
}

/**
 * Writes a file that only its owner can read, whole or not at all: beside its place first, then moved there, so that
 * an older file of another mode isn't written into. Synchronous, so that no signal is handled in between.
 */
export function writePrivateFile(file: string, text: string): void {
  const suffix = randomBytes(6).toString("hex");
  const temporary = join(dirname(file), `.${basename(file)}.${suffix}`);
  explained(file, () => {
    try {
      writeAnew(temporary, text);
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

function writeAnew(file: string, text: string): void {
  const descriptor = openSync(file, "wx", 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function explained(file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new Error(
      `Can't write ${JSON.stringify(file)}: ${messageOf(error)}. Nothing was written. Give another file with --out.`,
    );
  }
}
