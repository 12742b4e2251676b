/**
 * The state of the situation screen beside the run itself: how far someone has looked, what is selected, which page
 * is open. One pure step from key to next state; the clock of play is outside and only ever sends `tick`.
 */

import type { Entry, RecordEntry } from "../../session/index.js";
import { type Command, commandOf } from "./keys.js";

/** A panel as the keys know it. */
export interface PanelKey {
  readonly id: string;
  /** The digit that leads to it. */
  readonly key: string;
}

/** Where one chooses a record rather than scrolls. */
const wire = "wire";

export interface Search {
  readonly query: string;
  /** Keys go into the query. */
  readonly typing: boolean;
}

export interface Screen {
  /** Entries of the timeline shown, at least one. */
  readonly position: number;
  /** Place in the wire; null follows the newest. */
  readonly selected: number | null;
  readonly playing: boolean;
  /** Place in `speeds`. */
  readonly speed: number;
  /** The page that covers the situation, by id; `situation` for none. */
  readonly page: string;
  /** The panel that is chosen, by id. */
  readonly panel: string;
  /** How often a panel has been asked for, so that a listener can ask again for the one that is open. */
  readonly asked: number;
  /** Lines scrolled, by panel; `page` for the page that covers them. */
  readonly scroll: Readonly<{ [part: string]: number }>;
  readonly search: Search | null;
  /** The exit code once someone wants to leave. */
  readonly leaving: 0 | 130 | null;
}

/** Days of the run for each second of play. */
export const speeds = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

export const openingScreen: Screen = {
  position: 1,
  selected: null,
  playing: false,
  speed: 2,
  page: "situation",
  panel: wire,
  asked: 0,
  scroll: {},
  search: null,
  leaving: null,
};

/** The entries there are, and the way to more of them. */
export interface Track {
  readonly entries: readonly Entry[];
  /** Days of a turn. */
  readonly turn: number;
  /** The number of entries up to and including the first one after `position` that is wanted; all there are if there is none. */
  after(position: number, wanted: (entry: Entry) => boolean): number;
}

/** What a step needs to know of the world around it. */
export interface Surroundings {
  readonly track: Track;
  /** Records shown at the screen's position. */
  readonly records: readonly RecordEntry[];
  readonly panels: readonly PanelKey[];
  /** How far a panel, or the `page`, can scroll, in lines. */
  reach(part: string): number;
  /** Lines of a screenful. */
  readonly screenful: number;
}

const isRecord = (entry: Entry) => entry.kind === "record";
const isDay = (entry: Entry) => entry.kind === "day";

/** A change of position forgets what was selected and scrolled in the old one. */
export function moveTo(screen: Screen, position: number, track: Track): Screen {
  const last = track.entries[position - 1];
  const forward = position > screen.position;
  const over = last?.kind === "record" && last.record.type === "end";
  const scroll = { ...screen.scroll, why: 0, odds: 0, page: 0 };
  const moved = { ...screen, position, selected: null, scroll };
  if (over && (forward || position === screen.position)) return { ...moved, playing: false, page: "end" };
  const explained = screen.page !== "why" || track.entries.slice(0, position).some(isRecord);
  return screen.page === "end" || !explained ? { ...moved, page: "situation" } : moved;
}

function previousRecord(screen: Screen, track: Track): number {
  const lastShown = track.entries.slice(0, screen.position).findLastIndex(isRecord);
  if (lastShown >= 0 && lastShown < screen.position - 1) return lastShown + 1;
  return Math.max(1, track.entries.slice(0, Math.max(0, lastShown)).findLastIndex(isRecord) + 1);
}

/** The position of the last entry before `position` that is wanted; the start if there is none. */
function before(position: number, track: Track, wanted: (entry: Entry) => boolean): number {
  return Math.max(1, track.entries.slice(0, position - 1).findLastIndex(wanted) + 1);
}

const startsTurn =
  ({ turn }: Track) =>
  (entry: Entry) =>
    isDay(entry) && entry.time % turn === 0;

/** Whose posture an entry changed; null where it changed none. */
function moverOf(entry: Entry | undefined): string | null {
  return entry?.kind === "record" && "posture" in entry.record ? entry.record.actor : null;
}

/** To another change by the actor of the selected record, or of the newest; nowhere if that is no actor's, or there is none before. */
const toOwn =
  (goal: (from: number, track: Track, wanted: (entry: Entry) => boolean) => number): Step =>
  (screen, { track, records }) => {
    const entry = records[screen.selected ?? records.length - 1];
    const actor = moverOf(entry);
    if (entry === undefined || actor === null) return screen;
    const from = screen.selected === null ? screen.position : entry.index + 1;
    const position = goal(from, track, (one) => moverOf(one) === actor);
    return position === 1 ? screen : moveTo(screen, position, track);
  };

/** To the moment of the selected record, which the board shows already. */
const goThere: Step = (screen, { track, records }) => {
  const entry = screen.selected === null ? undefined : records[screen.selected];
  return entry === undefined ? screen : moveTo({ ...screen, search: null }, entry.index + 1, track);
};

/** One more entry is due. */
export function tick(screen: Screen, track: Track): Screen {
  if (!screen.playing) return screen;
  return moveTo(
    screen,
    track.after(screen.position, () => true),
    track,
  );
}

function select(screen: Screen, by: number, wire: readonly RecordEntry[]): Screen {
  const newest = wire.length - 1;
  if (newest < 0) return screen;
  const selected = Math.min(newest, Math.max(0, (screen.selected ?? newest) + by));
  return { ...screen, selected: selected === newest ? null : selected, scroll: { ...screen.scroll, why: 0 } };
}

function scrollBy(screen: Screen, part: string, by: number, around: Surroundings): Screen {
  const offset = Math.min(around.reach(part), Math.max(0, (screen.scroll[part] ?? 0) + by));
  return { ...screen, scroll: { ...screen.scroll, [part]: offset } };
}

function travel(screen: Screen, by: number, around: Surroundings): Screen {
  if (screen.page !== "situation") return scrollBy(screen, "page", by, around);
  if (screen.panel === wire) return select(screen, by, around.records);
  return scrollBy(screen, screen.panel, by, around);
}

/** A page over the situation, or the situation again where it is open. */
export function togglePage(screen: Screen, page: string): Screen {
  const next = screen.page === page ? "situation" : page;
  return { ...screen, page: next, playing: false, scroll: { ...screen.scroll, page: 0 } };
}

function focus(screen: Screen, panel: string): Screen {
  return { ...screen, page: "situation", panel, asked: screen.asked + 1 };
}

function close(screen: Screen): Screen {
  if (screen.page !== "situation") return { ...screen, page: "situation", scroll: { ...screen.scroll, page: 0 } };
  return { ...screen, search: null, panel: wire, selected: screen.search === null ? null : screen.selected };
}

/** Whether the odds are in sight, in place or on their page. */
export function showsOdds({ page, panel }: Screen): boolean {
  return page === "odds" || (page === "situation" && panel === "odds");
}

/**
 * The position whose futures are in sight: the one looked at, which is shown unless an earlier record is selected; the start where the
 * last screen says how likely it all was; null where none are.
 */
export function futuresFrom(screen: Screen, lookedAt = screen.position): number | null {
  if (screen.page === "end") return openingScreen.position;
  return showsOdds(screen) ? lookedAt : null;
}

type Step = (screen: Screen, around: Surroundings) => Screen;

const move =
  (goal: (screen: Screen, track: Track) => number): Step =>
  (screen, { track }) =>
    moveTo(screen, goal(screen, track), track);

const shift =
  (by: number): Step =>
  (screen, { panels }) => {
    const at = panels.findIndex(({ id }) => id === screen.panel) + by + panels.length;
    return focus(screen, panels[at % panels.length]?.id ?? wire);
  };

const accelerate =
  (by: number): Step =>
  (screen) => ({ ...screen, speed: Math.min(speeds.length - 1, Math.max(0, screen.speed + by)) });

const steps: Readonly<{ [command in Command]: Step }> = {
  play: (screen, { track }) =>
    screen.playing
      ? { ...screen, playing: false }
      : screen.page === "end"
        ? screen
        : { ...tickable(screen, track), search: null },
  "next-record": move((screen, track) => track.after(screen.position, isRecord)),
  "previous-record": move(previousRecord),
  "next-day": move((screen, track) => track.after(screen.position, isDay)),
  "previous-day": move((screen, track) => before(screen.position, track, isDay)),
  "next-turn": move((screen, track) => track.after(screen.position, startsTurn(track))),
  "previous-turn": move((screen, track) => before(screen.position, track, startsTurn(track))),
  "next-own": toOwn((from, track, wanted) => track.after(from, wanted)),
  "previous-own": toOwn(before),
  "go-there": goThere,
  start: move(() => 1),
  end: move((screen, track) => track.after(screen.position, () => false)),
  faster: accelerate(1),
  slower: accelerate(-1),
  "next-panel": shift(1),
  "previous-panel": shift(-1),
  up: (screen, around) => travel(screen, -1, around),
  down: (screen, around) => travel(screen, 1, around),
  "page-up": (screen, around) => travel(screen, 1 - around.screenful, around),
  "page-down": (screen, around) => travel(screen, around.screenful - 1, around),
  why: (screen, { records }) =>
    screen.page === "end" ? close(screen) : records.length > 0 ? togglePage(screen, "why") : screen,
  odds: (screen) => togglePage(screen, "odds"),
  who: (screen) => togglePage(screen, "who"),
  help: (screen) => togglePage(screen, "help"),
  search: (screen) => ({
    ...screen,
    page: "situation",
    panel: wire,
    playing: false,
    search: { query: "", typing: true },
  }),
  close,
  quit: (screen) => ({ ...screen, leaving: 0 }),
};

/** Play starts from the situation, and a finished run has nothing left to play. */
function tickable(screen: Screen, track: Track): Screen {
  const last = track.entries[screen.position - 1];
  const over = last?.kind === "record" && last.record.type === "end";
  return over ? { ...screen, page: "end" } : { ...screen, page: "situation", playing: true, selected: null };
}

const lowered = new WeakMap<RecordEntry, string>();

/** The headline in small letters. Each letter of a search asks for all of them. */
function inSmallLetters(entry: RecordEntry): string {
  const known = lowered.get(entry) ?? entry.record.headline.toLocaleLowerCase("en");
  lowered.set(entry, known);
  return known;
}

/** Places in the wire where a query is met, whatever its case. */
export function matches(wire: readonly RecordEntry[], query: string): number[] {
  const wanted = query.trim().toLocaleLowerCase("en");
  if (wanted === "") return [];
  const found: number[] = [];
  for (const [index, entry] of wire.entries()) {
    if (inSmallLetters(entry).includes(wanted)) found.push(index);
  }
  return found;
}

/** Selects the match that is `by` places from the selected one; 0 takes the nearest at or before it. */
function toMatch(screen: Screen, query: string, by: -1 | 0 | 1, wire: readonly RecordEntry[]): Screen {
  const found = matches(wire, query);
  if (found.length === 0) return screen;
  const here = screen.selected ?? wire.length - 1;
  const before = found.findLast((index) => (by === 0 ? index <= here : index < here));
  const after = found.find((index) => index > here);
  const selected = by === 1 ? (after ?? found[0]) : (before ?? found.at(-1));
  return { ...screen, selected: selected ?? null, scroll: { ...screen.scroll, why: 0 } };
}

function type(screen: Screen, search: Search, key: string, wire: readonly RecordEntry[]): Screen {
  if (key === "escape") return { ...screen, search: null, selected: null };
  if (key === "enter") return { ...screen, search: search.query === "" ? null : { ...search, typing: false } };
  if (key === "up") return toMatch(screen, search.query, -1, wire);
  if (key === "down") return toMatch(screen, search.query, 1, wire);
  const characters = Array.from(search.query);
  if (key === "backspace") characters.pop();
  else if (key === "space") characters.push(" ");
  else if (Array.from(key).length === 1 && key >= " ") characters.push(key);
  else return screen;
  const query = characters.slice(0, 60).join("");
  return toMatch({ ...screen, search: { query, typing: true } }, query, 0, wire);
}

/** The screen after one key. */
export function press(screen: Screen, key: string, around: Surroundings): Screen {
  if (key === "ctrl-c") return { ...screen, leaving: 130 };
  if (screen.search?.typing) return type(screen, screen.search, key, around.records);
  const panel = around.panels.find((one) => one.key === key);
  if (panel !== undefined) return focus(screen, panel.id);
  const command = commandOf(key);
  if (command === undefined) return screen;
  if (screen.search !== null && screen.page === "situation" && (command === "up" || command === "down")) {
    return toMatch(screen, screen.search.query, command === "up" ? -1 : 1, around.records);
  }
  return steps[command](screen, around);
}
