/**
 * The projector as lines: the situation screen as the table may see it, calm and without the keys that act. Pure; what
 * it is given holds nothing that is kept from the table.
 */
import { dateOfDay } from "../../../engine/index.js";
import type { RecordEntry, View } from "../../../session/index.js";
import { count, gaugeValue, type Lookup, longDate, percent, shortDate } from "../../../text/index.js";
import { gaugeLines } from "../../panels/gauges.js";
import { progressBar } from "../../panels/header.js";
import { postureLines } from "../../panels/postures.js";
import {
  hindsight,
  noOutlooks,
  type Outlooks,
  prospectCells,
  prospectLines,
  tallyInWords,
} from "../../panels/prospects.js";
import { tagOf, wireLines } from "../../panels/wire.js";
import { glyph } from "../../term/glyphs.js";
import { type Arrangement, type Size, tooSmall } from "../../term/layout.js";
import { blank, fill, fitLine, type Line, lineOf, sides, span, widthOfLine } from "../../term/line.js";
import { ruleLine, sideBySide } from "../../term/rule.js";
import { padEnd, shorten, wrap } from "../../term/text.js";
import { tooSmallLines } from "../../term/too-small.js";
import { surprises } from "../chances.js";
import { matches, type Panel, type Screen, type Scrolled } from "../screen.js";
import { arrangementFor } from "../situation.js";
import { projectorBindings } from "./projector-keys.js";
import { storyInBrief, storyLines } from "./story.js";

/** Everything that decides what the projector shows. */
export interface ProjectorScene {
  /** Days of play. */
  readonly horizon: number;
  readonly lookup: Lookup;
  readonly view: View;
  readonly screen: Screen;
  readonly size: Size;
  readonly branch: string;
  /** Whether it follows what happens; false while somebody looks back. */
  readonly live: boolean;
  /** Whether the session has been closed. */
  readonly closed: boolean;
  /** Whether nobody plays it, though it was not closed. */
  readonly abandoned: boolean;
  /** Records since the one shown; 0 while it follows. */
  readonly later: number;
  /** Whether probabilities may be seen. */
  readonly shown: boolean;
  readonly outlooks: Outlooks;
  /** What has just become of the session, or what is wrong with its file; empty where nothing is. */
  readonly notice: string;
}

export function chosenEntry({ screen, view }: Pick<ProjectorScene, "screen" | "view">): RecordEntry | undefined {
  return view.records[screen.selected ?? view.records.length - 1];
}

/** Two lines above the panels, whatever the width. */
const headHeight = 2;

function roomsFor({ lookup, size }: ProjectorScene): Arrangement {
  const at = arrangementFor(lookup, size);
  return arrangementFor(lookup, { ...size, rows: size.rows - (headHeight - at.header.height) });
}

/** `turn 3 of 9` */
function turnInWords({ lookup, horizon, view }: ProjectorScene): string {
  const { turn } = lookup.scenario;
  const turns = Math.ceil(horizon / turn);
  return `turn ${Math.min(turns, Math.floor(view.time / turn) + 1)} of ${turns}`;
}

function standing({ live, closed, abandoned, later }: ProjectorScene): Line {
  if (!live) {
    const since = later === 0 ? "" : ` · ${count(later, "record")} since`;
    return [span(` ${glyph.pause} LOOKING BACK${since} `, "heat2")];
  }
  if (abandoned) return [span(` ${glyph.pause} INTERRUPTED `, "heat2")];
  return closed ? [span(` ${glyph.ending} CLOSED `, "dim")] : [span(` ${glyph.here} LIVE `, "accent")];
}

function head(scene: ProjectorScene): Line[] {
  const { lookup, horizon, view, branch, size } = scene;
  const date = longDate(dateOfDay(lookup.scenario.start, view.day));
  const when: Line = [span(date, "strong"), span(` · day ${view.day} of ${horizon} `)];
  const name: Line = [span(" FAULTLINE", "accent"), span(`  ${lookup.scenario.title}`)];
  const where: Line = [
    span(` ${turnInWords(scene)}`, "strong"),
    span(` · branch ${shorten(branch, Math.floor(size.columns * 0.3))} `),
    ...standing(scene),
  ];
  const free = size.columns - 1 - widthOfLine(where);
  return [
    sides(name, when, size.columns),
    sides([blank(1), ...progressBar(view.day, horizon, Math.max(8, free))], where, size.columns),
  ];
}

type Hint = readonly [key: string, does: string];

function hintsFor({ screen, shown, live }: ProjectorScene): readonly Hint[] {
  const odds: readonly Hint[] = shown ? [["o", "odds"]] : [];
  const back: readonly Hint[] = live ? [] : [["G", "back to now"]];
  const leave: readonly Hint[] = [
    ["?", "help"],
    ["q", "quit"],
  ];
  if (screen.page !== "situation") return [["↑↓", "scroll"], ["Esc", "back"], ...back, ...leave];
  return [...back, ["n/p", "look back"], ["N/P", "day"], ["w", "about it"], ...odds, ["/", "find"], ...leave];
}

/** The keys, or what has just become of the session. */
function foot(scene: ProjectorScene): Line {
  const { size, notice, screen, view } = scene;
  const width = size.columns;
  if (notice !== "") return [span(` ${glyph.selected} `, "accent"), span(shorten(notice, width - 4), "strong")];
  if (screen.search !== null && screen.page === "situation") {
    const found = matches(view.records, screen.search.query);
    const place = found.indexOf(screen.selected ?? view.records.length - 1);
    const tally =
      screen.search.query === "" ? "" : found.length === 0 ? "nothing found" : `${place + 1} of ${found.length}`;
    return [
      span(" / ", "accent"),
      span(screen.search.query),
      ...(screen.search.typing ? [span(" ", "match")] : []),
      span(`  ${tally}   ↑↓ matches  Esc done`, "dim"),
    ];
  }
  return [span(" "), ...hintsFor(scene).flatMap(([key, does]) => [span(key, "strong"), span(` ${does}  `, "dim")])];
}

/** What was read of the session before anything the table learns of has happened. */
function nothingYet({ lookup }: ProjectorScene, { width, height }: Arrangement["wire"]): Line[] {
  const summary = wrap(lookup.scenario.summary, width - 4, Math.max(1, height - 4));
  return fill(
    [
      [],
      ...summary.map((text): Line => [blank(2), span(text)]),
      [],
      lineOf("  Nothing has happened yet. What happens will stand here.", "dim"),
    ],
    height,
  );
}

/** How far a part can scroll. */
export function projectorReach(scene: ProjectorScene, part: Scrolled): number {
  const at = roomsFor(scene);
  if (part === "page") return Math.max(0, pageOf(scene).lines.length - (scene.size.rows - 2));
  if (part === "gauges") return Math.max(0, scene.lookup.scenario.gauges.length - at.gauges.height);
  if (part === "why" || part === "odds") return Math.max(0, below(scene, at).length - at.why.height);
  return Math.max(0, scene.lookup.scenario.actors.flatMap(({ postures }) => postures).length - at.postures.height);
}

function below(scene: ProjectorScene, at: Arrangement): Line[] {
  const { lookup, screen, view, outlooks, shown } = scene;
  if (screen.panel === "odds" && shown) return prospectCells({ lookup, view, outlooks, width: at.why.width });
  const entry = chosenEntry(scene);
  return entry === undefined ? [] : storyInBrief(lookup, entry, at.why.width);
}

function bottom(scene: ProjectorScene, at: Arrangement): Line[] {
  const lines = below(scene, at);
  const { height } = at.why;
  if (lines.length <= height) return fill(lines, height);
  const { scroll, panel } = scene.screen;
  const from = Math.min(panel === "odds" ? scroll.odds : scroll.why, lines.length - height);
  const told = lines.slice(from, from + height);
  const rest = lines.length - from - height;
  if (rest > 0) told[height - 1] = lineOf(`  … ${count(rest + 1, "more line")}: w shows all`, "dim");
  return told;
}

function situation(scene: ProjectorScene): Line[] {
  const { lookup, view, screen, outlooks, shown } = scene;
  const at = roomsFor(scene);
  const entry = chosenEntry(scene);
  const scroll = screen.panel === "postures" ? screen.scroll.postures : null;
  const query = screen.search?.query ?? "";
  const postures = postureLines({ lookup, view, room: at.postures, changedAt: entry?.time ?? null, scroll });
  const gauges = gaugeLines({ lookup, readings: view.gauges, room: at.gauges, scroll: screen.scroll.gauges });
  const wire =
    view.records.length === 0
      ? nothingYet(scene, at.wire)
      : wireLines({ lookup, wire: view.records, room: at.wire, selected: screen.selected, query, outside: "NEWS" });
  const title = (panel: Panel, text: string, width: number) => ({ text, width, focused: screen.panel === panel });
  const left = title("postures", "1 Postures", at.postures.width);
  const middle = title("wire", "2 Wire", at.wire.width);
  const right = title("gauges", "3 Gauges", at.gauges.width);
  const odds = screen.panel === "odds" && shown;
  const under = odds
    ? title("odds", `Odds from here · ${tallyInWords(outlooks)}`, at.width)
    : title("why", entry?.record.headline ?? "", at.width);
  const beside = (panels: readonly (readonly [readonly Line[], number])[]) =>
    sideBySide(panels.map(([lines, width]) => ({ lines, width })));
  const body =
    at.kind === "columns"
      ? [
          ruleLine([left, middle, right]),
          ...beside([
            [postures, at.postures.width],
            [wire, at.wire.width],
            [gauges, at.gauges.width],
          ]),
          ruleLine([under], [at.postures.width, at.postures.width + 1 + at.wire.width]),
        ]
      : [
          ruleLine([left, right]),
          ...beside([
            [postures, at.postures.width],
            [gauges, at.gauges.width],
          ]),
          ruleLine([middle], [at.postures.width]),
          ...wire,
          ruleLine([under]),
        ];
  return [...head(scene), ...body, ...bottom(scene, at), foot(scene)];
}

function helpLines(width: number): Line[] {
  const groups = projectorBindings.flatMap(({ title, bindings }): Line[] => [
    lineOf(` ${title}`, "strong"),
    ...bindings.flatMap(({ shown, does }) =>
      wrap(does, width - 16).map(
        (text, row): Line => [blank(2), span(padEnd(row === 0 ? shown : "", 12), "accent"), span(text)],
      ),
    ),
    [],
  ]);
  const reading = [
    "This screen shows what everybody at the table knows, and follows the exercise by itself. Nothing here changes it.",
    "A posture stands where the table last knew it to stand. Not everything that happens is known to everybody.",
  ];
  return [
    ...groups,
    ...reading.flatMap((text) => wrap(text, width - 4).map((part): Line => [blank(2), span(part, "dim")])),
  ];
}

/** How the run ended, for all to see. */
function endLines({ lookup, view, size, shown, outlooks }: ProjectorScene): Line[] {
  const width = size.columns;
  const { end, records } = view;
  const ending = lookup.scenario.endings.find(({ id }) => id === end?.ending);
  const text = (words: string, tone: "plain" | "dim" | "accent" = "plain"): Line[] =>
    words === "" ? [] : wrap(words, width - 4).map((part): Line => [blank(2), span(part, tone)]);
  const heading = (words: string): Line[] => [[], lineOf(`  ${words}`, "strong")];
  const reached = records.flatMap(({ record }) => (record.type === "milestone" ? [record] : []));
  const rare = shown ? surprises(records, 5) : [];
  const gauges = lookup.scenario.gauges.flatMap((gauge) => {
    const reading = view.gauges.get(gauge.id);
    if (reading === undefined) return [];
    const first = gaugeValue(gauge, reading.history[0] ?? reading.value);
    return [`${gauge.label} ${gaugeValue(gauge, reading.value)} (from ${first})`];
  });
  return [
    [],
    ...text(ending === undefined ? "The last day of play, without an ending." : ending.label, "accent"),
    ...text(ending === undefined ? "" : (end?.headline ?? "")),
    ...(shown && outlooks.start !== null ? text(hindsight(end?.ending ?? null, outlooks)) : []),
    ...text(`${longDate(end?.date ?? lookup.scenario.start)} · day ${end?.day ?? view.day}`, "dim"),
    ...(reached.length === 0 ? [] : heading("Milestones")),
    ...reached.map(
      ({ date, milestone, headline }): Line => [
        blank(4),
        span(`${shortDate(date)}  `, "dim"),
        span(lookup.milestones.get(milestone)?.label ?? headline),
      ],
    ),
    ...(rare.length === 0 ? [] : heading("Least to be expected, by their chance when they happened")),
    ...rare.map(
      ({ entry, p }): Line => [
        blank(4),
        span(padEnd(percent(p), 7), "strong"),
        span(`${shortDate(entry.record.date)}  ${padEnd(tagOf(lookup, entry), 6)}`, "dim"),
        span(entry.record.headline),
      ],
    ),
    ...heading("Left behind"),
    ...wrap(gauges.join(" · "), width - 6).map((part): Line => [blank(4), span(part)]),
  ];
}

/** Title and lines of the page that is open. */
function pageOf(scene: ProjectorScene): { title: string; lines: Line[] } {
  const { lookup, view, outlooks, screen, size, shown } = scene;
  const width = size.columns;
  switch (screen.page) {
    case "odds":
      return {
        title: "Odds from here",
        lines: prospectLines({ lookup, view, outlooks: shown ? { ...outlooks, start: null } : noOutlooks, width }),
      };
    case "end":
      return { title: lookup.scenario.title, lines: endLines(scene) };
    case "help":
      return { title: "Keys", lines: helpLines(width) };
    default: {
      const entry = chosenEntry(scene);
      return { title: "What happened", lines: entry === undefined ? [] : storyLines(lookup, entry, width) };
    }
  }
}

function page(scene: ProjectorScene): Line[] {
  const { title, lines } = pageOf(scene);
  const { rows, columns } = scene.size;
  const height = rows - 2;
  const from = Math.min(scene.screen.scroll.page, Math.max(0, lines.length - height));
  const told = lines.slice(from, from + height);
  const rest = lines.length - from - height;
  if (rest > 0) told[height - 1] = lineOf(`  … ${count(rest + 1, "more line")} below`, "dim");
  const where = standing(scene);
  const rule = ruleLine([{ text: title, width: columns - widthOfLine(where) }]);
  return [[...rule, ...where], ...fill(told, height), foot(scene)];
}

/** Exactly the terminal's rows, none wider than it. */
export function projectorLines(scene: ProjectorScene): Line[] {
  const { size, screen } = scene;
  const { columns } = size;
  if (tooSmall(size)) return tooSmallLines(size);
  const lines = screen.page === "situation" ? situation(scene) : page(scene);
  return lines.map((line) => (widthOfLine(line) > columns ? fitLine(line, columns) : line));
}

/** Before there is anything to show: what is waited for. */
export function waitingLines(message: string, size: Size): Line[] {
  const { rows, columns } = size;
  const text = [
    ...wrap(message, columns - 6).map((part): Line => [blank(3), span(part, "strong")]),
    [],
    ...wrap(
      "The exercise will stand here as soon as its log can be read. Nothing has to be pressed; q leaves.",
      columns - 6,
    ).map((part): Line => [blank(3), span(part, "dim")]),
  ];
  const above = Math.max(1, Math.floor((rows - text.length) / 2) - 1);
  const blanks = Array.from({ length: above }, (): Line => []);
  const lines = fill([[span(" FAULTLINE", "accent"), span("  projector")], ...blanks, ...text], rows);
  return lines.map((line) => (widthOfLine(line) > columns ? fitLine(line, columns) : line));
}
