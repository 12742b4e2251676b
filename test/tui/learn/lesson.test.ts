/**
 * A lesson on the screen: what each key does, and that every step fits 80 by 24 with its task in sight.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { lessons, noProgress, resume, type StepShown, showStep } from "../../../src/learn/index.js";
import { pasteAs } from "../../../src/text/index.js";
import { type LessonState, openedLesson, pressInLesson } from "../../../src/tui/screens/learn/lesson.js";
import { lessonLines, reachOfLesson } from "../../../src/tui/screens/learn/lesson-lines.js";
import { plainLine, widthOfLine } from "../../../src/tui/term/line.js";
import { lab } from "../../learn/laboratory.js";

const [ladder] = lessons as [(typeof lessons)[number]];
const size = { columns: 80, rows: 24 };
const paste = pasteAs("faultline", () => true);
const start = openedLesson(resume(ladder, noProgress));
const text = (state: LessonState, shown: StepShown | null) =>
  lessonLines(ladder, state, shown, size, paste).map(plainLine).join("\n");
const press = (state: LessonState, keys: readonly string[], shown: StepShown | null) =>
  keys.reduce((now, key) => pressInLesson(now, key, ladder, shown, 5), state);

describe("a lesson on the screen", () => {
  it("takes an answer, gives a hint for a wrong one, and goes on after the right one", async () => {
    const shown = await showStep(lab, ladder, 0);
    expect(text(press(start, ["a"], shown), shown)).toMatch(/Answer, a letter, a to [a-z]: a/);
    const wrong = press(start, ["a", "enter"], shown);
    expect(text(wrong, shown)).toContain("a: not yet.");
    expect(text(wrong, shown)).toContain(`Hint: ${shown.task?.hints[0]?.slice(0, 40)}`);
    const unread = press(start, ["z", "enter"], shown);
    expect(text(unread, shown)).toContain("“z” is no answer to this task: type a letter, a to");
    const right = press(wrong, ["e", "enter"], shown);
    expect(text(right, shown)).toContain("Right.");
    expect(press(right, ["enter"], shown).place.step).toBe(1);
  });

  it("does not go on with Enter alone while a task is open, but with the arrow", async () => {
    const shown = await showStep(lab, ladder, 0);
    expect(press(start, ["enter"], shown).place.step).toBe(0);
    expect(press(start, ["right"], shown).place).toMatchObject({ step: 1, solved: [] });
    expect(press(start, ["right", "left"], shown).place.step).toBe(0);
    expect(press(start, ["left"], shown)).toBe(start);
  });

  it("can be left while a step is being computed, and does nothing else then", () => {
    expect(press(start, ["a", "enter", "right"], null)).toBe(start);
    expect(press(start, ["escape"], null).done).toBe(0);
    expect(press(start, ["ctrl-c"], null).done).toBe(130);
  });

  it("scrolls no further than the text goes", async () => {
    const shown = await showStep(lab, ladder, 0);
    expect(press(start, ["pagedown", "pagedown"], shown).scroll).toBe(5);
    expect(press(start, ["down", "pageup"], shown).scroll).toBe(0);
  });

  it("ends after the last step", async () => {
    const last = openedLesson({ ...start.place, step: ladder.steps.length - 1 });
    const shown = await showStep(lab, ladder, last.place.step);
    expect(press(last, ["enter"], shown)).toMatchObject({ done: 0, place: { finished: true } });
  });

  it.each(
    lessons.flatMap((lesson) => lesson.steps.map((step, place) => ({ at: `${lesson.id}, ${step.id}`, lesson, place }))),
  )("$at: text and task fit 80 by 24, whatever is told", async ({ lesson, place }) => {
    const shown = await showStep(lab, lesson, place);
    const { id = "" } = lesson.steps[place] ?? {};
    const places = [0, 1, 2, 3].map((wrong) => ({
      step: place,
      solved: [] as string[],
      wrong,
      verdict: wrong > 0 ? ("wrong" as const) : null,
      tried: wrong > 0 ? "an answer as long as any that fits it" : "",
      finished: false,
    }));
    for (const at of [
      ...places,
      { ...places[0], step: place, solved: [id], wrong: 0, verdict: "right" as const, tried: "a", finished: false },
    ]) {
      const state = openedLesson(at);
      const lines = lessonLines(lesson, state, shown, size, paste);
      expect(lines).toHaveLength(24);
      for (const line of lines) expect(widthOfLine(line), plainLine(line)).toBeLessThanOrEqual(80);
      expect(plainLine(lines.at(-1) ?? [])).toContain("Esc leave");
      const end = { ...state, scroll: reachOfLesson(lesson, state, shown, size, paste) };
      if (shown.watch !== null)
        expect(lessonLines(lesson, end, shown, size, paste).map(plainLine).join("\n")).toContain("Watch this run");
    }
  });
});
