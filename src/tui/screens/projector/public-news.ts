/**
 * A session that goes on elsewhere, as news for the table: one item for each thing that becomes of it, in order. For
 * faces without a screen; what the table may not know is in none of them.
 */
import type { Scenario } from "../../../engine/index.js";
import {
  type MessageEntry,
  type RecordEntry,
  type SessionState,
  type Timeline,
  timeline,
  worldNow,
} from "../../../session/index.js";
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
  /** Something public was written, or something became of it. */
  | { readonly kind: "message"; readonly entry: MessageEntry; readonly scenario: Scenario }
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

const signOf = (entry: RecordEntry | MessageEntry) =>
  entry.kind === "record"
    ? [entry.record.type, entry.record.headline]
    : [entry.message.step, entry.message.number, entry.message.text];

const alike = (a: RecordEntry | MessageEntry | undefined, b: RecordEntry | MessageEntry | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.kind === b.kind &&
  a.time === b.time &&
  signOf(a).every((part, place) => part === signOf(b)[place]);

/** Records and messages, in order. */
const newsIn = ({ entries }: Timeline): readonly (RecordEntry | MessageEntry)[] =>
  entries.flatMap((entry) => (entry.kind === "day" ? [] : [entry]));

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
        const [known, now] = [before === null ? [] : newsIn(before.timeline), newsIn(seen)];
        let shared = 0;
        while (alike(known[shared], now[shared])) shared += 1;
        const { scenario } = seen.allowed.inPlay;
        for (const entry of now.slice(shared))
          news.push(entry.kind === "record" ? { kind: "record", entry } : { kind: "message", entry, scenario });
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
