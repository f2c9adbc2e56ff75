import { Reader } from "./reader";

/** A process that has just asked for a page, which is put together and not on its way yet. */
function readerOfPageUnderWay() {
  const reader = new Reader(2);
  reader.answersAfterMs = undefined;
  const reading = reader.read(0);
  const [page] = reader.api.requests;
  page?.read();
  reader.answersAfterMs = 0;
  return { reader, reading, answer: () => page?.answer() };
}

test("a page is as old as its request", async () => {
  const { reader, reading, answer } = readerOfPageUnderWay();
  reader.api.show("credential-1", "by hand");
  reader.now += 14_000;
  answer();
  expect(await reading).toBe("as made");
  expect(await reader.read(1)).toBe("as made");

  reader.now += 1_001;
  expect(await reader.read(1)).toBe("by hand");
});

test("a page whose answer comes after 15 s answers nobody", async () => {
  const { reader, reading, answer } = readerOfPageUnderWay();
  reader.api.show("credential-0", "by hand");
  reader.now += 15_001;
  answer();
  expect(await reading).toBe("by hand");
});

test("what was asked for before a write of ours ended answers no read that begins then", async () => {
  const { reader, reading, answer } = readerOfPageUnderWay();
  reader.api.show("credential-1", "written");
  reader.endWrite();
  const later = reader.read(1);
  answer();
  expect(await later).toBe("written");
  expect(await reading).toBe("as made");
  expect(await reader.read(1)).toBe("written");
});

test("the next refresh sees what has changed since", async () => {
  const reader = new Reader(50);
  await reader.readFirst(50, 8);
  reader.api.show("credential-7", "by hand");
  reader.now += 15_001;
  expect(await reader.read(7)).toBe("by hand");
  await reader.readFirst(50, 8);
  expect(reader.sent).toEqual(["list", "list"]);
});

test("a clock that was set back makes nothing fresh", async () => {
  const reader = new Reader(50);
  await reader.readFirst(50, 8);
  reader.api.show("credential-7", "by hand");
  reader.now -= 3_600_000;
  expect(await reader.read(7)).toBe("by hand");
});
