/**
 * The sections of an after-action report that look back: events, surprises, notes, history, ways not taken.
 */

import { say } from "../../catalogue/index.js";
import { dateOfDay } from "../../engine/index.js";
import { injectInWords } from "../../exercise/index.js";
import {
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
import { seeInjectText } from "../../visibility/index.js";
import {
  type Block,
  columns,
  em,
  heading,
  lines,
  link,
  list,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import type { AfterAction, Surprise } from "./after-action.js";
import { recordLink } from "./moments.js";
import { numberedObservations, observationAnchor, whenOf } from "./objectives.js";
import { isEndedEarly } from "./played.js";
import { whoOf } from "./recorded.js";

export function eventBlocks({ delivered, played }: AfterAction, lookup: Lookup): readonly Block[] {
  const rows = delivered.map(({ record, answers, orders }): Row => {
    const inject = lookup.injects.get(`inject.${record.inject}`);
    const answered = answers.map((answer): Text => [strong(whoOf(lookup, answer)), `: ${answer.headline}`]);
    const ordered = orders.map(
      (order): Text => [strong(whoOf(lookup, order)), `, ${say("after-action.ordered", { headline: order.headline })}`],
    );
    return [
      lines(
        strong(inject?.label ?? say("after-action.on-the-spot")),
        record.headline,
        injectInWords(seeInjectText(played.session.model, "facilitator", record)),
        recordLink(record, say("after-action.event-day-and-origin", { day: record.day, origin: record.by })),
      ),
      lines(
        [inject?.expected ?? ""].filter((text) => text !== ""),
        inject?.objective === undefined ? [] : em(inject.objective),
      ),
      answered.length + ordered.length === 0 ? [say("after-action.no-response")] : lines(...answered, ...ordered),
    ];
  });
  return [
    heading(2, "events", say("after-action.events-heading")),
    table(
      say("after-action.events-table-title"),
      columns(
        [say("after-action.event"), 32],
        [say("after-action.expected-column"), 32],
        [say("after-action.response-column"), 36],
      ),
      rows,
      say("after-action.no-events"),
    ),
  ];
}

/** How few runs had something by the day on which it came: `8% of 1,000 unsteered runs have it by then`. */
export function rarityInWords({ share }: Surprise, { n }: AfterAction["unsteered"]): string {
  return say("after-action.share-of-unsteered-runs", { none: share === 0, share: percent(share), runs: thousands(n) });
}

export function surpriseBlocks({ surprises, unsteered }: AfterAction, lookup: Lookup): readonly Block[] {
  return [
    heading(2, "surprises", say("after-action.surprises-heading")),
    paragraph(say("after-action.surprises-explained", { runs: thousands(unsteered.n) })),
    table(
      say("after-action.rarest-first"),
      columns(
        [say("after-action.date"), 13],
        [say("after-action.who"), 15],
        [say("after-action.what"), 44],
        [say("after-action.by-that-day"), 14, "right"],
        [say("after-action.at-all"), 14, "right"],
      ),
      surprises.map((surprise) => [
        recordLink(surprise.record, dayInWords(lookup.scenario, surprise.record.date)),
        whoOf(lookup, surprise.record),
        surprise.record.headline,
        shareOfRuns(surprise.share),
        shareOfRuns(surprise.unsteered),
      ]),
      say("after-action.no-surprises"),
    ),
  ];
}

export function noteBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const taken = new Map(numberedObservations(played).map((one) => [one.observation.note ?? -1, one]));
  const byObjective = new Map<string, Row[]>();
  for (const note of played.notes) {
    const { objective = "", text, sequence } = note;
    const observed = taken.get(sequence);
    const row = [
      whenOf(played, lookup, note),
      observed === undefined
        ? text
        : lines(
            text,
            link(observationAnchor(observed.observation.id), say("review.taken-up", { title: observed.title })),
          ),
    ];
    byObjective.set(objective, [...(byObjective.get(objective) ?? []), row]);
  }
  return [
    heading(2, "notes", say("after-action.notes-by-objective")),
    ...(byObjective.size === 0 ? [paragraph(say("after-action.no-notes-were-taken"))] : []),
    ...[...byObjective].map(([objective, rows]) =>
      table(
        objective === "" ? say("after-action.without-an-objective") : objective,
        columns([say("after-action.when"), 18], [say("after-action.what-was-seen"), 82]),
        rows,
      ),
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
      lines(
        date === undefined ? say("after-action.not-in-this-time") : longDate(date),
        note === undefined ? [] : em(note),
      ),
      record === undefined
        ? say("after-action.did-not-come")
        : recordLink(record, say("after-action.date-and-day", { date: longDate(record.date), day: record.day })),
      share === undefined
        ? []
        : lines(
            shareOfRuns(share.p),
            median === null
              ? []
              : say("after-action.median-day", { day: dayInWords(scenario, dateOfDay(scenario.start, median)) }),
          ),
    ];
  });
  return [
    heading(2, "history", say("after-action.beside-history")),
    table(
      say("after-action.history-table-title"),
      columns(
        [say("after-action.milestone"), 24],
        [say("after-action.in-history"), 31],
        [say("after-action.here"), 23],
        [say("after-action.in-unsteered-runs", { runs: unsteered.n }), 22],
      ),
      rows,
    ),
  ];
}

export function wayBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { state } = played.session;
  const on = (time: number) => dateAndDay(lookup.scenario, time);
  const branches = [...state.branches.values()].map((branch): Row => {
    const { name, head, from } = branch;
    const { world, count: records } = head;
    const parted =
      from === null
        ? [say("after-action.where-all-began")]
        : [say("after-action.branched-after-records", { branch: from.branch, n: from.count })];
    const stands = world.ended
      ? endingLabel(lookup.scenario, world.ending)
      : say("after-action.still-open", { early: isEndedEarly(state, branch) });
    return [
      name === played.branch.name ? strong(say("after-action.branch-reported-here", { branch: name })) : name,
      parted,
      say("after-action.day-and-records", { day: on(world.time), n: records }),
      stands,
    ];
  });
  const rewound = state.rewindings.map(
    ({ branch, abandoned, count: shared }): Text => [
      say("after-action.records-given-up", { branch, n: abandoned.count - shared, day: on(abandoned.world.time) }),
    ],
  );
  if (branches.length < 2 && rewound.length === 0) return [];
  return [
    heading(2, "ways", say("after-action.ways-not-taken")),
    table(
      say("after-action.branches"),
      columns(
        [say("after-action.branch"), 28],
        [say("after-action.left"), 26],
        [say("after-action.stands-at"), 26],
        [say("after-action.ending"), 20],
      ),
      branches,
    ),
    ...(rewound.length === 0 ? [] : [paragraph(say("after-action.gone-back-over")), list(rewound)]),
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
    swing === null ? "" : say("after-action.question-on-heaviest-act", { act: swing }),
    surprise === undefined
      ? ""
      : say("after-action.question-on-surprise", {
          headline: surprise.record.headline,
          rarity: rarityInWords(surprise, unsteered),
        }),
    patient === undefined
      ? ""
      : say("after-action.question-on-holding", { seat: lookup.actorLabel(patient[0]), n: patient[1] }),
    missed.length === 0
      ? ""
      : say("after-action.question-on-history", {
          milestones: listInWords(
            missed.slice(0, 3).map(({ milestone }) => `\u201c${lookup.milestoneLabel(milestone)}\u201d`),
          ),
        }),
    played.session.state.rewindings.length === 0 ? "" : say("after-action.question-on-rewinding"),
  ].filter((question) => question !== "");
}
