/**
 * The screen in sentences, for readers who hear it: no boxes, no bars, no columns; a sparkline becomes words. It says
 * what a key has changed, and nothing twice.
 */
import { dateOfDay, type Rival } from "../../engine/index.js";
import type { RecordEntry, View } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import { isByChance, likelihoodOf, likelihoodSentence, longDate } from "../../text/index.js";
import { endLines, type Keeping } from "../panels/end-lines.js";
import { spokenGauge } from "../panels/gauges.js";
import { nextLines } from "../panels/odds.js";
import { spokenPosture } from "../panels/postures.js";
import { hindsight, isCounted, type Outlooks, sayProspects } from "../panels/prospects.js";
import { whyPageLines } from "../panels/why.js";
import { effectLines } from "../panels/why-lines.js";
import { type Line, plainLine } from "../term/line.js";
import { bindings, type Group } from "./keys.js";
import { matches, type Panel, type Screen, showsOdds, speeds } from "./screen.js";
import type { RunFacts } from "./situation.js";

export interface SpokenScene {
  readonly run: RunFacts;
  readonly lookup: Lookup;
  readonly again: string;
  readonly view: View;
  readonly screen: Screen;
  readonly odds: readonly Rival[];
  readonly outlooks: Outlooks;
  /** Keys that an exercise has besides. */
  readonly moreKeys?: readonly Group[];
  /** What futures take for granted, after the words “Odds from here”. */
  readonly assuming?: string;
  readonly keeping?: Keeping;
}

const width = 10_000;

/** A line without what only an eye can use. */
function sayLine(line: Line): string {
  return plainLine(line)
    .replace(/[▓░▁▂▃▄▅▆▇█━─│◂▶]/g, "")
    .replace(/·/g, ",")
    .replace(/\s+/g, " ")
    .replace(/ ,/g, ",")
    .trim();
}

function sayLines(lines: readonly Line[]): string[] {
  return lines.map(sayLine).filter((text) => text !== "");
}

/** One record in a sentence or two. */
export function sayRecord(lookup: Lookup, entry: RecordEntry): string {
  const { record } = entry;
  const who =
    record.type === "milestone"
      ? "Milestone. "
      : record.type === "inject"
        ? record.inject.startsWith("@")
          ? "The white cell. "
          : "Inject. "
        : record.type === "end"
          ? "End. "
          : `${lookup.actors.get(record.actor)?.label ?? record.actor}. `;
  // Why it came, where no chance brought it about, is told on its page.
  const known = likelihoodOf(record);
  const chance = isByChance(known) ? ` ${likelihoodSentence(known)}` : "";
  const effect = effectLines(lookup, entry, width).map(sayLine).join(" ");
  return `${longDate(record.date)}. ${who}${record.headline}.${chance}${effect === "" ? "" : ` ${effect.replace(/^moved/, "Moved:")}.`}`;
}

function sayPanel({ lookup, view, screen, odds, outlooks, assuming }: SpokenScene, panel: Panel): string[] {
  switch (panel) {
    case "postures":
      return [
        "Postures.",
        ...lookup.scenario.actors.flatMap((actor) =>
          actor.postures.map((posture) => spokenPosture(lookup, view, posture)),
        ),
      ];
    case "gauges":
      return [
        "Gauges.",
        ...lookup.scenario.gauges.flatMap((gauge) => {
          const reading = view.gauges.get(gauge.id);
          return reading === undefined ? [] : [spokenGauge(gauge, reading)];
        }),
      ];
    case "wire":
      return ["Wire.", ...view.records.slice(-10).map((entry) => sayRecord(lookup, entry))];
    case "odds":
      return [
        ...(assuming === undefined || assuming === "" ? [] : [`Odds from here${assuming}.`]),
        "What could happen next: chance to be next, within a day, within a week.",
        ...sayLines(nextLines(lookup, odds, width).slice(1)),
        ...sayProspects(lookup, view, outlooks),
      ];
    case "why": {
      const entry = view.records[screen.selected ?? view.records.length - 1];
      return entry === undefined
        ? ["Nothing has happened yet."]
        : ["Why.", ...sayLines(whyPageLines(lookup, entry, width))];
    }
  }
}

function sayPage(scene: SpokenScene): string[] {
  const { run } = scene;
  switch (scene.screen.page) {
    case "situation":
      return [];
    case "help":
      return [
        "Keys.",
        ...[...bindings, ...(scene.moreKeys ?? [])].flatMap(({ bindings: rows }) =>
          rows.map(({ keys, does }) => `${keys[0]}: ${does}.`),
        ),
      ];
    case "end":
      return sayLines(endLines({ ...scene, width, reading: run.reading }));
    case "why":
    case "odds":
      return sayPanel(scene, scene.screen.page);
  }
}

/** The first words of a session. */
export function sayOpening({ lookup, run }: SpokenScene): string[] {
  const { title, summary } = lookup.scenario;
  return [
    `${title}. ${summary}`,
    `${run.horizon} days, seed ${run.seed}, ${run.reading}. Press n for the next record, space to play, question mark for all keys, q to quit.`,
  ];
}

/** Futures are told once all are in, not while they are counted. */
function sayCounted(before: SpokenScene, now: SpokenScene): string[] {
  const [was, is] = [before.screen, now.screen];
  if (is.page === "end") {
    const counted = ({ outlooks: { start } }: SpokenScene) => start !== null && start.runs >= start.wanted;
    return counted(now) && !counted(before)
      ? [hindsight(now.view.end?.ending ?? null, now.outlooks, now.assuming)]
      : [];
  }
  const told = (scene: SpokenScene) => showsOdds(scene.screen) && !scene.screen.playing && isCounted(scene.outlooks);
  const again = told(before) && is.position === was.position;
  return told(now) && !again && is.asked === was.asked ? sayProspects(now.lookup, now.view, now.outlooks) : [];
}

/** What changed between two scenes. */
export function sayChange(before: SpokenScene, now: SpokenScene): string[] {
  const { lookup } = now;
  const [was, is] = [before.screen, now.screen];
  const said: string[] = [];
  if (is.position > was.position) {
    const fresh = now.view.records.slice(before.view.records.length);
    said.push(...fresh.map((entry) => sayRecord(lookup, entry)));
    if (fresh.length === 0 && !is.playing)
      said.push(`${longDate(dateOfDay(lookup.scenario.start, now.view.day))}, day ${now.view.day}.`);
  } else if (is.position < was.position) {
    said.push(`Back to ${longDate(dateOfDay(lookup.scenario.start, now.view.day))}, day ${now.view.day}.`);
  }
  const entry = now.view.records[is.selected ?? now.view.records.length - 1];
  if (is.position === was.position && is.selected !== was.selected && entry !== undefined)
    said.push(sayRecord(lookup, entry));
  if (is.playing !== was.playing)
    said.push(is.playing ? `Playing, ${speeds[is.speed] ?? 1} days a second.` : "Paused.");
  else if (is.speed !== was.speed) said.push(`${speeds[is.speed] ?? 1} days a second.`);
  if (is.search !== null && is.search.query !== was.search?.query)
    said.push(`Find ${is.search.query}: ${matches(now.view.records, is.search.query).length} found.`);
  if (is.page !== was.page) said.push(...sayPage(now));
  else said.push(...sayCounted(before, now));
  if (is.asked !== was.asked) said.push(...sayPanel(now, is.panel));
  return said;
}

/** Where one is, in a line. */
export function sayWhere({ lookup, run, view, screen }: SpokenScene): string {
  const state = screen.playing ? "playing" : "paused";
  return `Day ${view.day} of ${run.horizon}, ${longDate(dateOfDay(lookup.scenario.start, view.day))}, ${state}.`;
}
