/**
 * An exercise's records as CSV, one a row, with the gauges as they stood before and after each; cells that a spreadsheet would take
 * for a formula are defused.
 */
import { stringify } from "csv-stringify/sync";
import { isHappening, nameOfRecord } from "../../engine/index.js";
import { createLookup } from "../../text/index.js";
import type { AfterAction } from "./after-action.js";
import { whoOf } from "./recorded.js";

/** The table, ending in a line feed. */
export function recordsCsv({ played }: AfterAction): string {
  const { header, model } = played.session;
  const lookup = createLookup(model.scenario);
  const gauges = model.scenario.gauges.map(({ id }) => id);
  const head = ["scenario", "scenario_hash", "seed", "branch", "record", "day", "date", "time_days", "type", "who"];
  const rest = [
    "path",
    "from",
    "to",
    "headline",
    "by",
    "rate_per_day",
    "chance",
    "reason",
    "outcome",
    "outcome_chance",
  ];
  const rows = played.records.map((record, index) => {
    const entry = played.timeline.records[index];
    const moved = "posture" in record;
    const steered = isHappening(record) ? record : null;
    return [
      model.scenario.id,
      model.scenarioHash,
      header.seed,
      played.branch.name,
      record.seq,
      record.day,
      record.date,
      record.time,
      record.type,
      whoOf(lookup, record),
      nameOfRecord(record),
      "from" in record ? record.from : "",
      "to" in record ? record.to : "",
      record.headline,
      steered?.by ?? "",
      moved ? (record.ratePerDay ?? "") : "",
      steered?.chance ?? "",
      steered?.reason ?? "",
      moved ? (record.outcome ?? "") : "",
      moved ? (record.outcomeChance ?? "") : "",
      ...gauges.flatMap((id) => [entry?.before.gauges[id] ?? "", entry?.after.gauges[id] ?? ""]),
    ];
  });
  return stringify([[...head, ...rest, ...gauges.flatMap((id) => [`gauge_${id}_before`, `gauge_${id}`])], ...rows], {
    escape_formulas: true,
    cast: { number: String },
  });
}
