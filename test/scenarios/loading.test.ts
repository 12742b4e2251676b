/**
 * From files to one tree: what is read, how files are laid over one another, and where each value says it came from.
 */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
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
