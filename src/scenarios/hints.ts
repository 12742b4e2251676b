/**
 * Hints for common mistakes in values: a unit beside a number, a date in the wrong order, a list without brackets.
 */
import { faultyPart } from "../engine/index.js";
import { actorCode } from "../engine/scenario.js";
import { hintForBelief } from "./belief-hints.js";
import { decimalHint } from "./cut-text.js";
import { hintForDerivation } from "./hints-derived.js";
import { comparisonHint, hintForLookalike, withoutOddQuotes } from "./near-misses.js";
import type { Tree } from "./tree.js";

const units: Readonly<Record<string, string>> = {
  wait: "days",
  after: "days",
  settle: "days",
  horizon: "days",
  turn: "days",
  at: "days from the start",
  rate: "occurrences per day",
  perDay: "the gauge's units per day",
  chance: "a probability from 0 to 1",
  delay: "days",
  bias: "the gauge's unit",
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What to write instead of `value`, if the mistake is a common one. `phrase` is what the format expects. */
export function hintForValue(value: Tree, phrase: string, key: string): string | undefined {
  if (phrase.startsWith("an actor code")) return hintForActorCode(value);
  const belief = hintForBelief(value, phrase);
  if (belief !== undefined) return belief;
  const alone = value.kind === "list" && value.items.length === 1 ? value.items[0] : undefined;
  if (alone?.kind === "scalar" && phrase.startsWith("an id")) return `write ${alone.source}`;
  const basis = key === "evidence" ? hintForCitation(value) : hintForBasisInside(value, key);
  if (basis !== undefined) return basis;
  const derivation = hintForDerivation(value, phrase);
  if (derivation !== undefined) return derivation;
  if (value.kind === "list" && phrase.startsWith("a map of"))
    return "give each entry a name of its own: `name: …`, without the hyphen";
  if (value.kind === "list" && phrase.startsWith("a condition")) return hintForBraces(value);
  if (value.kind === "map" && phrase.startsWith("a list")) return `write [{ ${pairsOf(value)} }]`;
  if (value.kind === "list" && /^(one line of|text)/.test(phrase))
    return `put it in quotes: ${JSON.stringify(`[${value.items.map((item) => (item.kind === "scalar" ? item.source : "…")).join(", ")}]`)}`;
  if (value.kind === "list" && /\[/.test(phrase)) {
    const list = hintForNumbers(value);
    if (list !== undefined) return list;
  }
  const item = value.kind === "list" ? value.items.find(({ kind }) => kind === "scalar") : undefined;
  if (item?.kind === "scalar" && typeof item.value === "string") return hintForLookalike(item.source);
  if (value.kind !== "scalar") return undefined;
  const text = /^(one line of|text)/.test(phrase);
  if (typeof value.value === "number" && phrase.includes("min: number"))
    return `write { min: ${value.value} } or { max: ${value.value} }`;
  if (!text && typeof value.value === "string") {
    if (phrase.startsWith("a condition")) return hintForCondition(value.value);
    const several = hintForSeveral(value.value, phrase) ?? hintForQuotes(value.value, phrase);
    if (several !== undefined) return several;
    const comparison = phrase.includes("min: number") ? comparisonHint(key, value.value) : undefined;
    if (comparison !== undefined) return comparison.hint;
  }
  const lookalike = text || typeof value.value !== "string" ? undefined : hintForLookalike(value.source);
  if (lookalike !== undefined) return lookalike;
  if (phrase.startsWith("a list") && typeof value.value === "string") return `write [${value.source}]`;
  if (typeof value.value === "number" && Math.abs(value.value) > 1e9) return "numbers here go up to a billion";
  if (phrase.includes("hostility") && typeof value.value === "string")
    return "1 none, 2 threat, 3 display, 4 use of force, 5 war";
  if (phrase.includes("a date written")) {
    const date = typeof value.value === "string" ? readDate(value.value) : undefined;
    if (date !== undefined) return date;
  }
  if (/^(an id|a state)/.test(phrase) && typeof value.value === "string") return hintForId(value.value);
  if (/number|score|level|days|\b1\b/.test(phrase) && typeof value.value === "string")
    return hintForNumber(value.value, key, phrase);
  if (phrase.includes("whole number") && typeof value.value === "number" && !Number.isInteger(value.value))
    return `write ${Math.round(value.value)}`;
  if (phrase.startsWith("true") && typeof value.value === "string") return hintForBoolean(value.value);
  // No id begins with a digit.
  const wantsText =
    /^(one line of|text)|in quotes/.test(phrase) || (/^(an id|a state)/.test(phrase) && value.value === true);
  if (wantsText && typeof value.value !== "string") return `put it in quotes: "${value.source}"`;
  return hintForText(value.value, phrase);
}

/** Names that people write for bodies whose codes are longer. */
const bodies: Readonly<Record<string, string>> = {
  NATO: "IGOWSTNAT",
  UN: "IGOUNO",
  EU: "IGOEUREEC",
  OSCE: "IGOEURSCE",
  CIS: "IGOCASCIS",
};

/** For an actor code in small letters, with spaces or hyphens between its parts, or in parts by name. */
function hintForActorCode(value: Tree): string | undefined {
  const parts =
    value.kind === "map"
      ? [...value.entries.values()].map((entry) => entry.value)
      : value.kind === "list"
        ? value.items
        : [value];
  if (!parts.every((part) => part.kind === "scalar" && typeof part.value === "string")) return undefined;
  const written = parts.map((part) => (part.kind === "scalar" ? String(part.value) : "")).join("");
  const code = written.toUpperCase().replaceAll(/[^A-Z]/g, "");
  const body = Object.hasOwn(bodies, code) ? bodies[code] : undefined;
  if (body !== undefined) return `write ${body}`;
  return actorCode.safeParse(code).success && faultyPart(code) === undefined ? `write ${code}` : undefined;
}

/** For a citation that says what its claim supports in another way than `{claim: id, supports: size}`. */
function hintForCitation(value: Tree): string | undefined {
  if (value.kind !== "map") return undefined;
  if (value.entries.has("claim")) return "write it as an item of the list: [{claim: name, supports: size}]";
  const [[claim, supports] = [], ...more] = value.entries;
  if (claim === undefined || supports?.value.kind !== "scalar" || more.length > 0) return undefined;
  return `write {claim: ${claim}, supports: ${supports.value.source}}`;
}

const carriers: Readonly<Record<string, string>> = { add: "spread", after: "spread", curve: "points" };

/** For a spread or curve that holds its basis as one of its items. */
function hintForBasisInside(value: Tree, key: string): string | undefined {
  const carrier = Object.hasOwn(carriers, key) ? carriers[key] : undefined;
  if (carrier === undefined) return undefined;
  for (const item of value.kind === "list" ? value.items : [value]) {
    const [basis] = item.kind === "map" ? ["evidence", "judgement"].filter((name) => item.entries.has(name)) : [];
    if (basis !== undefined)
      return `“${basis}” goes beside the list, not into it: write {${carrier}: […], ${basis}: …}`;
  }
  return undefined;
}

function hintForText(value: unknown, phrase: string): string | undefined {
  if (typeof value !== "string") return undefined;
  const most = /at most (\d+) characters/.exec(phrase)?.[1];
  if (most === undefined) return undefined;
  if (value === "") return "write something, or leave the key out if it may be left out";
  if (value.length > Number(most)) return `it has ${value.length} characters; shorten it`;
  return value.includes("\n") && phrase.startsWith("one line")
    ? "use >- instead of > or |, so that it stays one line"
    : undefined;
}

function hintForId(value: string): string | undefined {
  const mended = value
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "");
  return mended === "" || mended === value || mended.length > 64 ? undefined : `write “${mended}”`;
}

/** A condition in square brackets. */
function hintForBraces({ items }: Tree & { kind: "list" }): string {
  const tests = items.flatMap((item) => (item.kind === "map" ? [pairsOf(item)] : []));
  return `write it in braces, without square brackets: { ${tests.length === 0 ? "name: …" : tests.join(", ")} }`;
}

function pairsOf({ entries }: Tree & { kind: "map" }): string {
  return [...entries].map(([name, { value }]) => `${name}: ${value.kind === "scalar" ? value.source : "…"}`).join(", ");
}

/** A condition written as people say it: `north.fleet is landed`, `tension > 5`. */
function hintForCondition(value: string): string | undefined {
  const [, name = "", rest = ""] = /^([a-z][\w.-]*) *(?::|=+|\bis\b) *([\w-]+|\{.*\})$/.exec(value) ?? [];
  if (name !== "") return `write { ${name}: ${rest} }`;
  if (/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/.test(value)) return `write { ${value}: state }`;
  const [, gauge = "", bound = ""] = /^([a-z][\w.-]*) *([<>≤≥].*)$/.exec(value) ?? [];
  return comparisonHint(gauge, bound)?.hint.replace(/^write (.*?), which/, "write { $1 }, which");
}

const figure = "[-+]?\\d*\\.?\\d+";
const nameOrNumber = new RegExp(`^(?:[a-z][a-z0-9.-]*|${figure})$`);
const takesList = (phrase: string) => /\blists?\b|\[/.test(phrase);

/** A list without brackets, in round ones, or with another sign than a comma. */
function hintForSeveral(value: string, phrase: string): string | undefined {
  const inner = value.trim().replace(/^\((.*)\)$/, "$1");
  const figures = inner.split(/(?<=\d) *(?:[-–—]|\.\.+|…|to) *(?=[-+.\d])/);
  if (/\[/.test(phrase) && figures.length > 1 && figures.every((item) => new RegExp(`^${figure}$`).test(item)))
    return `write [${figures.join(", ")}]`;
  if (phrase.startsWith("a happening")) {
    const path = inner.replaceAll(/\s*[./]\s*/g, ".");
    if (path !== inner && /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/.test(path)) return `write ${path}`;
  }
  const spaced = /^(?:[\w-]+\.[\w.-]+(?: +|$))+$/.test(inner) ? " " : "/";
  const items = inner
    .split(/\s*[,;|/]\s*|\s+(?:or|and)\s+/)
    .flatMap((item) => item.split(spaced))
    .filter((item) => item !== "");
  if (items.length < 2 || !items.every((item) => nameOrNumber.test(item))) return undefined;
  const decimal = /^\[/.test(phrase) ? undefined : decimalHint(value.trim());
  if (takesList(phrase))
    return decimal === undefined
      ? `write [${items.join(", ")}]`
      : `${decimal}; for a list, write [${items.join(", ")}]`;
  return /[;|]/.test(inner) && /^an? (?:happening|id|state)/.test(phrase)
    ? `put a comma between the two: ${items.join(", ")}`
    : undefined;
}

/** Numbers of a list that run together, or that a decimal comma parts. */
function hintForNumbers({ items }: Tree & { kind: "list" }): string | undefined {
  const sources = items.map((item) => (item.kind === "scalar" ? item.source : ""));
  const [only = ""] = sources;
  const pieces = sources.join(",").split(/ *; */);
  if (sources.length > 1 && pieces.length > 1 && pieces.every((piece) => /^[-+]?\d+(?:,\d+)?$/.test(piece)))
    return `write [${pieces.map((piece) => piece.replace(",", ".")).join(", ")}], with points for the decimals`;
  const parts = items.length === 1 ? only.split(/ *(?:[;|]|\.\.+|…|–) *| +(?:to +)?/) : [];
  if (parts.length > 1 && parts.every((part) => new RegExp(`^${figure}$`).test(part)))
    return `write [${parts.join(", ")}]`;
  const joined = sources.reduce<string[]>((numbers, source, index) => {
    const [before, here] = [items[index - 1]?.place, items[index]?.place];
    const touches =
      before?.line === here?.line && (before?.column ?? 0) + (sources[index - 1]?.length ?? 0) + 1 === here?.column;
    if (touches && /^\d+$/.test(source) && /^[-+]?\d+$/.test(numbers.at(-1) ?? ""))
      numbers.push(`${numbers.pop()}.${source}`);
    else numbers.push(source);
    return numbers;
  }, []);
  return joined.length < sources.length ? `write [${joined.join(", ")}], with points for the decimals` : undefined;
}

/** A quotation mark without its twin, or marks that do not quote around a number or a code. */
function hintForQuotes(value: string, phrase: string): string | undefined {
  const bare = withoutOddQuotes(value).replaceAll(/^["']|["']$/g, "");
  if (bare === value || bare === "") return undefined;
  if (/in quotes/.test(phrase)) return `write "${bare}"`;
  if (new RegExp(`^${figure}$`).test(bare)) return `write ${bare} without quotes`;
  return /^(an id|a state|a happening)/.test(phrase) && nameOrNumber.test(bare) ? `write ${bare}` : undefined;
}

function hintForNumber(value: string, key: string, phrase: string): string | undefined {
  const trimmed = value.trim();
  const unit = units[key];
  const because = unit === undefined ? "" : `; it is always ${unit}`;
  if (/^[-+]?\d+(\.\d+)?$/.test(trimmed)) return `write ${trimmed} without quotes`;
  const plain = plainNumber(trimmed);
  if (plain !== undefined) return `write ${plain}`;
  const decimal = decimalHint(trimmed);
  if (decimal !== undefined) return decimal;
  const percent = /^([-+]?\d+(?:\.\d+)?)\s*%$/.exec(trimmed)?.[1];
  if (percent !== undefined)
    return hintForPercent(percent, key === "chance" || key === "ratio" || phrase.startsWith("a chance"), because);
  const withUnit = /^([-+]?\d+(?:\.\d+)?)\s*[a-z/.]+$/i.exec(trimmed)?.[1];
  if (withUnit !== undefined) return `write ${withUnit} alone${because}`;
  if (phrase.includes("{assumption") && /^[a-z][a-z0-9-]*$/.test(trimmed))
    return `to use an assumption, write {assumption: ${trimmed}}`;
  return undefined;
}

/** A number written as people write numbers, not as YAML does. */
function plainNumber(value: string): string | undefined {
  const ascii = value
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace("٫", ".");
  if (ascii !== value && new RegExp(`^${figure}$`).test(ascii)) return ascii;
  const before = /^(?:[~≈×x]|[<>]=?|[≤≥]|ca?\.|circa|about|around|approx\.?|approximately) *([-+]?\d*\.?\d+)$/i.exec(
    value,
  )?.[1];
  if (before !== undefined) return before;
  const after = /^([-+]?\d*\.?\d+) *[,;]$/.exec(value)?.[1];
  if (after !== undefined) return after;
  const comment = /^([-+]?\d*\.?\d+) *\/\/ *(.*)$/.exec(value);
  if (comment !== null) return `${comment[1]} # ${comment[2]}`;
  if (/^[-+]?\d{1,3}(?:[ '’_]\d{3})+(?:\.\d+)?$/.test(value)) return value.replaceAll(/[ '’_]/g, "");
  if (/^[-+]?[\dOo]*\d[\dOo.]*$/.test(value) && /o/i.test(value))
    return `${value.replaceAll(/o/gi, "0")}, with the figure 0 for the letter O`;
  const fraction = /^([-+]?\d+) *\/ *(\d+)$/.exec(value);
  const quotient = fraction === null ? Number.NaN : Number(fraction[1]) / Number(fraction[2]);
  return Number.isFinite(quotient) ? String(Math.round(quotient * 10_000) / 10_000) : undefined;
}

function hintForPercent(percent: string, isShare: boolean, because: string): string {
  const share = Number((Number(percent) / 100).toPrecision(12));
  if (isShare) return `write ${share}${because}`;
  return because === "" ? `write ${share} for a share of 1, or ${percent} alone` : `write ${percent} alone${because}`;
}

function hintForBoolean(value: string): string | undefined {
  if (/^(yes|on|y)$/i.test(value)) return "write true";
  if (/^(no|off|n)$/i.test(value)) return "write false";
  return /^(true|false)$/i.test(value) ? `write ${value.toLowerCase()} without quotes` : undefined;
}

function readDate(value: string): string | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(value);
  if (iso !== null) return writeDate(iso[1], Number(iso[2]), Number(iso[3]));
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value);
  if (european !== null) return writeDate(european[3], Number(european[2]), Number(european[1]));
  const named = /^(?:(\d{1,2})\s+([a-z]{3})[a-z]*|([a-z]{3})[a-z]*\s+(\d{1,2})),?\s+(\d{4})$/i.exec(value);
  if (named === null) return undefined;
  const month = months.indexOf((named[2] ?? named[3] ?? "").toLowerCase()) + 1;
  return month === 0 ? undefined : writeDate(named[5], month, Number(named[1] ?? named[4]));
}

function writeDate(year: string | undefined, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return "there is no such day: year, month, day, in that order";
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const calendar = new Date(Date.UTC(Number(year), month - 1, day)).toISOString();
  return calendar.startsWith(date) ? `write ${date}` : "that month has no such day";
}
