/**
 * The section of a file that says its texts in other languages, for pages whose readers choose one. It is laid out as the file itself, with a
 * text wherever the file has one. It has no part in play.
 */
import { z } from "zod";
import { about, line, listOf, say, table, text } from "./format-values.js";

const named = (what: string) =>
  about(line.exactOptional(), `${what} in this language: a line. Default: as the file has it.`);
const told = (what: string) => about(text.exactOptional(), `${what} in this language. Default: as the file has it.`);
const texts = (what: string) =>
  about(
    listOf(text, "a list of texts, one for each that the file has").exactOptional(),
    `${what} in this language, each in its place: a list of texts. Default: as the file has them.`,
  );

const headlines = about(
  listOf(line, "a list of lines, one for each of its other headlines").exactOptional(),
  "Its other headlines in this language, one for each and in their order: a list of lines. Default: as the file has them.",
);
const headline = named("What the wire reports");

const ofId = <T extends z.ZodType>(entry: T, what: string, phrase: string) =>
  about(
    table(about(entry, `${what}, by its id.`), phrase).exactOptional(),
    `${what}, by id. Default: as the file has it.`,
  );

const outcome = z.strictObject({ headline, headlines });
const order = z.strictObject({ label: named("The order's name"), brief: told("What the seat reads of the order") });

const transition = z.strictObject({
  headline,
  headlines,
  order: about(
    say(order, "{label: …, brief: …}").exactOptional(),
    "The order in this language: {label, brief}. Default: as the file has it.",
  ),
  outcomes: ofId(outcome, "An outcome in this language: {headline, headlines}", "a map of outcomes"),
});

const posture = z.strictObject({
  label: named("Name of the posture"),
  states: ofId(line, "Name of a state in this language: a line", "a map of states to lines"),
  transitions: ofId(
    transition,
    "A transition in this language: {headline, headlines, order, outcomes}",
    "a map of transitions",
  ),
});

const actor = z.strictObject({
  label: named("Name of the actor"),
  short: named("Short name of the actor"),
  description: told("Who the actor is"),
  postures: ofId(posture, "A posture in this language: {label, states, transitions}", "a map of postures"),
});

const agreement = z.strictObject({ terms: texts("Terms of the agreement") });

const inject = z.strictObject({
  label: named("Name of the inject"),
  from: named("Who sends it"),
  text: told("What its readers read"),
  headline,
  headlines,
  agreement: about(
    say(agreement, "{terms: [ … ]}").exactOptional(),
    "The agreement in this language: {terms}. Default: as the file has it.",
  ),
});

const reached = z.strictObject({ label: named("Its name"), headline });

const town = z.strictObject({ label: named("Name of the town"), also: named("Its other name") });
const home = z.strictObject({
  capital: about(
    say(town, "{label: …}").exactOptional(),
    "The capital in this language: {label}. Default: as the file has it.",
  ),
  beyond: named("A line that points to a capital out of sight"),
});

const map = z.strictObject({
  names: ofId(line, "Name of a country, sea or region in this language: a line", "a map of names to lines"),
  towns: ofId(town, "A town in this language: {label, also}", "a map of towns"),
  homes: ofId(home, "The home of an actor in this language: {capital, beyond}", "a map of homes"),
  forces: ofId(line, "What a reader sees on pointing at a force, in this language: a line", "a map of forces to lines"),
});

const seat = z.strictObject({
  aims: texts("What the seat is after"),
  redLines: texts("What the seat will not accept"),
  knows: texts("What the seat knows"),
  told: told("What this seat alone is told at the start"),
});
const team = z.strictObject({ label: named("Name of the team"), knows: texts("What its seats know") });

const exercise = z.strictObject({
  told: told("What everybody is told at the start"),
  seats: ofId(seat, "A seat in this language: {aims, redLines, knows, told}", "a map of seats"),
  teams: ofId(team, "A team in this language: {label, knows}", "a map of teams"),
});

const language = z.strictObject({
  title: named("Title of the scenario"),
  summary: told("What the scenario is about"),
  gauges: ofId(line, "Name of a gauge in this language: a line", "a map of gauges to lines"),
  actors: ofId(actor, "An actor in this language: {label, short, description, postures}", "a map of actors"),
  injects: ofId(inject, "An inject in this language: {label, from, text, headline, headlines}", "a map of injects"),
  milestones: ofId(reached, "A milestone in this language: {label, headline}", "a map of milestones"),
  endings: ofId(reached, "An ending in this language: {label, headline}", "a map of endings"),
  map: about(
    say(map, "{names: {…}, towns: {…}, homes: {…}, forces: {…}}").exactOptional(),
    "Names on the map in this language: {names, towns, homes, forces}. Default: as the file has them.",
  ),
  exercise: about(
    say(exercise, "{told: …, seats: {…}, teams: {…}}").exactOptional(),
    "What the plan tells seats, in this language: {told, seats, teams}. Default: as the file has it.",
  ),
});

export const labels = table(
  about(language, "The scenario's texts in one language, by its code of two letters."),
  "a map of languages, such as {hy: {actors: {…}}}",
);
