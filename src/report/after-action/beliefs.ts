/**
 * Where actors were wrong: each stretch of time in which an actor took the posture of another to stand elsewhere than it
 * did, read off the facilitator's timeline.
 */
import { say } from "../../catalogue/index.js";
import { readBeliefPath } from "../../engine/index.js";
import { partingsIn, type Timeline } from "../../session/index.js";
import { dateAndDay, days, type Lookup } from "../../text/index.js";
import { type Block, columns, heading, paragraph, type Row, table } from "../page/document.js";
import type { AfterAction } from "./after-action.js";

/** An actor believed one thing while another was so. */
export interface Mistake {
  readonly actor: string;
  /** Path of the posture. */
  readonly about: string;
  /** States. */
  readonly believed: string;
  readonly truth: string;
  /** Days from the start. */
  readonly from: number;
  readonly to: number;
}

/** Every mistake about a posture, in the order in which they began; one that lasts ends where the timeline does. */
export function mistakesIn({ entries, latest }: Timeline, end: number): readonly Mistake[] {
  const found: Mistake[] = [];
  const open = new Map<string, Omit<Mistake, "to">>();
  const close = (path: string, to: number) => {
    const mistake = open.get(path);
    // What is believed and what is so may both change at once.
    if (mistake !== undefined && to > mistake.from) found.push({ ...mistake, to });
    open.delete(path);
  };
  const situations = [...entries.map(({ time, after }) => ({ time, ...after })), { time: end, ...latest }];
  for (const situation of situations) {
    const { time, believed, postures } = situation;
    const parted = new Set(partingsIn(situation).map(({ actor, about }) => `${actor}@${about}`));
    for (const [path, value] of Object.entries(believed)) {
      const { actor, subject } = readBeliefPath(path);
      const truth = postures[subject];
      if (truth === undefined || typeof value !== "string") continue;
      const before = open.get(path);
      if (before !== undefined && (before.believed !== value || before.truth !== truth)) close(path, time);
      if (!parted.has(path)) close(path, time);
      else if (!open.has(path)) open.set(path, { actor, about: subject, believed: value, truth, from: time });
    }
  }
  for (const path of [...open.keys()]) close(path, end);
  return found.sort((one, other) => one.from - other.from);
}

/** Nothing for a scenario in which nobody holds a belief about a posture. */
export function beliefBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { model } = played.session;
  if (!model.beliefs.some(({ kind }) => kind === "posture")) return [];
  const on = (time: number) => dateAndDay(lookup.scenario, time);
  const rows = mistakesIn(played.timeline, played.world.time).map(
    ({ actor, about, believed, truth, from, to }): Row => [
      lookup.actorLabel(actor),
      lookup.postureLabel(about),
      lookup.stateLabel(about, believed),
      lookup.stateLabel(about, truth),
      on(from),
      days(to - from),
    ],
  );
  return [
    heading(2, "beliefs", say("after-action.beliefs-heading")),
    paragraph(say("after-action.beliefs-explained")),
    table(
      say("after-action.beliefs-table-title"),
      columns(
        [say("after-action.belief-actor"), 18],
        [say("after-action.belief-about"), 22],
        [say("after-action.belief-believed"), 18],
        [say("after-action.belief-truth"), 18],
        [say("after-action.belief-from"), 14],
        [say("after-action.belief-for"), 10],
      ),
      rows,
      say("after-action.beliefs-none"),
    ),
  ];
}
