/**
 * `faultline export`: a run to take away, as a picture of its story, as a picture of the screen at one of its records, or as material for
 * an essay.
 */
import { say } from "../catalogue/index.js";
import { drawPng, drawStory, renderMarkdown, type ToldRun, tellRun, writeEssay } from "../report/index.js";
import { beginSession, identityOf, recordsOf, type Session } from "../session/index.js";
import { playCommand, replayCode, replayCommand, whatIfCommand } from "../text/index.js";
import { UsageError } from "./failure.js";
import { type NamedRun, type NamedRunOptions, openRun } from "./named-run.js";
import { type OutFile, openOutFiles } from "./out-file.js";
import { formatFor, writePage } from "./page.js";
import { now, playOut } from "./play.js";
import { chooseRun } from "./prepare.js";
import { paste } from "./started.js";

type Format = "svg" | "png" | "markdown";

export interface ExportOptions extends NamedRunOptions {
  readonly format?: Format;
  /** The screen at a record, by number, instead of the story; true for the last one. */
  readonly screen?: number | true;
  readonly size?: { readonly columns: number; readonly rows: number };
  readonly out?: string;
}

const usualSize = { columns: 120, rows: 40 };

export async function exportRun(named: string, options: ExportOptions): Promise<void> {
  const { screen, size } = options;
  const format = formatFor<Format>(options.format, options.out, [
    ["svg", ".svg"],
    ["png", ".png"],
    ["markdown", ".md"],
    ["markdown", ".markdown"],
  ]);
  if (screen !== undefined && format === "markdown")
    throw new UsageError(say("cli.screen-is-a-picture"), say("cli.choose-svg-or-png"));
  if (size !== undefined && screen === undefined)
    throw new UsageError(say("cli.size-without-screen"), say("cli.give-screen-too"));
  if (format === "png" && options.out === undefined && process.stdout.isTTY)
    throw new UsageError(say("cli.png-on-terminal"), say("cli.give-out-too"));
  const opened = await openRun("export", named, options);
  const { name } = opened;
  const { out } = openOutFiles({ out: options.out }, opened.loaded.files);
  const { session, again } = playNamed(opened);
  if (screen !== undefined) {
    const number = recordAt(session, screen);
    const { drawMoment } = await import("../tui/index.js");
    const closer = paste(playCommand(again));
    return writePicture(format, drawMoment({ session, name, again: closer, paste }, number, size ?? usualSize), out);
  }
  const told = tellNamed(session, again);
  if (format === "markdown") return writePage(renderMarkdown(writeEssay(told)), out);
  return writePicture(format, drawStory(told), out);
}

/** A run played to its end, with explanations, and how it is named again. */
export function playNamed({ name, loaded, run }: NamedRun) {
  const session = beginSession(chooseRun(loaded, run), { now, loaded: true });
  playOut(session);
  return { session, again: { ...identityOf(session.header), name } };
}

/** The story of a run that was played to its end. */
export function tellNamed(session: Session, again: ReturnType<typeof playNamed>["again"]): ToldRun {
  return tellRun(session, {
    code: replayCode(again),
    command: paste(replayCommand(again)),
    oddsCommand: paste(whatIfCommand(again, null)),
  });
}

/** The number of the record that is wanted. Throws UsageError for one that the run has not. */
function recordAt({ state }: Session, wanted: number | true): number {
  const last = recordsOf(state).length - 1;
  if (wanted === true) return last;
  if (wanted > last) throw new UsageError(say("cli.no-such-record", { record: wanted, last }));
  return wanted;
}

async function writePicture(format: Format, svg: string, out: OutFile | undefined): Promise<void> {
  if (format !== "png") return writePage(svg, out);
  const drawn = await drawPng(svg);
  if (typeof drawn === "string")
    throw new UsageError(
      drawn === "no-fonts" ? say("cli.png-without-fonts") : say("cli.png-without-program"),
      say("cli.write-svg-instead"),
    );
  if (out === undefined) process.stdout.write(drawn);
  else {
    out.write(drawn);
    out.close();
  }
}
