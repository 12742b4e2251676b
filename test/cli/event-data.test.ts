/**
 * `run --events` names actors by their codes: of transitions, of outcomes with a public act of their own, and of injects
 * whose sender is an actor.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { faultline, jsonLines } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-event-data-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scenario = `
format: 2
id: coded
title: Coded
summary: Two actors with codes and one without.
start: 2030-01-01
horizon: 9
turn: 3
gauges: {}
actors:
  army:
    label: The army
    code: AZEMIL
    postures:
      front:
        label: Front
        initial: quiet
        states: { quiet: { label: Quiet }, firing: { label: Firing } }
        transitions:
          move:
            from: quiet
            after: 1
            outcomes:
              fight: { to: firing, weight: 1, event: { cameo: "194", target: alliance, goldstein: -10 }, headline: Guns fire, judgement: x }
              talk: { to: quiet, weight: 1, judgement: x }
            event: { cameo: "042", target: villagers }
            headline: Officers call on the villagers
            judgement: x
          stop: { from: firing, to: quiet, after: 1, headline: Guns are silent, judgement: x }
  alliance:
    label: The alliance
    code: IGOWSTNAT
    postures: { voice: { label: Voice, initial: silent, states: { silent: { label: Silent, final: true } } } }
  villagers:
    label: The villagers
    postures: { voice: { label: Voice, initial: silent, states: { silent: { label: Silent, final: true } } } }
injects:
  appeal: { label: Appeal, from: The alliance, to: all, delivery: press, text: Stop., at: 2, event: { cameo: "1056", target: army }, headline: Appeal, judgement: x }
  rumour: { label: Rumour, from: A newspaper, to: all, delivery: press, text: It is said., at: 3, event: { cameo: "010" }, headline: Rumour, judgement: x }
`;

const yaml = join(folder, "coded.yaml");
writeFileSync(yaml, scenario.trimStart());

test("the description of a scenario shows the codes of its actors", () => {
  const { stdout } = faultline("doc", yaml);
  expect(stdout).toContain("**The army** `army`, CAMEO `AZEMIL`");
  expect(stdout.match(/CAMEO `[A-Z]+`/g)).toEqual(["CAMEO `AZEMIL`", "CAMEO `IGOWSTNAT`"]);
});

test("events bear the codes of both actors, and what GDELT and PLOVER make of the act", () => {
  const out = join(folder, "events.jsonl");
  expect(faultline("run", yaml, "-n", "50", "--seed", "1", "--events", out)).toMatchObject({ code: 0 });
  const shared = ["event_id", "event_date", "time", "seed", "run", "event_root", "goldstein", "headline"];
  const kinds = new Map(
    jsonLines(readFileSync(out, "utf8")).map((event) => {
      const told = Object.fromEntries(Object.entries(event).filter(([key]) => !shared.includes(key)));
      return [String(event.event_code), told];
    }),
  );
  const army = { actor1: "army", actor1_code: "AZEMIL", actor1_country: "AZE", actor1_sectors: ["MIL"] };
  const nobody = { actor2_code: null, actor2_country: null, actor2_sectors: [] };
  const move = { ...army, transition: "army.front.move" };
  expect(kinds.get("194")).toEqual({
    ...move,
    ...{ actor2: "alliance", actor2_code: "IGOWSTNAT", actor2_country: "IGO", actor2_sectors: [] },
    ...{ event_code: "194", quad_class: 4, event_type: "ASSAULT", event_mode: "heavy-weapons", outcome: "fight" },
  });
  expect(kinds.get("042")).toEqual({
    ...move,
    ...{ actor2: "villagers", ...nobody },
    ...{ event_code: "042", quad_class: 1, event_type: "CONSULT", event_mode: "visit", outcome: "talk" },
  });
  expect(kinds.get("1056")).toEqual({
    ...{ actor1: "The alliance", actor1_code: "IGOWSTNAT", actor1_country: "IGO", actor1_sectors: [] },
    ...{ actor2: "army", actor2_code: "AZEMIL", actor2_country: "AZE", actor2_sectors: ["MIL"] },
    ...{
      event_code: "1056",
      transition: "inject.appeal",
      quad_class: 3,
      event_type: "REQUEST",
      event_mode: "yield",
      outcome: null,
    },
  });
  expect(kinds.get("010")).toEqual({
    ...{ actor1: "A newspaper", actor1_code: null, actor1_country: null, actor1_sectors: [] },
    ...{ actor2: null, ...nobody },
    ...{
      event_code: "010",
      transition: "inject.rumour",
      quad_class: 1,
      event_type: null,
      event_mode: null,
      outcome: null,
    },
  });
});
