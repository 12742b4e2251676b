/**
 * The question whether to leave an exercise that is not saved, over the page from which somebody leaves.
 */
import { say } from "../../../catalogue/index.js";
import { saveAct } from "../../../white-cell/index.js";
import { linesOf } from "./desk-lines.js";
import type { DeskPage, Open } from "./desk-page.js";
import type { Notice } from "./status.js";

export interface LeaveOpen extends Open {
  /** The exit code. */
  readonly code: 0 | 130;
}

const question: Notice = { kind: "refusal", text: say("desk.leave-unsaved") };

export const leavePage: DeskPage<LeaveOpen> = {
  id: "leave",
  question,
  lines: ({ back }, view) => linesOf(back, view),
  spoken: () => [question.text],
  spokenChange: () => [],
  press({ back, code }, key) {
    if (key === "q") return { command: "leave", code };
    return key === "w" ? { command: "act", act: saveAct, back } : { command: "open", open: back };
  },
};

/** The question whether to leave though forecasts of this turn have been thought of and not given. */
export const leaveForecasts: DeskPage<LeaveOpen> = {
  id: "leave-forecasts",
  question: { kind: "refusal", text: say("forecast.leave") },
  lines: ({ back }, view) => linesOf(back, view),
  spoken: () => [say("forecast.leave")],
  spokenChange: () => [],
  press: ({ back, code }, key) => (key === "q" ? { command: "leave", code } : { command: "open", open: back }),
};
