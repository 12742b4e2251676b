/**
 * Lint rules for what a sampled run draws: distributions that fit their ranges, shared draws that lead to one, and spreads
 * that stay in order when several of their numbers are drawn at once. Bounds of single numbers hold at both ends of each
 * range, so that they hold for whatever is drawn between.
 */
import { type Assumption, drawSource, type Interval, quantileOf, sourcesOf, workOutAll } from "../engine/index.js";
import { type Assignment, settle } from "./assigned.js";
import { spreadIn } from "./bases.js";
import { unknownName } from "./condition-parts.js";
import type { QuantityFile, ScenarioFile, SpreadFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import type { BoundedReference } from "./references.js";
import type { Path } from "./tree.js";
import { type AssumptionFile, assumptionSources, rangesWith, roundedOff } from "./worked-out.js";

export type PartnerFile = NonNullable<AssumptionFile["with"]>;

/** Whose draw an assumption shares, and how. */
export function partnerOf(partner: PartnerFile): NonNullable<Assumption["with"]> {
  return typeof partner === "string" ? { assumption: partner } : { assumption: partner.opposed, opposed: true };
}

export function lintDraws(context: LintContext): void {
  for (const [id, assumption] of Object.entries(context.file.assumptions)) {
    // A derived one draws nothing, and may not say that it does.
    if (assumption.derived !== undefined) continue;
    lintDistribution(id, assumption, context);
    if (assumption.with !== undefined) lintPartner(id, assumption, assumption.with, context);
  }
  lintDrawCircles(context);
}

function lintDistribution(id: string, { distribution, range }: AssumptionFile, { report }: LintContext): void {
  if (distribution === undefined || range === undefined) return;
  const [low, high] = range;
  const path = ["assumptions", id, "range"];
  if (low === high) {
    report.error(path, "A distribution over this range draws nothing, since its ends are equal", {
      found: `[${low}, ${high}]`,
      hint: "widen the range, or delete the distribution",
    });
  }
  if (distribution === "log-uniform" && low <= 0 && low < high) {
    report.error(path, "A log-uniform distribution needs a range above 0", {
      found: `[${low}, ${high}]`,
      expected: "a lowest value above 0",
      hint: "raise the lowest value, or write distribution: uniform",
    });
  }
}

function lintPartner(id: string, { distribution }: AssumptionFile, written: PartnerFile, context: LintContext): void {
  const { file, names, report } = context;
  const path: Path = ["assumptions", id, "with"];
  const { assumption: partner } = partnerOf(written);
  const place = typeof written === "string" ? path : [...path, "opposed"];
  if (distribution === undefined) {
    report.error(path, `“${id}” has no distribution, so that it has no draw to share`, {
      at: "key",
      hint: "add distribution: uniform, triangular, pert or log-uniform",
    });
  } else if (!names.assumptions.has(partner)) {
    report(unknownName("assumption", partner, names.assumptions, place));
  } else if (partner === id) {
    report.error(place, `“${id}” cannot share its own draw`, { hint: "name another assumption, or delete “with”" });
  } else if (Object.hasOwn(file.assumptions, partner) && file.assumptions[partner]?.derived !== undefined) {
    report.error(place, `“${partner}” is worked out from other assumptions, so that it has no draw to share`, {
      hint: "name an assumption that it is worked out from",
    });
  } else if (Object.hasOwn(file.assumptions, partner) && file.assumptions[partner]?.distribution === undefined) {
    report.error(place, `“${partner}” has no distribution, so that it has no draw to share`, {
      hint: `give “${partner}” a distribution, or name an assumption that has one`,
    });
  }
}

/** The assumption that another one names; undefined if it names none that is defined. */
function nextOf(id: string, { file }: LintContext): string | undefined {
  const written = Object.hasOwn(file.assumptions, id) ? file.assumptions[id]?.with : undefined;
  return written === undefined ? undefined : partnerOf(written).assumption;
}

/** Each circle once, at the first of its assumptions. */
function lintDrawCircles(context: LintContext): void {
  const told = new Set<string>();
  for (const id of Object.keys(context.file.assumptions)) {
    const ring = [id];
    let next = nextOf(id, context);
    while (next !== undefined && !ring.includes(next)) {
      ring.push(next);
      next = nextOf(next, context);
    }
    // What only leads into a circle is no part of it, and one that names itself has been reported.
    if (next !== id || ring.length === 1 || ring.some((member) => told.has(member))) continue;
    for (const member of ring) told.add(member);
    const way = [...ring, id].map((member) => `“${member}”`).join(" → ");
    context.report.error(["assumptions", id, "with"], `These assumptions share their draws in a circle: ${way}`, {
      at: "key",
      hint: "delete the “with” of one of them; the others then share its draw",
    });
  }
}

/** Where numbers of a spread can be out of order in a sampled run; the first is reported. */
export function lintDrawnSpread(
  { file, assignments, report }: LintContext,
  { value, path }: BoundedReference<SpreadFile>,
): void {
  const { spread } = spreadIn(value);
  if (!Array.isArray(spread)) return;
  for (const reading of [assignments[0], ...Object.keys(file.variants).map((_, place) => assignments[place + 1])]) {
    if (reading === undefined) return;
    const fault = spread.slice(1).find((right, place) => mayCross(spread[place] as QuantityFile, right, reading, file));
    if (fault === undefined) continue;
    const left = spread[spread.indexOf(fault) - 1] as QuantityFile;
    report.error(
      path,
      `This spread can be out of order where its numbers are drawn, ${reading.of}`.replace(/, $/, ""),
      {
        found: `${inWords(left, reading, file)}, then ${inWords(fault, reading, file)}`,
        expected: spread.length === 2 ? "[low, high]" : "[low, mode, high]",
        hint: "keep the ranges apart, or let one assumption share the other's draw (with)",
      },
    );
    return;
  }
}

/** The ends of what a number can be in a sampled run of one reading. */
function reach(quantity: QuantityFile, reading: Assignment, file: ScenarioFile): Interval | undefined {
  if (typeof quantity === "number") return [quantity, quantity];
  const own = [...reading.values].map(([id, value]): [string, Interval] => {
    return [id, drawnIn(id, reading, file)?.range ?? [value, value]];
  });
  return rangesWith(file, new Map(own)).get(quantity.assumption);
}

/** An assumption that a run of this reading draws; undefined if it draws none of this name. */
function drawnIn(id: string, { fixed }: Assignment, file: ScenarioFile): Drawn | undefined {
  const found = fixed.has(id) || !Object.hasOwn(file.assumptions, id) ? undefined : file.assumptions[id];
  const { distribution, value, range } = found ?? {};
  return distribution === undefined || value === undefined || range === undefined
    ? undefined
    : { distribution, value, range };
}

type Drawn = Required<Parameters<typeof quantileOf>[0]>;

function inWords(quantity: QuantityFile, reading: Assignment, file: ScenarioFile): string {
  const [low, high] = (reach(quantity, reading, file) ?? [0, 0]).map(roundedOff) as [number, number];
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** Combinations of cumulative probabilities at which two numbers are compared, at most; the ends are always among them. */
const most = 257;

function mayCross(left: QuantityFile, right: QuantityFile, reading: Assignment, file: ScenarioFile): boolean {
  const [before, after] = [reach(left, reading, file), reach(right, reading, file)];
  if (before === undefined || after === undefined || before[1] <= after[0]) return false;
  const assumptions = assumptionSources(file);
  const behind = sourcesOf(
    assumptions,
    [left, right].flatMap((quantity) => (typeof quantity === "number" ? [] : [quantity.assumption])),
  );
  const draws = drawsBehind([...behind], reading, file);
  // Names and circles are reported where they are written, and so is what is out of order without a draw.
  if (draws === null || draws.length === 0) return false;
  const keys = [...new Set(draws.map(({ source }) => source))];
  // With more draws than that nothing is tried, and ranges that overlap are taken to cross.
  if (2 ** keys.length > most) return true;
  let steps = 1;
  while ((steps + 2) ** keys.length <= most) steps += 1;
  for (let place = 0; place < (steps + 1) ** keys.length; place += 1) {
    const set = draws.map(({ id, source, opposed, quantile }) => {
      const step = Math.floor(place / (steps + 1) ** keys.indexOf(source)) % (steps + 1);
      return [id, quantile(opposed ? 1 - step / steps : step / steps)] as const;
    });
    const values = new Map([...reading.values, ...set]);
    workOutAll(assumptions, values, reading.fixed);
    const [one, other] = [left, right].map((quantity) => settle(quantity, { ...reading, values }) ?? 0);
    if ((one as number) > (other as number)) return true;
  }
  return false;
}

/** How each of these assumptions is drawn, of those that are; null if a shared draw leads nowhere. */
function drawsBehind(ids: readonly string[], reading: Assignment, file: ScenarioFile) {
  const shared = Object.entries(file.assumptions).map(([id, { with: partner }]) => ({
    id,
    ...(partner !== undefined && { with: partnerOf(partner) }),
  }));
  const draws = ids.flatMap((id) => {
    const drawn = drawnIn(id, reading, file);
    const quantile = drawn === undefined ? null : quantileOf(drawn);
    if (quantile === null) return [];
    const source = drawSource({ assumptions: shared }, id);
    return [source === null ? null : { id, source: source.assumption, opposed: source.opposed, quantile }];
  });
  return draws.every((draw) => draw !== null) ? draws : null;
}
