/**
 * `faultline mcp`: a door for programs over standard input and output, by the Model Context Protocol. It serves until the program closes
 * its end.
 */
import { realpathSync, statSync } from "node:fs";
import type { McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { say } from "../../catalogue/index.js";
import { UsageError } from "../failure.js";
import { fenceScenarios } from "../prepare.js";
import { fenceAt } from "./fence.js";

export interface McpOptions {
  /** The actor whose seat the program takes; without it, the door is the analyst's. */
  readonly seat?: string;
  /** File that holds the seat's link. */
  readonly linkFile?: string;
  /** Folder whose scenario files may be read besides the library. */
  readonly folder?: string;
  /** How long a call may take. */
  readonly seconds: number;
  readonly workers?: number;
}

/** Serves one of the two doors. */
export function mcp(options: McpOptions): Promise<void> {
  return options.seat === undefined ? analyst(options) : seat(options.seat, options);
}

async function seat(actor: string, { linkFile, folder, workers }: McpOptions): Promise<void> {
  if (folder !== undefined || workers !== undefined)
    throw new UsageError(say("programs.doors-apart"), say("programs.one-door"));
  const [{ HostClient, linkFrom }, { seatServer }] = await Promise.all([
    import("./host-client.js"),
    import("./seat.js"),
  ]);
  const host = await HostClient.enter(linkFrom(linkFile), actor);
  await serve(() => seatServer(host));
}

async function analyst({ folder, seconds, workers, linkFile }: McpOptions): Promise<void> {
  if (linkFile !== undefined) throw new UsageError(say("programs.doors-apart"), say("programs.one-door"));
  const { analystServer } = await import("./analyst.js");
  const root = folder === undefined ? null : folderOf(folder);
  // Names of files are then what they would be on a command line there.
  if (root !== null) process.chdir(root);
  fenceScenarios(fenceAt(root));
  await serve(() => analystServer({ folder: root, seconds, workers }));
}

/** Serves until the program closes its end. */
function serve(server: () => McpServer): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once("close", resolve);
    process.stdin.once("end", resolve);
    serveStdio(server, { onerror: (error) => process.stderr.write(`faultline: ${error.message}\n`) });
  });
}

function folderOf(named: string): string {
  if (statSync(named, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(say("programs.no-folder", { folder: named }), say("programs.name-a-folder"));
  return realpathSync(named);
}
