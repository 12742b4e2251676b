/**
 * A timeline as it may reach a terminal: every text in it escaped, each record when somebody first looks at it.
 */
import type { Factor, Record as RunRecord, Scenario } from "../../engine/index.js";
import { type MessageEntry, type RecordEntry, type Timeline, type View, viewAt } from "../../session/index.js";
import { safe } from "../term/safe.js";

/** The entry itself, but for those of its parts that hold text of a scenario or a session. */
function escaped(entry: RecordEntry): RecordEntry {
  let record: RunRecord | undefined;
  let knownFactors: readonly Factor[] | undefined;
  return Object.create(entry, {
    record: { get: () => (record ??= safe(entry.record)) },
    message: { get: () => safe(entry.message) },
    why: { get: () => safe(entry.why) },
    knownFactors: { get: () => (knownFactors ??= safe(entry.knownFactors)) },
  }) as RecordEntry;
}

const entries = new WeakMap<RecordEntry, RecordEntry>();

function shownEntry(entry: RecordEntry): RecordEntry {
  const shown = entries.get(entry) ?? escaped(entry);
  entries.set(entry, shown);
  return shown;
}

const records = new WeakMap<Timeline, readonly RecordEntry[]>();

/** The records of a timeline, safe to show. */
export function shownRecords(timeline: Timeline): readonly RecordEntry[] {
  const shown = records.get(timeline) ?? timeline.records.map(shownEntry);
  records.set(timeline, shown);
  return shown;
}

/** The view after the first `position` entries, safe to show. */
export function shownView(timeline: Timeline, position: number): View {
  const view = viewAt(timeline, position);
  const shown = shownRecords(timeline).slice(0, view.records.length);
  return { ...view, records: shown, messages: view.messages.map(shownMessage), end: safe(view.end) };
}

const messages = new WeakMap<MessageEntry, MessageEntry>();

/** What was written, safe to show. */
function shownMessage(entry: MessageEntry): MessageEntry {
  const shown = messages.get(entry) ?? { ...entry, message: safe(entry.message) };
  messages.set(entry, shown);
  return shown;
}

/** The view up to the record selected in another, safe to show; none where none is selected. */
export function earlierView(
  timeline: Timeline,
  { records }: View,
  selected: number | null,
): { readonly earlier?: View } {
  const entry = selected === null ? undefined : records[selected];
  return entry === undefined ? {} : { earlier: shownView(timeline, entry.index + 1) };
}

const scenarios = new WeakMap<Timeline["allowed"], Scenario>();

/** The scenario as the timeline's viewer may know it while play goes on, safe to show. */
export function shownScenario({ allowed }: Timeline): Scenario {
  const shown = scenarios.get(allowed) ?? safe(allowed.inPlay.scenario);
  scenarios.set(allowed, shown);
  return shown;
}

const values = new WeakMap<object, unknown>();

/** Anything that is worked out once, safe to show. */
export function shownValue<Value extends object>(value: Value): Value {
  const shown = (values.get(value) as Value | undefined) ?? safe(value);
  values.set(value, shown);
  return shown;
}
