/**
 * Policy files: what they say, and where they are wrong.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/engine/index.js";
import { loadPolicies } from "../../src/scenarios/index.js";
import { libraryScenario } from "../report/library.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const scenario = libraryScenario("tavush-2020");

function load(text: string) {
  const file = join(folder, "policy.yaml");
  writeFileSync(file, text);
  return loadPolicies(file, scenario);
}

describe("a policy file", () => {
  it("says hold, as the model would, or rules, every turn unless told", () => {
    const rules = "{ orders: [{ when: { front.hostilities: clashes }, order: russia.mediation.appeal }] }";
    expect(load(`seats:\n  turkey: as-model\n  russia: ${rules}\n  armenia: hold\n`)).toEqual({
      armenia: "hold",
      russia: {
        every: scenario.turn,
        orders: [
          {
            when: { kind: "posture", posture: "front.hostilities", states: ["clashes"] },
            order: "russia.mediation.appeal",
          },
        ],
      },
    });
  });

  it("orders what is the actor's will without being marked as an order, and allows acts by name, or all of them", () => {
    const transitions = scenario.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
    const unmarked = transitions.find(
      ({ path, order, event, involuntary }) =>
        path.startsWith("azerbaijan.") && order === undefined && event !== undefined && involuntary === undefined,
    )!;
    const orders = `orders: [{ order: ${unmarked.path} }]`;
    const { azerbaijan } = load(`seats:\n  azerbaijan: { ${orders}, allow: [${unmarked.path}] }\n`);
    expect(azerbaijan).toMatchObject({ orders: [{ order: unmarked.path }], allow: [unmarked.path] });
    const { russia } = load("seats:\n  russia: { orders: [], allow: all }\n");
    expect(russia).toMatchObject({ allow: expect.arrayContaining(["russia.mediation.appeal", "russia.arms.lift"]) });
  });

  it.each([
    ["what is allowed", "seats:\n  russia: { orders: [], allow: [turkey.voice.speak] }\n", 2, 33, /no act called/],
    ["an actor", "seats:\n  russai: hold\n", 2, 3, /no actor called “russai”/],
    ["a word", "seats:\n  russia: holds\n", 2, 11, /not what a policy has/],
    ["a key", "seats:\n  russia:\n    evry: 2\n    orders: []\n", 3, 5, /no “evry” here/],
    ["days", "seats:\n  russia:\n    every: 0.5\n    orders: []\n", 3, 12, /not what a policy has/],
    [
      "what is missing",
      "seats:\n  russia:\n    orders: [{ when: { day: { min: 1 } } }]\n",
      3,
      14,
      /“order” is missing/,
    ],
    ["an order", "seats:\n  russia:\n    orders: [{ order: russia.mediation.apeal }]\n", 3, 23, /no order called/],
    ["another’s order", "seats:\n  russia:\n    orders: [{ order: turkey.voice.speak }]\n", 3, 23, /no order called/],
    [
      "a condition",
      "seats:\n  russia:\n    orders:\n      - when: { tensoin: { min: 1 } }\n        order: russia.mediation.appeal\n",
      4,
      17,
      /no posture or gauge called “tensoin”/,
    ],
    ["all of it", "- hold\n", 1, 1, /./],
  ])("names %s that is wrong, with file, line and column", (_, text, line, column, words) => {
    try {
      load(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError);
      const [problem] = (error as ScenarioError).problems;
      expect(problem?.message).toMatch(words);
      expect(problem?.place).toMatchObject({ line, column, file: join(folder, "policy.yaml") });
    }
  });
});
