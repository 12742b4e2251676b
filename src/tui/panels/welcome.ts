/**
 * What a newcomer reads before anything has happened: what this is, and what to press.
 */
import { say } from "../../catalogue/index.js";
import type { Lookup } from "../../text/index.js";
import { padEnd, wrap } from "../../text/index.js";
import type { Room } from "../term/layout.js";
import { blank, type Line, span } from "../term/line.js";

type Keys = readonly (readonly [key: string, does: string])[];

const watcherKeys: Keys = [
  ["space", say("panel.welcome-play")],
  ["n", say("panel.welcome-next")],
  ["w", say("panel.welcome-why")],
  ["?", say("panel.welcome-keys")],
  ["q", say("panel.hint-quit")],
];

const deskKeys: Keys = [
  ["t", say("panel.welcome-turn")],
  ["i", say("panel.welcome-acts")],
  ["space", say("panel.welcome-play-desk")],
  ["m  b", say("panel.welcome-lists")],
  ["?", say("panel.welcome-keys")],
];

export function welcomeLines(lookup: Lookup, room: Room, exercise: boolean): readonly Line[] {
  const { title, summary, horizon } = lookup.scenario;
  const width = room.width - 4;
  const keys = exercise ? deskKeys : watcherKeys;
  const keyLines = keys.map(([key, does]): Line => [blank(2), span(padEnd(key, 7), "accent"), span(does)]);
  const about = [title, say("panel.welcome-nothing-yet", { horizon })];
  const room4 = room.height - keyLines.length - about.length - 3;
  const text = room4 > 0 ? wrap(summary, width, room4).map((line) => [blank(2), span(line)]) : [];
  const [name, state] = about.map(
    (line, index): Line => [blank(2), span(wrap(line, width, 1)[0] ?? "", index === 0 ? "strong" : "dim")],
  );
  return room.height < 10 ? [name ?? [], ...keyLines] : [[], name ?? [], ...text, [], state ?? [], [], ...keyLines];
}
