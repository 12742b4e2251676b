/**
 * Pictures of the screen, kept beside whatever else is in the folder where the program was started.
 */
import { drawLines, type ScreenPicture } from "../tui/index.js";
import { writeNewFile } from "./out-file.js";

/** Keeps one in a new file; returns its name. Throws UsageError or WriteFailure. */
export function keepPicture({ name, lines, size, label }: ScreenPicture): string {
  return writeNewFile(name, ".svg", drawLines(lines, size, label));
}
