/**
 * How the value of a key is said: a rate with its unit, a spread as a range, a list of ids by what it gained and lost. A key
 * that is not listed is said by its path and its value as it is written in JSON, so that nothing goes unsaid.
 */
import { say } from "../catalogue/index.js";
import type { GaugeCurve, Inject, Quantity, Spread } from "../engine/index.js";
import {
  conditionInWords,
  curveInWords,
  figure,
  type Lookup,
  listInWords,
  quantityInWords,
  signed,
  spreadInWords,
} from "../text/index.js";
import { isList, isMap, type Path, type Plain } from "./change.js";

type Unit = "perDay" | "day" | "days" | "none";
type Write = (value: Plain, lookup: Lookup, parent: Plain | undefined) => string;

export interface Field {
  readonly write: Write;
  readonly unit: Unit;
  /** Whether it is a number that the model plays with, so that its basis belongs beside it. */
  readonly plays: boolean;
}

const plain: Write = (value) => (isList(value) && value.every(isScalar) ? listed(value) : scalarInWords(value));
const listed = (values: readonly Plain[]) =>
  values.length === 0 ? say("changes.nothing") : listInWords(values.map(scalarInWords), "and");
const isScalar = (value: Plain) => typeof value !== "object";

/** As it is written: text in quotes, all else as JSON. */
function scalarInWords(value: Plain): string {
  if (typeof value === "number") return figure(value);
  return typeof value === "boolean" ? say("changes.yes-or-no", { yes: value }) : JSON.stringify(value);
}

const quoted: Write = (value) => (typeof value === "string" ? `“${value}”` : plain(value, noLookup, undefined));
const bare: Write = (value) => (typeof value === "string" ? value : scalarInWords(value));
const quantity: Write = (value, lookup) => quantityInWords(lookup, value as Quantity);
const spread: Write = (value, lookup) => spreadInWords(lookup, value as Spread);
const added: Write = (value, lookup) => spreadInWords(lookup, value as Spread, signed);
const range: Write = (value) =>
  isList(value) && value.length === 2 && value.every((end) => typeof end === "number")
    ? say("changes.from-low-to-high", { low: figure(value[0] as number), high: figure(value[1] as number) })
    : scalarInWords(value);
const curve: Write = (value, lookup, parent) =>
  curveInWords(lookup, {
    gauge: (parent as unknown as GaugeCurve).gauge,
    curve: value as unknown as GaugeCurve["curve"],
  });
const perDay: Write = (value, lookup) =>
  typeof value === "object" && value !== null && "curve" in value
    ? curveInWords(lookup, value as unknown as GaugeCurve)
    : say("changes.a-day", { amount: typeof value === "number" ? signed(value) : quantity(value, lookup, undefined) });

const schedule: Write = (value, lookup) => scheduleInWords(lookup, value as unknown as Inject["schedule"]);

/** Texts in other languages, hundreds of each, by how many there are; those of one language likewise. */
const texts: Write = (value) => {
  const found = Object.entries(isMap(value) ? value : {});
  if (!found.some(([, texts]) => isMap(texts))) return say("changes.texts", { n: found.length });
  const each = found.map(([language, texts]) =>
    say("changes.texts-in", { language, n: isMap(texts) ? Object.keys(texts).length : 0 }),
  );
  return listInWords(each, "and");
};

/** When an inject comes: by hand, on a day, or the first time that something holds. */
export function scheduleInWords(lookup: Lookup, given: Inject["schedule"]): string {
  const condition = given === undefined || "at" in given ? "" : conditionInWords(lookup, given.when);
  const day = given !== undefined && "at" in given ? quantityInWords(lookup, given.at) : "";
  const kind = given === undefined ? "hand" : "at" in given ? "day" : "condition";
  return say("changes.schedule", { kind, day, condition });
}

const noLookup = undefined as unknown as Lookup;

const text = (write: Write = quoted): Field => ({ write, unit: "none", plays: false });
const played = (write: Write, unit: Unit = "none"): Field => ({ write, unit, plays: true });

/** By key, or by the keys of a map and what is in it. */
const fields: Readonly<Record<string, Field>> = {
  trigger_rate: played(quantity, "perDay"),
  trigger_wait: played(quantity, "days"),
  trigger_shape: played(bare),
  trigger_chance: played(quantity),
  trigger_after: played(spread, "days"),
  schedule_at: played(quantity, "day"),
  schedule: played(schedule),
  ratio: played(quantity),
  weight: played(quantity),
  curve: played(curve),
  add: played(added),
  perDay: played(perDay),
  initial: played((value, lookup, parent) =>
    typeof value === "string" ? quoted(value, lookup, parent) : quantity(value, lookup, parent),
  ),
  baseline: played(quantity),
  settle: played(quantity, "days"),
  delay: played(spread, "days"),
  bias: played(quantity),
  value: played(bare),
  range: played(range),
  min: played(bare),
  max: played(bare),
  set: played(bare),
  horizon: played(bare, "days"),
  turn: text(bare),
  start: text(bare),
  date: text(bare),
  to: text(bare),
  target: text(bare),
  assumption: text(bare),
  distribution: text(bare),
  id: text(bare),
  labels: text(texts),
};

/** The field at a path inside an element; undefined for a key that is not listed. */
export function fieldAt(path: Path): Field | undefined {
  const name = fieldName(path);
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Keys on the way, joined; what is set in a variant, and the texts of a whole language, by the name of the section alone. */
function fieldName(path: Path): string {
  const keys = path.filter((part) => typeof part === "string");
  if (keys[0] === "labels" && keys.length <= 2) return "labels";
  return keys[0] === "set" ? "set" : keys.join("_");
}

/** What a field of an element of a section is called: `mean wait`, `sets patience`; its path where it has no name. */
export function fieldLabel(section: Path[number] | undefined, path: Path): string {
  const key = fieldName(path);
  const name = section === "injects" && (key === "from" || key === "to") ? `injects_${key}` : key;
  return say("changes.field", { name, field: pathInWords(path), of: String(path.at(-1) ?? "") });
}

/** `order.label`, `of[1].states` */
export function pathInWords(path: Path): string {
  return path.reduce<string>(
    (words, part) => (typeof part === "number" ? `${words}[${part}]` : words === "" ? part : `${words}.${part}`),
    "",
  );
}

/** A value of that field in words; `parent` is the map that it is in. */
export function fieldValue(path: Path, value: Plain | undefined, lookup: Lookup, parent: Plain | undefined): string {
  if (value === undefined && path.at(-1) !== "schedule") return say("changes.nothing");
  return (fieldAt(path)?.write ?? quoted)(value as Plain, lookup, parent);
}

/** A value as it is: text in quotes, numbers and lists as JSON. */
export const valueInFull = (value: Plain | undefined): string =>
  value === undefined ? say("changes.nothing") : JSON.stringify(value);

/** From one value to the other, with what they are called and their unit. */
export function fromTo(label: string, before: string, after: string, unit: Unit = "none"): string {
  return say("changes.from-to", { label, named: label !== "", before, after, unit });
}
