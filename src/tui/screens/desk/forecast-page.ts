/**
 * The page of the forecasts: the questions of a turn with the probabilities that are being given, what has come of them once the turn
 * has been played, and at last the card.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay } from "../../../engine/index.js";
import { type Forecasting, type ForecastPhase, firstPercent } from "../../../exercise/index.js";
import {
  answerInWords,
  calibrationLines,
  callInWords,
  callsOfCard,
  type Forecast,
  questionInWords,
  type SettledForecast,
  scoreLines,
  scoreRows,
  settledOf,
  standsInWords,
  stepped,
} from "../../../forecast/index.js";
import { likelihoodWord, longDate, padStart, wrap } from "../../../text/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import { windowOf } from "../../panels/panel.js";
import { glyph } from "../../term/glyphs.js";
import { blank, fill, type Line, lineOf, plainLine, span } from "../../term/line.js";
import { ruleLine } from "../../term/rule.js";
import { safe } from "../../term/safe.js";
import { type Binding, type Group, reader } from "../keys.js";
import {
  type DeskPage,
  type DeskView,
  type HintTable,
  hintsOf,
  isTravel,
  type Open,
  type PageCommand,
  travel,
} from "./desk-page.js";
import { offered } from "./forecast-offer.js";

export interface ForecastOpen extends Open {
  /** Place among the questions; after them comes the row that gives the forecasts. */
  readonly selected: number;
  /** Lines above the first that is visible, where there are no questions. */
  readonly scroll: number;
  /** How things stood when it was last looked at, so that a listener hears what has changed. */
  readonly phase: ForecastPhase | null;
  readonly percent: number | null;
}

/** The page that is open, with how things stand now. */
export function lookedAtNow(open: Open | null, forecasting: Forecasting | null): Open | null {
  if (!isForecast(open) || forecasting === null) return open;
  const { phase, percents } = forecasting;
  return { ...open, phase, percent: percents[open.selected] ?? null } as Open;
}

const table = [
  { command: "up", keys: ["up"], shown: "↑", does: say("desk.key-up") },
  { command: "first", keys: ["home"], shown: "Home", does: say("desk.key-first") },
  { command: "last", keys: ["end"], shown: "End", does: say("desk.key-last") },
  { command: "down", keys: ["down", "tab"], shown: "↓", does: say("desk.key-down") },
  { command: "less", keys: ["left"], shown: "←", does: say("forecast.key-less") },
  { command: "more", keys: ["right"], shown: "→", does: say("forecast.key-more") },
  { command: "bit-less", keys: ["-", "_"], shown: "-", does: say("forecast.key-bit-less") },
  { command: "bit-more", keys: ["+", "="], shown: "+", does: say("forecast.key-bit-more") },
  { command: "on", keys: ["enter"], shown: "Enter", does: say("forecast.key-on") },
  { command: "close", keys: ["escape", "backspace", "f"], shown: "Esc", does: say("desk.key-situation") },
] as const satisfies readonly Binding<string>[];

const commandOf = reader<(typeof table)[number]["command"]>(table);
const keys: Group = { title: say("forecast.keys"), bindings: table };

/** Has questions chosen, and opens the page. */
export function beginForecasts(forecasting: Forecasting, changed: () => void): ForecastOpen {
  forecasting.begin(changed);
  return openedForecast();
}

/** The page as it opens; play is at the head then, where it is given. */
export const openedForecast = (playback?: { toHead(): void }): ForecastOpen => {
  playback?.toHead();
  return { page: forecastPage as DeskPage, back: null, selected: 0, scroll: 0, phase: null, percent: null };
};

export const isForecast = (open: Open | null): open is ForecastOpen => open?.page.id === forecastPage.id;

const isAsking = ({ phase }: Forecasting): boolean => phase === "guessing";

// Lines.

const barWidth = 25;

function guessLine(given: number, chosen: boolean): Line {
  const filled = Math.round((given / 100) * barWidth);
  return [
    blank(5),
    span(glyph.full.repeat(filled), chosen ? "heat2" : "dim"),
    span(glyph.track.repeat(barWidth - filled), "dim"),
    span(` ${padStart(`${given}%`, 4)}`, chosen ? "accent" : "strong"),
    span(`  ${likelihoodWord(given / 100)}`, "dim"),
  ];
}

const texts = (
  text: string,
  width: number,
  indent: number,
  tone: "plain" | "dim" | "strong" | "accent" = "plain",
): Line[] => (text === "" ? [] : wrap(text, width - indent - 1).map((part): Line => [blank(indent), span(part, tone)]));

/** How what a question is about stands; empty where it does not. */
export function standsOf({ scene: { lookup, view } }: DeskView, question: Forecast["question"]): string {
  return standsInWords(lookup, question, {
    state: (posture) => view.postures.get(posture)?.state,
    value: (gauge) => view.gauges.get(gauge)?.value,
  });
}

function questionLines(view: DeskView, { asked, percents }: Forecasting, selected: number, width: number): Line[] {
  return [
    ...asked.flatMap(({ question }, place): Line[] => {
      const chosen = place === selected;
      const [first = "", ...rest] = wrap(
        [questionInWords(view.scene.lookup, question), standsOf(view, question)].filter(Boolean).join(" "),
        width - 6,
      );
      return [
        [
          span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
          span(`${place + 1} `, "dim"),
          span(first, chosen ? "strong" : "plain"),
        ],
        ...rest.map((part): Line => [blank(5), span(part, chosen ? "strong" : "plain")]),
        guessLine(percents[place] ?? firstPercent, chosen),
      ];
    }),
    [
      span(selected >= asked.length ? ` ${glyph.selected} ` : "   ", "accent"),
      span(say("forecast.give"), selected >= asked.length ? "accent" : "plain"),
    ],
  ];
}

function revealLines({ scene: { lookup } }: DeskView, revealed: readonly SettledForecast[], width: number): Line[] {
  return revealed.flatMap((one): Line[] => [
    ...texts(questionInWords(lookup, one.question), width, 2),
    ...texts(answerInWords(lookup, one.question, one.observed), width, 4, "accent"),
    ...texts(callInWords(one), width, 4, "dim"),
  ]);
}

/** Mean scores and the calibration curve of all that is settled. */
function scoresLines(forecasting: Forecasting, width: number): Line[] {
  const { card, last } = forecasting;
  if (card === null) return texts(say("forecast.nothing-settled"), width, 2, "dim");
  return [
    ...texts(say("forecast.scores-title", { n: card.count }), width, 2, "strong"),
    ...scoreLines(scoreRows(card, last)).map((line, row) => lineOf(`    ${line}`, row === 0 ? "dim" : "plain")),
    ...texts(say("forecast.calibration-title"), width, 2, "strong"),
    ...calibrationLines(card.calibration).map((line) => lineOf(`    ${line}`)),
  ];
}

function openLines({ scene: { lookup } }: DeskView, { forecasts }: Forecasting, width: number): Line[] {
  const still = forecasts.filter(({ observed }) => observed === undefined);
  if (still.length === 0) return [];
  return [
    ...texts(say("forecast.still-open"), width, 2, "strong"),
    ...still.flatMap(({ question, percent: given }) =>
      texts(`${questionInWords(lookup, question)} ${say("forecast.you-said", { guess: `${given}%` })}`, width, 4),
    ),
  ];
}

function cardLines({ scene: { lookup } }: DeskView, forecasting: Forecasting, width: number): Line[] {
  const { card } = forecasting;
  return [
    ...scoresLines(forecasting, width),
    ...(card === null
      ? []
      : [
          [],
          ...callsOfCard(lookup, card).flatMap((call) => texts(call, width, 2)),
          [],
          ...texts(say("forecast.handicap"), width, 2, "dim"),
        ]),
  ];
}

/** What stands on the page, without its title and keys. */
function bodyOf(view: DeskView, { selected }: ForecastOpen, width: number): Line[] {
  const { forecasting } = view;
  if (forecasting === null) return texts(say("forecast.not-here"), width, 2, "dim");
  const trouble = forecasting.trouble === "" ? [] : texts(safe(forecasting.trouble), width, 2, "strong");
  switch (forecasting.phase) {
    case "counting":
      return [[], ...texts(say("forecast.counting"), width, 2, "dim"), ...trouble];
    case "guessing":
      return [
        ...texts(say("forecast.how-likely"), width, 2, "dim"),
        ...questionLines(view, forecasting, selected, width),
        ...trouble,
      ];
    case "watching": {
      const none = forecasting.forecasts.at(-1)?.asked !== forecasting.answeredOn;
      return [
        ...texts(say(none ? "forecast.no-questions" : "forecast.given"), width, 2),
        ...trouble,
        ...openLines(view, forecasting, width),
        ...scoresLines(forecasting, width),
      ];
    }
    case "revealing":
      return [
        ...revealLines(view, settledOf(forecasting.revealed), width),
        ...trouble,
        [],
        ...scoresLines(forecasting, width),
      ];
    case "over":
      return [...trouble, ...cardLines(view, forecasting, width)];
  }
}

/** What the page is called now. */
export function forecastTitle({ forecasting, session }: DeskView): string {
  const day = Math.floor(forecasting?.day ?? 0);
  const date = longDate(dateOfDay(session.model.scenario.start, day));
  switch (forecasting?.phase) {
    case "over":
      return say("forecast.title-card");
    case "revealing":
      return say("forecast.title-revealed", { date, day });
    case "watching":
      return say("forecast.title-open");
    default:
      return say("forecast.title", { date, day });
  }
}

function hintsFor(forecasting: Forecasting | null, selected: number): HintTable {
  if (forecasting?.phase === "guessing")
    return [
      ["←→", "forecast.hint-steps", 0],
      ["-/+", "forecast.hint-fine", 1],
      ["↑↓", "desk.hint-choose", 3],
      ["Enter", selected >= forecasting.asked.length ? "forecast.hint-give" : "forecast.hint-next", 2],
      ["Esc", "forecast.hint-look", 4],
      ["q", "desk.hint-quit", 5],
    ];
  return [
    ["Enter", "forecast.hint-on", 0],
    ["↑↓", "desk.hint-scroll", 2],
    ["Esc", "desk.hint-back", 1],
    ["q", "desk.hint-quit", 3],
  ];
}

function pageLines(open: ForecastOpen, view: DeskView): Line[] {
  const { columns, rows } = view.scene.size;
  const body = bodyOf(view, open, columns);
  const shown = windowOf(body, rows - 2, scrollFor(open, view, body, rows - 2), say("forecast.below"));
  return [
    ruleLine([{ text: forecastTitle(view), width: columns, focused: true }]),
    ...fill(shown, rows - 2),
    hintLine(hintsOf(hintsFor(view.forecasting, open.selected)), columns),
  ];
}

/** The chosen question is in sight. */
function scrollFor(
  { selected, scroll }: ForecastOpen,
  { forecasting }: DeskView,
  body: readonly Line[],
  room: number,
): number {
  if (forecasting === null || !isAsking(forecasting)) return Math.min(scroll, Math.max(0, body.length - room));
  const at = body.findIndex((line) => plainLine(line).startsWith(` ${glyph.selected} `));
  return selected === 0 ? 0 : Math.max(0, Math.min(body.length - room, at - Math.floor(room / 2)));
}

// Keys.

const steps = { less: -5, more: 5, "bit-less": -1, "bit-more": 1 } as const;

const changing = (change: () => void, open: Open | null, said = ""): PageCommand => ({
  command: "forecast",
  change: () => {
    change();
    return open;
  },
  notice: said === "" ? null : { kind: "answer", text: said },
});

function pressForecast(open: ForecastOpen, key: string, view: DeskView): PageCommand | null {
  const { forecasting } = view;
  const command = commandOf(key);
  const to = (changes: Partial<ForecastOpen>): PageCommand => ({
    command: "open",
    open: { ...open, ...changes } as Open,
  });
  if (command === undefined) return null;
  if (command === "close" || forecasting === null) return { command: "open", open: null };
  if (!isAsking(forecasting)) {
    if (command === "on")
      return forecasting.phase === "revealing"
        ? changing(() => forecasting.goOn(), openedForecast())
        : { command: "open", open: null };
    const { columns, rows } = view.scene.size;
    const reach = Math.max(0, bodyOf(view, open, columns).length - (rows - 2));
    return isTravel(command) ? to({ scroll: travel(open.scroll, command, reach + 1) }) : to({});
  }
  const last = forecasting.asked.length;
  switch (command) {
    case "up":
    case "down":
    case "first":
    case "last":
      return to({ selected: travel(open.selected, command, last + 1) });
    case "on":
      return open.selected < last
        ? to({ selected: open.selected + 1 })
        : changing(() => forecasting.commit(), null, say("forecast.given"));
    default: {
      const { selected: place } = open;
      if (place >= last) return to({});
      const percent = stepped(forecasting.percents[place] ?? firstPercent, steps[command]);
      return changing(() => forecasting.guess(place, percent), open);
    }
  }
}

/** What a control of the page asks for that gives a probability at once: keys go in steps. */
export function guessAt(view: DeskView, selected: number, percent: number): PageCommand {
  const { forecasting, open } = view;
  return changing(() => forecasting?.guess(selected, percent), open === null ? null : ({ ...open, selected } as Open));
}

// Sentences.

const saidWidth = 2000;

/** The lines of the page as sentences, one for each that has words. */
function sayPage(open: ForecastOpen, view: DeskView): string[] {
  const { forecasting } = view;
  if (forecasting === null || !isAsking(forecasting))
    return [`${forecastTitle(view)}.`, ...bodyOf(view, open, saidWidth).map((line) => plainLine(line).trim())].filter(
      Boolean,
    );
  return [`${forecastTitle(view)}.`, say("forecast.how-likely"), ...sayRow(open, view), say("forecast.heard-keys")];
}

function sayRow({ selected }: ForecastOpen, view: DeskView): string[] {
  const { forecasting } = view;
  const question = forecasting?.asked[selected]?.question;
  if (forecasting == null || question === undefined) return [`${say("forecast.give")}.`];
  const of = forecasting.asked.length;
  const given = forecasting.percents[selected] ?? firstPercent;
  return [
    [
      say("forecast.place", { place: selected + 1, of }),
      questionInWords(view.scene.lookup, question),
      standsOf(view, question),
      sayGuess(given),
    ]
      .filter(Boolean)
      .join(" "),
  ];
}

const sayGuess = (given: number): string =>
  say("forecast.heard-guess", { percent: given, word: likelihoodWord(given / 100) });

export const forecastPage: DeskPage<ForecastOpen> = {
  id: "forecast",
  key: "f",
  does: say("forecast.key"),
  enter: ({ forecasting, options }, back) => {
    if (forecasting !== null) return { command: "open", open: { ...openedForecast(), back } };
    return options.beginForecasts === undefined
      ? { command: "refuse", why: say("forecast.not-here") }
      : { command: "open", open: offered(back) };
  },
  keys,
  lines: pageLines,
  spoken: sayPage,
  spokenChange: (was, is, view) =>
    was.phase !== is.phase
      ? sayPage(is, view)
      : was.selected !== is.selected
        ? sayRow(is, view)
        : was.percent === is.percent || is.percent === null
          ? []
          : [sayGuess(is.percent)],
  press: pressForecast,
};
