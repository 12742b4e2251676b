/**
 * The lessons from outside: each played through by a script, left and resumed, and its answer key.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answer, lessons, letterOf } from "../../src/learn/index.js";
import { widthOf } from "../../src/text/index.js";
import { lab } from "../learn/laboratory.js";
import { full } from "../share.js";
import { entry, faultline } from "./faultline.js";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "faultline-learn-"));
});
afterEach(() => rmSync(home, { recursive: true }));

function learn(words: readonly string[], typed: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, "learn", ...words], {
    encoding: "utf8",
    input: typed.map((line) => `${line}\n`).join(""),
    env: { ...process.env, XDG_STATE_HOME: home },
  });
  return { code: status, stdout, stderr };
}

function typedFor(answer: Answer): { right: string; wrong: string } {
  if (answer.kind === "probability") return { right: (answer.p * 100).toFixed(1), wrong: answer.p > 0.5 ? "0" : "100" };
  if (answer.kind === "record") return { right: String(answer.right[0]), wrong: "99999" };
  const wrong = answer.options.findIndex((_, place) => !answer.right.includes(place));
  return { right: letterOf(answer.right[0] as number), wrong: letterOf(wrong) };
}

const kept = () => JSON.parse(readFileSync(join(home, "faultline/lessons.json"), "utf8"));

/** The shortest as a share; test/learn plays all of them, without the program. */
const tried = lessons.filter(({ id }) => full || id === "truces");

describe("faultline learn", () => {
  it.each(tried)(
    "$id, played through by a script: wrong answers get the hint, right ones the reason",
    async (lesson) => {
      const typed: string[] = [];
      for (const { task } of lesson.steps) {
        if (task !== undefined) {
          const { right, wrong } = typedFor(await task.answer(lab));
          typed.push(wrong, right);
        }
        typed.push("");
      }
      const { code, stdout, stderr } = learn([lesson.id, "--plain"], typed);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const flat = stdout.replace(/\s+/g, " ");
      for (const { task, text } of lesson.steps) {
        for (const one of text) expect(flat).toContain(typeof one === "string" ? one : one.text);
        if (task !== undefined) expect(flat).toContain(`Hint: ${task.hints[0]?.text}`);
        if (task !== undefined) expect(flat).toContain(`Right. ${task.why}`);
      }
      const tasks = lesson.steps.filter(({ task }) => task !== undefined).length;
      expect(flat).toContain(`Lesson finished: ${tasks} of ${tasks} tasks solved.`);
      expect(kept().lessons[lesson.id].finished).toBe(true);
      for (const line of stdout.split("\n")) expect(widthOf(line)).toBeLessThan(80);
    },
  );

  it("goes on where it was left, and begins again if asked to", () => {
    learn(["ladder"], ["e", "", "q"]);
    expect(kept().lessons.ladder).toMatchObject({ step: "first-move", solved: ["words"] });
    expect(learn(["ladder"], ["q"]).stdout).toContain("step 2 of 7");
    expect(learn([]).stdout).toContain("at step 2 of 7");
    expect(learn(["ladder", "--restart"], ["q"]).stdout).toContain("step 1 of 7");
  });

  it("teaches all the same where progress can't be kept or read", () => {
    writeFileSync(join(home, "faultline"), "");
    const { code, stdout, stderr } = learn(["ladder"], ["e", ""]);
    expect(code).toBe(0);
    expect(stdout).toContain("step 2 of 7");
    expect(stderr).toContain("can't be kept");
  });

  it("names the nearest lesson for one that is not there", () => {
    const { code, stderr } = learn(["lader"]);
    expect(code).toBe(2);
    expect(stderr).toContain("did you mean ladder?");
  });

  it("prints an answer key with codes that play", () => {
    const { code, stdout } = learn(["truces", "--answers"]);
    expect(code).toBe(0);
    const codes = new Set([...stdout.matchAll(/Replay code: (\S+)/g)].map(([, one]) => one as string));
    expect(codes.size).toBeGreaterThan(0);
    for (const one of codes) expect(faultline("replay", one, "--json").code, one).toBe(0);
  });
});
