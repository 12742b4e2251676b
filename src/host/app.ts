/**
 * What a browser may ask of a host, as one table of routes. Each finds the role by the cookie of the device, and answers from what that role
 * may know or do. Whatever else is asked for is refused in words and by no more than that.
 */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { chooseLanguage, say } from "../catalogue/index.js";
import { seatDoor } from "../exercise/index.js";
import { applyInput, type Input, isRefusal } from "../session/index.js";
import type { Access } from "./access.js";
import { inputOf, readAct } from "./acts.js";
import type { Assets } from "./assets.js";
import { enter, type NotLetIn } from "./entering.js";
import { addressOf, type Env, guarded, type Reached, refuse, type Status } from "./guard.js";
import type { Hosted } from "./hosted.js";
import { inputOfNoting, readNoting } from "./noting.js";
import { Buckets, type Pace } from "./pace.js";
import { keyedOf, type Role } from "./roles.js";
import { isToken } from "./secrets.js";
import { changesText, type Streams } from "./streams.js";
import type { Tongues } from "./tongues.js";
import { inputOfWriting, isWritten, readWriting } from "./writing.js";

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
  /** Told of what went wrong in the program itself, which no device is told. */
  readonly onFault: (error: unknown) => void;
}

/** Why something is refused, in the language that is spoken. */
const inWords = (
  message: NotLetIn["message"] | "host.too-often" | "host.not-yours" | "host.malformed" | "host.not-saved",
  hint?: NotLetIn["hint"] | "host.too-often-hint" | "host.not-saved-hint",
) => ({ message: say(message), ...(hint === undefined ? {} : { hint: say(hint) }) });

const refused = (c: Context<Env> | undefined, status: Status, ...why: Parameters<typeof inWords>): Response =>
  refuse(status, c === undefined ? inWords(...why) : c.var.inLanguage(() => inWords(...why)));

const notIn = (c?: Context<Env>) => refused(c, 401, "host.not-in", "host.not-in-hint");
const tooOften = (c?: Context<Env>) => refused(c, 429, "host.too-often", "host.too-often-hint");
const notYours = (c?: Context<Env>) => refused(c, 403, "host.not-yours");
const malformed = (c?: Context<Env>) => refused(c, 400, "host.malformed");

/** The cookie in which a page keeps the language that its reader has chosen. */
const languageCookie = "faultline-language";

type Paced = "requests" | "acts" | "codes" | "words" | "allWords";

interface Serving extends AppOptions {
  readonly app: Hono<Env>;
  /** Whether one more of a kind may be asked for, by a name. */
  readonly takes: (kind: Paced, name: string) => boolean;
  readonly tokenOf: (c: Context<Env>) => string;
  readonly roleOf: (c: Context<Env>) => Role | null;
  readonly where: (c: Context<Env>) => string;
}

export function createApp(options: AppOptions): Hono<Env> {
  const { access, assets, reached, limits, tongues, clock, onFault } = options;
  const app = new Hono<Env>();
  const buckets = {
    requests: new Buckets(limits.requests, clock),
    acts: new Buckets(limits.acts, clock),
    codes: new Buckets(limits.codes, clock),
    words: new Buckets(limits.words, clock),
    allWords: new Buckets(limits.allWords, clock),
  };
  const tokenOf = (c: Context<Env>) => getCookie(c, options.cookie()) ?? "";
  const serving: Serving = {
    ...options,
    app,
    takes: (kind, name) => buckets[kind].take(name),
    tokenOf,
    roleOf: (c) => access.roleOf(tokenOf(c)),
    where: (c) => addressOf(c, reached()),
  };
  app.onError((error) => {
    onFault(error);
    return refuse(500, { message: say("host.our-mistake") });
  });
  app.notFound(() => refuse(404, { message: say("host.no-such-page") }));
  app.use(async (c, next) => {
    const chosen = getCookie(c, languageCookie) ?? "";
    const language = chooseLanguage(chosen, c.req.header("accept-language") ?? "", tongues.usual);
    c.set("language", language);
    c.set("inLanguage", (work) => tongues.speaking(language, work));
    await next();
  });
  app.use(async (c, next) => (serving.takes("requests", serving.where(c)) ? next() : tooOften(c)));
  app.use(guarded(reached));
  app.use(bodyLimit({ maxSize: limits.body, onError: () => refuse(413, { message: say("host.too-long") }) }));
  app.get("/", (c) => assets.shell(c.var.language).answer(c));
  for (const [path, asset] of assets.byPath) app.get(path, (c) => asset.answer(c));
  letIn(serving);
  tell(serving);
  takeActs(serving);
  return app;
}

/** Coming in and leaving. */
function letIn({ app, access, hosted, reached, cookie, takes, tokenOf, roleOf, where }: Serving): void {
  const kept = () => ({ path: "/", httpOnly: true, sameSite: "Strict", secure: reached().secure }) as const;
  app.post("/api/enter", async (c) => {
    const body = await json(c);
    if (body === undefined) return malformed(c);
    const paced = {
      code: () => takes("codes", where(c)),
      word: (seat: string) => takes("words", `${seat} ${where(c)}`) && takes("allWords", ""),
    };
    const entered = await enter({ access, session: hosted.session, role: roleOf(c), paced }, body);
    if (entered === "malformed") return malformed(c);
    if (entered === "too-often") return tooOften(c);
    if (!("kind" in entered)) return refused(c, 403, entered.message, entered.hint);
    setCookie(c, cookie(), access.admit(entered, tokenOf(c)), { ...kept(), maxAge: 7 * 24 * 3600 });
    return c.json({ role: entered });
  });
  app.post("/api/leave", (c) => {
    if (isToken(tokenOf(c))) access.dismiss(tokenOf(c));
    deleteCookie(c, cookie(), kept());
    return c.json({ left: true });
  });
}

/** What a device's own role may know. */
function tell({ app, streams, assets, hosted, limits, tokenOf, roleOf }: Serving): void {
  app.get("/api/me", (c) => c.json({ role: roleOf(c) }));
  app.get("/api/page", (c) => {
    const role = roleOf(c);
    if (role === null) return notIn(c);
    const written = streams.page(role, c.var.language);
    return c.body(changesText(null, written), 200, { "Content-Type": "application/json;charset=utf-8" });
  });
  app.get("/api/seat", (c) => {
    const role = roleOf(c);
    if (role === null) return notIn(c);
    if (role.kind !== "seat") return notYours(c);
    const since = c.req.query("since") ?? "0";
    if (!/^\d{1,7}$/.test(since)) return malformed(c);
    const { model, state } = hosted.session;
    return c.json(seatDoor(model, state, role.seat, Number(since)));
  });
  app.get("/api/map", async (c) => {
    const role = roleOf(c);
    if (role === null) return notIn(c);
    const map = await assets.map(role, hosted.session.state, c.var.language);
    if (map === null) return refuse(404, { message: say("host.no-such-page") });
    return c.body(map, 200, { "Content-Type": "image/svg+xml;charset=utf-8" });
  });
  app.get("/api/events", (c) => {
    const [role, token] = [roleOf(c), tokenOf(c)];
    if (role === null) return notIn(c);
    if (streams.count >= limits.streams || streams.ofToken(token) >= limits.streamsEach) return tooOften(c);
    const have = c.req.header("last-event-id") ?? c.req.query("have") ?? "";
    const headers = { "Content-Type": "text/event-stream;charset=utf-8", "X-Accel-Buffering": "no" };
    return c.body(streams.open(role, c.var.language, token, have.slice(0, 64)), 200, headers);
  });
}

/** What seats and the white cell ask for. */
function takeActs({ app, access, hosted, takes, tokenOf, roleOf }: Serving): void {
  const give = (c: Context<Env>, input: Input): Response => {
    const result = hosted.give(input);
    if (!isRefusal(result)) return given(c, result);
    // What is refused changes nothing, so that it can be refused once more in the words of whoever asked.
    const { state } = hosted.session;
    const again = c.var.inLanguage((model) => applyInput(model, state, { input, sequence: 0 }));
    return given(c, isRefusal(again) ? again : result);
  };
  app.post("/api/act", async (c) => {
    const role = roleOf(c);
    if (role === null) return notIn(c);
    if (role.kind !== "seat" && role.kind !== "evaluator") return notYours(c);
    if (!takes("acts", tokenOf(c))) return tooOften(c);
    const asked = await json(c);
    if (role.kind === "evaluator") {
      const noting = readNoting(asked);
      if (noting === null) return malformed(c);
      const noted = inputOfNoting(hosted.session, role.evaluator, noting);
      if (noted === "done") return c.json({ done: true });
      return isRefusal(noted) ? given(c, noted) : give(c, noted);
    }
    const writing = readWriting(asked);
    if (writing !== null) {
      if (isWritten(hosted.session, role.seat, writing)) return c.json({ done: true });
      return give(c, inputOfWriting(role.seat, writing));
    }
    const act = readAct(asked);
    if (act === null) return malformed(c);
    const input = c.var.inLanguage(() => inputOf(hosted.session, role.seat, act));
    return isRefusal(input) ? given(c, input) : give(c, input);
  });
  app.post("/api/white-cell", async (c) => {
    const role = roleOf(c);
    if (role === null) return notIn(c);
    if (role.kind !== "white-cell") return notYours(c);
    const body = await json(c);
    if (body === undefined || body === null || typeof body !== "object" || !("input" in body)) return malformed(c);
    // The session reads it as it reads a line of its log.
    return given(c, hosted.give(body.input as Parameters<Hosted["give"]>[0]));
  });
  app.post("/api/seats", async (c) => {
    const role = roleOf(c);
    if (role === null) return notIn(c);
    if (role.kind !== "white-cell") return notYours(c);
    const body = await json(c);
    const seat = (body as { renew?: unknown } | null | undefined)?.renew;
    if (typeof seat !== "string" || !keyedOf(hosted.session).some(({ name }) => name === seat)) return malformed(c);
    return c.json({ seat, ...(await access.renew(seat)) });
  });
}

/** The answer to an input: only what is on the disk is acknowledged. */
function given(c: Context<Env>, result: ReturnType<Hosted["give"]>): Response {
  if (isRefusal(result)) {
    const { message, hint } = result;
    return refuse(409, { message, ...(hint === undefined ? {} : { hint }) });
  }
  if (!result.saved) return refused(c, 503, "host.not-saved", "host.not-saved-hint");
  return c.json({ done: true });
}

/** The value of a body; undefined for what is no JSON. */
async function json(c: Context<Env>): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
