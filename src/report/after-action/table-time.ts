/**
 * How each table's time went, by the clock on the wall: what a turn gave, what the seats used of it, and when each was ready.
 */
import { say } from "../../catalogue/index.js";
import { type TurnTime, timeUsed } from "../../exercise/index.js";
import type { Lookup } from "../../text/index.js";
import {
  type Block,
  columns,
  heading,
  lines,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import type { AfterAction } from "./after-action.js";

/** `12:05`, minutes and seconds; `1:02:05` from an hour on. */
export function clockInWords(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

export function timeBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { seats } = played.session.header;
  if (seats.length === 0) return [];
  const sittings = timeUsed(played.session.state);
  return [
    heading(2, "table-time", say("review.time-heading")),
    ...(sittings.length === 0 ? [] : [paragraph(say("review.time-explained"))]),
    table(
      say("review.time-table-title"),
      columns(
        [say("review.time-turn"), 16],
        [say("review.time-given"), 10, "right"],
        [say("review.time-used"), 10, "right"],
        [say("review.time-stood"), 22],
        [say("review.time-ready"), 42],
      ),
      sittings.map((sitting) => rowOf(sitting, lookup, seats)),
      say("review.no-clock"),
    ),
  ];
}

function rowOf(sitting: TurnTime, { actorLabel }: Lookup, seats: readonly string[]): Row {
  const { branch, turn, began, ended, givenSeconds, usedSeconds, carriedOut, ready } = sitting;
  const stood = (["paused", "break", "away"] as const).flatMap((how) => {
    const seconds = sitting[`${how}Seconds`];
    return seconds === 0 ? [] : [say("review.time-stood-for", { how, time: clockInWords(seconds) })];
  });
  const late = seats.filter((seat) => !ready.some((one) => one.seat === seat));
  const how: Text =
    ended === null
      ? [say("review.time-under-way")]
      : carriedOut === null
        ? []
        : [say("review.carried-out", { by: carriedOut })];
  return [
    lines(
      strong(say("review.turn-of", { turn, main: branch === "main", branch })),
      say("review.time-began", { at: began.slice(11, 16) }),
    ),
    givenSeconds === null ? say("review.time-not-given") : clockInWords(givenSeconds),
    clockInWords(usedSeconds),
    lines(...stood),
    lines(
      ...ready.map(({ seat, usedSeconds: used }) =>
        say("review.ready-after", { seat: actorLabel(seat), time: clockInWords(used) }),
      ),
      ...(carriedOut === null || late.length === 0
        ? []
        : [say("review.never-ready", { seats: late.map(actorLabel).join(", ") })]),
      how,
    ),
  ];
}
