/**
 * A tape of one run: what the engine says, in order, played only as far as someone has looked. It grows and never
 * changes, because the run is fixed by its seed; so going back is looking at fewer entries, and nothing is rolled twice.
 */
import {
  advance,
  cloneWorld,
  competingHazards,
  type ExplainedRecord,
  type Explanation,
  type Model,
  type Rival,
  type Record as RunRecord,
  readGauges,
  type SavedWorld,
  type Scenario,
  saveWorld,
  step,
  type World,
} from "../../engine/index.js";
import { readingInWords } from "../../text/index.js";
import { safe } from "../term/text.js";

/** A day's beginning, after the gauges have drifted. */
export interface DayEntry {
  readonly kind: "day";
  /** Days since the start. */
  readonly time: number;
  readonly gauges: Readonly<{ [gauge: string]: number }>;
}

export interface RecordEntry {
  readonly kind: "record";
  readonly time: number;
  readonly record: RunRecord;
  /** How likely it was and what it rests on; null for what is not decided by chance. */
  readonly why: Explanation | null;
}

export type Entry = DayEntry | RecordEntry;

export interface Tape {
  /** Safe to show: every text in it has been escaped. */
  readonly scenario: Scenario;
  readonly seed: string;
  /** Days of play. */
  readonly horizon: number;
  /** Which reading of the scenario is played: `as written`, a variant, and how many assumptions were set by hand. */
  readonly reading: string;
  /** Everything played so far. */
  readonly entries: readonly Entry[];
  /** The number of entries up to and including the first one after `position` that `wanted` accepts; the run is played as far as needed, to its end if there is none. */
  after(position: number, wanted: (entry: Entry) => boolean): number;
  /** What could happen next after the first `position` entries, most likely first. */
  oddsAt(position: number): readonly Rival[];
  /** The world after the first `position` entries, from which futures can be played; after the whole of a cascade that they end in. */
  savedAt(position: number): SavedWorld;
}

/** A tape whose moments have names, so that what was found out of one can be kept. */
export interface TapeOfMoments extends Tape {
  /** Names the world after the first `position` entries: the same name for the same world, another for any other. */
  momentAt(position: number): string;
}

export interface TapeOptions {
  readonly model: Model;
  /** A run not yet begun. It is copied, never played itself. */
  readonly world: World;
}

/** What is no move of a posture has its reason in the scenario, where the lookup finds it. */
export function toEntry(record: ExplainedRecord): RecordEntry {
  const { why, ...bare } = safe(record);
  return {
    kind: "record",
    time: record.time,
    record: bare as RunRecord,
    why: why !== undefined && "transition" in why ? why : null,
  };
}

/** A clone is kept of every so many happenings: what lies between is played again in less than a millisecond. */
const stride = 16;

export function createTape({ model, world: fresh }: TapeOptions): TapeOfMoments {
  const world = cloneWorld(fresh);
  const entries: Entry[] = [{ kind: "day", time: 0, gauges: readGauges(model, world) }];
  const kept = [cloneWorld(fresh)];
  let happenings = 0;
  let lastOdds: { readonly position: number; readonly odds: readonly Rival[] } | undefined;

  /** False once the run is over. */
  function playOn(): boolean {
    if (world.ended) return false;
    const records = step(model, world, {
      explain: true,
      onDay: (day, at) => {
        if (day > 0) entries.push({ kind: "day", time: day, gauges: readGauges(model, at) });
      },
    });
    for (const record of records) entries.push(toEntry(record));
    happenings += 1;
    if (happenings % stride === 0) kept.push(cloneWorld(world));
    return records.length > 0;
  }

  function worldAt(position: number): World {
    const time = entries[Math.min(position, entries.length) - 1]?.time ?? 0;
    const then = cloneWorld(kept.findLast((earlier) => earlier.time <= time) ?? fresh);
    advance(model, then, time);
    return then;
  }

  return {
    scenario: safe(model.scenario),
    seed: safe(world.seed),
    horizon: world.horizon,
    reading: safe(readingInWords(model)),
    entries,
    after(position, wanted) {
      for (let index = position; ; index += 1) {
        while (index >= entries.length) if (!playOn()) return entries.length;
        const entry = entries[index];
        if (entry !== undefined && wanted(entry)) return index + 1;
      }
    },
    oddsAt(position) {
      if (lastOdds?.position !== position) {
        const then = worldAt(position);
        lastOdds = { position, odds: then.ended ? [] : safe(competingHazards(model, then)) };
      }
      return lastOdds.odds;
    },
    savedAt: (position) => saveWorld(model, worldAt(position)),
    // A run that nobody steers stands at one moment but once.
    momentAt: (position) => `${entries[Math.min(position, entries.length) - 1]?.time ?? 0}`,
  };
}
