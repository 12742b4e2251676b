/**
 * docs/event-data.md names every field of a line of event data, in order, and its table of CAMEO roots is the one that
 * events are made by. test/analysis/plover.test.ts holds that one to the codebooks.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { eventModeOf, eventTypeOf, quadClassOf } from "../../src/analysis/plover.js";
import { faultyPart, sectorsOfRoles } from "../../src/engine/index.js";
import { faultline, jsonLines } from "../cli/faultline.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/event-data.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "faultline-event-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the scenario reference", () => {
  it("explains every international body and every role that a code may have, and no other", () => {
    const reference = readFileSync(join(root, "docs/scenario-reference.md"), "utf8");
    const [, bodies = "", roles = ""] = /^1\. A country(.*?)^2\. After(.*?)^3\. /ms.exec(reference) ?? [];
    const codes = (text: string) => [...text.matchAll(/`([A-Z]{3})`/g)].map(([, code]) => code ?? "");
    const all = codes(bodies);
    expect(all.slice(0, 2)).toEqual(["RUS", "SUN"]);
    expect(all.filter((code) => faultyPart(`${code}XYZ`) === undefined)).toHaveLength(8);
    for (const code of all) expect(faultyPart(code)).toBeUndefined();
    expect(codes(roles).sort()).toEqual([...sectorsOfRoles.keys()].sort());
  });
});

describe("the page on event data", () => {
  it("shows a command that works, and names the fields of what it writes", () => {
    const [, command = ""] = /^npx faultline (.+)$/m.exec(page) ?? [];
    const out = join(folder, "acts.jsonl");
    expect(faultline(...command.replace("acts.jsonl", out).split(" "))).toMatchObject({ code: 0, stderr: "" });
    const lines = jsonLines(readFileSync(out, "utf8"));
    const fields = [...page.matchAll(/^\| `([a-z0-9_]+)` \|/gm)].map(([, field]) => field);
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) expect(Object.keys(line)).toEqual(fields);
  });

  it("has the classes and types of every root", () => {
    const rows = [...page.matchAll(/^\| (\d\d) \| ([^|]+) \| (\d) \| `(\w+)` \|$/gm)];
    expect(rows).toHaveLength(21);
    for (const [, cameo = "", words = "", quad, type] of rows) {
      const codes = [...words.matchAll(/\b\d{3}\b/g)].map(([code]) => code);
      for (const code of codes.length > 0 ? codes : [cameo])
        expect([code, `${quadClassOf(code)}`, `${eventTypeOf(code)}`]).toEqual([code, quad, type]);
    }
  });

  it("says of modes what is so", () => {
    expect(["042", "0871", "194", "143", "166"].map(eventModeOf)).toEqual([
      "visit",
      "ceasefire",
      "heavy-weapons",
      null,
      null,
    ]);
  });
});
