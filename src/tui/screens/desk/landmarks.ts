/**
 * Keys to what is worth finding again in all that has been played: surprises, which are the records that the fewest futures from day 0
 * have by their day, and bookmarks. Round from the last to the first, and what a landmark is one for is said.
 */
import { say } from "../../../catalogue/index.js";
import { headOf, type Session } from "../../../session/index.js";
import { longDate, shareOfRuns } from "../../../text/index.js";
import { bookmarksHere } from "../../../white-cell/index.js";
import { surprisesOf } from "../../panels/end.js";
import { selectedEntry } from "../../panels/panel.js";
import { type Futures, outlooksOf } from "../futures.js";
import { type Binding, reader } from "../keys.js";
import type { Playback } from "../playback.js";
import { openingScreen } from "../screen.js";
import type { Notice } from "./status.js";

type Way = "next-surprise" | "previous-surprise" | "next-bookmark" | "previous-bookmark";

export const landmarkKeys: readonly Binding<Way>[] = [
  { command: "next-surprise", keys: ["s"], shown: "s", does: say("landmark.key-next-surprise") },
  { command: "previous-surprise", keys: ["S"], shown: "S", does: say("landmark.key-previous-surprise") },
  { command: "next-bookmark", keys: ["j"], shown: "j", does: say("landmark.key-next-bookmark") },
  { command: "previous-bookmark", keys: ["J"], shown: "J", does: say("landmark.key-previous-bookmark") },
];

const wayOf = reader(landmarkKeys);

export interface Looked {
  readonly session: Session;
  readonly playback: Playback;
  readonly futures: Futures;
}

/** Where a key may go, and what is said there. */
interface Landmark {
  /** Number of the record. */
  readonly record: number;
  readonly said: (place: number, of: number) => string;
}

function surprises({ playback, futures }: Looked): readonly Landmark[] | string {
  const outlooks = outlooksOf(futures, openingScreen.position);
  const ranked = surprisesOf(playback.records, outlooks);
  if (ranked === null)
    return outlooks.problem === ""
      ? say("landmark.surprises-counting")
      : say("landmark.surprises-broken", { problem: outlooks.problem });
  const { found, futures: counted } = ranked;
  if (found.length === 0) return say("landmark.no-surprise", { futures: counted });
  return found
    .map(({ record, share }, rank) => ({
      record: record.seq,
      said: (place: number, of: number) =>
        say("landmark.surprise", {
          place,
          of,
          share: shareOfRuns(share),
          futures: counted,
          date: longDate(record.date),
          rarest: rank === 0 && of > 1,
        }),
    }))
    .sort((one, other) => one.record - other.record);
}

function bookmarks({ session }: Looked): readonly Landmark[] | string {
  const { state } = session;
  if (state.bookmarks.length === 0)
    return say(headOf(state).count === 0 ? "landmark.nothing-to-mark" : "landmark.no-bookmark");
  const here = bookmarksHere(session);
  if (here.length === 0) return say("landmark.no-bookmark-here");
  return here.map(({ record }) => ({
    record: record.seq,
    said: (place: number, of: number) => say("landmark.bookmark", { place, of }),
  }));
}

/** Goes where a key leads, and answers what is to be said; null for any other key. */
export function pressLandmark(key: string, looked: Looked): Notice | null {
  const way = wayOf(key);
  if (way === undefined) return null;
  const { playback } = looked;
  const found = way.endsWith("surprise") ? surprises(looked) : bookmarks(looked);
  if (typeof found === "string") return { kind: "refusal", text: found };
  playback.pause();
  const from = selectedEntry(playback)?.number ?? -1;
  const place = way.startsWith("next")
    ? found.findIndex(({ record }) => record > from)
    : found.findLastIndex(({ record }) => record < from);
  const round = place >= 0 ? place : way.startsWith("next") ? 0 : found.length - 1;
  const landmark = found[round] as Landmark;
  playback.select(landmark.record);
  return { kind: "answer", text: landmark.said(round + 1, found.length) };
}
