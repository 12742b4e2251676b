/**
 * The way to the desk, which is loaded when somebody goes there.
 */
import type { Left } from "../run.js";
import type { DeskRunOptions, StartMenuOptions } from "./run-desk.js";

export type { DeskRunOptions, SessionToShow, StartMenuOptions } from "./run-desk.js";

/** Shows the desk until someone leaves. */
export async function runDesk(options: DeskRunOptions): Promise<Left> {
  return (await import("./run-desk.js")).runDesk(options);
}

/** Lets a person choose what to play, then shows it until they leave. */
export async function runStartMenu(options: StartMenuOptions): Promise<Left> {
  return (await import("./run-desk.js")).runStartMenu(options);
}
