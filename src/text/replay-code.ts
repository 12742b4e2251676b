/**
 * Replay codes: one word that names a run in full, so that it plays again anywhere the same edition of the scenario is.
 *
 *     f2:tavush-2020@1a2b3c4d:7:variant=csto-literal:set=clash-severity=1.2:days=30:k3v9
 *
 * Scenario, the first eight digits of its hash, and seed; then, where they differ from a plain run, variant, set, days,
 * run, historical and seats (which hold); last a check of four characters. No character of it means anything to a shell:
 * in seeds, others than letters, digits and . _ - are percent-encoded. A run has one code, and no other is read.
 *
 *     f3:tavush-2020@1a2b3c4d:7:at=12:drop:k3v9
 *
 * A run with one thing changed, a pair of runs: the same parts, then the record and the change. It has a version of its own,
 * so that programs that know only runs say that it is newer than they are. So do, as f4 and f5, runs and pairs in which seats
 * decide all that is their actors' will; with seats, f2 and f3 are those of versions in which they decided their orders alone.
 */
import { isSeed, longestPlayDays, type SeatRule, seatRules, wordsOf } from "../engine/index.js";
import { numeral } from "./numeral.js";
import { readAt, readChange, type WhatIf, writeWhatIf } from "./what-if-code.js";

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
  /** How much these decide, where it is less than all that is their actors' will. */
  readonly seatRule?: SeatRule;
}

/** Versions of the code of a run and of a pair: where nobody is seated, or seats decide their orders alone; and where they decide more. */
const plainVersions = { run: "f2", pair: "f3" } as const;
const willedVersions = { run: "f4", pair: "f5" } as const;
const pairVersions: readonly string[] = [plainVersions.pair, willedVersions.pair];
const latest = 5;

function versionOf({ seats, seatRule }: Pick<RunIdentity, "seats" | "seatRule">, whatIf: WhatIf | null): string {
  const versions = seats.length > 0 && seatRule !== seatRules.ordersAlone ? willedVersions : plainVersions;
  return versions[whatIf === null ? "run" : "pair"];
}

/** The code of a run; with a change, that of the pair. */
export function replayCode(run: RunIdentity, whatIf: WhatIf | null = null): string {
  const settings = Object.entries(run.set).sort(([one], [other]) => (one < other ? -1 : 1));
  const written = [
    versionOf(run, whatIf),
    `${run.scenario}@${run.scenarioHash.slice(0, 8)}`,
    encodeSeed(run.seed),
    ...(run.variant === null ? [] : [`variant=${run.variant}`]),
    ...settings.map(([id, value]) => `set=${id}=${numeral(value)}`),
    ...(run.days === null ? [] : [`days=${run.days}`]),
    ...(run.run === 0 ? [] : [`run=${run.run}`]),
    ...(run.historical ? ["historical"] : []),
    ...run.seats.map((seat) => `seat=${seat}`),
    ...(whatIf === null ? [] : writeWhatIf(whatIf)),
  ].join(":");
  return `${written}:${checkOf(written)}`;
}

/** What a text that is offered as a code turned out to be. */
export type ReadCode =
  | { readonly kind: "run"; readonly run: RunIdentity }
  /** A run with one thing changed. */
  | { readonly kind: "pair"; readonly run: RunIdentity; readonly whatIf: WhatIf }
  /** As version 0.2 printed it: run, set, days, historical and seats are not in it. */
  | { readonly kind: "old"; readonly run: RunIdentity }
  | { readonly kind: "newer" | "none" }
  /** The first part that can't be read, counted from 1, as it is written; null where only the check or the order is wrong. */
  | { readonly kind: "mistyped"; readonly part: { readonly place: number; readonly written: string } | null };

const oldCode = /^([a-z][a-z0-9-]{0,63})@([0-9a-f]{8}):([A-Za-z0-9][A-Za-z0-9._-]{0,63})(?::([a-z][a-z0-9-]{0,63}))?$/;

export function readReplayCode(code: string): ReadCode {
  const [, scenario, scenarioHash, seed, variant = null] = oldCode.exec(code) ?? [];
  if (scenario !== undefined && scenarioHash !== undefined && seed !== undefined) {
    const plain = { set: {}, days: null, run: 0, historical: false, seats: [] };
    return { kind: "old", run: { scenario, scenarioHash, seed, variant, ...plain } };
  }
  const [first = "", ...parts] = code.split(":");
  if (!/^f\d+$/.test(first) || parts.length < 3) return { kind: "none" };
  const number = Number(first.slice(1));
  if (number < 2 || number > latest) return { kind: number > latest ? "newer" : "none" };
  const { run: read, whatIf, bad } = readParts(parts.slice(0, -1), pairVersions.includes(first));
  if (bad !== null) return { kind: "mistyped", part: { place: bad + 2, written: parts[bad] ?? "" } };
  const run =
    read === null || number > 3 || read.seats.length === 0 ? read : { ...read, seatRule: seatRules.ordersAlone };
  // Writing it again tells every other mistake: a wrong check, another order, a number written in another way.
  if (run === null || replayCode(run, whatIf) !== code) return { kind: "mistyped", part: null };
  return whatIf === null ? { kind: "run", run } : { kind: "pair", run, whatIf };
}

const idPattern = /^[a-z][a-z0-9-]{0,63}$/;

interface ReadParts {
  readonly run: RunIdentity | null;
  readonly whatIf: WhatIf | null;
  /** Place of the first part that can't be read; null if all can. */
  readonly bad: number | null;
}

function readParts([edition = "", encoded = "", ...options]: readonly string[], isPair: boolean): ReadParts {
  const [, scenario, scenarioHash] = /^([a-z][a-z0-9-]{0,63})@([0-9a-f]{8})$/.exec(edition) ?? [];
  const seed = decodeSeed(encoded);
  const badAt = (place: number): ReadParts => ({ run: null, whatIf: null, bad: place });
  if (scenario === undefined || scenarioHash === undefined) return badAt(0);
  if (seed === null) return badAt(1);
  const read: ReadOptions = {
    variant: null,
    days: null,
    run: 0,
    historical: false,
    set: {},
    seats: [],
    at: null,
    change: null,
  };
  const bad = options.findIndex((one) => !readRunOption(one, read) && !(isPair && readPairOption(one, read)));
  if (bad >= 0) return badAt(bad + 2);
  const { at, change, ...identity } = read;
  const run = { scenario, scenarioHash, seed, ...identity };
  if (!isPair) return { run, whatIf: null, bad: null };
  // The change is the last part; a code of a pair that names none ends too early.
  return change === null ? badAt(options.length + 2) : { run, whatIf: { at, change }, bad: null };
}

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

interface ReadOptions
  extends Writable<Omit<RunIdentity, "scenario" | "scenarioHash" | "seed" | "set" | "seats" | "seatRule">> {
  readonly set: { [assumption: string]: number };
  readonly seats: string[];
  at: number | null;
  change: WhatIf["change"] | null;
}

/** Takes one part of a code in; false if it is not an option of a run. */
function readRunOption(one: string, read: ReadOptions): boolean {
  const [, name, value = "", number = ""] = /^([a-z]+)(?:=([^=]*)(?:=([^=]+))?)?$/.exec(one) ?? [];
  if (name === "variant" && idPattern.test(value)) read.variant = value;
  else if (name === "set" && idPattern.test(value) && Number.isFinite(Number(number))) read.set[value] = Number(number);
  else if (name === "days" && Number(value) >= 1 && Number(value) <= longestPlayDays) read.days = Number(value);
  else if (name === "run" && Number.isSafeInteger(Number(value)) && Number(value) > 0) read.run = Number(value);
  else if (name === "seat" && idPattern.test(value)) read.seats.push(value);
  else if (one === "historical") read.historical = true;
  else return false;
  return true;
}

/** Likewise of what is changed in it. */
function readPairOption(one: string, read: ReadOptions): boolean {
  read.at ??= readAt(one);
  if (one.startsWith("at=")) return read.at !== null;
  read.change = readChange(one);
  return read.change !== null;
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
