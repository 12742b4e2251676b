/**
 * Actors and postures that are like others: what they come to is what somebody would have written out by hand.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { hashScenario } from "../../src/engine/index.js";
import { showResolved } from "../../src/scenarios/index.js";
import { full } from "../share.js";
import { loadFiles, problemsOf } from "./valley.js";

const head = `format: 2
id: cordon
title: The cordon
summary: Four submarines meet a navy. Invented.
start: 2030-10-22
horizon: 10
gauges: { tension: { label: Tension, min: 0, max: 100, initial: 40 } }
sources: { log: { title: A log, published: "2030", leans: none known, reliability: C, note: Invented. } }
evidence: { log-p1: { source: log, paragraph: 1, statement: Boats surfaced one after another., credibility: 3 } }
`;

const navy = `  navy:
    label: Navy
    postures:
      hunt:
        label: Hunt
        initial: far
        states: { far: { label: Far }, close: { label: Close } }
        transitions:
          find: { from: far, to: close, wait: 2, headline: A boat is found, judgement: sonar }
          lose: { from: close, to: far, on: [b-4.depth.surface, b-59.depth.surface], headline: Lost, judgement: sonar }
milestones:
  up: { label: One is up, when: { any: [{ b-4.depth: up }, { b-36.depth: up }, { b-59.depth: up }, { b-130.depth: up }] } }
`;

const template = `actors:
  submarine:
    template: true
    label: A submarine
    description: "{actor} carries {{something}}, says the navy."
    postures:
      depth:
        label: Depth of {actor}
        initial: down
        states: { down: { label: Down, effects: [{ gauge: tension, add: 1 }] }, up: { label: Up, final: true } }
        transitions:
          surface:
            from: down
            to: up
            wait: 5
            when: { submarine.radio: silent, not: { submarine.radio: [heard] } }
            ratios:
              - { id: hunted, when: { navy.hunt: close, submarine.depth: down }, ratio: 3, judgement: batteries run low }
              - { id: tense, gauge: tension, curve: [[20, 0.5], [80, 2]], evidence: [log-p1] }
            effects: [{ gauge: tension, add: [-4, -2], evidence: [log-p1] }]
            order: { label: "Take {actor} up", brief: "{posture}: batteries." }
            event: { cameo: "0256", target: navy }
            headline: "{actor} comes up"
            visibility: [submarine, navy]
            judgement: a boat lasts days
      radio:
        label: Radio
        initial: silent
        states: { silent: { label: Silent }, heard: { label: Heard } }
        transitions:
          report: { from: silent, to: heard, on: [submarine.depth.surface, navy.hunt.find], headline: "{actor} is heard on {posture}", judgement: at once }
          hush: { from: heard, to: silent, after: 1, event: { cameo: "10", target: submarine }, headline: "{actor} is not submarine.depth", judgement: a day }
`;

const copies = `  b-4: { like: submarine, label: B-4 }
  b-36: { like: submarine, label: B-36, short: BXX }
  b-59:
    like: submarine
    label: B-59
    short: BYY
    description: null
    postures:
      depth: { transitions: { surface: { wait: null, rate: 0.5, ratios: [{ id: hunted, ratio: 6 }, { id: tense, remove: true }] } } }
      crew:
        label: Crew
        initial: calm
        states: { calm: { label: Calm }, frayed: { label: Frayed, final: true } }
        transitions: { fray: { from: calm, to: frayed, wait: 9, when: { b-59.depth: down }, headline: "{posture} of {actor} frays", judgement: heat } }
  b-130:
    like: b-59
    label: B-130
    short: BZZ
    postures: { radio: null, depth: { transitions: { surface: { when: { b-130.radio: null, not: null, b-130.depth: down } } } } }
`;

/** Depth as somebody would write it for one boat. */
const depth = (boat: string, label: string, own: string) => `      depth:
        label: Depth of ${label}
        initial: down
        states: { down: { label: Down, effects: [{ gauge: tension, add: 1 }] }, up: { label: Up, final: true } }
        transitions:
          surface:
            from: down
            to: up
${own}            effects: [{ gauge: tension, add: [-4, -2], evidence: [log-p1] }]
            order: { label: "Take ${label} up", brief: "Depth of ${label}: batteries." }
            event: { cameo: "0256", target: navy }
            headline: "${label} comes up"
            visibility: [${boat}, navy]
            judgement: a boat lasts days
`;
const radio = (boat: string, label: string) => `      radio:
        label: Radio
        initial: silent
        states: { silent: { label: Silent }, heard: { label: Heard } }
        transitions:
          report: { from: silent, to: heard, on: [${boat}.depth.surface, navy.hunt.find], headline: "${label} is heard on Radio", judgement: at once }
          hush: { from: heard, to: silent, after: 1, event: { cameo: "10", target: ${boat} }, headline: "${label} is not submarine.depth", judgement: a day }
`;
const crew = (boat: string, label: string) => `      crew:
        label: Crew
        initial: calm
        states: { calm: { label: Calm }, frayed: { label: Frayed, final: true } }
        transitions: { fray: { from: calm, to: frayed, wait: 9, when: { ${boat}.depth: down }, headline: "Crew of ${label} frays", judgement: heat } }
`;
const asWritten = (boat: string) => `            wait: 5
            when: { ${boat}.radio: silent, not: { ${boat}.radio: [heard] } }
            ratios:
              - { when: { navy.hunt: close, ${boat}.depth: down }, ratio: 3, judgement: batteries run low }
              - { gauge: tension, curve: [[20, 0.5], [80, 2]], evidence: [log-p1] }
`;
const quicker = (boat: string, when: string) => `            rate: 0.5
            when: { ${when} }
            ratios: [{ when: { navy.hunt: close, ${boat}.depth: down }, ratio: 6, judgement: batteries run low }]
`;
const carries = (label: string) => `    description: "${label} carries {something}, says the navy."\n    postures:\n`;
const byHand = [
  `actors:\n  b-4:\n    label: B-4\n${carries("B-4")}`,
  depth("b-4", "B-4", asWritten("b-4")) + radio("b-4", "B-4"),
  `  b-36:\n    label: B-36\n    short: BXX\n${carries("B-36")}`,
  depth("b-36", "B-36", asWritten("b-36")) + radio("b-36", "B-36"),
  "  b-59:\n    label: B-59\n    short: BYY\n    postures:\n",
  depth("b-59", "B-59", quicker("b-59", "b-59.radio: silent, not: { b-59.radio: [heard] }")),
  radio("b-59", "B-59") + crew("b-59", "B-59"),
  "  b-130:\n    label: B-130\n    short: BZZ\n    postures:\n",
  depth("b-130", "B-130", quicker("b-130", "b-130.depth: down")) + crew("b-130", "B-130"),
].join("");

const load = (actors: string, more: Readonly<Record<string, string>> = {}) =>
  loadFiles({ "entry.yaml": head + actors + navy, ...more });
/** A file over the four submarines. */
const loadOver = (...layers: readonly string[]) => {
  const names = layers.map((_, place) => `layer-${place}.yaml`);
  return loadFiles({
    "cordon.yaml": head + template + copies + navy,
    ...Object.fromEntries(layers.map((text, place) => [names[place], text])),
    "entry.yaml": `imports: [cordon.yaml, ${names.join(", ")}]\n`,
  });
};
const surfaceOf = (loaded: ReturnType<typeof loadFiles>, boat: string) =>
  loaded.scenario.actors.find(({ id }) => id === boat)?.postures[0]?.transitions[0];

describe("four submarines by a template", () => {
  const loaded = load(template + copies);

  it("are the same scenario as four that are written out by hand, with the same hash", () => {
    const written = load(byHand);
    expect(loaded.scenario).toEqual(written.scenario);
    expect(hashScenario(loaded.scenario)).toBe(hashScenario(written.scenario));
    expect([loaded.warnings, written.warnings]).toEqual([[], []]);
  });

  it("stand where they are written, and the template is not played", () => {
    expect(loaded.scenario.actors.map(({ id }) => id)).toEqual(["b-4", "b-36", "b-59", "b-130", "navy"]);
  });

  it("say of each value where it is written", () => {
    const text = head + template + copies;
    const line = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
    const surface = "actors.b-130.postures.depth.transitions.surface";
    expect(loaded.provenance(`${surface}.headline`)?.line).toBe(line('headline: "{actor} comes up"'));
    expect(loaded.provenance(`${surface}.rate`)?.line).toBe(line("rate: 0.5"));
    expect(loaded.provenance(`${surface}.ratios[0].when`)?.line).toBe(line("- { id: hunted"));
    expect(loaded.provenance("actors.b-130.label")?.line).toBe(line("label: B-130"));
  });

  it("are shown written out, each value with its line, and load again from what is shown", () => {
    const shown = showResolved(loaded);
    expect(shown).not.toMatch(/(like|template):|{actor/);
    expect(shown.match(/headline: B-\d+ comes up {2}# entry\.yaml:\d+/g)).toHaveLength(4);
    expect(loadFiles({ "entry.yaml": shown }).scenario).toEqual(loaded.scenario);
  });
});

describe("a copy", () => {
  it("follows what an importing file changes in the template", () => {
    const changed = loadOver(
      "actors: { submarine: { postures: { depth: { transitions: { surface: { headline: '{actor} is up', wait: 8 } } } } } }\n",
    );
    expect(surfaceOf(changed, "b-36")).toMatchObject({ headline: "B-36 is up", trigger: { wait: 8 } });
    expect(surfaceOf(changed, "b-130")).toMatchObject({ headline: "B-130 is up", trigger: { rate: 0.5 } });
  });

  it("is changed by importing files, one over the other", () => {
    const surface = (boat: string, parts: string) =>
      `actors: { ${boat}: { postures: { depth: { transitions: { surface: { ${parts} } } } } } }\n`;
    const changed = loadOver(
      surface("b-4", "wait: 7, headline: Off Cuba, ratios: [{ id: hunted, ratio: 9 }]"),
      surface("b-4", "visibility: null, headline: null, ratios: [{ id: hunted, label: Hunted }]"),
      surface("b-4", "headline: At last"),
    );
    expect(surfaceOf(changed, "b-4")).toMatchObject({ headline: "At last", trigger: { wait: 7 } });
    expect(surfaceOf(changed, "b-4")?.ratios[0]).toMatchObject({ ratio: 9, label: "Hunted" });
    expect(surfaceOf(changed, "b-4")).not.toHaveProperty("visibility");
  });

  it("loses what a file empties, though an earlier one wrote it, and not what the template has besides", () => {
    const changed = loadOver(
      "actors: { b-4: { short: BBB } }\n",
      "actors: { b-4: { short: null, description: null } }\n",
    );
    expect(changed.scenario.actors[0]).toMatchObject({ label: "B-4", short: "BB" });
    expect(changed.scenario.actors[0]).not.toHaveProperty("description");
  });

  it("may be like something else in an importing file, or be written out again", () => {
    const changed = loadOver(
      "actors: { b-36: { like: b-59 }, b-130: null }\n",
      `actors:
  b-130: { label: Another, postures: { mood: { label: Mood, initial: calm, states: { calm: { label: "{actor}" } }, transitions: {} }, depth: { like: b-4.depth, transitions: { surface: { when: null } } } } }
`,
    );
    expect(surfaceOf(changed, "b-36")).toMatchObject({ headline: "B-36 comes up", trigger: { rate: 0.5 } });
    const another = changed.scenario.actors.at(-1);
    expect(another?.postures.map(({ id, states }) => [id, states[0]?.label])).toEqual([
      ["mood", "{actor}"],
      ["depth", "Down"],
    ]);
    expect(another?.postures[1]?.transitions[0]).toMatchObject({
      headline: "Another comes up",
      visibility: ["b-130", "navy"],
    });
  });
});

describe("a posture that is like another", () => {
  const depths = `  b-4:
    label: B-4
    postures:
      radio: { like: submarine.radio, transitions: { report: { on: b-4.hull.surface } } }
      hull: { like: submarine.depth, label: "Hull of {actor}" }
      second: { like: hull, label: "Second hull", transitions: { surface: { when: { b-4.hull: up } } } }
`;
  const loaded = loadFiles({
    "entry.yaml":
      head +
      template +
      depths +
      navy
        .replace("b-4.depth.surface, b-59.depth.surface", "b-4.hull.surface")
        .replace(/\{ any: .* \}/, "{ b-4.second: up } }"),
  });
  const [, hull, second] = loaded.scenario.actors[0]?.postures ?? [];

  it("has its own name in place of the template's", () => {
    const radio = loaded.scenario.actors[0]?.postures[0];
    expect(hull?.transitions[0]).toMatchObject({
      path: "b-4.hull.surface",
      headline: "B-4 comes up",
      visibility: ["b-4", "navy"],
      order: { brief: "Hull of B-4: batteries." },
      ratios: [{ when: { of: [{ posture: "navy.hunt" }, { posture: "b-4.hull" }] } }, {}],
    });
    // The template's other postures become those of the same name here.
    expect(hull?.transitions[0]?.when).toMatchObject({
      of: [{ of: { posture: "b-4.radio" } }, { posture: "b-4.radio" }],
    });
    expect(radio?.transitions[1]).toMatchObject({ event: { target: "b-4" } });
  });

  it("may be like one of the same actor, and has what is laid over it", () => {
    expect(second?.label).toBe("Second hull");
    expect(second?.transitions[0]).toMatchObject({
      when: { of: [{ kind: "not" }, { posture: "b-4.radio" }, { posture: "b-4.hull", states: ["up"] }] },
      ratios: [{ when: { of: [{}, { posture: "b-4.second" }] } }, {}],
    });
  });

  it("takes the place of the one of that name that its actor would have as a copy", () => {
    const changed = loadOver(
      "actors: { b-36: { postures: { radio: { like: navy.hunt, label: Sonar }, depth: { transitions: { surface: { when: null } } } } } }\n",
    );
    const sonar = changed.scenario.actors[1]?.postures[1];
    expect(sonar?.label).toBe("Sonar");
    expect(sonar?.transitions.map(({ path }) => path)).toEqual(["b-36.radio.find", "b-36.radio.lose"]);
  });
});

describe("placeholders", () => {
  const valley = (text: string) =>
    `format: 2\nactors: { upland: { description: "${text}" }, hills: { like: upland, label: Hills, short: HIL } }\n`;

  it("are filled in what is copied and in what it is a copy of, and nowhere else", () => {
    const { scenario } = loadFiles({
      "entry.yaml": `imports: [valley.yaml]\ntitle: "{actor}"\n${valley("{actor} {{actor}}")}`,
    });
    expect(scenario.title).toBe("{actor}");
    expect(scenario.actors.map(({ description }) => description)).toEqual([
      "Upland {actor}",
      undefined,
      undefined,
      "Hills {actor}",
    ]);
  });

  it("that are misspelt are told once, where they are written", () => {
    expect(problemsOf(valley("{actr}"))).toMatchObject([
      { message: "There is no placeholder “{actr}” here", hint: "did you mean “{actor}”?", place: { line: 3 } },
    ]);
  });

  it("cannot stand in the label that they would stand for", () => {
    expect(
      problemsOf("format: 2\nactors: { hills: { like: upland, label: 'The {actor}', short: HIL } }\n"),
    ).toMatchObject([
      { severity: "error", path: "actors.hills.label", hint: "for a brace that is meant, write it twice: {{actor}}" },
    ]);
  });

  it("that make a text too long are refused where the text is written, with the copy that has it", () => {
    const long = "x".repeat(150);
    const headline = `actors: { upland: { postures: { guard: { transitions: { mass: { headline: "${long}{actor}" } } } } },`;
    expect(
      problemsOf(`format: 2\n${headline} hills: { like: upland, label: Hills of the north, short: HIL } }\n`),
    ).toMatchObject([
      { message: "“headline” does not fit here (in “hills”, which is like “upland”)", place: { line: 3 } },
    ]);
  });
});

describe("warnings", () => {
  it("of what is copied are told once, with the original where that is played", () => {
    const mass = "actors: { upland: { postures: { guard: { transitions: { mass: { judgement: null } } } } },";
    const problems = problemsOf(`format: 2\n${mass} hills: { like: upland, label: Hills, short: HIL } }\n`);
    expect(problems).toMatchObject([{ path: "actors.upland.postures.guard.transitions.mass" }]);
    const template = problemsOf(
      `format: 2\nactors: { moor: { label: Moor, template: true, postures: { watch: { label: Watch, initial: on, states: { "on": { label: Awake }, "off": { label: Asleep } }, transitions: { doze: { from: "on", to: "off", wait: 4, headline: x }, wake: { from: "off", to: "on", wait: 4, headline: y, judgement: z } } } } }, east: { like: moor, label: East }, west: { like: moor, label: West } }\n`,
    );
    expect(template).toMatchObject([
      { message: "Nothing says what this transition rests on (in “east” and “west”, which are like “moor”)" },
    ]);
  });

  it("name a template that nothing is like, in the scenario's own file alone", () => {
    const idle = "actors: { moor: { template: true } }\n";
    expect(problemsOf(`format: 2\n${idle}`)).toMatchObject([
      { severity: "warning", path: "actors.moor", message: "Nothing is like the template “moor”" },
    ]);
    const { warnings } = loadFiles({
      "moor.yaml": idle,
      "entry.yaml": "imports: [valley.yaml, moor.yaml]\nformat: 2\n",
    });
    expect(warnings).toEqual([]);
  });

  it("name a copy that bears the label of another actor", () => {
    expect(problemsOf("format: 2\nactors: { hills: { like: lowland } }\n")).toMatchObject([
      { severity: "warning", path: "actors.hills", message: "“lowland” and “hills” are both called “Lowland”" },
    ]);
  });
});

describe("copies without end", () => {
  const many = (count: number, write: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => write(index)).join("");

  it("in a chain are refused, and not followed", () => {
    const chain = many(
      40,
      (index) => `  hill-${index}: { like: ${index === 39 ? "upland" : `hill-${index + 1}`}, label: Hill }\n`,
    );
    const problems = problemsOf(`format: 2\nactors:\n${chain}`);
    expect(problems[0]).toMatchObject({
      severity: "error",
      message: "This is like another in a chain of more than 16",
    });
  });

  it.each(full ? [60, 20_000] : [20_000])(
    "of a large original are refused before they fill the memory: %i",
    (copied) => {
      const states = many(3000, (index) => `s${index}: { label: A, rung: 1, final: true, description: B },`);
      const template = `  moor: { template: true, label: Moor, postures: { watch: { label: W, initial: s0, states: { ${states} } } } }\n`;
      const copies = many(copied, (index) => `  hill-${index}: { like: moor }\n`);
      const problems = problemsOf(`format: 2\nactors:\n${template}${copies}`);
      expect(problems.map(({ message }) => message)).toContainEqual(
        expect.stringContaining("All copies together are larger than any scenario needs to be"),
      );
    },
  );

  it("in texts are not filled in", () => {
    const headline = many(20_000, () => "{actor}");
    const problems = problemsOf(
      `format: 2\nactors: { upland: { label: "${"x".repeat(20_000)}", description: "${headline}" }, hills: { like: upland, short: HIL } }\n`,
    );
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["actors.upland.description", "actors.upland.label"]),
    );
  });
});
