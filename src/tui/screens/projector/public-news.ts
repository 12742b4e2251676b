/**
 * A session that goes on elsewhere, as news for the table: one item for each thing that becomes of it, in order. For
 * faces without a screen; what the table may not know is in none of them.
 */
import type { Record as RunRecord } from "../../../engine/index.js";
import type { SessionState } from "../../../session/index.js";
import { type PublicEntry, publicEntryIn } from "./public-entry.js";
import { type PublicModel, publicModel, tellPublic } from "./public-tape.js";
import { type Turning, turningsBetween } from "./turnings.js";
import { type Trouble, watchLog } from "./watch.js";

export type PublicNews =
  /** What is played; the first item of all, and again where another session has taken the log's place. */
  | {
      readonly kind: "start";
      readonly scenario: string;
      readonly title: string;
      readonly start: string;
      readonly days: number;
      readonly branch: string;
      /** Short name of each actor, by id. */
      readonly shorts: ReadonlyMap<string, string>;
    }
  | { readonly kind: "record"; readonly entry: PublicEntry; readonly record: RunRecord }
  | { readonly kind: "turning"; readonly turning: Turning; readonly branch: string; readonly day: number }
  /** Nobody plays it any more, though it was not closed; or somebody does again. */
  | { readonly kind: "interrupted" | "taken-up"; readonly branch: string; readonly day: number }
  | { readonly kind: "closed"; readonly branch: string; readonly day: number };

export interface NewsDesk {
  /** What has become of the session since the last look. */
  look(): readonly PublicNews[];
  /** What is wrong with the file; null where nothing is. */
  trouble(): Trouble | null;
  close(): void;
}

interface Told {
  readonly known: PublicModel;
  readonly state: SessionState;
  readonly records: readonly PublicEntry[];
}

const alike = (a: PublicEntry | undefined, b: PublicEntry): boolean =>
  a !== undefined && a.time === b.time && a.record.type === b.record.type && a.record.headline === b.record.headline;

/** Opens a log for its news; it is never written to, nor locked. */
export function openNewsDesk(file: string): NewsDesk {
  const watch = watchLog(file);
  let told: Told | null = null;
  let closed = false;
  let abandoned = false;
  return {
    look() {
      watch.look();
      const { session } = watch;
      if (session === null) return [];
      const { model, state } = session;
      const news: PublicNews[] = [];
      const another = told === null || told.known.model !== model;
      const known = told === null || another ? publicModel(model) : told.known;
      const day = (of: SessionState) => Math.floor(of.branches.get(of.current)?.head.world.time ?? 0);
      const here = { branch: state.current, day: day(state) };
      if (told === null || another || told.state !== state) {
        const tape = tellPublic({ known, state, reading: "" });
        const records = tape.entries.filter(publicEntryIn);
        const before: readonly PublicEntry[] = told === null || another ? [] : told.records;
        if (told === null || another) {
          const { id, title, start, actors } = known.scenario;
          const shorts = new Map(actors.map((actor) => [actor.id, actor.short]));
          news.push({ kind: "start", scenario: id, title, start, days: tape.horizon, branch: state.current, shorts });
        } else {
          for (const turning of turningsBetween(model, told.state, state))
            news.push({ kind: "turning", turning, ...here });
        }
        let shared = 0;
        while (shared < records.length && alike(before[shared], records[shared] as PublicEntry)) shared += 1;
        for (const entry of records.slice(shared)) news.push({ kind: "record", entry, record: entry.record });
        told = { known, state, records };
      }
      if (session.closed && !closed) news.push({ kind: "closed", ...here });
      else if (watch.abandoned !== abandoned) news.push({ kind: abandoned ? "taken-up" : "interrupted", ...here });
      ({ closed } = session);
      ({ abandoned } = watch);
      return news;
    },
    trouble: () => watch.trouble,
    close: () => watch.close(),
  };
}
