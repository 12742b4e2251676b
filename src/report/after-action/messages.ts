/**
 * The messages of an exercise: who wrote what to whom and when, and what the white cell made of it. Proposals stand with the agreements.
 */
import { say } from "../../catalogue/index.js";
import { messageInWords } from "../../exercise/index.js";
import { type Message, timeline } from "../../session/index.js";
import { dateAndDay } from "../../text/index.js";
import { type Block, columns, heading, lines, type Row, strong, table } from "../page/document.js";
import type { AfterAction } from "./after-action.js";

/** Nothing where nobody has written anything. */
export function messageBlocks({ played }: AfterAction): readonly Block[] {
  const { model, state } = played.session;
  const { scenario } = model;
  const { messages } = played.branch.head.messages;
  const steps = timeline(model, state, "facilitator", played.branch.name).messages;
  const rows = steps.flatMap(({ time, message: seen }): Row[] => {
    const message = messages[seen.number - 1];
    if (seen.step !== "written" || seen.proposed !== null || message === undefined) return [];
    const stopped = steps.find(({ message: one }) => one.number === seen.number && one.step === "stopped");
    return [
      [
        dateAndDay(scenario, time),
        strong(messageInWords(scenario, { ...seen, isPending: false }).title),
        lines(...paragraphs(message.text), ...fateOf(message, stopped?.message.reason ?? "")),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    heading(2, "messages", say("review.messages-heading")),
    table(
      say("review.messages-title"),
      columns([say("review.when"), 18], [say("review.message"), 32], [say("review.message-says"), 50]),
      rows,
    ),
  ];
}

const paragraphs = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

/** What the white cell made of a message; nothing where it simply arrived. */
function fateOf({ delivery, edited }: Message, reason: string): string[] {
  if (delivery === "pending") return [say("review.message-waits")];
  if (delivery === "stopped") return [say("review.message-stopped", { any: reason !== "", reason })];
  return edited === undefined ? [] : [say("review.message-edited", { text: edited })];
}
