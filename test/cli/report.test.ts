/**
 * `report` from outside: the files it writes from a kept session, and words for what can't be done.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";
import { beginSession } from "../../src/session/index.js";
import { faultline } from "./faultline.js";

const few = ["--runs", "100", "--futures", "50", "--workers", "0"] as const;
let folder: string;
let log: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-report-"));
  const inputs = [
    { type: "order", transition: "russia.mediation.appeal" },
    { type: "inject", inject: "officers-killed" },
    { type: "advance", to: 7 },
    { type: "note", text: "Nobody asked for facts.", objective: "decide under pressure" },
    { type: "branch", name: "hotter" },
    { type: "set-gauge", gauge: "tension", value: 90 },
    { type: "advance", to: 14 },
    { type: "switch", to: "main" },
    { type: "advance", to: 60 },
  ];
  writeFileSync(join(folder, "inputs"), inputs.map((input) => `${JSON.stringify(input)}\n`).join(""));
  log = join(folder, "exercise.log");
  const seats = ["--seat", "russia", "--orders", "open"];
  const where = ["--inputs", join(folder, "inputs"), "--save", log, "--plain"];
  const played = faultline("play", "tavush-2020", "--seed", "5", ...seats, ...where);
  if (played.code !== 0) throw new Error(played.stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("report writes a page, and Markdown and CSV where asked; the log stays as it was", () => {
  const before = readFileSync(log);
  const [out, markdown, csv] = ["report.html", "report.md", "report.csv"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const ran = faultline("report", log, "--out", out, "--markdown", markdown, "--csv", csv, ...few);
  expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(out, "utf8")).toMatch(/^<!DOCTYPE html>\n[\s\S]*After-action report[\s\S]*<\/html>\n$/);
  expect(readFileSync(markdown, "utf8")).toMatch(/^# Tavush, July 2020\n[\s\S]*Nobody asked for facts\\?\./);
  expect(readFileSync(csv, "utf8")).toMatch(/^\ufeffscenario,scenario_hash,seed,branch,record,/);
  expect(readFileSync(log).equals(before)).toBe(true);
});

test("report --branch reports on that branch", () => {
  const out = join(folder, "hotter.html");
  expect(faultline("report", log, "--out", out, "--branch", "hotter", ...few).code).toBe(0);
  expect(readFileSync(out, "utf8")).toMatch(/<dt>Branch<\/dt><dd>hotter<\/dd>/);
});

test("report never writes over the session, whatever it is called", () => {
  const before = readFileSync(log);
  for (const name of [log, join(folder, ".", "sub", "..", "exercise.log")]) {
    const { code, stderr } = faultline("report", log, "--out", name, ...few);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/which this command reads, and would be written over/)]);
  }
  expect(readFileSync(log).equals(before)).toBe(true);
});

test("nothing that is written, by whatever command, writes over any session's log", () => {
  const other = join(folder, "other.log");
  copyFileSync(log, other);
  for (const words of [
    ["report", log, "--out", other, ...few],
    ["report", log, "--out", join(folder, "fine.html"), "--csv", other, ...few],
    ["run", "tavush-2020", "-n", "10", "--csv", other],
    ["doc", "tavush-2020", "--out", other],
  ]) {
    const { code, stderr } = faultline(...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/is a session's log, and would be written over/)]);
  }
  expect(readFileSync(other).equals(readFileSync(log))).toBe(true);
});

test("what can't be reported on is the user's to mend", () => {
  const out = join(folder, "none.html");
  const branch = faultline("report", log, "--out", out, "--branch", "hoter", ...few);
  expect(branch.code).toBe(2);
  expect(branch.stderr).toMatch(/has no branch hoter[\s\S]*Did you mean hotter\?/);
  const missing = faultline("report", join(folder, "nothing.log"), "--out", out, ...few);
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringMatching(/there is no such file/)]);
  const foreign = faultline("report", join(folder, "inputs"), "--out", out, ...few);
  expect([foreign.code, foreign.stderr]).toEqual([2, expect.stringMatching(/no session's log/)]);
  const unwritable = faultline("report", log, "--out", join(folder, "no", "where.html"), ...few);
  expect([unwritable.code, unwritable.stderr]).toEqual([2, expect.stringMatching(/there is no such folder/)]);
});

test("the report of a log from before scenarios had maps draws the map of the library's scenario, which is the same one", () => {
  const { map, ...resolved } = loadScenario(findScenario("tavush-2020")).scenario;
  expect(map).toBeDefined();
  const drawn = [resolved, { ...resolved, title: "Another crisis" }].map((scenario, place) => {
    const [old, out] = [join(folder, `old-${place}.log`), join(folder, `old-${place}.html`)];
    const session = beginSession(
      { resolved: scenario, variant: null, set: {}, seed: "1", run: 0, days: 60, historical: false, seats: [] },
      { file: old },
    );
    session.give({ type: "advance", to: 3 });
    session.close();
    expect(faultline("report", old, "--out", out, ...few)).toMatchObject({ code: 0 });
    return readFileSync(out, "utf8").includes('<figure class="map">');
  });
  expect(drawn).toEqual([true, false]);
});
