/**
 * Scenarios in which every name is a sign of its own, so that whatever leaks is recognised, and which signs may not be
 * read by whom.
 */
import type { Belief, Condition, ExplainedRecord, Posture, Ratio, Scenario } from "../../src/engine/index.js";
import { respelled } from "../report/library.js";
import { isNoNews, movesOf, ratioHidden, secretsOf, standing, turnsOnSecret } from "./oracle.js";

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

/**
 * Every other actor, from the second on, only hears of all that others do, late and often wrongly, and of half the gauges. Its
 * conditions read what it believes.
 */
export function mistakenly(scenario: Scenario): Scenario {
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  return {
    ...scenario,
    format: 2,
    actors: scenario.actors.map((actor, place) => {
      if (place % 2 === 0) return actor;
      const heard = postures.filter(
        ({ path, transitions }) => !path.startsWith(`${actor.id}.`) && transitions.length > 0,
      );
      const gauges = scenario.gauges.filter((_, index) => index % 2 === 0).map(({ id }) => id);
      const beliefs: readonly Belief[] = [
        ...heard.map(({ path }): Belief => ({ evidence: [], posture: path, delay: [0, 1, 4], error: 0.3 })),
        ...gauges.map((gauge): Belief => ({ evidence: [], gauge, delay: 2, bias: 5 })),
      ];
      const subjects = new Set([...heard.map(({ path }) => path), ...gauges]);
      return {
        ...actor,
        beliefs,
        postures: actor.postures.map((posture) => believingPosture(posture, actor.id, subjects)),
      };
    }),
  };
}

function believingPosture(posture: Posture, actor: string, subjects: ReadonlySet<string>): Posture {
  const read = (condition: Condition): Condition => {
    if (condition.kind === "all" || condition.kind === "any") return { ...condition, of: condition.of.map(read) };
    if (condition.kind === "not") return { ...condition, of: read(condition.of) };
    const subject =
      condition.kind === "posture" ? condition.posture : condition.kind === "gauge" ? condition.gauge : "";
    return subjects.has(subject) ? ({ ...condition, believer: actor } as Condition) : condition;
  };
  const factor = (ratio: Ratio): Ratio => {
    if (ratio.kind === "condition") return { ...ratio, when: read(ratio.when) };
    return ratio.kind === "curve" && subjects.has(ratio.gauge) ? { ...ratio, believer: actor } : ratio;
  };
  return {
    ...posture,
    transitions: posture.transitions.map(({ when, ...one }) => ({
      ...one,
      ...(when === undefined ? {} : { when: read(when) }),
      ratios: one.ratios.map(factor),
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
    const believed = standing(scenario, null, records.slice(0, place));
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
