import { expect, test } from "vitest";
import { viewAt } from "../../src/session/index.js";
import { bindings, commandOf } from "../../src/tui/screens/keys.js";
import { situationPanels } from "../../src/tui/screens/panels.js";
import { futuresFrom, matches, openingScreen, press, type Screen, tick } from "../../src/tui/screens/screen.js";
import { timeline, track } from "./fixture.js";

function after(keys: readonly string[], start: Screen = openingScreen): Screen {
  return keys.reduce((screen, key) => {
    const { records } = viewAt(timeline, screen.position);
    return press(screen, key, { track, records, panels: situationPanels, reach: () => 5, screenful: 20 });
  }, start);
}

const position = (...keys: string[]) => after(keys).position;

test("n goes to the next record and p back to the one before", () => {
  expect(position("n")).toBe(2);
  expect(position("n", "n")).toBe(4);
  expect(position("n", "n", "p")).toBe(2);
  expect(position("n", "p")).toBe(1);
  expect(position("p")).toBe(1);
});

test("p after days without a record goes back to the last record", () => {
  expect(position("n", "n", "n", "N")).toBe(6);
  expect(position("n", "n", "n", "N", "p")).toBe(5);
});

test("N and P go by days", () => {
  expect(position("N")).toBe(3);
  expect(position("N", "N")).toBe(6);
  expect(position("N", "N", "P")).toBe(3);
  expect(position("N", "N", "P", "P", "P")).toBe(1);
});

test("] and [ go by turns, and stop at the start", () => {
  expect(position("]")).toBe(8);
  expect(position("]", "escape", "[")).toBe(1);
  const turned = { ...track, turn: 1 };
  const go = (keys: readonly string[]) =>
    keys.reduce<Screen>(
      (screen, key) =>
        press(screen, key, {
          track: turned,
          records: viewAt(timeline, screen.position).records,
          panels: situationPanels,
          reach: () => 0,
          screenful: 20,
        }),
      openingScreen,
    ).position;
  expect(go(["]"])).toBe(position("N"));
  expect(go(["]", "]", "["])).toBe(position("N"));
});

test(". goes to the selected record, and to none where none is selected", () => {
  const selected = after(["n", "n", "up"]);
  expect(selected).toMatchObject({ position: 4, selected: 0 });
  expect(after(["."], selected)).toMatchObject({ position: 2, selected: null });
  expect(position("n", "n", ".")).toBe(4);
});

test("a and A go through the changes of the actor of the selected record", () => {
  const movers = timeline.entries.flatMap((entry, index) =>
    entry.kind === "record" && "posture" in entry.record ? [{ actor: entry.record.actor, position: index + 1 }] : [],
  );
  for (const { actor, position: here } of movers) {
    const screen = { ...openingScreen, position: here };
    const own = movers.filter((one) => one.actor === actor).map((one) => one.position);
    const next = own.find((one) => one > here) ?? timeline.entries.length;
    expect(after(["a"], screen).position).toBe(next);
    expect(after(["A"], screen).position).toBe(own.findLast((one) => one < here) ?? here);
  }
  expect(position("a")).toBe(1);
});

test("the end opens the last screen, and Esc leads back into the run", () => {
  const end = after(["G"]);
  expect([end.position, end.page]).toEqual([8, "end"]);
  expect(after(["escape"], end).page).toBe("situation");
  expect(after(["escape", "n"], end).page).toBe("end");
  expect(after(["g"], end)).toMatchObject({ position: 1, page: "situation" });
});

test("play shows one entry at each tick and stops at the end", () => {
  const playing = after(["space"]);
  let screen = playing;
  for (let ticks = 0; ticks < 7; ticks += 1) screen = tick(screen, track);
  expect(screen).toMatchObject({ position: 8, page: "end", playing: false });
  expect(tick(screen, track)).toBe(screen);
});

test("up and down select in the wire, and a move in time lets go", () => {
  expect(after(["n", "n", "up"]).selected).toBe(0);
  expect(after(["n", "n", "up", "up"]).selected).toBe(0);
  expect(after(["n", "n", "up", "down"]).selected).toBeNull();
  expect(after(["n", "n", "up", "n"]).selected).toBeNull();
});

test("Tab goes round all five panels and numbers go straight to them", () => {
  expect(after(["tab"]).panel).toBe("gauges");
  expect(after(["tab", "tab", "tab", "tab", "tab"]).panel).toBe("wire");
  expect(["1", "2", "3", "4", "5"].map((key) => after([key]).panel)).toEqual([
    "postures",
    "wire",
    "gauges",
    "why",
    "odds",
  ]);
});

test("a panel scrolls no further than it reaches", () => {
  expect(after(["4", "down", "down"]).scroll.why).toBe(2);
  expect(after(["4", "pagedown"]).scroll.why).toBe(5);
  expect(after(["4", "pagedown", "pageup", "up"]).scroll.why).toBe(0);
});

test("futures are wanted where they are in sight: in place, on their page, and of the start on the last screen", () => {
  expect(futuresFrom(after(["n"]))).toBeNull();
  expect(futuresFrom(after(["n", "5"]))).toBe(2);
  expect(futuresFrom(after(["n", "5", "?"]))).toBeNull();
  expect(futuresFrom(after(["n", "n", "o"]))).toBe(4);
  expect(futuresFrom(after(["G"]))).toBe(1);
});

test("why needs a record to explain", () => {
  expect(after(["w"]).page).toBe("situation");
  expect(after(["n", "w"]).page).toBe("why");
  expect(after(["n", "w", "p"]).page).toBe("situation");
});

test("a search selects the newest match, moves among them, and takes every letter", () => {
  const found = after(["G", "escape", "/", "o", "r", "t"]);
  expect(found.search).toEqual({ query: "ort", typing: true });
  expect(matches(viewAt(timeline, 8).records, "ort")).toEqual([3]);
  expect(found.selected).toBe(3);
  const shots = after(["G", "escape", "/", "S", "h", "o", "t"]);
  expect(shots.selected).toBe(2);
  expect(after(["up"], shots).selected).toBe(1);
  expect(after(["up", "up"], shots).selected).toBe(2);
  expect(after(["/", "q", "space", "q", "backspace"]).search?.query).toBe("q ");
  expect(after(["/", "q"]).leaving).toBeNull();
  expect(after(["escape"], shots)).toMatchObject({ search: null, selected: null });
  expect(after(["enter", "w"], shots)).toMatchObject({ page: "why", selected: 2 });
});

test("q quits with 0 and Ctrl-C with 130, wherever one is", () => {
  for (const keys of [[], ["?"], ["G"], ["n", "w"]]) {
    expect(after([...keys, "q"]).leaving).toBe(0);
    expect(after([...keys, "ctrl-c"]).leaving).toBe(130);
  }
  expect(after(["/", "ctrl-c"]).leaving).toBe(130);
});

test("no key is bound twice, and every binding is reached by its keys", () => {
  const all = bindings.flatMap((group) => group.bindings);
  const keys = all.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const binding of all) for (const key of binding.keys) expect(commandOf(key)).toBe(binding.command);
});
