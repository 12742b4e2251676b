/**
 * Quoted words, without a shell: one written down by hand. What a shell makes of any word is in commands.test.ts, which the sweeps play.
 */
import { expect, test } from "vitest";
import { quoted } from "../../src/text/index.js";

test("a quote within a word that needs quotes ends them, stands by itself, and begins them again", () => {
  expect(quoted("it's")).toBe(String.raw`'it'\''s'`);
  expect(quoted("my island.yaml")).toBe("'my island.yaml'");
  expect(quoted("plain.yaml")).toBe("plain.yaml");
});
