/**
 * Hashes: SHA-256 over canonical JSON (RFC 8785), of scenarios and of records.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { BugError } from "./errors.js";
import type { Record as EngineRecord } from "./record.js";
import type { Scenario } from "./scenario.js";

/** Deepest nesting that is hashed; beyond it, canonicalize could overflow the stack. */
const depthLimit = 64;

/** Stricter than canonicalize: throws BugError for anything but shallow, finite, plain JSON. */
function assertPlain(value: unknown, depth: number): void {
  if (depth > depthLimit) throw new BugError(`cannot hash a value nested deeper than ${depthLimit} levels`);
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (value - value !== 0) throw new BugError(`cannot hash the number ${value}`);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) assertPlain(item, depth + 1);
    return;
  }
  if (typeof value === "object") {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      for (const item of Object.values(value)) if (item !== undefined) assertPlain(item, depth + 1);
      return;
    }
  }
  throw new BugError(`cannot hash a value of type ${typeof value}`);
}

/** Canonical JSON of a plain value. Throws BugError if the value is not plain, finite and shallow. */
export function canonicalJson(value: unknown): string {
  assertPlain(value, 0);
  return canonicalize(value) as string;
}

/** SHA-256 of the canonical JSON of any plain value, 64 hex digits. */
export function hashPlain(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** SHA-256 of the canonical resolved scenario, 64 hex digits. */
export function hashScenario(scenario: Scenario): string {
  return hashPlain(scenario);
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
