/**
 * The section of a file that plans an exercise over a scenario: purpose, objectives, participants and seats, what each
 * of them wants and knows, ground rules, agenda, and how it is played.
 */
import { z } from "zod";
import { limits } from "../engine/index.js";
import * as resolved from "../engine/scenario.js";
import {
  about,
  actorList,
  claimList,
  id,
  isoDate,
  line,
  listOf,
  number,
  say,
  table,
  text,
  trueOrFalse,
} from "./format-values.js";

const people = listOf(line, "a list of names, such as [Anna Berg, Bo Lund]");
const texts = listOf(text, "a list of texts, one for each point");

const play = z.strictObject({
  seed: about(line.exactOptional(), "Seed of the run: a line. Default: a new one each time."),
  variant: about(id.exactOptional(), "Id of the variant to play. Default: the scenario as written."),
  set: about(
    table(
      about(number, "Value of this assumption, in the assumption's unit and inside its range."),
      "a map of assumptions to numbers",
    ).exactOptional(),
    "Values of assumptions: a map of assumption ids to numbers inside their ranges. Default: as in the variant.",
  ),
  days: about(
    say(
      z.union([z.int().min(1).max(3660), isoDate]),
      "a whole number of days, 1 to 3660, or a date written like 2020-07-12",
    ).exactOptional(),
    "Days of play: a whole number from 1 to 3660, or the date of the last day, such as 2020-08-12. Default: the scenario's horizon.",
  ),
  historical: about(
    trueOrFalse.exactOptional(),
    "true to play the historical injects on their days, as --historical does. Default: false.",
  ),
  orders: about(
    say(z.enum(["sealed", "open"]), "sealed or open").exactOptional(),
    "Whether the seats' orders are sealed and carried out together, or open and carried out as they are given. Default: sealed.",
  ),
  messages: about(
    say(z.enum(["direct", "through-white-cell", "none"]), "direct, through-white-cell or none").exactOptional(),
    "How messages and proposals of seats reach their readers: direct at once; through-white-cell once the white cell passes them on, which it may do with another text; none if seats write nothing. Default: direct.",
  ),
  timeUp: about(
    say(z.enum(["carry-out", "offer"]), "carry-out or offer").exactOptional(),
    "What becomes of sealed orders when the turn's time is up: carry-out carries them out as they stand, offer only offers it to the white cell. Default: carry-out.",
  ),
});

const objective = z.strictObject({
  label: about(line, "The objective: a line, such as Decide under pressure."),
  note: about(text.exactOptional(), "What is meant by it, for all players. Default: none."),
  signs: about(
    texts.default([]),
    "What evaluators look for: a list of texts. For evaluators and the white cell only. Default: none.",
  ),
});

const team = z.strictObject({
  label: about(line, "Name of the team: a line."),
  seats: about(actorList, "Actors whose seats belong to it: a list of ids."),
  knows: about(
    texts.default([]),
    "What its seats know and others do not: a list of texts. For these seats and the white cell only. Default: nothing.",
  ),
});

const seat = z.strictObject({
  people: about(people.default([]), "Who sits there: a list of names. Default: nobody named yet."),
  aims: about(
    texts.default([]),
    "What the seat is after: a list of texts. For this seat and the white cell only. Default: none.",
  ),
  redLines: about(
    texts.default([]),
    "What the seat will not accept: a list of texts. For this seat and the white cell only. Default: none.",
  ),
  knows: about(
    texts.default([]),
    "What the seat knows and others do not: a list of texts. For this seat and the white cell only. Default: nothing.",
  ),
  told: about(
    text.exactOptional(),
    "What this seat alone is told at the start, besides what all are told. Default: nothing.",
  ),
});

const evaluator = z.strictObject({
  name: about(line, "Name of the evaluator: a line."),
  objectives: about(
    listOf(id, "a list of objectives, such as [decide]").default([]),
    "Objectives that the evaluator watches: a list of ids. Default: all of them.",
  ),
  seats: about(
    listOf(id, "a list of actors, such as [russia, turkey]").default([]),
    "Actors whose seats the evaluator watches: a list of ids. Default: all of them.",
  ),
});

const agendaItem = z.strictObject({
  at: about(
    say(resolved.clockTime, "a time of day, such as 09:30"),
    "When it begins, by the clock on the wall: 09:30.",
  ),
  what: about(line, "What is done then: a line."),
  turn: about(
    say(resolved.planTurn, "the number of a turn, from 1").exactOptional(),
    "The turn that is played then: a whole number from 1. Default: none.",
  ),
});

const minutes = say(resolved.turnMinutes, "minutes, 1 to 600");

export const exercise = z.strictObject({
  title: about(line, "Title of the exercise: a line."),
  purpose: about(text.exactOptional(), "What the exercise is for. Default: not said."),
  date: about(isoDate.exactOptional(), "Day on which it is held, such as 2026-12-04. Default: not said."),
  place: about(line.exactOptional(), "Where it is held: a line. Default: not said."),
  play: about(
    say(play, "a map with seed, variant, set, days, historical, orders, messages, timeUp").default({}),
    "How it is played, where the command line says nothing else. Default: the scenario as written.",
  ),
  minutes: about(
    say(
      z.union([minutes, listOf(minutes, "a list of minutes, one for each turn").min(1)]),
      "minutes, 1 to 600, or a list of them, one for each turn",
    ).exactOptional(),
    "Minutes that seats have for a turn: a number from 1 to 600, or a list with one for each turn, the last of which holds for all that follow. Default: no timer.",
  ),
  objectives: about(
    table(about(objective, "An objective of the exercise, by its id."), "a map of objectives").default({}),
    "What the exercise is to show or teach, by id. An inject's objective may be such an id. Default: none.",
  ),
  teams: about(
    table(about(team, "A team: seats that play together, by its id."), "a map of teams").default({}),
    "Seats that play together, by id. Default: none.",
  ),
  seats: about(
    say(
      table(about(seat, "A seat: who plays this actor, and what only they know."), "a map of seats, by actor").refine(
        (seats) => Object.keys(seats).length <= limits.actors,
      ),
      "a map of seats, by actor, such as {russia: {people: [Anna Berg]}}",
    ),
    "The seats, by the id of the actor that they play. May be {}.",
  ),
  whiteCell: about(people.default([]), "Controllers, who run it: a list of names. Default: nobody named yet."),
  evaluators: about(
    table(about(evaluator, "An evaluator, by any id."), "a map of evaluators").default({}),
    "Evaluators, by any id. Default: none.",
  ),
  observers: about(people.default([]), "Who only watches: a list of names. Default: nobody."),
  media: about(
    people.default([]),
    "The media cell, who write the press of the exercise: a list of names. Default: nobody.",
  ),
  rules: about(texts.default([]), "Ground rules: a list of texts. Default: none."),
  situation: about(
    texts.default([]),
    "What has led up to the first day, for the situation manual: a list of texts, one a paragraph. Default: what the scenario says.",
  ),
  background: about(
    claimList.exactOptional(),
    "Claims that all players read in the situation manual: a list of ids of the evidence section. Default: those of sources that were published before the scenario's start.",
  ),
  told: about(text.exactOptional(), "What everybody is told at the start. Default: nothing."),
  agenda: about(
    listOf(say(agendaItem, "{at: 09:30, what: Turn 1, turn: 1}"), "a list of {at, what, turn}").default([]),
    "The course of the day, in the order of the clock: a list of {at, what, turn}. Default: none.",
  ),
});
export type ExerciseFile = z.infer<typeof exercise>;
