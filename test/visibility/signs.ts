/**
 * Scenarios in which every name is a sign of its own, so that whatever leaks is recognised, and which signs may not be
 * read by whom.
 */
import type { Condition, ExplainedRecord, Scenario } from "../../src/engine/index.js";
import { respelled } from "../report/library.js";
import { beliefs, isNoNews, movesOf, ratioHidden, secretsOf, turnsOnSecret } from "./oracle.js";

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
export function forbidden(scenario: Scenario, records: readonly ExplainedRecord[]): string[] {
  const secrets = secretsOf(scenario, null);
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const transitions = postures.flatMap((posture) => posture.transitions);
  const headlineSign = (headline: string) => headline.split(" ")[0] ?? "";
  const kept = transitions.filter(({ path }) => secrets.paths.includes(path));
  const factors = transitions.flatMap(({ ratios }) =>
    ratios.filter((ratio) => ratioHidden(scenario, null, ratio)).map(({ label }) => label),
  );
  // What the table has been told of, or can read in what it is told.
  const told = new Set(postures.map(({ path, initial }) => `${path}.${initial}`));
  // A viewer is told of a move from where it took the posture to stand.
  for (const [place, record] of records.entries()) {
    if (isNoNews(scenario, null, record)) continue;
    const believed = beliefs(scenario, null, records.slice(0, place));
    for (const { posture, to } of movesOf(record)) told.add(`${posture}.${believed[posture]}`).add(`${posture}.${to}`);
  }
  const conditions = [...scenario.milestones, ...scenario.endings].flatMap(({ when }) =>
    when === undefined ? [] : [when],
  );
  for (const condition of conditions) {
    if (turnsOnSecret(scenario, null, condition)) continue;
    for (const path of posturesIn(condition)) {
      for (const { id } of postures.find((posture) => posture.path === path)?.states ?? []) told.add(`${path}.${id}`);
    }
  }
  const states = postures.flatMap(({ path, states: all }) =>
    all.flatMap(({ id, label }) => (told.has(`${path}.${id}`) ? [] : [label])),
  );
  const hidden = records.filter((record) => isNoNews(scenario, null, record));
  return [
    ...scenario.gauges.flatMap(({ id, label }) => (secrets.gauges.includes(id) ? [label] : [])),
    ...scenario.milestones.flatMap(({ id, label }) => (secrets.milestones.includes(id) ? [label] : [])),
    ...scenario.milestones.flatMap(({ id, headline }) =>
      secrets.milestones.includes(id) ? [headlineSign(headline)] : [],
    ),
    ...kept.map(({ headline }) => headlineSign(headline)),
    ...factors,
    ...states,
    ...hidden.map(({ headline }) => headline),
    "too early",
  ];
}
