/**
 * The page for programs says what a client meets: the configuration that it shows opens the door, and its table names every tool.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDoor } from "../cli/mcp/door.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/programs.md"), "utf8");

/** The rows of the table below a heading: what stands first in each. */
const firstColumn = (heading: string) => {
  const section = page.slice(page.indexOf(heading)).split("\n## ")[0] ?? "";
  return [...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, name]) => name);
};

test("the table of the seat's door names its tools, and its configuration its options", () => {
  const source = readFileSync(join(import.meta.dirname, "../../src/cli/mcp/seat.ts"), "utf8");
  const tools = [...source.matchAll(/\badd\(\s*"([a-z_]+)"/g)].map(([, name]) => name);
  expect(tools.length).toBe(11);
  expect(firstColumn("## The seat")).toEqual(tools);
  expect(page).toContain('["faultline", "mcp", "--seat", "russia"]');
});

test("the configuration of the analyst's door opens it, and the table names its tools", async () => {
  const [, written = ""] = /```json\n([^`]+)```/.exec(page) ?? [];
  const { command, args } = (JSON.parse(written) as { mcpServers: { faultline: { command: string; args: string[] } } })
    .mcpServers.faultline;
  expect([command, ...args.slice(0, 2)]).toEqual(["npx", "faultline", "mcp"]);
  const door = await openDoor(args.slice(2));
  try {
    const { tools } = await door.client.listTools();
    expect(firstColumn("## The analyst")).toEqual(tools.map(({ name }) => name));
    const { resourceTemplates } = await door.client.listResourceTemplates();
    for (const { uriTemplate } of resourceTemplates) expect(page).toContain(uriTemplate.replace("{id}", "ID"));
  } finally {
    await door.close();
  }
});
