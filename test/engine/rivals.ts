/**
 * Two rivals and a border, for tests of beliefs: each acts on what it takes the other to do, and on a gauge. `beliefs` is
 * what the east believes, as it would stand in a file.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scenario } from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";

export function rivals(beliefs: string): Scenario {
  const folder = mkdtempSync(join(tmpdir(), "faultline-rivals-"));
  const file = join(folder, "rivals.yaml");
  writeFileSync(file, textOf(beliefs));
  try {
    return loadScenario(file).scenario;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Late, wrong, early in a third way, and biased. */
export const mistaken = `
      west.exercise: { delay: [0.5, 1, 4], error: { home: { drill: 0.2 }, drill: { attack: 0.4, home: 0.1 } }, judgement: Nerves. }
      border.calm: { error: 0.3, initial: broken, judgement: Nobody is there to look. }
      tension: { delay: 2, bias: 12, judgement: Reads old papers. }`;

/** Knows all at once and rightly. */
export const clear = `
      west.exercise: { error: 0, judgement: Eyes everywhere. }
      border.calm: { delay: 0, judgement: Eyes everywhere. }
      tension: { bias: 0, judgement: Eyes everywhere. }`;

const textOf = (beliefs: string) => `
format: 2
id: rivals
title: Rivals
summary: Two rivals that read one another.
start: 2030-03-01
horizon: 60
assumptions: { nerve: { value: 1, range: [0.5, 3], note: How fast the east answers., judgement: A guess. } }
gauges:
  tension:
    label: Tension
    min: 0
    max: 100
    initial: 30
    baseline: 20
    settle: 9
    drift: [{ when: { west.exercise: { not: home } }, perDay: 4, judgement: Columns on roads. }]
    judgement: A scale of our own.
  losses: { label: Losses, min: 0, max: 1000, initial: 0, judgement: Counted. }
actors:
  west:
    label: West
    postures:
      exercise:
        label: Exercise
        initial: home
        states: { home: { label: Home, rung: 0 }, drill: { label: Drill, rung: 1 }, attack: { label: Attack, rung: 2, final: true } }
        transitions:
          drill: { from: home, to: drill, wait: 6, effects: [{ gauge: tension, add: [2, 8] }], order: { label: Drill }, headline: The west drills, judgement: Weekly. }
          again: { from: drill, to: drill, wait: 7, headline: The west drills on, judgement: Weekly. }
          go-home: { from: drill, to: home, wait: 5, headline: The west goes home, judgement: Weekly. }
          attack: { from: drill, to: attack, wait: 90, ratios: [{ when: { east.alert: high }, ratio: 4, judgement: Fear. }], headline: The west attacks, judgement: Rare. }
  border:
    label: Border
    postures:
      calm:
        label: Border
        initial: quiet
        states: { quiet: { label: Quiet }, broken: { label: Broken } }
        transitions:
          shots: { from: quiet, to: broken, on: [west.exercise.drill, east.alert.raise], chance: 0.3, effects: [{ gauge: losses, add: [1, 20] }], headline: Shots on the border, judgement: Patrols meet. }
          silence: { from: broken, to: quiet, after: [1, 5], headline: Silence on the border, judgement: Nights. }
  east:
    label: East
    beliefs:${beliefs}
    postures:
      alert:
        label: Alert
        initial: low
        states: { low: { label: Low, rung: 0 }, high: { label: High, rung: 1 }, war: { label: War, rung: 2, final: true } }
        transitions:
          raise:
            from: low
            to: high
            wait: 8
            when: { any: [{ west.exercise: [drill, attack] }, { tension: { min: 45 } }] }
            ratios:
              - { gauge: tension, curve: [[0, 0.4], [100, 3]], label: Tension, judgement: Fear. }
              - { when: { west.exercise: attack }, ratio: 6, judgement: Panic. }
              - { when: { since: { west.exercise: drill, max: 2 } }, ratio: 1.5, judgement: Fresh news. }
              - { when: { not: { border.calm: quiet } }, ratio: 2, label: Shots heard, judgement: Panic. }
              - { assumption: nerve }
            order: { label: Raise the alert }
            headline: The east raises its alert
            judgement: A week.
          lower: { from: high, to: low, wait: 6, when: { west.exercise: home }, headline: The east stands down, judgement: A week. }
          strike:
            from: high
            wait: 15
            when: { tension: { above: losses, by: 5 } }
            outcomes:
              hold: { to: high, weight: 3, headline: The east holds back, judgement: Most of the time. }
              go: { to: war, weight: 1, ratios: [{ when: { west.exercise: attack }, ratio: 20, judgement: Use or lose. }], headline: The east strikes, judgement: Rarely. }
            headline: The east decides
            judgement: Twice a month.
          mirror: { from: low, to: high, wait: 40, when: { inTruth: { west.exercise: attack } }, headline: Shells fall, judgement: Nobody needs a report. }
milestones:
  high: { label: High alert, when: { east.alert: high } }
  drill-known: { label: The drill is known, when: { west.exercise: drill }, headline: A drill }
endings:
  war: { label: War, when: { any: [{ east.alert: war }, { west.exercise: attack }] }, judgement: The end. }
`;
