/**
 * What assumptions are worked out to: in whatever order they are declared, within their ranges whatever their sources are
 * set to, and every circle found, against a search by hand.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DerivedAssumption,
  derivationOrder,
  type Interval,
  partsOfAssumption,
  sourcesOf,
  withFollowers,
  workOutAll,
  workOutRange,
} from "../../src/engine/index.js";
import { full } from "../share.js";

type Source = { readonly id: string; readonly derived?: DerivedAssumption };

const raw = fc.array(
  fc.record({ kind: fc.nat(3), parts: fc.array(fc.nat(9), { minLength: 2, maxLength: 4 }), at: fc.nat(1000) }),
  { minLength: 2, maxLength: 9 },
);

/** Assumptions that name any of the others, or only earlier ones. */
function sourcesFrom(drawn: readonly { readonly kind: number; readonly parts: readonly number[] }[], free: boolean) {
  return drawn.map(({ kind, parts }, place): Source => {
    const id = `a${place}`;
    const most = free ? drawn.length : place;
    if (kind < 2 || most === 0) return { id };
    const of = parts.map((part) => `a${part % most}`);
    return { id, derived: kind === 2 ? { oneMinus: of[0] as string } : { product: of } };
  });
}

/** The value by recursion, as one would by hand. */
function recursively(id: string, sources: readonly Source[], own: ReadonlyMap<string, number>): number {
  const derived = sources.find((source) => source.id === id)?.derived;
  if (derived === undefined) return own.get(id) as number;
  const [first = 0, ...others] = partsOfAssumption(derived).map((part) => recursively(part, sources, own));
  return "oneMinus" in derived ? 1 - first : others.reduce((product, part) => product * part, first);
}

const runs = full ? 5000 : 200;

describe("assumptions that are worked out from others", () => {
  it("have the value that recursion gives, whatever order they are declared in, and never −0", () => {
    fc.assert(
      fc.property(raw, fc.boolean(), (drawn, backwards) => {
        const sources = sourcesFrom(drawn, false);
        const own = new Map(drawn.map(({ at }, place) => [`a${place}`, (at - 500) / 250]));
        const declared = backwards ? [...sources].reverse() : sources;
        const values = new Map(declared.map(({ id }) => [id, own.get(id) as number]));
        workOutAll(declared, values);
        expect([...values.keys()]).toEqual(declared.map(({ id }) => id));
        for (const { id } of sources) {
          expect(values.get(id)).toBeCloseTo(recursively(id, sources, own), 12);
          expect(Object.is(values.get(id), -0)).toBe(false);
        }
      }),
      { seed: 1, numRuns: runs },
    );
  });

  it("stay within the interval that is worked out for them, which is no wider than needed where nothing occurs twice", () => {
    let [exact, wider] = [0, 0];
    const property = fc.property(raw, fc.array(fc.nat(1000), { minLength: 9, maxLength: 9 }), (drawn, shares) => {
      const sources = sourcesFrom(drawn, false);
      const ranges = new Map<string, Interval>();
      for (const [place, { id, derived }] of sources.entries()) {
        const low = ((drawn[place]?.at ?? 0) - 500) / 250;
        if (derived === undefined) ranges.set(id, [low, low + (shares[place] ?? 0) / 500]);
        else
          ranges.set(
            id,
            workOutRange(
              derived,
              partsOfAssumption(derived).map((part) => ranges.get(part) as Interval),
            ),
          );
      }
      const free = sources.filter(({ derived }) => derived === undefined).map(({ id }) => id);
      const ends = new Map(sources.map(({ id }) => [id, [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]]));
      const tryAt = (share: (place: number) => number) => {
        const values = new Map(
          free.map((id, place) => {
            const [low, high] = ranges.get(id) as Interval;
            const at = share(place);
            return [id, at === 1 ? high : Math.min(high, low + (high - low) * at)];
          }),
        );
        workOutAll(sources, values);
        for (const { id } of sources) {
          const value = values.get(id) as number;
          const [low, high] = ranges.get(id) as Interval;
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
          const [least = 0, most = 0] = ends.get(id) ?? [];
          ends.set(id, [Math.min(least, value), Math.max(most, value)]);
        }
      };
      for (let corner = 0; corner < 2 ** free.length; corner += 1) tryAt((place) => (corner >> place) & 1);
      for (const one of shares) tryAt((place) => ((one * (place + 3)) % 1001) / 1000);
      // What is polynomial of first degree in each source has its extremes at corners.
      const occurrences = (id: string): readonly string[] => {
        const derived = sources.find((source) => source.id === id)?.derived;
        return derived === undefined ? [id] : partsOfAssumption(derived).flatMap(occurrences);
      };
      for (const { id, derived } of sources) {
        if (derived === undefined) continue;
        const behind = occurrences(id);
        if (new Set(behind).size < behind.length) wider += 1;
        else {
          exact += 1;
          const [low, high] = ranges.get(id) as Interval;
          expect(ends.get(id)?.[0]).toBeCloseTo(low, 9);
          expect(ends.get(id)?.[1]).toBeCloseTo(high, 9);
        }
      }
    });
    fc.assert(property, { seed: 2, numRuns: runs });
    expect(Math.min(exact, wider)).toBeGreaterThan(100);
  });

  it("are found in a circle exactly where a chain of parts comes back to where it began", () => {
    let found = 0;
    const property = fc.property(raw, (drawn) => {
      const sources = sourcesFrom(drawn, true);
      const derived = new Map(sources.map((source) => [source.id, source.derived]));
      const partsOf = (id: string) => {
        const how = derived.get(id);
        return how === undefined ? [] : partsOfAssumption(how);
      };
      const reaches = (from: string) => {
        const seen = new Set(partsOf(from));
        for (const id of seen) for (const part of partsOf(id)) seen.add(part);
        return seen;
      };
      const turning = sources.filter(({ id }) => reaches(id).has(id)).map(({ id }) => id);
      const { order, circles } = derivationOrder(sources);
      expect(circles.length > 0).toBe(turning.length > 0);
      for (const ring of circles) {
        found += 1;
        for (const [place, id] of ring.entries()) expect(partsOf(id)).toContain(ring[(place + 1) % ring.length]);
        expect(turning).toEqual(expect.arrayContaining([...ring]));
      }
      const fit = sources.filter(
        ({ id, derived: how }) => how !== undefined && ![id, ...reaches(id)].some((one) => turning.includes(one)),
      );
      expect(new Set(order.map(({ id }) => id))).toEqual(new Set(fit.map(({ id }) => id)));
      for (const { id } of fit) {
        const own = [...reaches(id)].filter((one) => derived.get(one) === undefined);
        expect(new Set(sourcesOf(sources, [id]))).toEqual(new Set(own));
        for (const one of own) expect(withFollowers(sources, [one]).has(id)).toBe(true);
      }
    });
    fc.assert(property, { seed: 3, numRuns: runs });
    expect(found).toBeGreaterThan(100);
  });

  it("have no end where a product is too large to work out", () => {
    const vast = Array.from({ length: 40 }, (): Interval => [0, 1e9]);
    expect(workOutRange({ product: [] }, vast)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});
