import { messageOf } from "../provider/engine/message-of";
import { shownText } from "../sdk/shown-text";
import { runCommandLine } from "./command-line";
import { exitCodeAfter, exitCodes } from "./exit-code";
import { Interrupted } from "./interrupted";
import { Terminal } from "./terminal";

const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The process as the outermost edge: its arguments, environment, streams, clock and signals. */
export async function runProcess(): Promise<void> {
  const interruption = new AbortController();
  let signalled: NodeJS.Signals | undefined;
  for (const signal of endingSignals) {
    // Once: the second Ctrl-C ends the process whatever it does.
    process.once(signal, () => {
      signalled ??= signal;
      interruption.abort();
    });
  }
  // Whoever reads the result, `head` for instance, may have read enough.
  process.stdout.on("error", () => process.exit(exitCodes.failed));
  // Nobody reads what is said about the result; what was begun is finished all the same.
  process.stderr.on("error", () => {});

  const { stdin: input, stdout: output, stderr: errorOutput } = process;
  const terminal = new Terminal({ input, output, errorOutput }, interruption.signal);
  try {
    process.exitCode = await runCommandLine(process.argv, {
      environment: process.env,
      folder: process.cwd(),
      terminal,
      now: Date.now,
      signal: interruption.signal,
    });
  } catch (error) {
    const interruptedBy = signalled ?? (error instanceof Interrupted ? "SIGINT" : undefined);
    terminal.say(interruptedBy ? "Interrupted." : `error: ${shownText(messageOf(error))}`);
    process.exitCode = interruptedBy ? exitCodeAfter(interruptedBy) : exitCodes.failed;
  }
  terminal.endProgress();
}
