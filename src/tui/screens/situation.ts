/**
 * The situation screen: who stands where, what happened, how hot it is, and why. It lays out the panels and gives each
 * what it shows; it decides nothing.
 */
import { dateOfDay, type Rival } from "../../engine/index.js";
import type { RecordEntry, View } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import { gaugeLines, gaugesNeed } from "../panels/gauges.js";
import { headerLines } from "../panels/header.js";
import { hintBarLine } from "../panels/hint-bar.js";
import { oddsLinesInPlace, oddsPanelLines } from "../panels/odds.js";
import { postureLines, posturesNeed } from "../panels/postures.js";
import { type Outlooks, tallyInWords } from "../panels/prospects.js";
import { whyPanelLines } from "../panels/why.js";
import { wireLines } from "../panels/wire.js";
import { type Arrangement, arrange, type Size } from "../term/layout.js";
import type { Line } from "../term/line.js";
import { ruleLine, sideBySide } from "../term/rule.js";
import { matches, type Panel, type Screen, speeds } from "./screen.js";

/** Which run it is. Safe to show. */
export interface RunFacts {
  readonly seed: string;
  /** Days of play. */
  readonly horizon: number;
  /** Which reading of the scenario is played: `as written`, a variant, and what was set by hand. */
  readonly reading: string;
}

export interface SituationProps {
  readonly run: RunFacts;
  readonly lookup: Lookup;
  readonly view: View;
  readonly screen: Screen;
  readonly size: Size;
  /** What could happen next; empty unless the odds are in sight. */
  readonly odds: readonly Rival[];
  readonly outlooks: Outlooks;
  /** Of an exercise under way: how it stands, always in sight. */
  readonly status?: Line;
  /** Of an exercise under way: what its futures take for granted, after the words “Odds from here”. */
  readonly assuming?: string;
}

/** The record that the screen explains. */
export function selectedEntry(screen: Screen, view: View): RecordEntry | undefined {
  return view.records[screen.selected ?? view.records.length - 1];
}

/** Rooms of all panels for a scenario on a terminal. */
export function arrangementFor(lookup: Lookup, size: Size): Arrangement {
  return arrange(size, { postures: posturesNeed(lookup), gauges: gaugesNeed(lookup) });
}

function top({ run, lookup, view, screen, status }: SituationProps, at: Arrangement): Line[] {
  return headerLines({
    title: lookup.scenario.title,
    date: dateOfDay(lookup.scenario.start, view.day),
    day: view.day,
    horizon: run.horizon,
    playing: screen.playing,
    speed: speeds[screen.speed] ?? 1,
    seed: run.seed,
    reading: run.reading,
    ...(status === undefined ? {} : { status }),
    room: at.header,
  });
}

function bottom(props: SituationProps, at: Arrangement): Line[] {
  const { lookup, view, screen } = props;
  const entry = selectedEntry(screen, view);
  if (screen.panel === "odds") return oddsPanelLines({ ...props, room: at.why, scroll: screen.scroll.odds });
  return whyPanelLines({ lookup, entry, room: at.why, scroll: screen.scroll.why, focused: screen.panel === "why" });
}

function keys({ run, view, screen, status }: SituationProps, at: Arrangement): Line {
  const found = screen.search === null ? [] : matches(view.records, screen.search.query);
  return hintBarLine({
    page: "situation",
    playing: screen.playing,
    search: screen.search,
    found: found.length,
    place: found.indexOf(screen.selected ?? view.records.length - 1),
    run: at.kind === "columns" ? `seed ${run.seed} · ${run.reading}` : "",
    ...(status === undefined ? {} : { desk: true, ...(at.kind === "columns" ? { status } : {}) }),
    width: at.width,
  });
}

/** Postures, wire and gauges, each as high as its room. */
function panelsOf({ lookup, view, screen, status }: SituationProps, at: Arrangement) {
  const changedAt = selectedEntry(screen, view)?.time ?? null;
  const scroll = screen.panel === "postures" ? screen.scroll.postures : null;
  const query = screen.search?.query ?? "";
  return {
    postures: {
      lines: postureLines({ lookup, view, room: at.postures, changedAt, scroll }),
      width: at.postures.width,
    },
    wire: {
      lines: wireLines({
        lookup,
        wire: view.records,
        room: at.wire,
        selected: screen.selected,
        query,
        desk: status !== undefined,
      }),
      width: at.wire.width,
    },
    gauges: {
      lines: gaugeLines({ lookup, readings: view.gauges, room: at.gauges, scroll: screen.scroll.gauges }),
      width: at.gauges.width,
    },
  };
}

function oddsTitle(props: SituationProps, at: Arrangement): string {
  const more = oddsLinesInPlace(props, at.why).length > at.why.height;
  return `5 Odds from here${props.assuming ?? ""} · ${tallyInWords(props.outlooks)}${more ? " · o shows them all" : ""}`;
}

/** Exactly the terminal's rows. */
export function situationLines(props: SituationProps): Line[] {
  const { lookup, view, screen, size } = props;
  const at = arrangementFor(lookup, size);
  const { postures, wire, gauges } = panelsOf(props, at);
  const title = (panel: Panel, text: string, width: number) => ({ text, width, focused: screen.panel === panel });
  const left = title("postures", "1 Postures", postures.width);
  const middle = title("wire", "2 Wire", wire.width);
  const right = title("gauges", "3 Gauges", gauges.width);
  const headline = selectedEntry(screen, view)?.record.headline;
  const below =
    screen.panel === "odds"
      ? title("odds", oddsTitle(props, at), at.width)
      : title("why", headline === undefined ? "4 Why" : `4 Why: ${headline}`, at.width);
  const middleFoot = postures.width + 1 + wire.width;
  const body =
    at.kind === "columns"
      ? [
          ruleLine([left, middle, right]),
          ...sideBySide([postures, wire, gauges]),
          ruleLine([below], [postures.width, middleFoot]),
        ]
      : [
          ruleLine([left, right]),
          ...sideBySide([postures, gauges]),
          ruleLine([middle], [postures.width]),
          ...wire.lines,
          ruleLine([below]),
        ];
  return [...top(props, at), ...body, ...bottom(props, at), keys(props, at)];
}
