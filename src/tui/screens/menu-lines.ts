/**
 * The start menu as lines and as sentences. The section that is chosen shows its list, as far as there is room, and the
 * whole text of what is selected in it; the others do so where all of it fits, and else name their choice in one line.
 */

import { say } from "../../catalogue/index.js";
import { dateOfDay } from "../../engine/index.js";
import { days, longDate, padEnd, padStart, shorten, widthOf, wrap } from "../../text/index.js";
import { hintLine } from "../panels/hint-bar.js";
import type { Hint } from "../panels/panel.js";
import { glyph } from "../term/glyphs.js";
import type { Size } from "../term/layout.js";
import { blank, fill, type Line, lineOf, sides, span } from "../term/line.js";
import { ruleLine } from "../term/rule.js";
import { type Field, found, type Menu, type MenuScenario, readingsOf } from "./menu.js";

interface Section {
  readonly field: Field;
  readonly title: string;
  /** One line, whatever the room. */
  readonly brief: Line;
  /** As much as fits into so many lines. */
  readonly lines: (room: number) => readonly Line[];
  /** Lines in which nothing is left out. */
  readonly need: number;
}

const textLines = (text: string, width: number, dim = false): Line[] =>
  wrap(text, width - 6).map((line): Line => [blank(3), span(line, dim ? "dim" : "plain")]);

/** A list around the chosen place, with signs of what lies above and below it; all of it where there is room. */
function listLines(rows: readonly Line[], chosen: number, room: number): Line[] {
  if (rows.length <= room) return [...rows];
  const from = Math.max(0, Math.min(chosen - Math.floor(room / 2), rows.length - room));
  const shown = rows.slice(from, from + room);
  const below = rows.length - from - room;
  if (from > 0) shown[0] = lineOf(`   ↑ ${say("screen.menu-above", { n: from + 1 })}`, "dim");
  if (below > 0) shown[room - 1] = lineOf(`   ↓ ${say("screen.menu-below", { n: below + 1 })}`, "dim");
  return shown;
}

/** Fewer lines than this show no list: a sign above, the chosen one, a sign below. */
const leastList = 3;

interface List {
  readonly field: Field;
  readonly title: string;
  readonly rows: readonly Line[];
  readonly chosen: number;
  readonly about: readonly Line[];
  /** Stands before the rows. */
  readonly lead: readonly Line[];
}

function listSection({ field, title, rows, chosen, about, lead }: List, width: number): Section {
  const rest = lead.length + 1 + about.length;
  const place = say("screen.menu-place", { place: chosen + 1, of: rows.length });
  return {
    field,
    title,
    brief: sides((rows[chosen] ?? []).slice(0, 3), [span(` ${place} `, "dim")], width),
    lines: (room) => [
      ...lead,
      ...listLines(rows, chosen, Math.max(leastList, Math.min(rows.length, room - rest))),
      [],
      ...about,
    ],
    need: rest + rows.length,
  };
}

function mark(chosen: boolean): Line {
  return [span(chosen ? ` ${glyph.selected} ` : "   ", "accent")];
}

/** Rows of the list: title, code, days and first day, in columns. */
function scenarioRows(scenarios: readonly MenuScenario[], chosen: number, focused: boolean, width: number): Line[] {
  const cells = scenarios.map((one) => ({
    code: one.id,
    days: days(one.days),
    from: say("screen.menu-from", { start: longDate(one.start).replace(/^\w+ /, "") }),
  }));
  const widest = (of: "code" | "days" | "from") => Math.max(0, ...cells.map((cell) => widthOf(cell[of])));
  const [code, length, from] = [Math.min(24, widest("code")), widest("days"), widest("from")];
  const title = width - 3 - 2 - code - 2 - length - 2 - from - 1;
  const names = Math.min(title, Math.max(0, ...scenarios.map((one) => widthOf(one.title))));
  return scenarios.map((one, place): Line => {
    const cell = cells[place] as (typeof cells)[number];
    return [
      ...mark(place === chosen),
      span(padEnd(one.title, names), place === chosen ? (focused ? "accent" : "strong") : "plain"),
      span(`  ${padEnd(cell.code, code)}`),
      span(`  ${padStart(cell.days, length)}  ${cell.from}`, "dim"),
    ];
  });
}

/** Days and calendar of a scenario, then what it is about. */
function aboutScenario(scenario: MenuScenario | undefined, width: number): Line[] {
  if (scenario === undefined) return textLines(say("screen.menu-no-scenario"), width);
  const [from, to] = [scenario.start, dateOfDay(scenario.start, scenario.days)].map(longDate);
  const dates = say("screen.menu-dates", { days: scenario.days, from: from as string, to: to as string });
  return [...textLines(dates, width, true), ...textLines(scenario.summary, width)];
}

function scenarioSection(menu: Menu, scenarios: readonly MenuScenario[], width: number): Section {
  const places = found(menu, scenarios);
  const shown = places.map((place) => scenarios[place] as MenuScenario);
  const chosen = places.indexOf(menu.scenario);
  const query = menu.filter;
  const tally = say("screen.menu-found", { n: places.length, of: scenarios.length });
  return listSection(
    {
      field: "scenario",
      title: say("screen.menu-scenario"),
      rows: scenarioRows(shown, chosen, menu.field === "scenario", width),
      chosen: Math.max(0, chosen),
      about: chosen < 0 && scenarios.length > 0 ? [] : aboutScenario(scenarios[menu.scenario], width),
      lead: query === null ? [] : [[span(" / ", "accent"), span(query), span(" ", "match"), span(`  ${tally}`, "dim")]],
    },
    width,
  );
}

function readingSection(menu: Menu, scenarios: readonly MenuScenario[], width: number): Section {
  const written = { id: "", label: say("screen.menu-as-written"), note: say("screen.menu-as-written-note") };
  const readings = [written, ...(scenarios[menu.scenario]?.variants ?? [])];
  const names = Math.max(...readings.map(({ label }) => widthOf(label)));
  const focused = menu.field === "reading";
  return listSection(
    {
      field: "reading",
      title: say("screen.menu-reading"),
      rows: readings.map(
        ({ label, id }, place): Line => [
          ...mark(place === menu.reading),
          span(
            padEnd(label, Math.min(names, width - 30)),
            place === menu.reading ? (focused ? "accent" : "strong") : "plain",
          ),
          span(`  ${shorten(id, 24)}`, "dim"),
        ],
      ),
      chosen: menu.reading,
      about: textLines(readings[menu.reading]?.note ?? "", width),
      lead: [],
    },
    width,
  );
}

function seedSection(menu: Menu, width: number): Section {
  const focused = menu.field === "seed";
  const cursor = focused ? [span(" ", "match")] : [];
  const seed: Line = [blank(3), span(menu.seed, focused ? "accent" : "strong"), ...cursor];
  const note = [
    ...(menu.forecast ? textLines(say("forecast.menu-on"), width) : []),
    ...(menu.drawn ? textLines(say("screen.menu-seed-drawn"), width) : []),
    ...textLines(say("screen.menu-seed-note"), width, true),
  ];
  const problem = menu.problem === "" ? [] : wrap(menu.problem, width - 6, 3);
  const lines = [seed, ...problem.map((text): Line => [blank(3), span(text, "heat4")]), ...note];
  return {
    field: "seed",
    title: say("screen.menu-seed"),
    brief: menu.forecast ? [...seed, span(`   ${say("forecast.menu-on")}`, "dim")] : seed,
    lines: (room) => lines.slice(0, Math.max(1, room)),
    need: lines.length,
  };
}

function hintsOf({ field, filter, forecast }: Menu): readonly Hint[] {
  const next = field === "seed" ? say("screen.menu-hint-play") : say("screen.menu-hint-next");
  return [
    ["↑↓", field === "seed" ? say("screen.menu-hint-draw") : say("screen.menu-hint-choose")],
    ...(field === "scenario" && filter === null
      ? [["/", say("screen.menu-hint-find")] as const, ["t", say("screen.menu-hint-tour")] as const]
      : []),
    ...(field === "seed" || filter !== null ? [] : [["f", say("forecast.menu-hint", { forecast })] as const]),
    ["Enter", next],
    ["Tab", say("screen.menu-hint-section")],
    [
      "Esc",
      field !== "scenario"
        ? say("screen.menu-hint-back")
        : filter === null
          ? say("screen.menu-hint-quit")
          : say("screen.menu-hint-all"),
    ],
  ];
}

/** Exactly the terminal's rows. */
export function menuLines(menu: Menu, scenarios: readonly MenuScenario[], { columns, rows }: Size): Line[] {
  const sections = [
    scenarioSection(menu, scenarios, columns),
    readingSection(menu, scenarios, columns),
    seedSection(menu, columns),
  ];
  const head: Line[] = [[span(" FAULTLINE", "accent"), span(`  ${say("screen.menu-about")}`)], []];
  // Every section has its rule and one line; the chosen one takes what it needs of the rest, then the others.
  let free = rows - head.length - 1 - sections.length * 2;
  const rooms = new Map<Field, number>();
  const chosenFirst = [...sections].sort((a, b) => +(b.field === menu.field) - +(a.field === menu.field));
  for (const { field, need } of chosenFirst) {
    const more = field === menu.field ? Math.min(need - 1, free) : need - 1 <= free ? need - 1 : 0;
    rooms.set(field, 1 + more);
    free -= more;
  }
  const body = sections.flatMap(({ field, title, lines, brief }) => {
    const room = rooms.get(field) ?? 1;
    const focused = menu.field === field;
    return [ruleLine([{ text: title, width: columns, focused }]), ...(room === 1 ? [brief] : fill(lines(room), room))];
  });
  return [...fill([...head, ...body], rows - 1), hintLine(hintsOf(menu), columns)];
}

/** The menu in sentences. */
export function spokenMenu(menu: Menu, scenarios: readonly MenuScenario[]): string {
  const scenario = scenarios[menu.scenario];
  const variant = scenario?.variants[menu.reading - 1];
  if (menu.problem !== "") return menu.problem;
  const key = say("forecast.menu-heard", { forecast: menu.forecast });
  if (menu.field === "scenario") {
    const places = found(menu, scenarios);
    const chosen = say("screen.menu-scenario-heard", {
      place: places.indexOf(menu.scenario) + 1,
      scenarios: places.length,
      title: scenario?.title ?? "none",
      code: scenario?.id ?? "none",
      days: scenario?.days ?? 0,
      summary: scenario?.summary ?? "",
    });
    if (menu.filter === null) return `${chosen} ${key}`;
    const tally = say("screen.menu-found", { n: places.length, of: scenarios.length });
    return `${say("screen.menu-find-heard", { query: menu.filter, tally })} ${places.length > 0 ? chosen : ""}`.trim();
  }
  if (menu.field === "reading") {
    const place = { place: menu.reading + 1, readings: readingsOf(scenario) };
    return variant === undefined
      ? say("screen.menu-as-written-heard", place)
      : say("screen.menu-reading-heard", { ...place, label: variant.label, note: variant.note });
  }
  const seed = say("screen.menu-seed-heard", { seed: menu.seed, drawn: menu.drawn });
  return menu.forecast ? `${seed} ${say("forecast.menu-on")}` : seed;
}
