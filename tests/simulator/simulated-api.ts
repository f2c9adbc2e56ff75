import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator";

/** Every field that an answer may have, so that tests can name those they look at. */
export interface Body {
  access_token: string;
  client_id: string;
  client_secret: string;
  code: string;
  created_at: string;
  description: string;
  id: string;
  items: Body[];
  last_used_at: string;
  message: string;
  name: string;
  page_info: PageInfo;
  permissions: Record<string, Record<string, boolean>>;
  status: number;
  updated_at: string;
}

interface PageInfo {
  has_next_page: boolean;
  has_prev_page: boolean;
  start_cursor: string;
  end_cursor: string;
  total_count: number;
}

export interface Reply {
  status: number;
  headers: Headers;
  body: Body;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>;

export interface SimulatedApi {
  simulator: Simulator;
  accountPath: string;
  credentialsPath: string;
  /** What a request with a JSON body and the root login's token needs. */
  headers: Record<string, string>;
  /** A request with the root login's token. */
  call: Call;
  createCredential(name?: string): Promise<Body>;
}

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

/** A simulator that is closed after the test, and a client that is logged in to it. */
export async function simulatedApi(options?: SimulatorOptions): Promise<SimulatedApi> {
  const simulator = await startSimulator(options);
  running.push(simulator);
  const accountPath = `/organizations/${simulator.organizationId}/service-accounts/${simulator.serviceAccountId}`;
  const credentialsPath = `${accountPath}/credentials`;
  const { body } = await logIn(simulator, simulator.clientId, simulator.clientSecret);
  const call = callerWith(simulator, body.access_token);
  simulator.clearRequests();
  return {
    simulator,
    accountPath,
    credentialsPath,
    headers: {
      authorization: `Bearer ${body.access_token}`,
      "content-type": "application/json",
    },
    call,
    async createCredential(name = "deploy") {
      return (await call("POST", credentialsPath, { name })).body;
    },
  };
}

export function callerWith({ baseUrl }: Simulator, token: string): Call {
  return async (method, path, body, headers) =>
    read(
      await fetch(baseUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
}

export async function logIn(
  simulator: Simulator,
  clientId: string,
  clientSecret: string,
): Promise<Reply> {
  return requestToken(simulator, { client_id: clientId, client_secret: clientSecret });
}

export async function requestToken(
  { baseUrl }: Simulator,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const body = new URLSearchParams({ grant_type: "client_credentials", ...form });
  return read(await fetch(`${baseUrl}/service-account-token`, { method: "POST", headers, body }));
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}
