/**
 * What the white cell's devices may ask for, and nobody else's: acts and turns, why something happened, links of seats, and what is kept to
 * take away. One guard stands before all of it.
 */
import type { Context } from "hono";
import { say } from "../catalogue/index.js";
import { timeline } from "../session/index.js";
import { type Env, refuse } from "./guard.js";
import type { Hosted } from "./hosted.js";
import { keyLink, linkPicture } from "./join.js";
import { OddsOfCell } from "./odds.js";
import { keyedOf } from "./roles.js";
import { given, json, malformed, notIn, notYours, refused, type Serving } from "./serving.js";
import { stoodOf } from "./views.js";
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
import { takeAway } from "./white-cell-documents.js";
import { ForecastsOfCell, readBefore, readForecasts } from "./white-cell-forecasts.js";
import { dayOfCell, orderedOfCell, whoOfCell } from "./white-cell-looks.js";
import { readWhatIf, WhatIfsOfCell } from "./white-cell-what-if.js";

const isNumber = (text: string) => /^\d{1,7}$/.test(text);
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
  const odds = new OddsOfCell(serving.hosted, serving.countOdds);
  takeCellActs(serving);
  tellCell(serving, odds);
  tellBeside(serving, odds);
  giveLink(serving);
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
  const { saved: _saved, ...done } = came;
  return c.json(done);
}

function tellCell({ app, access, hosted, reached }: Serving, odds: OddsOfCell): void {
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
  app.get("/api/white-cell/stood", (c) => {
    const record = c.req.query("record") ?? "";
    const stood = isNumber(record) ? stoodOf(hosted.session, Number(record)) : null;
    return stood === null ? refuse(404, { message: say("host.no-such-page") }) : c.json(stood);
  });
  app.get("/api/white-cell/why", async (c) => {
    const record = c.req.query("record") ?? "";
    if (!isNumber(record)) return malformed();
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

/** The white cell's own way in. Whoever draws another link stays in, and everybody else who came by the old one is outside. */
function giveLink({ app, access, hosted, reached, tokenOf }: Serving): void {
  const linkOf = (key: string) => {
    const address = keyLink(reached().addresses[0] ?? "", key);
    return { address, picture: linkPicture(address) };
  };
  app.get("/api/white-cell/link", (c) => c.json(access.whiteCellKey === null ? null : linkOf(access.whiteCellKey)));
  app.post("/api/white-cell/link", async (c) => {
    const body = await json(c);
    if ((body as { renew?: unknown } | null | undefined)?.renew !== true) return malformed();
    const key = access.renewWhiteCell(tokenOf(c));
    hosted.hear?.(say("host.renewed-cell-elsewhere"));
    return c.json(linkOf(key));
  });
}

/** What is worked out beside the host: what-ifs, and what is forecast. */
function tellBeside({ app, hosted, countOdds, workOut }: Serving, odds: OddsOfCell): void {
  const whatIfs = new WhatIfsOfCell(hosted, countOdds === undefined ? undefined : odds, workOut);
  app.get("/api/white-cell/what-if", (c) => {
    const asked = readWhatIf(c.req.query());
    return asked === null ? malformed() : c.json(whatIfs.told(asked, c.req.query("part") === "spread"));
  });
  const forecasts = new ForecastsOfCell(hosted, workOut);
  app.post("/api/white-cell/questions", async (c) => {
    const before = readBefore(await json(c));
    return before === null ? malformed() : c.json(forecasts.questions(before));
  });
  app.post("/api/white-cell/forecasts", async (c) => {
    const given = readForecasts(await json(c));
    return given === null ? malformed() : c.json(forecasts.scored(given));
  });
}
