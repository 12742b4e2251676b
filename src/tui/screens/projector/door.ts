/**
 * The way to the projector, which is loaded when somebody follows a session: whoever plays one does not wait for it.
 */
import type { Left } from "../run.js";
import type { NewsDesk } from "./public-news.js";
import type { ProjectorOptions } from "./run-projector.js";

export type { NewsDesk, PublicNews } from "./public-news.js";
export type { ProjectorOptions } from "./run-projector.js";

/** Shows a session that goes on elsewhere, as the table may see it, until someone leaves. */
export async function runProjector(options: ProjectorOptions): Promise<Left> {
  return (await import("./run-projector.js")).runProjector(options);
}

/** The news of a session that goes on elsewhere, for a face without a screen. */
export async function openNewsDesk(file: string): Promise<NewsDesk> {
  return (await import("./public-news.js")).openNewsDesk(file);
}
