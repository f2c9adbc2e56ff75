import { commandLine, peakBytes, processTable } from "./process-table";

/** So often a tree is looked at. What lives shorter than that is not seen. */
const everyMs = 100;

/** Watches a process and all that it starts, those included that outlive who started them. */
export class ProcessTreeWatch {
  readonly #isProvider: (commandLine: string) => boolean;
  readonly #cpuSeconds: Map<number, number>;
  readonly #providers = new Set<number>();
  readonly #timer: NodeJS.Timeout;
  #peakBytes = 0;
  #providerPeakBytes = 0;

  constructor(root: number, isProvider: (commandLine: string) => boolean) {
    this.#isProvider = isProvider;
    this.#cpuSeconds = new Map([[root, 0]]);
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** CPU time of the whole tree, its peak of memory, and that of the provider's process alone. */
  end(): { cpuSeconds: number; peakBytes: number; providerPeakBytes: number } {
    clearInterval(this.#timer);
    return {
      cpuSeconds: [...this.#cpuSeconds.values()].reduce((sum, seconds) => sum + seconds, 0),
      peakBytes: this.#peakBytes,
      providerPeakBytes: this.#providerPeakBytes,
    };
  }

  #look(): void {
    let bytes = 0;
    // Parents come first where process ids rise; a child that is seen too early is seen the next time.
    for (const one of processTable()) {
      if (!this.#cpuSeconds.has(one.pid) && !this.#cpuSeconds.has(one.parent)) continue;
      // Asked again each time: before it becomes another program, a process bears its parent's command line.
      if (this.#isProvider(commandLine(one.pid))) this.#providers.add(one.pid);
      this.#cpuSeconds.set(one.pid, one.cpuSeconds);
      bytes += one.bytes;
    }
    this.#peakBytes = Math.max(this.#peakBytes, bytes);
    const peaks = [...this.#providers].map(peakBytes);
    this.#providerPeakBytes = Math.max(this.#providerPeakBytes, ...peaks);
  }
}
