/**
 * What a report says of the review is so: every cell of its tables is checked against a journal of what was given
 * (`bench/review-sentences.mjs`; `bench/report-sentences.mjs` checks 300 exercises), and a false one is found.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { falseReviewSentences, reviewBlocks, reviewedExercise } from "../../bench/review-sentences.mjs";
import * as engine from "../../src/engine/index.js";
import { deliveredIn } from "../../src/report/after-action/after-action.js";
import { agreementBlocks } from "../../src/report/after-action/agreements.js";
import { feedbackBlocks } from "../../src/report/after-action/feedback-summary.js";
import { improvementBlocks } from "../../src/report/after-action/improvement-plan.js";
import { messageBlocks } from "../../src/report/after-action/messages.js";
import { momentBlocks } from "../../src/report/after-action/moment-list.js";
import { objectiveBlocks } from "../../src/report/after-action/objectives.js";
import { overviewBlocks } from "../../src/report/after-action/overview.js";
import { playedOn } from "../../src/report/after-action/played.js";
import { recordTable } from "../../src/report/after-action/scrubber.js";
import { eventBlocks, noteBlocks, wayBlocks } from "../../src/report/after-action/sections.js";
import { timeBlocks } from "../../src/report/after-action/table-time.js";
import { whoKnewBlocks } from "../../src/report/after-action/who-knew.js";
import * as session from "../../src/session/index.js";
import { createLookup } from "../../src/text/index.js";
import * as visibility from "../../src/visibility/index.js";
import { full } from "../share.js";
import { library } from "./library.js";

const parts = {
  agreementBlocks,
  messageBlocks,
  momentBlocks,
  createLookup,
  deliveredIn,
  eventBlocks,
  feedbackBlocks,
  improvementBlocks,
  noteBlocks,
  objectiveBlocks,
  overviewBlocks,
  playedOn,
  recordTable,
  timeBlocks,
  wayBlocks,
  whoKnewBlocks,
};
const blocksOf = (made: session.Session) => reviewBlocks(parts, made);

describe("a review", () => {
  it("says nothing false, in every cell of random exercises", () => {
    const seen: Record<string, number> = {};
    for (let seed = 2000; seed < (full ? 2060 : 2004); seed += 1) {
      const made = reviewedExercise({ engine, session }, library, seed);
      const found = falseReviewSentences({ visibility, made, blocks: blocksOf(made.session), seen });
      expect([seed, found]).toEqual([seed, []]);
    }
    expect(Object.keys(seen).length).toBeGreaterThan(30);
  });

  it.each([
    ["a record", "headline", (text: string) => text.replace(/(cordon|troops|Moscow|Ankara|Baku|Yerevan)/g, "Tbilisi")],
    ["a day", "day", (text: string) => text.replace(/day (\d+)/g, (_, day) => `day ${Number(day) + 1}`)],
    ["who learned of it", "At once", (text: string) => text.replaceAll("At once: ", "Never: ")],
    ["a rating", "rated", (text: string) => text.replace(/"text":"([PSMU])"/g, '"text":"X"')],
    ["what moved", "moved", (text: string) => text.replace(/: ([^"]+) → ([^"]+)"/g, ': $2 → $1"')],
    ["a number", "number", (text: string) => text.replace(/ (\d+) → (\d+)"/g, ' $1 → $2$2"')],
    ["whose note it is", "tag", (text: string) => text.replace(/"tag":"(?:Erik|Freja)/g, '"tag":"Gita')],
    ["an evaluator's rating", "notes", (text: string) => text.replace(/in notes: [PSMU]/g, "in notes: X")],
    ["feedback", "forms", (text: string) => text.replace(/(\d+) forms? of feedback/g, "77 forms of feedback")],
  ])("is found false where %s is told wrongly", (_what, _where, spoil) => {
    const found = [2000, 2001, 2002, 2003].flatMap((seed) => {
      const made = reviewedExercise({ engine, session }, library, seed);
      const told = JSON.stringify(blocksOf(made.session));
      const blocks = JSON.parse(spoil(told)) as object[];
      return JSON.stringify(blocks) === told ? [] : falseReviewSentences({ visibility, made, blocks });
    });
    expect(found.length).toBeGreaterThan(0);
  });
});
