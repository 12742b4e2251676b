/**
 * What only format 2 knows: each use is refused in format 1, at its place, and taken in format 2.
 */
import { describe, expect, it } from "vitest";
import { problemsOf } from "./valley.js";

interface Use {
  readonly what: string;
  /** YAML over the valley. */
  readonly change: string;
  readonly path: string;
  readonly message: string;
}

/** YAML that adds a transition to Upland's guard. */
const guard = (parts: string) =>
  `actors: { upland: { postures: { guard: { transitions: { added: { headline: Added, judgement: a guess, ${parts} } } } } } }\n`;
const added = "actors.upland.postures.guard.transitions.added";

const uses: readonly Use[] = [
  {
    what: "a transition that leads back to its state",
    change: guard("from: resting, to: resting, wait: 5"),
    path: `${added}.from`,
    message: "A transition cannot lead from “resting” to itself in format 1",
  },
  {
    what: "ratios on the odds of a chance",
    change: guard(
      "from: resting, to: massed, on: mediator.office.call, chance: 0.3, ratios: [{ when: { tension: { min: 50 } }, ratio: 4, judgement: fear }]",
    ),
    path: `${added}.ratios`,
    message: "Ratios change a hazard rate in format 1, but this transition has “on”",
  },
  {
    what: "waiting times in stages",
    change: guard("from: resting, to: massed, wait: 5, shape: 3"),
    path: `${added}.shape`,
    message: "Format 1 has no “shape”: each hazard waits exponentially",
  },
];

describe("format 2", () => {
  it.each(uses)("has $what, and format 1 has not", ({ change, path, message }) => {
    const inOne = problemsOf(change).filter(({ severity }) => severity === "error");
    expect(inOne).toMatchObject([{ path, message, hint: expect.stringContaining("write “format: 2” in entry.yaml") }]);
    expect(inOne[0]?.place).toMatchObject({ file: "entry.yaml", line: 2 });
    expect(problemsOf(`format: 2\n${change}`)).toEqual([]);
  });

  it("is 1 or 2, and nothing else", () => {
    expect(problemsOf("format: 3\n")).toMatchObject([{ path: "format", found: "3", expected: "1 or 2" }]);
  });
});
