/**
 * The plan of an exercise over a scenario: what it is for, who takes part, what each seat wants and knows, and how the day
 * runs. Nothing here has a part in play, so that the scenario's hash leaves it out; a session's log holds it with the rest.
 */
import { z } from "zod";
import { limits, longestPlayDays } from "./limits.js";
import { type Inferred, id, isoDate, line, listOf, named, settingsSchema, text } from "./schema.js";

/** Time of day by the clock on the wall, from 00:00 to 23:59. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Minutes that seats have for a turn. */
export const turnMinutes = z.number().min(1).max(600);
export const planTurn = z.int().min(1).max(longestPlayDays);
/** Who takes part, as the list of participants has them: name, and office where one wants it. */
const people = listOf(line);

/** How it is played, where nobody says otherwise on the command line. */
const settings = z.strictObject({
  seed: line.exactOptional(),
  variant: id.exactOptional(),
  set: settingsSchema.exactOptional(),
  /** Days of play. */
  days: z.int().min(1).max(longestPlayDays).exactOptional(),
  historical: z.boolean().exactOptional(),
  orders: z.enum(["sealed", "open"]).exactOptional(),
  /** How messages between seats go: at once, once the white cell passes them on, or not at all. */
  messages: z.enum(["direct", "through-white-cell", "none"]).exactOptional(),
  /** What becomes of sealed orders when the turn's time is up. */
  timeUp: z.enum(["carry-out", "offer"]).exactOptional(),
});

const objective = z.strictObject({
  id,
  label: line,
  note: text.exactOptional(),
  /** What evaluators look for; for them and the white cell only. */
  signs: listOf(text),
});
export interface PlanObjective extends Inferred<typeof objective> {}

const team = z.strictObject({
  id,
  label: line,
  /** Actors whose seats belong to it. */
  seats: listOf(id, limits.actors),
  /** For its seats and the white cell only. */
  knows: listOf(text),
});
export interface PlanTeam extends Inferred<typeof team> {}

const seat = z.strictObject({
  actor: id,
  people,
  /** From here on for this seat and the white cell only. */
  aims: listOf(text),
  redLines: listOf(text),
  knows: listOf(text),
  told: text.exactOptional(),
});
export interface PlanSeat extends Inferred<typeof seat> {}

const evaluator = z.strictObject({
  id,
  name: line,
  objectives: listOf(id),
  seats: listOf(id, limits.actors),
});
export interface PlanEvaluator extends Inferred<typeof evaluator> {}

const agendaItem = z.strictObject({
  at: clockTime,
  what: line,
  /** The turn, from 1, that is played then. */
  turn: planTurn.exactOptional(),
});
export interface AgendaItem extends Inferred<typeof agendaItem> {}

export const exerciseSchema = z.strictObject({
  title: line,
  purpose: text.exactOptional(),
  date: isoDate.exactOptional(),
  place: line.exactOptional(),
  play: settings,
  /** Minutes of each turn, the last of them for all that follow; empty for no timer. */
  minutes: listOf(turnMinutes),
  objectives: listOf(named<PlanObjective>(objective)),
  teams: listOf(named<PlanTeam>(team)),
  seats: listOf(named<PlanSeat>(seat), limits.actors),
  whiteCell: people,
  evaluators: listOf(named<PlanEvaluator>(evaluator)),
  observers: people,
  media: people,
  rules: listOf(text),
  /** What has led up to the first day, for all players, a paragraph each. */
  situation: listOf(text),
  /** Claims that all players may read beforehand; absent for those of sources that were out before day 0. */
  background: listOf(id).exactOptional(),
  /** What everybody is told at the start. */
  told: text.exactOptional(),
  agenda: listOf(named<AgendaItem>(agendaItem)),
});
export interface Exercise extends Inferred<typeof exerciseSchema> {}
