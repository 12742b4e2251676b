/**
 * What effects, spreads and curves rest on, and what a citation says that its claim speaks for: kept beside what is played,
 * found by everything that asks what rests on a claim, and without any part in play.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  explain,
  hashScenario,
  type Scenario,
  ScenarioError,
  type Transition,
} from "../../src/engine/index.js";
import { evidenceRegister } from "../../src/scenarios/index.js";
import { visibilityOf } from "../../src/visibility/index.js";
import { loadChanged, loadFiles, saysOf } from "./valley.js";

interface Bases {
  readonly transition: string;
  readonly after: string;
  readonly effect: string;
  readonly add: string;
  readonly curve: string;
  readonly entry: string;
  readonly inject: string;
}

/** The valley with two transitions, a state and an inject that have spreads and curves; each basis as YAML, or nothing. */
const written = ({ transition, after, effect, add, curve, entry, inject }: Bases) => {
  const spread = (of: string, basis: string) => (basis === "" ? of : `{ spread: ${of}, ${basis} }`);
  const points = "[[20, 0.5], [80, 2]]";
  return `format: 2
actors:
  upland:
    postures:
      guard:
        states:
          raised: { effects: [{ gauge: grain, add: ${spread("[0.1, 0.4]", entry)} }] }
        transitions:
          boast:
            from: raised
            to: raised
            wait: 3
            headline: Upland boasts
            judgement: often
            ${transition}
            ratios: [{ gauge: tension, curve: ${curve === "" ? points : `{ points: ${points}, ${curve} }`}, judgement: a guess }]
            effects: [{ gauge: tension, add: ${spread("[1, 2, 9]", add)}, ${effect} }]
          tire: { from: massed, to: resting, after: ${spread("[2, 3]", after)}, headline: Upland tires, judgement: it does }
injects:
  harvest: { effects: [{ gauge: grain, add: [-2, -1], ${inject} }] }
`;
};
const silent: Bases = { transition: "", after: "", effect: "", add: "", curve: "", entry: "", inject: "" };
const bases: Bases = {
  transition: "evidence: [survey-p2, { claim: survey-p1, supports: timing }]",
  after: "evidence: [survey-p2]",
  effect: "evidence: [{ claim: survey-p1, supports: direction }], judgement: it is heard",
  add: "evidence: [{ claim: survey-p2, supports: [size, direction] }]",
  curve: "judgement: two points by eye",
  entry: "evidence: [survey-p1]",
  inject: "evidence: [survey-p2]",
};

const change = written(bases);
const plain = loadChanged(written(silent)).scenario;
const { scenario } = loadChanged(change);

function transitionOf({ actors }: Scenario, id: string): Transition {
  const found = actors[0]?.postures[0]?.transitions.find((transition) => transition.id === id);
  return found ?? expect.fail(`no transition ${id}`);
}

describe("a basis", () => {
  it("stands beside the plain spread or curve, and claims beside what they speak for", () => {
    const { effects, ratios, evidence, supports } = transitionOf(scenario, "boast");
    expect({ evidence, supports }).toEqual({
      evidence: ["survey-p2", "survey-p1"],
      supports: { "survey-p1": ["timing"] },
    });
    expect(effects).toEqual([
      {
        gauge: "tension",
        add: [1, 2, 9],
        addBasis: { evidence: ["survey-p2"], supports: { "survey-p2": ["size", "direction"] } },
        evidence: ["survey-p1"],
        supports: { "survey-p1": ["direction"] },
        judgement: "it is heard",
      },
    ]);
    expect(ratios).toMatchObject([
      {
        curve: [
          [20, 0.5],
          [80, 2],
        ],
        judgement: "a guess",
        curveBasis: { evidence: [], judgement: "two points by eye" },
      },
    ]);
    expect(transitionOf(scenario, "tire").trigger).toEqual({
      kind: "timeout",
      after: [2, 3],
      afterBasis: { evidence: ["survey-p2"] },
    });
  });

  it("that says nothing leaves no trace, so that hashes stay", () => {
    expect(transitionOf(plain, "boast").effects).toEqual([{ gauge: "tension", add: [1, 2, 9] }]);
    expect(JSON.stringify(plain)).not.toMatch(/"supports"|Basis"/);
    const nothing = { add: "evidence: []", after: "evidence: []", curve: "evidence: []", effect: "evidence: []" };
    expect(hashScenario(loadChanged(written({ ...silent, ...nothing })).scenario)).toBe(hashScenario(plain));
    expect(hashScenario(scenario)).not.toBe(hashScenario(plain));
  });

  it("has no part in play", () => {
    const play = (of: Scenario, run: number) => {
      const model = createModel(of);
      const records = advance(model, createWorld(model, { seed: "7", run }), 30);
      return records.map((record) => ({ ...record, evidence: null }));
    };
    let boasts = 0;
    for (let run = 0; run < 40; run += 1) {
      const records = play(scenario, run);
      expect(records).toEqual(play(plain, run));
      boasts += records.filter((record) => "transition" in record && record.transition.endsWith("boast")).length;
    }
    expect(boasts).toBeGreaterThan(20);
  });

  it("is part of the explanation", () => {
    const model = createModel(scenario);
    const world = createWorld(model, { seed: "7" });
    expect(explain(model, world, "upland.guard.boast")).toMatchObject({
      evidence: ["survey-p2", "survey-p1"],
      supports: { "survey-p1": ["timing"] },
      factors: [{ judgement: "a guess", curveBasis: { evidence: [], judgement: "two points by eye" } }],
    });
    expect(explain(model, world, "upland.guard.tire")).toMatchObject({ afterBasis: { evidence: ["survey-p2"] } });
  });

  it("is asked of an outcome whose weight is a number, not of one whose weight is an assumption with a basis of its own", () => {
    const weighing = (weight: string) => `format: 2
assumptions: { luck: { value: 2, range: [1, 3], note: How often it goes well., judgement: a guess } }
actors:
  upland:
    postures:
      guard:
        transitions:
          gamble:
            from: resting
            wait: 5
            headline: Upland gambles
            judgement: weekly
            outcomes: { well: { to: massed, weight: ${weight} }, badly: { to: raised, weight: 1, judgement: a guess } }
`;
    const asked = (weight: string) => saysOf(weighing(weight)).filter((said) => said.includes("rests on"));
    expect(asked("{ assumption: luck }")).toEqual([]);
    expect(asked("2")).toEqual([
      "warning actors.upland.postures.guard.transitions.gamble.outcomes.well: Nothing says what this weight rests on",
    ]);
  });

  it("reaches no player before play", () => {
    const { scenario: seen } = visibilityOf(createModel(scenario), "table").inHandout;
    const { effects, trigger } = transitionOf(seen, "boast");
    expect({ effects, trigger }).toMatchObject({ effects: [{ gauge: "tension", add: [1, 2, 9] }] });
    expect(JSON.stringify(seen)).not.toMatch(/survey-p|supports|Basis|it is heard|by eye/);
  });
});

describe("a claim", () => {
  it("is cited by every effect, spread and curve that names it, with what it speaks for", () => {
    const [first, second] = evidenceRegister(scenario);
    const boast = "upland.guard.boast";
    const ours = (citedBy: readonly string[] = []) =>
      citedBy.filter((element) => /boast|tire|states|injects\.harvest/.test(element));
    expect(ours(first?.citedBy)).toEqual([boast, `${boast}.effects[0]`, "upland.guard.states.raised.effects[0].add"]);
    expect(first?.supports).toEqual({ [boast]: ["timing"], [`${boast}.effects[0]`]: ["direction"] });
    expect(ours(second?.citedBy)).toEqual([
      boast,
      `${boast}.effects[0].add`,
      "upland.guard.tire.after",
      "injects.harvest.effects[0]",
    ]);
    expect(second?.supports).toEqual({ [`${boast}.effects[0].add`]: ["size", "direction"] });
  });

  it("is cited as often as lists of evidence anywhere in the scenario name it", () => {
    const lists: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === "evidence") lists.push(...(inner as string[]));
        visit(inner);
      }
    };
    visit(scenario);
    for (const { claim, citedBy } of evidenceRegister(scenario))
      expect(citedBy.length, claim).toBe(lists.filter((id) => id === claim).length);
  });

  it("of an imported file is kept if only a spread or a curve rests on it", () => {
    const claims = ["a", "b", "c", "d"].map(
      (letter, place) =>
        `  survey-p${place + 3}: { source: survey, paragraph: ${place + 3}, statement: ${letter}, credibility: 3 }\n`,
    );
    const cite = (number: number) => `evidence: [{ claim: survey-p${number}, supports: size }]`;
    const files = {
      "claims.yaml": `imports: [valley.yaml]\nevidence:\n${claims.join("")}`,
      "entry.yaml": `imports: [claims.yaml]\n${written({ ...silent, add: cite(3), curve: cite(4), after: cite(5) })}`,
    };
    const kept = loadFiles(files).scenario.claims.map(({ id }) => id);
    expect(kept).toEqual(["survey-p1", "survey-p2", "survey-p3", "survey-p4", "survey-p5"]);
  });

  it("of the scenario's own file is used if only an effect cites it", () => {
    const own = "evidence: { survey-p3: { source: survey, paragraph: 3, statement: c, credibility: 3 } }\n";
    const idle = "warning evidence.survey-p3: “survey-p3” is cited by nothing in this scenario";
    expect(saysOf(own)).toContain(idle);
    expect(saysOf(`${own}${written({ ...silent, effect: "evidence: [survey-p3]" })}`)).toEqual([]);
  });
});

describe("the linter", () => {
  const at = "actors.upland.postures.guard.transitions";
  const unbased = (noun: string, path: string) => `warning ${path}: Nothing says what this ${noun} rests on`;

  it.each([
    [{ add: "evidence: []" }, unbased("spread", `${at}.boast.effects[0].add`)],
    [{ curve: "evidence: []" }, unbased("curve", `${at}.boast.ratios[0].curve`)],
    [{ after: "evidence: []" }, unbased("spread", `${at}.tire.after`)],
  ])("warns of a map without a basis: %j", (some, warning) => {
    expect(saysOf(written({ ...silent, ...some }))).toEqual([warning]);
  });

  it.each([
    ["effect", "timing", `${at}.boast.effects[0].evidence[0].supports`],
    ["add", "timing", `${at}.boast.effects[0].add.evidence[0].supports`],
    ["after", "direction", `${at}.tire.after.evidence[0].supports`],
  ])("warns that the claim of %s cannot speak for its %s", (part, word, path) => {
    const evidence = `evidence: [{ claim: survey-p1, supports: [size, ${word}] }]`;
    expect(saysOf(written({ ...silent, [part]: evidence }))).toEqual([
      expect.stringContaining(`warning ${path}: “${word}” says nothing here`),
    ]);
  });

  it("asks nothing of a transition or ratio whose spread or curve has a basis", () => {
    const mute = (text: string) => text.replace(", judgement: it does", "").replace(", judgement: a guess", "");
    const carried = mute(written({ ...silent, after: "evidence: [survey-p1]", curve: "evidence: [survey-p1]" }));
    expect(saysOf(carried)).toEqual([]);
    expect(saysOf(mute(written(silent)))).toEqual([
      unbased("ratio", `${at}.boast.ratios[0]`),
      unbased("transition", `${at}.tire`),
    ]);
  });
});

describe("a basis over several files", () => {
  const lower = (after: string) =>
    `actors: { lowland: { postures: { tolls: { transitions: { lower: { after: ${after} } } } } } }\n`;
  const problems = (shared: string, own: string) => {
    const files = {
      "shared.yaml": `imports: [valley.yaml]\n${lower(shared)}`,
      "entry.yaml": `format: 2\nimports: [shared.yaml]\n${lower(own)}`,
    };
    try {
      loadFiles(files);
      return [];
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      return error.problems.map(({ place, message, hint }) => ({
        file: place?.file,
        line: place?.line,
        message,
        hint,
      }));
    }
  };

  it("stays with an imported spread whose numbers change", () => {
    const files = {
      "shared.yaml": `imports: [valley.yaml]\n${lower("{ spread: [3, 6], evidence: [survey-p1] }")}`,
      "entry.yaml": `format: 2\nimports: [shared.yaml]\n${lower("{ spread: [4, 9] }")}`,
    };
    const { trigger } = loadFiles(files).scenario.actors[1]?.postures[0]?.transitions[1] ?? expect.fail("no lower");
    expect(trigger).toEqual({ kind: "timeout", after: [4, 9], afterBasis: { evidence: ["survey-p1"] } });
  });

  it.each([
    ["{ assumption: patience }", "{ spread: [3, 6] }", "spread", "assumption"],
    ["{ spread: [3, 6] }", "{ assumption: patience }", "spread", "assumption"],
  ])("over %s, %s says how to remove what it is laid over", (shared, own, spread, assumption) => {
    const imported = own.includes(spread) ? assumption : spread;
    expect(problems(shared, own)).toEqual([
      {
        file: "entry.yaml",
        line: 3,
        message: "“spread” cannot stand beside “assumption”",
        hint: `“${imported}” is imported; to remove it, add ${imported}: null`,
      },
    ]);
    expect(problems(shared, own.replace("{ ", `{ ${imported}: null, `))).toEqual([]);
  });

  it("may be given to an imported effect by its id", () => {
    const raise = (effects: string) =>
      `actors: { upland: { postures: { guard: { transitions: { raise: { effects: [${effects}] } } } } } }\n`;
    const files = {
      "shared.yaml": `imports: [valley.yaml]\n${raise("{ id: fear, gauge: tension, add: 4 }")}`,
      "entry.yaml": `format: 2\nimports: [shared.yaml]\n${raise("{ id: fear, evidence: [survey-p2] }")}`,
    };
    const effects = loadFiles(files).scenario.actors[0]?.postures[0]?.transitions[0]?.effects;
    expect(effects).toEqual([
      { gauge: "tension", add: 5 },
      { gauge: "tension", add: 4, evidence: ["survey-p2"] },
    ]);
  });
});
