/**
 * What a newcomer reads before anything has happened: what this is, and what to press.
 */
import type { Lookup } from "../../text/index.js";
import type { Room } from "../term/layout.js";
import { blank, type Line, span } from "../term/line.js";
import { padEnd, wrap } from "../term/text.js";

type Keys = readonly (readonly [key: string, does: string])[];

const watcherKeys: Keys = [
  ["space", "watch it unfold; space again pauses"],
  ["n", "go to the next record, p back by one"],
  ["w", "why it happened, with its sources"],
  ["?", "all keys"],
  ["q", "quit"],
];

const deskKeys: Keys = [
  ["t", "the turn: opens the seats' page, and ends the turn from there"],
  ["i", "the white cell's hand: injects, overrides, notes, rewinding"],
  ["space", "watch time go by; n goes from record to record, w says why"],
  ["m  b", "the events list, and the branches"],
  ["?", "all keys"],
];

export function welcomeLines(lookup: Lookup, room: Room, exercise: boolean): readonly Line[] {
  const { title, summary, horizon } = lookup.scenario;
  const width = room.width - 4;
  const keys = exercise ? deskKeys : watcherKeys;
  const keyLines = keys.map(([key, does]): Line => [blank(2), span(padEnd(key, 7), "accent"), span(does)]);
  const about = [title, `${horizon} days. Nothing has happened yet.`];
  const room4 = room.height - keyLines.length - about.length - 3;
  const text = room4 > 0 ? wrap(summary, width, room4).map((line) => [blank(2), span(line)]) : [];
  const [name, state] = about.map(
    (line, index): Line => [blank(2), span(wrap(line, width, 1)[0] ?? "", index === 0 ? "strong" : "dim")],
  );
  return room.height < 10 ? [name ?? [], ...keyLines] : [[], name ?? [], ...text, [], state ?? [], [], ...keyLines];
}
