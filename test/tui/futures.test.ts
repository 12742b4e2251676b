import { expect, test } from "vitest";
import type { Forecaster, Outlook } from "../../src/analysis/index.js";
import { createModel, type SavedWorld } from "../../src/engine/index.js";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";
import { createFutures } from "../../src/tui/screens/futures.js";
import { armOf } from "../../src/white-cell/index.js";
import { entries } from "./fixture.js";

const outlook = (runs: number): Outlook => ({ runs, wanted: 2000, endings: [], milestones: [], firedBy: null });

/** Lets everything that is ready happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

interface Question {
  readonly time: number;
  readonly way: string;
  readonly tell: (outlook: Outlook) => void;
  readonly end: () => void;
  readonly fail: (reason: Error) => void;
}

/** Futures whose questions are answered by hand. The fixture's run is over at its last entry, day 20. */
function byHand(open?: () => Promise<Forecaster>, seated = false) {
  const questions: Question[] = [];
  let drops = 0;
  let closed = false;
  const forecaster: Forecaster = {
    ask: (from, tell) =>
      new Promise((resolve, reject) => {
        questions.push({ time: from.time, way: from.seed, tell, end: resolve, fail: reject });
      }),
    drop: () => {
      drops += 1;
    },
    close: async () => {
      closed = true;
      for (const { fail } of questions) fail(new Error("terminated"));
    },
  };
  const worlds = {
    seated,
    savedAt: (position: number, way: string) => {
      const time = entries[position - 1]?.time ?? 0;
      return { time, ended: time === 20, seed: way } as SavedWorld;
    },
    nameAt: (position: number) => `${entries[Math.min(position, entries.length) - 1]?.time ?? 0}`,
  };
  const futures = createFutures({ worlds, open: open ?? (async () => forecaster), newsEvery: 0 });
  let news = 0;
  futures.subscribe(() => {
    news += 1;
  });
  return {
    futures,
    questions,
    asked: () => questions.map(({ time }) => time),
    drops: () => drops,
    closed: () => closed,
    news: () => news,
  };
}

test("nothing is asked, and no thread gathered, before someone looks or the screen has stood for a while", async () => {
  let opened = 0;
  const { futures } = byHand(async () => {
    opened += 1;
    throw new Error("not now");
  });
  futures.watch(null, 0);
  await settle();
  expect(opened).toBe(0);
  futures.warmUp();
  await settle();
  expect(opened).toBe(1);
});

test("warmed up, it asks how it looked from the start", async () => {
  const { futures, questions, asked } = byHand();
  futures.warmUp();
  await settle();
  expect(asked()).toEqual([0]);
  questions[0]?.tell(outlook(2000));
  expect(futures.outlookAt(1)?.runs).toBe(2000);
});

test("what someone looks at comes first, and the start is asked again once there is time", async () => {
  const { futures, questions, asked } = byHand();
  futures.warmUp();
  await settle();
  futures.watch(4, 0);
  await settle();
  expect(asked()).toEqual([0, 1.5]);
  questions[1]?.tell(outlook(2000));
  questions[1]?.end();
  await settle();
  expect(asked()).toEqual([0, 1.5, 0]);
});

test("with seats a moment is asked about as the model plays them on, then as they hold, and then the start", async () => {
  const { futures, questions } = byHand(undefined, true);
  futures.warmUp();
  futures.watch(4, 0);
  await settle();
  const answer = async (last: number) => {
    questions.at(-1)?.tell(outlook(last));
    questions.at(-1)?.end();
    await settle();
  };
  expect(questions.at(-1)).toMatchObject({ time: 1.5, way: "played" });
  await answer(2000);
  expect(futures.outlookAt(4)?.runs).toBe(2000);
  expect(futures.outlookAt(4, "held")).toBeNull();
  expect(questions.at(-1)).toMatchObject({ time: 1.5, way: "held" });
  await answer(2000);
  expect(futures.outlookAt(4, "held")?.runs).toBe(2000);
  expect(questions.at(-1)).toMatchObject({ time: 0, way: "played" });
});

test("figures are told as they come in, and never go back", async () => {
  const { futures, questions, news } = byHand();
  futures.watch(2, 0);
  await settle();
  questions[0]?.tell(outlook(50));
  expect(futures.outlookAt(2)?.runs).toBe(50);
  expect(news()).toBe(1);
  questions[0]?.tell(outlook(100));
  await settle();
  expect(news()).toBe(2);
  questions[0]?.tell(outlook(50));
  expect(futures.outlookAt(2)?.runs).toBe(100);
});

test("a step drops the old question, and what still comes of it is not told", async () => {
  const { futures, questions, asked, drops, news } = byHand();
  futures.watch(2, 0);
  await settle();
  questions[0]?.tell(outlook(50));
  futures.watch(4, 0);
  await settle();
  expect(drops()).toBe(1);
  expect(asked()).toEqual([0.25, 1.5]);
  const before = news();
  questions[0]?.tell(outlook(100));
  questions[0]?.end();
  await settle();
  expect(news()).toBe(before);
  expect(futures.outlookAt(2)?.runs).toBe(50);
  expect(futures.outlookAt(4)).toBeNull();
  // Until there is more, the figures of the moment before stand in.
  expect(futures.latest()?.runs).toBe(50);
});

test("records of one moment share their odds, and what is known is not asked again", async () => {
  const { futures, questions, asked } = byHand();
  futures.watch(4, 0);
  await settle();
  futures.watch(5, 0);
  await settle();
  expect(asked()).toEqual([1.5]);
  questions[0]?.tell(outlook(2000));
  questions[0]?.end();
  futures.watch(null, 0);
  futures.watch(5, 0);
  await settle();
  expect(asked()).toEqual([1.5]);
  expect(futures.outlookAt(5)?.runs).toBe(2000);
});

test("while time runs by, only a moment that lasts is asked about", async () => {
  const { futures, asked } = byHand();
  for (const position of [2, 4, 6]) futures.watch(position, 1);
  await settle();
  expect(asked()).toEqual([2]);
});

test("of a run that is over nothing is asked", async () => {
  const { futures, asked } = byHand();
  futures.watch(8, 0);
  await settle();
  expect(asked()).toEqual([]);
  expect(futures.overAt(8)).toBe(true);
});

test("a future that breaks is told in words, and nothing is asked after it", async () => {
  const { futures, questions, asked } = byHand();
  futures.watch(2, 0);
  await settle();
  questions[0]?.fail(new Error("run 7 of seed odds-1 broke"));
  await settle();
  expect(futures.problem()).toBe("run 7 of seed odds-1 broke");
  futures.watch(4, 0);
  await settle();
  expect(asked()).toEqual([0.25]);
});

test("closed, it ends its threads and says nothing more", async () => {
  const { futures, questions, closed, news } = byHand();
  futures.watch(2, 0);
  await settle();
  questions[0]?.tell(outlook(50));
  const before = news();
  await futures.close();
  expect(closed()).toBe(true);
  questions[0]?.tell(outlook(100));
  futures.watch(4, 0);
  await settle();
  expect(news()).toBe(before);
  expect(futures.problem()).toBe("");
});

test("closed while its threads still gather, it ends them once they are there", async () => {
  let ended = false;
  const late: Forecaster = {
    ask: () => Promise.resolve(),
    drop: () => undefined,
    close: async () => {
      ended = true;
    },
  };
  const { futures } = byHand(() => new Promise((resolve) => setTimeout(() => resolve(late), 20)));
  futures.warmUp();
  await futures.close();
  expect(ended).toBe(true);
});

test("threads build the very model that is played: its variant, and what was set beyond it", () => {
  const { scenario } = loadScenario(findScenario("tavush-2020"));
  const [assumption] = scenario.assumptions;
  const [variant] = scenario.variants;
  if (assumption === undefined || variant === undefined) throw new Error("the scenario has both");
  expect(armOf(createModel(scenario))).toEqual({ scenario, variant: null, set: {} });
  expect(armOf(createModel(scenario, { variant: variant.id }))).toEqual({ scenario, variant: variant.id, set: {} });
  const set = { [assumption.id]: assumption.range[0] };
  expect(armOf(createModel(scenario, { variant: variant.id, set }))).toEqual({ scenario, variant: variant.id, set });
});
