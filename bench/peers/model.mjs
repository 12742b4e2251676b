/**
 * The synthetic model that all peers play, all invented: 14 postures of 4 states, 112 transitions, 6 gauges from 0 to 100, 90 days.
 * A transition has a rate a day and three ratios (another posture's state, a gauge's threshold, or a line along a gauge), and adds to
 * two gauges. At the end of a day each gauge closes 1/settle of its gap to its baseline. Here too: its arithmetic, for the peers
 * that have none of their own, and the same model as a scenario.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadScenario } from "../../dist/scenarios/index.js";

export const model = JSON.parse(readFileSync(new URL("./model.json", import.meta.url), "utf8"));

/** By posture and state: the transitions that leave it. */
export const leaving = Array.from({ length: model.postures }, (_, posture) =>
  Array.from({ length: model.states }, (_, state) =>
    model.transitions.filter((one) => one.posture === posture && one.from === state),
  ),
);

export const initialStates = () => new Array(model.postures).fill(0);
export const initialGauges = () => model.gauges.map(({ baseline }) => baseline);

const bounded = (value) => Math.min(100, Math.max(0, value));

/** Rate a day of a transition, as things stand. */
export function rateOf(transition, states, gauges) {
  let product = transition.rate;
  for (const ratio of transition.ratios) {
    if (ratio.kind === "posture") {
      if (ratio.states.includes(states[ratio.posture])) product *= ratio.ratio;
    } else if (ratio.kind === "atLeast") {
      if (gauges[ratio.gauge] >= ratio.value) product *= ratio.ratio;
    } else product *= ratio.from + (gauges[ratio.gauge] * (ratio.to - ratio.from)) / 100;
  }
  return product;
}

/** In which of several rates, laid end to end, a length falls. */
export function placeOf(rates, length) {
  let left = length;
  for (let place = 0; place < rates.length; place += 1) {
    left -= rates[place];
    if (left < 0) return place;
  }
  return rates.length - 1;
}

/** The transition that a posture takes within a day, if any: for loops that go by days. `uniform` is from 0 to 1. */
export function pickForDay(candidates, states, gauges, uniform) {
  let sum = 0;
  const rates = candidates.map((one) => {
    const rate = rateOf(one, states, gauges);
    sum += rate;
    return rate;
  });
  const chance = 1 - Math.exp(-sum);
  if (uniform >= chance) return null;
  return candidates[placeOf(rates, (uniform / chance) * sum)];
}

export function applyEffects(transition, gauges) {
  for (const effect of transition.effects) gauges[effect.gauge] = bounded(gauges[effect.gauge] + effect.add);
}

export function closeDay(gauges) {
  for (let place = 0; place < gauges.length; place += 1) {
    const gauge = model.gauges[place];
    gauges[place] = bounded(gauges[place] + (gauge.baseline - gauges[place]) / gauge.settle);
  }
}

/** What is compared of a run: how many moves it had, its gauges at the end, and for each posture whether it ended in state 1, 2, 3. */
export function outcomeOf(moves, gauges, states) {
  return [moves, ...gauges, ...Array.from(states, (state) => [1, 2, 3].map((one) => Number(state === one))).flat()];
}

const judgement = "Invented for measuring.";

function ratioIn(ratio) {
  if (ratio.kind === "posture") {
    if (ratio.states.length === 0) return [];
    const when = { [`a${ratio.posture}.p`]: ratio.states.map((state) => `s${state}`) };
    return [{ when, ratio: ratio.ratio, label: "posture", judgement }];
  }
  if (ratio.kind === "atLeast") {
    return [{ when: { [`g${ratio.gauge}`]: { min: ratio.value } }, ratio: ratio.ratio, label: "at least", judgement }];
  }
  const curve = [
    [0, ratio.from],
    [100, ratio.to],
  ];
  return [{ gauge: `g${ratio.gauge}`, curve, label: "curve", judgement }];
}

function actorOf(posture) {
  const own = model.transitions.filter((one) => one.posture === posture);
  const transitions = own.map(({ from, to, rate, ratios, effects }, place) => [
    `t${place}`,
    {
      ...{ from: `s${from}`, to: `s${to}`, rate, ratios: ratios.flatMap(ratioIn) },
      effects: effects.map(({ gauge, add }) => ({ gauge: `g${gauge}`, add })),
      ...{ headline: `Actor ${posture} moves from state ${from} to ${to}`, judgement },
    },
  ]);
  const states = Object.fromEntries([0, 1, 2, 3].map((state) => [`s${state}`, { label: `State ${state}` }]));
  const of = { label: `Posture ${posture}`, initial: "s0", states, transitions: Object.fromEntries(transitions) };
  return [`a${posture}`, { label: `Actor ${posture}`, postures: { p: of } }];
}

/** The model as a scenario of ours, read from a file like any other. */
export function scenarioOfModel() {
  const gauges = model.gauges.map(({ baseline, settle }, place) => [
    `g${place}`,
    { label: `Gauge ${place}`, min: 0, max: 100, initial: baseline, baseline, settle, judgement },
  ]);
  // A scenario has a milestone and an ending; these never come about.
  const never = { when: Object.fromEntries(gauges.map(([id]) => [id, { min: 100 }])), judgement };
  const text = JSON.stringify({
    ...{ format: 1, id: "synthetic", title: "Synthetic peer model", summary: judgement, start: "2030-01-01" },
    horizon: model.days,
    gauges: Object.fromEntries(gauges),
    actors: Object.fromEntries(Array.from({ length: model.postures }, (_, posture) => actorOf(posture))),
    milestones: { never: { label: "Never", headline: "Never", ...never } },
    endings: { done: { label: "Never", headline: "Never", ...never } },
  });
  const folder = mkdtempSync(join(tmpdir(), "faultline-peers-"));
  try {
    const file = join(folder, "synthetic.yaml");
    writeFileSync(file, text);
    return loadScenario(file).scenario;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
