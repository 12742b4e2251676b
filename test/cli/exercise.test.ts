/**
 * An exercise from its plan: the desk's session begins as the plan says, the command line goes before it, and the log needs
 * the file no more.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readLog } from "../../src/session/index.js";
import { valleyFile } from "../scenarios/valley.js";
import { faultlineIn, jsonLines } from "./faultline.js";

const plan = `imports: [valley.yaml]
exercise:
  title: A dry summer
  play: { seed: dry, variant: weary, set: { patience: 1.5 }, days: 2030-03-11, orders: open }
  seats: { upland: { people: [Ann] } }
injects:
  cart: { label: A cart, from: A farmer, to: All, delivery: meeting, text: It blocks the bridge., at: 3, headline: A cart blocks the bridge, judgement: written }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-exercise-"));
  cpSync(valleyFile, join(folder, "valley.yaml"));
  writeFileSync(join(folder, "plan.yaml"), plan);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const headerOf = (log: string) => readLog(readFileSync(join(folder, log))).header;

test("play takes seats, days, reading, orders and injects from the plan, and its log replays without the file", () => {
  const { code, stdout, stderr } = faultlineIn(folder, "play", "plan.yaml", "--save", "kept.log", "--json");
  expect([code, stderr]).toEqual([0, ""]);
  const header = headerOf("kept.log");
  expect(header).toMatchObject({ seed: "dry", variant: "weary", set: { patience: 1.5 }, days: 10, seats: ["upland"] });
  expect(header.rule?.orders).toBe("open");
  expect(jsonLines(stdout).find(({ inject }) => inject === "cart")).toMatchObject({ day: 3 });
  rmSync(join(folder, "plan.yaml"));
  rmSync(join(folder, "valley.yaml"));
  expect(faultlineIn(folder, "verify", "kept.log")).toMatchObject({ code: 0 });
  expect(header.resolved.exercise?.seats[0]?.people).toEqual(["Ann"]);
  cpSync(valleyFile, join(folder, "valley.yaml"));
  writeFileSync(join(folder, "plan.yaml"), plan);
});

test("what the command line says goes before the plan, and another reading drops the plan's assumptions", () => {
  const options = [
    "--days",
    "5",
    "--seed",
    "wet",
    "--seat",
    "upland",
    "--orders",
    "sealed",
    "--set",
    "answer-chance=0.5",
  ];
  expect(faultlineIn(folder, "play", "plan.yaml", "--save", "said.log", "--plain", ...options)).toMatchObject({
    code: 0,
  });
  const header = headerOf("said.log");
  expect(header).toMatchObject({ seed: "wet", days: 5, set: { patience: 1.5, "answer-chance": 0.5 } });
  expect(header.rule?.orders).toBe("sealed");
});
