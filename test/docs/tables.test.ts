/** Every command of docs/tables.md runs, and what it says of where figures come from is what is there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { faultline } from "../cli/faultline.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/tables.md"), "utf8");

it("names the fields that figures begin with", () => {
  const [, command = ""] = /^npx faultline (run .+ --json)$/m.exec(page) ?? [];
  const { code, stdout, stderr } = faultline(...command.split(" "));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const keys = Object.keys(JSON.parse(stdout));
  const [, table = ""] = /^\| field \| what it holds \|\n(.*?)\n\n/ms.exec(page) ?? [];
  const named = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, field]) => field),
  );
  expect(named.filter((field) => field !== "hash")).toEqual(keys.slice(0, keys.indexOf("partial")));
  expect(keys).toContain("hash");
});
