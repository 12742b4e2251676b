/**
 * What actors believe, in words: conditions and curves name whose belief they read, the description has a table of beliefs,
 * the register knows what beliefs rest on, and a seat's brief says what it only hears of, and no more.
 */
import { describe, expect, it } from "vitest";
import { type Condition, createModel } from "../../src/engine/index.js";
import { describeScenario, handoutsOf, renderMarkdown } from "../../src/report/index.js";
import { evidenceRegister } from "../../src/scenarios/index.js";
import { conditionInWords, createLookup, leaningsOn, openedBy } from "../../src/text/index.js";
import { loadChanged } from "../scenarios/valley.js";

const { scenario } = loadChanged(`format: 2
assumptions: { haste: { value: 1, range: [0.5, 2], note: How fast news travels., judgement: a guess } }
actors:
  lowland:
    beliefs: { upland.guard: { delay: 1, judgement: Scouts ride a day. } }
  upland:
    beliefs:
      lowland.tolls:
        delay: { spread: [0.2, { assumption: haste }, 3], evidence: [survey-p2] }
        error: { low: { raised: 0.3 } }
        initial: raised
        evidence: [survey-p1]
        judgement: Merchants tell tales.
      mediator.office: { error: 0.1, judgement: Letters are opened. }
      tension: { delay: 2, bias: -10, judgement: The court is far. }
    postures:
      guard:
        transitions:
          added:
            from: resting
            to: massed
            wait: 5
            headline: Upland acts on what it believes
            judgement: a guess
            when: { lowland.tolls: raised, inTruth: { mediator.office: idle } }
            ratios: [{ gauge: tension, curve: [[0, 1], [50, 2]], judgement: a guess }]
`);
const lookup = createLookup(scenario);
const page = renderMarkdown(describeScenario(scenario));
const rowOf = (anchor: string) =>
  page.split("\n").find((line) => line.includes(`<a id="${anchor}">`)) ?? expect.fail(`no row ${anchor}`);

describe("a condition in words", () => {
  const believer = "upland";
  it.each<[Condition, string]>([
    [
      { kind: "posture", posture: "lowland.tolls", states: ["raised"], believer },
      "Lowland · Tolls (as Upland believes) is “Raised”",
    ],
    [{ kind: "posture", posture: "lowland.tolls", states: ["raised"] }, "Lowland · Tolls is “Raised”"],
    [{ kind: "gauge", gauge: "tension", min: 40, believer }, "Tension (as Upland believes) is 40 or more"],
    [
      { kind: "compare", gauge: "tension", side: "above", other: "grain", by: 3, believer },
      "Tension (as Upland believes) is more than 3 above Grain price",
    ],
    [
      { kind: "compare", gauge: "grain", side: "below", other: "tension", believer },
      "Grain price is below Tension (as Upland believes)",
    ],
    [
      { kind: "since", of: { posture: "mediator.office", states: ["idle"], believer }, min: 2 },
      "it is 2 days or more since The mediator · Good offices (as Upland believes) last became “Idle”",
    ],
    [
      { kind: "not", of: { kind: "posture", posture: "lowland.tolls", states: ["low"], believer } },
      "Lowland · Tolls (as Upland believes) is not “Low”",
    ],
    [
      {
        kind: "any",
        of: [
          { kind: "posture", posture: "upland.guard", states: ["massed"], believer: "lowland" },
          { kind: "gauge", gauge: "tension", max: 9, believer },
        ],
      },
      "Upland · Guard (as Lowland believes) is “Massed”, or Tension (as Upland believes) is 9 or less",
    ],
  ])("says whose belief it reads: %#", (condition, words) => {
    expect(conditionInWords(lookup, condition)).toBe(words);
  });
});

describe("the description", () => {
  it("has a row for each belief: about what, how late, how wrong, and what it rests on", () => {
    expect(rowOf("belief-upland%40lowland.tolls")).toContain(
      "| 0.2 to 3, most often haste (1) days — [\\[2\\] C3](#claim-survey-p2) | Reports of “Low” say “Raised” in 30% of cases<br>On day 0 taken for “Raised” | [\\[1\\] C2](#claim-survey-p1)<br>*Judgement: Merchants tell tales.* |",
    );
    expect(rowOf("belief-upland%40mediator.office")).toContain(
      "| no time | 10% of reports are wrong, every other state being as likely | *Judgement: Letters are opened.* |",
    );
    expect(rowOf("belief-upland%40tension")).toContain(
      "| [Tension](#gauge-tension) | 2 days | −10 added, within its bounds | *Judgement: The court is far.* |",
    );
    expect(rowOf("belief-lowland%40upland.guard")).toContain("| 1 day | not at all |");
  });

  it("says of transitions, curves and the table of sensing what is read as believed, and what in truth", () => {
    const row = rowOf("transition-upland.guard.added");
    expect(row).toContain(
      "Only while The mediator · Good offices is “Idle”, and Lowland · Tolls (as Upland believes) is “Raised”",
    );
    expect(row).toContain("(by Tension (as Upland believes): × 1 at 0 and × 2 at 50, straight in between)");
    expect(page).toContain(
      "| **Upland** | [Lowland · Tolls (as Upland believes)](#posture-lowland.tolls), [The mediator · Good offices](#posture-mediator.office) | [Tension (as Upland believes)](#gauge-tension)",
    );
  });

  it("counts beliefs among what uses an assumption, and reports among the processes and the streams", () => {
    expect(rowOf("assumption-haste")).toContain("| 1 belief |");
    expect(page).toContain("**Reports** reach the actors that hold beliefs when their delay has passed");
    expect(page).toContain("Each belief about a posture has two streams");
    expect(page).toContain("for each change of what an actor believes about a posture");
    expect(page).not.toContain("Every actor of the model knows all postures");
  });

  it("says nothing of beliefs where nobody holds one", () => {
    const plain = renderMarkdown(describeScenario(loadChanged("format: 2\n").scenario));
    expect(plain).not.toMatch(/belie[fv]/i);
    expect(plain).toContain("Every actor of the model knows all postures and gauges. 1 transition is kept from");
  });
});

it("what a move sets in motion leaves out what only the belief in it would, which comes later or not at all", () => {
  const told = (upland: string) => {
    const { scenario: other } = loadChanged(`format: 2
actors:
  upland:
    ${upland}
    postures:
      guard:
        transitions:
          added: { from: resting, to: massed, wait: 5, headline: Added, judgement: x, when: { mediator.office: calling } }
`);
    const posture = (path: string) => createLookup(other).postures.get(path) ?? expect.fail(path);
    return [
      ...leaningsOn(other, posture("lowland.tolls"), "raised"),
      ...openedBy(other, { ...posture("mediator.office"), states: manyStates }, "calling"),
    ].map(({ transition }) => transition.path);
  };
  const manyStates = ["idle", "calling", "away"].map((id) => ({ id, label: id, effects: [], final: false }));
  expect(told("label: Upland")).toEqual(["upland.guard.raise", "upland.guard.added"]);
  const held = "lowland.tolls: { delay: 1, judgement: x }, mediator.office: { delay: 1, judgement: x }";
  expect(told(`beliefs: { ${held} }`)).toEqual([]);
});

it("the register of evidence knows what beliefs rest on, and the description leads back to them", () => {
  const citedBy = (claim: string) => evidenceRegister(scenario).find((entry) => entry.claim === claim)?.citedBy;
  expect(citedBy("survey-p1")).toContain("upland@lowland.tolls");
  expect(citedBy("survey-p2")).toContain("upland@lowland.tolls.delay");
  expect(rowOf("claim-survey-p1")).toContain("[upland@lowland.tolls](#belief-upland%40lowland.tolls)");
  expect(rowOf("claim-survey-p2")).toContain("[upland@lowland.tolls.delay](#belief-upland%40lowland.tolls)");
});

describe("a seat's brief", () => {
  const briefs = new Map(
    handoutsOf(createModel(scenario), ["upland", "lowland", "mediator"]).map(({ name, document }) => [
      name,
      renderMarkdown(document),
    ]),
  );
  const sentence = (subjects: string) =>
    `How this really stands: ${subjects}. You hear of it by report only, and reports may be late or wrong.`;

  it("says what the seat only hears of, and of no other seat's", () => {
    expect(briefs.get("seat-upland")).toContain(sentence("Lowland · Tolls, The mediator · Good offices and Tension"));
    expect(briefs.get("seat-lowland")).toContain(sentence("Upland · Guard"));
    expect(briefs.get("seat-mediator")).not.toContain("How this really stands");
  });

  it("says neither how late nor how wrong the reports are", () => {
    for (const [name, brief] of briefs) {
      if (name === "facilitator-guide") continue;
      expect(brief).not.toMatch(/Merchants tell|Letters are opened|The court is far|Scouts ride|30%/);
    }
  });
});
