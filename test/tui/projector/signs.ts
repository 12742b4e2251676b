/**
 * Scenarios in which every name is a sign of its own, so that whatever leaks is recognised, and which signs may not be
 * read by whom.
 */
import type { Condition, ExplainedRecord, Scenario } from "../../../src/engine/index.js";
import { recordSeenBy, recordsSeenBy, type Session } from "../../../src/session/index.js";
import { secretsOf } from "../../../src/tui/screens/projector/secrets.js";
import { respelled } from "../../report/library.js";

/** A sign that is found whole or not at all. */
const sign = (kind: string, number: number) => `${kind}${number}${kind.toLowerCase()}`;

/** The scenario with a sign for each gauge, state, headline and milestone, and no percentage in its texts. */
export function signed(scenario: Scenario): Scenario {
  const bare = respelled(scenario, (text) => text.replaceAll("%", " in a hundred"));
  let states = 0;
  let headlines = 0;
  const named = (headline: string) => {
    headlines += 1;
    return `${sign("H", headlines)} ${headline.slice(0, 20)}`;
  };
  return {
    ...bare,
    id: scenario.id,
    gauges: bare.gauges.map((gauge, index) => ({ ...gauge, label: sign("G", index) })),
    milestones: bare.milestones.map((one, index) => ({ ...one, label: sign("M", index), headline: named("noted") })),
    injects: bare.injects.map((inject) => ({ ...inject, headline: named(inject.headline) })),
    actors: bare.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) => ({
        ...posture,
        states: posture.states.map((state) => {
          states += 1;
          return { ...state, label: sign("S", states) };
        }),
        transitions: posture.transitions.map((one) => ({
          ...one,
          headline: named(one.headline),
          ratios: one.ratios.map((ratio, index) => ({ ...ratio, label: sign("R", headlines * 100 + index) })),
        })),
      })),
    })),
  };
}

/** Half of everything is kept from the table: gauges, and moves of every actor. */
export function secretly(scenario: Scenario): Scenario {
  const owner = scenario.actors[0]?.id as string;
  return {
    ...scenario,
    gauges: scenario.gauges.map((gauge, index) => (index % 2 === 0 ? { ...gauge, visibility: [owner] } : gauge)),
    actors: scenario.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) => ({
        ...posture,
        transitions: posture.transitions.map((one, index) =>
          index % 3 === 1 ? { ...one, visibility: [actor.id] } : one,
        ),
      })),
    })),
  };
}

/** Postures that a condition asks about: in words it names the states that it asks for, or all the others. */
function posturesIn(condition: Condition): string[] {
  if (condition.kind === "posture") return [condition.posture];
  if (condition.kind === "not") return posturesIn(condition.of);
  return condition.kind === "all" || condition.kind === "any" ? condition.of.flatMap(posturesIn) : [];
}

/** Signs that must not be read anywhere, once these records have come about. */
export function forbidden(
  scenario: Scenario,
  { model }: Pick<Session, "model">,
  records: readonly ExplainedRecord[],
): string[] {
  const secrets = secretsOf(model);
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const transitions = postures.flatMap((posture) => posture.transitions);
  const headlineSign = (headline: string) => headline.split(" ")[0] ?? "";
  const kept = transitions.filter(({ path }) => secrets.transition(path));
  const factors = transitions.flatMap(({ ratios }) => ratios.filter(secrets.factor).map(({ label }) => label));
  // What the table has been told of, or can read in what it is told.
  const told = new Set(postures.map(({ path, initial }) => `${path}.${initial}`));
  for (const record of recordsSeenBy(model, records, null)) {
    const moves = record.type === "inject" ? (record.moved ?? []) : "posture" in record ? [record] : [];
    for (const { posture, from, to } of moves) told.add(`${posture}.${from}`).add(`${posture}.${to}`);
  }
  const conditions = [...scenario.milestones, ...scenario.endings].flatMap(({ when }) =>
    when === undefined ? [] : [when],
  );
  for (const condition of conditions) {
    if (secrets.touches(condition)) continue;
    for (const path of posturesIn(condition)) {
      for (const { id } of postures.find((posture) => posture.path === path)?.states ?? []) told.add(`${path}.${id}`);
    }
  }
  const states = postures.flatMap(({ path, states: all }) =>
    all.flatMap(({ id, label }) => (told.has(`${path}.${id}`) ? [] : [label])),
  );
  const hidden = records.filter((record) => recordSeenBy(model, record, null) === null);
  return [
    ...scenario.gauges.flatMap(({ id, label }) => (secrets.gauge(id) ? [label] : [])),
    ...scenario.milestones.flatMap(({ id, label }) => (secrets.milestone(id) ? [label] : [])),
    ...scenario.milestones.flatMap(({ id, headline }) => (secrets.milestone(id) ? [headlineSign(headline)] : [])),
    ...kept.map(({ headline }) => headlineSign(headline)),
    ...factors,
    ...states,
    ...hidden.map(({ headline }) => headline),
    "too early",
  ];
}
