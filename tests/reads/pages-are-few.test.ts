import { CredentialReads } from "../../provider/definitions/reads/credential-reads";
import { AbortedError } from "../../sdk";
import { errorOf } from "../support/evidence";
import { HeldApi, refusals } from "./held-api";
import { Reader } from "./reader";

const lists = (count: number) => Array(count).fill("list");

test.each([1, 8, 250])("a refresh of 250, %d at a time, asks for three pages", async (atATime) => {
  const reader = new Reader(250);
  await reader.readFirst(250, atATime);
  expect(reader.sent).toEqual(lists(3));
});

test("a refresh of 250 at a time, those first that are last in the list, asks for three pages", async () => {
  const reader = new Reader(250);
  await reader.readAll([...Array(250).keys()].reverse(), 250);
  expect(reader.sent).toEqual(lists(3));
});

test("a refresh of one asks for one page", async () => {
  const reader = new Reader(1);
  await reader.read(0);
  expect(reader.sent).toEqual(lists(1));
});

test("a refresh that takes longer than a page is fresh asks for each page once", async () => {
  const reader = new Reader(250);
  for (let which = 0; which < 250; which++) {
    await reader.read(which);
    reader.now += 100;
  }
  expect(reader.sent).toEqual(lists(3));
});

test("a page is asked for when half of the one before was needed, and no read waits for it", async () => {
  const reader = new Reader(300);
  await reader.readFirst(49);
  expect(reader.sent).toEqual(lists(1));

  reader.answersAfterMs = undefined;
  for (const which of [49, 50, 99]) expect(await reader.read(which)).toBe("as made");
  expect(reader.sent).toEqual(lists(1));

  for (const request of reader.api.requests) request.answer();
  expect(await reader.read(100)).toBe("as made");
  expect(reader.sent).toEqual([]);
});

test("no page is asked for ahead that would be too old for the last of its reads", async () => {
  const reader = new Reader(200);
  for (let which = 0; which < 100; which++) {
    await reader.read(which);
    reader.now += 110;
  }
  expect(reader.sent).toEqual(lists(1));
});

test("a page that was asked for ahead in vain is asked for by the read that needs it", async () => {
  const reader = new Reader(200);
  await reader.readFirst(49);
  reader.answersAfterMs = undefined;
  await reader.read(49);
  for (const request of reader.api.requests) request.refuse(refusals.unavailable);
  await Promise.resolve();

  reader.answersAfterMs = 0;
  await reader.readAll([...Array(200).keys()].slice(50), 1);
  expect(reader.sent).toEqual(lists(3));
});

test("among thousands, one that is gone is looked for on ten pages at the most", async () => {
  const reader = new Reader(5_000);
  await reader.readFirst(100);
  reader.api.credentials.delete("credential-4000");
  await errorOf(reader.read(4_000));
  expect(reader.sent).toEqual([...lists(12), "retrieve"]);
});

test("what a page held too long ago is not looked for on the pages that follow it", async () => {
  const reader = new Reader(500);
  await reader.read(7);
  reader.now += 15_001;
  await reader.read(7);
  expect(reader.sent).toEqual(["list", "retrieve"]);
});

test("pages that come too late to be fresh are not waited for a second time", async () => {
  const reader = new Reader(500);
  await reader.readFirst(100);
  reader.answersAfterMs = 15_001;
  expect(await reader.read(450)).toBe("as made");
  expect(reader.sent).toEqual([...lists(3), "retrieve"]);
});

test("a read that is cancelled ends at once, and the page that others wait for comes all the same", async () => {
  const reader = new Reader(2);
  reader.answersAfterMs = undefined;
  const other = reader.read(0);
  const end = new AbortController();
  const cancelled = reader.read(1, end.signal);
  end.abort();
  const error = await errorOf(cancelled);
  expect(error).toBeInstanceOf(AbortedError);
  expect(error.message).toBe('Can\'t read credential "credential-1": the call was cancelled.');

  for (const request of reader.api.requests) request.answer();
  expect(await other).toBe("as made");
  expect(reader.sent).toEqual(lists(1));
});

test("accounts of two organizations share no page, whatever their ids", async () => {
  const reads = new CredentialReads();
  for (const organization_id of ["acme", "other"]) {
    const api = new HeldApi((request) => request.answer());
    api.show("credential-0", `of ${organization_id}`);
    const params = { organization_id, service_account_id: "agents" };
    const address = { credentialId: "credential-0", params };
    const context = { keycard: api.calls(new AbortController().signal), now: () => 0 };
    expect((await reads.retrieve(address, context)).description).toBe(`of ${organization_id}`);
  }
});
