/**
 * What a browser may ask of a host, as one table of routes. Each finds the role by the cookie of the device, and answers from what that role
 * may know or do. Whatever else is asked for is refused in words and by no more than that.
 */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { chooseLanguage, say } from "../catalogue/index.js";
import { seatDoor } from "../exercise/index.js";
import { type Input, isRefusal, type Session } from "../session/index.js";
import { inputOf, readAct } from "./acts.js";
import { enter } from "./entering.js";
import { inputOfAnswers, readAnswers } from "./feedback.js";
import { addressOf, type Env, guarded, refuse } from "./guard.js";
import { inputOfNoting, readNoting } from "./noting.js";
import { Buckets } from "./pace.js";
import { notOnPage } from "./reading.js";
import { refusedAgain } from "./refused-again.js";
import type { Role } from "./roles.js";
import { isToken } from "./secrets.js";
import {
  type AppOptions,
  given,
  json,
  malformed,
  notIn,
  notYours,
  refused,
  type Serving,
  tooOften,
} from "./serving.js";
import { changesText } from "./streams.js";
import { serveWhiteCell } from "./white-cell-routes.js";
import { inputOfWriting, isWritten, mayWrite, readWriting } from "./writing.js";

/** The cookie in which a page keeps the language that its reader has chosen. */
const languageCookie = "faultline-language";

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
  serveWhiteCell(serving);
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

/** What seats and evaluators ask for. */
function takeActs({ app, hosted, takes, tokenOf, roleOf }: Serving): void {
  const give = (c: Context<Env>, input: Input): Response => {
    const result = hosted.give(input);
    if (!isRefusal(result)) return given(c, result);
    // What is refused changes nothing, so that it can be refused once more in the words of whoever asked.
    const { state } = hosted.session;
    const again = c.var.inLanguage((model) => refusedAgain(model, state, input));
    return given(c, again ?? result);
  };
  app.post("/api/act", async (c) => {
    const role = roleOf(c);
    if (role === null) return notIn(c);
    if (role.kind === "lobby" || role.kind === "white-cell") return notYours(c);
    if (!takes("acts", tokenOf(c))) return tooOften(c);
    const asked = await json(c);
    const written = reviewed(hosted.session, role, asked);
    if (written === "done") return c.json({ done: true });
    if (written !== null) return isRefusal(written) ? given(c, written) : give(c, written);
    if (role.kind === "table") return notYours(c);
    if (role.kind === "evaluator") return malformed(c);
    const writing = readWriting(asked);
    if (writing !== null) {
      if (!mayWrite(hosted.session, role.seat, writing)) return given(c, c.var.inLanguage(notOnPage));
      if (isWritten(hosted.session, role.seat, writing)) return c.json({ done: true });
      return give(c, inputOfWriting(hosted.session.model.scenario, role.seat, writing));
    }
    const act = readAct(asked);
    if (act === null) return malformed(c);
    const input = c.var.inLanguage(() => inputOf(hosted.session, role.seat, act));
    return isRefusal(input) ? given(c, input) : give(c, input);
  });
}

/** What is asked for as a part of the review: feedback of anybody who took part, and an evaluator's notes; null where it is something else. */
function reviewed(session: Session, role: Role, asked: unknown) {
  const answers = readAnswers(asked);
  if (answers !== null) return inputOfAnswers(session, role, answers);
  const noting = role.kind === "evaluator" ? readNoting(asked) : null;
  return noting === null || role.kind !== "evaluator" ? null : inputOfNoting(session, role.evaluator, noting);
}
