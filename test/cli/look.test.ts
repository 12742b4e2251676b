/**
 * The commands that only look.
 */
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultline } from "./faultline.js";

test("list names every scenario with its days and variants", () => {
  const { code, stdout } = faultline("list");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^tavush-2020 +Tavush, July 2020\n +60 days from 2020-07-12; variants: .*csto-literal/m);
  expect(JSON.parse(faultline("list", "--json").stdout)).toContainEqual(
    expect.objectContaining({ id: "tavush-2020", days: 60 }),
  );
});

test("show gives the ladders, and --resolved says where each value came from", () => {
  const { stdout } = faultline("show", "tavush-2020");
  expect(stdout).toMatch(/mediation: \*?\S.* → /);
  const resolved = faultline("show", "tavush-2020", "--resolved").stdout;
  expect(resolved).toMatch(/^horizon: 60 +# .*tavush-2020\.yaml:\d+$/m);
  expect(resolved).toMatch(/ +# .*south-caucasus\/russia\.yaml:\d+$/m);
});

test("validate answers 0 for a sound file and 2 for a broken one, all files in one go", () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-"));
  const broken = join(folder, "broken.yaml");
  writeFileSync(broken, "format: 1\nid: broken\ntitle: Broken\nhorizont: 60\n");
  const { code, stdout, stderr } = faultline("validate", "tavush-2020", broken);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^tavush-2020: sound .*7 actors/);
  expect(stderr).toMatch(/broken\.yaml:4:1[\s\S]*horizont[\s\S]*horizon/);
  expect(faultline("validate", "tavush-2020").code).toBe(0);
});

test("schema prints the committed schema", () => {
  const committed = readFileSync(new URL("../../src/scenarios/scenario.schema.json", import.meta.url), "utf8");
  expect(JSON.parse(faultline("schema").stdout)).toEqual(JSON.parse(committed));
});

test("evidence says what a claim supports, where an element says so", () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-"));
  const basis = "evidence: [{ claim: survey-p1, supports: [size, direction] }]";
  const raise = `actors: { upland: { postures: { guard: { transitions: { raise: { effects: [{ gauge: tension, add: 5, ${basis} }] } } } } } }`;
  const file = join(folder, "based.yaml");
  copyFileSync(new URL("../scenarios/bad/base/valley.yaml", import.meta.url), join(folder, "valley.yaml"));
  writeFileSync(file, `format: 2\nimports: [valley.yaml]\n${raise}\n`);
  expect(faultline("evidence", file).stdout).toContain("upland.guard.raise.effects[0] (for size and direction)");
  const [claim] = JSON.parse(faultline("evidence", file, "--json").stdout) as { supports?: unknown }[];
  expect(claim?.supports).toEqual({ "upland.guard.raise.effects[0]": ["size", "direction"] });
});

test("evidence --json lists every claim with source, paragraph, grade and what rests on it", () => {
  const claims = JSON.parse(faultline("evidence", "--json").stdout) as { [key: string]: unknown }[];
  expect(claims.length).toBeGreaterThan(40);
  for (const claim of claims) {
    expect(Object.keys(claim).sort()).toEqual([
      "citedBy",
      "claim",
      "figures",
      "grade",
      "paragraph",
      "source",
      "statement",
    ]);
    expect(claim.grade).toMatch(/^[A-F][1-6]$/);
    expect(claim.citedBy).not.toEqual([]);
  }
});
