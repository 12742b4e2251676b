/**
 * Replay of a log: folds over its inputs and compares the state after each with the digest in the log. A log of an
 * older engine either gives identical records, or is refused at the first line that differs.
 */
import { say } from "../catalogue/index.js";
import { type AdvanceOptions, engineVersion, type Model } from "../engine/index.js";
import { rescueCommand } from "../text/index.js";
import { instantOf } from "./clock.js";
import { SessionFault } from "./fault.js";
import { applyInput } from "./fold.js";
import { type Header, modelOf, ruleOf, startOf } from "./header.js";
import { isRefusal } from "./input.js";
import type { LogLine, ReadLog } from "./log.js";
import { digestOf, openState, type SessionState, type StateDigest } from "./state.js";
import { markTime } from "./timekeeping.js";

export interface Replayed {
  readonly model: Model;
  readonly state: SessionState;
}

/** Replays a log. Throws SessionFault `differs` at the first line whose digest does not match. */
export function replayLog(
  { header, lines }: Pick<ReadLog, "header" | "lines">,
  options: AdvanceOptions = {},
): Replayed {
  const model = modelOf(header);
  let state = openState(model, startOf(header), ruleOf(header), instantOf(header.created));
  for (const line of lines) state = replayLine(model, header, state, line, options);
  return { model, state };
}

/** The state after one more line of a log. Throws SessionFault `differs`. */
export function replayLine(
  model: Model,
  header: Header,
  state: SessionState,
  line: LogLine,
  options: AdvanceOptions = {},
): SessionState {
  if ("mark" in line) {
    compare(header, line, digestOf(state));
    return markTime(model, state, line.mark, { sequence: line.sequence, at: instantOf(line.at) });
  }
  const folded = applyInput(model, state, line, options);
  if (isRefusal(folded))
    throw differs(header, line, say("session.line-refused", { type: line.input.type, message: folded.message }));
  compare(header, line, digestOf(folded.state));
  return folded.state;
}

function compare(header: Header, line: LogLine, found: StateDigest): void {
  const { branch, time, records, hash } = line.after;
  if (found.branch !== branch || found.time !== time || found.records !== records) {
    throw differs(
      header,
      line,
      say("session.replay-counts", {
        records,
        day: time,
        branch,
        replayed: found.records,
        replayedDay: found.time,
        replayedBranch: found.branch,
      }),
    );
  }
  if (found.hash !== hash) throw differs(header, line, say("session.replay-hash"));
}

function differs(header: Header, { sequence }: LogLine, what: string): SessionFault {
  const engines =
    header.engine === engineVersion
      ? say("session.replay-same-engine", { engineVersion })
      : say("session.replay-other-engine", { engine: header.engine, engineVersion });
  return new SessionFault("differs", say("session.replay-line", { sequence: sequence + 1, what, engines }), {
    line: sequence + 1,
    goodLines: sequence,
    ...(header.engine === engineVersion
      ? {
          hint: say("session.replay-line-hint", { sequence }),
          remedy: rescueCommand,
        }
      : { hint: say("session.replay-with", { engine: header.engine }) }),
  });
}
