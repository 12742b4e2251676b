/**
 * A fictional crisis with everything in it that the engine knows: hazards with every kind of ratio, responses that chain,
 * timeouts fixed and drawn, effects of every shape, drift and settling, injects of every kind, milestones and endings.
 * Busy enough that a rule which breaks shows within a few runs.
 */
import type { Actor, Scenario } from "../../src/engine/index.js";
import {
  actorOf,
  answering,
  curveOver,
  gaugeOf,
  injectOf,
  inState,
  postureOf,
  rate,
  stateOf,
  timeout,
  tinyScenario,
  wait,
  whileHolds,
} from "../validation/tiny-scenario.js";

const front = actorOf(
  "front",
  postureOf(
    "front.hostilities",
    ["quiet", stateOf("clashes", [{ gauge: "tension", add: [2, 5, 11] }]), "war"],
    [
      {
        id: "open-fire",
        from: "quiet",
        to: "clashes",
        trigger: wait({ assumption: "days-to-fire" }),
        ratios: [curveOver("tension", [10, 0.4], [50, 1], [90, { assumption: "boldness" }])],
        effects: [{ gauge: "losses", add: [0, 4] }],
      },
      { id: "die-down", from: "clashes", to: "quiet", trigger: timeout([1, 3, 8]) },
      {
        id: "escalate",
        from: "clashes",
        to: "war",
        trigger: rate(0.01),
        when: { kind: "gauge", gauge: "tension", min: 60 },
        ratios: [whileHolds(inState("patron.voice", "loud"), 3)],
        effects: [{ gauge: "losses", add: 40 }],
      },
      {
        id: "cease",
        from: ["clashes", "war"],
        to: "quiet",
        trigger: answering(0.6, "mediator.effort.succeed"),
        effects: [{ gauge: "tension", add: [-20, -5] }],
      },
    ],
  ),
);

const patron = actorOf(
  "patron",
  postureOf(
    "patron.voice",
    ["muted", "firm", "loud"],
    [
      { id: "alarm", from: "muted", to: "firm", trigger: answering(0.7, "front.hostilities.open-fire") },
      {
        id: "raise",
        from: ["muted", "firm"],
        to: "loud",
        trigger: answering(0.4, "front.hostilities.open-fire", "inject.insult"),
        when: { kind: "not", of: inState("mediator.effort", "active") },
        effects: [{ gauge: "tension", add: 6 }],
      },
      {
        id: "speak-up",
        from: "firm",
        to: "loud",
        trigger: wait(9),
        ratios: [
          whileHolds({ kind: "reached", milestone: "first-clash" }, 1.5),
          { kind: "assumption", assumption: "boldness", label: "Boldness", evidence: [] },
        ],
        order: { label: "Speak up" },
      },
      { id: "tire", from: ["firm", "loud"], to: "muted", trigger: timeout([4, 12]) },
    ],
  ),
  postureOf(
    "patron.exercise",
    ["planned", "under-way", "over"],
    [
      { id: "begin", from: "planned", to: "under-way", trigger: timeout([15, 17, 22]) },
      { id: "wind-up", from: "under-way", to: "over", trigger: timeout(14) },
      { id: "extend", from: "over", to: "under-way", trigger: wait(5), when: { kind: "day", min: 30, max: 45 } },
    ],
  ),
);

const mediator = actorOf(
  "mediator",
  postureOf(
    "mediator.effort",
    ["idle", "active"],
    [
      {
        id: "step-in",
        from: "idle",
        to: "active",
        trigger: answering(0.5, "patron.voice.alarm", "patron.voice.raise"),
      },
      {
        id: "offer",
        from: "idle",
        to: "active",
        trigger: wait(8),
        when: {
          kind: "any",
          of: [inState("front.hostilities", "clashes", "war"), { kind: "gauge", gauge: "tension", min: 40 }],
        },
        order: { label: "Offer good offices" },
      },
      { id: "succeed", from: "active", to: "idle", trigger: wait(6), effects: [{ gauge: "tension", add: -4 }] },
      { id: "give-up", from: "active", to: "idle", trigger: timeout(10) },
    ],
  ),
);

/** Watches, and touches nothing: no other actor looks at it, and it moves no gauge. */
export const bystander: Actor = actorOf(
  "bystander",
  postureOf(
    "bystander.mood",
    ["calm", "worried"],
    [
      { id: "worry", from: "calm", to: "worried", trigger: answering(0.5, "front.hostilities.open-fire") },
      { id: "fret", from: "calm", to: "worried", trigger: wait(4), ratios: [curveOver("tension", [0, 0.5], [100, 2])] },
      { id: "relax", from: "worried", to: "calm", trigger: timeout([1, 5]) },
    ],
  ),
);

export const fictional: Scenario = tinyScenario({
  id: "fictional",
  assumptions: [
    { id: "days-to-fire", label: "Days to first fire", value: 4, range: [1, 12], note: "", evidence: [] },
    { id: "boldness", label: "Boldness", value: 2, range: [0.5, 4], note: "", evidence: [] },
  ],
  gauges: [
    gaugeOf("tension", {
      initial: 35,
      baseline: 20,
      settle: 12,
      drift: [
        { when: inState("front.hostilities", "clashes"), perDay: 3, evidence: [] },
        { when: inState("front.hostilities", "war"), perDay: 9, evidence: [] },
      ],
    }),
    gaugeOf("losses", { max: 500, drift: [{ when: inState("front.hostilities", "war"), perDay: 11, evidence: [] }] }),
  ],
  actors: [front, patron, mediator],
  injects: [
    injectOf("insult", { schedule: { at: 3.25 }, effects: [{ gauge: "tension", add: [1, 9] }] }),
    injectOf("plea", {
      schedule: { when: { kind: "gauge", gauge: "losses", min: 25 } },
      effects: [{ gauge: "tension", add: -2 }],
    }),
    injectOf("anniversary", { schedule: { at: 20 }, historical: true, effects: [{ gauge: "tension", add: 10 }] }),
    injectOf("by-hand", { effects: [{ gauge: "tension", add: [5, 15] }] }),
  ],
  milestones: [
    {
      id: "first-clash",
      label: "First clash",
      headline: "First clash",
      on: ["front.hostilities.open-fire"],
      evidence: [],
    },
    { id: "war", label: "War", headline: "War", when: inState("front.hostilities", "war"), evidence: [] },
    {
      id: "eased",
      label: "Eased",
      headline: "Eased",
      when: {
        kind: "all",
        of: [
          { kind: "reached", milestone: "first-clash" },
          { kind: "gauge", gauge: "tension", max: 25 },
        ],
      },
      evidence: [],
    },
  ],
  endings: [
    {
      id: "ruin",
      label: "Ruin",
      headline: "Ruin",
      when: { kind: "gauge", gauge: "losses", min: 150 },
      evidence: [],
    },
  ],
});

/** The same with one actor more, declared first so that every index moves. */
export const fictionalWithBystander: Scenario = { ...fictional, actors: [bystander, ...fictional.actors] };
