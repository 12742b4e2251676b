import { expect, test } from "vitest";
import type { Outlook, Prospect } from "../../src/analysis/index.js";
import { countedWord } from "../../src/text/index.js";
import {
  hindsight,
  isCounted,
  noOutlooks,
  type Outlooks,
  prospectCells,
  prospectLines,
  sayProspects,
} from "../../src/tui/panels/prospects.js";
import { deskFace } from "../../src/tui/screens/desk/desk-face.js";
import { sayChange } from "../../src/tui/screens/spoken.js";
import { widthOfLine } from "../../src/tui/term/line.js";
import { drawn, sceneAt } from "./drawn.js";

const prospect = (id: string, p: number, low: number, high: number): Prospect => ({
  id,
  label: id,
  count: 0,
  p,
  low,
  high,
  word: "",
});

function outlook(runs: number, ending: Prospect, shots: Prospect): Outlook {
  const worded = (one: Prospect) => ({ ...one, word: countedWord(Math.round(one.p * runs), runs) });
  return { runs, wanted: 2000, endings: [worded(ending)], milestones: [worded(shots)], firedBy: null };
}

const all = outlook(2000, prospect("horizon", 1, 0.998, 1), prospect("shots", 0.436, 0.414, 0.458));
const few = outlook(50, prospect("horizon", 1, 0.929, 1), prospect("shots", 0.42, 0.294, 0.557));
const counted: Outlooks = { ...noOutlooks, here: all };

const oddsPage = (outlooks: Outlooks, columns = 80) => drawn(3, columns, 24, { page: "odds" }, outlooks).slice(0, 12);

test("the page gives each prospect its figure, its bar, its interval and its word", () => {
  expect(oddsPage(counted)).toEqual([
    "─ Odds from here ───────────────────────────────────────────────────────────────",
    "  2,000 futures from Mon 13 Jul 2020, day 1  ·  ▓ sure  ▒ 95% interval",
    "",
    "  How it may end",
    "  ■ No ending by the last day   100% ▓▓▓▓▓▓▓▓▓  >99–100%  in all 2,000 runs",
    "",
    "  What may come before that",
    "  ◆ Shots fired                  44% ▓▓▓▓·····  41–46%    unlikely",
    "",
    "  next                a day  a week  who   what could happen next",
    "    75% ▓▓▓▓▓▓▓▓▓▓▓▓  22%    83%     NOR   North bank protests",
    "    25% ▓▓▓▓          5%     30%     FRT   Shots at the ford; two are hurt",
  ]);
});

test("the fewer the futures, the more of a bar is left open, and the count says how many there are", () => {
  const page = oddsPage({ ...noOutlooks, here: few });
  expect(page[1]).toContain("50 of 2,000 futures");
  expect(page[7]).toBe("  ◆ Shots fired                  42% ▓▓▓▒▒····  29–56%    unlikely");
});

test("before the first futures are in, the places stand ready", () => {
  const page = oddsPage(noOutlooks);
  expect(page[1]).toContain("counting futures…");
  expect(page[7]).toBe("  ◆ Shots fired                    … ·········");
});

test("figures of the moment before stand in, dimmed, and are not counted as this moment's", () => {
  const { lookup, view } = sceneAt(3, 80, 24);
  const cells = prospectCells({ lookup, view, outlooks: { ...noOutlooks, earlier: all }, width: 80 });
  const shots = cells.flat().find(({ text }) => text.includes("44%"));
  expect(shots?.tone).toBe("dim");
  expect(oddsPage({ ...noOutlooks, earlier: all })[1]).toContain("counting futures…");
});

test("a milestone that has been reached is no prospect any more", () => {
  expect(drawn(5, 80, 24, { page: "odds" }, counted).join("\n")).not.toContain("Shots fired");
});

test("in place the title counts the futures, and the next happenings follow", () => {
  expect(drawn(3, 112, 26, { panel: "odds" }, counted).slice(-8)).toEqual([
    "─[5 Odds from here · 2,000 futures]────────────────────────────────────────────────────────┴────────────────────",
    " ■ No ending   100% ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓  ◆ Shots fired  44% ▓▓▓▓▓▓▓▒········· │ next, and its share of the rate",
    "                                                                            │   75%  NOR  North bank protests",
    "                                                                            │   25%  FRT  Shots at the ford…",
    "                                                                            │",
    "                                                                            │",
    "                                                                            │",
    " space play  n/p step  w why  o odds  x what if  / find  k who  ? help  q quit     seed karabakh-7 · as written",
  ]);
});

test("at no width is a line of the odds wider than its room", () => {
  const { lookup, view } = sceneAt(3, 80, 24);
  for (let width = 40; width <= 240; width += 7) {
    const props = { lookup, view, outlooks: { ...counted, start: few }, width };
    for (const line of prospectCells(props)) expect(widthOfLine(line)).toBeLessThanOrEqual(width);
    if (width < 80) continue;
    for (const line of prospectLines(props)) expect(widthOfLine(line)).toBeLessThanOrEqual(width);
  }
});

test("a run that is over, or threads that cannot play, are told in words", () => {
  expect(oddsPage({ ...noOutlooks, over: true })[1]).toContain("The run ends at this moment");
  expect(oddsPage({ ...noOutlooks, problem: "no thread" })[1]).toContain("Futures can't be played: no thread");
});

test("no count of futures is called certain or impossible", () => {
  const never = outlook(2000, prospect("horizon", 1, 0.998, 1), prospect("shots", 0, 0, 0.0019));
  expect(oddsPage({ ...noOutlooks, here: never })[7]).toContain("0–0.2%    not seen in 2,000 runs");
});

test("a wide page says how many plain runs would be as sure, of what control variates estimate", () => {
  const here = outlook(2000, prospect("horizon", 0.44, 0.43, 0.45), {
    ...prospect("shots", 0.73, 0.72, 0.74),
    plainRuns: 12_345,
  });
  const wide = oddsPage({ ...noOutlooks, here }, 160).join("\n");
  expect(wide).toMatch(/Shots fired .* likely +as sure as 12,345 plain runs/);
  expect(wide.match(/as sure as/g)).toHaveLength(1);
  for (const line of wide.split("\n")) expect(line.length).toBeLessThanOrEqual(160);
  expect(oddsPage({ ...noOutlooks, here }, 100).join("\n")).not.toContain("as sure as");
});

test("the last screen says how likely that was from the start", () => {
  const start = outlook(2000, prospect("horizon", 0.436, 0.414, 0.458), prospect("shots", 0.73, 0.71, 0.75));
  expect(hindsight(null, { ...noOutlooks, start })).toBe(
    "From day 0, 2,000 futures put the chance of this ending at 44% (41–46%): unlikely.",
  );
  const screen = drawn(8, 80, 24, { page: "end" }, { ...noOutlooks, start }).join("\n");
  expect(screen).toContain("From day 0, 2,000 futures put the chance of this ending at 44%");
  expect(screen).toContain("    13 Jul  Shots fired  73%");
});

test("the last screen ranks by how few futures have it by that day, not by the chance of the day", () => {
  const share: Record<string, number> = {
    "north.voice.shout": 0.31,
    "front.ford.clash": 0.02,
    "north.patrol.leave": 0.85,
  };
  const asked: [string, number][] = [];
  const firedBy = (path: string, day: number) => {
    asked.push([path, day]);
    return share[path] ?? Number.NaN;
  };
  const start = { ...all, firedBy };
  const lines = (outlooks: Outlooks) => drawn(8, 80, 24, { page: "end" }, outlooks);
  const ranked = lines({ ...noOutlooks, start });
  const from = ranked.indexOf("  Least to be expected: how few of 2,000 futures from day 0 have it by that day");
  // The day's chances are 3%, 12% and 18%, in another order; what most futures have is not listed.
  expect(ranked.slice(from + 1, from + 4)).toEqual([
    "       2%  13 Jul  FRT   Shots at the ford; two are hurt",
    "      31%  14 Jul  NOR   North bank protests",
    "",
  ]);
  expect(asked).toContainEqual(["front.ford.clash", 1]);
  // While futures are still counted there is no rank.
  expect(lines({ ...noOutlooks, start: { ...few, firedBy: null } }).join("\n")).not.toContain("Least to be expected");
  const ended = { ...sceneAt(8, 80, 24, { page: "end" }), outlooks: { ...noOutlooks, start: few } };
  expect(sayChange(deskFace, ended, { ...ended, outlooks: { ...noOutlooks, start } }).join("\n")).toMatch(
    /the chance of this ending.*\n.*Least to be expected.*\n.*Shots at the ford.*\n.*North bank protests/,
  );
});

test("with seats every prospect has two figures, each named", () => {
  const held = outlook(2000, prospect("horizon", 1, 0.998, 1), prospect("shots", 0.12, 0.1, 0.14));
  const both: Outlooks = { ...noOutlooks, seated: true, here: all, held };
  expect(oddsPage(both).slice(0, 9)).toEqual([
    "─ Odds from here, seats played on ──────────────────────────────────────────────",
    "  2,000 futures from Mon 13 Jul 2020, day 1  ·  ▓ sure  ▒ 95% interval",
    "  The seats are played on as the model would play them; beside it, what it is",
    "  if the seats only hold.",
    "",
    "  How it may end",
    "  ■ No ending by the…  100% hold 100% ▓▓▓▓▓▓▓▓  >99–100%  in all 2,000 runs",
    "",
    "  What may come before that",
  ]);
  const { lookup, view } = sceneAt(3, 80, 24);
  expect(sayProspects(lookup, view, both)).toContain(
    "Milestone Shots fired: 44%, unlikely, interval 41 to 46%; if the seats only hold, 12%.",
  );
  for (let width = 40; width <= 240; width += 7) {
    const props = { lookup, view, outlooks: { ...both, start: few }, width };
    for (const line of prospectCells(props)) expect(widthOfLine(line)).toBeLessThanOrEqual(width);
    if (width < 80) continue;
    for (const line of prospectLines(props)) expect(widthOfLine(line)).toBeLessThanOrEqual(width);
  }
});

test("with seats the odds are counted only when both ways are", () => {
  const half: Outlooks = { ...noOutlooks, seated: true, here: all, held: few };
  expect(isCounted(half)).toBe(false);
  expect(isCounted({ ...half, held: all })).toBe(true);
  expect(hindsight("horizon", { ...half, start: all })).toContain("as the model would play the seats on");
});

test("a run that is over on day 0 does not wait for futures of its start", () => {
  expect(hindsight(null, { ...noOutlooks, startOver: true })).toBe("");
});

test("to a listener the odds are told once all are in, and again where a step has changed them", () => {
  const scene = (position: number, outlooks: Outlooks) => ({
    ...sceneAt(position, 80, 24, { panel: "odds", asked: 1 }),
    outlooks,
  });
  const words = [
    "Odds from here, 2,000 futures:",
    "Ending No ending by the last day: 100%, in all 2,000 runs, interval >99 to 100%.",
    "Milestone Shots fired: 44%, unlikely, interval 41 to 46%.",
  ];
  const asked = sayChange(deskFace, sceneAt(3, 80, 24), scene(3, noOutlooks));
  expect(asked.at(-1)).toBe("Counting futures.");
  expect(sayChange(deskFace, scene(3, noOutlooks), scene(3, { ...noOutlooks, here: few }))).toEqual([]);
  expect(sayChange(deskFace, scene(3, { ...noOutlooks, here: few }), scene(3, counted))).toEqual(words);
  expect(sayChange(deskFace, scene(3, counted), scene(3, counted))).toEqual([]);
  expect(sayChange(deskFace, scene(3, noOutlooks), scene(2, counted)).slice(-3)).toEqual(words);
});
