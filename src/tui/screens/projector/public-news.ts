/**
 * A session that goes on elsewhere, as news for the table: one item for each thing that becomes of it, in order. For
 * faces without a screen; what the table may not know is in none of them.
 */
import { type RecordEntry, type SessionState, type Timeline, timeline, worldNow } from "../../../session/index.js";
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
  | { readonly kind: "record"; readonly entry: RecordEntry }
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
  readonly state: SessionState;
  readonly timeline: Timeline;
}

const alike = (a: RecordEntry | undefined, b: RecordEntry | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.time === b.time &&
  a.record.type === b.record.type &&
  a.record.headline === b.record.headline;

function startOf({ allowed, model }: Timeline, { days, branch }: { days: number; branch: string }): PublicNews {
  const { title, start, actors } = allowed.inPlay.scenario;
  const shorts = new Map(actors.map((actor) => [actor.id, actor.short]));
  return { kind: "start", scenario: model.scenario.id, title, start, days, branch, shorts };
}

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
      const { horizon, time } = worldNow(state);
      const here = { branch: state.current, day: Math.floor(time) };
      if (told?.state !== state) {
        const before = told?.timeline.model === model ? told : null;
        const seen = timeline(model, state, "table");
        if (before === null) news.push(startOf(seen, { days: horizon, branch: state.current }));
        else {
          for (const turning of turningsBetween(model, before.state, state))
            news.push({ kind: "turning", turning, ...here });
        }
        let shared = 0;
        while (alike(before?.timeline.records[shared], seen.records[shared])) shared += 1;
        for (const entry of seen.records.slice(shared)) news.push({ kind: "record", entry });
        told = { state, timeline: seen };
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
