/**
 * A second white cell works from its own devices by the desk's own table of acts: it does what it has read that will be done, once, and nothing
 * that somebody else has done meanwhile is undone by that. Nobody else gets at any of it.
 */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oddsFrom } from "../../src/analysis/index.js";
import { saveWorld, unseated } from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { headOf, type Input, recordsOf, timeline, worldAt } from "../../src/session/index.js";
import { percent } from "../../src/text/index.js";
import type { CountOdds } from "../../src/white-cell/index.js";
import { patience, until } from "../until.js";
import { workOut } from "./beside.js";
import { type Device, type Served, serve } from "./browserless.js";

/** With evaluators; its turns are not timed. */
const { scenario } = loadScenario("docs/examples/tavush-exercise.yaml");
if (scenario.exercise === undefined) throw new Error("the example has no plan");
const exercise = { ...scenario.exercise, minutes: [] };

let served: Served;
let one: Device;
let other: Device;
const heard: string[] = [];
/** Fewer futures than a host counts, in this thread, once the test lets them be counted. */
let counts: () => void = () => undefined;
const few = { runs: 60, workers: 0 };
const countOdds: CountOdds = async (arm, worlds) => {
  await new Promise<void>((resolve) => {
    counts = resolve;
  });
  return oddsFrom(arm, worlds, few);
};
beforeAll(async () => {
  const documents = (kind: string) => Promise.resolve(new TextEncoder().encode(`DOCUMENT ${kind}`));
  const options = { documents, countOdds, workOut };
  served = await serve({ ...scenario, exercise }, { seats: ["russia", "turkey"], options });
  served.hosted.hear = (said) => heard.push(said);
  [one, other] = [await served.seated(null), await served.seated(null)];
});
afterAll(async () => {
  await served.close();
  expect(served.faults).toEqual([]);
});

interface Form {
  readonly title: string;
  readonly barred: string;
  readonly fields: readonly { readonly name: string; readonly stands: string; readonly refusal: string }[];
  readonly sentence: readonly string[];
  readonly seen: string;
}
type Answers = Readonly<Record<string, string>>;

let requests = 0;
const named = () => {
  requests += 1;
  return `request-${requests}`;
};
const ask = async (device: Device, act: string, answers: Answers = {}): Promise<Form> => {
  const { status, body } = await device.post("/api/white-cell/ask", { act, answers });
  expect([act, status]).toEqual([act, 200]);
  return JSON.parse(body) as Form;
};
const carryOut = (device: Device, act: string, answers: Answers, seen: string, id = named()) =>
  device.post("/api/white-cell/do", { act, answers, seen, id });
const page = async (device: Device) =>
  JSON.parse((await device.get("/api/page")).body) as {
    head: { turn: number };
    cell: {
      branch: string;
      clock: string;
      acts: { name: string; barred: string }[];
      injects: object[];
      seats: object[];
    };
  };
const lead = async (device: Device, does: string, looked?: Awaited<ReturnType<typeof page>>) => {
  const { head, cell } = looked ?? (await page(device));
  const { branch, clock } = cell;
  return device.post("/api/white-cell/turn", { do: does, turn: head.turn, branch, clock, id: named() });
};
const refusalIn = ({ body }: { readonly body: string }) =>
  (JSON.parse(body) as { refused: { message: string } }).refused.message;
/** The inputs of the log, from a line on. */
const inputsFrom = (line: number): Input[] =>
  readFileSync(served.session.file ?? "", "utf8")
    .trim()
    .split("\n")
    .slice(line)
    .map((text) => (JSON.parse(text) as { input: Input }).input);
const lines = () => served.session.state.inputs + 1;

describe("nobody else", () => {
  it("gets at what is the white cell's: lobby, table, seats, evaluators and strangers are refused on every route", async () => {
    const lobby = served.device();
    await lobby.post("/api/enter", { code: served.host.access.code });
    const [evaluator, stranger] = [await served.seated("evaluator.erik"), served.device()];
    const devices = [lobby, await served.watcher(), await served.seated("russia"), evaluator, stranger];
    const { seen } = await ask(one, "note", { text: "CELL7canary" });
    const before = lines();
    for (const [place, device] of devices.entries()) {
      const refused = device === stranger ? 401 : 403;
      const answers = [
        await device.post("/api/white-cell", { input: { type: "reveal" } }),
        await device.post("/api/white-cell/ask", { act: "note", answers: {} }),
        await carryOut(device, "note", { text: "CELL7canary" }, seen),
        await lead(device, "resolve", await page(one)),
        await device.post("/api/seats", { renew: "russia" }),
        await device.get("/api/white-cell/why?record=0"),
        await device.get("/api/white-cell/odds"),
        await device.get("/api/white-cell/decided"),
        await device.get("/api/white-cell/ordered"),
        await device.get("/api/white-cell/day"),
        await device.get("/api/white-cell/who"),
        await device.get("/api/white-cell/log"),
        await device.get("/api/white-cell/report"),
        await device.get("/api/white-cell/docx"),
        await device.get("/api/white-cell/markdown"),
        await device.get("/api/white-cell/records"),
        await device.get("/api/white-cell/review"),
        await device.get("/api/white-cell/picture?record=0"),
        await device.get("/api/white-cell/stood?record=0"),
        await device.get("/api/white-cell/what-if?of=drop"),
        await device.get("/api/white-cell/link"),
        await device.post("/api/white-cell/link", { renew: true }),
        await device.post("/api/white-cell/questions", { before: [] }),
        await device.post("/api/white-cell/forecasts", { forecasts: [] }),
        await device.get("/api/white-cell/"),
      ];
      expect([place, answers.map(({ status }) => status)]).toEqual([place, answers.map(() => refused)]);
      const { body } = await device.get("/api/page");
      // Evaluators note moments, and so know records by their numbers.
      const kept = device === evaluator ? /"cell"|CELL7canary/ : /"cell"|CELL7canary|"record"/;
      expect([place, kept.test(body)]).toEqual([place, false]);
    }
    expect(lines()).toBe(before);
  });

  it("holds on to its link once the desk has drawn another", async () => {
    const [late, key] = [await served.seated(null), served.host.access.whiteCellKey];
    late.listen();
    await until(
      () => late.events > 0,
      () => "a first page",
    );
    const drawn = served.host.access.renewWhiteCell();
    await expect.poll(() => late.open, { timeout: patience }).toBe(false);
    expect((await late.get("/api/white-cell/log")).status).toBe(401);
    expect((await served.device().post("/api/enter", { key })).status).toBe(403);
    expect(drawn).not.toBe(key);
    expect(readFileSync(`${served.session.file}.access`, "utf8")).not.toContain(drawn);
    [one, other] = [await served.seated(null), await served.seated(null)];
  });
});

describe("an act", () => {
  it("of any kind shows its form, and one that can't be done says why", async () => {
    const { cell } = await page(one);
    expect(cell.acts.length).toBeGreaterThan(15);
    expect(cell.acts.map(({ name }) => name)).not.toContain("save-as");
    for (const { name, barred } of cell.acts) {
      const form = await ask(one, name);
      expect([name, form.barred]).toEqual([name, barred]);
      if (barred !== "") expect([name, (await carryOut(one, name, {}, form.seen)).status]).toEqual([name, 409]);
    }
    expect((await one.post("/api/white-cell/ask", { act: "save-as", answers: {} })).status).toBe(400);
    expect((await one.post("/api/white-cell/ask", { act: "__proto__", answers: {} })).status).toBe(400);
  });

  it("asks for what is missing, says what will be done, does that once, and tells the desk", async () => {
    const empty = await ask(one, "gauge", { gauge: "tension" });
    expect(empty.seen).toBe("");
    expect(empty.fields.find(({ name }) => name === "value")?.refusal).not.toBe("");
    expect((await carryOut(one, "gauge", { gauge: "tension" }, "")).status).toBe(409);
    const answers = { gauge: "tension", value: "70", reason: "REASON7canary" };
    const form = await ask(one, "gauge", answers);
    expect(form.sentence.join(" ")).toContain("to 70");
    const [from, id] = [lines(), named()];
    for (let sent = 0; sent < 2; sent += 1) {
      const { status, body } = await carryOut(one, "gauge", answers, form.seen, id);
      expect([status, (JSON.parse(body) as { said: string }).said]).toEqual([200, expect.stringContaining("70")]);
    }
    expect(inputsFrom(from)).toEqual([{ type: "set-gauge", gauge: "tension", value: 70, reason: "REASON7canary" }]);
    expect(heard.at(-1)).toContain("Another white cell: Set a gauge.");
  });

  it("takes a date for a day that somebody is held to, and says so in its form", async () => {
    const due = async (date: string) => {
      const { fields, seen } = await ask(one, "improvement", { action: "Practise", due: date });
      return [fields.find(({ name }) => name === "due")?.refusal, seen !== ""];
    };
    const refused = ["It takes a date such as 2027-01-31", false];
    expect(await due("soon")).toEqual(refused);
    expect(await due("2027-02-30")).toEqual(refused);
    expect(await due("2027-02-28")).toEqual(["", true]);
    expect(await due("")).toEqual(["", true]);
  });

  it("writes an inject with as many changes as are wanted", async () => {
    const answers = {
      text: "A convoy is stopped",
      "gauge-1": "tension",
      "add-1": "5",
      "gauge-2": "none",
      "posture-1": "none",
    };
    const { seen, fields } = await ask(one, "ad-hoc", answers);
    expect(fields.map(({ name }) => name)).toEqual(["text", "delivery", "gauge-1", "add-1", "gauge-2", "posture-1"]);
    const from = lines();
    expect((await carryOut(one, "ad-hoc", answers, seen)).status).toBe(200);
    expect(inputsFrom(from)).toEqual([{ type: "ad-hoc", text: "A convoy is stopped", gauges: { tension: 5 } }]);
  });

  it("is not done by whoever read something else before another white cell acted", async () => {
    const [mine, theirs] = [await ask(one, "projector"), await ask(other, "projector")];
    expect((await carryOut(one, "projector", {}, mine.seen)).status).toBe(200);
    const late = await carryOut(other, "projector", {}, theirs.seen);
    expect([late.status, refusalIn(late)]).toEqual([409, "Something else has been done meanwhile."]);
    expect(served.session.state.probabilitiesShown).toBe(true);
  });
});

describe("messages that wait", () => {
  it("are passed on by one white cell, and the other is told so", async () => {
    served.hosted.give({ type: "route", messages: "through-white-cell" });
    const russia = await served.seated("russia");
    await russia.post("/api/act", { act: "write", to: ["turkey"], text: "Talk" });
    const answers = { message: "1", how: "edit", text: "Talk tomorrow" };
    const forms = [await ask(one, "pass", answers), await ask(other, "pass", answers)];
    const came = [
      await carryOut(one, "pass", answers, forms[0]?.seen ?? ""),
      await carryOut(other, "pass", answers, forms[1]?.seen ?? ""),
    ];
    expect(came.map(({ status }) => status)).toEqual([200, 409]);
    expect(refusalIn(came[1] as { body: string })).toBe("No message waits for the white cell.");
    expect(headOf(served.session.state).messages.messages[0]).toMatchObject({ edited: "Talk tomorrow" });
  });
});

describe("in the name of a seat", () => {
  const doIt = async (act: string, answers: Answers) => {
    const { seen } = await ask(one, act, answers);
    expect((await carryOut(one, act, answers, seen)).status).toBe(200);
  };

  it("an order is drafted and taken back, an act allowed, and it is ready or not after all", async () => {
    const from = lines();
    const transition = "russia.mediation.appeal";
    const form = await ask(one, "order", { seat: "russia", choice: `order:${transition}`, chance: "50" });
    expect(form.fields.map(({ name }) => name)).toEqual(["seat", "choice", "chance"]);
    expect(form.sentence[0]).toBe("Russia drafts an order: Appeal to both sides, carried out with a chance of 50%.");
    await doIt("order", { seat: "russia", choice: `order:${transition}`, chance: "50" });
    await doIt("order", { seat: "russia", choice: "hold:russia.mediation" });
    await doIt("order", { seat: "russia", choice: `instruct:${transition}` });
    await doIt("ready", { seat: "russia" });
    expect((await ask(one, "order", { seat: "russia" })).fields.at(-1)?.refusal).toMatch(/This seat is ready/);
    await doIt("ready", { seat: "russia" });
    expect(inputsFrom(from)).toEqual([
      { type: "draft", transition, chance: 0.5 },
      { type: "hold", seat: "russia", posture: "russia.mediation" },
      { type: "allow", transition },
      { type: "ready", seat: "russia" },
      { type: "unready", seat: "russia" },
    ]);
    await doIt("order", { seat: "russia", choice: `instruct:${transition}` });
  });

  it("a record is marked to be found again, with a note, and the page lists it", async () => {
    await doIt("bookmark", { record: "0", "note-0": "ask the class" });
    const { cell } = (await page(one)) as unknown as { cell: { bookmarks: object[] } };
    const { headline } = recordsOf(served.session.state)[0] as { headline: string };
    expect(cell.bookmarks).toEqual([
      expect.objectContaining({ record: 0, here: true, headline, note: "ask the class" }),
    ]);
    await doIt("bookmark", { record: "0", "which-0": "remove" });
    expect(served.session.state.bookmarks).toEqual([]);
  });

  it("play goes on within the turn", async () => {
    await doIt("play-on", { to: "day", day: "1" });
    expect(headOf(served.session.state).world.time).toBe(1);
    expect((await ask(one, "play-on", { to: "day", day: "7" })).fields.at(-1)?.refusal).toMatch(/from 2 to 6/);
  });
});

describe("odds from here", () => {
  interface Odds {
    readonly stands: string;
    readonly rows: readonly { readonly kind: string; readonly label: string; readonly share: string; held: string }[];
    readonly next: readonly object[];
  }
  const odds = async (query = "") => JSON.parse((await one.get(`/api/white-cell/odds${query}`)).body) as Odds;

  it("are counted while everything else is answered, and are those of the world as it stands", async () => {
    const asked = await odds();
    expect([asked.stands, asked.rows, asked.next.length > 3]).toEqual(["counting", [], true]);
    // Nobody waits for the count.
    expect((await ask(one, "note", { text: "Seen meanwhile" })).seen).not.toBe("");
    expect((await odds()).stands).toBe("counting");
    await expect
      .poll(
        async () => {
          counts();
          return (await odds()).stands;
        },
        { timeout: patience },
      )
      .toBe("counted");
    const { model, state } = served.session;
    const { world } = headOf(state);
    const arm = { scenario: model.scenario, variant: null, set: {} };
    const worlds = [saveWorld(model, unseated(model, world)), saveWorld(model, world)];
    const [played, held] = await oddsFrom(arm, worlds, few);
    const shares = played?.endings.map(({ p }, place) => [percent(p), percent(held?.endings[place]?.p ?? 0)]);
    const { rows } = await odds();
    expect(rows.filter(({ kind }) => kind === "ending").map((row) => [row.share, row.held])).toEqual(shares);
    expect(rows.some(({ kind }) => kind === "milestone")).toBe(true);
  });

  it("of a record that is not there are not told", async () => {
    expect((await one.get("/api/white-cell/odds?record=9999")).status).toBe(404);
    expect((await one.get("/api/white-cell/odds?record=x")).status).toBe(400);
  });
});

describe("a turn", () => {
  it("is resolved and ended by one of two white cells, and the other is refused in words", async () => {
    const looked = await page(one);
    const resolved = [await lead(one, "resolve", looked), await lead(other, "resolve", looked)];
    expect(resolved.map(({ status }) => status)).toEqual([200, 409]);
    expect(refusalIn(resolved[1] as { body: string })).toMatch(/orders of this turn have been carried out/);
    const ended = [await lead(one, "end", looked), await lead(other, "end", looked)];
    expect(ended.map(({ status }) => status)).toEqual([200, 409]);
    expect(refusalIn(ended[1] as { body: string })).toBe("that was for turn 1, and it is turn 2 now");
    expect(headOf(served.session.state).world.time).toBe(7);
    expect((await lead(one, "end", { ...(await page(one)), cell: { ...looked.cell, branch: "gone" } })).status).toBe(
      409,
    );
  });

  it("has a clock that the second to pause it does not start again", async () => {
    const from = lines();
    expect((await lead(one, "clock")).status).toBe(200);
    const looked = await page(one);
    const paused = [await lead(one, "clock", looked), await lead(other, "clock", looked)];
    expect(paused.map(({ status }) => status)).toEqual([200, 409]);
    expect(inputsFrom(from).map((input) => (input.type === "clock" ? input.do : input.type))).toEqual([
      "start",
      "pause",
    ]);
  });
});

describe("what it reads and takes away", () => {
  it("are the reasons of a record, the log as it is on the disk, and the report", async () => {
    const records = recordsOf(served.session.state);
    const record = records.findIndex(({ type }) => type === "transition");
    const { why } = JSON.parse((await one.get(`/api/white-cell/why?record=${record}`)).body) as { why: string[] };
    expect(why.join(" ")).toMatch(/per day|a day|\/day/);
    expect((await one.get(`/api/white-cell/why?record=${records.length}`)).status).toBe(404);
    const log = await one.get("/api/white-cell/log");
    expect(log.body).toBe(readFileSync(served.session.file ?? "", "utf8"));
    expect(`${log.headers["content-disposition"]}`).toBe('attachment; filename="tavush-2020.log"');
    expect((await one.get("/api/white-cell/report")).body).toBe("DOCUMENT report");
    expect(existsSync(served.folder)).toBe(true);
  });

  it("are where the run was decided, once each moment has been counted", async () => {
    interface Decided {
      readonly stands: string;
      readonly rows: readonly { readonly record: number | null; readonly share: string }[];
    }
    const decided = async () => JSON.parse((await one.get("/api/white-cell/decided")).body) as Decided;
    await expect
      .poll(
        async () => {
          counts();
          return (await decided()).stands;
        },
        { timeout: patience },
      )
      .toBe("counted");
    const { rows } = await decided();
    const { model, state } = served.session;
    const seen = timeline(model, state, "facilitator");
    const latest = worldAt(seen, (seen.records.at(-1)?.index ?? 0) + 1);
    const arm = { scenario: model.scenario, variant: null, set: {} };
    const [last] = await oddsFrom(arm, [saveWorld(model, unseated(model, latest))], few);
    // The last moment is that of the latest record; the first is the start, which no record stands for.
    expect(last?.endings.map(({ p }) => percent(p))).toContain(rows.at(-1)?.share);
    expect([rows[0]?.record, rows.length > 2]).toEqual([null, true]);
  });

  it("are what each seat ordered, the day by the plan, and what names stand for", async () => {
    const told = async (what: string) => JSON.parse((await one.get(`/api/white-cell/${what}`)).body) as never;
    const { groups } = (await told("ordered")) as { groups: { names: { name: string; about: string }[] }[] };
    expect(groups[0]?.names.map(({ name }) => name)).toEqual(["Russia", "Turkey"]);
    const { items, times } = (await told("day")) as { items: { at: string }[]; times: { turn: string }[] };
    expect(items.map(({ at }) => at)).toEqual(scenario.exercise?.agenda.map(({ at }) => at));
    expect(times[0]?.turn).toBe("turn 2");
    const who = (await told("who")) as { groups: { names: { name: string; about: string }[] }[] };
    expect(who.groups[0]?.names.find(({ name }) => name === "The front (FRT)")?.about).toMatch(/armies/);
  });

  it("are a seat's new word and link, and the desk is told", async () => {
    const { status, body } = await one.post("/api/seats", { renew: "turkey" });
    const given = JSON.parse(body) as { link: string; address: string; picture: { size: number } };
    expect([status, given.address.endsWith(given.link), given.picture.size > 20]).toEqual([200, true, true]);
    expect((await served.device().post("/api/enter", { key: given.link })).status).toBe(200);
    expect(heard.at(-1)).toBe("Another white cell has given Turkey a new word and link.");
  });
});
