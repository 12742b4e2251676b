/**
 * The pictures of the documents show what the program shows now, and every picture that a document has is taken by the script.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../tidy/project-files.js";

test("the pictures of the documents are those that the program draws now", () => {
  const script = join(root, "scripts/picture.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const there = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".svg"));
  expect(there.map((name) => join(root, "docs", name)).sort()).toEqual(stdout.trim().split("\n").sort());
});
