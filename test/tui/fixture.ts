/**
 * A crisis small enough to follow by eye: one side, one front, two gauges; and a timeline of it written by hand, so that
 * what the screen should show does not hang on any dice.
 */
import type { Explanation, Record as RunRecord, Scenario, Transition } from "../../src/engine/index.js";
import type { Checkpoint, Entry, RecordEntry, Situation, Timeline } from "../../src/session/index.js";
import type { Track } from "../../src/tui/screens/screen.js";

/** An entry before its situations are worked out. */
export type Told =
  | { readonly kind: "day"; readonly time: number; readonly gauges: { readonly [gauge: string]: number } }
  | { readonly kind: "record"; readonly time: number; readonly record: RunRecord; readonly why: Explanation | null };

function hazard(posture: string, id: string, from: string, to: string, wait: number, headline: string): Transition {
  return {
    id,
    path: `${posture}.${id}`,
    from: [from],
    to,
    trigger: { kind: "hazard", wait },
    ratios: [],
    effects: [],
    headline,
    evidence: ["paper-p3"],
  };
}

export const scenario: Scenario = {
  format: 1,
  id: "ford",
  title: "The ford",
  summary: "Two banks of a river, one ford, and a patrol that may not turn back in time.",
  start: "2020-07-12",
  horizon: 20,
  turn: 7,
  assumptions: [],
  gauges: [
    { id: "tension", label: "Tension", min: 0, max: 100, initial: 40, drift: [], calming: false, evidence: [] },
    {
      id: "trust",
      label: "Trust between the banks",
      min: 0,
      max: 100,
      initial: 60,
      drift: [],
      calming: true,
      evidence: [],
    },
  ],
  actors: [
    {
      id: "north",
      label: "North bank",
      short: "NOR",
      postures: [
        {
          id: "voice",
          path: "north.voice",
          label: "Voice",
          initial: "calm",
          states: [
            { id: "calm", label: "Calm", rung: 0, effects: [], final: false },
            { id: "loud", label: "Loud", rung: 1, effects: [], final: false },
            { id: "furious", label: "Furious", rung: 2, effects: [], final: false },
          ],
          transitions: [
            hazard("north.voice", "shout", "calm", "loud", 4, "North bank protests"),
            hazard("north.voice", "rage", "loud", "furious", 9, "North bank threatens to cross"),
          ],
        },
        {
          id: "patrol",
          path: "north.patrol",
          label: "Patrol",
          initial: "home",
          states: [
            { id: "home", label: "At home", rung: 0, effects: [], final: false },
            { id: "out", label: "Out", rung: 1, effects: [], final: false },
          ],
          transitions: [hazard("north.patrol", "leave", "home", "out", 5, "A patrol leaves for the ford")],
        },
      ],
    },
    {
      id: "front",
      label: "Front",
      short: "FRT",
      postures: [
        {
          id: "ford",
          path: "front.ford",
          label: "Ford",
          initial: "quiet",
          states: [
            { id: "quiet", label: "Quiet", rung: 0, hostility: 1, effects: [], final: false },
            { id: "clashes", label: "Clashes", rung: 1, hostility: 4, effects: [], final: false },
          ],
          transitions: [hazard("front.ford", "clash", "quiet", "clashes", 20, "Shots at the ford; two are hurt")],
        },
      ],
    },
  ],
  injects: [],
  milestones: [
    {
      id: "shots",
      label: "Shots fired",
      headline: "Shots have been fired",
      when: { kind: "posture", posture: "front.ford", states: ["clashes"] },
      evidence: [],
    },
  ],
  endings: [],
  history: [],
  variants: [],
  sources: [
    { id: "paper", title: "A paper on fords", published: "2020", leans: "to neither", reliability: "C", note: "" },
  ],
  claims: [
    {
      id: "paper-p3",
      source: "paper",
      paragraph: 3,
      statement: "Patrols meet at the ford more often in a dry summer.",
      figures: ["2 metres"],
      credibility: 3,
      contradicts: [],
    },
  ],
};

function why(path: string, fields: Partial<Explanation> = {}): Explanation {
  const [actor = "", posture = ""] = path.split(".");
  return {
    transition: path,
    actor,
    posture: `${actor}.${posture}`,
    from: "quiet",
    to: "clashes",
    headline: "",
    trigger: "hazard",
    possible: true,
    basePerDay: 0.05,
    evidence: ["paper-p3"],
    factors: [],
    ratePerDay: 0.05,
    share: 0.2,
    withinDay: { p: 0.0488, word: "almost no chance" },
    withinWeek: { p: 0.295, word: "unlikely" },
    pressure: 0.5,
    breakingPoint: 0.5,
    rivals: [],
    ...fields,
  };
}

const clash: Told = {
  kind: "record",
  time: 1.5,
  record: {
    type: "transition",
    seq: 1,
    day: 1,
    date: "2020-07-13",
    time: 1.5,
    actor: "front",
    posture: "front.ford",
    transition: "front.ford.clash",
    from: "quiet",
    to: "clashes",
    effects: [{ gauge: "tension", from: 41, to: 56 }],
    ratePerDay: 0.125,
    headline: "Shots at the ford; two are hurt",
    evidence: ["paper-p3"],
  },
  why: why("front.ford.clash", {
    headline: "Shots at the ford; two are hurt",
    factors: [
      {
        label: "A patrol is out",
        ratio: 2.5,
        applies: true,
        ratePerDay: 0.125,
        evidence: [],
        judgement: "two patrols see each other before they mean to",
      },
      { label: "It rains", ratio: 1, applies: false, ratePerDay: 0.125, evidence: [] },
    ],
    ratePerDay: 0.125,
    withinDay: { p: 0.1175, word: "very unlikely" },
    withinWeek: { p: 0.5831, word: "likely" },
    pressure: 0.94,
    breakingPoint: 0.94,
    rivals: [
      {
        transition: "north.voice.shout",
        actor: "north",
        headline: "North bank protests",
        ratePerDay: 0.25,
        share: 0.6,
      },
    ],
  }),
};

/** A day, a patrol, a clash with its milestone, another day, an answer, the end. */
const told: readonly Told[] = [
  { kind: "day", time: 0, gauges: { tension: 40, trust: 60 } },
  {
    kind: "record",
    time: 0.25,
    record: {
      type: "transition",
      seq: 0,
      day: 0,
      date: "2020-07-12",
      time: 0.25,
      actor: "north",
      posture: "north.patrol",
      transition: "north.patrol.leave",
      from: "home",
      to: "out",
      effects: [],
      ratePerDay: 0.2,
      headline: "A patrol leaves for the ford",
      evidence: ["paper-p3"],
    },
    why: why("north.patrol.leave", { from: "home", to: "out", withinDay: { p: 0.181, word: "very unlikely" } }),
  },
  { kind: "day", time: 1, gauges: { tension: 41, trust: 60 } },
  clash,
  {
    kind: "record",
    time: 1.5,
    record: {
      type: "milestone",
      seq: 2,
      day: 1,
      date: "2020-07-13",
      time: 1.5,
      milestone: "shots",
      headline: "Shots have been fired",
      evidence: [],
    },
    why: null,
  },
  { kind: "day", time: 2, gauges: { tension: 55, trust: 52 } },
  {
    kind: "record",
    time: 2.5,
    record: {
      type: "response",
      seq: 3,
      day: 2,
      date: "2020-07-14",
      time: 2.5,
      actor: "north",
      posture: "north.voice",
      transition: "north.voice.shout",
      from: "calm",
      to: "loud",
      effects: [],
      chance: 0.03,
      answers: "front.ford.clash",
      headline: "North bank protests",
      evidence: ["paper-p3"],
    },
    why: why("north.voice.shout", {
      trigger: "response",
      chance: 0.03,
      answers: "front.ford.clash",
      withinDay: { p: 0.03, word: "almost no chance" },
    }),
  },
  {
    kind: "record",
    time: 20,
    record: {
      type: "end",
      seq: 4,
      day: 20,
      date: "2020-08-01",
      time: 20,
      ending: null,
      headline: "Day 20: the horizon, with no ending reached",
      evidence: [],
    },
    why: null,
  },
];

const start: Situation = {
  gauges: { tension: 40, trust: 60 },
  postures: { "north.voice": "calm", "north.patrol": "home", "front.ford": "quiet" },
  believed: {},
  moved: {},
};

function after(before: Situation, one: Told): Situation {
  if (one.kind === "day") return { ...before, gauges: one.gauges };
  const { record } = one;
  if (!("posture" in record)) return before;
  const changed = Object.fromEntries(record.effects.map(({ gauge, to }) => [gauge, to]));
  return {
    ...before,
    gauges: { ...before.gauges, ...changed },
    postures: { ...before.postures, [record.posture]: record.to },
    moved: {
      ...before.moved,
      [record.posture]: {
        before: record.from,
        movedAt: one.time,
        moves: (before.moved[record.posture]?.moves ?? 0) + 1,
      },
    },
  };
}

/** Entries with the situations around them, worked out from what is told. */
export function entriesOf(all: readonly Told[]): Entry[] {
  const none = { messageCount: 0 };
  let before = start;
  let recordCount = 0;
  return all.map((one, index): Entry => {
    const was = before;
    before = after(was, one);
    recordCount += one.kind === "record" ? 1 : 0;
    const base = {
      index,
      time: one.time,
      before: was,
      after: before,
      recordCount,
      ...none,
      checkpoint: {} as Checkpoint,
    };
    if (one.kind === "day") return { kind: "day", ...base };
    const { record, why } = one;
    const nothing = { partHidden: false, act: null, answered: null, message: null, knownFactors: [] };
    return { kind: "record", ...base, ...nothing, record, why, number: record.seq };
  });
}

export function timelineOf(entries: readonly Entry[]): Timeline {
  const records = entries.filter((entry): entry is RecordEntry => entry.kind === "record");
  return {
    entries,
    records,
    days: entries.filter(({ kind }) => kind === "day"),
    messages: [],
    latest: entries.at(-1)?.after ?? start,
  } as unknown as Timeline;
}

export const entries = entriesOf(told);
export const timeline = timelineOf(entries);

/** All there is: nothing is played on. */
export const track: Track = {
  entries,
  turn: 7,
  after(position, wanted) {
    const found = entries.findIndex((entry, index) => index >= position && wanted(entry));
    return found < 0 ? entries.length : found + 1;
  },
};

/** Which run it is. */
export const run = { seed: "karabakh-7", horizon: 20, reading: "as written" };

/** What could happen next, wherever one stands. */
export const odds = [
  { transition: "north.voice.shout", actor: "north", headline: "North bank protests", ratePerDay: 0.25, share: 0.75 },
  {
    transition: "front.ford.clash",
    actor: "front",
    headline: "Shots at the ford; two are hurt",
    ratePerDay: 0.05,
    share: 0.25,
  },
];
