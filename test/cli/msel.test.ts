/**
 * An events list goes out into a spreadsheet and comes back as it was, in either format; what has been edited is in the file, and
 * nothing else of the file has changed; each mistake is named by its cell, and then nothing is written.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadScenario } from "../../src/scenarios/index.js";
import { filesOfZip } from "../report/zip.js";
import { valleyFile } from "../scenarios/valley.js";
import { faultlineIn } from "./faultline.js";

const plan = `# kept as it is
imports: [valley.yaml]
exercise: { title: A dry summer,   seats: {} } # spaces and all
injects:
  # about the cart
  cart:
    label: "=HYPERLINK(\\"http://x\\")"
    from: "+49"
    to: "'-quoted"
    delivery: "@press"
    text: "Line one,\\nline \\"two\\"; three"
    expected: "007"
    objective: Ünïcode ğə
    at: 2030-03-05
    effects: [{ gauge: tension, add: [1, 2, 4] }, { gauge: grain, add: -1 }]
    headline: A cart
    judgement: written
  later: { label: Later, from: A, to: B, delivery: C, text: D, when: { tension: { min: 40 }, any: [{ day: { min: 3 } }] }, headline: E, judgement: F }
`;

let folder: string;
const at = (name: string) => join(folder, name);
const run = (...args: readonly string[]) => faultlineIn(folder, "msel", ...args);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-msel-"));
  cpSync(valleyFile, at("valley.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["list.xlsx", "list.csv"])("what goes out comes back as it was: %s", (table) => {
  writeFileSync(at("plan.yaml"), plan);
  const before = loadScenario(at("plan.yaml")).scenario;
  expect(run("export", "plan.yaml", "--out", table)).toMatchObject({ code: 0, stderr: "" });
  expect(run("import", "plan.yaml", table)).toMatchObject({
    code: 0,
    stdout: "plan.yaml: 0 added, 0 changed, 0 removed\n",
  });
  expect(readFileSync(at("plan.yaml"), "utf8")).toBe(plan);
  // Without the file's own injects all of them come from the table.
  writeFileSync(at("plan.yaml"), plan.slice(0, plan.indexOf("injects:")));
  expect(run("import", "plan.yaml", table).code).toBe(0);
  expect(loadScenario(at("plan.yaml")).scenario).toEqual(before);
});

test("no cell is a formula: text in XLSX, a quote before it in CSV", () => {
  writeFileSync(at("plan.yaml"), plan);
  run("export", "plan.yaml", "--out", "list.xlsx");
  run("export", "plan.yaml", "--out", "list.csv");
  expect([...filesOfZip(readFileSync(at("list.xlsx"))).values()].join("")).not.toMatch(/<f[ >]/);
  const csv = readFileSync(at("list.csv"), "utf8");
  for (const guarded of [`"'=HYPERLINK`, ",'+49,", ",''-quoted,", ",'@press,"]) expect(csv).toContain(guarded);
});

test("what was edited is in the file, and the rest of it is as it was", () => {
  writeFileSync(at("plan.yaml"), plan);
  run("export", "plan.yaml", "--out", "list.csv");
  const csv = readFileSync(at("list.csv"), "utf8");
  writeFileSync(at("list.csv"), csv.replaceAll("2030-03-05", "7").replace(/^\d,later,/m, "9,sooner,"));
  expect(run("import", "plan.yaml", "list.csv").stdout).toBe("plan.yaml: 1 added, 1 changed, 1 removed\n");
  const after = readFileSync(at("plan.yaml"), "utf8");
  expect(after.startsWith(plan.slice(0, plan.indexOf("  # about")))).toBe(true);
  const { injects } = loadScenario(at("plan.yaml")).scenario;
  expect(injects.find(({ id }) => id === "cart")?.schedule).toEqual({ at: 7 });
  expect(injects.map(({ id }) => id)).toContain("sooner");
});

test("each mistake is named by its cell, and then the file is as it was", () => {
  writeFileSync(at("plan.yaml"), plan);
  writeFileSync(
    at("list.csv"),
    [
      "No.;Id;Time;Inject;From;To;Delivery;Text;Headline;Judgement;Effects;Colour of it",
      "1;ok;3;L;F;T;D;X;H;J;;",
      "2;Bad Id;3;L;F;T;D;X;H;J;;",
      "3;ok;3;L;F;T;D;X;H;J;;",
      "4;half;3;L;F;T;D;X;H;J;[{gauge: ;",
    ].join("\n"),
  );
  const first = run("import", "plan.yaml", "list.csv");
  expect(first.code).toBe(2);
  expect(first.stderr.match(/^list\.csv:\w+/gm)).toEqual(["list.csv:L1", "list.csv:B3", "list.csv:B4", "list.csv:K5"]);
  writeFileSync(
    at("list.csv"),
    [
      "Id,Time,Inject,From,To,Delivery,Text,Headline,Judgement,Effects",
      "early,2029-01-01,L,F,T,D,X,H,J,",
      `wrong,3,L,F,T,D,X,H,J,"[{gauge: tensoin, add: 1}]"`,
      "half,3,L,F,T,D,,H,J,",
    ].join("\n"),
  );
  const second = run("import", "plan.yaml", "list.csv");
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(/^list\.csv:B2 {2}injects\.early\.at\n {2}This is before the scenario starts/m);
  expect(second.stderr).toMatch(
    /^list\.csv:J3[^\n]*\n {2}There is no gauge called “tensoin”[\s\S]*did you mean “tension”/m,
  );
  expect(second.stderr).toMatch(/^list\.csv:G4 {2}injects\.half\n {2}“text” is missing/m);
  expect(readFileSync(at("plan.yaml"), "utf8")).toBe(plan);
});
