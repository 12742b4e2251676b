import { expect, test } from "vitest";
import {
  easiestFirst,
  type Menu,
  type MenuScenario,
  openingMenu,
  pressInMenu,
  pressUnseen,
} from "../../src/tui/screens/menu.js";
import { menuLines, spokenMenu } from "../../src/tui/screens/menu-lines.js";
import { plainLine, widthOfLine } from "../../src/tui/term/line.js";

const scenarios: MenuScenario[] = [
  {
    id: "ford",
    title: "The ford",
    summary: "Two banks of a river.",
    days: 20,
    start: "2020-07-12",
    file: "ford.yaml",
    variants: [{ id: "dry", label: "A dry summer", note: "the ford is open for longer" }],
  },
  {
    id: "bridge",
    title: "The bridge",
    summary: "One bridge.",
    days: 9,
    start: "2021-01-02",
    file: "bridge.yaml",
    variants: [],
  },
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
  expect(after(["backspace", "space", "ü", "'", "~", "f5"], seed).seed).toBe("karabakh- ü'");
  expect(after(["backspace", "7", "space", "💥", "backspace", "enter"], seed)).toMatchObject({
    seed: "karabakh-7",
    done: "play",
  });
  expect(after(["up"], seed).seed).toBe(`seed-${drawn}`);
  expect(after([...Array.from({ length: 10 }, () => "backspace"), "enter"], seed)).toMatchObject({
    seed: `seed-${drawn}`,
    done: "play",
  });
});

test("what is typed replaces a drawn seed, and only that", () => {
  const seed = after(["enter", "enter"]);
  expect(after(["7"], seed).seed).toBe("7");
  expect(after(["7", "3"], seed).seed).toBe("73");
  expect(after(["space", "7"], seed).seed).toBe("7");
  expect(after(["7", "up", "4"], seed).seed).toBe("4");
  expect(after(["7", "tab", "shift-tab", "3"], seed).seed).toBe("73");
  expect(after(["7", "enter"], seed)).toMatchObject({ seed: "7", done: "play" });
});

test("the shortest scenario comes first", () => {
  expect(easiestFirst(scenarios).map(({ id }) => id)).toEqual(["bridge", "ford"]);
});

test("a scenario is found by title, code or summary, and Esc shows all again", () => {
  expect(after(["/", "B", "r", "i"])).toMatchObject({ scenario: 1, filter: "Bri" });
  expect(after([..."/banks"])).toMatchObject({ scenario: 0, filter: "banks" });
  expect(after([..."/bri", "enter"])).toMatchObject({ scenario: 1, filter: null, field: "reading" });
  expect(after([..."/q"])).toMatchObject({ filter: "q", done: null });
  expect(after([..."/zz", "enter"])).toMatchObject({ field: "scenario", filter: "zz" });
  expect(after([..."/zz", "escape"])).toMatchObject({ filter: null, scenario: 0, done: null });
  expect(after([..."/bri", "down"])).toMatchObject({ scenario: 1 });
  expect(spokenMenu(after([..."/zz"]), scenarios)).toBe("Find zz: 0 of 2 scenarios. Escape shows all.");
});

test("a key that cannot be seen changes nothing but that one may leave", () => {
  const menu = openingMenu("karabakh-7");
  for (const key of ["down", "enter", "7", "/"]) expect(pressUnseen(menu, key)).toBe(menu);
  expect(pressUnseen(menu, "q").done).toBe(0);
  expect(pressUnseen(menu, "ctrl-c").done).toBe(130);
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

/** Twenty scenarios with twelve variants each, every text as long as those of the library. */
const many: MenuScenario[] = Array.from({ length: 20 }, (_, place) => ({
  id: `crisis-number-${place}`,
  title: `A crisis with number ${place}`,
  summary: `${"What happens here takes some words to tell. ".repeat(6)}The end of ${place}.`,
  days: 30 + place,
  start: "2020-07-12",
  file: `${place}.yaml`,
  variants: Array.from({ length: 12 }, (_, variant) => ({
    id: `variant-${variant}`,
    label: `Reading ${variant}`,
    note: `${"It reads the sources in another way. ".repeat(6)}The end of it.`,
  })),
}));

test("a list too long for the terminal says how many more there are above and below, whatever is selected", () => {
  for (const [field, row, count] of [
    ["scenario", /^ [▶ ] A crisis with number/, 20],
    ["reading", /^ [▶ ] (Reading \d|As written)/, 13],
  ] as const) {
    for (let place = 0; place < count; place += 1) {
      const menu = { ...openingMenu("7"), field, [field]: place };
      const lines = menuLines(menu, many, { columns: 80, rows: 24 }).map(plainLine);
      const from = lines.findIndex((line) => line.startsWith("─["));
      const until = lines.findIndex((line, index) => index > from && line.startsWith("─"));
      const section = lines.slice(from + 1, until);
      const more = section.flatMap((line) => /[↑↓] (\d+) more (?:above|below)/.exec(line)?.[1] ?? []);
      const listed = section.filter((line) => row.test(line));
      expect(listed.length + more.reduce((sum, one) => sum + Number(one), 0)).toBe(count);
      expect(listed.filter((line) => line.startsWith(" ▶ "))).toHaveLength(1);
    }
  }
});

test("at 80×24 the whole text of what is selected is shown, with its code, days and calendar", () => {
  const text = (menu: Menu) =>
    menuLines(menu, many, { columns: 80, rows: 24 })
      .map((line) => plainLine(line).trim())
      .join(" ");
  expect(text(openingMenu("7"))).toContain(many[0]?.summary);
  expect(text(openingMenu("7"))).toContain("crisis-number-0");
  expect(text(openingMenu("7"))).toContain("30 days, from Sun 12 Jul 2020 to Tue 11 Aug 2020 at the latest");
  expect(text({ ...openingMenu("7"), field: "reading", reading: 5 })).toContain(many[0]?.variants[4]?.note);
});

test("at 80×24 the last line names every key whole, how to leave among them", () => {
  const last = (menu: Menu) => plainLine(menuLines(menu, scenarios, { columns: 80, rows: 24 }).at(-1)!);
  expect(last(after([]))).toMatch(/^ ↑↓ choose {2}.*Tab section {2}Esc quit$/);
  expect(last(after(["f"]))).toMatch(/Esc quit$/);
  expect(last(after(["enter"]))).toMatch(/Esc back$/);
  for (const keys of [[], ["f"], ["/"], ["enter"], ["enter", "enter"]])
    expect(last(after(keys)).length).toBeLessThanOrEqual(80);
});
