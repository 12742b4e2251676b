/**
 * The sections of an after-action report that look back: events, surprises, notes, history, ways not taken.
 */

import { dateOfDay } from "../../engine/index.js";
import { mainBranch } from "../../session/index.js";
import {
  count,
  dateAndDay,
  dayInWords,
  endingLabel,
  type Lookup,
  listInWords,
  longDate,
  percent,
  shareOfRuns,
  thousands,
} from "../../text/index.js";
import {
  type Block,
  columns,
  em,
  heading,
  lines,
  list,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import type { AfterAction, Surprise } from "./after-action.js";
import { whoOf } from "./scrubber.js";

export function eventBlocks({ delivered }: AfterAction, lookup: Lookup): readonly Block[] {
  const rows = delivered.map(({ record, answers, orders }): Row => {
    const inject = lookup.injects.get(`inject.${record.inject}`);
    const answered = answers.map((answer): Text => [strong(whoOf(lookup, answer)), `: ${answer.headline}`]);
    const ordered = orders.map((order): Text => [strong(whoOf(lookup, order)), `, ordered: ${order.headline}`]);
    return [
      lines(strong(inject?.label ?? "On the spot"), record.headline, em(`day ${record.day}, ${record.by}`)),
      lines(
        [inject?.expected ?? ""].filter((text) => text !== ""),
        inject?.objective === undefined ? [] : em(inject.objective),
      ),
      answered.length + ordered.length === 0 ? ["nothing at once, and no order"] : lines(...answered, ...ordered),
    ];
  });
  return [
    heading(2, "events", "Events, and what came of them"),
    table(
      "Expected and actual response",
      columns(
        ["Event", 32],
        ["Expected, and to what end", 32],
        ["What came: answers at once, orders by the next turn", 36],
      ),
      rows,
      "Nothing came in from outside.",
    ),
  ];
}

/** How few runs had something by the day on which it came: `8% of 1,000 unsteered runs have it by then`. */
export function rarityInWords({ share }: Surprise, { n }: AfterAction["unsteered"]): string {
  return `${share === 0 ? "none" : percent(share)} of ${thousands(n)} unsteered runs have it by then`;
}

export function surpriseBlocks({ surprises, unsteered }: AfterAction, lookup: Lookup): readonly Block[] {
  return [
    heading(2, "surprises", "What was least to be expected"),
    paragraph(
      `What the fewest of ${thousands(unsteered.n)} unsteered runs have by that day comes first; the last column is the share in which it comes at all.`,
    ),
    table(
      "Rarest first",
      columns(["Date", 13], ["Who", 15], ["What", 44], ["By that day", 14, "right"], ["At all", 14, "right"]),
      surprises.map((surprise) => [
        dayInWords(lookup.scenario, surprise.record.date),
        whoOf(lookup, surprise.record),
        surprise.record.headline,
        shareOfRuns(surprise.share),
        shareOfRuns(surprise.unsteered),
      ]),
      "Nothing came that fewer than half of unsteered runs have by that day.",
    ),
  ];
}

export function noteBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { start } = lookup.scenario;
  const byObjective = new Map<string, Row[]>();
  for (const { objective = "", text, time, branch } of played.notes) {
    const day = Math.floor(time);
    const where = branch === mainBranch ? [] : [em(`branch ${branch}`)];
    const row = [lines(dayInWords(lookup.scenario, dateOfDay(start, day)), `day ${day}`, where), text];
    byObjective.set(objective, [...(byObjective.get(objective) ?? []), row]);
  }
  return [
    heading(2, "notes", "Notes, by objective"),
    ...(byObjective.size === 0 ? [paragraph("No notes were taken.")] : []),
    ...[...byObjective].map(([objective, rows]) =>
      table(objective === "" ? "Without an objective" : objective, columns(["When", 18], ["What was seen", 82]), rows),
    ),
  ];
}

export function historyBlocks({ played, unsteered }: AfterAction, lookup: Lookup): readonly Block[] {
  const { scenario } = lookup;
  if (scenario.history.length === 0) return [];
  const here = new Map(
    played.records.flatMap((record) => (record.type === "milestone" ? [[record.milestone, record] as const] : [])),
  );
  const rows = scenario.history.map(({ milestone, date, note }): Row => {
    const record = here.get(milestone);
    const share = unsteered.milestones[milestone];
    const median = share?.day.p50 ?? null;
    return [
      strong(lookup.milestoneLabel(milestone)),
      lines(date === undefined ? "not in this time" : longDate(date), note === undefined ? [] : em(note)),
      record === undefined ? "did not come" : `${longDate(record.date)}, day ${record.day}`,
      share === undefined
        ? []
        : lines(
            shareOfRuns(share.p),
            median === null ? [] : `half of those by ${dayInWords(scenario, dateOfDay(scenario.start, median))}`,
          ),
    ];
  });
  return [
    heading(2, "history", "Beside history"),
    table(
      "What really happened, what happened here, and how often it does",
      columns(["Milestone", 24], ["In history", 31], ["Here", 23], [`In ${unsteered.n} unsteered runs`, 22]),
      rows,
    ),
  ];
}

export function wayBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { state } = played.session;
  const on = (time: number) => dateAndDay(lookup.scenario, time);
  const branches = [...state.branches.values()].map(({ name, head, from }): Row => {
    const { world, count: records } = head;
    const parted = from === null ? ["where all began"] : [`${from.branch}, after ${count(from.count, "record")}`];
    const stands = world.ended ? endingLabel(lookup.scenario, world.ending) : "still open";
    return [
      name === played.branch.name ? strong(`${name}, reported here`) : name,
      parted,
      `${on(world.time)}, ${count(records, "record")}`,
      stands,
    ];
  });
  const rewound = state.rewindings.map(
    ({ branch, abandoned, count: shared }): Text => [
      `${branch}, given up: ${count(abandoned.count - shared, "record")} up to ${on(abandoned.world.time)}.`,
    ],
  );
  if (branches.length < 2 && rewound.length === 0) return [];
  return [
    heading(2, "ways", "Ways not taken"),
    table("Branches", columns(["Branch", 28], ["Left", 26], ["Stands at", 26], ["Ending", 20]), branches),
    ...(rewound.length === 0 ? [] : [paragraph("Gone back over:"), list(rewound)]),
  ];
}

/** Questions that only this exercise gives cause for. */
export function ownQuestions(report: AfterAction, lookup: Lookup, swing: string | null): readonly string[] {
  const { surprises, holds, played, unsteered } = report;
  const [surprise] = surprises;
  const patient = [...holds].sort((one, other) => other[1] - one[1])[0];
  const missed = lookup.scenario.history.filter(
    ({ milestone, date }) =>
      date !== undefined &&
      !played.records.some((record) => record.type === "milestone" && record.milestone === milestone),
  );
  return [
    swing === null ? "" : `${swing} Did the table see that at the time?`,
    surprise === undefined
      ? ""
      : `\u201c${surprise.record.headline}\u201d: ${rarityInWords(surprise, unsteered)}. Who had planned for it, and should anyone have?`,
    patient === undefined
      ? ""
      : `${lookup.actorLabel(patient[0])} held ${count(patient[1], "time")}. What was it waiting for, and did it come?`,
    missed.length === 0
      ? ""
      : `It did not come to ${listInWords(
          missed.slice(0, 3).map(({ milestone }) => `\u201c${lookup.milestoneLabel(milestone)}\u201d`),
        )}, as it did in history. Whose doing was that?`,
    played.session.state.rewindings.length === 0
      ? ""
      : "Time was turned back during this exercise. What was learnt on the way that was given up?",
  ].filter((question) => question !== "");
}
