/**
 * A what-if in sentences: what is changed, where the two runs part and why, how their ends differ. Every face takes them
 * from here.
 */
import { say } from "../catalogue/index.js";
import { type ExplainedRecord, type Model, nameOfRecord } from "../engine/index.js";
import { createLookup, dateAndDay, figure, type Lookup, listInWords, percent, rate, ratio } from "../text/index.js";
import type { WhatIfAnswer } from "./what-if.js";
import type { FactorApart, WhyParted } from "./why.js";

/** What is changed, as a question. */
export function changeInWords({ whatIf, change, played, changed }: WhatIfAnswer): string {
  const { at } = whatIf;
  const record = at === null ? undefined : played.records[at];
  const day = record === undefined ? say("what-if.the-start") : dateAndDay(played.model.scenario, record.time);
  const place = at ?? "";
  switch (whatIf.change.kind) {
    case "drop":
      return say("what-if.if-dropped", { at: place, day, headline: change.played?.headline ?? "" });
    case "set": {
      const { assumption, value } = whatIf.change;
      const was = figure(played.model.assumptions.get(assumption) ?? Number.NaN);
      return say("what-if.if-set", { fromStart: at === null, at: place, day, assumption, value: figure(value), was });
    }
    default: {
      const headline = (change.changed ?? changed.records.at(-1))?.headline ?? "";
      return say("what-if.if-put-in", { fromStart: at === null, at: place, day, headline });
    }
  }
}

/** Where the two runs part and why. */
export function partingInWords({ parting, played, changed, change }: WhatIfAnswer): string[] {
  if (parting === null) return [say("what-if.never-parts")];
  const { record, side, other, why } = parting;
  const { scenario } = played.model;
  const lookup = createLookup(scenario);
  const isPlayed = side === "played";
  const said = {
    day: dateAndDay(scenario, record.time),
    record: record.seq,
    headline: record.headline,
    isPlayed,
  };
  // What was left out may come after all, later.
  const again = !isPlayed && change.played !== null && nameOfRecord(change.played) === nameOfRecord(record);
  const first =
    other === null
      ? say(again ? "what-if.parts-again" : "what-if.parts-alone", said)
      : other.time === record.time
        ? say("what-if.parts-otherwise", { ...said, other: other.headline })
        : say("what-if.parts-moved", {
            ...said,
            otherDay: dateAndDay(scenario, other.time),
            sameDay: other.date === record.date,
          });
  const there = isPlayed ? changed.model : played.model;
  return [first, whyInWords(record, why, isPlayed, there, lookup)];
}

function whyInWords(record: ExplainedRecord, why: WhyParted, isPlayed: boolean, there: Model, lookup: Lookup): string {
  const where = { isPlayed };
  switch (why.kind) {
    case "state": {
      const { posture = "", state = "" } = why;
      const stood = there.scenario.actors
        .flatMap(({ label, postures }) => postures.map((one) => ({ label, one })))
        .find(({ one }) => one.path === posture);
      const label = stood?.one.states.find(({ id }) => id === state)?.label ?? state;
      const name = stood === undefined ? posture : `${stood.label}, ${stood.one.label}`;
      return say("what-if.why-state", { ...where, posture: name, state: label });
    }
    case "impossible":
      return say("what-if.why-impossible", where);
    case "unanswered":
      return say("what-if.why-unanswered", { ...where, answers: happeningLabel(lookup, there, why.answers ?? "") });
    case "chance":
      return say("what-if.why-chance", {
        ...where,
        here: percent(why.here ?? 0),
        there: percent(why.there ?? 0),
        ...factorsInWords(why.factors),
      });
    case "rate":
      return say("what-if.why-rate", {
        ...where,
        here: rate(why.here ?? 0),
        there: rate(why.there ?? 0),
        ...factorsInWords(why.factors),
      });
    case "pressure":
      return say("what-if.why-pressure", { ...where, here: figure(why.here ?? 0), there: figure(why.there ?? 0) });
    case "timer":
      return say("what-if.why-timer", where);
    case "outcome":
      return say("what-if.why-outcome");
    case "follows":
      return say("what-if.why-follows", { isEnd: record.type === "end" });
  }
}

function happeningLabel(lookup: Lookup, { scenario }: Model, path: string): string {
  const [kind, id = ""] = path.split(".");
  if (kind === "inject") return scenario.injects.find((inject) => inject.id === id)?.label ?? path;
  const found = scenario.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
    .find((transition) => transition.path === path);
  return found?.headline ?? lookup.actorLabel(kind ?? "");
}

/** The factors that differ most, at most three. */
function factorsInWords(factors: readonly FactorApart[] = []) {
  const apart = ({ here, there }: FactorApart) => (here > there ? here / (there || 1e-9) : there / (here || 1e-9));
  const widest = [...factors].sort((one, other) => apart(other) - apart(one)).slice(0, 3);
  const words = widest.map(({ label, here, there }) =>
    say("what-if.factor-apart", { label, here: ratio(here), there: ratio(there) }),
  );
  return { hasFactors: words.length > 0, factors: listInWords(words, "and") };
}
