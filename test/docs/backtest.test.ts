/**
 * The page on the library against history: its commands work, and its list is the one in the files: what each crisis is scored
 * on, every *never* item with its reason, and nothing that is said not to be scored.
 * @module-tag sweep
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";
import { root } from "../tidy/project-files.js";
import { followPage } from "./told-commands.js";

const page = readFileSync(join(root, "docs/backtest.md"), "utf8");
const crises = ["tavush-2020", "autumn-war-2020", "aftermath-2020", "four-day-war-2016"].map(libraryScenario);
const codes = (text: string) => [...text.matchAll(/`([a-z0-9-]+)`/g)].map(([, id]) => id ?? "");

// Fewer runs say as much about whether a command works.
const fewer = () => (full ? [] : ["-n", "10"]);

describe("the page on the library against history", () => {
  it("has commands that work", () => {
    const folder = mkdtempSync(join(tmpdir(), "faultline-backtest-page-"));
    const told = followPage(page, folder, "none", fewer);
    for (const { code, stderr } of told) expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(told).toHaveLength(2);
    expect(existsSync(join(folder, "aftermath.html"))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it.each(crises)("lists all of $id, with a reason for each never item", ({ id, history }) => {
    const [, table = ""] = new RegExp(`\\(\`${id}\`\\).*?\\n\\n(.*?)(?:\\n\\n|$)`, "s").exec(page) ?? [];
    expect(new Set(codes(table))).toEqual(new Set(history.map(({ milestone }) => milestone)));
    const rows = page.split("\n");
    const first = rows.findIndex((row) => row.startsWith(`| \`${id}\` |`));
    const next = rows.findIndex((row, place) => place > first && !/^\| {1,2}\|/.test(row));
    const never = rows.slice(first, next).flatMap((row) => codes(row.split("|")[2] ?? ""));
    const listed = history.filter(({ date }) => date === undefined).map(({ milestone }) => milestone);
    expect(never.sort()).toEqual(listed.sort());
  });

  it("says of nothing that is scored that it is not", () => {
    const [, unscored = ""] = /\*\*Not scored\*\*(.*?)\n\n/s.exec(page) ?? [];
    const scored = new Set(crises.flatMap(({ history }) => history.map(({ milestone }) => milestone)));
    expect(codes(unscored).length).toBeGreaterThan(5);
    expect(codes(unscored).filter((id) => scored.has(id))).toEqual([]);
  });
});
