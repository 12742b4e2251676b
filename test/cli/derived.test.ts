/**
 * Assumptions that are worked out from others, from outside: what says how, what refuses to set one, rows of a sampled
 * ensemble, and replay codes and saved sessions, which keep what the others were set to.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { valleyText } from "../scenarios/valley.js";
import { faultline, jsonLines } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-derived-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "valley.yaml"), valleyText);
const file = join(folder, "derived.yaml");
writeFileSync(
  file,
  `format: 2
imports: [valley.yaml]
assumptions:
  patience: { distribution: uniform }
  refusal: { derived: { oneMinus: answer-chance }, note: How often it is not heard. }
  stamina: { derived: { product: [refusal, patience] }, note: Made up. }
gauges:
  tension: { drift: [{ perDay: { assumption: stamina }, judgement: x }] }
`,
);

test("show says how each is worked out", () => {
  const { code, stdout } = faultline("show", file);
  expect(code).toBe(0);
  expect(stdout).toContain("  refusal = 0.4 (0.1 to 0.8, worked out as 1 − answer-chance): How often");
  expect(stdout).toContain("  stamina = 0.4 (0.05 to 1.6, worked out as refusal × patience): Made up.");
});

test.each([
  ["run", ["-n", "5"]],
  ["play", ["--json"]],
  ["compare", ["-n", "5", "--variant", "weary"]],
])("%s does not set one, and says what to set instead", (command, options) => {
  const { code, stdout, stderr } = faultline(command, file, ...options, "--set", "stamina=1");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("stamina can't be set: it is worked out from other assumptions");
  expect(stderr).toContain("set patience or answer-chance instead");
});

test("each row of a sampled ensemble has what its draw makes of them, and of what is set", () => {
  const csv = join(folder, "rows.csv");
  const words = ["run", file, "-n", "20", "--seed", "oak", "--workers", "0", "--sample", "--set", "answer-chance=0.75"];
  const { code, stdout } = faultline(...words, "--csv", csv);
  expect(code).toBe(0);
  expect(stdout).toContain("Each run draws 1 assumption:");
  const [header = [], ...rows] = readFileSync(csv, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const cell = (row: readonly string[], id: string) => Number(row[header.indexOf(`assumption.${id}`)]);
  expect(new Set(rows.map((row) => cell(row, "refusal")))).toEqual(new Set([0.25]));
  expect(new Set(rows.map((row) => cell(row, "stamina"))).size).toBe(20);
  for (const row of rows) expect(cell(row, "stamina")).toBe(0.25 * cell(row, "patience"));
});

test("a run of set values is replayed by its code, and saved, resumed and verified", () => {
  const log = join(folder, "play.log");
  const said = faultline("play", file, "--json", "--seed", "oak", "--set", "answer-chance=0.3", "--save", log);
  expect(said).toMatchObject({ code: 0, stderr: "" });
  const end = jsonLines(said.stdout).at(-1)!;
  const plain = jsonLines(faultline("play", file, "--json", "--seed", "oak").stdout).at(-1)!;
  expect(end.hash).not.toBe(plain.hash);
  expect(end.replay).toMatch(/set=answer-chance=0\.3:/);
  expect(end.replay).not.toMatch(/refusal|stamina/);
  const again = faultline("replay", end.replay as string, "--file", file, "--json");
  expect(jsonLines(again.stdout).at(-1)).toMatchObject({ hash: end.hash, replay: end.replay });
  expect(faultline("verify", log)).toMatchObject({ code: 0 });
  expect(faultline("resume", log, "--plain").code).toBe(0);
});
