/**
 * What is worked out once for whoever asks: so much may wait at once and no more, and what was answered first makes room.
 */
import { expect, it } from "vitest";
import { AskedOnce } from "../../src/white-cell/index.js";

/** Work that is done when somebody says so. */
function held() {
  const begun: string[] = [];
  const done = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => done.set(name, () => resolve(name)));
  };
  return { begun, work, finish: (name: string) => done.get(name)?.() };
}

it("begins no more than may wait, and the next once one is answered", async () => {
  const asked = new AskedOnce<string>({ mostWaiting: 2 });
  const { begun, work, finish } = held();
  for (const name of ["a", "a", "b", "c"]) asked.ask(name, work(name));
  expect(begun).toEqual(["a", "b"]);
  finish("a");
  await expect.poll(() => asked.known()("a").kind).toBe("counted");
  asked.ask("c", work("c"));
  expect(begun).toEqual(["a", "b", "c"]);
  expect(["a", "b", "c"].map((name) => asked.known()(name).kind)).toEqual(["counted", "counting", "counting"]);
});

it("keeps so many answers and all that is under way, and works out anew what made room", async () => {
  const asked = new AskedOnce<string>({ mostKept: 2 });
  const { begun, work, finish } = held();
  asked.ask("under way", work("under way"));
  for (const name of ["a", "b", "c"]) {
    asked.ask(name, work(name));
    finish(name);
    await expect.poll(() => asked.known()(name).kind).toBe("counted");
  }
  asked.ask("under way", work("under way"));
  expect(asked.known()("under way").kind).toBe("counting");
  asked.ask("a", work("a"));
  expect(begun).toEqual(["under way", "a", "b", "c", "a"]);
});
