/**
 * What a second white cell works out, takes away and draws anew from its page: what-ifs, forecasts, where everything stood, pictures and documents, and
 * the link of white cells. Each is compared with the session itself, played or read another way.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oddsFrom } from "../../src/analysis/index.js";

import type { WorkOut } from "../../src/host/index.js";
import { beginSession, headOf, recordsOf, ruleOf, type Session, timeline } from "../../src/session/index.js";
import type { CountOdds } from "../../src/white-cell/index.js";
import { libraryScenario } from "../report/library.js";
import { patience, until } from "../until.js";
import { workOut } from "./beside.js";
import { type Device, type Served, serve } from "./browserless.js";

const scenario = libraryScenario("tavush-2020");
const seats = ["russia", "turkey"];

/** Lets one thing be worked out at a time, when the test says so. */
let held: (() => void)[] = [];
let holding = false;
const whenLet = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (holding) await new Promise<void>((go) => held.push(go));
  return work();
};
const letGo = () => {
  holding = false;
  for (const go of held) go();
  held = [];
};
const slow: WorkOut = {
  whatIf: (...asked) => whenLet(() => workOut.whatIf(...asked)),
  questions: (...asked) => whenLet(() => workOut.questions(...asked)),
};
const countOdds: CountOdds = (arm, worlds) => oddsFrom(arm, worlds, { runs: 60, workers: 0 });
const documents = (kind: string) =>
  kind === "docx"
    ? Promise.reject(new Error("no disk"))
    : Promise.resolve(new TextEncoder().encode(`DOCUMENT ${kind}`));

let served: Served;
let cell: Device;
const heard: string[] = [];
beforeAll(async () => {
  served = await serve(scenario, { seats, options: { workOut: slow, countOdds, documents } });
  served.hosted.hear = (said) => heard.push(said);
  cell = await served.seated(null);
});
afterAll(async () => {
  await served.close();
  expect(served.faults).toEqual([]);
});

const told = async <Told>(path: string, body?: object): Promise<Told> => {
  const url = `/api/white-cell/${path}`;
  const { status, body: text } = await (body === undefined ? cell.get(url) : cell.post(url, body));
  expect([path, status]).toEqual([path, 200]);
  return JSON.parse(text) as Told;
};
/** Asked again until it is there. */
const once = async <Told extends { readonly stands: string }>(
  path: string,
  wanted: string,
  body?: object,
): Promise<Told> => {
  let found: Told | undefined;
  const stands = async () => {
    found = await told<Told>(path, body);
    return found.stands;
  };
  await expect.poll(stands, { timeout: patience }).toBe(wanted);
  return found as Told;
};

/** The same run anew, as far as somebody plays it. */
function anew(): Session {
  const { header } = served.session;
  const { variant, set, seed, run, days, historical } = header;
  return beginSession(
    { resolved: header.resolved, variant, set, seed, run, days, historical, seats: header.seats, rule: ruleOf(header) },
    { now: () => "2026-01-01T00:00:00.000Z", loaded: true },
  );
}

interface WhatIf {
  readonly stands: string;
  readonly why: string;
  readonly told: {
    readonly ends: readonly string[];
    readonly shared: number;
    readonly courses: readonly object[];
  } | null;
  readonly spread: { readonly stands: string; readonly rows: readonly { played: string; changed: string }[] };
}

describe("a what-if", () => {
  const inject = scenario.injects.find(({ effects }) => effects.length > 0)?.id ?? "";
  const word = `inject=${inject}`;

  it("is asked for by a form that names a moment and one change, and leaves nothing in the log", async () => {
    const lines = served.session.state.inputs;
    const answers = { record: "start", kind: "inject", inject };
    const form = await told<{ seen: string; fields: { name: string }[] }>("ask", { act: "what-if", answers });
    expect(form.fields.map(({ name }) => name)).toEqual(["record", "kind", "inject"]);
    const done = await told<{ whatIf: string }>("do", { act: "what-if", answers, seen: form.seen, id: "what-if-1" });
    expect(done.whatIf).toBe(word);
    expect(served.session.state.inputs).toBe(lines);
  });

  it("is played while everybody else is answered, says so meanwhile, and ends as the two runs do that are played here", async () => {
    holding = true;
    const path = `what-if?of=${encodeURIComponent(word)}`;
    expect((await told<WhatIf>(path)).stands).toBe("counting");
    expect((await told<WhatIf>(path)).told).toBeNull();
    expect((await cell.get("/api/page")).status).toBe(200);
    // However many are asked for, a few wait at a time.
    for (const transition of [
      "russia.mediation.appeal",
      "russia.mediation.offer",
      "turkey.voice.soften",
      "turkey.voice.harden",
    ])
      await cell.get(`/api/white-cell/what-if?of=${encodeURIComponent(`force=${transition}`)}`);
    expect(held.length).toBe(3);
    letGo();
    const answer = await once<WhatIf>(path, "told");
    const [played, changed] = [anew(), anew()];
    changed.give({ type: "inject", inject });
    for (const session of [played, changed]) session.give({ type: "advance", to: scenario.horizon });
    const ends = [played, changed].map(({ state }) => recordsOf(state).at(-1)?.headline ?? "");
    expect(answer.told?.ends[0]).toContain(ends[0]);
    expect(answer.told?.ends[1]).toContain(ends[1]);
    const shown = (answer.told?.courses ?? []) as { both: string; played: string; changed: string }[];
    for (const [way, { state }] of [
      ["played", played],
      ["changed", changed],
    ] as const) {
      const told = shown.flatMap((row) => (row.both === "" ? (row[way] === "" ? [] : [row[way]]) : [row.both]));
      const own = recordsOf(state).map(({ headline }) => headline);
      expect([way, told.length, told.every((text) => own.some((headline) => text.startsWith(headline)))]).toEqual([
        way,
        own.length,
        true,
      ]);
    }
    await expect.poll(async () => (await told<WhatIf>(path)).spread.stands, { timeout: patience }).toBe("counted");
    expect((await told<WhatIf>(path)).spread.rows.length).toBe(scenario.endings.length + 1);
  });

  it("is sent once to a page that waits for its spread, which is sent by itself", async () => {
    const path = `/api/white-cell/what-if?of=${encodeURIComponent(word)}`;
    const [whole, part] = [await cell.get(path), await cell.get(`${path}&part=spread`)];
    expect(JSON.parse(part.body)).toEqual({ ...JSON.parse(whole.body), told: null });
    expect(whole.body.length).toBeGreaterThan(2000);
    expect(part.body.length).toBeLessThan(1000);
  });

  it("that is none, or not possible, is refused in words", async () => {
    for (const of of ["", "drop=1", "at=1", "inject=A", "force=a.b", "at=1 at=2 drop", "then=x=y"])
      expect([of, (await cell.get(`/api/white-cell/what-if?of=${encodeURIComponent(of)}`)).status]).toEqual([of, 400]);
    const none = await once<WhatIf>("what-if?of=inject%3Dnot-there", "failed");
    expect(none.why).toMatch(/not-there/);
  });
});

interface Questions {
  readonly stands: string;
  readonly when: { readonly asked: number; readonly from: number; readonly hash: string };
  readonly questions: readonly { readonly question: Question; readonly odds: number; readonly text: string }[];
}
interface Question {
  readonly kind: string;
  readonly by: number;
  readonly [name: string]: string | number;
}
interface Forecasts {
  readonly elsewhere: number;
  readonly open: readonly { readonly text: string }[];
  readonly settled: readonly { readonly text: string; readonly answer: string }[];
  readonly scores: { readonly rows: readonly { readonly brier: string }[] } | null;
}

describe("forecasts", () => {
  let given: (Questions["when"] & { question: Question; odds: number; percent: number })[] = [];

  it("are of what a thread finds open, and it is said while that is looked for", async () => {
    holding = true;
    const asked = { before: [] };
    expect((await told<Questions>("questions", asked)).stands).toBe("counting");
    letGo();
    const { questions, when } = await once<Questions>("questions", "asked", asked);
    expect(questions.length).toBeGreaterThan(1);
    given = questions.map(({ question, odds }, place) => ({ question, odds, percent: 15 + 20 * place, ...when }));
    const more = await once<Questions>("questions", "asked", { before: given.map(({ question }) => question) });
    const texts = questions.map(({ text }) => text);
    expect(more.questions.filter(({ text }) => texts.includes(text))).toEqual([]);
  });

  it("stay open until their day, and then have come true or not as the records say", async () => {
    const before = await told<Forecasts>("forecasts", { forecasts: given });
    expect([before.open.length, before.settled, before.scores]).toEqual([given.length, [], null]);
    const last = Math.max(...given.map(({ question }) => question.by));
    served.hosted.give({ type: "advance", to: last });
    const { settled, scores } = await told<Forecasts>("forecasts", { forecasts: given });
    const came = given.map(({ question }) => cameTrue(question));
    expect([...settled].reverse().map(({ answer }) => answer.startsWith("Yes"))).toEqual(came);
    const missed = given.map(({ percent }, place) => (percent / 100 - (came[place] ? 1 : 0)) ** 2);
    const mean = missed.reduce((sum, one) => sum + one, 0) / missed.length;
    expect(scores?.rows[0]?.brier).toBe(mean.toFixed(2));
  });

  /** By the records and gauges themselves. */
  function cameTrue({ kind, by, ...names }: Question): boolean {
    const { model, state } = served.session;
    if (kind === "gauge") {
      const day = timeline(model, state, "facilitator").days.find(({ time }) => time === by);
      return (day?.after.gauges[names.gauge as string] ?? 0) >= (names.atLeast as number);
    }
    return recordsOf(state).some((record) => {
      if (record.day >= by) return false;
      if (kind === "milestone") return record.type === "milestone" && record.milestone === names.milestone;
      if (kind === "ending") return record.type === "end" && record.ending === names.ending;
      const moves = record.type === "inject" ? (record.moved ?? []) : "to" in record ? [record] : [];
      return moves.some((move) => "posture" in move && move.posture === names.posture && move.to === names.state);
    });
  }

  it("of a branch that was played otherwise do not count here, and count again on their own", async () => {
    const from = recordsOf(served.session.state).length;
    const { when, questions } = await once<Questions>("questions", "asked", { before: [] });
    const [{ question, odds } = { question: { kind: "", by: 0 }, odds: 0.5 }] = questions;
    const late = { question, odds, percent: 50, ...when };
    expect(when.from).toBe(from);
    served.hosted.give({ type: "branch", name: "other", from: 0 });
    const { current } = served.session.state;
    expect(current).toBe("other");
    expect((await told<Forecasts>("forecasts", { forecasts: [late] })).elsewhere).toBe(1);
    served.hosted.give({ type: "switch", to: "main" });
    expect((await told<Forecasts>("forecasts", { forecasts: [late] })).elsewhere).toBe(0);
  });

  it("that no page can have kept are refused", async () => {
    const [one] = given;
    const { status } = await cell.post("/api/white-cell/forecasts", { forecasts: [{ ...one, percent: 100 }] });
    expect(status).toBe(400);
    const named = { ...one, question: { kind: "gauge", gauge: "not-there", atLeast: 1, by: 9 } };
    expect((await told<Forecasts>("forecasts", { forecasts: [named] })).elsewhere).toBe(1);
    expect((await cell.post("/api/white-cell/questions", { before: [{ kind: "x" }] })).status).toBe(400);
  });
});

describe("what it looks back at and takes away", () => {
  it("is where everything stood just after a record, as a session that is played so far has it", async () => {
    const records = recordsOf(served.session.state);
    const record = records.findIndex(({ type }) => type === "transition");
    const { standing, headline } = await told<{ standing: { postures: object }; headline: string }>(
      `stood?record=${record}`,
    );
    expect(headline).toBe(records[record]?.headline);
    const seen = timeline(served.session.model, served.session.state, "facilitator");
    const after = seen.entries.find(({ index }) => index > (seen.records[record]?.index ?? 0));
    const initial = scenario.actors.flatMap(({ postures }) =>
      postures.map(({ path, initial: at }) => [path, at] as const),
    );
    const then: Record<string, string> = Object.fromEntries(initial);
    for (const one of records.slice(0, record + 1)) if ("posture" in one && "to" in one) then[one.posture] = one.to;
    expect(after).toBeDefined();
    expect(standing.postures).toEqual(then);
    expect((await cell.get(`/api/white-cell/stood?record=${records.length}`)).status).toBe(404);
  });

  it("is a picture of the desk at a record, in which nothing is markup", async () => {
    const records = recordsOf(served.session.state);
    const { body, headers } = await cell.get("/api/white-cell/picture?record=0");
    expect(body).toMatch(/^<svg xmlns/);
    expect(body).not.toMatch(/<script|href=/i);
    // What the desk says to whoever opens it is not on it.
    expect(body).not.toContain("opens it for the seats");
    expect(body).toContain(`${records[0]?.headline ?? ""}`.slice(0, 20));
    expect(`${headers["content-disposition"]}`).toBe('attachment; filename="tavush-2020.record-0.svg"');
    expect((await cell.get("/api/white-cell/picture")).status).toBe(200);
    expect((await cell.get(`/api/white-cell/picture?record=${records.length}`)).status).toBe(404);
    expect((await cell.get("/api/white-cell/picture?record=-1")).status).toBe(400);
  });

  it("is the report in several forms, the records and the review; what can't be written says why", async () => {
    for (const [kind, ending] of [
      ["report", "html"],
      ["markdown", "md"],
      ["records", "csv"],
      ["review", "review.json"],
    ]) {
      const { body, headers } = await cell.get(`/api/white-cell/${kind}`);
      expect([body, headers["content-disposition"]]).toEqual([
        `DOCUMENT ${kind}`,
        `attachment; filename="tavush-2020.${ending}"`,
      ]);
    }
    const { status, body } = await cell.get("/api/white-cell/docx");
    expect([status, body.includes("no disk")]).toEqual([503, true]);
  });
});

describe("the link of white cells", () => {
  it("is shown, and drawn anew by one who stays in while all others are outside", async () => {
    const other = await served.seated(null);
    const { address } = await told<{ address: string }>("link");
    expect(address.endsWith(`#key=${served.host.access.whiteCellKey}`)).toBe(true);
    other.listen();
    await until(
      () => other.events > 0,
      () => "a first page",
    );
    expect((await cell.post("/api/white-cell/link", {})).status).toBe(400);
    const drawn = await told<{ address: string; picture: { size: number } }>("link", { renew: true });
    expect([drawn.address === address, drawn.picture.size > 20]).toEqual([false, true]);
    await expect.poll(() => other.open, { timeout: patience }).toBe(false);
    expect((await other.get("/api/white-cell/link")).status).toBe(401);
    expect((await cell.get("/api/white-cell/link")).status).toBe(200);
    const [, before] = address.split("#key=");
    const [, key = ""] = drawn.address.split("#key=");
    expect((await served.device().post("/api/enter", { key: before })).status).toBe(403);
    expect((await served.device().post("/api/enter", { key })).status).toBe(200);
    expect(readFileSync(`${served.session.file}.access`, "utf8")).not.toContain(key);
    expect(heard.at(-1)).toBe("Another white cell has drawn a new link for white cells.");
  });
});

describe("once somebody has steered", () => {
  it("no what-if is told any more, and the form says why", async () => {
    served.hosted.give({ type: "inject", inject: scenario.injects[0]?.id ?? "" });
    const form = await told<{ barred: string }>("ask", { act: "what-if", answers: {} });
    const { stands, why } = await told<WhatIf>("what-if?of=drop");
    expect([stands, why]).toEqual(["failed", form.barred]);
    expect(form.barred).toMatch(/People have changed this run/);
    expect(headOf(served.session.state).world.ended).toBe(false);
  });
});
