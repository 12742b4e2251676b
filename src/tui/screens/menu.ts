/**
 * The start menu's state: which scenario, in which reading, with which seed. Pure, so that what a key does can be tested
 * without a terminal. What it looks like is in menu-lines.ts.
 */

import { isSeed, seedLengthLimit } from "../../engine/index.js";

/** A scenario to choose. */
export interface MenuScenario {
  /** Its code: the name that commands know it by. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly days: number;
  /** ISO date of day 0. */
  readonly start: string;
  readonly file: string;
  readonly variants: readonly { readonly id: string; readonly label: string; readonly note: string }[];
}

export const fields = ["scenario", "reading", "seed"] as const;
export type Field = (typeof fields)[number];

export interface Menu {
  readonly field: Field;
  readonly scenario: number;
  /** 0 is the scenario as written, 1 its first variant. */
  readonly reading: number;
  readonly seed: string;
  /** The seed was drawn and nobody has changed it: what is typed replaces it. */
  readonly drawn: boolean;
  /** Its turns begin with forecasts. */
  readonly forecast: boolean;
  /** What is typed to find a scenario; null while nobody looks for one. */
  readonly filter: string | null;
  /** What was wrong with the last choice; empty for nothing. */
  readonly problem: string;
  /** `play` once all is chosen, `tour` once someone asks for it, an exit code once someone leaves. */
  readonly done: "play" | "tour" | 0 | 130 | null;
}

export function openingMenu(seed: string): Menu {
  const choice = { scenario: 0, reading: 0, seed, drawn: true, forecast: false };
  return { field: "scenario", ...choice, filter: null, problem: "", done: null };
}

/** Easiest first: the shortest crisis is the one with the least to follow. */
export function easiestFirst<Of extends Pick<MenuScenario, "days">>(scenarios: readonly Of[]): Of[] {
  return [...scenarios].sort((one, other) => one.days - other.days);
}

/** Places of the scenarios that the filter lets through. */
export function found({ filter }: Pick<Menu, "filter">, scenarios: readonly MenuScenario[]): number[] {
  const wanted = (filter ?? "").trim().toLocaleLowerCase("en");
  return scenarios.flatMap(({ id, title, summary }, place) =>
    [id, title, summary].some((text) => text.toLocaleLowerCase("en").includes(wanted)) ? [place] : [],
  );
}

/** How many readings a scenario has, the one as written included. */
export const readingsOf = (scenario: MenuScenario | undefined): number => (scenario?.variants.length ?? 0) + 1;

/** The place so many further in a list: one step goes round, a leap stops at the ends. */
function further(at: number, by: number, count: number): number {
  if (Math.abs(by) === 1) return (at + by + count) % Math.max(1, count);
  return Math.min(count - 1, Math.max(0, at + by));
}

const choose = (menu: Menu, scenario: number): Menu =>
  scenario === menu.scenario ? menu : { ...menu, scenario, reading: 0 };

function turn(menu: Menu, by: number, scenarios: readonly MenuScenario[], drawSeed: () => string): Menu {
  if (menu.field === "seed") return { ...menu, seed: drawSeed(), drawn: true };
  if (menu.field === "reading")
    return { ...menu, reading: further(menu.reading, by, readingsOf(scenarios[menu.scenario])) };
  const places = found(menu, scenarios);
  if (places.length === 0) return menu;
  return choose(menu, places[further(places.indexOf(menu.scenario), by, places.length)] as number);
}

function toField(menu: Menu, by: number): Menu {
  const at = (fields.indexOf(menu.field) + by + fields.length) % fields.length;
  return { ...menu, filter: null, field: fields[at] ?? "scenario" };
}

/** The character that a key types; empty for a key that types none. */
function characterOf(key: string): string {
  const typed = key === "space" ? " " : key;
  // Between two digits: a blank may yet be followed by a letter.
  return Array.from(typed).length === 1 && isSeed(`0${typed}0`) ? typed : "";
}

function typeSeed(menu: Menu, key: string): Menu {
  const typed = characterOf(key);
  const characters = menu.drawn && key !== "backspace" ? [] : Array.from(menu.seed);
  if (key === "backspace") characters.pop();
  // No seed begins with a blank.
  else if (typed === "" || (typed === " " && characters.length === 0) || characters.length >= seedLengthLimit)
    return menu;
  return { ...menu, seed: characters.join("") + typed, drawn: false };
}

/** The first scenario found is chosen where the one that was is not among them. */
function typeFilter(menu: Menu, key: string, scenarios: readonly MenuScenario[]): Menu {
  const before = menu.filter ?? "";
  const filter = key === "backspace" ? Array.from(before).slice(0, -1).join("") : before + characterOf(key);
  const next = { ...menu, filter: Array.from(filter).slice(0, seedLengthLimit).join("") };
  const places = found(next, scenarios);
  return places.includes(menu.scenario) ? next : choose(next, places[0] ?? menu.scenario);
}

const leaps: Readonly<{ [key: string]: number }> = {
  up: -1,
  down: 1,
  pageup: -5,
  pagedown: 5,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

function goOn(menu: Menu, scenarios: readonly MenuScenario[], drawSeed: () => string): Menu {
  if (menu.field === "scenario" && !found(menu, scenarios).includes(menu.scenario)) return menu;
  if (menu.field !== "seed") return toField(menu, 1);
  return { ...menu, seed: menu.seed.trim().normalize() || drawSeed(), done: "play" };
}

/** The menu after one key. An empty seed is drawn. */
export function pressInMenu(menu: Menu, key: string, scenarios: readonly MenuScenario[], drawSeed: () => string): Menu {
  const clear = { ...menu, problem: "" };
  const leap = leaps[key];
  if (leap !== undefined) return turn(clear, leap, scenarios, drawSeed);
  switch (key) {
    case "ctrl-c":
      return { ...menu, done: 130 };
    case "enter":
      return goOn(clear, scenarios, drawSeed);
    case "tab":
      return menu.filter === null ? toField(clear, 1) : goOn(clear, scenarios, drawSeed);
    case "shift-tab":
      return toField(clear, -1);
    case "escape":
      if (menu.filter !== null) return { ...clear, filter: null };
      return menu.field === "scenario" ? { ...menu, done: 0 } : toField(clear, -1);
  }
  if (menu.field === "seed") return typeSeed(clear, key);
  if (menu.filter !== null) return typeFilter(clear, key, scenarios);
  if (key === "/" && menu.field === "scenario") return { ...clear, filter: "" };
  if (key === "f") return { ...clear, forecast: !menu.forecast };
  if (key === "t" && menu.field === "scenario") return { ...menu, done: "tour" };
  return key === "q" ? { ...menu, done: 0 } : menu;
}

/** The menu after a key that is pressed where it cannot be seen: one may leave, and changes nothing. */
export function pressUnseen(menu: Menu, key: string): Menu {
  return key === "ctrl-c" ? { ...menu, done: 130 } : key === "q" || key === "escape" ? { ...menu, done: 0 } : menu;
}
