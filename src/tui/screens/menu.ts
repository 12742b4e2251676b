/**
 * The start menu's state and lines: which scenario, in which reading, with which seed. Pure, so that what a key does
 * can be tested without a terminal.
 */

import { say } from "../../catalogue/index.js";
import { isSeed, seedLengthLimit } from "../../engine/index.js";
import { longDate, padEnd, shorten, wrap } from "../../text/index.js";
import { glyph } from "../term/glyphs.js";
import type { Size } from "../term/layout.js";
import { blank, fill, type Line, span } from "../term/line.js";
import { ruleLine } from "../term/rule.js";

/** A scenario to choose. */
export interface MenuScenario {
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
  /** What was wrong with the last choice; empty for nothing. */
  readonly problem: string;
  /** `play` once all is chosen, an exit code once someone leaves. */
  readonly done: "play" | 0 | 130 | null;
}

export function openingMenu(seed: string): Menu {
  return { field: "scenario", scenario: 0, reading: 0, seed, problem: "", done: null };
}

function turn(menu: Menu, by: number, scenarios: readonly MenuScenario[], drawSeed: () => string): Menu {
  const cycle = (at: number, count: number) => (at + by + count) % Math.max(1, count);
  if (menu.field === "seed") return { ...menu, seed: drawSeed() };
  if (menu.field === "scenario") return { ...menu, scenario: cycle(menu.scenario, scenarios.length), reading: 0 };
  return { ...menu, reading: cycle(menu.reading, (scenarios[menu.scenario]?.variants.length ?? 0) + 1) };
}

function toField(menu: Menu, by: number): Menu {
  const at = (fields.indexOf(menu.field) + by + fields.length) % fields.length;
  return { ...menu, field: fields[at] ?? "scenario" };
}

function typeSeed(menu: Menu, key: string): Menu {
  const characters = Array.from(menu.seed);
  if (key === "backspace") return { ...menu, seed: characters.slice(0, -1).join("") };
  const typed = key === "space" ? " " : key;
  // Between two digits: a space may yet be followed by a letter, but no seed begins with one.
  const may = Array.from(typed).length === 1 && isSeed(`0${typed}0`) && (typed !== " " || characters.length > 0);
  return may && characters.length < seedLengthLimit ? { ...menu, seed: menu.seed + typed } : menu;
}

/** The menu after one key. An empty seed is drawn. */
export function pressInMenu(menu: Menu, key: string, scenarios: readonly MenuScenario[], drawSeed: () => string): Menu {
  const clear = { ...menu, problem: "" };
  switch (key) {
    case "ctrl-c":
      return { ...menu, done: 130 };
    case "up":
      return turn(clear, -1, scenarios, drawSeed);
    case "down":
      return turn(clear, 1, scenarios, drawSeed);
    case "tab":
      return toField(clear, 1);
    case "shift-tab":
      return toField(clear, -1);
    case "escape":
      return menu.field === "scenario" ? { ...menu, done: 0 } : toField(clear, -1);
    case "enter":
      if (menu.field !== "seed") return toField(clear, 1);
      return {
        ...clear,
        seed: menu.seed.trim().normalize() || drawSeed(),
        done: scenarios.length > 0 ? "play" : null,
      };
  }
  if (menu.field === "seed") return typeSeed(clear, key);
  return key === "q" ? { ...menu, done: 0 } : menu;
}

function choiceLine(chosen: boolean, focused: boolean, name: string, about: string, width: number): Line {
  const nameWidth = Math.min(36, Math.floor(width * 0.42));
  return [
    span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
    span(padEnd(name, nameWidth), chosen ? (focused ? "accent" : "strong") : "plain"),
    span(` ${shorten(about, width - nameWidth - 5)}`, "dim"),
  ];
}

/** A stretch of choices around the chosen one, no longer than there is room for. */
function around<T>(items: readonly T[], chosen: number, room: number): { item: T; index: number }[] {
  const from = Math.max(0, Math.min(chosen - Math.floor(room / 2), items.length - room));
  return items.slice(from, from + room).map((item, place) => ({ item, index: from + place }));
}

function scenarioLines(menu: Menu, scenarios: readonly MenuScenario[], width: number, room: number): Line[] {
  const focused = menu.field === "scenario";
  const summary = scenarios[menu.scenario]?.summary ?? say("screen.menu-no-scenario");
  const list = around(scenarios, menu.scenario, Math.max(1, room - 4)).map(({ item, index }) =>
    choiceLine(
      index === menu.scenario,
      focused,
      item.title,
      say("screen.menu-days-from", { days: item.days, start: longDate(item.start) }),
      width,
    ),
  );
  return [
    ...list,
    [],
    ...wrap(summary, width - 6, Math.max(1, room - list.length - 1)).map((text): Line => [blank(3), span(text)]),
  ];
}

/** The choices, and the chosen one's note in full where there is room to spare. */
function readingLines(
  menu: Menu,
  scenarios: readonly MenuScenario[],
  width: number,
  room: number,
  spare: number,
): Line[] {
  const focused = menu.field === "reading";
  const variants = scenarios[menu.scenario]?.variants ?? [];
  const written = { label: say("screen.menu-as-written"), note: say("screen.menu-as-written-note") };
  const readings = [written, ...variants];
  const list = around(readings, menu.reading, room).map(({ item, index }) =>
    choiceLine(index === menu.reading, focused, item.label, item.note, width),
  );
  const note = wrap(readings[menu.reading]?.note ?? "", width - 6);
  if (spare < 4) return list;
  return [...list, ...fill([[], ...note.map((text): Line => [blank(3), span(text)])], 4)];
}

const aboutSeeds = say("screen.menu-seed-note");

function seedLines(menu: Menu, width: number): Line[] {
  const focused = menu.field === "seed";
  return [
    [blank(3), span(menu.seed, focused ? "accent" : "strong"), span(focused ? " " : "", "match")],
    ...wrap(aboutSeeds, width - 6).map((text): Line => [blank(3), span(text, "dim")]),
  ];
}

function hintLine(menu: Menu): Line {
  const enter = menu.field === "seed" ? "play" : "next";
  const hints = [
    ["↑↓", menu.field === "seed" ? "draw" : "choose"],
    ["Enter", enter],
    ["Tab", "section"],
    ["Esc", menu.field === "scenario" ? "quit" : "back"],
  ];
  return [span(" "), ...hints.flatMap(([key = "", does = ""]) => [span(key, "strong"), span(` ${does}   `, "dim")])];
}

/** Exactly the terminal's rows. */
export function menuLines(menu: Menu, scenarios: readonly MenuScenario[], { columns, rows }: Size): Line[] {
  const rule = (field: Field, text: string) => ruleLine([{ text, width: columns, focused: menu.field === field }]);
  const seed = seedLines(menu, columns);
  const problem =
    menu.problem === "" ? [] : wrap(menu.problem, columns - 6, 2).map((text): Line => [blank(3), span(text, "heat4")]);
  const free = rows - 8 - seed.length - 2;
  const readings = (scenarios[menu.scenario]?.variants.length ?? 0) + 1;
  const readingRoom = Math.min(readings, Math.max(2, Math.floor(free / 2)));
  const about = wrap(scenarios[menu.scenario]?.summary ?? "", columns - 6).length;
  const scenarioRoom = Math.min(free - readingRoom, scenarios.length + 1 + about);
  const spare = free - readingRoom - scenarioRoom;
  const lines: Line[] = [
    [span(" FAULTLINE", "accent"), span(`  ${say("screen.menu-about")}`)],
    [],
    rule("scenario", say("screen.menu-scenario")),
    ...fill(scenarioLines(menu, scenarios, columns, scenarioRoom), scenarioRoom),
    [],
    rule("reading", say("screen.menu-reading")),
    ...readingLines(menu, scenarios, columns, readingRoom, spare),
    [],
    rule("seed", say("screen.menu-seed")),
    ...seed,
    ...problem,
  ];
  return [...fill(lines, rows - 1), hintLine(menu)];
}

/** The menu in sentences. */
export function spokenMenu(menu: Menu, scenarios: readonly MenuScenario[]): string {
  const scenario = scenarios[menu.scenario];
  const variant = scenario?.variants[menu.reading - 1];
  if (menu.problem !== "") return menu.problem;
  if (menu.field === "scenario")
    return say("screen.menu-scenario-heard", {
      place: menu.scenario + 1,
      scenarios: scenarios.length,
      title: scenario?.title ?? "none",
      summary: scenario?.summary ?? "",
    });
  if (menu.field === "reading") {
    const place = { place: menu.reading + 1, readings: (scenario?.variants.length ?? 0) + 1 };
    return variant === undefined
      ? say("screen.menu-as-written-heard", place)
      : say("screen.menu-reading-heard", { ...place, label: variant.label, note: variant.note });
  }
  return say("screen.menu-seed-heard", { seed: menu.seed });
}
