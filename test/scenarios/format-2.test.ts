/**
 * What only format 2 knows: each use is refused in format 1, at its place, and taken in format 2.
 */
import { describe, expect, it } from "vitest";
import { problemsOf } from "./valley.js";

interface Use {
  readonly what: string;
  /** YAML over the valley. */
  readonly change: string;
  readonly path: string;
  readonly message: string;
}

/** YAML that adds a transition to Upland's guard. */
const guard = (parts: string) =>
  `actors: { upland: { postures: { guard: { transitions: { added: { headline: Added, judgement: a guess, ${parts} } } } } } }\n`;
const added = "actors.upland.postures.guard.transitions.added";

/** YAML that changes an assumption that has a distribution in format 2. */
const drawn = (parts: string) => `assumptions: { patience: { ${parts} } }\n`;

/** YAML that adds an ending. */
const ending = (when: string) => `endings: { added: { label: Added, when: { ${when} } } }\n`;

const uses: readonly Use[] = [
  {
    what: "a transition that leads back to its state",
    change: guard("from: resting, to: resting, wait: 5"),
    path: `${added}.from`,
    message: "A transition cannot lead from “resting” to itself in format 1",
  },
  {
    what: "ratios on the odds of a chance",
    change: guard(
      "from: resting, to: massed, on: mediator.office.call, chance: 0.3, ratios: [{ when: { tension: { min: 50 } }, ratio: 4, judgement: fear }]",
    ),
    path: `${added}.ratios`,
    message: "Ratios change a hazard rate in format 1, but this transition has “on”",
  },
  {
    what: "gauges that are worked out from others",
    change: "gauges: { most: { label: M, min: 0, max: 100, derived: { max: [tension, grain] }, judgement: x } }\n",
    path: "gauges.most.derived",
    message: "Format 1 has no “derived”: each gauge has a value of its own",
  },
  {
    what: "drift that follows a gauge",
    change: "gauges: { grain: { drift: [{ perDay: { gauge: tension, curve: [[0, 0], [50, 1]] }, judgement: x }] } }\n",
    path: "gauges.grain.drift[0].perDay",
    message: "“perDay” cannot follow a gauge in format 1",
  },
  {
    what: "effects that are scaled by a gauge",
    change: guard(
      "from: resting, to: massed, wait: 5, effects: [{ gauge: tension, add: 3, scale: { gauge: grain, curve: [[1, 0.5], [9, 2]] } }]",
    ),
    path: `${added}.effects[0].scale`,
    message: "An effect cannot have “scale” in format 1",
  },
  {
    what: "gauges that nobody sees but the facilitator",
    change: "gauges: { grain: { visibility: [] } }\n",
    path: "gauges.grain.visibility",
    message: "A gauge cannot be hidden from everyone in format 1",
  },
  {
    what: "several outcomes of one transition",
    change: guard(
      "from: resting, wait: 5, outcomes: { well: { to: massed, weight: 3, judgement: x }, badly: { to: raised, weight: 1, headline: It fails, judgement: x } }",
    ),
    path: `${added}.outcomes`,
    message: "Format 1 has no “outcomes”: each transition leads to one state",
  },
  {
    what: "what is not its actor's will",
    change: guard('from: resting, to: massed, wait: 5, involuntary: losses, event: { cameo: "190" }'),
    path: `${added}.involuntary`,
    message: "Format 1 has no “involuntary”: what has an event is its actor's will",
  },
  {
    what: "the act of another actor",
    change: guard('from: resting, to: massed, wait: 5, event: { cameo: "190", source: mediator }'),
    path: `${added}.event.source`,
    message: "An event has no “source” in format 1: its actor is the one whose posture moves",
  },
  {
    what: "waiting times in stages",
    change: guard("from: resting, to: massed, wait: 5, shape: 3"),
    path: `${added}.shape`,
    message: "Format 1 has no “shape”: each hazard waits exponentially",
  },
  {
    what: "evidence of an effect",
    change: guard("from: raised, to: resting, wait: 5, effects: [{ gauge: tension, add: 3, evidence: [survey-p1] }]"),
    path: `${added}.effects[0].evidence`,
    message: "An effect cannot have “evidence” in format 1",
  },
  {
    what: "a judgement of an effect",
    change: guard("from: raised, to: resting, wait: 5, effects: [{ gauge: tension, add: 3, judgement: a guess }]"),
    path: `${added}.effects[0].judgement`,
    message: "An effect cannot have “judgement” in format 1",
  },
  {
    what: "a basis of the spread of an effect",
    change: guard(
      "from: raised, to: resting, wait: 5, effects: [{ gauge: tension, add: { spread: [1, 3], judgement: a guess } }]",
    ),
    path: `${added}.effects[0].add`,
    message: "A spread cannot say what it rests on in format 1",
  },
  {
    what: "a basis of the spread of a timeout",
    change: guard("from: raised, to: resting, after: { spread: 4, evidence: [survey-p1] }"),
    path: `${added}.after`,
    message: "A spread cannot say what it rests on in format 1",
  },
  {
    what: "a basis of a curve",
    change: guard(
      "from: raised, to: resting, wait: 5, ratios: [{ gauge: tension, curve: { points: [[20, 0.5], [80, 2]], evidence: [survey-p1] } }]",
    ),
    path: `${added}.ratios[0].curve`,
    message: "A curve cannot say what it rests on in format 1",
  },
  {
    what: "what a citation supports",
    change: guard("from: raised, to: resting, wait: 5, evidence: [{ claim: survey-p1, supports: [size, timing] }]"),
    path: `${added}.evidence[0].supports`,
    message: "A citation cannot say what its claim supports in format 1",
  },
  {
    what: "items of a list with ids",
    change: guard(
      "from: resting, to: massed, wait: 9, ratios: [{ id: fear, when: { tension: { min: 50 } }, ratio: 4, judgement: fear }]",
    ),
    path: `${added}.ratios[0].id`,
    message: "Items of a list have no “id” in format 1",
  },
  {
    what: "days since a happening",
    change: ending("since: { happened: upland.guard.raise, min: 3 }"),
    path: "endings.added.when.since",
    message: "Conditions of format 1 have no “since”",
  },
  {
    what: "days since the entry of a state",
    change: ending("since: { upland.guard: [raised, massed], max: 3 }"),
    path: "endings.added.when.since",
    message: "Conditions of format 1 have no “since”",
  },
  {
    what: "calendar dates",
    change: ending("date: { min: 2020-07-20 }"),
    path: "endings.added.when.date",
    message: "Conditions of format 1 have no “date”",
  },
  {
    what: "how often something happened",
    change: ending("not: { count: { happened: upland.guard.raise, max: 3 } }"),
    path: "endings.added.when.not.count",
    message: "Conditions of format 1 have no “count”",
  },
  {
    what: "one gauge against another",
    change: ending("tension: { above: grain }"),
    path: "endings.added.when.tension.above",
    message: "A gauge is tested by its value alone in format 1, so there is no “above”",
  },
  {
    what: "actors that are like another",
    change: "actors: { hills: { like: upland, label: Hills, short: HIL } }\n",
    path: "actors.hills.like",
    message: "Format 1 has no “like”",
  },
  {
    what: "postures that are like another",
    change: "actors: { lowland: { postures: { fees: { like: tolls, label: Fees } } } }\n",
    path: "actors.lowland.postures.fees.like",
    message: "Format 1 has no “like”",
  },
  {
    what: "actors that are templates",
    change: "actors: { upland: { template: false } }\n",
    path: "actors.upland.template",
    message: "Format 1 has no “template”",
  },
  {
    what: "codes of actors",
    change: "actors: { upland: { code: RUSGOV } }\n",
    path: "actors.upland.code",
    message: "An actor has no “code” in format 1",
  },
  {
    what: "distributions of assumptions",
    change: drawn("distribution: log-uniform"),
    path: "assumptions.patience.distribution",
    message: "An assumption has no “distribution” in format 1",
  },
  {
    what: "assumptions that are worked out from others",
    change:
      "assumptions: { refusal: { derived: { oneMinus: answer-chance }, note: x } }\ngauges: { tension: { drift: [{ perDay: { assumption: refusal }, judgement: x }] } }\n",
    path: "assumptions.refusal.derived",
    message: "An assumption has no “derived” in format 1",
  },
  {
    what: "headlines under conditions",
    change: guard(
      "from: resting, to: massed, wait: 5, headlines: [{ when: { tension: { min: 60 } }, headline: Again }]",
    ),
    path: `${added}.headlines`,
    message: "Format 1 has no “headlines”: each happening has one headline",
  },
  {
    what: "an inject that stands in for a hazard",
    change: "injects: { drill: { replaces: upland.guard.mass, for-good: true } }\n",
    path: "injects.drill.replaces",
    message: "Format 1 has no “replaces”: an inject comes beside what chance brings",
  },
];

const tagged = `mechanisms: { M1: { title: The guard } }\n${guard("from: resting, to: massed, wait: 5, mechanism: [M1]")}`;

describe("format 2", () => {
  it.each(uses)("has $what, and format 1 has not", ({ change, path, message }) => {
    const inOne = problemsOf(change).filter(({ severity }) => severity === "error");
    expect(inOne).toMatchObject([{ path, message, hint: expect.stringContaining("write “format: 2” in entry.yaml") }]);
    expect(inOne[0]?.place).toMatchObject({ file: "entry.yaml", line: 2 });
    expect(problemsOf(`format: 2\n${change}`)).toEqual([]);
  });

  it("has shared draws, and format 1 has not", () => {
    const change =
      "assumptions: { answer-chance: { distribution: pert }, patience: { distribution: pert, with: answer-chance } }\n";
    const paths = problemsOf(change).flatMap(({ severity, path }) => (severity === "error" ? [path] : []));
    expect(paths.sort()).toEqual([
      "assumptions.answer-chance.distribution",
      "assumptions.patience.distribution",
      "assumptions.patience.with",
    ]);
    expect(problemsOf(`format: 2\n${change}`)).toEqual([]);
  });

  it("has mechanisms, and format 1 has not", () => {
    const errors = problemsOf(tagged).filter(({ severity }) => severity === "error");
    expect(errors.map(({ path }) => path)).toEqual(["mechanisms", `${added}.mechanism`]);
    expect(problemsOf(`format: 2\n${tagged}`)).toEqual([]);
  });

  it("is 1 or 2, and nothing else", () => {
    expect(problemsOf("format: 3\n")).toMatchObject([{ path: "format", found: "3", expected: "1 or 2" }]);
  });
});
