/**
 * Targets of a calibration, as they are written on a command line or in a file: `general-war=0.1+-0.03`, `ceasefire.day: 12 ± 2 # why`.
 */
import type { Response } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import type { Target } from "../experiments/index.js";
import { responseInWords } from "../report/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { UsageError, whatItHas } from "./failure.js";

export interface WrittenTarget {
  readonly id: string;
  readonly value: number;
  readonly spread: number;
  /** Where it is from; empty if that was not written. */
  readonly reason: string;
}

const longestFile = 100_000;
const number = String.raw`(-?\d*\.?\d+(?:e-?\d+)?)\s*(%?)`;
const form = new RegExp(String.raw`^([a-z][a-z0-9-]*(?:\.day)?)\s*[=:]\s*${number}\s*(?:±|\+-|\+/-)\s*${number}$`);

/** Reads one; null if it is none. */
function readTarget(written: string, reason = ""): WrittenTarget | null {
  const [, id, value, percent, spread, spreadPercent] = form.exec(written.trim()) ?? [];
  // Of 8% ± 2 nobody can say whether two points are meant, or two hundred.
  if (id === undefined || percent !== spreadPercent) return null;
  const scaled = (digits: string | undefined, sign: string | undefined) => Number(digits) / (sign === "%" ? 100 : 1);
  const read = { id, value: scaled(value, percent), spread: scaled(spread, spreadPercent), reason };
  return Number.isFinite(read.value) && read.spread >= 0 ? read : null;
}

/** Reads all that were given. Throws UsageError. */
export function readTargets(given: readonly string[], file: string | undefined): readonly WrittenTarget[] {
  const onLine = given.map((written) => {
    const target = readTarget(written);
    if (target === null)
      throw new UsageError(say("calibrate.target-malformed", { written }), say("calibrate.target-forms"));
    return target;
  });
  const targets = [...onLine, ...(file === undefined ? [] : readTargetFile(file))];
  const twice = targets.find(({ id }, place) => targets.findIndex((one) => one.id === id) !== place);
  if (twice !== undefined)
    throw new UsageError(say("calibrate.target-twice", { id: twice.id }), say("calibrate.target-once"));
  return targets;
}

function readTargetFile(file: string): readonly WrittenTarget[] {
  let text: string;
  try {
    text = Buffer.from(readOrdinaryFile(file, longestFile)).toString("utf8");
  } catch (error) {
    throw new UsageError(
      say("cli.file-unreadable", { file, reason: (error as Error).message }),
      say("calibrate.target-forms"),
    );
  }
  return text.split(/\r?\n/).flatMap((line, place) => {
    const [, written = "", reason = ""] = /^([^#]*)(?:#\s*(.*))?$/.exec(line) ?? [];
    if (written.trim() === "") return [];
    const target = readTarget(written, reason.trim());
    if (target === null)
      throw new UsageError(
        say("calibrate.target-malformed-at", { file, line: place + 1, written: written.trim() }),
        say("calibrate.target-forms"),
      );
    return [target];
  });
}

/** A target with the places of what speaks of it among the responses, and its label. Throws UsageError. */
export function placedTarget(
  { id, value, spread, reason }: WrittenTarget,
  responses: readonly Response[],
  scenario: Scenario,
): Target & { readonly label: string; readonly reason: string } {
  const [, of = id, day] = /^(.*?)(\.day)?$/.exec(id) ?? [];
  const placeOf = (...kinds: readonly Response["kind"][]) =>
    responses.findIndex((response) => response.id === of && kinds.includes(response.kind));
  const own = placeOf("ending", "milestone", "gauge");
  if (own < 0) {
    const known = responses.flatMap((response) =>
      response.id === "" || response.kind === "milestone-day" ? [] : [response.id],
    );
    throw new UsageError(say("experiment.no-such-outcome", { id: of }), whatItHas(known, of));
  }
  const response = responses[own] as Response;
  const { label } = responseInWords(scenario, response);
  const target = { id, label, reason, value, spread };
  if (day !== undefined) {
    if (response.kind !== "milestone")
      throw new UsageError(say("calibrate.day-of-milestone", { id: of }), say("calibrate.target-forms"));
    return { ...target, kind: "day", place: placeOf("milestone-day"), reached: own };
  }
  if (response.kind === "gauge") return { ...target, kind: "gauge", place: own, reached: null };
  if (value < 0 || value > 1)
    throw new UsageError(say("calibrate.share-beyond", { id, value: `${value}` }), say("calibrate.give-share"));
  return { ...target, kind: "share", place: own, reached: null };
}
