/**
 * The clock on the wall as the projector shows it: in digits that can be read from the back of the room, over the situation or alone on the
 * screen, with who is ready and what comes next. It counts by itself from what the log tells, and stands while nobody plays.
 */
import { say } from "../../../catalogue/index.js";
import type { Model } from "../../../engine/index.js";
import { Bell, dayOf, readinessOf, type ShownClock, shownClock } from "../../../exercise/index.js";
import type { SessionState } from "../../../session/index.js";
import { type Lookup, listInWords } from "../../../text/index.js";
import { clockDigits, clockInWords, clockLabel, clockTone } from "../../panels/clock.js";
import type { Page } from "../../panels/panel.js";
import { bigLines, bigWidth, hugeLines } from "../../term/big-digits.js";
import { blank, type Line, sides, span, widthOfLine } from "../../term/line.js";
import { safe } from "../../term/safe.js";
import type { ProjectorScene } from "./projector-face.js";

/** What stands on the wall besides the situation. */
export interface Wall {
  /** Null for nothing that is counted down. */
  readonly clock: ShownClock | null;
  /** Below it: who is ready, and what comes next. */
  readonly below: readonly string[];
}

interface Watching {
  readonly model: Model;
  readonly state: SessionState;
  readonly lookup: Lookup;
  /** Nobody plays it, though it was not closed. */
  readonly abandoned: boolean;
}

/** Time goes by only while somebody plays: of a session that was left, the clock stands where the log last knew it. */
function clockOf({ state, abandoned }: Watching, now: number): ShownClock | null {
  const shown = shownClock(state.clock, abandoned ? (state.seen ?? now) : now);
  return shown === null || !abandoned ? shown : { ...shown, runs: false };
}

function readyInWords({ model, state, lookup }: Watching): string[] {
  const readiness = readinessOf(model, state);
  if (readiness === null || readiness.carriedOut) return [];
  const seats = readiness.seats.flatMap(({ seat, ready }) => (ready ? [lookup.actorLabel(seat)] : []));
  return [say("clock.wall-ready", { n: seats.length, of: readiness.seats.length, seats: listInWords(seats, "and") })];
}

function nextInWords({ model, state }: Watching, now: number): string[] {
  const day = dayOf(model, state, now);
  const next = day === null || day.next === null ? undefined : day.items[day.next];
  return next === undefined ? [] : [say("clock.wall-next", { at: next.at, what: next.what })];
}

/** Follows the clock of a session, and rings. */
export class WallClock {
  private readonly bell = new Bell();
  private readonly ring: () => void;
  private told = "";
  private wasBreak = false;

  constructor(ring: () => void) {
    this.ring = ring;
  }

  /** Time has gone by, or the session has gone on: whether the wall shows something else, what is said of it, and whether a break has begun or ended. */
  tick(
    watching: Watching,
    now: number,
  ): { readonly changed: boolean; readonly said: string; readonly turned: "break" | "turn" | null } {
    const shown = clockOf(watching, now);
    const rings = this.bell.rings(shown);
    if (rings) this.ring();
    const face = clockInWords(shown);
    const changed = face !== this.told;
    this.told = face;
    const isBreak = shown?.of === "break";
    const turned = isBreak === this.wasBreak ? null : isBreak ? "break" : "turn";
    this.wasBreak = isBreak;
    return {
      changed,
      said: rings || turned === "break" ? `${shown === null ? "" : clockLabel(shown)}: ${face}.` : "",
      turned,
    };
  }
}

export function wallOf(watching: Watching, now: number): Wall {
  const clock = clockOf(watching, now);
  return { clock, below: safe([...readyInWords(watching), ...nextInWords(watching, now)]) };
}

/** The last columns of three rows at the top: digits, and what they count below the words beside them. */
export function withDigits(
  rows: readonly Line[],
  shown: ShownClock,
  width: number,
  cut: (line: Line, width: number) => Line,
): Line[] {
  const digits = bigLines(clockDigits(shown), clockTone(shown));
  const free = width - bigWidth(clockDigits(shown)) - 3;
  const label = [span(clockLabel(shown), shown.phase === "up" ? "heat4" : "strong")];
  const beside = (row: number): Line => {
    const words = rows[row] ?? [];
    const fits = row === 1 && widthOfLine(words) + widthOfLine(label) + 2 <= free;
    return fits ? sides(words, label, free) : cut(words, free);
  };
  return digits.map((line, row) => [...beside(row), blank(2), ...line, blank(1)]);
}

const centred = (line: Line, width: number): Line => [blank(Math.floor((width - widthOfLine(line)) / 2)), ...line];

function wallLines({ wall: { clock, below }, size }: ProjectorScene, width: number): Line[] {
  const room = size.rows - 2;
  const words = below.map((text): Line => centred([span(text)], width));
  const label = clock === null ? say("clock.wall-nothing") : clockLabel(clock);
  const digits =
    clock === null
      ? []
      : hugeLines(clockDigits(clock), clockTone(clock), { width: width - 4, height: room - words.length - 5 });
  const lines = [
    centred([span(label, "strong")], width),
    [],
    ...digits.map((line) => centred(line, width)),
    [],
    ...words,
  ];
  const above = Math.max(0, Math.floor((room - lines.length) / 2));
  return [...Array.from({ length: above }, (): Line => []), ...lines];
}

export const clockBoard: Page<ProjectorScene> = {
  id: "clock",
  title: () => say("clock.wall"),
  lines: wallLines,
  spoken: ({ wall: { clock, below } }) => [
    clock === null ? say("clock.wall-nothing") : `${clockLabel(clock)}: ${clockInWords(clock)}.`,
    ...below,
  ],
  hints: () => [],
};
