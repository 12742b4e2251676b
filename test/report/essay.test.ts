/**
 * What an essay says happened did: each sentence is a record of the run as the engine plays it again, each figure the run's, and each note
 * leads to a claim that the record's rule rests on.
 */
import type { Nodes, Paragraph } from "mdast";
import { describe, expect, it } from "vitest";
import {
  basisOf,
  type ExplainedRecord,
  isHappening,
  readGauges,
  readPostures,
  type Scenario,
} from "../../src/engine/index.js";
import { writeEssay } from "../../src/report/essay/essay.js";
import { renderMarkdown } from "../../src/report/page/markdown.js";
import { createLookup, gaugeValue, likelihoodInWords, likelihoodOf, longDate, ratio } from "../../src/text/index.js";
import { full, isUsual, sweepUnless } from "../share.js";
import { hostile, libraryScenario, respelled } from "./library.js";
import { shapeOf, treeOf, wordsOf } from "./parsed.js";
import { type Played, playToTell } from "./told.js";

const runs: readonly (readonly [string, string])[] = [
  ["tavush-2020", "7"],
  ["tutorial", "7"],
  ["autumn-war-2020", "1"],
  ["four-day-war-2016", "7"],
  ...(full
    ? ([
        ["aftermath-2020", "2"],
        ["long-arc", "1"],
        ["tavush-2020", "43"],
      ] as const)
    : []),
];

interface Essay {
  readonly played: Played;
  readonly tree: Nodes & { children: Nodes[] };
  /** Nodes of a chapter, by its heading. */
  chapter(title: string): Nodes[];
  /** The claim that a note is about. */
  readonly claims: ReadonlyMap<string, string>;
}

function write(scenario: Scenario, seed: string): Essay {
  const played = playToTell(scenario, seed);
  const tree = treeOf(renderMarkdown(writeEssay(played.told))) as Essay["tree"];
  const chapter = (title: string) => {
    const isChapter = (node: Nodes) => node.type === "heading" && node.depth === 2;
    const from = tree.children.findIndex((node) => isChapter(node) && wordsOf(node) === title);
    const rest = tree.children.slice(from + 1);
    const end = rest.findIndex(isChapter);
    return from < 0 ? [] : rest.slice(0, end < 0 ? undefined : end);
  };
  const claims = new Map(
    tree.children.flatMap((node) => {
      if (node.type !== "footnoteDefinition") return [];
      const codes = all(node, "inlineCode").map((found) => ("value" in found ? found.value : ""));
      return [[node.identifier, codes.at(-1) ?? ""] as const];
    }),
  );
  return { played, tree, chapter, claims };
}

function all(node: Nodes, type: Nodes["type"]): Nodes[] {
  const inside = "children" in node ? (node.children as Nodes[]).flatMap((child) => all(child, type)) : [];
  return node.type === type ? [node, ...inside] : inside;
}

const marksIn = (node: Nodes) =>
  all(node, "footnoteReference").map((found) => ("identifier" in found ? found.identifier : ""));

const whyOf = (record: ExplainedRecord) => ("transition" in record ? (record.why ?? null) : null);

/** The sentence of a record, from the replay alone. */
function sentenceOf(scenario: Scenario, record: ExplainedRecord): string {
  const headline = record.headline.replace(/\.$/, "");
  if (record.type === "milestone") {
    const label = scenario.milestones.find(({ id }) => id === record.milestone)?.label;
    return `Milestone${label === headline ? "" : ` “${label}”`}: ${headline} (record ${record.seq}).`;
  }
  const how = likelihoodInWords(likelihoodOf(record, whyOf(record)));
  return `${headline} (record ${record.seq}${how === "" ? "" : `; ${how}`}).`;
}

/** Every claim that the rule behind a record rests on: rate, time, ratios and their curves, ends. */
function groundsOf(scenario: Scenario, record: ExplainedRecord): ReadonlySet<string> {
  if (record.type === "inject") return new Set(scenario.injects.find(({ id }) => id === record.inject)?.evidence ?? []);
  if (record.type === "milestone")
    return new Set(scenario.milestones.find(({ id }) => id === record.milestone)?.evidence ?? []);
  if (record.type === "end") return new Set(scenario.endings.find(({ id }) => id === record.ending)?.evidence ?? []);
  if (!("transition" in record)) return new Set(record.evidence);
  const transition = createLookup(scenario).transitions.get(record.transition);
  if (transition === undefined) throw new Error(`there is no ${record.transition}`);
  const { trigger, ratios, outcomes = [] } = transition;
  const bases = [
    basisOf(transition),
    ...("afterBasis" in trigger && trigger.afterBasis !== undefined ? [trigger.afterBasis] : []),
    ...[ratios, ...outcomes.map((outcome) => outcome.ratios)]
      .flat()
      .flatMap((one) => [
        basisOf(one),
        ...("curveBasis" in one && one.curveBasis !== undefined ? [one.curveBasis] : []),
      ]),
    ...outcomes.map((outcome) => basisOf(outcome)),
  ];
  return new Set(bases.flatMap(({ evidence }) => [...evidence]));
}

for (const [id, seed] of runs)
  describe(`the essay of ${id}, seed ${seed}`, sweepUnless(isUsual(id)), () => essayOf(id, seed));

function essayOf(id: string, seed: string): void {
  const scenario = libraryScenario(id);
  const { played, tree, chapter, claims } = write(scenario, seed);
  const { records } = played;
  const happened = chapter("What happened");
  const days = happened.filter(
    (node): node is Paragraph => node.type === "paragraph" && node.children[0]?.type === "strong",
  );

  it("tells each record but the end, once, in the paragraph of its day and in no other words than the replay's", () => {
    const dates = [...new Set(records.filter(({ type }) => type !== "end").map(({ date }) => date))];
    expect(days.map(wordsOf)).toEqual(
      dates.map((date) =>
        [
          `${longDate(date)}.`,
          ...records
            .filter((record) => record.date === date && record.type !== "end")
            .map((record) => sentenceOf(scenario, record)),
        ].join(" "),
      ),
    );
  });

  it("marks a sentence only with claims that the record's rule rests on", () => {
    let marked = 0;
    for (const day of days) {
      let last = -1;
      for (const node of day.children) {
        if (node.type === "text") last = Number([...node.value.matchAll(/\(record (\d+)/g)].at(-1)?.[1] ?? last);
        if (node.type !== "footnoteReference") continue;
        const record = records[last] as ExplainedRecord;
        expect([...groundsOf(scenario, record)]).toContain(claims.get(node.identifier));
        marked += 1;
      }
    }
    if (scenario.claims.length > 0) expect(marked).toBeGreaterThan(5);
  });

  it("has a note for each mark and a mark for each note, with source, paragraph, grade and statement", () => {
    const body = tree.children.filter(({ type }) => type !== "footnoteDefinition");
    const marks = new Set(body.flatMap(marksIn));
    expect([...claims.keys()].sort()).toEqual([...marks].sort());
    const [numbers, order] = [[...claims.keys()].map(Number), [...claims.keys()].map((_, index) => index + 1)];
    expect(numbers).toEqual(order);
    for (const node of tree.children) {
      if (node.type !== "footnoteDefinition") continue;
      const claim = scenario.claims.find((one) => one.id === claims.get(node.identifier));
      const source = scenario.sources.find((one) => one.id === claim?.source);
      const text = wordsOf(node);
      expect(text).toContain(`${source?.title}, paragraph ${claim?.paragraph}:`);
      expect(text).toContain(claim?.statement.replace(/\s+/g, " ").trim());
      expect(text).toContain(`source ${source?.reliability}, `);
      expect(text).toContain(`claim ${claim?.credibility}, `);
    }
  });

  it("lists the sources of its notes, with grades, and no other", () => {
    const cited = new Set(
      [...claims.values()].map((claim) => scenario.claims.find(({ id: one }) => one === claim)?.source),
    );
    const listed = chapter("Sources")
      .flatMap((node) => all(node, "listItem"))
      .map(wordsOf);
    const expected = scenario.sources.filter((source) => cited.has(source.id));
    expect(listed).toHaveLength(expected.length);
    for (const [place, source] of expected.entries()) {
      expect(listed[place]).toContain(source.title);
      expect(listed[place]).toContain(`Graded ${source.reliability}, `);
    }
  });

  it("says what the gauges did in each turn as the replay has it", () => {
    const turns = happened.filter((node) => node.type === "heading" && node.depth === 3);
    const end = records.at(-1)?.time ?? 0;
    for (const heading of turns) {
      const number = Number(/^Turn (\d+):/.exec(wordsOf(heading))?.[1]);
      const [from, until] = [(number - 1) * scenario.turn, Math.min(number * scenario.turn, end)];
      const [before, after] = [from, until].map((time) => readGauges(played.model, played.worldAt(time)));
      const moved = scenario.gauges.flatMap((gauge) => {
        const [low, high] = [before, after].map((values) => gaugeValue(gauge, values?.[gauge.id] ?? 0));
        return low === high ? [] : [`${gauge.label} from ${low} to ${high}`];
      });
      const following = happened.slice(happened.indexOf(heading) + 1);
      const next = following.findIndex(({ type }) => type === "heading");
      const own = following.slice(0, next < 0 ? undefined : next).map(wordsOf);
      const told = own.filter((text) => text.startsWith("Over the turn these moved:"));
      expect(told).toEqual(moved.length === 0 ? [] : [`Over the turn these moved: ${moved.join("; ")}.`]);
    }
  });

  it("says how it ended, and where everyone then stood", () => {
    const end = records.at(-1) as ExplainedRecord;
    const told = chapter("How it ended").map(wordsOf);
    const ending = scenario.endings.find((one) => end.type === "end" && one.id === end.ending);
    expect(told[0]).toContain(`${longDate(end.date)}, day ${end.day}`);
    expect(told[0]).toContain(`record ${end.seq}`);
    if (ending !== undefined) expect(told[0]).toContain(`“${ending.label}”: ${end.headline}`);
    const postures = readPostures(played.model, played.worldAt(Number.POSITIVE_INFINITY));
    const items = chapter("How it ended")
      .flatMap((node) => all(node, "listItem"))
      .map(wordsOf);
    expect(items).toEqual(
      scenario.actors.map(({ label, postures: own }) => {
        const state = (posture: (typeof own)[number]) =>
          posture.states.find((one) => one.id === postures[posture.path])?.label;
        return `${label}. ${own.map((posture) => `${posture.label}: ${state(posture)}`).join("; ")}.`;
      }),
    );
  });

  it("explains turning points by what was in force in the replay, with claims of that rule", () => {
    const points = chapter("Why the turning points came");
    const told = points.filter((node) => node.type === "heading");
    expect(told.length).toBeGreaterThan(0);
    for (const heading of told) {
      const following = points.slice(points.indexOf(heading) + 1);
      const next = following.findIndex(({ type }) => type === "heading");
      const own = following.slice(0, next < 0 ? undefined : next);
      const [when = "", why = ""] = own.map(wordsOf);
      const record = records[Number(/record (\d+)\./.exec(when)?.[1])] as ExplainedRecord;
      expect(wordsOf(heading)).toBe(record.headline);
      expect(when).toContain(longDate(record.date));
      expect(isHappening(record)).toBe(true);
      const cited = own.flatMap(marksIn).map((mark) => claims.get(mark));
      for (const claim of cited) expect([...groundsOf(scenario, record)]).toContain(claim);
      const inForce = (whyOf(record)?.factors ?? []).filter(({ applies, ratio: by }) => applies && by !== 1);
      expect([...why.matchAll(/\(× ([\d.]+)\)/g)].map(([, by]) => by)).toEqual(
        inForce.map(({ ratio: by }) => ratio(by)),
      );
      for (const { label } of inForce) expect(why).toContain(label);
      for (const milestone of when.includes("With it came the milestone")
        ? records.filter(({ type }) => type === "milestone")
        : [])
        if (when.includes(milestone.headline)) expect(milestone.time).toBe(record.time);
    }
  });

  it("puts the record's dates beside the run's", () => {
    const rows = chapter("Beside what really happened")
      .flatMap((node) => all(node, "tableRow"))
      .slice(1)
      .map(wordsOf);
    expect(rows).toHaveLength(scenario.history.length);
    for (const [place, { milestone, date }] of scenario.history.entries()) {
      const record = records.find((one) => one.type === "milestone" && one.milestone === milestone);
      expect(rows[place]).toContain(date === undefined ? "did not happen" : longDate(date));
      expect(rows[place]).toContain(
        record === undefined ? "did not come" : `${longDate(record.date)} (record ${record.seq})`,
      );
    }
  });
}

describe("an essay", () => {
  const tavush = libraryScenario("tavush-2020");

  it("says which assumptions were set, and to what", () => {
    const [assumption] = tavush.assumptions;
    const [id, value] = [assumption?.id ?? "", assumption?.range[1] ?? 0];
    const variant = tavush.variants[0];
    const { told } = playToTell(tavush, "7", { variant: variant?.id ?? null, set: { [id]: value } });
    const text = renderMarkdown(writeEssay(told));
    expect(text).toContain(`\`${id}\` is set to ${value} instead of`);
    expect(text).toContain(variant?.label);
    expect(renderMarkdown(writeEssay(playToTell(tavush, "7").told))).toContain("The scenario is played as written");
  });

  it("holds the code and the commands that play it again, whole", () => {
    const { told } = playToTell(tavush, "7");
    const tree = treeOf(renderMarkdown(writeEssay(told)));
    const codes = all(tree, "inlineCode").map((node) => ("value" in node ? node.value : ""));
    expect(codes).toEqual(expect.arrayContaining(Object.values(told.again)));
  });

  it("is read as text, whatever a scenario says", () => {
    const shape = (spoil: (text: string) => string) =>
      shapeOf(treeOf(renderMarkdown(writeEssay(playToTell(respelled(tavush, spoil), "7").told)))).replace(
        /text\n/g,
        "",
      );
    expect(shape(() => `x ${hostile} [^1] x`)).toBe(shape(() => "word"));
  });
});
