/**
 * What the white cell's page asks of the host besides the stream. A request that may have been lost is sent again by the same name, and done once.
 */
import { say } from "../catalogue/index.js";
import type { AskedAct, AskOfCell, CellOdds, DoOfCell, Refused, TurnOfCell } from "../host/anywhere.js";
import { inWords, request } from "./connection.js";
import { drawName } from "./kept.js";

/** What was said of it; or why it was not done. */
export type Came = { readonly said: string } | { readonly refused: string };

/** Names a request. */
export const drawRequest = (): string => drawName(20);

async function refusalOf(response: Response): Promise<string> {
  const { refused } = (await response.json().catch(() => ({}))) as { refused?: Refused };
  return refused === undefined ? `${response.status}` : inWords(refused);
}

async function ordered(path: string, body: object): Promise<Came> {
  for (let tried = 0; ; tried += 1) {
    try {
      const response = await request(path, body);
      if (response.ok) return { said: ((await response.json()) as { said: string }).said };
      return { refused: await refusalOf(response) };
    } catch {
      if (tried === 1) return { refused: say("white-cell.not-known") };
    }
  }
}

export const doAct = (asked: DoOfCell): Promise<Came> => ordered("/api/white-cell/do", asked);
export const leadTurn = (asked: TurnOfCell): Promise<Came> => ordered("/api/white-cell/turn", asked);

/** The form of an act; or why there is none. */
export async function askAct(asked: AskOfCell): Promise<AskedAct | { readonly refused: string }> {
  try {
    const response = await request("/api/white-cell/ask", asked);
    return response.ok ? ((await response.json()) as AskedAct) : { refused: await refusalOf(response) };
  } catch {
    return { refused: say("web.offline") };
  }
}

/** Why a record came about, in sentences; null without a connection. */
export async function askWhy(record: number): Promise<readonly string[] | null> {
  try {
    const response = await fetch(`/api/white-cell/why?record=${record}`);
    return response.ok ? ((await response.json()) as { why: readonly string[] }).why : null;
  } catch {
    return null;
  }
}

/** Odds from a record, by number, or from where play stands, as far as they are counted; null without a connection. */
export async function askOdds(record: number | null): Promise<CellOdds | null> {
  try {
    const response = await fetch(`/api/white-cell/odds${record === null ? "" : `?record=${record}`}`);
    return response.ok ? ((await response.json()) as CellOdds) : null;
  } catch {
    return null;
  }
}

/** What opens a seat from now on. */
export interface SeatGiven {
  readonly word: string;
  readonly address: string;
  readonly picture: { readonly size: number; readonly path: string };
}

export async function giveSeat(seat: string): Promise<SeatGiven | { readonly refused: string }> {
  try {
    const response = await request("/api/seats", { renew: seat });
    return response.ok ? ((await response.json()) as SeatGiven) : { refused: await refusalOf(response) };
  } catch {
    return { refused: say("white-cell.not-known") };
  }
}
