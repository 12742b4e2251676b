/**
 * What commands print of a scenario of format 2, and of futures of a kept session.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { crossingFile } from "../scenarios/crossing.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-format-2-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("show says how a gauge is worked out, and from whom one is kept", () => {
  const { stdout } = faultline("show", crossingFile);
  expect(stdout).toContain("Rancour (anger): 0 to 100 degrees; seen by the facilitator only");
  expect(stdout).toContain("seen by The Northern Confederation of Allied Provinces only");
  expect(stdout).toContain("(worst): 0 to 100; worked out as the greatest of Tension and Rancour");
});

test("run lists the outcomes of a transition under it", () => {
  const { stdout } = faultline("run", crossingFile, "-n", "60", "--seed", "1");
  expect(stdout).toMatch(
    / {2}north\.front\.strike .*\n {4}· repelled .*\n {4}· foothold .*\n {4}· lost .*\n {4}· breaks-through .*\n {4}· misfire /,
  );
});

test("futures of a later day list no day before it, and say whose seats only hold", () => {
  const [log, inputs] = [join(folder, "kept.log"), join(folder, "inputs.jsonl")];
  writeFileSync(inputs, '{"type":"advance","to":12}\n');
  const seats = ["--seat", "north", "south", "--save", log, "--inputs", inputs];
  expect(faultline("play", crossingFile, "--seed", "5", ...seats).code).toBe(0);
  const { stdout } = faultline("run", "--from", log, "-n", "60", "--seed", "1");
  expect(stdout).toContain(
    "Seats give no orders in them, and only hold: The Northern Confederation of Allied Provinces and Southland",
  );
  expect(stdout).not.toContain("NaN");
  expect(stdout).not.toContain("(day 10)");
  expect(stdout).toContain("(day 15)");
  const { gauges, from } = JSON.parse(faultline("run", "--from", log, "-n", "60", "--seed", "1", "--json").stdout);
  expect(from.seats).toEqual(["north", "south"]);
  expect(gauges.tension.byDay[10]).toEqual({
    mean: null,
    least: null,
    p05: null,
    p50: null,
    p95: null,
    greatest: null,
  });
  expect(gauges.tension.byDay[15].mean).toBeGreaterThan(0);
});

const tiny = `format: 2
id: tiny
title: Tiny
summary: A share between 0 and 1, and a name that fills a column.
start: 2030-01-01
horizon: 6
turn: 2
assumptions: { bit: { value: 0.001, range: [0, 0.01], note: What a shot adds., judgement: x } }
gauges:
  share-of-posts-held: { label: A share of all posts along the line that are held, min: 0, max: 1, initial: 0.25, judgement: x }
actors:
  a:
    label: Army
    postures:
      guns:
        label: Guns
        initial: firing
        states: { firing: { label: Firing } }
        transitions:
          fire: { from: firing, to: firing, rate: 50, effects: [{ gauge: share-of-posts-held, add: { assumption: bit }, judgement: x }], headline: Guns fire, judgement: x }
`;

test("a gauge with a range of 1 keeps its decimals, an id its column, and no rate makes anything certain", () => {
  const file = join(folder, "tiny.yaml");
  writeFileSync(file, tiny);
  const { stdout } = faultline("play", file, "--plain", "--seed", "1");
  expect(stdout).toMatch(/that are held 0\.\d\d?\n/);
  expect(stdout).toContain(">99% a day; >99% within a week, almost certain");
  expect(faultline("run", file, "-n", "40", "--seed", "1").stdout).toMatch(/\(day 6\) +0\.\d{3} +0\.\d{3} 0?/);
  const compared = faultline("compare", file, "--set", "bit=0.002", "-n", "40", "--seed", "1").stdout;
  expect(compared).toMatch(/ {2}A share of all posts… \(share-of-posts-held\) +0\.\d{3} +0\.\d{3} +\+0\.\d{3}/);
});
