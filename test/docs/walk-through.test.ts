/**
 * The walk-through of an exercise: its commands do what they should, and its table is played at the desk, key by key and seat by
 * seat, until the run has ended. Each row's screen says what the page says it says.
 * @module-tag sweep
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadScenario } from "../../src/scenarios/index.js";
import { drawRule, headOf, type Input, isRefusal, messagesOf } from "../../src/session/index.js";
import { root } from "../tidy/project-files.js";
import { type AtTheDesk, seatedSession, sitDown } from "../tui/desk/at-the-desk.js";
import { followPage } from "./told-commands.js";

const page = readFileSync(join(root, "docs/walk-through.md"), "utf8");
const [before = "", after = ""] = page.split("\n## The review\n");
const rows = [...before.matchAll(/^\| (desk|seats) \| (.*) \| (.*) \|$/gm)].map(([, who, does = "", says = ""]) => ({
  who,
  does,
  says,
}));

const names: { readonly [key: string]: string } = { Enter: "enter", Esc: "escape", Down: "down" };

/** Keys stand in backticks, what is typed in quotes. */
function pressAll(at: AtTheDesk, does: string): void {
  for (const [, key, text] of does.matchAll(/`([^`]+)`|“([^”]+)”/g))
    if (key !== undefined) at.press(names[key] ?? key);
    else at.type(text as string);
}

/** What the seats do on pages of their own comes to the desk as inputs. */
function inputsOf(at: AtTheDesk, does: string): Input[] {
  const { model, header, state } = at.session;
  const actor = (label: string) => model.scenario.actors.find((one) => one.label === label)?.id as string;
  if (does === "all ready") return header.seats.map((seat) => ({ type: "ready", seat }));
  if (does.includes("proposes the truce")) {
    const number = messagesOf(model, headOf(state).messages, "facilitator").length + 1;
    const proposal: Input = { type: "proposal", from: "armenia", agreement: "truce-of-the-two" };
    const own = messagesOf(model, headOf(state).messages, "seat:azerbaijan").length + 1;
    expect(own).toBe(number);
    return [proposal, { type: "accept", seat: "azerbaijan", proposal: own }];
  }
  const [, from = "", to = "", text = ""] = /^(\w+) to (\w+): “(.*)”$/.exec(does) ?? [];
  if (text !== "") return [{ type: "message", from: actor(from), to: [actor(to)], text }];
  return [...does.matchAll(/(\w+): ((?:\*[^*]+\*(?:, )?)+)/g)].flatMap(([, who = "", orders = ""]) =>
    [...orders.matchAll(/\*([^*]+)\*/g)].map(([, label]): Input => {
      const found = model.transitions.find(
        ({ path, source }) => path.startsWith(`${actor(who)}.`) && source.order?.label === label,
      );
      return { type: "draft", transition: found?.path ?? `${label}` };
    }),
  );
}

describe("docs/walk-through.md", () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-walk-through-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const few = (line: string) => (line.includes(" report ") ? ["--runs", "100", "--futures", "50"] : []);
  const follow = (text: string) => {
    const told = followPage(text, folder, "exercise.yaml", few);
    for (const { command, code, stderr } of told) expect([command, code, stderr]).toEqual([command, 0, ""]);
    return told.length;
  };

  it("is played as it is written, from the plan to the end of the review", () => {
    expect(follow(before)).toBe(2);
    const { scenario } = loadScenario(join(folder, "exercise.yaml"));
    const { seats = [], play } = scenario.exercise ?? {};
    const beginning = {
      resolved: scenario,
      seed: play?.seed ?? "",
      seats: seats.map(({ actor }) => actor),
      days: play?.days ?? 0,
      rule: drawRule("sealed"),
    };
    const session = seatedSession(beginning, { file: join(folder, "exercise.log") });
    const at = sitDown(session, { minutes: 15 });
    expect(rows.length).toBeGreaterThan(30);
    for (const { who, does, says } of rows) {
      if (who === "desk") pressAll(at, does);
      else
        for (const input of inputsOf(at, does)) {
          const given = at.desk.receive(input);
          expect([does, isRefusal(given) ? given.message : ""]).toEqual([does, ""]);
        }
      expect([does, at.screen().replace(/\s+/g, " ")]).toEqual([does, expect.stringContaining(says)]);
    }
    expect(headOf(session.state).world.ended).toBe(true);
    session.close();
    const [, name = "", text = ""] = /`([a-z]+\.ndjson)`[^`]*```ndjson\n([^`]*)```/.exec(after) ?? [];
    writeFileSync(join(folder, name), text);
    expect(follow(after)).toBe(4);
  });
});
