/**
 * Who knew what when: of the gravest happenings, when each seat learned of them, and what each seat never learned. Read off
 * the seats' own timelines, and from the reports that reached them later.
 */
import { say } from "../../catalogue/index.js";
import { type ExplainedRecord, type HappeningRecord, isHappening } from "../../engine/index.js";
import { movesOf, type RecordEntry, type Situation, timeline } from "../../session/index.js";
import { dateAndDay, type Lookup, listInWords } from "../../text/index.js";
import { seatViewer } from "../../visibility/index.js";
import { heatOf } from "../diagram/dot.js";
import {
  type Block,
  columns,
  heading,
  type Inline,
  lines,
  list,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import type { AfterAction } from "./after-action.js";
import { recordLink } from "./moments.js";
import type { Played } from "./played.js";
import { whoOf } from "./recorded.js";

/** Happenings that the table holds; more would bury the gravest. */
const mostGrave = 12;
/** Happenings that are named for each seat. */
const mostNamed = 8;

/** How a seat came to know of something: at once as it happened, from a report at a time, by having believed it before, or not at all. */
export type Learned =
  | { readonly how: "witnessed" | "already" | "never" }
  | { readonly how: "report"; readonly time: number };

/** News: what people would speak of, and not what the white cell did behind the scenes. */
export function isNews(record: ExplainedRecord): record is ExplainedRecord & HappeningRecord {
  return (
    isHappening(record) && (record.type !== "inject" || !record.inject.startsWith("@") || record.inject === "@ad-hoc")
  );
}

/** How grave a happening is: the gravest state that something moved to for the worse, then how far gauges moved. */
export function gravityOf(
  { postures, gauges }: Lookup,
  record: ExplainedRecord & HappeningRecord,
): readonly [number, number] {
  const heats = movesOf(record).map(({ posture, from, to }) => {
    const of = postures.get(posture);
    const heat = (id: string) => {
      const state = of?.states.find((one) => one.id === id);
      return of === undefined || state === undefined ? 0 : heatOf(state, of);
    };
    return heat(to) > heat(from) ? heat(to) : 0;
  });
  const moved = record.effects.reduce((sum, { gauge, from, to }) => {
    const of = gauges.get(gauge);
    return of === undefined ? sum : sum + Math.abs(to - from) / Math.max(1e-9, of.max - of.min);
  }, 0);
  return [Math.max(0, ...heats), moved];
}

/** The gravest of what happened, in the order of time. */
export function gravest(
  lookup: Lookup,
  records: readonly ExplainedRecord[],
): readonly (ExplainedRecord & HappeningRecord)[] {
  const weighed = records.filter(isNews).map((record) => ({ record, gravity: gravityOf(lookup, record) }));
  return weighed
    .filter(({ gravity: [heat, moved] }) => heat > 0 || moved > 0)
    .sort((one, other) => other.gravity[0] - one.gravity[0] || other.gravity[1] - one.gravity[1])
    .slice(0, mostGrave)
    .map(({ record }) => record)
    .sort((one, other) => one.seq - other.seq);
}

/** What a seat saw: its own entries by the records' numbers, and the reports that reached it. */
interface Seen {
  readonly direct: ReadonlySet<number>;
  readonly entries: readonly RecordEntry[];
  /** Where it took each posture to stand at the start. */
  readonly initially: Situation["postures"];
}

function seenBy({ session, branch }: Played, seat: string): Seen {
  const { records, entries } = timeline(session.model, session.state, seatViewer(seat), branch.name);
  return {
    direct: new Set(records.map(({ number }) => number)),
    entries: records,
    initially: entries[0]?.after.postures ?? {},
  };
}

function learnedOf({ direct, entries, initially }: Seen, record: ExplainedRecord & HappeningRecord): Learned {
  if (direct.has(record.seq)) return { how: "witnessed" };
  const moves = movesOf(record);
  const believed = entries.findLast(({ number }) => number < record.seq)?.after.postures ?? initially;
  if (moves.some(({ posture, to }) => believed[posture] === to)) return { how: "already" };
  const report = entries.find(
    ({ number, record: told }) =>
      number > record.seq &&
      told.type === "belief" &&
      moves.some(({ posture, to }) => posture === told.about && to === told.to),
  );
  return report === undefined ? { how: "never" } : { how: "report", time: report.time };
}

export function whoKnewBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { seats } = played.session.header;
  if (seats.length === 0) return [];
  const seen = new Map(seats.map((seat) => [seat, seenBy(played, seat)]));
  const learned = (seat: string, record: ExplainedRecord & HappeningRecord) =>
    learnedOf(seen.get(seat) as Seen, record);
  const rows = gravest(lookup, played.records).map(
    (record): Row => [
      recordLink(record, dateAndDay(lookup.scenario, record.time)),
      lines(strong(whoOf(lookup, record)), record.headline),
      learnedText(
        lookup,
        seats.map((seat) => ({ seat, learned: learned(seat, record) })),
      ),
    ],
  );
  const news = played.records.filter(isNews);
  return [
    heading(2, "who-knew", say("review.who-knew-heading")),
    paragraph(say("review.who-knew-explained")),
    table(
      say("review.who-knew-title"),
      columns([say("review.when"), 20], [say("review.what-happened"), 42], [say("review.who-learned"), 38]),
      rows,
      say("review.nothing-grave"),
    ),
    heading(3, "never-learned", say("review.never-learned")),
    list(
      seats.map((seat): Text => {
        const never = news.filter((record) => learned(seat, record).how === "never");
        const n = never.length;
        const named = never.slice(0, mostNamed);
        const label = lookup.actorLabel(seat);
        if (n === 0) return [say("review.learned-everything", { seat: label })];
        return [
          `${say("review.never-learned-of", { seat: label, n })} `,
          ...named.flatMap((record, index): Inline[] => [index === 0 ? "" : "; ", recordLink(record, record.headline)]),
          n > named.length ? say("review.and-others", { n: n - named.length }) : ".",
        ];
      }),
    ),
  ];
}

interface SeatLearned {
  readonly seat: string;
  readonly learned: Learned;
}

/** `At once: Russia and Turkey`, `Fri 24 Jul, day 12, from a report: Armenia`, `Never: Azerbaijan`, each on its line. */
function learnedText({ scenario, actorLabel }: Lookup, each: readonly SeatLearned[]): Text {
  const named = (seats: readonly SeatLearned[]) =>
    listInWords(
      seats.map(({ seat }) => actorLabel(seat)),
      "and",
    );
  const of = (
    how: Learned["how"],
    message: "review.learned-at-once" | "review.learned-already" | "review.learned-never",
  ) => {
    const seats = each.filter(({ learned }) => learned.how === how);
    return seats.length === 0 ? [] : say(message, { seats: named(seats) });
  };
  const late = each.filter(({ learned }) => learned.how === "report");
  const times = [...new Set(late.map(({ learned }) => ("time" in learned ? learned.time : 0)))].sort((a, b) => a - b);
  return lines(
    of("witnessed", "review.learned-at-once"),
    of("already", "review.learned-already"),
    ...times.map((time) =>
      say("review.learned-by-report", {
        day: dateAndDay(scenario, time),
        seats: named(late.filter(({ learned }) => "time" in learned && learned.time === time)),
      }),
    ),
    of("never", "review.learned-never"),
  );
}
