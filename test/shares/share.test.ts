/**
 * Shares of a study: split, stopped, kept and merged however, they are what one ensemble in one go is, to the byte.
 */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  armModel,
  controlledOutcomes,
  type Ensemble,
  estimatesOf,
  openEnsemble,
  openWorkerPool,
  type Played,
  studyOf,
  type WorkerPool,
} from "../../src/analysis/index.js";
import { DigestHash } from "../../src/analysis/run-hash.js";
import {
  type Asked,
  blankShare,
  gapsIn,
  hashOfShare,
  mergeShares,
  nothingPlayed,
  overlapOf,
  playedOf,
  readShare,
  type Share,
  type Span,
  shardRuns,
  shareOf,
  writeShare,
} from "../../src/shares/index.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";

const scenario = libraryScenario("tutorial");
const arm = { scenario, variant: null, set: {} };
const model = armModel(arm);
const plan = { seed: "oak", days: scenario.horizon, historical: false };
const study = studyOf(model, plan);

let pool: WorkerPool;
beforeAll(async () => {
  pool = await openWorkerPool([arm], { workers: 0 });
});
afterAll(() => pool.close());

const json = (share: Share) => gunzipSync(writeShare(share)).toString();
const figures = ({ tally, folds }: Played, hash: string) => {
  const played = { study, first: 0, partial: false, hash };
  return JSON.stringify(estimatesOf(model, tally, played, controlledOutcomes(tally, folds.moments())));
};

/** Plays some runs of a study from what there is of them. */
async function play(asked: Asked, { first, runs }: Span, before: Played): Promise<Ensemble> {
  const ensemble = openEnsemble({ model, plan, pool, first, before, controls: asked.controls });
  await ensemble.runTo(runs);
  return ensemble;
}

/** A shard's share, whose play is stopped after so many of its blocks, kept, read and gone on with. */
async function shard(asked: Asked, span: Span, stops: readonly number[]): Promise<Share> {
  let before = nothingPlayed(model, plan.days, span.first === asked.first);
  const blockEnd = (block: number) => Math.min(span.runs, (Math.floor(span.first / 250) + block) * 250 - span.first);
  for (const stop of [...stops].sort((one, other) => one - other)) {
    const runs = Math.max(before.tally.runs, blockEnd(stop));
    const stopped = await play(asked, { first: span.first, runs }, before);
    const { share } = readShare(writeShare(shareOf(asked, scenario, span.first, stopped.played())));
    before = share.parts.length === 0 ? before : playedOf(share, model);
  }
  return shareOf(asked, scenario, span.first, (await play(asked, span, before)).played());
}

describe("shares of a study", () => {
  it("give the bytes of one ensemble, however split, stopped, kept and merged", async () => {
    let merges = 0;
    const rule = fc.asyncProperty(
      fc.record({
        first: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700 })),
        runs: fc.integer({ min: 1, max: 2600 }),
        of: fc.constantFrom(1, 2, 4, 7),
        controls: fc.boolean(),
        stops: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
      }),
      fc.infiniteStream(fc.nat()),
      async ({ first, runs, of, controls, stops }, choices) => {
        const asked: Asked = { study, first, runs, controls };
        const whole = await play(asked, asked, nothingPlayed(model, plan.days, true));
        const inOneGo = shareOf(asked, scenario, first, whole.played());
        const shares: Share[] = [];
        for (let place = 1; place <= of; place += 1)
          shares.push(await shard(asked, shardRuns(asked, place, of), stops));
        let files = shares.map(writeShare);
        const take = () => {
          const at = choices.next().value % files.length;
          const [file] = files.slice(at, at + 1);
          files = files.filter((_, place) => place !== at);
          return readShare(file as Uint8Array).share;
        };
        // A tree of merges, two or three files at a time.
        while (files.length > 1) {
          const together = Array.from({ length: Math.min(files.length, 2 + (choices.next().value % 2)) }, take);
          const merged = together.reduce(mergeShares, blankShare(together[0] as Share, model));
          files.push(writeShare(merged));
          merges += 1;
        }
        const { share } = readShare(files[0] as Uint8Array);
        expect(json(share)).toBe(json(inOneGo));
        expect(gapsIn(asked, share.parts)).toEqual([]);
        const hash = hashOfShare(share);
        expect(hash).toBe(whole.hash());
        expect(figures(playedOf(share, model), hash)).toBe(figures(whole.played(), whole.hash()));
      },
    );
    await fc.assert(rule, { seed: 20200712, numRuns: full ? 60 : 10, endOnFailure: true });
    expect(merges).toBeGreaterThan(10);
  });

  it("have gaps that are named, and a hash over the runs that there are", async () => {
    const asked: Asked = { study, first: 100, runs: 2000, controls: false };
    const [a, b, c] = await Promise.all([1, 2, 3].map((place) => shard(asked, shardRuns(asked, place, 4), [])));
    const merged = [c, a].reduce<Share>(
      (sum, share) => mergeShares(sum, share as Share),
      blankShare(a as Share, model),
    );
    const spans = merged.parts.map(({ first, runs }) => ({ first, runs }));
    expect(spans).toEqual([shardRuns(asked, 1, 4), shardRuns(asked, 3, 4)]);
    expect(gapsIn(asked, merged.parts)).toEqual([shardRuns(asked, 2, 4), shardRuns(asked, 4, 4)]);
    expect(overlapOf(merged.parts, (b as Share).parts)).toBeNull();
    expect(overlapOf(merged.parts, (c as Share).parts)).toEqual(shardRuns(asked, 3, 4));
    const digests = readDigests(c as Share);
    const state = (a as Share).parts[0]?.hashed as { readonly state: string };
    const blocks = Math.ceil((shardRuns(asked, 1, 4).first + shardRuns(asked, 1, 4).runs) / 250);
    const hash = DigestHash.from(state.state, blocks);
    for (const digest of digests) hash.add(digest);
    expect(hashOfShare(merged)).toBe(hash.hex());
  });

  it("add up where they are more than 32 bits, and than a double, can count", async () => {
    const asked: Asked = { study, first: 0, runs: 1000, controls: true };
    const once = (await shard(asked, asked, [])) as Share;
    let share = readShare(writeShare(once)).share;
    const doublings = 34;
    for (let times = 0; times < doublings; times += 1) {
      // The same runs again, as if they were others: only what adds up is looked at here.
      const other = { ...share, parts: [] };
      const sum = mergeShares(blankShare(share, model), other);
      share = { ...mergeShares(sum, other), parts: share.parts };
    }
    const many = 2 ** doublings;
    expect(share.tally.gaugeHistogram).toEqual(Float64Array.from(once.tally.gaugeHistogram, (count) => count * many));
    expect(share.tally.transitionFirings).toEqual(once.tally.transitionFirings.map((count) => count * many));
    const { tally, folds } = playedOf(share, model);
    const [one, other] = [once.tally, tally];
    for (const key of ["stateDays", "gaugeSums", "gaugeSquares"] as const)
      for (const [place, high] of one[key].entries()) {
        const sum = high + (one[`${key}Low`][place] as number);
        expect((other[key][place] as number) + (other[`${key}Low`][place] as number)).toBe(sum * many);
      }
    for (const [place, moments] of folds.moments().entries()) {
      const { xx, above } = once.folds.moments()[place]!;
      expect([moments.xx, moments.above]).toEqual([xx.map((sum) => sum * many), above.map((sum) => sum * many)]);
    }
  });
});

const readDigests = ({ parts: [part] }: Share) => (part!.hashed as { readonly digests: readonly string[] }).digests;

describe("shards", () => {
  it("are whole blocks in order that leave nothing out, and differ by one block at most", () => {
    const rule = fc.property(
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 40 }),
      (first, runs, of) => {
        let next = first;
        const sizes: number[] = [];
        for (let place = 1; place <= of; place += 1) {
          const span = shardRuns({ first, runs }, place, of);
          expect(span.first).toBe(next);
          next += span.runs;
          if (next !== first + runs) expect(next === first || next % 250 === 0).toBe(true);
          sizes.push(span.runs);
        }
        expect(next).toBe(first + runs);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(500);
      },
    );
    fc.assert(rule, { seed: 20200712 });
  });
});

describe("a hash of digests", () => {
  it("is SHA-256, and goes on from its state", () => {
    const digests = Array.from({ length: 9 }, (_, place) => createHash("sha256").update(`${place}`).digest("hex"));
    for (let cut = 0; cut <= digests.length; cut += 1) {
      const before = new DigestHash();
      for (const digest of digests.slice(0, cut)) before.add(digest);
      const after = DigestHash.from(before.state(), cut);
      for (const digest of digests.slice(cut)) after.add(digest);
      expect(after.hex()).toBe(createHash("sha256").update(digests.join("")).digest("hex"));
    }
  });
});
