import { logIn, simulatedApi } from "./simulated-api";

/** The statuses of so many requests, one after the other. */
async function statuses(send: () => Promise<{ status: number }>, count: number): Promise<number[]> {
  const replies: { status: number }[] = [];
  while (replies.length < count) replies.push(await send());
  return replies.map(({ status }) => status);
}

test("requests beyond the limit are answered 429 with a Retry-After, and do nothing", async () => {
  // The helper's own login is the first request of the second.
  const { call, credentialsPath, simulator } = await simulatedApi({ rateLimit: 3, now: () => 0 });
  const create = () => call("POST", credentialsPath, { name: "deploy" });

  expect(await statuses(create, 4)).toEqual([201, 201, 429, 429]);
  const { headers, body } = await create();
  expect(headers.get("retry-after")).toBe("1");
  expect(body).toEqual({ message: "Too many requests.", code: "too_many_requests", status: 429 });
  expect(simulator.credentials(simulator.serviceAccountId)).toHaveLength(2);
  expect(simulator.requests.map(({ status }) => status)).toEqual([201, 201, 429, 429, 429]);
});

test("a second later as many pass again, however many were refused", async () => {
  let now = 0;
  const { call, credentialsPath } = await simulatedApi({ rateLimit: 2, now: () => now });
  const list = () => call("GET", credentialsPath);
  now = 500;
  expect(await statuses(list, 10)).toEqual([200, ...Array(9).fill(429)]);

  // The login was a second ago, the listing half a second.
  now = 1000;
  expect(await statuses(list, 2)).toEqual([200, 429]);
  now = 2000;
  expect(await statuses(list, 3)).toEqual([200, 200, 429]);
});

test("the limit is one for all clients, and for logins too", async () => {
  const { simulator } = await simulatedApi({ rateLimit: 2, now: () => 0 });
  const { clientId, clientSecret } = simulator;

  expect(await statuses(() => logIn(simulator, clientId, clientSecret), 2)).toEqual([200, 429]);
});
