import { argsByType, entries, runOnMocks } from "./run-on-mocks";

const classes = Object.keys(argsByType);
const declare =
  "const declare = (type, name, opts) => new keycard[type](name, argsByType[type], opts);";

/** Runs a program's body, which declares a resource of a class by `declare(type, name, opts)`. */
const run = (entry: string, body: string, env: Record<string, string> = {}) =>
  runOnMocks(entry, `${declare} ${body}`, { env });

/** How many stack traces are formatted by the time that a constructor returns, of each class. */
const countTraces = `
  const format = Error.prepareStackTrace;
  return Object.keys(argsByType).map((type) => {
    let count = 0;
    Error.prepareStackTrace = (error, frames) => {
      count++;
      return format(error, frames);
    };
    declare(type, "ci");
    Error.prepareStackTrace = format;
    return count;
  });`;

describe.each(entries)("%s", (entry) => {
  test("of a resource one stack trace is formatted, which its state keeps", async () => {
    expect(await run(entry, countTraces)).toEqual(classes.map(() => 1));
  });

  test("its promises have theirs where Pulumi is to show those that leak", async () => {
    const counts: number[] = await run(entry, countTraces, { PULUMI_DEBUG_PROMISE_LEAKS: "true" });
    expect(counts).toHaveLength(classes.length);
    // Four of each property, and there are more than five.
    expect(Math.min(...counts)).toBeGreaterThan(20);
  });

  test("the program formats as before, whether a constructor fails or not", async () => {
    const body = `
      const format = Error.prepareStackTrace;
      return Object.keys(argsByType).flatMap((type) => ["ci", ""].map((name) => {
        try { declare(type, name); } catch {}
        return Error.prepareStackTrace === format;
      }));`;
    expect(await run(entry, body)).toEqual(Array(2 * classes.length).fill(true));
  });

  test("what a transformation sets for the program stays", async () => {
    const body = `
      const own = (error) => String(error);
      const transformations = [() => { Error.prepareStackTrace = own; }];
      return Object.keys(argsByType).map((type) => {
        declare(type, "ci", { transformations });
        return Error.prepareStackTrace === own;
      });`;
    expect(await run(entry, body)).toEqual(classes.map(() => true));
  });

  test("an error of a constructor, of a transformation and of the engine tells where it comes from", async () => {
    const body = `
      function noName(type) { declare(type, ""); }
      function broken() { null.name; }
      function transformed(type) { declare(type, "ci", { transformations: [broken] }); }
      function refused(type) { return declare(type, "refused").urn.promise(); }
      function readInVain(type) { return keycard[type].get("refused", "acme/robot/ci").urn.promise(); }
      process.on("unhandledRejection", () => {});
      const stackOf = async (fail, type) => {
        try { await fail(type); } catch (error) { return error.stack; }
      };
      const readable = Object.keys(argsByType).filter((type) => keycard[type].get);
      return Promise.all([
        ...Object.keys(argsByType).flatMap((type) => [noName, transformed, refused].map((fail) => stackOf(fail, type))),
        ...readable.map((type) => stackOf(readInVain, type)),
      ]);`;
    const stacks: string[] = await run(entry, body);
    const perClass = [
      /^Error: Missing resource name.*at noName /s,
      /^TypeError.*at broken /s,
      /refuse.*at refused /s,
    ];
    const expected = [
      ...classes.flatMap(() => perClass),
      ...Array(3).fill(/refuse.*at readInVain /s),
    ];
    expect(stacks).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });
});
