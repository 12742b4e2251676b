/**
 * `faultline verify` and `faultline branch`: looking at kept sessions, and taking another way from one.
 */
import { say } from "../catalogue/index.js";
import { escapeLine } from "../scenarios/light.js";
import {
  copySession,
  exportGood,
  goodLines,
  isRefusal,
  resumeSession,
  type Verdict,
  verifyLog,
} from "../session/index.js";
import { resumeCommand } from "../text/index.js";
import { exitCodes, UsageError } from "./failure.js";
import { complainInWords, jsonPage, print, printRaw } from "./output.js";
import { now } from "./play.js";
import { fillsStandardOutput } from "./standard-output.js";
import { paste } from "./started.js";

export interface VerifyOptions {
  readonly json?: boolean;
  readonly export?: string;
}

/** Checks a log. Answers 0 where it is sound, 1 where it is not, 2 where it is no log that can be read here. */
export function verify(file: string, options: VerifyOptions): number {
  const verdict = verifyLog(file);
  const piped = fillsStandardOutput([options.export], options.json);
  if (piped) printRaw(goodLines(file, verdict));
  else if (options.export !== undefined) exportGood(file, verdict, options.export);
  if (piped) complainInWords(say("cli.verdict", { file, verdict: verdict.verdict }));
  else if (options.json) print(jsonPage(bare(verdict)));
  else printVerdict(file, verdict, options);
  if (verdict.verdict === "sound" || verdict.verdict === "open") return exitCodes.done;
  return verdict.verdict === "foreign" || verdict.verdict === "newer" ? exitCodes.badInput : exitCodes.broke;
}

/** The verdict without the scenario, which would be most of it. */
function bare({ header, command, ...verdict }: Verdict) {
  const more = command === undefined ? {} : { command: paste(command) };
  if (header === null) return { ...verdict, ...more, header };
  const { resolved: _resolved, rule, ...rest } = header;
  // The secret of sealed orders stays in the log.
  const told = rule === undefined ? {} : { rule: { version: rule.version, orders: rule.orders } };
  return { ...verdict, ...more, header: { ...rest, ...told } };
}

function printVerdict(file: string, verdict: Verdict, options: VerifyOptions): void {
  const { header, inputs, records, hash, goodLines, message, hint, command } = verdict;
  print(say("cli.verdict", { file: escapeLine(file), verdict: verdict.verdict }));
  if (message !== undefined) print(`  ${escapeLine(message)}`);
  if (header !== null) {
    const { scenario, seed, engine } = header;
    print(`  ${escapeLine(say("cli.session-identity", { scenario, seed, engine }))}`);
    const isHashed = hash !== null;
    print(`  ${say("cli.session-holds", { lines: goodLines, inputs, records, isHashed, hash: hash ?? "" })}`);
  }
  if (options.export !== undefined) print(`  ${say("cli.good-lines-exported", { file: escapeLine(options.export) })}`);
  else if (hint !== undefined) print(`  ${escapeLine(hint)}${command === undefined ? "" : `: ${paste(command)}`}`);
}

export interface BranchOptions {
  readonly name: string;
  readonly at?: number;
  readonly out?: string;
}

/** Branches a kept session from a record, in its own file or in a copy. */
export function branch(file: string, options: BranchOptions): number {
  const { name, at, out } = options;
  const session = out === undefined ? resumeSession(file, { now }).session : copySession(file, { now });
  const given = session.give({ type: "branch", name, ...(at === undefined ? {} : { from: at }) });
  const piped = fillsStandardOutput([out]);
  if (out !== undefined && !piped && !isRefusal(given)) session.saveAs(out);
  if (piped && !isRefusal(given)) printRaw(session.closedText());
  const saved = session.close();
  if (isRefusal(given)) throw new UsageError(say("cli.branch-refused", { reason: given.message }), given.hint);
  if (!saved) throw session.fault ?? new UsageError(say("cli.branch-not-saved"));
  if (piped) return exitCodes.done;
  print(escapeLine(say("cli.branched", { file: out ?? file, branch: name, day: day(given.state) })));
  print(`  ${paste(resumeCommand(out ?? file))}`);
  return exitCodes.done;
}

function day({
  branches,
  current,
}: {
  branches: ReadonlyMap<string, { head: { world: { time: number } } }>;
  current: string;
}) {
  return Math.floor(branches.get(current)?.head.world.time ?? 0);
}
