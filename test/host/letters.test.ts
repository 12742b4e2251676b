/**
 * Seats write to each other from their own devices: a letter reaches those it is to and nobody else, is kept once however often it is sent,
 * and a proposal is an agreement once all who must have accepted; the clock on the wall reaches every page.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { dateOfDay } from "../../src/engine/index.js";
import { headOf, recordsOf } from "../../src/session/index.js";
import { libraryScenario } from "../report/library.js";
import { patience, until } from "../until.js";
import { type Device, type Served, serve } from "./browserless.js";

interface Letter {
  readonly may: string;
  readonly steps: readonly string[];
}

let served: Served;
const devices = new Map<string, Device>();
beforeAll(async () => {
  served = await serve(libraryScenario("tavush-2020"), { seats: ["russia", "turkey", "armenia"] });
  for (const seat of ["russia", "turkey", "armenia"]) devices.set(seat, await served.seated(seat));
  devices.set("table", await served.watcher());
  for (const device of devices.values()) device.listen();
  await until(
    () => [...devices.values()].every(({ events }) => events > 0),
    () => "every page",
  );
});
afterAll(async () => {
  await served.close();
  expect(served.faults).toEqual([]);
});

const device = (seat: string) => devices.get(seat) as Device;
const act = (seat: string, body: object) => device(seat).post("/api/act", body);
const titles = (seat: string) =>
  ((device(seat).page.letters as { letters: { title: string }[] } | undefined)?.letters ?? []).map(
    ({ title }) => title,
  );

it("a message in confidence reaches its addressee, and is there once though it is sent twice", async () => {
  const letter = { act: "write", to: ["turkey"], text: "LETTER5canary" };
  const before = served.session.state.inputs;
  for (let sent = 0; sent < 2; sent += 1) expect((await act("russia", letter)).status).toBe(200);
  expect(served.session.state.inputs).toBe(before + 1);
  await expect.poll(() => titles("turkey").length, { timeout: patience }).toBe(1);
  expect(device("turkey").told).toContain("LETTER5canary");
  for (const seat of ["armenia", "table"]) {
    await device(seat).get("/api/page");
    expect([seat, device(seat).told.includes("LETTER5canary")]).toEqual([seat, false]);
  }
});

it("is offered the seats and those for whom the white cell answers, and may write to nobody else, as a front", async () => {
  const offered = (device("russia").page.letters as { to: { id: string; seated: boolean }[] }).to;
  expect(offered.map(({ id, seated }) => `${id}${seated ? "" : "?"}`)).toEqual([
    "armenia",
    "turkey",
    "azerbaijan?",
    "csto?",
    "minsk?",
  ]);
  const before = served.session.state.inputs;
  const wrong = [
    { act: "write", to: ["front"], text: "Hold your fire" },
    { act: "write", to: ["turkey", "front"], text: "Hold your fire" },
    { act: "propose", parties: ["front"], text: "Hold your fire" },
  ];
  for (const body of wrong) expect((await act("russia", body)).status).toBe(409);
  expect(served.session.state.inputs).toBe(before);
  expect((await act("armenia", { act: "write", to: ["azerbaijan"], text: "Can we talk?" })).status).toBe(200);
});

it("a proposal is agreed once it is accepted by its number on the reader's own page", async () => {
  expect((await act("russia", { act: "propose", parties: ["turkey"], text: "Keep Karabakh out of it" })).status).toBe(
    200,
  );
  await expect.poll(() => titles("turkey").length, { timeout: patience }).toBe(2);
  expect((await act("armenia", { act: "accept", proposal: 1 })).status).toBe(409);
  expect((await act("turkey", { act: "accept", proposal: 2 })).status).toBe(200);
  const { messages } = headOf(served.session.state).messages;
  expect(messages.at(-1)?.proposed?.standing).toBe("agreed");
});

it("a proposal in free words has the terms that its seat wrote, and is made once, though it is sent twice", async () => {
  const before = served.session.state.inputs;
  const proposal = { act: "propose", parties: ["turkey"], text: "As to the air", terms: ["No jets", "A hot line"] };
  for (let sent = 0; sent < 2; sent += 1) expect((await act("russia", proposal)).status).toBe(200);
  expect(served.session.state.inputs).toBe(before + 1);
  expect(headOf(served.session.state).messages.messages.at(-1)?.proposed?.terms).toEqual(["No jets", "A hot line"]);
  await expect
    .poll(() => JSON.stringify(device("turkey").page.letters), { timeout: patience })
    .toMatch(/1\. No jets.*2\. A hot line/);
  expect((await act("russia", { ...proposal, terms: ["No jets"] })).status).toBe(200);
  expect(served.session.state.inputs).toBe(before + 2);
  // The date through which it stands, as the page offers: checked as the desk's day is, and another date makes another proposal.
  const { until } = device("russia").page.letters as { until: { first: string; last: string } };
  expect(until).toEqual({
    first: "2020-07-12",
    last: dateOfDay("2020-07-12", headOf(served.session.state).world.horizon),
  });
  const dated = { ...proposal, until: "2020-07-19" };
  for (let sent = 0; sent < 2; sent += 1) expect((await act("russia", dated)).status).toBe(200);
  expect(served.session.state.inputs).toBe(before + 3);
  expect(headOf(served.session.state).messages.messages.at(-1)?.proposed?.until).toBe(7);
  await expect
    .poll(() => JSON.stringify(device("turkey").page.letters), { timeout: patience })
    .toMatch(/by Sun 19 Jul/);
  const late = await act("russia", { ...proposal, until: "2030-01-01" });
  expect([late.status, late.body]).toEqual([409, expect.stringMatching(/12 Jul.*day 0.*day \d+/)]);
  for (const wrong of ["19 July", "2020-02-30", 7])
    expect((await act("russia", { ...proposal, until: wrong })).status).toBe(400);
  for (const terms of [[], ["x".repeat(401)], Array.from({ length: 21 }, () => "x")])
    expect((await act("russia", { ...proposal, terms })).status).toBe(400);
});

it("an agreement of the scenario is proposed once from a seat's own device, though it is sent twice, and accepted from another", async () => {
  const war = await serve(libraryScenario("autumn-war-2020"), { seats: ["armenia", "azerbaijan", "turkey"] });
  const [yerevan, baku, ankara] = await Promise.all(
    ["armenia", "azerbaijan", "turkey"].map((seat) => war.seated(seat)),
  );
  const proposal = { act: "propose-agreement", agreement: "truce-of-the-two" };
  const before = war.session.state.inputs;
  for (let sent = 0; sent < 2; sent += 1) expect((await yerevan?.post("/api/act", proposal))?.status).toBe(200);
  expect(war.session.state.inputs).toBe(before + 1);
  expect((await ankara?.post("/api/act", proposal))?.status).toBe(409);
  const { letters } = JSON.parse((await baku?.get("/api/page"))?.body ?? "") as { letters: { letters: object[] } };
  expect(letters.letters).toEqual([expect.objectContaining({ number: 1, may: "answer" })]);
  expect((await baku?.post("/api/act", { act: "accept", proposal: 1 }))?.status).toBe(200);
  const [inject, answer] = recordsOf(war.session.state);
  expect(inject).toMatchObject({ inject: "truce-of-the-two", by: "agreement" });
  // Once the white cell has denied what answered it, it is over, and the page says so and what to do, in words that its reader understands.
  const cell = await war.seated(null);
  const denial = { type: "does-not-happen", record: answer?.seq, reason: "to see" };
  expect((await cell.post("/api/white-cell", { input: denial }))?.status).toBe(200);
  const over = JSON.parse((await baku?.get("/api/page"))?.body ?? "") as { letters: { letters: Letter[] } };
  const [letter] = over.letters.letters;
  expect(letter).toMatchObject({ number: 1, may: "" });
  expect(letter?.steps.at(-1)).toMatch(/is over: the white cell .* new proposal\./);
  const again = await baku?.post("/api/act", { act: "accept", proposal: 1 });
  expect(again?.status).toBe(409);
  expect(again?.body).toMatch(/that agreement is over.*make a new proposal/);
  expect((await yerevan?.post("/api/act", proposal))?.status).toBe(200);
  expect((await baku?.post("/api/act", { act: "accept", proposal: 2 }))?.status).toBe(200);
  await war.close();
});

it("the clock that the white cell starts stands on every page", async () => {
  const cell = await served.seated(null);
  const started = await cell.post("/api/white-cell", { input: { type: "clock", do: "start", minutes: 7 } });
  expect(started.status).toBe(200);
  for (const one of devices.values())
    await expect
      .poll(() => (one.page.clock as { length: number } | undefined)?.length, { timeout: patience })
      .toBe(7 * 60_000);
});

it("is said to wait on the white cell's page until it has been passed on, and not any more then", async () => {
  const cell = await served.seated(null);
  const latest = async () => {
    const { letters } = JSON.parse((await cell.get("/api/page")).body) as { letters: { letters: { title: string }[] } };
    return letters.letters.at(-1)?.title ?? "";
  };
  served.hosted.give({ type: "route", messages: "through-white-cell" });
  expect((await act("turkey", { act: "write", to: ["armenia"], text: "Shall we meet?" })).status).toBe(200);
  const waits = await latest();
  expect(waits).toMatch(/^Waiting: Message \d+, Turkey to Armenia$/);
  served.hosted.give({ type: "pass", message: Number(/\d+/.exec(waits)?.[0]) });
  expect(await latest()).toBe(waits.replace("Waiting: ", ""));
});
