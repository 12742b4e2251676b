/**
 * What stays closed while there is something left to forecast: odds until the forecasts of a turn are in, and until the run is over
 * whatever plays on past where it stands, or changes it.
 */
import { say } from "../../../catalogue/index.js";
import type { Forecasting } from "../../../exercise/index.js";
import type { Command } from "../keys.js";
import type { Playback } from "../playback.js";
import { futuresFrom } from "../screen.js";
import type { DeskEntry } from "./desk-page.js";
import type { Notice } from "./status.js";

/** Why odds of a time, in days, are not shown; null where they are. */
export function oddsClosed(forecasting: Forecasting, time: number): string | null {
  if (forecasting.opensOdds(time)) return null;
  return forecasting.waits ? say("forecast.closed-until-given") : say("forecast.closed-until-next");
}

/** The position whose futures are in sight; null for none, or where odds are closed. */
export function watchedBy(playback: Playback, forecasting: Forecasting | null): number | null {
  const closed = forecasting !== null && oddsClosed(forecasting, playback.timeLookedAt) !== null;
  return closed ? null : futuresFrom(playback.screen, playback.lookedAt);
}

/** What may be opened or done before the run is over. */
const open: readonly string[] = ["forecast", "turn", "bookmark", "bookmarks", "picture"];

/** Why a page can't be opened, or what a key does anywhere not be done; null where it can. */
export function pageClosed(forecasting: Forecasting | null, page: DeskEntry | string): string | null {
  if (forecasting === null || forecasting.phase === "over") return null;
  const id = typeof page === "string" ? page : page.id;
  if (id === "decided") return oddsClosed(forecasting, forecasting.time);
  if (id === "turn" && forecasting.waits) return say("forecast.wait");
  return open.includes(id) ? null : say("forecast.closed-until-over");
}

const playsOn: readonly (Command | undefined)[] = ["play", "next-record", "next-day", "next-turn", "end"];

/** What is said of a key of the situation that does nothing where play stands; null where it does. */
export function keyClosed(
  forecasting: Forecasting | null,
  { atHead }: Playback,
  command: Command | undefined,
): Notice | null {
  const waits = forecasting?.waits === true && atHead && playsOn.includes(command);
  return waits ? { kind: "refusal", text: say("forecast.wait") } : null;
}
