/**
 * The whole answer to a what-if: both courses, aligned; where they part and why; how their ends differ.
 */
import { type EndRecord, type ExplainedRecord, isRefusal, type OrderError } from "../engine/index.js";
import type { WhatIf } from "../text/index.js";
import { type AlignedRecord, align, type ChangedRecords, type Parting, partingOf } from "./align.js";
import { type GaugeApart, gaugesApart, type MilestonesApart, milestonesApart } from "./ends.js";
import { playWhatIf, type Run, type WhatIfPlayed } from "./play.js";
import { type WhyParted, whyParted } from "./why.js";

export interface WhatIfAnswer extends WhatIfPlayed {
  readonly whatIf: WhatIf;
  /** The change itself. */
  readonly change: ChangedRecords;
  /** From the change on. */
  readonly rows: readonly AlignedRecord[];
  /** Null if nothing but the change itself differs. */
  readonly parting: (Parting & { readonly why: WhyParted }) | null;
  readonly ends: { readonly played: EndRecord; readonly changed: EndRecord };
  readonly milestones: MilestonesApart;
  /** At the end of each course. */
  readonly gauges: readonly GaugeApart[];
}

/** Plays a what-if and compares the courses. A change that is not possible is refused. Throws ScenarioError. */
export function answerWhatIf(run: Run, whatIf: WhatIf): WhatIfAnswer | OrderError {
  const pair = playWhatIf(run, whatIf);
  if (isRefusal(pair)) return pair;
  const { played, changed, shared, made } = pair;
  const change: ChangedRecords = {
    played: whatIf.change.kind === "drop" && whatIf.at !== null ? (played.records[whatIf.at] ?? null) : null,
    changed: made === 0 ? null : (changed.records[shared] ?? null),
  };
  const rows = align(pair, change);
  const parting = partingOf(rows);
  return {
    ...pair,
    whatIf,
    change,
    rows,
    parting: parting === null ? null : { ...parting, why: whyParted(pair, parting) },
    ends: { played: endOf(played.records), changed: endOf(changed.records) },
    milestones: milestonesApart(played.records, changed.records),
    gauges: gaugesApart(played.model, played.world, changed.world),
  };
}

function endOf(records: readonly ExplainedRecord[]): EndRecord {
  return records.at(-1) as EndRecord;
}
