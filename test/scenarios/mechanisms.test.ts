/**
 * Mechanisms in files: tags reach the resolved scenario where they stand, unused imported mechanisms do not, and what a tag
 * or the variant made of it cannot mean is told at its place.
 */
import { describe, expect, it } from "vitest";
import { findVariant } from "../../src/engine/index.js";
import { loadChanged, loadFiles, saysOf } from "./valley.js";

const declared = "format: 2\nmechanisms: { M1: { title: The guard } }\n";
const added = (parts: string) =>
  `actors: { upland: { postures: { guard: { transitions: { added: { from: resting, headline: Added, judgement: a guess, ${parts} } } } } } }\n`;

describe("mechanisms of a file", () => {
  it("stand in the resolved scenario, with the tags of every kind of element", () => {
    const { scenario } = loadChanged(
      `${declared}gauges: { grain: { mechanism: [M1] }, tension: { drift: [{ perDay: 1, mechanism: [M1], judgement: x }] } }\n` +
        added(
          "to: massed, wait: 5, mechanism: [M1], ratios: [{ when: { tension: { min: 50 } }, ratio: 4, judgement: x, mechanism: [M1] }], effects: [{ gauge: tension, add: 3, mechanism: [M1] }]",
        ),
    );
    expect(scenario.mechanisms).toEqual([{ id: "M1", title: "The guard", evidence: [] }]);
    const tags = JSON.stringify(scenario).match(/"mechanism":\["M1"\]/g);
    expect(tags).toHaveLength(5);
    expect(findVariant(scenario, "without-m1")?.label).toContain("The guard");
    expect(scenario.variants.map(({ id }) => id)).not.toContain("without-m1");
  });

  it("leave no trace where they are imported and nothing names them", () => {
    const parts = "mechanisms: { M9: { title: Idle } }\n";
    const { scenario, warnings } = loadFiles({
      "parts.yaml": parts,
      "entry.yaml": "imports: [valley.yaml, parts.yaml]\nformat: 2\n",
    });
    expect(warnings).toEqual([]);
    expect(Object.hasOwn(scenario, "mechanisms")).toBe(false);
  });

  it.each([
    [`format: 2\n${added("to: massed, wait: 5, mechanism: [M2]")}`, ["There is no mechanism called “M2”"]],
    [declared, ["“M1” is named by nothing in this scenario"]],
    [`${declared}${added("to: massed, wait: 5, mechanism: [M1, M1]")}`, ["“M1” stands in this list twice"]],
    [
      `format: 2\nmechanisms: { M1: { title: A }, m1: { title: B } }\n${added("to: massed, wait: 5, mechanism: [M1, m1]")}`,
      ["“m1” and “M1” differ in capitals alone"],
    ],
    [
      `${declared}variants: { without-m1: { label: L, note: N, set: {} } }\n${added("to: massed, wait: 5, mechanism: [M1]")}`,
      ["“without-m1” is the variant that switches the mechanism M1 off"],
    ],
    [
      `${declared}${added("wait: 5, outcomes: { a: { to: massed, weight: 1, judgement: x, mechanism: [M1] }, b: { to: resting, weight: 1, judgement: x, mechanism: [M1] } }")}`,
      ["Without M1 no outcome is left"],
    ],
    [
      `${declared}gauges: { most: { label: M, min: 0, max: 100, derived: { max: [tension, grain] }, judgement: x, mechanism: [M1] } }\n`,
      ["A gauge that is worked out from others cannot be switched off"],
    ],
  ])("are told apart from what cannot be meant (%#)", (change, messages) => {
    const said = saysOf(change);
    expect(said).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(said[index]).toContain(message);
  });
});
