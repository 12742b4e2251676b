/**
 * Evaluators of the plan join by words of their own, see what the white cell sees of play, and note in their own names. What they write reaches
 * the session and nobody else's device, and two exercises that differ only in it are the same bytes to everybody else.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadScenario } from "../../src/scenarios/index.js";
import { type Input, recordsOf } from "../../src/session/index.js";
import { until } from "../until.js";
import { comparable, type Device, partingOf, type Served, serve, whole } from "./browserless.js";
import { leakIn } from "./kept-secret.js";

const { scenario } = loadScenario("docs/examples/tavush-exercise.yaml");
const seats = ["russia", "turkey"];

let served: Served;
beforeAll(async () => {
  served = await serve(scenario, { seats });
});
afterAll(async () => {
  await served.close();
  expect(served.faults).toEqual([]);
});

interface Evaluation {
  readonly closed: boolean;
  readonly notes: readonly { readonly text: string; readonly headline: string; readonly turn: number }[];
  readonly objectives: readonly { readonly id: string; readonly signs: readonly string[]; readonly watched: boolean }[];
}
const evaluationOf = ({ page }: Device) => page.evaluation as Evaluation;
const observations = () => [...served.session.state.review.observations.values()];
const note = { act: "note", note: "abcdefgh", kind: "note", text: "They asked first" };

describe("an evaluator", () => {
  it("comes in by a word or link of the plan's, and not by a seat's", async () => {
    const { access } = served.host;
    const device = served.device();
    const enter = async (entry: object) => (await device.post("/api/enter", entry)).status;
    await enter({ code: access.code });
    expect(JSON.parse((await device.get("/api/page")).body)).toMatchObject({
      lobby: {
        seats: [
          { seat: "russia" },
          { seat: "turkey" },
          { seat: "evaluator.erik", label: "Erik Falk", evaluates: true },
          { seat: "evaluator.freja", label: "Freja Gran", evaluates: true },
        ],
      },
    });
    expect(await enter({ seat: "evaluator.erik", word: access.keyOf("russia")?.word })).toBe(403);
    expect(await enter({ seat: "evaluator.nobody", word: access.keyOf("evaluator.erik")?.word })).toBe(403);
    expect(await enter({ seat: "evaluator.erik", word: access.keyOf("evaluator.erik")?.word })).toBe(200);
    expect(JSON.parse((await device.get("/api/page")).body)).toMatchObject({
      head: { role: "evaluator", actor: "Erik Falk" },
    });
    await access.renew("evaluator.erik");
    expect((await device.get("/api/page")).status).toBe(401);
  });

  it("reads all that the white cell reads of play, what to look for, and what was given to each seat", async () => {
    const erik = await served.seated("evaluator.erik");
    const { body } = await erik.get("/api/page");
    expect(body).toContain("Your base at Gyumri has ammunition for nine days.");
    const { evaluation } = JSON.parse(body) as { evaluation: Evaluation };
    expect(evaluation.objectives.map(({ id, watched }) => [id, watched])).toEqual([
      ["decide", true],
      ["signal", false],
    ]);
    expect(evaluation.objectives[0]?.signs).toContain("A decision stands before the bell.");
    served.hosted.give({ type: "inject", inject: "call" });
    served.hosted.give({ type: "advance", to: 7 });
    const { wire } = JSON.parse((await erik.get("/api/page")).body) as { wire: { items: { record: number }[] } };
    expect(wire.items.map(({ record }) => record)).toEqual(recordsOf(served.session.state).map(({ seq }) => seq));
  });

  it("notes in an own name, once however often it is sent, changes it and takes it back, until the review is closed", async () => {
    const erik = await served.seated("evaluator.erik");
    const act = async (body: object) => (await erik.post("/api/act", body)).status;
    const before = served.session.state.inputs;
    const whole = { ...note, objective: "decide", rating: "S", seat: "russia", record: 1, analysis: "A list" };
    for (let sent = 0; sent < 2; sent += 1) expect(await act(whole)).toBe(200);
    expect(served.session.state.inputs).toBe(before + 1);
    const [first] = observations();
    const headline = recordsOf(served.session.state)[1]?.headline;
    expect(first).toMatchObject({
      id: "erik-abcdefgh",
      by: "Erik Falk",
      objective: "Decide under pressure",
      rating: "S",
      seat: "russia",
      record: 1,
      headline,
    });
    expect(await act({ ...note, text: "They asked late", kind: "improvement" })).toBe(200);
    // Its moment stays where nothing else is said.
    expect(observations()).toMatchObject([{ text: "They asked late", kind: "improvement", record: 1, headline }]);
    for (const wrong of [
      { ...note, objective: "nothing" },
      { ...note, seat: "france" },
      { ...note, record: 9999 },
    ])
      expect(await act(wrong)).toBe(409);
    for (const wrong of [
      { ...note, by: "Freja Gran" },
      { ...note, note: "../x" },
      { ...note, text: "" },
      { act: "ready", turn: 1 },
      { type: "resolve" },
    ])
      expect(await act(wrong)).toBe(400);
    served.hosted.give({ type: "review", do: "close" });
    expect(await act({ ...note, text: "Too late" })).toBe(409);
    served.hosted.give({ type: "review", do: "open" });
    for (let sent = 0; sent < 2; sent += 1) expect(await act({ act: "drop-note", note: "abcdefgh" })).toBe(200);
    expect(observations()).toEqual([]);
    expect((await erik.post("/api/white-cell", { input: { type: "resolve" } })).status).toBe(403);
  });

  it("changes no other's note, and nobody else notes", async () => {
    const [erik, freja] = [await served.seated("evaluator.erik"), await served.seated("evaluator.freja")];
    await erik.post("/api/act", note);
    await freja.post("/api/act", { ...note, text: "Mine" });
    expect(observations().map(({ id, by, text }) => [id, by, text])).toEqual([
      ["erik-abcdefgh", "Erik Falk", "They asked first"],
      ["freja-abcdefgh", "Freja Gran", "Mine"],
    ]);
    served.hosted.give({ type: "observation", id: "erik-deskdesk", kind: "strength", text: "Of the desk" });
    expect((await erik.post("/api/act", { ...note, note: "deskdesk" })).status).toBe(409);
    for (const device of [await served.seated("russia"), await served.watcher()])
      expect((await device.post("/api/act", note)).status).toBeGreaterThanOrEqual(400);
    expect(observations().length).toBe(3);
  });
});

const planted = ["TEXT7canary", "ANALYSIS7canary", "RECOMMEND7canary", "CHANGED7canary", "erik-abcdefgh"];
const noting = [
  {
    ...note,
    kind: "improvement",
    text: "TEXT7canary",
    objective: "decide",
    rating: "U",
    analysis: "ANALYSIS7canary",
    recommendation: "RECOMMEND7canary",
  },
  { ...note, text: "CHANGED7canary" },
  { act: "drop-note", note: note.note },
  { ...note, text: "TEXT7canary", seat: "turkey", rating: "P" },
];
const play: readonly Input[] = [{ type: "resolve" }, { type: "advance", to: 14 }];

/** What everybody else is sent while somebody notes, and then plays on. */
async function sentTo(acts: readonly object[]): Promise<{ others: Map<string, string>; own: string }> {
  const room = await serve(scenario, { seed: "pair", seats });
  try {
    const erik = await room.seated("evaluator.erik");
    const others = new Map<string, Device>([["table", await room.watcher()]]);
    for (const name of [...seats, "evaluator.freja"]) others.set(name, await room.seated(name));
    const all = [erik, ...others.values()];
    for (const device of all) {
      device.forget();
      device.listen();
    }
    await until(
      () => all.every(({ events }) => events > 0),
      () => "every page",
    );
    for (const act of acts) {
      expect((await erik.post("/api/act", act)).status).toBe(200);
      // Each is on the page before the next takes it away.
      await whole(erik);
    }
    for (const input of play) {
      room.hosted.give(input);
      for (const device of all) await whole(device);
    }
    for (const device of others.values())
      for (const path of ["/api/page", "/api/seat?since=0", "/api/me"]) await device.get(path);
    expect(evaluationOf(erik).notes.length).toBe(acts.length === 0 ? 0 : 1);
    expect(room.faults).toEqual([]);
    return {
      others: new Map([...others].map(([name, { answers, stream }]) => [name, comparable(`${answers}${stream}`)])),
      own: erik.told,
    };
  } finally {
    await room.close();
  }
}

it("what an evaluator writes is sent to nobody else, and changes nothing of what others are sent", async () => {
  const [silent, noted] = [await sentTo([]), await sentTo(noting)];
  expect(planted.slice(0, 4).map((word) => noted.own.includes(word))).toEqual([true, true, true, true]);
  for (const [name, bytes] of noted.others) {
    expect([name, leakIn(bytes, planted)]).toEqual([name, undefined]);
    expect([name, partingOf(bytes, silent.others.get(name) ?? "")]).toEqual([name, ""]);
    expect(bytes.length).toBeGreaterThan(2000);
  }
});
