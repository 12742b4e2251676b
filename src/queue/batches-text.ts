/**
 * Rows, details and events of the runs of a chunk as plain JSON, batch by batch: what a table of runs is made of, as shares have no rows.
 */
import { type Batch, batchRuns, detailPlaces, outcomeColumns } from "../analysis/index.js";
import type { Model } from "../engine/index.js";

/** Numbers are base64 of their bytes; what is not kept is null. */
export interface BatchText {
  readonly rows: string | null;
  readonly details: string | null;
  readonly events: string | null;
}

/** What tables take of a batch. */
export type TableBatch = Pick<Batch, "firstRun" | "outcomes" | "details" | "events">;

/** What is kept of batches. */
export interface Keeping {
  readonly rows: boolean;
  readonly details: boolean;
  readonly events: boolean;
}

const packed = (numbers: Float64Array) =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");

export function batchesText(batches: readonly Batch[], { rows, details, events }: Keeping): readonly BatchText[] {
  return batches.map((batch) => ({
    rows: rows ? packed(batch.outcomes ?? new Float64Array()) : null,
    details: details ? packed(batch.details ?? new Float64Array()) : null,
    events: events ? (batch.events ?? "") : null,
  }));
}

/** The batches of so many runs from one on; null where they are not those of such runs. */
export function readBatches(
  texts: readonly BatchText[],
  { model, first, runs }: { readonly model: Model; readonly first: number; readonly runs: number },
  keeping: Keeping,
): readonly TableBatch[] | null {
  const spans: { readonly first: number; readonly runs: number }[] = [];
  for (let next = first; next < first + runs; ) {
    const until = Math.min(first + runs, next - (next % batchRuns) + batchRuns);
    spans.push({ first: next, runs: until - next });
    next = until;
  }
  if (texts.length !== spans.length) return null;
  const batches = spans.map((span, place): TableBatch | null => {
    const { rows, details, events } = texts[place] as BatchText;
    const outcomes = numbersOf(rows, keeping.rows ? span.runs * outcomeColumns(model) : null);
    const ofRuns = numbersOf(details, keeping.details ? span.runs * detailPlaces(model).width : null);
    if (outcomes === null || ofRuns === null || (events !== null) !== keeping.events) return null;
    return {
      firstRun: span.first,
      ...(outcomes !== undefined && { outcomes }),
      ...(ofRuns !== undefined && { details: ofRuns }),
      ...(events !== null && { events }),
    };
  });
  return batches.every((batch) => batch !== null) ? batches : null;
}

/** So many numbers; undefined where none are wanted, null where there are others. */
function numbersOf(text: string | null, count: number | null): Float64Array | undefined | null {
  if (text === null || count === null) return text === null && count === null ? undefined : null;
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 8 * count) return null;
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
