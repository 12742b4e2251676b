/**
 * The way to the desk, which is loaded when somebody goes there: whoever only watches a run does not wait for it.
 */
import type { Left } from "../run.js";
import type { DeskRunOptions } from "./run-desk.js";

export type { DeskRunOptions } from "./run-desk.js";

/** Shows the desk until someone leaves. */
export async function runDesk(options: DeskRunOptions): Promise<Left> {
  return (await import("./run-desk.js")).runDesk(options);
}
