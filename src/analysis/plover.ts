/**
 * Public acts in the terms of other event data: GDELT's QuadClass, and the event types, modes and sectors of PLOVER, all
 * derived from CAMEO codes. Stands apart from the writing of events because these tables are facts of others' codebooks:
 * docs/event-data.md cites them and says where they leave a choice.
 */
import { partsOfCode, sectorsOfRoles } from "../engine/index.js";

/** First and last CAMEO root of GDELT's classes 1 to 4: verbal and material cooperation, verbal and material conflict. */
const quadClasses = [
  ["01", "05"],
  ["06", "08"],
  ["09", "13"],
  ["14", "20"],
] as const;

/** GDELT's QuadClass of a CAMEO code, 1 to 4; null if CAMEO has no such root. */
export function quadClassOf(cameo: string): number | null {
  const root = cameo.slice(0, 2);
  const place = quadClasses.findIndex(([first, last]) => first <= root && root <= last);
  return place === -1 ? null : place + 1;
}

/** PLOVER's 16 event types by CAMEO root. It drops 01 and 02, and parts 08. */
const eventTypes: Readonly<Record<string, string>> = {
  "03": "AGREE",
  "04": "CONSULT",
  "05": "SUPPORT",
  "06": "COOPERATE",
  "07": "AID",
  "08": "CONCEDE",
  "09": "ACCUSE",
  "10": "REQUEST",
  "11": "ACCUSE",
  "12": "REJECT",
  "13": "THREATEN",
  "14": "PROTEST",
  "15": "MOBILIZE",
  "16": "SANCTION",
  "17": "COERCE",
  "18": "ASSAULT",
  "19": "ASSAULT",
  "20": "ASSAULT",
};

/** What yields in deed: 084 to 087. */
const retreat = /^08[4-7]/;

/** PLOVER's event type of a CAMEO code; null for what PLOVER does not code. */
export function eventTypeOf(cameo: string): string | null {
  return retreat.test(cameo) ? "RETREAT" : (eventTypes[cameo.slice(0, 2)] ?? null);
}

/**
 * PLOVER's modes with the CAMEO codes that tell them, each with its narrower codes. A narrower code that
 * stands by itself goes by that; null where it does not tell the mode of the broader one.
 */
const modes: readonly (readonly [mode: string | null, codes: string])[] = [
  // CONSULT
  ["phone", "041"],
  ["visit", "042"],
  ["third-party", "044"],
  // RETREAT
  ["release", "0841"],
  ["return", "0842"],
  ["access", "086"],
  ["disarm", "087 0873 0874"],
  ["ceasefire", "0871"],
  ["withdraw", "0872"],
  // ACCUSE
  ["investigate", "09"],
  ["disapprove", "110 111 113 114"],
  ["allege", "112 115"],
  // REQUEST and REJECT
  ["assist", "101 102 103 121 122"],
  ["change", "104 123"],
  ["yield", "105 124"],
  ["meet", "106 107 108 125 126 127"],
  // THREATEN
  ["relations", "1311 1313 134 135"],
  ["restrict", "1312 1323 1324 1381"],
  ["ban", "1322"],
  ["expel", "136"],
  ["violence", "137 138"],
  ["territory", "1382"],
  // PROTEST
  ["demo", "141"],
  ["hunger", "142"],
  ["obstruct", "144"],
  ["riot", "145"],
  // MOBILIZE
  ["police", "151 153"],
  ["troops", "152 154"],
  // SANCTION
  ["withdraw", "161 164 165"],
  ["discontinue", "162"],
  // COERCE
  ["confiscate", "1711"],
  ["restrict", "172"],
  ["ban", "1722"],
  ["curfew", "1723"],
  ["martial-law", "1724"],
  ["arrest", "173"],
  ["deport", "174"],
  // ASSAULT
  ["abduct", "181"],
  ["beat", "182"],
  ["sexual", "1821"],
  ["torture", "1822"],
  [null, "1823"],
  ["suicide-attack", "1831"],
  ["explosives", "1832 1833"],
  ["assassinate", "185 186"],
  ["firearms", "193"],
  ["heavy-weapons", "194 195"],
  ["cleansing", "201 203"],
  ["massacre", "202"],
  ["unconventional", "204"],
];

const modeByCode: ReadonlyMap<string, string | null> = new Map(
  modes.flatMap(([mode, codes]) => codes.split(" ").map((code) => [code, mode] as const)),
);

/** PLOVER's mode of a CAMEO code; null where CAMEO does not tell it. */
export function eventModeOf(cameo: string): string | null {
  for (let length = cameo.length; length >= 2; length -= 1) {
    const mode = modeByCode.get(cameo.slice(0, length));
    if (mode !== undefined) return mode;
  }
  return null;
}

export interface CodedActor {
  readonly code: string | null;
  /** The first part of the code: a country, or an international body. */
  readonly country: string | null;
  /** PLOVER's sectors of the roles that the code names. */
  readonly sectors: readonly string[];
}

/** An actor by its code, as PLOVER parts it. */
export function codedActor(code: string | undefined): CodedActor {
  const [country = null, ...rest] = partsOfCode(code ?? "");
  const sectors = rest.flatMap((part) => sectorsOfRoles.get(part) ?? []);
  return { code: code ?? null, country, sectors: [...new Set(sectors)] };
}
