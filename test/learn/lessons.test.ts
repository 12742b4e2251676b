/**
 * Each sentence, claim, code, hint and check of the lessons, held to the library as it is. A failure names the lesson and
 * the step, since it is the library that changes.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/cli/prepare.js";
import { isHappening } from "../../src/engine/index.js";
import {
  type Answer,
  answerInWords,
  askHint,
  giveAnswer,
  isOpen,
  lessons,
  letterOf,
  minutesOf,
  noProgress,
  resume,
  turnPage,
} from "../../src/learn/index.js";
import { readReplayCode, widthOf } from "../../src/text/index.js";
import { lab } from "./laboratory.js";

const steps = lessons.flatMap((lesson) => lesson.steps.map((step) => ({ at: `${lesson.id}, step ${step.id}`, step })));
const tasks = steps.flatMap(({ at, step }) => (step.task === undefined ? [] : [{ at, step, task: step.task }]));

/** As a student would type what is right, and something that is not. */
function typed(answer: Answer): { right: string[]; wrong: string } {
  switch (answer.kind) {
    case "record":
      return { right: answer.right.map(String), wrong: String(Math.max(...answer.right) + 1) };
    case "probability":
      return {
        right: [(answer.p * 100).toFixed(1)],
        wrong: String(answer.p > 0.5 ? 0 : 100),
      };
    case "choice": {
      const wrong = answer.options.findIndex((_, place) => !answer.right.includes(place));
      return {
        right: answer.right.flatMap((at) => [letterOf(at), answer.options[at] as string]),
        wrong: letterOf(wrong),
      };
    }
  }
}

describe("lessons", () => {
  it.each(lessons)("$id takes forty-five minutes", (lesson) => {
    expect(minutesOf(lesson)).toBe(45);
  });

  it("name each step once", () => {
    for (const { id, steps: own } of lessons) expect(new Set(own.map((one) => one.id)).size, id).toBe(own.length);
  });

  it.each(steps)("$at: the run plays, and its code is of the present edition", async ({ step }) => {
    if (step.run === undefined) return;
    const { code, records } = await lab.run(step.run);
    const read = readReplayCode(code);
    expect(read.kind).toBe("run");
    expect(records.at(-1)?.type).toBe("end");
  });

  it.each(steps)("$at: each claim is in the register", async ({ step }) => {
    if (step.claims === undefined) return;
    const { scenario } = await openScenario(step.claims.scenario);
    const known = scenario.claims.map(({ id }) => id);
    for (const id of step.claims.ids) expect(known).toContain(id);
  });

  it.each(steps)("$at: each exhibit fits 78 cells", async ({ step }) => {
    for (const exhibit of [step.exhibit, step.task?.reveal]) {
      const lines = (await exhibit?.(lab)) ?? [];
      if (exhibit !== undefined) expect(lines.length).toBeGreaterThan(0);
      if (exhibit === step.exhibit) for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(78);
    }
  });

  it.each(tasks)("$at: something is right and something is wrong", async ({ task }) => {
    const answer = await task.answer(lab);
    if (answer.kind === "probability") {
      expect(answer.p).toBeGreaterThanOrEqual(0);
      expect(answer.p).toBeLessThanOrEqual(1);
      return;
    }
    expect(answer.right.length).toBeGreaterThan(0);
    if (answer.kind === "choice") expect(answer.right.length).toBeLessThan(answer.options.length);
  });

  it.each(tasks)("$at: each hint is true", async ({ task }) => {
    expect(task.hints.length).toBeGreaterThan(0);
    for (const { text, holds } of task.hints) expect(await holds(lab), text).toBe(true);
  });

  it.each(tasks)("$at: what is said of the right answer fits it", async ({ step, task }) => {
    if (task.says === undefined) return;
    for (const words of await answerInWords(lab, step)) expect(words).toMatch(task.says);
  });

  it.each(tasks)("$at: a record that is asked for is in the table", async ({ step, task }) => {
    const answer = await task.answer(lab);
    if (answer.kind !== "record") return;
    const numbers = ((await step.exhibit?.(lab)) ?? []).map((line) => Number(line.slice(0, 4)));
    for (const right of answer.right) expect(numbers).toContain(right);
  });

  it.each(lessons)(
    "$id can be played through: wrong answers get the hints in turn, right ones go on",
    async (lesson) => {
      let place = resume(lesson, noProgress);
      while (!place.finished) {
        const { task } = lesson.steps[place.step] as (typeof lesson.steps)[number];
        if (task !== undefined) {
          const answer = await task.answer(lab);
          const { right, wrong } = typed(answer);
          expect(isOpen(lesson, place)).toBe(true);
          place = giveAnswer(lesson, place, answer, wrong);
          expect(place).toMatchObject({ verdict: "wrong", wrong: 1 });
          place = giveAnswer(lesson, place, answer, "perhaps");
          expect(place).toMatchObject({ verdict: "unread", wrong: 1 });
          expect(askHint(place).wrong).toBe(2);
          for (const one of right) expect(giveAnswer(lesson, place, answer, one).verdict, one).toBe("right");
          place = giveAnswer(lesson, place, answer, right[0] as string);
          expect(isOpen(lesson, place)).toBe(false);
        }
        place = turnPage(lesson, place, 1);
      }
      expect(place.solved).toEqual(lesson.steps.filter(({ task }) => task !== undefined).map(({ id }) => id));
    },
  );
});

/** Right answers by a second way: from the records alone, read as a person would read them. */
describe("what the lessons take for right", () => {
  const answerOf = async (lesson: string, step: string) => {
    const found = lessons.find(({ id }) => id === lesson)?.steps.find(({ id }) => id === step);
    return (await found?.task?.answer(lab)) as Answer;
  };

  it("Moscow's first move is the first record whose posture is its mediation", async () => {
    const { records } = await lab.run({ scenario: "tavush-2020", seed: "7" });
    const first = records.findIndex((one) => JSON.stringify(one).includes('"posture":"russia.mediation"'));
    expect(await answerOf("ladder", "first-move")).toMatchObject({ right: expect.arrayContaining([first]) });
  });

  it("before the decisive record war is at most even, after it is likelier than not", async () => {
    const answer = await answerOf("ladder", "likelier-than-not");
    if (answer.kind !== "record") throw new Error("no record");
    const points = await lab.along({ scenario: "tavush-2020", seed: "7" });
    const last = Math.max(...answer.right);
    for (const { record, chances } of points) {
      const p = chances.get("general-war") ?? 0;
      if (record === last) expect(p).toBeGreaterThan(0.5);
      else if ((record ?? -1) < last) expect(p).toBeLessThanOrEqual(0.5);
    }
  });

  it("the truces that fail are the happenings in which a truce gives way to fighting", async () => {
    const { records } = await lab.run({ scenario: "autumn-war-2020", seed: "14" });
    const failed = records.filter(
      (one) => isHappening(one) && "from" in one && one.from === "truce" && /war|clashes/.test(one.to),
    ).length;
    const answer = await answerOf("truces", "count");
    expect(answer.kind === "choice" && answer.right.map((place) => answer.options[place])).toEqual([String(failed)]);
  });

  it("a week of truce is as likely as exp(-7 rate)", async () => {
    const { records } = await lab.run({ scenario: "autumn-war-2020", seed: "14" });
    const one = records.find((record) => "transition" in record && record.transition === "front.hostilities.collapse");
    const rate = one !== undefined && "ratePerDay" in one ? (one.ratePerDay ?? 0) : 0;
    const answer = await answerOf("truces", "week");
    expect(answer.kind === "probability" && answer.p).toBeCloseTo(Math.exp(-7 * rate), 6);
  });
});
