/**
 * Replay codes: one word that names a run in full, so that it plays again anywhere the same edition of the scenario is.
 *
 *     f2:tavush-2020@1a2b3c4d:7:variant=csto-literal:set=clash-severity=1.2:days=30:k3v9
 *
 * Scenario, the first eight digits of its hash, and seed; then, where they differ from a plain run, variant, set, days,
 * run, historical and seats (which hold); last a check of four characters. No character of it means anything to a shell:
 * in seeds, others than letters, digits and . _ - are percent-encoded. A run has one code, and no other is read.
 */
import { isSeed, longestPlayDays, wordsOf } from "../engine/index.js";

/** All that decides what is played. */
export interface RunIdentity {
  readonly scenario: string;
  /** As much of the scenario's hash as is known: eight digits or more. */
  readonly scenarioHash: string;
  readonly seed: string;
  readonly variant: string | null;
  readonly set: { readonly [assumption: string]: number };
  /** Null for the scenario's own. */
  readonly days: number | null;
  readonly run: number;
  readonly historical: boolean;
  readonly seats: readonly string[];
}

const version = "f2";

export function replayCode(run: RunIdentity): string {
  const settings = Object.entries(run.set).sort(([one], [other]) => (one < other ? -1 : 1));
  const written = [
    version,
    `${run.scenario}@${run.scenarioHash.slice(0, 8)}`,
    encodeSeed(run.seed),
    ...(run.variant === null ? [] : [`variant=${run.variant}`]),
    ...settings.map(([id, value]) => `set=${id}=${numeral(value)}`),
    ...(run.days === null ? [] : [`days=${run.days}`]),
    ...(run.run === 0 ? [] : [`run=${run.run}`]),
    ...(run.historical ? ["historical"] : []),
    ...run.seats.map((seat) => `seat=${seat}`),
  ].join(":");
  return `${written}:${checkOf(written)}`;
}

/** What a text that is offered as a code turned out to be. */
export type ReadCode =
  | { readonly kind: "run"; readonly run: RunIdentity }
  /** As version 0.2 printed it: run, set, days, historical and seats are not in it. */
  | { readonly kind: "old"; readonly run: RunIdentity }
  | { readonly kind: "newer" | "mistyped" | "none" };

const oldCode = /^([a-z][a-z0-9-]{0,63})@([0-9a-f]{8}):([A-Za-z0-9][A-Za-z0-9._-]{0,63})(?::([a-z][a-z0-9-]{0,63}))?$/;

export function readReplayCode(code: string): ReadCode {
  const [, scenario, scenarioHash, seed, variant = null] = oldCode.exec(code) ?? [];
  if (scenario !== undefined && scenarioHash !== undefined && seed !== undefined) {
    const plain = { set: {}, days: null, run: 0, historical: false, seats: [] };
    return { kind: "old", run: { scenario, scenarioHash, seed, variant, ...plain } };
  }
  const [first = "", ...parts] = code.split(":");
  if (!/^f\d+$/.test(first) || parts.length < 3) return { kind: "none" };
  if (first !== version) return { kind: Number(first.slice(1)) > 2 ? "newer" : "none" };
  const run = readParts(parts.slice(0, -1));
  // Writing it again tells every other mistake: a wrong check, another order, a number written in another way.
  return run !== null && replayCode(run) === code ? { kind: "run", run } : { kind: "mistyped" };
}

const idPattern = /^[a-z][a-z0-9-]{0,63}$/;

function readParts([edition = "", encoded = "", ...options]: readonly string[]): RunIdentity | null {
  const [, scenario, scenarioHash] = /^([a-z][a-z0-9-]{0,63})@([0-9a-f]{8})$/.exec(edition) ?? [];
  const seed = decodeSeed(encoded);
  if (scenario === undefined || scenarioHash === undefined || seed === null) return null;
  let variant: string | null = null;
  let days: number | null = null;
  let run = 0;
  const set: [string, number][] = [];
  const seats: string[] = [];
  for (const one of options) {
    const [, name, value = "", number = ""] = /^([a-z]+)(?:=([^=]*)(?:=([^=]+))?)?$/.exec(one) ?? [];
    if (name === "variant" && idPattern.test(value)) variant = value;
    else if (name === "set" && idPattern.test(value) && Number.isFinite(Number(number)))
      set.push([value, Number(number)]);
    else if (name === "days" && Number(value) >= 1 && Number(value) <= longestPlayDays) days = Number(value);
    else if (name === "run" && Number.isSafeInteger(Number(value)) && Number(value) > 0) run = Number(value);
    else if (name === "seat" && idPattern.test(value)) seats.push(value);
    else if (one !== "historical") return null;
  }
  const historical = options.includes("historical");
  return { scenario, scenarioHash, seed, variant, set: Object.fromEntries(set), days, run, historical, seats };
}

function encodeSeed(seed: string): string {
  return encodeURIComponent(seed).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decodeSeed(encoded: string): string | null {
  try {
    const seed = decodeURIComponent(encoded);
    return isSeed(seed) ? seed : null;
  } catch {
    return null;
  }
}

/** Digits and letters without those that are taken for another. */
const digits = "0123456789abcdefghjkmnpqrstvwxyz";

/** Four characters, 20 bits: of a million slips, one is not noticed. */
function checkOf(written: string): string {
  const { high, low } = wordsOf(written);
  const mixed = Math.imul(low ^ (low >>> 15), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return [27, 22, 17, 12].map((shift) => digits[(mixed >>> shift) & 31]).join("");
}

/** A number as it is read back exactly. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
