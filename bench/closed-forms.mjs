// A scenario whose probabilities are known in closed form: waits of one and of three stages, a chance on a recurring call, a race of
// two hazards, and a ratio that is in force for part of the time.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadScenario } from "../dist/scenarios/index.js";

const days = 30;
const text = `format: 2
id: closed-forms
title: Closed forms
summary: Probabilities that closed forms give.
start: 2020-01-01
horizon: ${days}
turn: 10
gauges: { idle: { label: Idle, min: 0, max: 1, initial: 0 } }
actors:
  lone:
    label: Lone
    postures:
      plain: { label: Plain, initial: calm, states: { calm: { label: Calm }, grave: { label: Grave } }, transitions: { go: { from: calm, to: grave, rate: 0.02, headline: Go, judgement: Given. } } }
      rare: { label: Rare, initial: calm, states: { calm: { label: Calm }, grave: { label: Grave } }, transitions: { go: { from: calm, to: grave, rate: 0.001, headline: Go, judgement: Given. } } }
      staged: { label: Staged, initial: calm, states: { calm: { label: Calm }, grave: { label: Grave } }, transitions: { go: { from: calm, to: grave, wait: 40, shape: 3, headline: Go, judgement: Given. } } }
      race: { label: Race, initial: calm, states: { calm: { label: Calm }, left: { label: Left }, right: { label: Right } }, transitions: { l: { from: calm, to: left, rate: 0.03, headline: Left, judgement: Given. }, r: { from: calm, to: right, rate: 0.05, headline: Right, judgement: Given. } } }
      caller: { label: Caller, initial: calm, states: { calm: { label: Calm } }, transitions: { call: { from: calm, to: calm, rate: 0.1, headline: Call, judgement: Given. } } }
      answer: { label: Answer, initial: calm, states: { calm: { label: Calm }, grave: { label: Grave } }, transitions: { go: { from: calm, to: grave, on: lone.caller.call, chance: 0.2, headline: Go, judgement: Given. } } }
      eased: { label: Eased, initial: calm, states: { calm: { label: Calm }, grave: { label: Grave } }, transitions: { go: { from: calm, to: grave, rate: 0.02, ratios: [{ when: { lone.plain: grave }, ratio: 4, label: Grave, judgement: Given. }], headline: Go, judgement: Given. } } }
milestones:
  plain: { label: Plain, on: lone.plain.go }
  rare: { label: Rare, on: lone.rare.go }
  staged: { label: Staged, on: lone.staged.go }
  left: { label: Left, on: lone.race.l }
  answer: { label: Answer, on: lone.answer.go }
  eased: { label: Eased, on: lone.eased.go }
`;

export function closedScenario() {
  const folder = mkdtempSync(join(tmpdir(), "faultline-closed-"));
  try {
    const file = join(folder, "closed-forms.yaml");
    writeFileSync(file, text);
    return loadScenario(file).scenario;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { exp } = Math;
const erlang3 = (x) => 1 - exp(-x) * (1 + x + (x * x) / 2);
// Rate μ turns the ratio r on: 1 − ∫ μe^(−μs) e^(−λs − λr(T−s)) ds − e^(−(μ+λ)T).
const [mu, lambda, ratio] = [0.02, 0.02, 4];
const k = mu + lambda - lambda * ratio;
const eased = 1 - (mu * exp(-lambda * ratio * days) * (1 - exp(-k * days))) / k - exp(-(mu + lambda) * days);

/** By milestone. */
export const closedForms = {
  plain: 1 - exp(-0.02 * days),
  rare: 1 - exp(-0.001 * days),
  staged: erlang3((3 * days) / 40),
  left: (0.03 / 0.08) * (1 - exp(-0.08 * days)),
  answer: 1 - exp(-0.1 * 0.2 * days),
  eased,
};
