/**
 * The clock and the day: what is left, in large digits; the plan's agenda with what is under way, what comes next and how late it is; and the
 * time that each turn took.
 */
import { say } from "../../../catalogue/index.js";
import {
  agendaInWords,
  type Day,
  dayOf,
  type ShownClock,
  secondsInWords,
  type TurnTime,
  timeUsed,
} from "../../../exercise/index.js";
import { listInWords, padEnd, padStart, shorten, wrap } from "../../../text/index.js";
import { clockAct } from "../../../white-cell/index.js";
import { clockDigits, clockInWords, clockLabel, clockTone } from "../../panels/clock.js";
import { hintLine } from "../../panels/hint-bar.js";
import { bigLines } from "../../term/big-digits.js";
import { glyph } from "../../term/glyphs.js";
import { blank, fill, type Line, lineOf, span } from "../../term/line.js";
import { pageRule } from "../../term/rule.js";
import { type Binding, reader } from "../keys.js";
import { shownValue } from "../shown.js";
import { type DeskPage, type DeskView, type HintTable, hintsOf, type Open, type PageCommand } from "./desk-page.js";

const clockTable = [
  { command: "more", keys: ["+"], shown: "+", does: say("clock.key-more") },
  { command: "less", keys: ["-"], shown: "-", does: say("clock.key-less") },
  { command: "extend", keys: ["e"], shown: "e", does: say("clock.key-extend") },
  { command: "break", keys: ["k"], shown: "k", does: say("clock.key-break") },
  { command: "close", keys: ["escape", "backspace", "Z"], shown: "Esc", does: say("desk.key-close") },
] as const satisfies readonly Binding<string>[];

const commandOf = reader(clockTable);

const hints: HintTable = [
  ["z", "clock.hint-pause", 0],
  ["+/-", "clock.hint-minute", 2],
  ["e", "clock.hint-extend", 3],
  ["k", "clock.hint-break", 1],
  ["Esc", "desk.hint-back", 4],
  ["?", "desk.hint-help", 5],
];

interface Read {
  readonly shown: ShownClock | null;
  readonly day: Day | null;
  readonly times: readonly TurnTime[];
}

function readOf({ session, clock }: DeskView): Read {
  const { model, state } = session;
  const now = session.readClock();
  const day = now === null ? null : dayOf(model, state, now);
  return {
    shown: clock,
    day: day === null ? null : shownValue(day),
    times: timeUsed(state, now),
  };
}

function clockLines(shown: ShownClock | null): Line[] {
  if (shown === null) return [lineOf(`  ${say("clock.stands-nowhere")}`, "dim")];
  const label = clockLabel(shown);
  return bigLines(clockDigits(shown), clockTone(shown)).map((line, row) => [
    blank(3),
    ...line,
    ...(row === 1 ? [span(`   ${label}`, "strong")] : []),
  ]);
}

function agendaLines(day: Day, width: number): Line[] {
  return [
    lineOf(` ${say("clock.agenda")}`, "strong"),
    ...wrap(agendaInWords(day), width - 4).map((text): Line => [blank(2), span(text)]),
    [],
    ...day.items.map(({ at, what }, place): Line => {
      const [now, next] = [place === day.now, place === day.next];
      const past = !now && day.now !== null && place < day.now;
      const late = next && day.overdueMinutes > 0 ? `  ${say("clock.overdue", { minutes: day.overdueMinutes })}` : "";
      return [
        span(now ? ` ${glyph.selected} ` : "   ", "accent"),
        span(`${at}  `, past ? "dim" : "plain"),
        span(shorten(what, width - 12 - late.length), now ? "strong" : past ? "dim" : "plain"),
        span(late, "heat4"),
      ];
    }),
  ];
}

function timeLine(one: TurnTime, labelOf: (seat: string) => string, width: number): Line[] {
  const { branch, turn, usedSeconds, givenSeconds, pausedSeconds, breakSeconds, ready, ended } = one;
  const cells = [
    secondsInWords(usedSeconds),
    secondsInWords(givenSeconds),
    secondsInWords(pausedSeconds),
    secondsInWords(breakSeconds),
  ];
  const named = say("clock.turn-on-branch", { turn, branch: shorten(branch, 14), main: branch === "main" });
  const seats = ready.map(({ seat, usedSeconds: used }) => `${labelOf(seat)} ${secondsInWords(used)}`);
  return [
    [
      span(ended === null ? ` ${glyph.selected} ` : "   ", "accent"),
      span(padEnd(named, 22), ended === null ? "strong" : "plain"),
      span(cells.map((cell) => padStart(cell, 9)).join("")),
    ],
    ...(seats.length === 0
      ? []
      : wrap(say("clock.ready-after", { seats: listInWords(seats, "and") }), width - 8).map(
          (text): Line => [blank(5), span(text, "dim")],
        )),
  ];
}

/** The latest first, as many as there is room for. */
function timesLines(times: readonly TurnTime[], labelOf: (seat: string) => string, width: number): Line[] {
  if (times.length === 0) return [];
  const heads = ["clock.used", "clock.given", "clock.paused-for", "clock.breaks"] as const;
  return [
    [
      span(padEnd(` ${say("clock.times")}`, 25), "strong"),
      span(heads.map((name) => padStart(say(name), 9)).join(""), "dim"),
    ],
    ...[...times].reverse().flatMap((one) => timeLine(one, labelOf, width)),
  ];
}

function lines(view: DeskView): Line[] {
  const { columns, rows } = view.scene.size;
  const { shown, day, times } = readOf(view);
  const labelOf = (seat: string) => view.context.lookup.actorLabel(seat);
  const body = [
    [],
    ...clockLines(shown),
    [],
    ...(day === null ? [] : [...agendaLines(day, columns), []]),
    ...timesLines(times, labelOf, columns),
  ];
  const room = rows - 2;
  const cut = body.length > room ? [...body.slice(0, room - 1), lineOf("  …", "dim")] : body;
  return [pageRule(say("clock.page"), columns, view.status), ...fill(cut, room), hintLine(hintsOf(hints), columns)];
}

function spoken(_: Open, view: DeskView): string[] {
  const { shown, day, times } = readOf(view);
  const last = times.at(-1);
  return [
    shown === null ? say("clock.stands-nowhere") : `${clockLabel(shown)}: ${clockInWords(shown)}.`,
    ...(day === null ? [] : [agendaInWords(day)]),
    ...(last === undefined
      ? []
      : [say("clock.used-spoken", { turn: last.turn, time: secondsInWords(last.usedSeconds) })]),
  ];
}

function press(open: Open, key: string): PageCommand | null {
  const command = commandOf(key);
  switch (command) {
    case undefined:
      return null;
    case "close":
      return { command: "open", open: open.back };
    case "extend":
    case "break":
      return { command: "act", act: clockAct, given: { do: command } };
    default: {
      const minutes = command === "more" ? 1 : -1;
      const title = say("clock.done", { do: "extend", minutes: 1, fewer: minutes < 0 });
      return { command: "input", input: { type: "clock", do: "extend", minutes }, title };
    }
  }
}

export const clockPage: DeskPage = {
  id: "clock",
  key: "Z",
  does: say("clock.key-page"),
  enter: (_, back) => ({ command: "open", open: { page: clockPage, back } }),
  keys: { title: say("clock.keys"), bindings: clockTable },
  lines: (_, view) => lines(view),
  spoken,
  spokenChange: () => [],
  press,
};
