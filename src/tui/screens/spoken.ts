/**
 * The screen in sentences, for readers who hear it: no boxes, no bars, no columns; a sparkline becomes words. It says
 * what a key has changed, and nothing twice.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay } from "../../engine/index.js";
import type { RecordEntry } from "../../session/index.js";
import { longDate } from "../../text/index.js";
import { saySurprises } from "../panels/end.js";
import { boardOf, type Scene, selectedEntry } from "../panels/panel.js";
import { hindsight, isComplete, isCounted, sayProspects } from "../panels/prospects.js";
import { sayRecord } from "../panels/say-record.js";
import { type Face, pageOf } from "./face.js";
import { matches, showsOdds, speeds } from "./screen.js";

/** The first words of a session. */
export function sayOpening({ lookup, run }: Scene): string[] {
  const { title, summary } = lookup.scenario;
  return [
    `${title}. ${summary}`,
    say("screen.heard-first", { horizon: run.horizon, seed: run.seed, reading: run.reading }),
  ];
}

/** Futures are told once all are in, not while they are counted. */
function sayCounted(before: Scene, now: Scene): string[] {
  const [was, is] = [before.screen, now.screen];
  if (is.page === "end") {
    const counted = ({ outlooks: { start } }: Scene) => isComplete(start);
    return counted(now) && !counted(before)
      ? [hindsight(now.view.end?.ending ?? null, now.outlooks), ...saySurprises(now)]
      : [];
  }
  const told = (scene: Scene) => showsOdds(scene.screen) && !scene.screen.playing && isCounted(scene.outlooks);
  const again = told(before) && is.position === was.position;
  return told(now) && !again && is.asked === was.asked ? sayProspects(now.lookup, now.view, now.outlooks) : [];
}

/** A record, and what the facilitator has noted on it. */
function saySelected({ lookup, bookmarks }: Scene, entry: RecordEntry): string[] {
  const note = bookmarks?.get(entry.number);
  const said = sayRecord(lookup, entry);
  return note === undefined ? [said] : [said, say("landmark.heard-bookmark", { noted: note !== "", note })];
}

/** What changed between two scenes. */
export function sayChange<Of extends Scene>(face: Face<Of>, before: Of, now: Of): string[] {
  const { lookup } = now;
  const [was, is] = [before.screen, now.screen];
  const said: string[] = [];
  if (is.position > was.position) {
    const fresh = now.view.records.slice(before.view.records.length);
    said.push(...fresh.map((entry) => sayRecord(lookup, entry)));
    if (fresh.length === 0 && !is.playing)
      said.push(
        say("screen.heard-day", { date: longDate(dateOfDay(lookup.scenario.start, now.view.day)), day: now.view.day }),
      );
  } else if (is.position < was.position) {
    said.push(
      say("screen.heard-back", {
        date: longDate(dateOfDay(lookup.scenario.start, now.view.day)),
        day: now.view.day,
      }),
    );
  }
  const entry = selectedEntry(now);
  if (is.position === was.position && is.selected !== was.selected && entry !== undefined)
    said.push(...saySelected(now, entry));
  if (is.playing !== was.playing)
    said.push(is.playing ? say("screen.heard-playing", { days: speeds[is.speed] ?? 1 }) : say("screen.heard-paused"));
  else if (is.speed !== was.speed) said.push(say("screen.heard-speed", { days: speeds[is.speed] ?? 1 }));
  if (is.search !== null && is.search.query !== was.search?.query)
    said.push(
      say("screen.heard-search", { query: is.search.query, found: matches(now.view.records, is.search.query).length }),
    );
  if (is.page !== was.page) said.push(...(pageOf(face, now)?.spoken(now) ?? []));
  else said.push(...sayCounted(before, now));
  if (is.asked !== was.asked) said.push(...(face.panels.find(({ id }) => id === is.panel)?.spoken(now) ?? []));
  return said;
}

/** Where one is, in a line. */
export function sayWhere(scene: Scene): string {
  const { lookup, run, screen } = scene;
  const { day } = boardOf(scene);
  return say("screen.heard-where", {
    day,
    horizon: run.horizon,
    date: longDate(dateOfDay(lookup.scenario.start, day)),
    playing: screen.playing,
  });
}
