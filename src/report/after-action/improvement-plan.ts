/**
 * The improvement plan: what is to be done about what was seen, by whom and until when; to be filled in on the page, or by hand.
 */
import { say } from "../../catalogue/index.js";
import { longDate } from "../../text/index.js";
import { type Block, columns, heading, link, paragraph, type Row, strong, table } from "../page/document.js";
import type { AfterAction } from "./after-action.js";
import { improvementAnchor, numberedObservations, observationAnchor } from "./objectives.js";

/** Lines on paper where nothing is planned yet. */
const blankLines = 6;

export function improvementBlocks({ played }: AfterAction): readonly Block[] {
  const { improvements } = played.session.state.review;
  const titles = new Map(numberedObservations(played).map(({ observation, title }) => [observation.id, title]));
  const rows = [...improvements.values()].map(({ id, action, who, due, observation = "", element }): Row => {
    const about = titles.get(observation);
    return {
      anchor: improvementAnchor(id),
      cells: [
        strong(action),
        about === undefined ? "" : link(observationAnchor(observation), about),
        element === undefined ? "" : say("review.element", { element }),
        who ?? say("review.nobody-yet"),
        due === undefined ? say("review.no-date-yet") : longDate(due),
      ],
    };
  });
  const head = columns(
    [say("review.what-to-do"), 38],
    [say("review.about"), 16],
    [say("review.capability-element"), 14],
    [say("review.who-does"), 18],
    [say("review.by-when"), 14],
  );
  const caption = say("review.improvement-table-title");
  return [
    heading(2, "improvement-plan", say("review.improvement-plan")),
    ...(rows.length > 0
      ? [table(caption, head, rows)]
      : [
          paragraph(say("review.no-improvements")),
          { kind: "form" as const, caption, columns: head, lines: Array.from({ length: blankLines }, () => "") },
        ]),
  ];
}
