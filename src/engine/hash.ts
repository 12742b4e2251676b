/**
 * Hashes: SHA-256 over canonical JSON (RFC 8785), of scenarios and of records.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { BugError } from "./errors.js";
import { deepestJson } from "./limits.js";
import type { Record as EngineRecord } from "./record.js";
import type { Scenario } from "./scenario.js";

/**
 * What keeps a value from being plain JSON that can be hashed and saved: a value of another type, a number that is not
 * finite, half a character, a key that JavaScript treats as its own, or nesting beyond `deepestJson`. Null if nothing
 * does.
 */
export function findUnplain(value: unknown): string | null {
  const found = lookForUnplain(value, 0);
  return found === null ? null : `${found.path.reverse().join(".") || "it"}: ${found.fault}`;
}

interface Unplain {
  /** Keys, the innermost first. */
  readonly path: string[];
  readonly fault: string;
}

function lookForUnplain(value: unknown, depth: number): Unplain | null {
  const is = (fault: string): Unplain => ({ path: [], fault });
  if (depth > deepestJson) return is(`nested more than ${deepestJson} levels deep`);
  if (value === null || typeof value === "boolean") return null;
  if (typeof value === "string") return /\p{Surrogate}/u.test(value) ? is("text with half a character") : null;
  if (typeof value === "number") return value - value === 0 ? null : is(`the number ${value}, which is not finite`);
  if (typeof value !== "object") return is(`a value of type ${typeof value}`);
  if (Array.isArray(value)) return lookInList(value, depth);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return is("an object that is not plain");
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    if (key === "__proto__") return is("a key called __proto__");
    const found = lookForUnplain(inner, depth + 1);
    if (found === null) continue;
    found.path.push(key);
    return found;
  }
  return null;
}

/** The same of a list. Results of a study are lists of numbers for the most part, half a million of them. */
function lookInList(list: readonly unknown[], depth: number): Unplain | null {
  for (let place = 0; place < list.length; place += 1) {
    const item = list[place];
    if (item === undefined || (typeof item === "number" && item - item === 0)) continue;
    const found = lookForUnplain(item, depth + 1);
    if (found === null) continue;
    found.path.push(`${place}`);
    return found;
  }
  return null;
}

/** Canonical JSON of a plain value. Throws BugError if the value is not plain, finite and shallow. */
export function canonicalJson(value: unknown): string {
  const unplain = findUnplain(value);
  if (unplain !== null) throw new BugError(`cannot hash ${unplain}`);
  return canonicalize(value) as string;
}

/** SHA-256 of the canonical JSON of any plain value, 64 hex digits. */
export function hashPlain(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** Hashes of scenarios that were worked out before: half the time of making a model went into it. A scenario never changes once it is made. */
const known = new WeakMap<Scenario, string>();

/** SHA-256 of the canonical resolved scenario, 64 hex digits; without its map, its exercise and its labels, which have no part in play. */
export function hashScenario(resolved: Scenario): string {
  const before = known.get(resolved);
  if (before !== undefined) return before;
  const { map: _map, exercise: _exercise, labels: _labels, ...scenario } = resolved;
  const hash = hashPlain(scenario);
  known.set(resolved, hash);
  return hash;
}

/** SHA-256 over the canonical records, one a line, without attached explanations. */
export function hashRecords(records: Iterable<EngineRecord>): string {
  const hash = sha256.create();
  for (const record of records) {
    const { why: _view, ...bare } = record as EngineRecord & { why?: unknown };
    hash.update(utf8ToBytes(`${canonicalJson(bare)}\n`));
  }
  return bytesToHex(hash.digest());
}
