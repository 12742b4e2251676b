/**
 * Where a seat stands, where it believes that others stand, and what the numbers read, now and as it last decided.
 */
import { say } from "../catalogue/index.js";
import { type Actor, subjectOf } from "../engine/index.js";
import type { Timeline } from "../session/index.js";
import { gaugeValue } from "../text/index.js";
import { type Chosen, chosenFor, chosenInWords } from "./chosen.js";
import type { Reading } from "./seat-reading.js";

/** A posture of the seat's own, and where it stands on its ladder. */
export interface OwnPosture {
  readonly path: string;
  readonly label: string;
  readonly state: string;
  /** Place on the ladder from 0, and how many rungs it has; 0 rungs for no ladder. */
  readonly rung: number;
  readonly rungs: number;
  /** What has been chosen for it this turn; empty for nothing yet. */
  readonly chosen: string;
  /** The same in a word. */
  readonly mark: Chosen["kind"] | "";
}

/** A gauge as the seat reads it. */
export interface OwnGauge {
  readonly label: string;
  readonly value: string;
  /** What it was when the news begin; empty where it reads the same. */
  readonly was: string;
}

/** How another actor's posture stands, as far as the seat knows. */
export interface OtherStand {
  /** `Voice Unlimited`; of an actor with one posture the state alone. */
  readonly text: string;
  readonly state: string;
  /** It stands elsewhere than when the news begin. */
  readonly moved: boolean;
}

export interface OtherActor {
  readonly label: string;
  readonly stands: readonly OtherStand[];
}

type Situation = Timeline["latest"];

/** How things stood as the seat last decided; where play passed that day by, as they stood after it. */
export function situationThen(
  { timeline: { entries, latest, reached } }: Reading,
  place: number | null,
  since: number,
) {
  return (place === null ? entries.findLast(({ time }) => time <= since)?.after : reached[place]?.situation) ?? latest;
}

/** What the seat knows by report alone: paths of postures and ids of gauges. */
function heardOf({ beliefs = [] }: Actor): ReadonlySet<string> {
  return new Set(beliefs.map(subjectOf));
}

/** The gauges now, and as the seat last decided. */
export function ownGauges({ model, actor, timeline: { latest } }: Reading, then: Situation) {
  const heard = heardOf(actor);
  return model.scenario.gauges.flatMap((gauge): OwnGauge[] => {
    const value = latest.gauges[gauge.id];
    if (value === undefined) return [];
    const [is, was] = [gaugeValue(gauge, value), gaugeValue(gauge, then.gauges[gauge.id] ?? value)];
    const label = heard.has(gauge.id) ? say("exercise.as-believed", { what: gauge.label }) : gauge.label;
    return [{ label, value: is, was: is === was ? "" : was }];
  });
}

export function ownPostures(reading: Reading): OwnPosture[] {
  const { actor, knowledge, lookup } = reading;
  return actor.postures.map(({ path, label, states }) => {
    const known = knowledge.postures[path] ?? "";
    const chosen = chosenFor(reading, path);
    const rungs = [...new Set(states.flatMap(({ rung }) => (rung === undefined ? [] : [rung])))].sort((a, b) => a - b);
    const rung = rungs.indexOf(states.find(({ id }) => id === known)?.rung ?? Number.NaN);
    return {
      path,
      label,
      state: lookup.stateLabel(path, known),
      rung,
      rungs: rung < 0 ? 0 : rungs.length,
      chosen: chosenInWords(chosen),
      mark: chosen?.kind ?? "",
    };
  });
}

export function othersStanding({ knowledge, lookup, seat, actor }: Reading, then: Situation): OtherActor[] {
  const heard = heardOf(actor);
  return knowledge.scenario.actors
    .filter(({ id }) => id !== seat)
    .map(({ label, postures }) => {
      const stands = postures.map((one): OtherStand => {
        const known = knowledge.postures[one.path] ?? "";
        const state = lookup.stateLabel(one.path, known);
        const what = postures.length === 1 ? state : `${one.label} ${state}`;
        return {
          text: heard.has(one.path) ? say("exercise.as-believed", { what }) : what,
          state: heard.has(one.path) ? say("exercise.as-believed", { what: state }) : state,
          moved: (then.postures[one.path] ?? known) !== known,
        };
      });
      return { label, stands };
    });
}
