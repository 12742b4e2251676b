/**
 * Does what a page of documentation tells its reader to do, in order, in a folder of its own: copies the files it copies,
 * makes its edits, runs its commands, and keeps what each printed beside what the page says it prints.
 */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { faultlineIn } from "../cli/faultline.js";
import { root } from "../tidy/project-files.js";

export interface Told {
  readonly command: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines that the page shows below the command, as they stand there. */
  readonly shown: readonly string[];
}

/**
 * Follows the page's blocks of `sh`, `diff` and `text`. A text block belongs to the last command before it. What
 * `more` answers is added to a command of faultline, as a count of runs where the page relies on the default.
 */
export function followPage(
  page: string,
  folder: string,
  edited: string,
  more: (line: string) => readonly string[] = () => [],
): readonly Told[] {
  const told: Told[] = [];
  for (const [, language, body = ""] of page.matchAll(/^```(sh|diff|text)\n(.*?)^```$/gms)) {
    const lines = body.trimEnd().split("\n");
    if (language === "sh") told.push(...lines.flatMap((line) => runLine(line, folder, more)));
    else if (language === "diff") applyEdit(lines, join(folder, edited));
    else told.push({ ...(told.pop() as Told), shown: lines.filter((line) => line.trim() !== "") });
  }
  return told;
}

function runLine(line: string, folder: string, more: (line: string) => readonly string[]): readonly Told[] {
  const [program, ...words] = line.split(" ");
  if (program === "cp") {
    const [from = "", to = ""] = words;
    cpSync(join(root, from), join(folder, to));
    return [];
  }
  if (program === "npx")
    return [{ command: line, ...faultlineIn(folder, ...words.slice(1), ...more(line)), shown: [] }];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, words[0] ?? ""), ...words.slice(1)], {
    cwd: folder,
    encoding: "utf8",
    input: "",
    maxBuffer: 1 << 28,
  });
  return [{ command: line, code: status, stdout, stderr, shown: [] }];
}

/** Lines marked − give way to those marked +; the text to replace must stand in the file exactly once. */
function applyEdit(lines: readonly string[], file: string): void {
  const side = (sign: "-" | "+") =>
    lines
      .filter((line) => line.startsWith(sign) || line.startsWith(" "))
      .map((line) => line.slice(1))
      .join("\n");
  const text = readFileSync(file, "utf8");
  const before = side("-");
  if (text.split(before).length !== 2) throw new Error(`${basename(file)} does not hold just once: ${before}`);
  writeFileSync(
    file,
    text.replace(before, () => side("+")),
  );
}
