/**
 * `faultline play --follow FILE`: a session that goes on in another terminal, as the table may see it: on a projector,
 * as a transcript or as JSON lines. It only reads; nothing that the table may not know is printed.
 */

import { setTimeout as pause } from "node:timers/promises";
import { say } from "../catalogue/index.js";
import { messageInWords } from "../exercise/index.js";
import { checkOrdinaryFile, escapeLine, UnreadableFile } from "../scenarios/light.js";
import { likelihoodInWords, likelihoodOf, longDate, shortDate, yearBegun } from "../text/index.js";
import type { PublicNews } from "../tui/index.js";
import { exitCodes, UsageError } from "./failure.js";
import { onTerminal } from "./on-terminal.js";
import { complainInWords, isOutputLost, jsonLine, print } from "./output.js";

export interface FollowOptions {
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly screenReader?: boolean;
  readonly bell?: boolean;
}

/** What chooses or keeps a run can't be asked of one that somebody else plays. */
const others = ["seed", "variant", "set", "days", "historical", "seat", "explain", "save", "inputs", "timer"] as const;

/** Refuses what makes no sense beside `--follow`. Throws UsageError. */
export function refuseBeside(scenario: string | undefined, options: object): void {
  const other = others.find((name) => (options as { readonly [option: string]: unknown })[name] !== undefined);
  const chosen = scenario ?? (other && `--${other}`);
  if (chosen === undefined) return;
  const isScenario = scenario !== undefined;
  throw new UsageError(say("cli.follow-chooses-nothing", { isScenario, chosen }), say("cli.leave-it-out"));
}

/** Shows a session that somebody else plays, until it is closed or someone leaves. */
export async function follow(file: string, options: FollowOptions): Promise<number> {
  refuseIrregular(file);
  if (!onTerminal(options)) return followInLines(file, options.json ? printJson : printPlain());
  process.env.NODE_ENV = "production";
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = "0";
  const { runProjector } = await import("../tui/index.js");
  // The news need not wait until the map's ground has been read.
  const map = import("../report/index.js").then(({ terminalMap }) => terminalMap);
  let drawMap: Awaited<typeof map> = () => null;
  void map.then((draw) => {
    drawMap = draw;
  });
  const { stdin, stdout } = process;
  const { exitCode } = await runProjector({
    file,
    now: () => Date.now(),
    drawMap: (...asked) => drawMap(...asked),
    stdin,
    stdout,
    bell: options.bell ?? true,
    screenReader: options.screenReader ?? false,
  });
  return exitCode;
}

/** A log may not be there yet; what can never be one is refused at once. Throws UsageError. */
function refuseIrregular(file: string): void {
  try {
    checkOrdinaryFile(file);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.kind !== "irregular") return;
    throw new UsageError(say("cli.file-unreadable", { file, reason: error.message }), say("cli.follow-needs-session"));
  }
}

/** Milliseconds between two looks at the log. */
const lookEvery = 250;

/** Prints news as it comes. A log that is not there yet is waited for; one that is at fault ends it. */
async function followInLines(file: string, tell: (news: PublicNews) => void): Promise<number> {
  const { openNewsDesk } = await import("../tui/index.js");
  const desk = await openNewsDesk(file);
  let told = "";
  try {
    for (;;) {
      const news = desk.look();
      for (const item of news) tell(item);
      if (news.some(({ kind }) => kind === "closed")) return exitCodes.done;
      const trouble = desk.trouble();
      if (trouble !== null && trouble.message !== told) {
        told = trouble.message;
        complainInWords(told);
        if (trouble.kind === "removed") return exitCodes.broke;
        if (trouble.kind !== "missing") return exitCodes.badInput;
      }
      if (isOutputLost()) return exitCodes.done;
      await pause(lookEvery);
    }
  } finally {
    desk.close();
  }
}

type RecordNews = Extract<PublicNews, { kind: "record" }>;

const headlineWidth = 74;

/** How likely it was, where the table may know; empty where not. */
function likelihood({ entry: { record, why } }: RecordNews): string {
  if (record.type === "inject") return say("cli.news");
  const known = likelihoodOf(record, why);
  return why === null && known.kind !== "order" ? "" : likelihoodInWords(known);
}

/** A line that is no record. */
const aside = (words: string) => print(`${"—".padStart(8)} ${escapeLine(words)}`);

function printPlain(): (news: PublicNews) => void {
  let shorts: ReadonlyMap<string, string> = new Map();
  let last = "";
  let latest = "";
  const recordLine = (news: RecordNews): string => {
    const { record } = news.entry;
    const date = record.date === last ? "      " : shortDate(record.date);
    last = record.date;
    if (record.type === "milestone") return `${date}      ◆ ${say("cli.milestone", { headline: record.headline })}`;
    if (record.type === "end") return `${date}  ${say("cli.ends", { headline: record.headline })}`;
    const tag = record.type === "inject" ? "*" : (shorts.get(record.actor) ?? "");
    return `${date}  ${tag.padEnd(4)}  ${record.headline.padEnd(headlineWidth)}  ${likelihood(news)}`;
  };
  return (news) => {
    switch (news.kind) {
      case "start":
        ({ shorts, start: latest } = news);
        print(escapeLine(news.title));
        print(
          `${say("cli.days-from", { days: news.days, start: longDate(news.start) })} · ${say("cli.branch", { branch: escapeLine(news.branch) })}`,
        );
        print("");
        break;
      case "record": {
        const { date } = news.entry.record;
        const year = yearBegun(latest, date);
        if (year !== null) print(year);
        latest = date;
        print(escapeLine(recordLine(news)).trimEnd());
        break;
      }
      case "message": {
        const { title, body } = messageInWords(news.scenario, news.entry.message);
        aside(title);
        for (const line of body) print(`${" ".repeat(11)}${escapeLine(line)}`);
        break;
      }
      case "turning":
        last = "";
        aside(news.turning.words);
        break;
      case "interrupted":
        aside(say("cli.session-interrupted"));
        break;
      case "taken-up":
        aside(say("cli.session-taken-up"));
        break;
      case "closed":
        aside(say("cli.session-closed", { day: news.day, branch: news.branch }));
    }
  };
}

function printJson(news: PublicNews): void {
  switch (news.kind) {
    case "start": {
      const { kind: type, shorts: _shorts, ...start } = news;
      print(jsonLine({ type, ...start }));
      break;
    }
    case "record": {
      // A number would show where something is missing, and who put in what is the white cell's affair.
      const { seq: _seq, ...bare } = news.entry.record;
      const { by, ...rest } = bare as typeof bare & { by?: string };
      print(jsonLine({ ...rest, ...(by === "seat" ? { by } : {}) }));
      break;
    }
    case "message": {
      const { time, message } = news.entry;
      const { step, number, from, as, to, text, proposed, by } = message;
      print(jsonLine({ type: "message", time, step, number, from, as, to, text, proposed, by }));
      break;
    }
    case "turning": {
      const { turning, branch, day } = news;
      print(jsonLine({ type: turning.kind, branch, day }));
      break;
    }
    case "interrupted":
    case "taken-up":
    case "closed":
      print(jsonLine({ type: news.kind, branch: news.branch, day: news.day }));
  }
}
