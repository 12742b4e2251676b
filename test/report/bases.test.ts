/**
 * The description says what effects, spreads and curves rest on where it shows them, and what each citation supports; and
 * the register of evidence leads back to them.
 */
import { expect, it } from "vitest";
import { describeScenario, renderMarkdown } from "../../src/report/index.js";
import { loadChanged } from "../scenarios/valley.js";

const { scenario } = loadChanged(`format: 2
actors:
  upland:
    postures:
      guard:
        states:
          raised: { effects: [{ gauge: grain, add: { spread: 2, evidence: [{ claim: survey-p1, supports: size }] } }] }
        transitions:
          after:
            from: raised
            to: raised
            wait: 1
            headline: Upland boasts
            evidence: [survey-p2, { claim: survey-p1, supports: timing }]
            ratios: [{ gauge: tension, curve: { points: [[20, 1.5], [80, 2]], evidence: [survey-p1] }, judgement: a guess }]
            effects:
              - gauge: tension
                add: { spread: [1, 9], evidence: [{ claim: survey-p2, supports: [size, direction] }], judgement: round }
                evidence: [{ claim: survey-p1, supports: direction }]
                judgement: it is heard
          tire: { from: raised, to: resting, after: { spread: 5, evidence: [survey-p2] }, headline: Upland tires }
injects:
  harvest: { effects: [{ gauge: grain, add: -1, judgement: a good year }] }
history:
  quarrel: { evidence: [{ claim: survey-p1, supports: timing }] }
variants:
  weary: { evidence: [{ claim: survey-p2, supports: size }] }
`);
const page = renderMarkdown(describeScenario(scenario));
const cellsOf = (anchor: string) => {
  const row = page.split("\n").find((line) => line.includes(`<a id="${anchor}">`)) ?? expect.fail(`no row ${anchor}`);
  return row.split(" | ");
};
const [first, second] = ["[\\[1\\] C2](#claim-survey-p1)", "[\\[2\\] C3](#claim-survey-p2)"];

it("a transition's row says it beside the ratio, the effect and the time", () => {
  const [, trigger, ratios, effects, basis] = cellsOf("transition-upland.guard.after");
  expect(trigger).toBe("**By chance:** once a day");
  expect(ratios).toContain(`— *judgement: a guess*; its points — ${first}`);
  expect(effects).toBe(
    `Tension +1 to +9 — ${first} (for direction); *judgement: it is heard*; its amount — ${second} (for size and direction); *judgement: round*`,
  );
  expect(basis).toBe(`${second}, ${first} (for timing) |`);
  expect(cellsOf("transition-upland.guard.tire")[1]).toBe(`**By the clock:** after 5 days — ${second}`);
});

it("so do states, injects, history and variants", () => {
  expect(page).toContain(`*On entry: Grain price +2*<br>Grain price; its amount — ${first} (for size)`);
  expect(cellsOf("inject-harvest").at(-1)).toContain("Grain price −1 — *judgement: a good year*");
  expect(page).toContain(`${first} (for timing)`);
  expect(page).toMatch(/weary mediator.*\(for size\)/);
});

it("every citation of the scenario is one link to its claim, besides the side of a contradiction", () => {
  const lists: string[] = [];
  JSON.stringify(scenario, (key, value: unknown) => {
    if (key === "evidence") lists.push(...(value as string[]));
    return value;
  });
  for (const { id } of scenario.claims) {
    const links = page.split(`(#claim-${id})`).length - 1;
    expect(links, id).toBe(lists.filter((claim) => claim === id).length + 1);
  }
});

it("the register leads back to each part, and says what it supports there", () => {
  const boast = "transition-upland.guard.after";
  const [cell] = cellsOf("claim-survey-p1").slice(-1);
  for (const entry of [
    `[upland.guard.after](#${boast}) (for timing)`,
    `[upland.guard.after.ratios\\[0\\].curve](#${boast})<br>`,
    `[upland.guard.after.effects\\[0\\]](#${boast}) (for direction)`,
    "[upland.guard.states.raised.effects\\[0\\].add](#posture-upland.guard) (for size)",
  ])
    expect(cell).toContain(entry);
  expect(cellsOf("claim-survey-p2").at(-1)).toContain("[upland.guard.tire.after](#transition-upland.guard.tire)");
});

it("judgements of effects, spreads and curves are counted with the others", () => {
  let judged = 0;
  JSON.stringify(scenario, (key, value: unknown) => {
    if (key === "judgement") judged += 1;
    return value;
  });
  expect(page).toContain(`${judged} parts of the model rest on a judgement`);
});
