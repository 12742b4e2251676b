/**
 * The section of a scenario file for what is put in from outside: who it comes from, who receives it and learns of it, how it
 * arrives, and when.
 */
import { z } from "zod";
import { everybody, limits, media } from "../engine/index.js";
import {
  about,
  actorList,
  basis,
  condition,
  conditional,
  effects,
  eventOfInject,
  happenings,
  headlines,
  id,
  isoDate,
  line,
  quantity,
  say,
  tags,
  text,
  trueOrFalse,
  yes,
} from "./format-values.js";

const agreement = say(
  z.strictObject({
    parties: about(actorList, "Actors who must agree: a list of two ids or more."),
    proposers: about(
      actorList.exactOptional(),
      "Actors whose seats may propose it: a list of ids. Default: its parties.",
    ),
    terms: about(
      say(z.union([line, z.array(line).min(1).max(limits.terms)]), "a line, or a list of lines"),
      `What is agreed: a line, or a list of ${limits.terms} at most.`,
    ),
    "broken-by": about(
      happenings.exactOptional(),
      "Happenings by which it is broken: actor.posture.transition or inject.id, or a list. Default: nothing says.",
    ),
  }),
  "{parties: [russia, turkey], terms: …}",
);

export const inject = z.strictObject({
  label: about(line, "Name of the inject for tables: a line."),
  from: about(line, "Who it comes from: a line."),
  to: about(
    say(z.union([z.array(id).min(1), line]), "a list of actors and teams, such as [russia, turkey], or all"),
    "Who receives it, and reads its text: ids of actors and of teams, or all, as a list or between commas. The table reads what is for all.",
  ),
  delivery: about(
    say(z.union([z.enum(media), line]), `one of ${media.join(", ")}`),
    "How it arrives: cable, call, meeting, wire, press, television or post. In format 2 only those it is addressed to learn of a cable, a call or a meeting, unless visibility says otherwise; of the rest everyone reads the headline.",
  ),
  visibility: about(
    say(
      z.union([z.literal(everybody), z.array(id)]).exactOptional(),
      "all, or a list of actors and teams, such as [russia, turkey]",
    ),
    "Format 2. Who learns of it at all: ids of actors and of teams; [] for the white cell alone, all for everyone. Default: those it is addressed to, where it is a cable, a call or a meeting; else everyone.",
  ),
  text: about(text, "What the players read."),
  expected: about(text.exactOptional(), "What the players are expected to do. Default: none."),
  objective: about(text.exactOptional(), "What it is for: the question that it teaches. Default: none."),
  at: about(
    say(z.union([quantity, isoDate]), "days from the start, or a date written like 2020-07-12").exactOptional(),
    "When it fires: days from the start, or a date like 2020-07-12. Not together with when. Default: by hand only.",
  ),
  when: conditional(
    condition.exactOptional(),
    "It fires once, the first time this condition holds. Not together with at. Default: by hand only.",
  ),
  historical: about(
    trueOrFalse.default(false),
    "true if it really happened; it is then played with --historical only. Default: false.",
  ),
  replaces: about(
    happenings.exactOptional(),
    "Hazards that it stands in for: actor.posture.transition, or a list. Each is shut until the inject's time, and played by it then. Requires at; format 2. Default: none.",
  ),
  "for-good": about(
    yes.exactOptional(),
    "true if what it replaces stays shut after it. Requires replaces; format 2. Default: it is open again.",
  ),
  agreement: about(
    agreement.exactOptional(),
    "Format 2. Makes it an agreement: it comes about when the seats of its parties have accepted its terms, and agreement.id names that in on. Default: an event from outside.",
  ),
  effects: about(effects.default([]), "What it adds to gauges when it fires: a list of {gauge, add}. Default: none."),
  event: eventOfInject,
  headline: about(line, "What a wire service would report when it fires: a line; 70 characters fit on screen."),
  headlines,
  ...basis,
  ...tags("it fires by hand only"),
});
