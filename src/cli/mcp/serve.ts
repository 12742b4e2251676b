/**
 * `faultline mcp`: a door for programs over standard input and output, by the Model Context Protocol. It serves until the program closes
 * its end.
 */
import { realpathSync, statSync } from "node:fs";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { say } from "../../catalogue/index.js";
import { UsageError } from "../failure.js";
import { fenceScenarios } from "../prepare.js";
import { analystServer } from "./analyst.js";
import { fenceAt } from "./fence.js";

export interface McpOptions {
  /** Folder whose scenario files may be read besides the library. */
  readonly folder?: string;
  /** How long a call may take. */
  readonly seconds: number;
  readonly workers?: number;
}

/** Serves the analyst's door. */
export async function mcp({ folder, seconds, workers }: McpOptions): Promise<void> {
  const root = folder === undefined ? null : folderOf(folder);
  // Names of files are then what they would be on a command line there.
  if (root !== null) process.chdir(root);
  fenceScenarios(fenceAt(root));
  await new Promise<void>((resolve) => {
    process.stdin.once("close", resolve);
    process.stdin.once("end", resolve);
    serveStdio(() => analystServer({ folder: root, seconds, workers }), {
      onerror: (error) => process.stderr.write(`faultline: ${error.message}\n`),
    });
  });
}

function folderOf(named: string): string {
  if (statSync(named, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(say("programs.no-folder", { folder: named }), say("programs.name-a-folder"));
  return realpathSync(named);
}
