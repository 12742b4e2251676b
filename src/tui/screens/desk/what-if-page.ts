/**
 * A what-if on the screen: what is changed, where the two runs part and why, how their ends differ, the spread of futures, and both
 * runs side by side. It can be read at any time, and changes nothing in the session.
 */
import { say } from "../../../catalogue/index.js";
import { isRefusal, type OrderError } from "../../../engine/index.js";
import { escapeText } from "../../../scenarios/light.js";
import { identityOf, type Session } from "../../../session/index.js";
import { type NamedRun, percent, replayCode, type WhatIf, whatIfCommand, wrap } from "../../../text/index.js";
import {
  answerWhatIf,
  changeInWords,
  courseLines,
  endsInWords,
  gaugeLines,
  legendFor,
  type Manner,
  partingInWords,
  spreadLines,
  type WhatIfAnswer,
} from "../../../what-if/index.js";
import { type Counted, spreadQuestions, unsteeredRun, whatIfAct } from "../../../white-cell/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import { windowOf } from "../../panels/panel.js";
import type { Tone } from "../../term/colour.js";
import { blank, type Line, lineOf, span } from "../../term/line.js";
import { pageRule } from "../../term/rule.js";
import { type Binding, type Group, reader } from "../keys.js";
import {
  type DeskEntry,
  type DeskPage,
  type DeskView,
  hintsOf,
  moveKeys,
  type Open,
  type Travel,
} from "./desk-page.js";

export interface WhatIfOpen extends Open {
  readonly answer: WhatIfAnswer;
  /** Under which its odds are counted. */
  readonly odds: string;
  readonly scroll: number;
}

/** Plays a what-if beside the session, which stays as it is, and has its odds counted. A change that is not possible is refused. */
export function askWhatIf(
  session: Session,
  whatIf: WhatIf,
  ask: DeskView["counted"]["ask"],
  back: Open | null,
): WhatIfOpen | OrderError {
  const run = unsteeredRun(session);
  const answer = answerWhatIf(run, whatIf);
  if (isRefusal(answer)) return answer;
  const odds = `what-if:${JSON.stringify(whatIf)}`;
  ask(odds, () => spreadQuestions(run, answer));
  return { page: whatIfPage, back, answer, odds, scroll: 0 };
}

type Command = Travel | "parting" | "close";

const table: readonly Binding<Command>[] = [
  ...moveKeys,
  { command: "page-up", keys: ["pageup"], shown: "PgUp", does: say("desk.key-page-up") },
  { command: "page-down", keys: ["pagedown", "space"], shown: "PgDn", does: say("desk.key-page-down") },
  { command: "first", keys: ["g"], shown: "g", does: say("desk.key-first") },
  { command: "parting", keys: ["j"], shown: "j", does: say("what-if.key-parting") },
  { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: say("desk.key-close") },
];

const commandOf = reader(table);
const keys: Group = { title: say("what-if.keys"), bindings: table };

/** Lines, and where the two runs part among them; −1 where they do not. */
interface Body {
  readonly lines: readonly Line[];
  readonly parting: number;
}

const bodies = new WeakMap<WhatIfAnswer, { readonly width: number; readonly told: Body; readonly courses: Body }>();

const toneOf = ({ own, mark }: NonNullable<ReturnType<typeof courseLines>[number]["of"]>): Tone => {
  if (own) return "accent";
  return mark === "same" ? "plain" : mark === "played" ? "heat3" : mark === "changed" ? "heat0" : "strong";
};

const indented = (text: string, tone: Tone = "plain"): Line => [blank(1), span(text, tone)];

/** What stands still while odds are counted: above the spread, and below it. */
function bodyOf(answer: WhatIfAnswer, columns: number) {
  const known = bodies.get(answer);
  if (known?.width === columns) return known;
  const manner: Manner = { width: columns - 2, plain: escapeText };
  const wrapped = (text: string, tone: Tone = "plain") =>
    wrap(escapeText(text), manner.width).map((line) => indented(line, tone));
  const told = [
    ...wrapped(changeInWords(answer), "strong"),
    [],
    ...partingInWords(answer).flatMap((sentence) => wrapped(sentence)),
    [],
    ...endsInWords(answer).flatMap((sentence) => wrapped(sentence)),
  ];
  const { record } = answer.parting ?? {};
  const gauges = gaugeLines(answer, manner).map((line) => indented(line));
  const courses: Line[] = [
    ...(gauges.length === 0 ? [] : [...gauges, []]),
    pageRule(say("what-if.ask-runs"), columns),
    ...(answer.shared === 0 ? [] : wrapped(say("what-if.alike-before", { records: answer.shared }), "dim")),
    ...wrapped(legendFor(manner), "dim"),
    [],
  ];
  let parting = -1;
  for (const { text, of } of courseLines(answer.rows, manner)) {
    const parts = of !== null && record !== undefined && [of.played, of.changed].includes(record);
    if (parts && parting < 0) {
      parting = courses.length;
      courses.push(lineOf(` ${say("what-if.ask-parts-here")}`, "accent"));
    }
    courses.push(indented(text, of === null ? "dim" : toneOf(of)));
  }
  const body = { width: columns, told: { lines: told, parting: -1 }, courses: { lines: courses, parting } };
  bodies.set(answer, body);
  return body;
}

function spreadOf(counted: Counted, manner: Manner): Line[] {
  const said = (text: string) => wrap(text, manner.width).map((line) => indented(line, "dim"));
  switch (counted.kind) {
    case "counting":
      return said(say("what-if.ask-counting"));
    case "failed":
      return said(say("what-if.ask-failed", { why: escapeText(counted.why) }));
    case "counted": {
      const [played, changed] = counted.outlooks;
      if (played === undefined || changed === undefined) return said(say("what-if.ask-over"));
      return spreadLines({ played, changed }, manner).map((line) => indented(line));
    }
  }
}

/** The same for who hears the screen. */
function saySpread(counted: Counted): string[] {
  if (counted.kind === "counting") return [say("what-if.ask-counting")];
  if (counted.kind === "failed") return [say("what-if.ask-failed", { why: escapeText(counted.why) })];
  const [played, changed] = counted.outlooks;
  if (played === undefined || changed === undefined) return [say("what-if.ask-over")];
  return [
    `${say("what-if.spread", { runs: played.runs })}:`,
    ...played.endings.map(({ label, p }, place) => {
      const other = percent(changed.endings[place]?.p ?? 0);
      return say("what-if.heard-spread", { label: escapeText(label), played: percent(p), changed: other });
    }),
  ];
}

/** How to see it again; nothing where the scenario has no name that a command could find. */
function againLines(answer: WhatIfAnswer, { session, name, paste }: DeskView["options"], width: number): Line[] {
  if (name === null) return [];
  const named: NamedRun = { ...identityOf(session.header), name };
  return [
    [],
    ...[
      `${say("what-if.share-code")}: ${replayCode(named, answer.whatIf)}`,
      `${say("what-if.share-command")}: ${paste(whatIfCommand(named, answer.whatIf))}`,
    ].flatMap((text) => wrap(escapeText(text), width).map((line) => indented(line, "dim"))),
  ];
}

function allLines({ answer, odds }: WhatIfOpen, { scene, counted, options }: DeskView): Body {
  const { columns } = scene.size;
  const manner: Manner = { width: columns - 2, plain: escapeText };
  const { told, courses } = bodyOf(answer, columns);
  const above = [...told.lines, [], ...spreadOf(counted.of(odds), manner), []];
  const again = againLines(answer, options, manner.width);
  return {
    lines: [...above, ...courses.lines, ...again],
    parting: courses.parting < 0 ? -1 : above.length + courses.parting,
  };
}

const heightOf = ({ scene }: DeskView) => scene.size.rows - 2;

export const whatIfPage: DeskPage<WhatIfOpen> = {
  id: "what-if",
  keys,
  lines(open, view) {
    const { size, status } = view.scene;
    const { lines, parting } = allLines(open, view);
    const hints = hintsOf([
      ["↑↓", "desk.hint-scroll", 2],
      ...(parting < 0 ? [] : ([["j", "desk.hint-parting", 1]] as const)),
      ["x", "desk.hint-what-if", 3],
      ["Esc", "desk.hint-back", 0],
      ["?", "desk.hint-help", 4],
    ]);
    return [
      pageRule(say("what-if.ask"), size.columns, status),
      ...windowOf(lines, heightOf(view), open.scroll),
      hintLine(hints, size.columns),
    ];
  },
  spoken({ answer, odds }, { counted }) {
    const told = [changeInWords(answer), ...partingInWords(answer), ...endsInWords(answer)].map(escapeText);
    return [...told, ...saySpread(counted.of(odds))];
  },
  odds: { named: ({ odds }) => odds, spoken: ({ odds }, { counted }) => saySpread(counted.of(odds)) },
  spokenChange: () => [],
  press(open, key, view) {
    const command = commandOf(key);
    if (command === undefined) return null;
    if (command === "close") return { command: "open", open: open.back };
    const { lines, parting } = allLines(open, view);
    const most = Math.max(0, lines.length - heightOf(view));
    const screenful = heightOf(view) - 1;
    const to = {
      up: open.scroll - 1,
      down: open.scroll + 1,
      "page-up": open.scroll - screenful,
      "page-down": open.scroll + screenful,
      first: 0,
      last: most,
      parting: parting < 0 ? open.scroll : parting,
    }[command];
    const moved: WhatIfOpen = { ...open, scroll: Math.min(most, Math.max(0, to)) };
    return { command: "open", open: moved };
  },
};

/** The way to it: the key opens the form. */
export const whatIfEntry: DeskEntry = {
  id: "what-if-form",
  key: "x",
  does: say("what-if.key-what-if"),
  keys,
  enter: (_, back) => ({ command: "act", act: whatIfAct, back }),
};
