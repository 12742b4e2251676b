/**
 * What the lint says beyond the mistakes in bad/: warnings, and the errors it must not see where there are none.
 */
import { describe, expect, it } from "vitest";
import { loadFiles, problemsOf, saysOf } from "./valley.js";

/** YAML that adds to Upland's guard. */
const guard = (parts: string) => `actors: { upland: { postures: { guard: { ${parts} } } } }\n`;
const guardPath = "actors.upland.postures.guard";

describe("injects that stand in for hazards", () => {
  const says = (injects: string, more = "") => saysOf(`format: 2\ninjects: { ${injects} }\n${more}`);
  const drill = "injects.drill.replaces";

  it("replace hazards, and nothing else", () => {
    expect(says("drill: { replaces: [upland.guard.mass, lowland.tolls.raise], for-good: true }")).toEqual([]);
    expect(says("drill: { replaces: upland.guard.mas }")).toEqual([
      `error ${drill}: There is no transition or inject called “upland.guard.mas”`,
    ]);
    for (const other of ["upland.guard.stand-down", "lowland.tolls.lower", "inject.flood"])
      expect(says(`drill: { replaces: ${other} }`)).toEqual([
        `error ${drill}: “${other}” is no hazard, and only a hazard can be shut`,
      ]);
  });

  it("have a time until which they shut them", () => {
    expect(says("flood: { replaces: upland.guard.mass }")).toEqual([
      "error injects.flood.replaces: A hazard is shut until the inject's time, and this inject has none",
    ]);
    expect(says("drill: { for-good: true }")).toEqual(["error injects.drill.for-good: Nothing is replaced for good"]);
  });

  it("replace each hazard once", () => {
    expect(says("drill: { replaces: upland.guard.mass }, harvest: { replaces: [upland.guard.mass] }")).toEqual([
      "error injects.drill.replaces: “upland.guard.mass” is replaced by “harvest” already, so that it is not clear until when it is shut",
    ]);
    expect(says("drill: { replaces: [upland.guard.mass, upland.guard.mass] }")).toEqual([
      `error ${drill}[1]: “upland.guard.mass” stands in this list twice`,
    ]);
  });

  it("do not make public what only some learn of", () => {
    const secret = "actors: { upland: { postures: { guard: { transitions: { mass: { visibility: [upland] } } } } } }\n";
    expect(says("drill: { replaces: upland.guard.mass }", secret)).toEqual([
      `warning ${drill}: Everyone learns of an inject, but not of the transition that this one stands in for`,
    ]);
  });

  it("are missed where the record always brings what a hazard brings before it", () => {
    const called = (chance: string) =>
      guard(
        `transitions: { drilled: { from: raised, to: massed, on: inject.drill, ${chance}headline: Massed, judgement: a guess } }`,
      );
    expect(says("drill: {}", called(""))).toEqual([
      "warning injects.drill: What the record brings on this day comes by chance before it as well: upland.guard.drilled answers it, and upland.guard.mass is not shut",
    ]);
    expect(says("drill: {}", called("chance: 0.5, "))).toEqual([]);
    expect(says("drill: { replaces: upland.guard.mass }", called(""))).toEqual([]);
    expect(says("drill: { historical: false }", called(""))).toEqual([]);
    expect(saysOf(called(""))).toEqual([]);
  });
});

describe("warnings about charts", () => {
  it("a state that nothing leads to", () => {
    expect(saysOf(guard("states: { exiled: { label: Exiled, final: true } }"))).toEqual([
      `warning ${guardPath}.states.exiled: No chain of transitions leads from “resting” to the state “exiled”`,
    ]);
  });

  const leave =
    "transitions: { leave: { from: massed, to: exiled, wait: 9, headline: Upland leaves, judgement: a guess } }";

  it("a state that nothing leads out of, unless it is final or an ending waits for it", () => {
    const trapped = [
      `warning ${guardPath}.states.exiled: Nothing leads out of the state “exiled”, and no ending waits for it`,
    ];
    expect(saysOf(guard(`states: { exiled: { label: Exiled } }, ${leave}`))).toEqual(trapped);
    expect(saysOf(guard(`states: { exiled: { label: Exiled, final: true } }, ${leave}`))).toEqual([]);
    const ending =
      "endings: { exile: { label: Exile, when: { any: [{ upland.guard: exiled }, { tension: { min: 99 } }] } } }\n";
    expect(saysOf(guard(`states: { exiled: { label: Exiled } }, ${leave}`) + ending)).toEqual([]);
  });

  it("a final state with a way out", () => {
    expect(saysOf(guard("states: { massed: { final: true } }"))).toEqual([
      `warning ${guardPath}.states.massed.final: The state “massed” is said to be final, but a transition leads out of it`,
    ]);
  });

  it("two actors with one short name", () => {
    expect(saysOf("actors: { mediator: { short: UPL } }\n")).toEqual([
      "warning actors.mediator.short: “UPL” is already the short name of “upland”",
    ]);
  });

  it("two actors whose ids make one short name, in format 2", () => {
    const upper =
      "actors: { uplander: { label: Uplander, postures: { mood: { label: Mood, initial: calm, states: { calm: { label: Calm, final: true } } } } } }\n";
    const warning = "warning actors.uplander: “UPL”, the short name made from this id, is already that of “upland”";
    expect(saysOf(`format: 2\n${upper}`)).toEqual([warning]);
    expect(saysOf(upper)).toEqual([]);
    expect(saysOf(`format: 2\n${upper.replace("label: Uplander", "label: Uplander, short: UPR")}`)).toEqual([]);
  });

  it("two actors with one code, unless one is a copy of the other and says no code of its own", () => {
    const warning = "warning actors.mediator.code: “AZEGOV” is already the code of “upland”";
    const coded = (rest: string) => saysOf(`format: 2\nactors: { upland: { code: AZEGOV }, ${rest} }\n`);
    expect(coded("mediator: { code: AZEGOV }")).toEqual([warning]);
    expect(coded("mediator: { code: AZEGOVXYZ }, lowland: { code: IGOEUREECLEG }")).toEqual([]);
    const copy = "hills: { like: upland, label: Hills, short: HIL";
    expect(coded(`${copy} }`)).toEqual([]);
    expect(coded(`${copy}, code: AZEGOV }`)).toEqual([warning.replace("mediator", "hills")]);
  });

  it("more states than a ladder can show are refused", () => {
    const states = Array.from({ length: 31 }, (_, index) => `s${index}: { label: S }`).join(", ");
    expect(saysOf(guard(`states: { ${states} }`))).toContain(`error ${guardPath}.states: There are 34 states here`);
  });
});

describe("warnings about evidence", () => {
  it("a transition or ratio that rests on nothing", () => {
    expect(
      saysOf(
        guard("transitions: { raise: { evidence: null, ratios: [{ when: { lowland.tolls: raised }, ratio: 2 }] } }"),
      ),
    ).toEqual([
      `warning ${guardPath}.transitions.raise: Nothing says what this transition rests on`,
      `warning ${guardPath}.transitions.raise.ratios[0]: Nothing says what this ratio rests on`,
    ]);
  });

  it("an unused claim of the scenario's own, but none of a library it imports", () => {
    const claims = (names: readonly string[]) =>
      `evidence: { ${names.map((name) => `${name}: { source: survey, paragraph: 9, statement: x, credibility: 2 }`).join(", ")} }\n`;
    expect(saysOf(claims(["a", "b"]))).toEqual([
      "warning evidence.a: “a” is cited by nothing in this scenario",
      "warning evidence.b: “b” is cited by nothing in this scenario",
    ]);
    const uncited =
      "actors: null\nmilestones: null\nhistory: null\nendings: null\ninjects: null\nvariants: null\nassumptions: null\n";
    const own =
      "actors: { a: { label: A, postures: { p: { label: P, initial: s, states: { s: { label: S, final: true } } } } } }\n";
    expect(
      saysOf(
        uncited.replace("actors: null\n", "") +
          own.replace("actors: {", "actors: { upland: null, lowland: null, mediator: null,") +
          "gauges: { tension: { drift: null } }\n",
      ),
    ).toEqual([]);
  });

  it("no assumption of a library whose draw is shared, though nothing else uses it", () => {
    const files = (partner: string) => ({
      "library.yaml": `assumptions: { luck: { value: 1, range: [0, 2], distribution: uniform, note: x, judgement: y }, fate: { value: 1, range: [0, 2], distribution: uniform, note: x, judgement: y } }\n`,
      "entry.yaml": `format: 2\nimports: [valley.yaml, library.yaml]\nassumptions: { patience: { distribution: pert${partner} } }\n`,
    });
    const kept = (partner: string) => loadFiles(files(partner)).scenario.assumptions.map(({ id }) => id);
    expect(kept("")).toEqual(["patience", "answer-chance"]);
    expect(kept(", with: luck")).toEqual(["patience", "answer-chance", "luck"]);
  });

  it("an assumption that nothing uses", () => {
    expect(saysOf("assumptions: { luck: { value: 1, range: [0, 2], note: x, judgement: y } }\n")).toEqual([
      "warning assumptions.luck: “luck” is used by nothing in this scenario",
    ]);
  });

  it("history that does not say how it is known", () => {
    expect(saysOf("history: { peace: { never: true } }\n")).toEqual([
      "warning history.peace: Nothing says how this is known",
    ]);
  });
});

describe("conditions that can never hold", () => {
  const ending = (when: string) =>
    saysOf(
      `endings: { exhaustion: { when: null, label: null }, end: { label: End, when: ${when} } }\n`.replace(
        "exhaustion: { when: null, label: null }, ",
        "",
      ),
    );
  const never = expect.stringContaining("can never hold");

  it.each([
    ["two states of one posture", "{ all: [{ upland.guard: massed }, { upland.guard: [resting, raised] }] }"],
    ["a state and its opposite", "{ upland.guard: massed, not: { upland.guard: massed } }"],
    ["a state and its complement", "{ all: [{ upland.guard: massed }, { upland.guard: { not: massed } }] }"],
    ["two ranges of one gauge that do not meet", "{ all: [{ tension: { min: 60 } }, { tension: { max: 50 } }] }"],
    ["a gauge above its max", "{ grain: { min: 10 } }"],
    ["a gauge below its min", "{ grain: { max: 0.5 } }"],
    ["a day after the horizon", "{ day: { min: 31 } }"],
    ["a range and its opposite", "{ tension: { min: 60 }, not: { tension: { min: 50 } } }"],
    ["a milestone reached and not", "{ reached: peace, not: { reached: peace } }"],
    [
      "every alternative contradicted",
      "{ upland.guard: massed, any: [{ upland.guard: raised }, { upland.guard: resting }] }",
    ],
    [
      "the opposite of alternatives that cover everything",
      "{ not: { any: [{ upland.guard: massed }, { upland.guard: [raised, resting] }] } }",
    ],
    [
      "nested deep",
      "{ all: [{ any: [{ all: [{ tension: { min: 60 } }, { lowland.tolls: low }] }] }, { tension: { max: 50 } }] }",
    ],
    [
      "an alternative that contradicts itself",
      "{ any: [{ upland.guard: massed }, { tension: { min: 60, max: 50 } }] }",
    ],
    [
      "a min above what any value of an assumption allows",
      "{ day: { max: { assumption: patience } }, all: [{ day: { min: 3 } }] }",
    ],
  ])("are refused: %s", (_name, when) => {
    expect(ending(when)).toEqual([never]);
  });

  it.each([
    ["touching ranges", "{ all: [{ tension: { min: 60 } }, { tension: { max: 60 } }] }"],
    [
      "alternatives of which one can hold",
      "{ upland.guard: massed, any: [{ upland.guard: [raised, massed] }, { lowland.tolls: low }] }",
    ],
    ["two postures", "{ upland.guard: massed, lowland.tolls: low }"],
    ["a bound that some value of an assumption allows", "{ day: { min: 2, max: { assumption: patience } } }"],
    ["not a range in the middle", "{ not: { tension: { min: 40, max: 60 } }, tension: { min: 30 } }"],
  ])("are not confused with those that can: %s", (_name, when) => {
    expect(ending(when)).toEqual([]);
  });

  it("a test that is always true is a warning", () => {
    expect(ending("{ upland.guard: massed, tension: { min: 0 } }")).toEqual([
      "warning endings.end.when.tension.min: “tension” is never below 0, so this min tests nothing",
    ]);
  });
});

describe("responses", () => {
  // Each posture goes there and back again, always at once, because the other just moved.
  const circle = (lastMore: string) => {
    const states = "states: { x: { label: X }, y: { label: Y } }";
    const move = (id: string, way: string, on: string, more = "") =>
      `${id}: { ${way}, on: ${on}, ${more} headline: h, judgement: j }`;
    const actor = (id: string, ...moves: readonly string[]) =>
      `${id}: { label: L, postures: { p: { label: P, initial: x, ${states}, transitions: { ${moves.join(", ")} } } } }`;
    const [out, back] = ["from: x, to: y", "from: y, to: x"];
    const a = actor("a", move("there", out, "[b.p.back, inject.harvest]"), move("back", back, "b.p.there"));
    const b = actor("b", move("there", out, "a.p.there"), move("back", back, "a.p.back", lastMore));
    return `actors: { ${a}, ${b} }\n`;
  };

  it("that always answer one another in a circle earn a warning", () => {
    expect(saysOf(circle(""))).toEqual([expect.stringContaining("always answer one another")]);
  });

  it("of which one may not answer earn none; a condition that the circle never changes is no such thing", () => {
    expect(saysOf(circle("chance: 0.9,"))).toEqual([]);
    expect(saysOf(circle("when: { tension: { min: 50 } },"))).toEqual([
      expect.stringContaining("always answer one another"),
    ]);
  });

  it("cannot answer themselves", () => {
    expect(saysOf(guard("transitions: { stand-down: { on: upland.guard.stand-down } }"))).toEqual([
      `error ${guardPath}.transitions.stand-down.on: A response cannot answer itself`,
    ]);
  });
});

describe("numbers", () => {
  it("hold under every variant and at both ends of every range", () => {
    expect(saysOf("assumptions: { answer-chance: { range: [0.2, 1.2], judgement: wide } }\n")).toEqual([
      `error ${guardPath}.transitions.stand-down.chance: “chance” cannot be 1.2, as “answer-chance” makes it at the high end of its range`,
    ]);
    const spread = guard(
      "transitions: { raise: { effects: [{ gauge: tension, add: [{ assumption: patience }, 1.5] }] } }",
    );
    expect(saysOf(spread)).toEqual([
      `error ${guardPath}.transitions.raise.effects[0].add: This spread is out of order in the variant “weary”`,
    ]);
  });

  it("a curve that goes beyond its gauge earns a warning", () => {
    expect(
      saysOf(
        guard(
          "transitions: { raise: { ratios: [{ gauge: tension, curve: [[20, 1], [120, 2]], judgement: j }, { assumption: patience }] } }",
        ),
      ),
    ).toEqual([
      `warning ${guardPath}.transitions.raise.ratios[0].curve[1]: “tension” never reaches this point of the curve`,
    ]);
  });

  it("a baseline without settle earns a warning", () => {
    expect(saysOf("gauges: { grain: { baseline: 3, judgement: a guess } }\n")).toEqual([
      "warning gauges.grain.baseline: This baseline does nothing without `settle`",
    ]);
  });

  it("dates run from the first day to the horizon, both included", () => {
    expect(
      problemsOf("history: { quarrel: { date: 2030-03-01 }, massing: { never: null, date: 2030-03-31 } }\n"),
    ).toEqual([]);
    expect(saysOf("history: { quarrel: { date: 2030-04-01 } }\n")).toEqual([
      "error history.quarrel.date: This is after the scenario's horizon",
    ]);
  });
});

describe("what follows from a mistake", () => {
  it("is not reported as another: names defined by a misshapen entry still count as defined", () => {
    expect(saysOf("gauges: { tension: { min: low } }\n")).toEqual([
      "error gauges.tension.min: “min” does not fit here",
    ]);
    expect(saysOf(guard("states: { massed: { label: 5 } }"))).toEqual([
      `error ${guardPath}.states.massed.label: “label” does not fit here`,
    ]);
    expect(saysOf("evidence: { survey-p1: { paragraph: first } }\n")).toEqual([
      "error evidence.survey-p1.paragraph: “paragraph” does not fit here",
    ]);
    expect(saysOf("actors: { lowland: [tolls] }\n")).toEqual(["error actors.lowland: “lowland” does not fit here"]);
  });
});
