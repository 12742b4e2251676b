/**
 * What the white cell's page asks of the host besides the stream. A request that may have been lost is sent again by the same name, and done once.
 */
import { say } from "../catalogue/index.js";
import type {
  AskedAct,
  AskOfCell,
  CellDay,
  CellDecided,
  CellForecasts,
  CellOdds,
  CellQuestions,
  CellStood,
  CellWhatIf,
  CellWho,
  DoneOfCell,
  DoOfCell,
  GivenForecast,
  Refused,
  TurnOfCell,
} from "../host/anywhere.js";
import { inWords, request } from "./connection.js";
import { drawName } from "./kept.js";

/** What was said of it; or why it was not done. */
export type Came = DoneOfCell | { readonly refused: string };

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
      if (response.ok) return (await response.json()) as DoneOfCell;
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

/** What the host tells when it is asked; null without a connection. */
async function look<Told>(what: string): Promise<Told | null> {
  try {
    const response = await fetch(`/api/white-cell/${what}`);
    return response.ok ? ((await response.json()) as Told) : null;
  } catch {
    return null;
  }
}

/** Why a record came about, in sentences. */
export const askWhy = async (record: number): Promise<readonly string[] | null> =>
  (await look<{ readonly why: readonly string[] }>(`why?record=${record}`))?.why ?? null;
/** Where the run was decided, as far as that is counted. */
export const askDecided = (): Promise<CellDecided | null> => look("decided");
export const askDay = (): Promise<CellDay | null> => look("day");
export const askOrdered = (): Promise<CellWho | null> => look("ordered");
export const askWho = (): Promise<CellWho | null> => look("who");

/** Odds from a record, by number, or from where play stands, as far as they are counted. */
export const askOdds = (record: number | null): Promise<CellOdds | null> =>
  look(record === null ? "odds" : `odds?record=${record}`);

export const askStood = (record: number): Promise<CellStood | null> => look(`stood?record=${record}`);

/** A what-if by its word, as far as it is known; of one that is told already, only how far its spread is counted. */
export async function askWhatIf(word: string, known: CellWhatIf["told"] = null): Promise<CellWhatIf | null> {
  const of = `what-if?of=${encodeURIComponent(word)}`;
  if (known === null) return look(of);
  const answer = await look<CellWhatIf>(`${of}&part=spread`);
  return answer?.stands === "told" ? { ...answer, told: known } : answer;
}

/** What the host tells of what a device keeps; null without a connection. */
async function tellOf<Told>(what: string, body: object): Promise<Told | null> {
  try {
    const response = await request(`/api/white-cell/${what}`, body);
    return response.ok ? ((await response.json()) as Told) : null;
  } catch {
    return null;
  }
}

/** What is worth forecasting, after what was asked before. */
export const askQuestions = (given: readonly GivenForecast[]): Promise<CellQuestions | null> =>
  tellOf("questions", { before: given.map(({ question }) => question) });
export const askForecasts = (given: readonly GivenForecast[]): Promise<CellForecasts | null> =>
  tellOf("forecasts", { forecasts: given });

/** What opens the white cell's page. */
export interface LinkGiven {
  readonly address: string;
  readonly picture: { readonly size: number; readonly path: string };
}

/** The link as it stands; null where only its hash is kept. */
export async function askLink(): Promise<LinkGiven | null | { readonly refused: string }> {
  try {
    const response = await fetch("/api/white-cell/link");
    return response.ok ? ((await response.json()) as LinkGiven | null) : { refused: await refusalOf(response) };
  } catch {
    return { refused: say("web.offline") };
  }
}

export async function renewLink(): Promise<LinkGiven | { readonly refused: string }> {
  try {
    const response = await request("/api/white-cell/link", { renew: true });
    return response.ok ? ((await response.json()) as LinkGiven) : { refused: await refusalOf(response) };
  } catch {
    return { refused: say("white-cell.not-known") };
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
