/**
 * The timeline where nothing moves, in a document for word processors or as plain text: the map at last, where
 * everyone stood at the start and stands at last, and each day's happenings with what they moved. How likely each was stands in the list of
 * records; the numbers that drift by themselves between two happenings are left to the charts.
 */
import { say } from "../../catalogue/index.js";
import type { ExplainedRecord, Scenario } from "../../engine/index.js";
import { movesOf } from "../../session/index.js";
import { dayInWords, gaugeValue, type Lookup, moveInWords } from "../../text/index.js";
import { drawMap, hasMap, mapCaption, type PostureStates } from "../diagram/map.js";
import { type Block, columns, lines, link, paragraph, strong, type Text, table } from "../page/document.js";
import type { Played } from "./played.js";
import { statesAfter, whoOf } from "./recorded.js";

/** The part in place of the timeline that moves. */
export function momentBlocks(played: Played, lookup: Lookup): readonly Block[] {
  const { scenario } = lookup;
  const standing = statesAfter(scenario, played.records);
  return [
    paragraph(`${say("review.moments-explained")} `, link("records", say("after-action.every-record")), "."),
    ...mapOf(scenario, standing),
    standingTable(scenario, lookup, standing),
    momentTable(played, lookup),
  ];
}

function mapOf(scenario: Scenario, standing: PostureStates): readonly Block[] {
  if (!hasMap(scenario)) return [];
  const title = say("review.map-at-last");
  const caption = `${title}. ${say("after-action.map-key", { caption: mapCaption })}`;
  return [{ kind: "drawing", svg: drawMap(scenario, standing, title), caption, instead: [] }];
}

/** Where everyone stood at the start and stands at last, an actor a row. */
function standingTable({ actors }: Scenario, lookup: Lookup, standing: PostureStates): Block {
  const stands = (state: (posture: (typeof actors)[number]["postures"][number]) => string) =>
    actors.map(({ postures }) =>
      lines(
        ...postures.map((posture): Text => {
          const label = lookup.stateLabel(posture.path, state(posture));
          return [`${posture.label}: `, state(posture) === posture.initial ? label : strong(label)];
        }),
      ),
    );
  const first = stands(({ initial }) => initial);
  const last = stands(({ path, initial }) => standing[path] ?? initial);
  return table(
    say("review.standing-title"),
    columns([say("after-action.who"), 20], [say("after-action.at-the-start"), 40], [say("after-action.at-last"), 40]),
    actors.map(({ label }, index) => [strong(label), first[index], last[index]]),
  );
}

/** A day a row: what happened, and what that moved. */
function momentTable({ records }: Played, lookup: Lookup): Block {
  const days = [...new Set(records.map(({ day }) => day))];
  return table(
    say("review.moments-title"),
    columns([say("after-action.when"), 15], [say("after-action.what"), 45], [say("review.moments-moved"), 40]),
    days.map((day) => {
      const group = records.filter((record) => record.day === day);
      return [
        lines(dayInWords(lookup.scenario, group[0]?.date ?? ""), say("after-action.day", { day })),
        lines(...group.map((record) => happeningOf(lookup, record))),
        lines(...postureLines(lookup, group), ...gaugeLines(lookup, group)),
      ];
    }),
    say("after-action.nothing-has-happened"),
  );
}

function happeningOf(lookup: Lookup, record: ExplainedRecord): Text {
  const grave = record.type === "milestone" || record.type === "end";
  return [`${whoOf(lookup, record)}: `, grave ? strong(record.headline) : record.headline];
}

/** `Armenia · Appeal: None → Sounding out`, each move in its order. */
function postureLines(lookup: Lookup, records: readonly ExplainedRecord[]): readonly string[] {
  return records.flatMap((record) =>
    movesOf(record).map(({ posture, from, to }) =>
      say("review.posture-moved", {
        posture: lookup.postureLabel(posture),
        move: moveInWords(lookup, posture, from, to),
      }),
    ),
  );
}

/** `Tension 52 → 60`, from before the day's first change of it to after its last; what reads the same is left out. */
function gaugeLines(lookup: Lookup, records: readonly ExplainedRecord[]): readonly string[] {
  const changes = records.flatMap((record) => ("effects" in record ? record.effects : []));
  return lookup.scenario.gauges.flatMap((gauge) => {
    const own = changes.filter((change) => change.gauge === gauge.id);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [from, to] = [gaugeValue(gauge, first.from), gaugeValue(gauge, last.to)];
    return from === to ? [] : [say("review.gauge-moved", { gauge: gauge.label, from, to })];
  });
}
