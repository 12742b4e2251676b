/**
 * A what-if at the desk: one thing changed at the selected record, read beside the session, which stays as it is; and the page that
 * says where the run was decided, whose rows lead back to the board.
 */
import { describe, expect, it } from "vitest";
import type { Outlook } from "../../../src/analysis/index.js";
import { createModel, createWorld, isRefusal, playDue, type SavedWorld } from "../../../src/engine/index.js";
import { beginSession, recordsOf, type Session } from "../../../src/session/index.js";
import { readReplayCode } from "../../../src/text/index.js";
import { answerWhatIf } from "../../../src/what-if/index.js";
import { beginningOf } from "../../session/exercise.js";
import { type AtTheDesk, noFutures, seatedSession, sitDown, tavush } from "./at-the-desk.js";

const tall = { columns: 100, rows: 60 };
const watched = () => beginSession(beginningOf(tavush, "amber-4", { seats: [] }), {});
const next = (at: AtTheDesk, records: number) => at.press(...Array.from({ length: records }, () => "n"));

/** Lets what was counted arrive. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** An outlook in which the first ending has this chance, and the horizon the rest. */
function outlook(p: number): Outlook {
  const ends = [...tavush.endings.map(({ id, label }) => ({ id, label })), { id: "horizon", label: "No ending" }];
  const endings = ends.map(({ id, label }, place) => ({
    id,
    label,
    p: place === 0 ? p : place === ends.length - 1 ? 1 - p : 0,
    low: 0,
    high: 1,
  }));
  return { runs: 400, wanted: 400, endings, milestones: [] } as unknown as Outlook;
}

/** The run that the session plays, from its settings alone. */
function answerFor(session: Session, at: number | null, change: Parameters<typeof answerWhatIf>[1]["change"]) {
  const { seed, run, seats, historical, days, variant, set } = session.header;
  const start = { seed, run, seats, historical, days };
  const answer = answerWhatIf({ scenario: tavush, variant, set, start }, { at, change });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

it("says of a run that is merely watched nothing of what is saved, for its code plays it again", () => {
  for (const key of ["x", "d"]) expect(next(sitDown(watched()), 3).press(key).screen()).not.toContain("NOT SAVED");
  const noted = next(sitDown(watched()), 3).press("*", "a", "enter", "x");
  expect(noted.screen()).toContain("NOT SAVED");
});

describe("what if the selected record does not happen", () => {
  const at = next(sitDown(watched()), 6);
  const before = { inputs: at.session.state.inputs, lines: at.screen(tall) };
  at.press("x", "enter");
  const shown = () => at.screen(tall);

  it("shows where the two runs part and how they end, as the answer of the engine has it", () => {
    const answer = answerFor(at.session, 5, { kind: "drop" });
    expect(answer.change.played?.headline).toBeDefined();
    const page = shown().replace(/\s+/g, " ");
    expect(page).toContain(`What if record 5 does not happen?`);
    expect(page).toContain(answer.ends.played.headline);
    expect(page).toContain(answer.ends.changed.headline);
    expect(page).toContain(answer.parting?.record.headline);
  });
  it("goes to where they part", () => {
    at.press("j");
    const lines = at.screen({ columns: 100, rows: 24 }).split("\n");
    const divider = lines.findIndex((line) => line.includes("here they part"));
    expect(divider).toBeGreaterThan(0);
    const answer = answerFor(at.session, 5, { kind: "drop" });
    const below = lines.slice(divider + 1, divider + 4).join(" ");
    expect(below).toContain(answer.parting?.record.headline.split(" ").slice(0, 3).join(" "));
  });
  it("gives a code that names this pair", () => {
    at.press("g");
    const page = at.screen({ columns: 160, rows: 400 });
    const code = /Pair code: (\S+)/.exec(page)?.[1] ?? "";
    expect(readReplayCode(code)).toMatchObject({ kind: "pair", whatIf: { at: 5, change: { kind: "drop" } } });
    expect(page).toContain(`whatif ${code}`);
  });
  it("leaves the session and the situation as they were", () => {
    at.press("escape");
    expect(at.session.state.inputs).toBe(before.inputs);
    expect(shown()).toBe(before.lines);
  });
});

it("an assumption is asked for with its value, and refused beyond its range", () => {
  const at = next(sitDown(watched()), 3);
  const assumption = tavush.assumptions.find(({ derived }) => derived === undefined)!;
  at.press("x").type("assumption").press("enter").type(assumption.label).press("enter");
  at.type(String(assumption.range[1] + 1)).press("enter");
  expect(at.screen()).toContain("It goes from");
  at.press("ctrl-u").type(String(assumption.range[1])).press("enter");
  expect(at.screen()).toContain(`What if ${assumption.id} is`);
});

it("something else is put in only where the statecharts allow it at the selected record", () => {
  const session = watched();
  const at = next(sitDown(session), 4);
  at.press("x").type("something else").press("enter");
  // The same run, played beside the session from its seed.
  const model = createModel(tavush);
  const world = createWorld(model, { seed: "amber-4" });
  while (world.seq < recordsOf(session.state).length) playDue(model, world, Number.POSITIVE_INFINITY);
  const isPossible = ({ posture }: (typeof model.transitions)[number], index: number) =>
    (model.moves[index]?.[0]?.[world.states[posture] as number] ?? -1) >= 0;
  const possible = new Set(model.transitions.filter(isPossible).map(({ source }) => source.headline));
  const others = model.transitions.map(({ source }) => source.headline).filter((headline) => !possible.has(headline));
  const page = at.screen({ columns: 200, rows: 200 });
  expect(others.length).toBeGreaterThan(20);
  for (const headline of possible) expect(page).toContain(headline);
  for (const headline of others) expect(page).not.toContain(headline);
});

describe("what if is refused", () => {
  it("where people have changed the run", () => {
    const session = seatedSession();
    const at = next(sitDown(session), 2);
    session.give({ type: "set-gauge", gauge: "tension", value: 60 });
    expect(at.press("x").screen()).toContain("People have changed this run");
  });
  it("at its end", () => {
    const at = sitDown(watched()).press("G", "escape", "x");
    expect(at.screen()).toContain("The run ends here");
  });
});

describe("the odds from the change on", () => {
  it("are counted from both runs, and shown when they are in", async () => {
    const asked: SavedWorld[] = [];
    const countOdds = (_: unknown, worlds: readonly SavedWorld[]) => {
      asked.push(...worlds);
      return Promise.resolve([outlook(asked.length === 1 ? 0.25 : 0.75)]);
    };
    const at = next(sitDown(watched(), { countOdds }), 6).press("x", "enter");
    expect(at.screen(tall)).toContain("Counting how likely");
    await settle();
    expect(at.screen(tall)).toMatch(new RegExp(`${tavush.endings[0]?.label}.* 25% +75%`));
    expect(asked.map(({ time }) => time)).toEqual([asked[0]?.time, asked[0]?.time]);
  });
  it("are told to a listener once they are in, or that they can't be counted", async () => {
    const hearing = async (countOdds: () => Promise<readonly Outlook[]>) => {
      const at = next(sitDown(watched(), { countOdds }), 6);
      at.desk.spoken();
      at.press("x", "enter");
      const before = at.desk.spoken().length;
      expect(at.desk.spoken().at(-1)).toContain("Counting how likely");
      await settle();
      at.press("down");
      return at.desk.spoken().slice(before);
    };
    let asked = 0;
    const counted = await hearing(() => {
      asked += 1;
      return Promise.resolve([outlook(asked === 1 ? 0.25 : 0.75)]);
    });
    expect(counted[0]).toBe("From the change on, in 400 futures each:");
    expect(counted[1]).toBe(`${tavush.endings[0]?.label}: 25% as played, 75% in the what-if.`);
    expect(counted).toHaveLength(tavush.endings.length + 2);
    const failed = await hearing(() => Promise.reject(new Error("no threads\u001b[2J")));
    expect(failed).toHaveLength(1);
    expect(failed[0]).toContain("The odds could not be counted: no threads");
    expect(failed[0]).not.toContain("\u001b");
  });
  it("are said to be missing where they can't be counted", async () => {
    const countOdds = () => Promise.reject(new Error("no threads\u001b[2J"));
    const at = next(sitDown(watched(), { countOdds }), 6).press("x", "enter");
    await settle();
    expect(at.screen(tall)).toContain("The odds could not be counted: no threads");
    expect(at.screen(tall)).not.toContain("\u001b");
  });
});

describe("where it was decided", () => {
  /** The odds turn at one moment, from a tenth to nine tenths. */
  const turning = 9;
  const countOdds = (_: unknown, worlds: readonly SavedWorld[]) =>
    Promise.resolve(worlds.map((_world, place) => outlook(place < turning ? 0.1 : 0.9)));

  it("ranks the moments by how far the odds moved, and leads to them on the board", async () => {
    const at = next(sitDown(watched(), { countOdds }), 14);
    at.press("d");
    expect(at.screen(tall)).toContain("Counting the odds after each record");
    await settle();
    at.press("s");
    const line =
      at
        .screen(tall)
        .split("\n")
        .find((one) => one.includes("▶")) ?? "";
    expect(line).toMatch(/◂1 +90%/);
    expect(at.screen(tall)).toMatch(/10% → 90%/);
    // Only one move is wider than counting explains.
    expect(at.screen(tall)).not.toContain("◂2");
    at.press("enter");
    const headline = line
      .slice(line.indexOf("▶") + 10, line.indexOf("◂"))
      .trim()
      .slice(0, 20);
    const wire =
      at
        .screen(tall)
        .split("\n")
        .find((one) => one.includes("▶")) ?? "";
    expect(wire).toContain(headline.slice(0, 12));
  });
  it("tells a listener where it was decided once that is counted, and that it can't be", async () => {
    const at = next(sitDown(watched(), { countOdds }), 14);
    at.desk.spoken();
    expect(at.press("d").desk.spoken().at(-1)).toContain("Counting the odds after each record");
    const before = at.desk.spoken().length;
    await settle();
    const told = at.desk.spoken().slice(before);
    expect(told).toHaveLength(2);
    expect(told[1]).toContain("from 10% to 90%");
    const broken = next(sitDown(watched(), { countOdds: () => Promise.reject(new Error("no threads")) }), 4);
    broken.desk.spoken();
    broken.press("d");
    await settle();
    expect(broken.desk.spoken().at(-1)).toBe("The odds could not be counted: no threads");
  });
  it("counts from the start, and from each moment that has been played, once", async () => {
    let asked = 0;
    const counting = (_: unknown, worlds: readonly SavedWorld[]) => {
      asked += 1;
      return countOdds(_, worlds);
    };
    const at = next(sitDown(watched(), { countOdds: counting }), 6).press("d");
    await settle();
    at.press("escape", "d");
    expect(asked).toBe(1);
    at.press("escape", "N", "N", "d");
    expect(asked).toBe(2);
  });
});

describe("the odds of a selected record", () => {
  it("are those of its moment, and say so", () => {
    const asked: number[] = [];
    const futuresOf = (worlds: { nameAt(position: number): string }) => ({
      ...noFutures,
      outlookAt: (position: number) => {
        asked.push(position);
        expect(worlds.nameAt(position)).not.toBe("");
        return null;
      },
    });
    const at = next(sitDown(watched(), { futuresOf }), 12);
    const newest = at.desk.view().scene.view.records.at(-1)!;
    at.press("up", "up", "up", "up");
    const { scene } = at.desk.view();
    const selected = scene.view.records[scene.screen.selected!]!;
    expect(selected.index).toBeLessThan(newest.index);
    asked.length = 0;
    at.press("o");
    expect(at.desk.watched()).toBe(selected.index + 1);
    expect(at.screen()).toContain("Odds from the selected record");
    expect(asked).toContain(selected.index + 1);
    expect(asked).not.toContain(newest.index + 1);
    at.press("escape", ".", "o");
    expect(at.screen()).toContain("Odds from here");
  });
});
