/**
 * The host sends a device what its viewer may know and nothing else: every byte of pages, streams, maps and programs' seats is searched, over random
 * exercises, for what the viewer may not know; and two exercises that differ only in that are the same bytes to it.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { type Input, isRefusal, recordsOf } from "../../src/session/index.js";
import { libraryScenario } from "../report/library.js";
import { begin, playExercise } from "../session/exercise.js";
import { full } from "../share.js";
import { until } from "../until.js";
import { mistakenly, secretly, signed } from "../visibility/signs.js";
import { comparable, type Device, partingOf, type Served, serve, whole, withoutIds } from "./browserless.js";
import { cellInputs, cellWords, keptFrom, leakIn, unseenBy } from "./kept-secret.js";

/** A thousand in full, by `bench/host-secrecy.mjs`; a share here. */
const exercises = full ? 40 : 2;

const tavush = libraryScenario("tavush-2020");
const variants: readonly Scenario[] = [
  signed(tavush),
  signed(secretly(tavush)),
  signed(mistakenly(tavush)),
  signed(mistakenly(secretly(tavush))),
];

/** Gives inputs one by one, with time for streams in between. What is refused is not done. */
async function play({ hosted }: Served, inputs: readonly Input[]): Promise<number> {
  let done = 0;
  for (const input of inputs) {
    if (!isRefusal(hosted.give(input))) done += 1;
    await nextTurn();
    await nextTurn();
  }
  return done;
}

async function devicesOf(served: Served): Promise<Map<string | null, Device>> {
  const devices = new Map<string | null, Device>([[null, await served.watcher()]]);
  for (const seat of served.session.header.seats) devices.set(seat, await served.seated(seat));
  for (const device of devices.values()) {
    device.listen();
    await device.get("/api/map");
  }
  return devices;
}

describe(`${exercises} random exercises`, () => {
  it.each(Array.from({ length: exercises }, (_, number) => number))(
    "send no device what it may not know (%i)",
    async (number) => {
      const scenario = variants[number % variants.length] as Scenario;
      const seed = `host-${number}`;
      const draft = begin(scenario, seed);
      const { inputs } = playExercise(draft, seed, 3);
      const served = await serve(scenario, { seed, orders: "open", seats: draft.header.seats });
      try {
        const devices = await devicesOf(served);
        expect(await play(served, [...inputs, ...cellInputs])).toBeGreaterThan(3);
        const records = recordsOf(served.session.state);
        let kept = 0;
        for (const [looker, device] of devices) {
          await whole(device);
          await device.get("/api/map");
          expect((await device.get("/api/seat?since=0")).status).toBe(looker === null ? 403 : 200);
          const secrets = [...keptFrom(scenario, looker, records), ...cellWords];
          const sent = withoutIds(device.told);
          expect([looker, leakIn(sent, secrets)]).toEqual([looker, undefined]);
          // What an order may lead to is no secret where the seat merely will not see whether it did.
          const unseen = unseenBy(scenario, looker);
          const told = sent.replaceAll(/"(?:motion|about|consequences)":(?:"[^"]*"|\[[^\]]*\])/g, "");
          expect([looker, leakIn(told, unseen)]).toEqual([looker, undefined]);
          kept += secrets.length + unseen.length;
        }
        expect(kept).toBeGreaterThan(devices.size * cellWords.length);
        expect(served.faults).toEqual([]);
      } finally {
        await served.close();
      }
    },
  );
});

it("a leak of any kind is found in what is sent", async () => {
  const scenario = variants[1] as Scenario;
  const served = await serve(scenario, { seed: "planted" });
  try {
    const device = await served.watcher();
    device.listen();
    await play(served, [{ type: "advance", to: 30 }]);
    await whole(device);
    const records = recordsOf(served.session.state);
    const secrets = keptFrom(scenario, null, records);
    const kinds = [/^G\d/, /^H\d+h$/, /^S\d/, /^H\d+h ./, /^NOTE/, /^BRANCH/];
    const planted = kinds.map((kind) => [...secrets, ...cellWords].find((text) => kind.test(text)) ?? `${kind}`);
    expect(leakIn(withoutIds(device.told), [...secrets, ...cellWords])).toBeUndefined();
    for (const text of planted) {
      const leaky = device.told.replace('"headline":"', `"headline":"${text} `);
      expect(leakIn(leaky, [...secrets, ...cellWords])).toBeDefined();
    }
  } finally {
    await served.close();
  }
});

it("a seat and the table are sent the same bytes whatever another seat drafts and the white cell writes", async () => {
  const others: readonly Input[] = [
    { type: "draft", transition: "russia.mediation.appeal" },
    { type: "hold", seat: "russia", posture: "russia.mediation" },
    { type: "draft", transition: "russia.mediation.appeal" },
    { type: "hold", seat: "russia", posture: "russia.mediation" },
    { type: "note", text: "NOTE9canary" },
    { type: "note", text: "REASON9canary", objective: "OBJECTIVE9canary" },
  ];
  const common: readonly Input[] = [
    { type: "resolve" },
    { type: "advance", to: 7 },
    { type: "resolve" },
    { type: "advance", to: 14 },
  ];
  const told: string[][] = [];
  for (const inputs of [[], others]) {
    const served = await serve(tavush, { seed: "pair", seats: ["russia", "turkey"] });
    try {
      const [turkey, table] = [await served.seated("turkey"), await served.watcher()];
      for (const device of [turkey, table]) {
        device.forget();
        device.listen();
        await until(
          () => device.events > 0,
          () => "a first page",
        );
      }
      expect(await play(served, inputs)).toBe(inputs.length);
      for (const input of common) {
        await play(served, [input]);
        // One page for each, so that what is sent does not depend on the pace of this machine.
        for (const device of [turkey, table]) await whole(device);
      }
      told.push([turkey, table].flatMap(({ answers, stream }) => [comparable(answers), comparable(stream)]));
    } finally {
      await served.close();
    }
  }
  const parting = [0, 1, 2, 3].map((part) => partingOf(told[0]?.[part] ?? "", told[1]?.[part] ?? ""));
  expect(parting).toEqual(["", "", "", ""]);
});
