/**
 * What the routes share: what they are given, how much they take, and the answers that several of them give.
 */
import type { Context, Hono } from "hono";
import { say } from "../catalogue/index.js";
import { isRefusal } from "../session/index.js";
import type { CountOdds } from "../white-cell/index.js";
import type { Access } from "./access.js";
import type { Assets } from "./assets.js";
import type { NotLetIn } from "./entering.js";
import { type Env, type Reached, refuse, type Status } from "./guard.js";
import type { Hosted } from "./hosted.js";
import type { Pace } from "./pace.js";
import type { Role } from "./roles.js";
import type { Streams } from "./streams.js";
import type { Tongues } from "./tongues.js";
import type { WriteDocument } from "./white-cell-documents.js";
import type { WorkOut } from "./work-out.js";

/** How much is taken, of one device, one address and in all. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly body: number;
  /** Requests of one address, whoever sends them: a whole class may share one. */
  readonly requests: Pace;
  /** What one device does in the name of its seat. */
  readonly acts: Pace;
  /** Tries at the code, of one address. */
  readonly codes: Pace;
  /** Tries at the word of one seat, of one address. */
  readonly words: Pace;
  /** Tries at all words, from anywhere: each takes the machine a tenth of a second. */
  readonly allWords: Pace;
  /** Streams of one device, and in all. */
  readonly streamsEach: number;
  readonly streams: number;
}

export const usualLimits: Limits = {
  body: 16 * 1024,
  requests: { burst: 600, perSecond: 200 },
  acts: { burst: 40, perSecond: 5 },
  codes: { burst: 60, perSecond: 1 },
  words: { burst: 10, perSecond: 0.2 },
  allWords: { burst: 60, perSecond: 3 },
  streamsEach: 6,
  streams: 400,
};

export interface AppOptions {
  readonly hosted: Hosted;
  readonly access: Access;
  readonly streams: Streams;
  readonly assets: Assets;
  readonly reached: () => Reached;
  /** The name of the cookie that holds a device's token. */
  readonly cookie: () => string;
  readonly limits: Limits;
  readonly tongues: Tongues;
  /** Milliseconds of a clock that runs on. */
  readonly clock: () => number;
  /** Writes documents of the session; absent where nobody can. */
  readonly documents?: WriteDocument | undefined;
  /** Counts futures for the white cell, in threads of their own; absent where nobody can. */
  readonly countOdds?: CountOdds | undefined;
  /** Works out for the white cell what takes a while, in a thread of its own; absent where nobody can. */
  readonly workOut?: WorkOut | undefined;
  /** Told of what went wrong in the program itself, which no device is told. */
  readonly onFault: (error: unknown) => void;
}

export type Paced = "requests" | "acts" | "codes" | "words" | "allWords";

export interface Serving extends AppOptions {
  readonly app: Hono<Env>;
  /** Whether one more of a kind may be asked for, by a name. */
  readonly takes: (kind: Paced, name: string) => boolean;
  readonly tokenOf: (c: Context<Env>) => string;
  readonly roleOf: (c: Context<Env>) => Role | null;
  readonly where: (c: Context<Env>) => string;
}

/** Why something is refused, in the language that is spoken. */
const inWords = (
  message: NotLetIn["message"] | "host.too-often" | "host.not-yours" | "host.malformed" | "host.not-saved",
  hint?: NotLetIn["hint"] | "host.too-often-hint" | "host.not-saved-hint",
) => ({ message: say(message), ...(hint === undefined ? {} : { hint: say(hint) }) });

export const refused = (c: Context<Env> | undefined, status: Status, ...why: Parameters<typeof inWords>): Response =>
  refuse(status, c === undefined ? inWords(...why) : c.var.inLanguage(() => inWords(...why)));

export const notIn = (c?: Context<Env>) => refused(c, 401, "host.not-in", "host.not-in-hint");
export const tooOften = (c?: Context<Env>) => refused(c, 429, "host.too-often", "host.too-often-hint");
export const notYours = (c?: Context<Env>) => refused(c, 403, "host.not-yours");
export const malformed = (c?: Context<Env>) => refused(c, 400, "host.malformed");

/** The answer to an input: only what is on the disk is acknowledged. */
export function given(c: Context<Env>, result: ReturnType<Hosted["give"]>): Response {
  if (isRefusal(result)) {
    const { message, hint } = result;
    return refuse(409, { message, ...(hint === undefined ? {} : { hint }) });
  }
  if (!result.saved) return refused(c, 503, "host.not-saved", "host.not-saved-hint");
  return c.json({ done: true });
}

/** The value of a body; undefined for what is no JSON. */
export async function json(c: Context<Env>): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
