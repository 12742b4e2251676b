/**
 * What is changed in a run, as a replay code carries it: `at=12:drop`, `at=12:force=russia.mediation.hint`. A change without
 * `at` is made before anything happens.
 */
import { numeral } from "./numeral.js";

/** One thing that is changed in a run. */
export type Change =
  /** The record does not happen. */
  | { readonly kind: "drop" }
  /** A transition happens now, whatever its trigger. */
  | { readonly kind: "force"; readonly transition: string }
  /** A seat gives an order. */
  | { readonly kind: "order"; readonly transition: string }
  /** An inject of the scenario is delivered. */
  | { readonly kind: "inject"; readonly inject: string }
  /** An assumption has another value from now on. */
  | { readonly kind: "set"; readonly assumption: string; readonly value: number };

export interface WhatIf {
  /** Number of the record that is left out, or just after which the change is made; null for the start of the run. */
  readonly at: number | null;
  readonly change: Change;
}

const id = "[a-z][a-z0-9-]{0,63}";
const idPattern = new RegExp(`^${id}$`);
const pathPattern = new RegExp(`^${id}\\.${id}\\.${id}$`);

/** The parts of a code that say it. */
export function writeWhatIf({ at, change }: WhatIf): string[] {
  return [...(at === null ? [] : [`at=${at}`]), writeChange(change)];
}

function writeChange(change: Change): string {
  switch (change.kind) {
    case "drop":
      return "drop";
    case "force":
    case "order":
      return `${change.kind}=${change.transition}`;
    case "inject":
      return `inject=${change.inject}`;
    case "set":
      return `then=${change.assumption}=${numeral(change.value)}`;
  }
}

/** The record that a part of a code names; null if the part is not that. */
export function readAt(part: string): number | null {
  const [, digits] = /^at=(0|[1-9]\d{0,14})$/.exec(part) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** The change that a part of a code names; null if the part is not one. */
export function readChange(part: string): Change | null {
  if (part === "drop") return { kind: "drop" };
  const [kind = "", name = "", number] = part.split("=");
  if ((kind === "force" || kind === "order") && number === undefined)
    return pathPattern.test(name) ? { kind, transition: name } : null;
  if (kind === "inject" && number === undefined) return idPattern.test(name) ? { kind, inject: name } : null;
  if (kind !== "then" || number === undefined || number === "" || !idPattern.test(name)) return null;
  const value = Number(number);
  return Number.isFinite(value) ? { kind: "set", assumption: name, value } : null;
}
