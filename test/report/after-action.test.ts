/**
 * An after-action report says what was played, and of each act what the same dice would have brought without it.
 */
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hashRecords, readGauges, type Scenario } from "../../src/engine/index.js";
import { playedOn, type Step, traceRecords } from "../../src/report/after-action/played.js";
import { sealedActs } from "../../src/report/after-action/sealed-acts.js";
import { changeOf, foldsAgain, playWithout } from "../../src/report/after-action/without.js";
import {
  type AfterAction,
  afterActionReport,
  recordsCsv,
  renderHtml,
  renderMarkdown,
  workOut,
} from "../../src/report/index.js";
import { beginSession, type Input, isRefusal, type Rule, recordsOf, type Session } from "../../src/session/index.js";
import { sealedBy } from "../session/exercise.js";
import { share } from "../share.js";
import { exercised } from "./exercised.js";
import { harmless, hostile, library, respelled } from "./library.js";
import { policyOf, tagsOf, textOf, treeOf, wordsOf } from "./parsed.js";

const few = { runs: 100, futures: 20, workers: 0 } as const;
const tavush = library.find(({ id }) => id === "tavush-2020") as Scenario;

function sessionOf(inputs: readonly Input[], resolved = tavush, seed = "amber-4", rule?: Rule): Session {
  const session = beginSession({
    resolved,
    variant: null,
    set: {},
    seed,
    run: 0,
    days: resolved.horizon,
    historical: false,
    seats: ["russia", "turkey"],
    ...(rule === undefined ? {} : { rule }),
  });
  for (const input of inputs) {
    const given = session.give(input);
    if (isRefusal(given)) throw new Error(`${JSON.stringify(input)}: ${given.message}`);
  }
  return session;
}

const reported = (session: Session) => ({ header: session.header, model: session.model, state: session.state });
const stepOf = (steps: readonly Step[], type: Input["type"]): Step => {
  const found = steps.find(({ input }) => input.type === type);
  if (found === undefined) throw new Error(`there is no step ${type}`);
  return found;
};

describe("the same dice without an act", () => {
  const appeal: Input = { type: "order", transition: "russia.mediation.appeal" };
  const killed: Input = { type: "inject", inject: "officers-killed" };
  const note: Input = { type: "note", text: "quick" };
  const to = (day: number): Input => ({ type: "advance", to: day });

  it.each([
    ["an order", [appeal, to(20), note, to(60)], 0],
    ["an event", [to(7), killed, to(60)], 1],
    ["a gauge set", [to(7), { type: "set-gauge", gauge: "tension", value: 95 }, to(14), appeal, to(60)], 1],
    [
      "an event written on the spot",
      [
        to(3),
        { type: "ad-hoc", text: "Shots", gauges: { tension: 9 }, postures: { "turkey.voice": "unlimited" } },
        to(60),
      ],
      1,
    ],
  ] as [string, Input[], number][])("is the run in which %s was never given", (_what, inputs, place) => {
    const played = playedOn(reported(sessionOf(inputs)));
    const type = inputs[place]?.type as Input["type"];
    const without = playWithout(played, stepOf(played.steps, type));
    const never = sessionOf(inputs.filter((_, index) => index !== place));
    const records = without.traced.map(({ record }) => record);
    expect(hashRecords(records)).toBe(hashRecords(recordsOf(never.state)));
    expect(hashRecords(records)).not.toBe(hashRecords([...played.records]));
  });
  it("is the run in which a sealed order was never drafted, nor anything else for its posture", () => {
    const drafted = (transition: string): Input => ({ type: "draft", transition });
    const inputs: Input[] = [
      drafted("russia.guarantee.shrug"),
      drafted("russia.guarantee.assure"),
      drafted("turkey.voice.condemn"),
      { type: "ready", seat: "russia" },
      { type: "ready", seat: "turkey" },
      to(60),
    ];
    const session = sessionOf(inputs, tavush, "amber-4", sealedBy("amber"));
    const played = playedOn(reported(session));
    expect(foldsAgain(played)).toBe(true);
    const resolved = played.steps.find(({ moment }) => moment.orders !== undefined) as Step;
    const acts = sealedActs(played, resolved);
    expect(acts.map(({ input }) => "transition" in input && input.transition).sort()).toEqual([
      "russia.guarantee.assure",
      "turkey.voice.condemn",
    ]);
    for (const [place, act] of acts.entries()) {
      const seat = act.input.type === "draft" ? act.input.transition.split(".")[0] : "";
      const never = sessionOf(
        inputs.filter((input) => input.type !== "draft" || !input.transition.startsWith(`${seat}.`)),
        tavush,
        "amber-4",
        sealedBy("amber"),
      );
      const without = playWithout(played, act);
      expect(without.lost).toEqual([]);
      expect(hashRecords(without.traced.map(({ record }) => record))).toBe(hashRecords(recordsOf(never.state)));
      // The world that its effect is measured against is that of the others' orders alone.
      const others = acts.flatMap(({ records }, other) => (other === place ? [] : records));
      expect(act.before.seq).toBe(others.length);
      expect(changeOf(played, act, without).lost).toEqual([]);
    }
  });
  it("can be told of every exercise, whatever was denied, rewound or branched: folded again it is the same", {
    tags: "sized",
  }, () => {
    for (const seed of ["marble-31", "one", "three", "four", "five", "six"].slice(0, share(1, 2, 6))) {
      const { reported: session } = exercised({ seed });
      for (const branch of session.state.branches.keys()) {
        expect([seed, branch, foldsAgain(playedOn(session, branch))]).toEqual([seed, branch, true]);
      }
    }
  });
  it("goes back on a rewind to the middle of an advance", () => {
    const session = sessionOf([appeal, to(30), { type: "rewind", to: 6 }, killed, to(40)]);
    const played = playedOn(reported(session));
    expect(foldsAgain(played)).toBe(true);
    expect(played.records).toEqual(recordsOf(session.state));
  });
  it("denies again what was denied, though it comes at another hour", () => {
    const session = sessionOf([to(2), { type: "set-gauge", gauge: "tension", value: 58 }, to(20)]);
    const chance = recordsOf(session.state).filter(({ type, day }) => type === "transition" && day > 2);
    for (const record of chance.slice(0, 3)) {
      const given = session.give({ type: "does-not-happen", record: record.seq, reason: "no" });
      if (isRefusal(given)) continue;
      session.give(to(20));
      const played = playedOn(reported(session));
      expect(foldsAgain(played)).toBe(true);
      expect(playWithout(played, stepOf(played.steps, "set-gauge")).lost).toEqual([]);
      return;
    }
    throw new Error("nothing could be denied");
  });
  it("folds again where first an answer was denied, then what it had answered", () => {
    const session = sessionOf([to(60)]);
    const records = recordsOf(session.state);
    const answer = records.find(
      (record, index) => record.type === "response" && records[index - 1]?.type === "transition" && !("by" in record),
    );
    const caused = records[(answer?.seq ?? 0) - 1];
    const deny = (record: number) => session.give({ type: "does-not-happen", record, reason: "no" });
    expect(isRefusal(deny(answer?.seq ?? -1))).toBe(false);
    const again = recordsOf(session.state).findLast((record) => record.headline === caused?.headline);
    expect(isRefusal(deny(again?.seq ?? -1))).toBe(false);
    session.give(to(60));
    const played = playedOn(reported(session));
    expect(played.steps.filter(({ input }) => input.type === "does-not-happen").length).toBeGreaterThan(0);
    expect(foldsAgain(played)).toBe(true);
  });
  it("folds again where what answered an event was denied, and leaves both out together", () => {
    // Whether anybody answers an event is a matter of dice, so of seeds there must be one where somebody does.
    const answering = (session: Session) => recordsOf(session.state).find(({ type }) => type === "response");
    const seeds = Array.from({ length: 30 }, (_, index) => `answer-${index}`);
    const seed = seeds.find((one) => answering(sessionOf([to(1), killed], tavush, one)) !== undefined) as string;
    const session = sessionOf([to(1), killed], tavush, seed);
    const answer = answering(session);
    const denied = session.give({ type: "does-not-happen", record: answer?.seq ?? -1, reason: "no" });
    expect(isRefusal(denied)).toBe(false);
    session.give(to(30));
    const played = playedOn(reported(session));
    expect(foldsAgain(played)).toBe(true);
    const { traced } = playWithout(played, stepOf(played.steps, "does-not-happen"));
    expect(hashRecords(traced.map(({ record }) => record))).toBe(
      hashRecords(recordsOf(sessionOf([to(1), to(30)], tavush, seed).state)),
    );
  });
  it("tells what would have been from what would only have come hours sooner or later", () => {
    const session = sessionOf([to(7), { type: "set-gauge", gauge: "tension", value: 60 }, to(60)]);
    const played = playedOn(reported(session));
    const step = stepOf(played.steps, "set-gauge");
    const without = playWithout(played, step);
    const { happenings } = changeOf(played, step, without);
    const shared = played.records.filter(({ type }) => type === "transition").length;
    expect(happenings.with + happenings.without + happenings.moved).toBeLessThan(2 * shared);
    const same = changeOf(played, step, {
      ...without,
      traced: traceRecords(played.branch.head),
      world: played.world,
    });
    expect([same.happenings, same.first, same.gauges]).toEqual([
      { with: 0, without: 0, moved: 0, shifted: 0 },
      null,
      [],
    ]);
  });
  it("names later orders that would no longer have been possible", () => {
    const hint: Input = { type: "order", transition: "russia.mediation.hint" };
    const played = playedOn(reported(sessionOf([appeal, to(7), hint, to(14)])));
    const { lost } = playWithout(played, stepOf(played.steps, "order"));
    expect(lost.map(({ input }) => input)).toEqual([hint]);
  });
});

describe("the way the gauges went", () => {
  it("has every day, and ends where the exercise ends", () => {
    const played = playedOn(exercised().reported);
    for (const [id, samples] of played.gauges) {
      expect(samples.at(-1)?.value).toBe(readGauges(played.session.model, played.world)[id]);
      const days = new Set(samples.map(({ time }) => time));
      const missing = Array.from({ length: 61 }, (_, day) => day).filter((day) => !days.has(day));
      expect([id, missing]).toEqual([id, []]);
    }
  });
});

describe("the values at a record", () => {
  const appeal: Input = { type: "order", transition: "russia.mediation.appeal" };
  const inputs: readonly Input[] = [
    { type: "set-gauge", gauge: "tension", value: 70 },
    { type: "ad-hoc", text: "Jets", gauges: { tension: -3 } },
    appeal,
    { type: "ad-hoc", text: "A truce is spoken of", gauges: { tension: -5 } },
    { type: "advance", to: 10 },
  ];
  const tension = tavush.gauges.find(({ id }) => id === "tension");

  it("are those just before and just after it, though several are of one instant", async () => {
    const worked = await workOut(reported(sessionOf(inputs)), few);
    const html = await renderHtml(await afterActionReport(worked));
    const data = /id="timeline-data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
    const { moments } = JSON.parse(data) as {
      moments: { who: string; headline: string; gauges: { value: number; text: string }[] }[];
    };
    const place = tavush.gauges.findIndex(({ id }) => id === "tension");
    const at = (headline: RegExp) => moments.find((moment) => headline.test(moment.headline))?.gauges[place]?.text;
    expect([moments[0]?.who, moments[0]?.gauges[place]?.text]).toEqual(["Start", String(tension?.initial)]);
    expect(at(/^Tension is set/)).toBe(`${tension?.initial} → 70`);
    expect(at(/^Jets$/)).toBe("70 → 67");
    expect(at(/^A truce/)).toMatch(/^(\d+) → (\d+)$/);
  });

  it("are the same in the table of records, where a failed order is its seat's", async () => {
    const failing: Input = { ...appeal, chance: 0.0001 };
    const worked = await workOut(reported(sessionOf(inputs.map((one) => (one === appeal ? failing : one)))), few);
    const [head = "", ...rows] = recordsCsv(worked).trimEnd().split("\n");
    const names = head.split(",");
    const cells = (headline: string) => rows.find((row) => row.includes(`,${headline},`))?.split(",") ?? [];
    const value = (headline: string, name: string) => cells(headline)[names.indexOf(name)];
    expect([value("Jets", "gauge_tension_before"), value("Jets", "gauge_tension")]).toEqual(["70", "67"]);
    expect(value("A truce is spoken of", "gauge_tension_before")).toBe("67");
    expect(rows.find((row) => row.includes("The order fails"))?.split(",")[names.indexOf("who")]).toBe("Russia");
  });

  it("go on from record to record, but for the drift of the time between", () => {
    const played = playedOn(exercised().reported);
    let jumps = 0;
    played.timeline.records.forEach(({ record, before, after }, index, all) => {
      const previous = all[index - 1];
      // A gauge is known to have drifted when a record says from where it moves it.
      const drifted =
        "effects" in record ? Object.fromEntries(record.effects.map(({ gauge, from }) => [gauge, from]).reverse()) : {};
      if (previous?.time === record.time) expect(before.gauges).toEqual({ ...previous.after.gauges, ...drifted });
      for (const { gauge, from, to } of "effects" in record ? record.effects : []) {
        expect([before.gauges[gauge], after.gauges[gauge]]).toEqual([from, to]);
        jumps += 1;
      }
    });
    expect(jumps).toBeGreaterThan(30);
  });
});

describe("an after-action report", () => {
  let worked: AfterAction;
  let html: string;
  let markdown: string;
  const { reported: session } = exercised();
  beforeAll(async () => {
    worked = await workOut(session, few);
    const report = await afterActionReport(worked);
    html = await renderHtml(report);
    markdown = renderMarkdown(report);
  });

  it("has every record, act, note and event", () => {
    const { records, notes } = worked.played;
    const told = textOf(html);
    for (const { headline } of records) expect(told).toContain(headline);
    expect(html.match(/id="act-\d+"/g)).toHaveLength(worked.acts.length);
    expect(worked.acts.filter(({ change }) => change === null)).toEqual([]);
    expect(worked.acts.length).toBeGreaterThan(12);
    expect(notes.length).toBeGreaterThan(1);
    for (const { text } of notes) expect(told).toContain(text);
    const expected = worked.delivered.flatMap(
      ({ record }) => tavush.injects.find(({ id }) => id === record.inject)?.expected ?? [],
    );
    expect(expected.length).toBeGreaterThan(3);
    for (const text of expected) expect(told).toContain(text);
  });
  it("keeps the objective that a note was made against, in Markdown too", () => {
    const against = worked.played.notes.flatMap(({ objective }) => objective ?? []);
    expect(against.length).toBeGreaterThan(0);
    const [onPage, inMarkdown] = [textOf(html), wordsOf(treeOf(markdown))];
    for (const objective of against) {
      expect(onPage).toContain(objective);
      expect(inMarkdown).toContain(objective);
    }
  });
  it("gives odds that add up to one, and are certain once it is over", () => {
    const sums = worked.path.map(({ odds }) => Object.values(odds).reduce((sum, p) => sum + p, 0));
    for (const sum of sums) expect(sum).toBeCloseTo(1, 9);
    expect(Math.max(...Object.values(worked.path.at(-1)?.odds ?? {}))).toBe(1);
  });
  it("puts first among surprises what the fewest runs have by that day, and nothing that a person chose", () => {
    const shares = worked.surprises.map(({ share }) => share);
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(Math.max(...shares)).toBeLessThan(0.5);
    expect(worked.surprises.filter(({ record }) => "by" in record && record.by !== undefined)).toEqual([]);
  });
  it("lets its own program run, known by its hash, and no other; and fetches nothing", () => {
    const program = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(program).digest("base64");
    expect(program.length).toBeGreaterThan(1000);
    expect(policyOf(html)).toBe(`default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`);
    // Besides it, what the timeline and the form show, which is no program.
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html.match(/<script type="application\/json"/g)).toHaveLength(2);
    expect(html).not.toMatch(/<(?:link|img|iframe|object)\b|@import|url\(|\b(?:src|srcset|poster)=|\bon[a-z]+="/);
    expect(program).not.toMatch(/innerHTML|insertAdjacent|eval|fetch|XMLHttp|import\(|document\.write/);
    expect(program).toMatch(/^[\n -~]*$/);
  });
  it("is well formed in both faces, and far below three megabytes", () => {
    expect(html.length).toBeLessThan(1_000_000);
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.length).toBe(new Set(ids).size);
    expect(html.replace(/<script[\s\S]*?<\/script>/g, "")).not.toMatch(/undefined|NaN|Infinity|\[object/);
    expect(markdown).not.toMatch(/undefined|NaN|Infinity|\[object|<svg/);
    expect(markdown).toContain("## Questions for the hot wash");
  });
  it("says how many of the runs in its bands had not ended on the last day of the exercise", () => {
    expect(worked.played.world.time).toBe(tavush.horizon);
    const { horizon } = worked.unsteered.endings;
    expect(markdown).toContain(`on the last day of this exercise, ${horizon?.count} of them had not ended.`);
  });
  it("gives the same bytes for the same session", async () => {
    expect(await renderHtml(await afterActionReport(await workOut(session, few)))).toBe(html);
  });
  it("as CSV has one row a record, and no cell that a spreadsheet would take for a formula", () => {
    const rows = recordsCsv(worked).trimEnd().split("\n");
    expect(rows).toHaveLength(worked.played.records.length + 1);
    expect(rows[0]).toMatch(/^scenario,.*gauge_tension/);
    const sly = {
      ...worked,
      played: { ...worked.played, records: worked.played.records.map((record) => ({ ...record, headline: "=1+1" })) },
    };
    expect(recordsCsv(sly)).not.toMatch(/(?:^|,)=/m);
  });
});

describe("an after-action report of an exercise that is not over", () => {
  it.each([
    ["nothing has been done", []],
    ["it was only talked about", [{ type: "note", text: "Nobody dared." }]],
    ["two turns are played", [{ type: "advance", to: 14 }]],
  ] as [string, Input[]][])("says so where %s", async (_what, inputs) => {
    const worked = await workOut(reported(sessionOf(inputs)), few);
    const html = await renderHtml(await afterActionReport(worked));
    expect(html).toMatch(/nothing has ended it yet/);
    expect(html.replace(/<script[\s\S]*?<\/script>/g, "")).not.toMatch(/undefined|NaN|Infinity/);
  });
  it("works for a scenario without map, events, endings or history", async () => {
    const tutorial = library.find(({ id }) => id === "tutorial") as Scenario;
    const bare = { ...tutorial, endings: [], milestones: [], variants: [], gauges: [], injects: [] };
    const stripped: Scenario = {
      ...bare,
      actors: bare.actors.map((actor) => ({
        ...actor,
        postures: actor.postures.map((posture) => ({
          ...posture,
          transitions: posture.transitions.map(({ when: _when, ...one }) => ({ ...one, ratios: [], effects: [] })),
        })),
      })),
    };
    const session = beginSession({
      resolved: stripped,
      variant: null,
      set: {},
      seed: "x",
      run: 0,
      days: 30,
      historical: false,
      seats: [],
    });
    session.give({ type: "advance", to: 30 });
    const html = await renderHtml(await afterActionReport(await workOut(reported(session), few)));
    expect(html).not.toContain('class="map"');
    expect(html).toContain("Nothing came in from outside.");
  });
});

describe("text from a scenario or the desk in a report", () => {
  it("changes no tag, and ends neither the program nor its data", { tags: "sweep" }, async () => {
    const inputs = (text: string): Input[] => [
      { type: "inject", inject: "officers-killed" },
      { type: "ad-hoc", text },
      { type: "note", text, objective: text.slice(0, 150) },
      { type: "set-gauge", gauge: "tension", value: 50, reason: text },
      { type: "advance", to: 14 },
    ];
    const page = async (text: string) => {
      const session = sessionOf(
        inputs(text),
        // An actor's short name is capitals, or no session begins.
        respelled(tavush, (was) => (/^[A-Z]{2,4}$/.test(was) ? was : text)),
      );
      return renderHtml(await afterActionReport(await workOut(reported(session), few)));
    };
    const spoiled = await page(hostile);
    const outside = (html: string) => html.replace(/<script type[\s\S]*?<\/script>/g, "");
    expect(tagsOf(outside(spoiled))).toEqual(tagsOf(outside(await page(harmless))));
    const data = /<script type="application\/json" id="timeline-data">([\s\S]*?)<\/script>/.exec(spoiled)?.[1] ?? "";
    expect(JSON.stringify(JSON.parse(data))).toContain("<script>alert(1)");
    expect(data).not.toMatch(/[<>&]/);
  });
});
