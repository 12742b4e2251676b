/**
 * The hand-made mistakes of bench/mutation-list.mjs can still be made: a change of the code that leaves one behind is
 * found here, and not at the next long run of bench/mutations.mjs.
 */
import { expect, it } from "vitest";
import { mutations } from "../../bench/mutation-list.mjs";
import { projectFiles } from "./project-files.js";

const tests = projectFiles("test", /\.test\.tsx?$/).map(({ path }) => path);

it.each(mutations)("$name: its text stands once, and its tests are there", ({ folder, find, tests: named }) => {
  const places = projectFiles(folder, /\.tsx?$/).map(({ text }) => text.split(find).length - 1);
  expect(places.reduce((sum, times) => sum + times, 0)).toBe(1);
  for (const name of named)
    expect(
      tests.filter((path) => path.startsWith(name)),
      name,
    ).not.toEqual([]);
});
