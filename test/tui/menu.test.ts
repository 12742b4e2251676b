import { expect, test } from "vitest";
import { type Menu, type MenuScenario, menuLines, openingMenu, pressInMenu } from "../../src/tui/screens/menu.js";
import { plainLine, widthOfLine } from "../../src/tui/term/line.js";

const scenarios: MenuScenario[] = [
  {
    title: "The ford",
    summary: "Two banks of a river.",
    days: 20,
    start: "2020-07-12",
    file: "ford.yaml",
    variants: [{ id: "dry", label: "A dry summer", note: "the ford is open for longer" }],
  },
  { title: "The bridge", summary: "One bridge.", days: 9, start: "2021-01-02", file: "bridge.yaml", variants: [] },
];

let drawn = 0;
const drawSeed = () => {
  drawn += 1;
  return `seed-${drawn}`;
};

const after = (keys: readonly string[], start: Menu = openingMenu("karabakh-7")) =>
  keys.reduce((menu, key) => pressInMenu(menu, key, scenarios, drawSeed), start);

test("Enter three times plays the first scenario as written with the seed that stands there", () => {
  expect(after(["enter", "enter", "enter"])).toMatchObject({
    scenario: 0,
    reading: 0,
    seed: "karabakh-7",
    done: "play",
  });
});

test("another scenario starts from its own first reading", () => {
  expect(after(["enter", "down"])).toMatchObject({ field: "reading", reading: 1 });
  expect(after(["enter", "down", "shift-tab", "down"])).toMatchObject({ scenario: 1, reading: 0 });
  expect(after(["down", "down"])).toMatchObject({ scenario: 0 });
  expect(after(["down", "enter", "down"])).toMatchObject({ reading: 0 });
});

test("a seed is typed or drawn, and an empty one is drawn on the way out", () => {
  const seed = after(["enter", "enter"]);
  expect(after(["backspace", "backspace", "9", "q"], seed)).toMatchObject({ seed: "karabakh9q", done: null });
  expect(after(["space", "ü", "'", "~", "f5"], seed).seed).toBe("karabakh-7 ü'");
  expect(after(["space", "💥", "backspace", "enter"], seed)).toMatchObject({ seed: "karabakh-7", done: "play" });
  expect(after(["up"], seed).seed).toBe(`seed-${drawn}`);
  expect(after([...Array.from({ length: 10 }, () => "backspace"), "enter"], seed)).toMatchObject({
    seed: `seed-${drawn}`,
    done: "play",
  });
});

test("q quits where it is no letter of a seed, Esc goes back, Ctrl-C always leaves", () => {
  expect(after(["q"]).done).toBe(0);
  expect(after(["enter", "q"]).done).toBe(0);
  expect(after(["enter", "escape"]).field).toBe("scenario");
  expect(after(["escape"]).done).toBe(0);
  expect(after(["enter", "enter", "ctrl-c"]).done).toBe(130);
});

test("the menu shows what is chosen, in exactly the terminal's rows", () => {
  for (const [columns, rows] of [
    [80, 24],
    [120, 40],
    [200, 60],
  ] as const) {
    const lines = menuLines(after(["enter", "down"]), scenarios, { columns, rows });
    expect(lines).toHaveLength(rows);
    for (const line of lines) expect(widthOfLine(line)).toBeLessThanOrEqual(columns);
    const text = lines.map(plainLine).join("\n");
    for (const shown of ["▶ The ford", "▶ A dry summer", "[Reading]", "karabakh-7", "Two banks of a river."]) {
      expect(text).toContain(shown);
    }
  }
});
