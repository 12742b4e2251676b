/**
 * A date stands for a number of days wherever the command line takes one, and one outside the calendar is refused by it.
 */
import { expect, test } from "vitest";
import { faultline, jsonLines } from "./faultline.js";

test("a date is the day that the calendar has for it", () => {
  const played = (days: string) => faultline("play", "tutorial", "--seed", "1", "--json", "--days", days);
  const [start] = jsonLines(played("9").stdout);
  const date = new Date(`${String(start?.start ?? start?.date)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 9);
  const { stdout, code } = played(date.toISOString().slice(0, 10));
  expect([code, stdout]).toEqual([0, played("9").stdout]);
});

test("a date outside the calendar, or that no calendar has, is refused", () => {
  const outside = faultline("run", "tutorial", "-n", "1", "--days", "1914-07-28");
  expect([outside.code, outside.stderr]).toEqual([
    2,
    expect.stringMatching(/1914-07-28 is not within[\s\S]*give a date from/i),
  ]);
  const none = faultline("run", "tutorial", "-n", "1", "--days", "2020-02-30");
  expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/or a date written like/)]);
});
