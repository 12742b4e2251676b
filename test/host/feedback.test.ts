/**
 * The feedback form at the end: everybody who took part is asked once the run has ended or the white cell has opened the review, until it is closed. A form is
 * anonymous, known by what its own device drew, and on nobody's page.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadScenario } from "../../src/scenarios/index.js";
import { type Device, type Served, serve } from "./browserless.js";
import { leakIn } from "./kept-secret.js";

const { scenario } = loadScenario("docs/examples/tavush-exercise.yaml");

let served: Served;
const devices = new Map<string, Device>();
beforeAll(async () => {
  served = await serve(scenario, { seats: ["russia", "turkey"] });
  for (const name of ["russia", "turkey", "evaluator.erik"]) devices.set(name, await served.seated(name));
  devices.set("table", await served.watcher());
});
afterAll(async () => {
  await served.close();
  expect(served.faults).toEqual([]);
});

const device = (name: string) => devices.get(name) as Device;
const form = "0123456789abcdef";
const answers = { act: "feedback", form, part: true, objectives: { decide: 4 }, agree: { time: 2 } };
const hand = async (name: string, body: object) => (await device(name).post("/api/act", body)).status;
const forms = () => [...served.session.state.review.feedback.values()];
const pageOf = async (name: string) =>
  JSON.parse((await device(name).get("/api/page")).body) as { feedback?: { part: string; objectives: object[] } };

it("is asked for once the white cell opens the review, of everybody, and not before", async () => {
  for (const name of devices.keys()) expect([name, "feedback" in (await pageOf(name))]).toEqual([name, false]);
  expect(await hand("russia", answers)).toBe(409);
  served.hosted.give({ type: "review", do: "open" });
  const parts = await Promise.all([...devices.keys()].map(async (name) => (await pageOf(name)).feedback?.part));
  expect(parts).toEqual(["Russia", "Turkey", "Evaluator", "Observer"]);
  expect((await pageOf("russia")).feedback?.objectives).toEqual([
    { name: "decide", sentence: "The exercise served this objective: Decide under pressure" },
    { name: "signal", sentence: "The exercise served this objective: Signal so that the other side reads it" },
  ]);
});

it("is in the log once however often it is sent, may be changed, and names nobody who does not want it", async () => {
  const before = served.session.state.inputs;
  const words = { strength: "FEEDBACK3canary" };
  for (let sent = 0; sent < 2; sent += 1) expect(await hand("russia", { ...answers, words })).toBe(200);
  expect(served.session.state.inputs).toBe(before + 1);
  expect(forms()).toMatchObject([{ form: `web-${form}`, part: "Russia", objectives: { decide: 4 }, words }]);
  const { part: _part, ...unnamed } = answers;
  expect(await hand("russia", { ...unnamed, words })).toBe(200);
  expect(forms().length).toBe(1);
  expect(forms()[0]).not.toHaveProperty("part");
  expect(await hand("table", { ...unnamed, form: "fedcba9876543210", part: true })).toBe(200);
  expect(forms()[1]?.part).toBe("Observer");
  for (const wrong of [
    { ...answers, form: "short" },
    { ...answers, part: "Turkey" },
    { ...answers, agree: { time: 6 } },
    { ...answers, words: { strength: "" } },
  ])
    expect(await hand("turkey", wrong)).toBe(400);
  expect(await hand("turkey", { ...answers, objectives: { nothing: 3 } })).toBe(409);
  expect(await hand("turkey", { act: "feedback", form: "1111111111111111" })).toBe(409);
  // Of two at one seat neither is told what the other has answered.
  devices.set("beside", await served.seated("russia"));
  for (const one of devices.values()) {
    for (const path of ["/api/page", "/api/seat?since=0"]) await one.get(path);
    expect(leakIn(one.told, ["FEEDBACK3canary", form])).toBeUndefined();
  }
});

it("is not asked for nor changed once the review is closed, and is asked for again at the end of the run", async () => {
  served.hosted.give({ type: "review", do: "close" });
  expect("feedback" in (await pageOf("russia"))).toBe(false);
  expect(await hand("russia", answers)).toBe(409);
  const other = await serve(scenario, { seats: ["russia"], orders: "open" });
  try {
    const russia = await other.seated("russia");
    other.hosted.give({ type: "advance", to: scenario.horizon });
    expect(JSON.parse((await russia.get("/api/page")).body)).toMatchObject({
      head: { ended: true },
      feedback: { part: "Russia" },
    });
  } finally {
    await other.close();
  }
});
