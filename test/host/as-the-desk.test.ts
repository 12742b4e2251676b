/**
 * All that the desk can do, a second white cell's page can do: every key of the desk stands here with the way in which the page does it, or
 * with the reason why it is the desk's alone. An act, a page or a key that is added to the desk fails here until it is added to one of the two.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oddsFrom } from "../../src/analysis/index.js";
import { say } from "../../src/catalogue/index.js";
import { keysOfDesk } from "../../src/tui/screens/desk/pages.js";
import { bindings } from "../../src/tui/screens/keys.js";
import { situationPanels } from "../../src/tui/screens/panels.js";
import type { CountOdds } from "../../src/white-cell/index.js";
import { libraryScenario } from "../report/library.js";
import { workOut } from "./beside.js";
import { type Device, type Served, serve } from "./browserless.js";

type Where =
  /** An act of the table, with its form. */
  | { readonly act: string }
  /** What the host is asked, and a body where something is done. */
  | { readonly asks: string; readonly body?: object }
  /** A part of what the page is sent. */
  | { readonly sent: string }
  /** What a key of a terminal is for, and a page needs none for. */
  | { readonly noKey: "scrolls" | "closes" | "fields" | "all at once" }
  /** Why only the desk does it. */
  | { readonly alone: string };

const act = (name: string): Where => ({ act: name });
const asks = (path: string, body?: object): Where => ({ asks: path, ...(body === undefined ? {} : { body }) });
const sent = (part: string): Where => ({ sent: part });
const scrolls: Where = { noKey: "scrolls" };
const closes: Where = { noKey: "closes" };
const fields: Where = { noKey: "fields" };
const whole: Where = { noKey: "all at once" };
const travels = { up: scrolls, down: scrolls, "page-up": scrolls, "page-down": scrolls };
const ends = { first: scrolls, last: scrolls };
const moves = { ...travels, ...ends, close: closes };

const turn = { turn: 1, branch: "main", clock: "none", id: "a-request" };

/** By title of the help page, then by command. */
const page: Readonly<Record<string, Readonly<Record<string, Where>>>> = {
  [say("screen.keys-time")]: {
    // The timeline is there as a whole, and the board of any record is asked for.
    play: whole,
    faster: whole,
    slower: whole,
    "next-record": asks("stood?record=0"),
    "previous-record": asks("stood?record=0"),
    "next-day": asks("stood?record=0"),
    "previous-day": asks("stood?record=0"),
    "next-turn": asks("stood?record=0"),
    "previous-turn": asks("stood?record=0"),
    "next-own": sent("wire"),
    "previous-own": sent("wire"),
    "go-there": asks("stood?record=0"),
    start: sent("wire"),
    end: act("play-on"),
  },
  [say("screen.keys-look")]: {
    why: asks("why?record=0"),
    odds: asks("odds"),
    who: asks("who"),
    search: sent("wire"),
    "next-panel": scrolls,
    "previous-panel": scrolls,
    ...travels,
  },
  [say("screen.keys-leave")]: {
    help: sent("cell"),
    close: closes,
    quit: { alone: "whoever sits at the machine ends the host; a page is left with its own button" },
  },
  [say("desk.keys-exercise")]: {
    turn: asks("turn", { do: "end", ...turn }),
    acts: sent("cell"),
    msel: sent("cell"),
    branches: sent("cell"),
    "what-if-form": act("what-if"),
    decided: asks("decided"),
    forecast: asks("questions", { before: [] }),
    clock: act("clock"),
    hosting: sent("lobby"),
    timer: asks("turn", { do: "clock", ...turn }),
    picture: asks("picture?record=0"),
  },
  [say("landmark.keys")]: {
    "next-surprise": asks("odds"),
    "previous-surprise": asks("odds"),
    "next-bookmark": sent("cell"),
    "previous-bookmark": sent("cell"),
    bookmark: act("bookmark"),
    bookmarks: sent("cell"),
  },
  [say("desk.keys-turn")]: {
    ...moves,
    others: sent("standing"),
    more: fields,
    choose: act("order"),
    chance: act("order"),
    instruct: act("order"),
    hold: act("order"),
    "hold-all": act("order"),
    ready: act("ready"),
    "carry-out": asks("turn", { do: "resolve", ...turn }),
    "next-seat": scrolls,
    "previous-seat": scrolls,
    "end-turn": asks("turn", { do: "end", ...turn }),
  },
  [say("desk.keys-lists")]: {
    ...moves,
    choose: act("switch"),
    now: act("fire"),
    new: act("branch"),
    note: act("bookmark"),
    remove: act("bookmark"),
  },
  [say("what-if.keys")]: { ...moves, parting: scrolls },
  [say("forecast.keys")]: {
    up: fields,
    down: fields,
    first: fields,
    last: fields,
    less: fields,
    more: fields,
    "bit-less": fields,
    "bit-more": fields,
    on: asks("forecasts", { forecasts: [] }),
    close: closes,
  },
  [say("clock.keys")]: {
    more: act("clock"),
    less: act("clock"),
    extend: act("clock"),
    break: act("clock"),
    close: closes,
  },
  [say("host.keys")]: {
    up: scrolls,
    down: scrolls,
    ...ends,
    renew: asks("link", { renew: true }),
    show: asks("link"),
    close: closes,
  },
  [say("desk.keys-acts")]: {
    // The letters of the menu; what is not named here has an act of its own name.
    "save-as": {
      alone: "it moves the session to another file of the host's machine; the page takes the log away instead",
    },
    report: asks("report"),
  },
};

const groups = [...bindings, ...keysOfDesk];
const acts = say("desk.keys-acts");
const whereOf = (title: string, command: string): Where | undefined =>
  page[title]?.[command] ?? (title === acts ? act(command) : undefined);

const program = () => readFileSync(new URL("../../dist/web/program.js", import.meta.url), "utf8");

let served: Served;
let cell: Device;
beforeAll(async () => {
  const options = {
    workOut,
    countOdds: (...[arm, worlds]: Parameters<CountOdds>) => oddsFrom(arm, worlds, { runs: 50, workers: 0 }),
    documents: (kind: string) => Promise.resolve(new TextEncoder().encode(kind)),
  };
  served = await serve(libraryScenario("tavush-2020"), { seats: ["russia", "turkey"], options });
  served.hosted.give({ type: "inject", inject: served.session.model.scenario.injects[0]?.id ?? "" });
  cell = await served.seated(null);
});
afterAll(async () => {
  await served.close();
  expect(served.faults).toEqual([]);
});

describe("every key of the desk", () => {
  it("is done by the page, or has a reason for being the desk's alone", () => {
    const missing = groups.flatMap(({ title, bindings: keys }) =>
      keys.filter(({ command }) => whereOf(title, command) === undefined).map(({ command }) => `${title}: ${command}`),
    );
    expect(missing).toEqual([]);
  });

  it("is one that the desk has: nothing stands here for keys that are gone", () => {
    const named = Object.entries(page).flatMap(([title, commands]) =>
      Object.keys(commands).map((one) => `${title}: ${one}`),
    );
    const there = groups.flatMap(({ title, bindings: keys }) => keys.map(({ command }) => `${title}: ${command}`));
    expect(named.filter((one) => !there.includes(one))).toEqual([]);
  });

  it("that is the desk's alone is one of two", () => {
    const alone = groups.flatMap(({ title, bindings: keys }) =>
      keys.filter(({ command }) => "alone" in (whereOf(title, command) ?? {})).map(({ command }) => command),
    );
    expect(alone).toEqual(["quit", "save-as"]);
  });
});

describe("the page", () => {
  const wheres = () =>
    groups.flatMap(({ title, bindings: keys }) => keys.map(({ command }) => whereOf(title, command)));

  it("has the acts, each with a form that the host fills in", async () => {
    const { cell: told } = JSON.parse((await cell.get("/api/page")).body) as { cell: { acts: { name: string }[] } };
    const offered = told.acts.map(({ name }) => name);
    const named = new Set(wheres().flatMap((where) => (where !== undefined && "act" in where ? [where.act] : [])));
    for (const name of named) {
      expect(offered).toContain(name);
      const { status, body } = await cell.post("/api/white-cell/ask", { act: name, answers: {} });
      expect([name, status, (JSON.parse(body) as { title: string }).title !== ""]).toEqual([name, 200, true]);
    }
    expect(named.size).toBeGreaterThan(25);
  });

  it("is sent what it shows at once, and asks the host for the rest", async () => {
    const sections = Object.keys(JSON.parse((await cell.get("/api/page")).body) as object);
    const code = program();
    const asked = new Set<string>();
    for (const where of wheres()) {
      if (where !== undefined && "sent" in where) expect(sections).toContain(where.sent);
      if (where === undefined || !("asks" in where)) continue;
      const [path = ""] = where.asks.split("?");
      // Its program asks for that very thing.
      expect([path, code.includes(path)]).toEqual([path, true]);
      if (asked.has(JSON.stringify(where))) continue;
      asked.add(JSON.stringify(where));
      const url = `/api/white-cell/${where.asks}`;
      const { status } = await (where.body === undefined ? cell.get(url) : cell.post(url, where.body));
      // A turn that has gone on meanwhile is refused in words.
      expect([where.asks, [200, 409].includes(status)]).toEqual([where.asks, true]);
    }
    expect(asked.size).toBeGreaterThan(12);
  });

  it("shows what the desk's panels show", async () => {
    const sections = JSON.parse((await cell.get("/api/page")).body) as Record<string, object>;
    const shown: Readonly<Record<string, string>> = {
      postures: "standing",
      wire: "wire",
      gauges: "standing",
      why: "wire",
      odds: "wire",
    };
    expect(situationPanels.map(({ id }) => id).filter((id) => sections[shown[id] ?? ""] === undefined)).toEqual([]);
  });
});
