/**
 * The question whether to leave an exercise that is not saved, over the page from which somebody leaves.
 */
import { saveAct } from "./act-session.js";
import { linesOf } from "./desk-lines.js";
import type { DeskPage, Open } from "./desk-page.js";
import type { Notice } from "./status.js";

export interface LeaveOpen extends Open {
  /** The exit code. */
  readonly code: 0 | 130;
}

const question: Notice = {
  kind: "refusal",
  text: "This exercise is not saved. w saves it, q leaves without it, any other key stays.",
};

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
