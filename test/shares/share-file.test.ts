/**
 * Tally files are read strictly: what is damaged, foreign or of a later version is refused in words, whatever it holds.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { armModel, fitOfPilot, openEnsemble, openWorkerPool, studyOf } from "../../src/analysis/index.js";
import { nothingPlayed, readShare, shareOf, TallyFault, writeShare } from "../../src/shares/index.js";
import { libraryScenario } from "../report/library.js";

const scenario = libraryScenario("tutorial");
const arm = { scenario, variant: null, set: {} };
const model = armModel(arm);
const plan = { seed: "oak", days: scenario.horizon, historical: false };
const asked = { study: studyOf(model, plan), first: 0, runs: 1000, controls: true };

const pool = await openWorkerPool([arm], { workers: 0 });
const ensemble = openEnsemble({
  model,
  plan,
  pool,
  first: 250,
  controls: true,
  before: nothingPlayed(model, plan.days, false),
});
await ensemble.runTo(500);
const bytes = writeShare(shareOf(asked, scenario, 250, ensemble.played()));

// The same runs of a study whose first 500 give the coefficients of derivatives.
const sensitivity = { pilot: 500, everyNumber: false, plainEstimates: false };
const watched = openEnsemble({
  model,
  plan,
  pool,
  first: 250,
  before: nothingPlayed(model, plan.days, false),
  controls: true,
});
await watched.runTo(250);
watched.watchSlopes((await fitOfPilot({ model, plan, pool, first: 0 }, 500)) ?? undefined);
await watched.runTo(500);
await pool.close();
const withSlopes = writeShare(shareOf({ ...asked, sensitivity }, scenario, 250, watched.played()));

type Content = Record<string, unknown>;
/** The file with something in it changed. */
function changed(change: (content: Content) => void, file = bytes): Uint8Array {
  const content = JSON.parse(gunzipSync(file).toString()) as Content;
  change(content);
  return gzipSync(JSON.stringify(content));
}

const refusal = (file: Uint8Array): string => {
  try {
    readShare(file);
  } catch (error) {
    if (error instanceof TallyFault) return error.message;
    throw error;
  }
  return "nothing";
};

test("a tally that was written is read, and written again as it was", () => {
  expect(writeShare(readShare(bytes).share)).toEqual(bytes);
  expect(writeShare(readShare(withSlopes).share)).toEqual(withSlopes);
});

test("what is no tally, or was cut off or damaged on its way, is refused as that", () => {
  const foreign = "it is not a tally file, or it is damaged";
  const flipped = Uint8Array.from(bytes);
  flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] as number) ^ 1;
  const others = [new Uint8Array(0), Buffer.from("{}"), gzipSync("{}"), gzipSync("null"), gzipSync("[1"), flipped];
  for (const file of [...others, bytes.subarray(0, -1), bytes.subarray(0, 100)]) expect(refusal(file)).toBe(foreign);
});

test("what a later version wrote is refused as that", () => {
  expect(refusal(changed((content) => Object.assign(content, { format: 9 })))).toContain("format 9");
});

const part = (of: Content) => (of.parts as Content[])[0] as Content;
const counts = (of: Content) => of.counts as Record<string, number[]>;
const study = (of: Content) => of.study as Content;

test.each<[string, (content: Content) => void, RegExp]>([
  ["an unknown property", (of) => Object.assign(of, { more: 1 }), /malformed/],
  [
    "a scenario that is another",
    (of) => Object.assign(of.resolved as Content, { horizon: 99 }),
    /scenario in it is not/,
  ],
  [
    "a hash that is another",
    (of) => Object.assign(study(of), { scenarioHash: "0".repeat(64) }),
    /scenario in it is not/,
  ],
  ["a variant that it has not", (of) => Object.assign(study(of), { variant: "none-such" }), /can't be played/],
  ["other days than its arrays", (of) => Object.assign(study(of), { days: 99 }), /instead of/],
  ["a count that is none", (of) => Object.assign(counts(of).endings as number[], [0.5]), /malformed: counts.endings/],
  ["a count below 0", (of) => Object.assign(counts(of).endDays as number[], [-1]), /malformed: counts.endDays/],
  ["a count too few", (of) => void (counts(of).milestones as number[]).pop(), /milestones has/],
  [
    "other runs than it counts",
    (of) => Object.assign(part(of), { runs: 250, digests: Buffer.alloc(32).toString("base64") }),
    /500/,
  ],
  ["runs outside of the study", (of) => Object.assign(part(of), { first: 750 }), /blocks of its study/],
  ["runs between blocks", (of) => Object.assign(part(of), { first: 251 }), /blocks of its study/],
  [
    "too few digests",
    (of) => Object.assign(part(of), { digests: Buffer.alloc(32).toString("base64") }),
    /blocks of its study/,
  ],
  [
    "a state where it does not begin",
    (of) => Object.assign(part(of), { state: "0".repeat(64), digests: undefined }),
    /blocks/,
  ],
  ["sums that are no digits", (of) => ((of.sums as Content).stateDays = [{ unit: -52, digits: [1] }]), /stateDays/],
  [
    "folds of another shape",
    (of) => ((of.folds as Content[])[0] = { place: 0, runs: 250, sums: [{ unit: 0, digits: [1] }] }),
    /folds/,
  ],
])("%s is refused", (_, change, words) => {
  expect(refusal(changed(change))).toMatch(words);
});

const slopes = (of: Content) => of.slopes as Content;
const asking = (of: Content) => of.sensitivity as Content;
test.each<[string, (content: Content) => void, RegExp]>([
  ["no derivatives", (of) => Object.assign(of, { slopes: undefined }), /it has no derivatives, or those of other runs/],
  ["those of other runs", (of) => Object.assign(slopes(of), { runs: 249 }), /or those of other runs/],
  ["those of the pilot", (of) => Object.assign(asking(of), { pilot: 750 }), /or those of other runs/],
  ["a pilot that ends within a block", (of) => Object.assign(asking(of), { pilot: 501 }), /or those of other runs/],
  ["those that nobody asked for", (of) => Object.assign(of, { sensitivity: undefined }), /or those of other runs/],
  ["too few of them", (of) => Object.assign(slopes(of), { sums: [{ unit: 0, digits: [1] }] }), /its sums \(slopes\)/],
])("a tally with sensitivities that has %s is refused", (_, change, words) => {
  expect(refusal(changed(change, withSlopes))).toMatch(words);
});
