/**
 * What the white cell's devices may ask for, and nobody else's: acts and turns, why something happened, links of seats, and what is kept to
 * take away. One guard stands before all of it.
 */
import type { Context } from "hono";
import { say } from "../catalogue/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { timeline } from "../session/index.js";
import { type Env, refuse } from "./guard.js";
import type { Hosted } from "./hosted.js";
import { keyLink, linkPicture } from "./join.js";
import { OddsOfCell } from "./odds.js";
import { keyedOf } from "./roles.js";
import { given, json, malformed, notIn, notYours, refused, type Serving } from "./serving.js";
import {
  askAct,
  type Came,
  contextOf,
  doAct,
  leadTurn,
  minutesOf,
  readAsk,
  readDo,
  readTurn,
} from "./white-cell-acts.js";
import { dayOfCell, orderedOfCell, whoOfCell } from "./white-cell-looks.js";

/** Larger than any log, in bytes. */
const longestLog = 1 << 28;
/** Requests whose answers are kept, for devices that did not get them. */
const mostAnswers = 300;

export function serveWhiteCell(serving: Serving): void {
  const { app, hosted, roleOf } = serving;
  for (const path of ["/api/white-cell", "/api/white-cell/*", "/api/seats"])
    app.use(path, async (c, next) => {
      const role = roleOf(c);
      if (role === null) return notIn();
      return role.kind === "white-cell" ? next() : notYours();
    });
  app.post("/api/white-cell", async (c) => {
    const body = await json(c);
    if (body === undefined || body === null || typeof body !== "object" || !("input" in body)) return malformed();
    // The session reads it as it reads a line of its log.
    const input = body.input as Parameters<Hosted["give"]>[0];
    const result = hosted.give(input);
    if ("saved" in result) hosted.hear?.(say("host.given-elsewhere", { type: input.type }));
    return given(c, result);
  });
  takeCellActs(serving);
  tellCell(serving);
  takeAway(serving);
}

function takeCellActs({ app, hosted, tokenOf }: Serving): void {
  const kept = new Map<string, Came>();
  /** Done once, however often it is sent. */
  const once = (c: Context<Env>, id: string, come: () => Came | null): Response => {
    const name = `${tokenOf(c)} ${id}`;
    const came = kept.get(name) ?? come();
    if (came === null) return malformed();
    kept.set(name, came);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostAnswers) break;
      kept.delete(oldest);
    }
    return cameOf(c, came);
  };
  app.post("/api/white-cell/ask", async (c) => {
    const asked = readAsk(await json(c));
    const form = asked === null ? null : askAct(hosted.session, asked);
    return form === null ? malformed() : c.json(form);
  });
  app.post("/api/white-cell/do", async (c) => {
    const asked = readDo(await json(c));
    return asked === null ? malformed() : once(c, asked.id, () => doAct(hosted, asked));
  });
  app.post("/api/white-cell/turn", async (c) => {
    const asked = readTurn(await json(c));
    return asked === null ? malformed() : once(c, asked.id, () => leadTurn(hosted, asked, minutesOf(hosted)));
  });
}

function cameOf(c: Context<Env>, came: Came): Response {
  if ("refused" in came) return refuse(409, came.refused);
  if (!came.saved) return refused(undefined, 503, "host.not-saved", "host.not-saved-hint");
  return c.json({ said: came.said });
}

function tellCell({ app, access, hosted, reached, countOdds }: Serving): void {
  const odds = new OddsOfCell(hosted, countOdds);
  app.get("/api/white-cell/decided", (c) => c.json(odds.decided()));
  app.get("/api/white-cell/day", (c) => c.json(dayOfCell(hosted.session, hosted.session.readClock())));
  app.get("/api/white-cell/ordered", (c) => c.json(orderedOfCell(hosted.session)));
  app.get("/api/white-cell/who", (c) => c.json(whoOfCell(hosted.session)));
  app.get("/api/white-cell/odds", async (c) => {
    const at = c.req.query("record") ?? "";
    if (!/^\d{0,7}$/.test(at)) return malformed();
    const told = await odds.at(at === "" ? null : Number(at));
    return told === null ? refuse(404, { message: say("host.no-such-page") }) : c.json(told);
  });
  app.get("/api/white-cell/why", async (c) => {
    const record = c.req.query("record") ?? "";
    if (!/^\d{1,7}$/.test(record)) return malformed();
    const { model, state } = hosted.session;
    const entry = timeline(model, state, "facilitator").records[Number(record)];
    if (entry === undefined) return refuse(404, { message: say("host.no-such-page") });
    // Loaded only where somebody asks.
    const { whyInSentences } = await import("../tui/anywhere.js");
    return c.json({ why: whyInSentences(contextOf(hosted.session).lookup, entry) });
  });
  app.post("/api/seats", async (c) => {
    const body = await json(c);
    const seat = (body as { renew?: unknown } | null | undefined)?.renew;
    const keyed = keyedOf(hosted.session).find(({ name }) => name === seat);
    if (keyed === undefined) return malformed();
    const { name, label } = keyed;
    const key = await access.renew(name);
    hosted.hear?.(say("host.renewed-elsewhere", { seat: label }));
    const address = keyLink(reached().addresses[0] ?? "", key.link);
    return c.json({ seat: name, ...key, address, picture: linkPicture(address) });
  });
}

/** Files of the session, to keep or to send. */
function takeAway({ app, hosted, report }: Serving): void {
  const { session } = hosted;
  const named = (ending: string) => ({
    "Content-Disposition": `attachment; filename="${session.model.scenario.id}.${ending}"`,
  });
  app.get("/api/white-cell/log", (c) => {
    if (session.file === null) return refuse(404, { message: say("host.no-such-page") });
    const bytes = readOrdinaryFile(session.file, longestLog);
    return c.body(new Uint8Array(bytes), 200, {
      "Content-Type": "application/x-ndjson;charset=utf-8",
      ...named("log"),
    });
  });
  let writing: Promise<string> | null = null;
  app.get("/api/white-cell/report", async (c) => {
    if (report === undefined) return refuse(404, { message: say("host.no-such-page") });
    // Whoever asks meanwhile is given the same.
    writing ??= report().finally(() => {
      writing = null;
    });
    try {
      return c.body(await writing, 200, { "Content-Type": "text/html;charset=utf-8", ...named("html") });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return refuse(503, { message: say("host.no-report", { why }) });
    }
  });
}
