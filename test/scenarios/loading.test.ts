/**
 * From files to one tree: what is read, how files are laid over one another, and where each value says it came from.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { hashScenario } from "../../src/engine/index.js";
import { loadScenario, showResolved } from "../../src/scenarios/index.js";
import { loadChanged, loadFiles, problemsOf, valleyFile, valleyText } from "./valley.js";

describe("reading", () => {
  it("a sound scenario loads without a warning", () => {
    const { warnings, scenario } = loadScenario(valleyFile);
    expect(warnings).toEqual([]);
    expect(scenario.actors.map(({ id }) => id)).toEqual(["upland", "lowland", "mediator"]);
  });

  it("a byte order mark at the start and Windows line ends change nothing", () => {
    const { scenario } = loadFiles({ "entry.yaml": valleyText });
    const windows = loadFiles({ "entry.yaml": `\ufeff${valleyText.replaceAll("\n", "\r\n")}` });
    expect(windows.scenario).toEqual(scenario);
  });

  it("columns count from the first character after a byte order mark", () => {
    const { provenance } = loadFiles({ "entry.yaml": `\ufeffimports: [valley.yaml]\ntitle: Changed\n` });
    expect(provenance("title")).toEqual({ file: "entry.yaml", line: 2, column: 8 });
  });

  it("all mistakes of all kinds are reported at once, in the order of the files", () => {
    const problems = problemsOf(
      [
        'title: "a\\eb"',
        "assumptions:",
        "  patience: { range: [2, 0.5] }",
        "actors:",
        "  upland:",
        "    postures:",
        "      guard:",
        "        transitions:",
        "          raise: { wait: 6 days, evidence: [survey-p9] }",
        "          mass: { to: masssed }",
        "milestones:",
        "  quarrel: { labl: x }",
        "",
      ].join("\n"),
    );
    expect(problems.map(({ place }) => place?.line)).toEqual([2, 4, 10, 10, 11, 13]);
  });

  it("a problem carries the line it points at", () => {
    expect(problemsOf("horizon: soon\n")).toMatchObject([{ excerpt: "horizon: soon", place: { line: 2, column: 10 } }]);
  });
});

describe("merging", () => {
  it("maps merge key by key, scalars and lists are replaced", () => {
    const { scenario } = loadChanged(
      "gauges: { tension: { initial: 40, drift: [{ perDay: 1, judgement: x }] } }\nvariants: { weary: { label: Tired } }\n",
    );
    const [tension] = scenario.gauges;
    expect(tension).toMatchObject({ label: "Tension", initial: 40, baseline: 20, drift: [{ perDay: 1 }] });
    expect(scenario.variants).toMatchObject([{ id: "weary", label: "Tired", set: { patience: 1.8 } }]);
  });

  it("null takes an entry away", () => {
    const { scenario } = loadChanged("injects: { flood: null, drill: }\ngauges: { tension: { unit: ~ } }\n");
    expect(scenario.injects.map(({ id }) => id)).toEqual(["harvest"]);
    expect(scenario.gauges[0]).not.toHaveProperty("unit");
  });

  it("a later import overrides an earlier one, and the importing file overrides both", () => {
    const { scenario } = loadFiles({
      "one.yaml": "title: one\nsummary: one\nturn: 3\n",
      "two.yaml": "title: two\nsummary: two\n",
      "entry.yaml": "imports: [valley.yaml, one.yaml, two.yaml]\ntitle: entry\n",
    });
    expect([scenario.title, scenario.summary, scenario.turn]).toEqual(["entry", "two", 3]);
  });

  it("a file imported twice is merged once, at its first appearance", () => {
    // Were the valley merged again under two.yaml, it would undo what one.yaml changed.
    const { scenario, files } = loadFiles({
      "one.yaml": "imports: [valley.yaml]\ntitle: one\n",
      "two.yaml": "imports: [valley.yaml]\nturn: 3\n",
      "entry.yaml": "imports: [one.yaml, two.yaml]\n",
    });
    expect([scenario.title, scenario.turn]).toEqual(["one", 3]);
    expect(files).toEqual(["entry.yaml", "one.yaml", "valley.yaml", "two.yaml"]);
  });

  it("keys keep the order of their first appearance", () => {
    const { scenario } = loadChanged(
      "gauges: { zeal: { label: Zeal, min: 0, max: 1, initial: 0 }, grain: { label: Grain } }\n",
    );
    expect(scenario.gauges.map(({ id }) => id)).toEqual(["tension", "grain", "zeal"]);
  });

  it("imports are relative to their importer, then to the library", () => {
    const { scenario } = loadFiles({
      "parts/a.yaml": "imports: [b.yaml, shared/c.yaml]\n",
      "parts/b.yaml": "title: from b\n",
      "shared/c.yaml": "summary: from c\n",
      "entry.yaml": "imports: [valley.yaml, parts/a.yaml]\n",
    });
    expect([scenario.title, scenario.summary]).toEqual(["from b", "from c"]);
  });
});

describe("lists whose items have ids", () => {
  const signal = (ratios: string) =>
    `actors: { upland: { postures: { guard: { transitions: { signal: { ratios: [${ratios}] } } } } } }\n`;
  const signalOver = (...files: readonly string[]) => {
    const names = files.map((_, place) => `layer-${place}.yaml`);
    const signals = readFileSync(join(dirname(valleyFile), "signals.yaml"), "utf8");
    const loaded = loadFiles({
      "signals.yaml": signals,
      ...Object.fromEntries(files.map((text, place) => [names[place], text])),
      "entry.yaml": `imports: [valley.yaml, signals.yaml, ${names.join(", ")}]\nformat: 2\n`,
    });
    const transitions = loaded.scenario.actors[0]?.postures[0]?.transitions;
    const ratios = transitions?.find(({ id }) => id === "signal")?.ratios;
    return { loaded, ratios, labels: ratios?.map(({ label }) => label) };
  };
  const fear = "when: { tension: { min: 50 } }, ratio: 2, label: Fear, judgement: fear";

  it("change the items that they name, and leave the others and the order as they are", () => {
    const { ratios, loaded } = signalOver(
      signal("{ id: tolls, ratio: 4, when: { lowland.tolls: low }, evidence: [survey-p1] }"),
    );
    expect(ratios).toEqual([
      expect.objectContaining({ kind: "curve", gauge: "tension" }),
      {
        kind: "condition",
        when: { kind: "posture", posture: "lowland.tolls", states: ["low"] },
        ratio: 4,
        label: "Tolls are up",
        evidence: ["survey-p1"],
      },
    ]);
    expect(loaded.warnings).toEqual([]);
    const ratio = "actors.upland.postures.guard.transitions.signal.ratios[1]";
    expect(loaded.provenance(`${ratio}.ratio`)).toMatchObject({ file: "layer-0.yaml" });
    expect(loaded.provenance(`${ratio}.label`)).toMatchObject({ file: "signals.yaml" });
  });

  it("add the items that the list beneath lacks at its end, and remove those that say so", () => {
    const { labels } = signalOver(signal(`{ id: fear, ${fear} }, { id: anger, remove: true }`));
    expect(labels).toEqual(["Tolls are up", "Fear"]);
  });

  it("are laid over one another in the order of the files", () => {
    const { labels, ratios } = signalOver(
      signal(`{ id: fear, ${fear} }`),
      signal("{ id: fear, ratio: 9 }, { id: tolls, remove: true }"),
      signal("{ id: anger, label: Anger }"),
    );
    expect(labels).toEqual(["Anger", "Fear"]);
    expect(ratios?.[1]).toMatchObject({ ratio: 9 });
  });

  it("add to a list without ids, which no item of theirs can mean", () => {
    const { scenario } = loadChanged(
      "format: 2\ninjects: { harvest: { effects: [{ id: joy, gauge: tension, add: -2 }] } }\n",
    );
    expect(scenario.injects[0]?.effects.map(({ gauge }) => gauge)).toEqual(["grain", "tension"]);
  });

  it("replace the list beneath where no item has an id, as in format 1", () => {
    expect(signalOver(signal(`{ ${fear} }`)).labels).toEqual(["Fear"]);
  });

  it("empty an entry of an item as any other", () => {
    const { ratios } = signalOver(signal("{ id: tolls, label: , evidence: , judgement: x }"));
    expect(ratios?.[1]).toMatchObject({ label: "Lowland · Tolls is “Raised”", evidence: [], judgement: "x" });
  });

  it("leave no trace in the scenario, so that the hash does not depend on them", () => {
    const bare = "ratios: [{ assumption: patience }], effects: [{ gauge: tension, add: 1 }]";
    const named = "ratios: [{ assumption: patience, id: a }], effects: [{ gauge: tension, add: 1, id: b }]";
    const [one, two] = [bare, named].map((lists) =>
      loadChanged(`format: 2\nactors: { upland: { postures: { guard: { transitions: { mass: { ${lists} } } } } } }\n`),
    );
    expect(two?.scenario).toEqual(one?.scenario);
    expect(hashScenario(two!.scenario)).toBe(hashScenario(one!.scenario));
  });

  it("are shown with their ids, and load again from what is shown", () => {
    const { loaded } = signalOver(signal(`{ id: fear, ${fear} }`));
    const shown = showResolved(loaded);
    expect(shown).toMatch(/- id: fear {2}# layer-0\.yaml:1\n/);
    expect(loadFiles({ "entry.yaml": shown }).scenario).toEqual(loaded.scenario);
  });

  it("warn of an added item whose id is nearly one beneath, unless they differ in a number alone", () => {
    const warnings = (id: string) => signalOver(signal(`{ id: ${id}, ${fear} }`)).loaded.warnings;
    expect(warnings("toll")).toMatchObject([{ hint: "did you mean “tolls”?", place: { file: "layer-0.yaml" } }]);
    expect(warnings("tolls-2")).toEqual([]);
    expect(warnings("harvest")).toEqual([]);
  });
});

describe("provenance", () => {
  it("every value knows the file, line and column that had the last word on it", () => {
    const { provenance } = loadChanged("gauges:\n  tension:\n    initial: 40\n");
    expect(provenance("gauges.tension.initial")).toEqual({ file: "entry.yaml", line: 4, column: 14 });
    expect(provenance("gauges.tension.baseline")).toMatchObject({ file: "valley.yaml" });
    expect(
      provenance(["actors", "lowland", "postures", "tolls", "transitions", "raise", "when", "upland.guard"]),
    ).toMatchObject({ file: "valley.yaml" });
    expect(provenance("actors.upland.postures.guard.transitions.raise.ratios[1].ratio")).toMatchObject({
      file: "valley.yaml",
    });
    expect(provenance("gauges.nothing")).toBeUndefined();
  });

  it("the resolved file loads again as one file, the same", () => {
    const loaded = loadChanged(
      'title: "Colons: and # signs"\nsummary: |\n  Two\n  lines\ngauges: { tension: { initial: 40 } }\n',
    );
    const shown = showResolved(loaded);
    expect(loadFiles({ "entry.yaml": shown }).scenario).toEqual(loaded.scenario);
    expect(parse(shown)).not.toHaveProperty("imports");
  });

  it("the resolved file says beside every value where it came from", () => {
    const shown = showResolved(loadChanged("gauges: { tension: { initial: 40 } }\n"));
    expect(shown).toContain("    initial: 40  # entry.yaml:2\n");
    const bare = shown
      .split("\n")
      .filter((line) => line !== "" && !/ {2}# \S+\.yaml:\d+$/.test(line) && !/^\s*(- )?\S+:$/.test(line));
    expect(bare).toEqual([]);
  });
});
