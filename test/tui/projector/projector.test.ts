/** The projector: it follows what happens, looks back when asked, and shows no more than the table may see. */
import { describe, expect, it } from "vitest";
import type { Forecaster, Outlook } from "../../../src/analysis/index.js";
import type { Scenario } from "../../../src/engine/index.js";
import { headOf, recordsOf, timeline } from "../../../src/session/index.js";
import { library } from "../../report/library.js";
import { begin } from "../../session/exercise.js";
import { secretive } from "../../session/tables.js";
import { loneActor, tinyScenario, wait } from "../../validation/tiny-scenario.js";
import { standing } from "../../visibility/oracle.js";
import { stage } from "./shown.js";

const tavush = library.find(({ id }) => id === "tavush-2020") as Scenario;

const quiet: Scenario = {
  ...tinyScenario({ actors: [loneActor("moscow", ["calm", "angry"], [])], horizon: 30 }),
  gauges: [{ id: "heat", label: "Heat", min: 0, max: 100, initial: 10, drift: [], calming: false, evidence: [] }],
  endings: [
    {
      id: "boil",
      label: "Boiled over",
      headline: "It boils over",
      when: { kind: "gauge", gauge: "heat", min: 95 },
      evidence: [],
    },
  ],
};

describe("the picture", () => {
  it("says which branch, which turn, and whether it is live", () => {
    const on = stage(begin(quiet), [{ type: "advance", to: 8 }]);
    expect(on.rows()[1]).toMatch(/turn 2 of 5 · branch main {2}● LIVE$/);
    on.closeLog();
    expect(on.rows()[1]).toMatch(/■ CLOSED$/);
    on.give({ type: "branch", name: "hotter" }, { type: "advance", to: 30 });
    on.press("escape");
    expect(on.rows()[1]).toMatch(/turn 5 of 5 · branch hotter/);
  });

  it("names each of its panes before anything has happened", () => {
    expect(stage(begin(quiet), []).text()).toContain("─ 4 What happened ─");
  });

  it("follows what happens, and stays where somebody looks back", () => {
    const on = stage(begin(quiet), [{ type: "ad-hoc", text: "First" }]);
    on.give({ type: "ad-hoc", text: "Second" });
    expect(on.text()).toContain("▸ First");
    expect(on.text()).toContain("Second");
    on.press("p");
    expect(on.text()).not.toContain("Second");
    expect(on.rows()[1]).toMatch(/LOOKING BACK · 1 record since$/);
    on.give({ type: "ad-hoc", text: "Third" });
    expect(on.rows()[1]).toMatch(/LOOKING BACK · 2 records since$/);
    on.press("G");
    expect(on.rows()[1]).toMatch(/● LIVE$/);
    expect(on.text()).toContain("Third");
  });

  it("lets who reads about a record finish, and is live again afterwards", () => {
    const on = stage(begin(quiet), [{ type: "ad-hoc", text: "First\nThe whole story of the first" }]);
    on.press("w");
    on.give({ type: "ad-hoc", text: "Second" });
    expect(on.text()).toContain("The whole story of the first");
    on.press("escape");
    expect(on.text()).toContain("Second");
    expect(on.rows()[1]).toMatch(/● LIVE$/);
  });

  it("plays nothing: keys that act do nothing", () => {
    const on = stage(begin(tavush), [{ type: "advance", to: 3 }]);
    const before = on.text();
    on.press("space", "+", "-", "n", "N");
    expect(on.text()).toBe(before);
    expect(on.text()).not.toMatch(/space|speed/);
  });

  it("fills the terminal exactly, at any size and on any page", () => {
    const on = stage(begin(tavush), [{ type: "advance", to: 25 }]);
    for (const [columns, rows] of [
      [80, 24],
      [100, 30],
      [120, 40],
      [200, 60],
    ] as const) {
      for (const key of ["escape", "w", "escape", "o", "escape", "?", "escape", "/"]) {
        on.press(key);
        const lines = on.rows(columns, rows);
        expect(lines).toHaveLength(rows);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      }
      on.press("escape");
    }
  });

  it("shows neither seed nor replay code, with which anyone could look ahead", () => {
    const session = begin(quiet, "tell-nobody");
    const on = stage(session, [{ type: "set-gauge", gauge: "heat", value: 99 }]);
    for (const key of ["escape", "w", "escape", "?", "escape"]) {
      expect(on.text(200, 60)).not.toContain("tell-nobody");
      on.press(key);
    }
  });

  it("says to who hears it what is news, and not who put it in", () => {
    const on = stage(begin(quiet));
    on.give({ type: "ad-hoc", text: "First" }, { type: "advance", to: 3 });
    on.give({ type: "rewind", to: 0 });
    expect(on.projector.spoken().slice(-2)).toEqual([
      "Sun 12 Jul 2020. News. First.",
      "The white cell went back: it is 12 Jul again.",
    ]);
  });

  it("opens on how it ended, and goes back to the situation where the white cell goes back", () => {
    const on = stage(begin(quiet), [{ type: "ad-hoc", text: "First" }]);
    on.give({ type: "ad-hoc", text: "Steam", gauges: { heat: 90 } });
    expect(on.text()).toContain("Boiled over");
    on.give({ type: "rewind", to: 0 });
    expect(on.text()).toContain("1 Postures");
    expect(on.text()).not.toContain("Steam");
  });
});

describe("what becomes of the session", () => {
  it("is said in a line: gone back, another way, on with a branch; and the picture follows", () => {
    const on = stage(begin(quiet), [
      { type: "ad-hoc", text: "First" },
      { type: "advance", to: 9 },
    ]);
    on.give({ type: "ad-hoc", text: "Second" }, { type: "rewind", to: 0 });
    expect(on.rows().at(-1)).toContain("the white cell went back: it is 12 Jul again");
    on.give({ type: "branch", name: "hotter" });
    expect(on.rows().at(-1)).toContain("takes another way, hotter, from main");
    on.give({ type: "advance", to: 4 }, { type: "switch", to: "main" });
    expect(on.rows().at(-1)).toContain("the white cell goes on with main, where it is 12 Jul");
    expect(on.rows()[1]).toContain("branch main");
    on.wait(20_000);
    expect(on.rows().at(-1)).toContain("q quit");
  });

  it("brings back who looks back, because what they look at may not have been", () => {
    const on = stage(begin(quiet), [
      { type: "ad-hoc", text: "First" },
      { type: "ad-hoc", text: "Second" },
    ]);
    on.press("p");
    on.give({ type: "rewind", before: 0 });
    expect(on.rows()[1]).toMatch(/● LIVE$/);
    expect(on.text()).not.toContain("First");
  });

  it("does not say what was denied, nor that anything was", () => {
    const on = stage(begin(tavush, "deny"), [{ type: "advance", to: 6 }]);
    on.give({ type: "does-not-happen", record: 0, reason: "too early" });
    expect(on.rows().at(-1)).toContain("the white cell went back");
    expect(on.text()).not.toMatch(/does not happen|too early/i);
  });

  it("keeps the last picture and says so where the log is gone or damaged", () => {
    const on = stage(begin(quiet), [{ type: "ad-hoc", text: "First" }]);
    on.watch.hand(on.watch.session, { kind: "removed", message: "exercise.log has been taken away" });
    on.projector.look();
    expect(on.rows().at(-1)).toContain("has been taken away");
    expect(on.text()).toContain("First");
    on.press("p", "G");
    expect(on.rows().at(-1)).toContain("has been taken away");
  });
});

describe("probabilities", () => {
  const percentages = /\d%/;

  it("leave every page at once when they are hidden, and come back when they are shown", () => {
    const on = stage(begin(tavush, "odds"), [{ type: "reveal" }, { type: "advance", to: 12 }]);
    expect(on.text()).toMatch(percentages);
    on.press("o");
    expect(on.text()).toContain("Odds from here");
    on.give({ type: "hide" });
    expect(on.text()).toContain("1 Postures");
    for (const key of ["escape", "w", "escape", "p", "w", "escape", "G", "o", "5", "tab", "tab", "tab"]) {
      on.press(key);
      expect(on.text()).not.toMatch(percentages);
      expect(on.text()).not.toMatch(/Odds from here|likely|base rate/);
    }
    on.press("escape");
    on.give({ type: "reveal" });
    expect(on.text()).toMatch(percentages);
    on.press("o");
    expect(on.text()).toContain("Odds from here");
  });

  it("are counted only where somebody asks for them and may see them", () => {
    const on = stage(begin(tavush), [{ type: "hide" }, { type: "advance", to: 5 }]);
    on.press("o", "5", "tab", "tab", "tab", "tab");
    on.give({ type: "advance", to: 60 });
    expect(on.gathered()).toBe(0);
    on.give({ type: "reveal" });
    on.press("escape", "o");
    return Promise.resolve().then(() => expect(on.gathered()).toBe(1));
  });

  it("come with why, but never with what could have happened instead", () => {
    const on = stage(begin(tavush, "odds"), [{ type: "reveal" }, { type: "advance", to: 12 }]);
    on.press("w");
    for (let record = 0; record < 10; record += 1) {
      expect(on.text(200, 100)).not.toMatch(/instead|race|pressure|breaking point/);
      on.press("p");
    }
    expect(on.text(200, 100)).toMatch(/base rate|answer/);
  });
});

describe("what is kept from the table", () => {
  it("is not among what was least to be expected, however rare it is", async () => {
    // All of it counts as rare, so that what is kept secret would stand on the page if it were not left out.
    const rare: Outlook = { runs: 2000, wanted: 2000, endings: [], milestones: [], firedBy: () => 0.01 };
    const forecaster: Forecaster = {
      ask: async (_from, tell) => tell(rare),
      drop: () => undefined,
      close: async () => undefined,
    };
    const kept = new Map(
      secretive.actors.flatMap(({ postures }) =>
        postures.flatMap(({ transitions }) => transitions.map(({ path, visibility }) => [path, visibility] as const)),
      ),
    );
    let [ranked, hidden] = [0, 0];
    for (const seed of ["rare-1", "rare-2", "rare-3", "rare-4"]) {
      const on = stage(
        begin(secretive, seed),
        [{ type: "reveal" }, { type: "advance", to: secretive.horizon }],
        Promise.resolve(forecaster),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
      on.press("G", "n");
      await new Promise((resolve) => setTimeout(resolve, 5));
      const [, list = ""] = on.text(160, 100).split("Least to be expected: how few of 2,000 futures");
      const [page = ""] = list.split("Milestones");
      for (const record of recordsOf(on.state())) {
        if (!("transition" in record) || kept.get(record.transition) === undefined) continue;
        hidden += 1;
        expect(page).not.toContain(record.headline);
      }
      ranked += page.split("\n").filter((line) => /^ {6,9}1% /.test(line)).length;
    }
    expect(ranked).toBeGreaterThan(5);
    expect(hidden).toBeGreaterThan(3);
  });

  it("leaves a posture where the table believes it, and gauges at what they are now", () => {
    const session = begin(secretive, "known");
    const on = stage(session, [
      { type: "happens-now", transition: "front.hostilities.open-fire", reason: "secret" },
      { type: "advance", to: 1 },
    ]);
    const state = on.state();
    const known = standing(secretive, null, recordsOf(state));
    expect(known["front.hostilities"]).toBe("quiet");
    const row = on.rows(200, 60).find((line) => line.includes("hostilities")) ?? "";
    expect(row).toMatch(/quiet/);
    expect(row).not.toMatch(/clashes/);
    const [gauge = "", value = 0] = Object.entries(timeline(session.model, state, "table").latest.gauges)[0] ?? [];
    const label = secretive.gauges.find(({ id }) => id === gauge)?.label ?? "";
    expect(on.text(200, 60)).toMatch(new RegExp(`${label} +${Math.round(value)}\\b`));
    expect(headOf(state).count).toBeGreaterThan(0);
  });

  it("says that a part is unknown instead of a factor that rests on a hidden gauge, and gives no figure", () => {
    const hidden: Scenario = {
      ...tinyScenario({
        actors: [
          loneActor(
            "moscow",
            ["calm", "angry"],
            [
              {
                id: "rise",
                from: "calm",
                to: "angry",
                trigger: wait(1),
                ratios: [
                  {
                    kind: "curve",
                    gauge: "fear",
                    curve: [
                      [0, 0.5],
                      [100, 3],
                    ],
                    label: "Fear at court",
                    evidence: [],
                  },
                  {
                    kind: "condition",
                    when: { kind: "gauge", gauge: "heat", min: 5 },
                    ratio: 2,
                    label: "It is hot",
                    evidence: [],
                  },
                ],
              },
            ],
          ),
        ],
      }),
      gauges: [
        { id: "heat", label: "Heat", min: 0, max: 100, initial: 10, drift: [], calming: false, evidence: [] },
        {
          id: "fear",
          label: "Fear",
          min: 0,
          max: 100,
          initial: 80,
          drift: [],
          calming: false,
          evidence: [],
          visibility: ["moscow"],
        },
      ],
    };
    const on = stage(begin(hidden), [{ type: "reveal" }, { type: "advance", to: 60 }]);
    on.press("escape", "p", "w");
    expect(on.text()).toContain("Part of this is not known to the table.");
    expect(on.text()).toContain("It is hot (× 2.00)");
    expect(on.text()).not.toMatch(/Fear|\d%|a day,|base rate/);
    on.give({ type: "hide" });
    on.press("escape", "p", "w");
    expect(on.text()).not.toMatch(/× 2\.00/);
  });
});
