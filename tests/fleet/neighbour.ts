import type { Simulator } from "../../simulator";

const everyMs = 3_000;
const path = "/organizations/neighbour/service-accounts";

/** Somebody else, who uses up what the API lets through in a second, one second in three. */
export class Neighbour {
  readonly #timer: NodeJS.Timeout;
  #requests: Promise<unknown> = Promise.resolve();

  constructor({ baseUrl }: Simulator, requestsASecond: number) {
    // It isn't logged in, but the limit counts whoever asks.
    const ask = () => fetch(baseUrl + path).then((response) => response.text());
    this.#timer = setInterval(() => {
      this.#requests = Promise.all(Array.from({ length: requestsASecond }, ask));
    }, everyMs);
  }

  /** Whether a request is not the neighbour's. */
  static isAnother(request: Simulator["requests"][number]): boolean {
    return request.path !== path;
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#requests;
  }
}
