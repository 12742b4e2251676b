import { expect, test } from "vitest";
import { createLookup } from "../../src/text/index.js";
import { gaugesPanel } from "../../src/tui/panels/gauges.js";
import { windowOf } from "../../src/tui/panels/panel.js";
import { posturesPanel } from "../../src/tui/panels/postures.js";
import { wireLines } from "../../src/tui/panels/wire.js";
import { deskFace } from "../../src/tui/screens/desk/desk-face.js";
import { faceLines } from "../../src/tui/screens/face.js";
import { plainLine } from "../../src/tui/term/line.js";
import { rowText } from "../../src/tui/term/painter.js";
import { drawn, sceneAt } from "./drawn.js";
import { scenario } from "./fixture.js";

test("the first screen of a newcomer says what to press", () => {
  expect(drawn(1, 80, 24)).toEqual([
    " FAULTLINE  The ford                              Sun 12 Jul 2020 · day 0 of 20",
    " ────────────────────────────────────── ‖ 1 day/s seed karabakh-7 · as written",
    "─ 1 Postures ──────────────────────────────────┬─ 3 Gauges ─────────────────────",
    " NORTH BANK                                    │ Tension                   40",
    "  Voice      ●─○─○ Calm                        │ ▄",
    "  Patrol     ●─○   At home                     │",
    "                                               │ Trust between the",
    " FRT Ford    ●─○   Quiet COW 1                 │ banks                     60",
    "                                               │ ▅",
    "                                               │",
    "─[2 Wire]──────────────────────────────────────┴────────────────────────────────",
    "  The ford",
    "  space  watch it unfold; space again pauses",
    "  n      go to the next record, p back by one",
    "  w      why it happened, with its sources",
    "  ?      all keys",
    "  q      quit",
    "",
    "─ 4 Why ────────────────────────────────────────────────────────────────────────",
    "  Every record explains itself here: the base rate it started from, what",
    "  multiplied it, how likely that made it, what could have happened instead,",
    "  and the documents it rests on.",
    "",
    " space play  n/p step  w why  o odds  x what if  k who  ? help  q quit",
  ]);
});

test("at 80×24 the wire has the full width and why is told in brief", () => {
  expect(drawn(5, 80, 24, { selected: 1 })).toEqual([
    " FAULTLINE  The ford                              Mon 13 Jul 2020 · day 1 of 20",
    " ━━──────────────────────────────────── ‖ 1 day/s seed karabakh-7 · as written",
    "─ 1 Postures ──────────────────────────────────┬─ 3 Gauges ─────────────────────",
    " NORTH BANK                                    │ Tension                   56 ▲",
    "  Voice      ●─○─○ Calm                        │ ▄▅",
    "  Patrol     ○─●   Out                         │",
    "                                               │ Trust between the",
    " FRT Ford  ◂ ○─●   Clashes COW 4               │ banks                     60",
    "                                               │ ▅▅",
    "                                               │",
    "─[2 Wire]──────────────────────────────────────┴────────────────────────────────",
    " 12 Jul A patrol leaves for the ford                               NOR  18%/day",
    "▶13 Jul Shots at the ford; two are hurt                            FRT  12%/day",
    "        ◆ Shots have been fired",
    "",
    "",
    "",
    "",
    "─ 4 Why: Shots at the ford; two are hurt ───────────────────────────────────────",
    "  base rate 0.050 a day × 2.50 A patrol is out",
    "  = 12% a day; 58% within a week, likely",
    "  instead, 60%: North bank protests",
    "  rests on paper ¶3 · C3 · w for all of it",
    " . go there  space play  n/p step  w why  o odds  x what if  ? help  q quit",
  ]);
});

test("on a wide terminal who, what and how hot stand side by side, with why below", () => {
  expect(drawn(6, 112, 26, { selected: 1 })).toEqual([
    " FAULTLINE  The ford    Tue 14 Jul 2020 · day 2 of 20 ━━━━━────────────────────────────────────────── ‖ 1 day/s",
    "─ 1 Postures ─────────────────────┬─[2 Wire]───────────────────────────────────────────────┬─ 3 Gauges ─────────",
    " NORTH BANK                       │ 12 Jul A patrol leaves for the ford       NOR  18%/day │ Tension       55 ▲",
    "  Voice      ●─○─○ Calm           │▶13 Jul Shots at the ford; two are hurt    FRT  12%/day │ ▄▅▅",
    "  Patrol     ○─●   Out            │        ◆ Shots have been fired                         │",
    "                                  │                                                        │ Trust between the",
    " FRT Ford  ◂ ○─●   Clashes COW 4  │                                                        │ banks         52 ▼",
    "                                  │                                                        │ ▅▅▅",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "                                  │                                                        │",
    "─ 4 Why: Shots at the ford; two are hurt ──────────────────────────────────────────────────┴────────────────────",
    "  base rate  once in 20 days                    0.050 a day  paper ¶3 · C3",
    "             Patrols meet at the ford more often in a dry summer.",
    "  × 2.50     A patrol is out                    0.125        judgement: two patrols see each other before…",
    "  = 12% a day; 58% within a week, likely    pressure 0.94 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ breaking point 0.94",
    "  could have happened instead: North bank protests 60%",
    "  moved  Front · Ford: Quiet → Clashes · Tension 41 → 56",
    " . go there  space play  n/p step  w why  o odds  x what if  ? help  q quit        seed karabakh-7 · as written",
  ]);
});

test("the why page shows every claim in full, and ratios that did not hold", () => {
  expect(drawn(5, 80, 30, { selected: 1, page: "why" })).toEqual([
    "─ Why ──────────────────────────────────────────────────────────────────────────",
    "  Shots at the ford; two are hurt",
    "  Mon 13 Jul 2020 · Front",
    "",
    "  moved  Front · Ford: Quiet → Clashes · Tension 41 → 56",
    "",
    "  base rate  once in 20 days       0.050 a day",
    "             paper ¶3 · C3  source C, fairly reliable; claim 3, possibly true",
    "               Patrols meet at the ford more often in a dry summer. [2 metres]",
    "",
    "  × 2.50     A patrol is out       0.125",
    "             judgement: two patrols see each other before they mean to",
    "",
    "  × 1.00     not now: It rains     0.125",
    "",
    "  = 12% a day; 58% within a week, likely",
    "    pressure 0.94 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ breaking point 0.94",
    "    The breaking point was drawn by chance: of all such draws 61% are lower",
    "    and 39% higher.",
    "",
    "  Could have happened instead, and its share of the rate:",
    "    20%  FRT  Shots at the ford; two are hurt  (this one)",
    "    60%  NOR  North bank protests",
    "",
    "  Sources",
    "    paper                   A paper on fords",
    "",
    "",
    "",
    " n/p next and previous record  Esc back  q quit    seed karabakh-7 · as written",
  ]);
});

test("the last screen says how it ended, the replay code, milestones and gauges", () => {
  expect(drawn(8, 80, 24, { page: "end" })).toEqual([
    "─ The ford ─────────────────────────────────────────────────────────────────────",
    "",
    "  It reached its last day without an ending.",
    "  How likely was that? Counting futures from day 0…",
    "  Sat 1 Aug 2020 · day 20 · 3 happenings · as written",
    "",
    "  The same run again",
    "    faultline replay ford@00000000:karabakh-7",
    "",
    "  Milestones",
    "    13 Jul  Shots fired",
    "",
    "  Left behind",
    "    Tension 55 (from 40) · Trust between the banks 52 (from 60)",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    " Esc look back over the run  q quit                seed karabakh-7 · as written",
  ]);
});

test("a terminal too small says what it needs", () => {
  expect(drawn(5, 40, 10)).toEqual([
    "Faultline needs 80 columns and 24 rows.",
    "This terminal has 40 and 10.",
    "Enlarge it to see more; q quits.",
  ]);
});

test("the odds stand where why stood, as long as they are asked for", () => {
  expect(drawn(7, 80, 24, { panel: "odds" }).slice(-7)).toEqual([
    "",
    "─[5 Odds from here · counting futures…]─────────────────────────────────────────",
    " ■ No ending    … ···········",
    "  next                a day  a week  who   what could happen next",
    "    75% ▓▓▓▓▓▓▓▓▓▓▓▓  22%    83%     NOR   North bank protests",
    "    25% ▓▓▓▓          5%     30%     FRT   Shots at the ford; two are hurt",
    " space play  n/p step  w why  o odds  x what if  k who  ? help  q quit",
  ]);
});

test("an answer is explained by its chance and by what it answered", () => {
  expect(drawn(7, 80, 24).slice(-6)).toEqual([
    "─ 4 Why: North bank protests ───────────────────────────────────────────────────",
    "  answer     brought by “Shots at the ford…    3%           paper ¶3 · C3",
    "             Patrols meet at the ford more often in a dry summer.",
    "  = an answer: 3%, almost no chance",
    "  moved  North bank · Voice: Calm → Loud",
    " space play  n/p step  w why  o odds  x what if  k who  ? help  q quit",
  ]);
});

test("at every size the screen has exactly its rows, and no row is wider than the terminal", () => {
  for (const page of ["situation", "why", "odds", "help", "end"] as const) {
    for (const panel of ["postures", "wire", "gauges", "why", "odds"] as const) {
      for (const position of [1, 2, 5, 7, 8]) {
        for (const [columns, rows] of [
          [80, 24],
          [81, 25],
          [109, 30],
          [110, 24],
          [120, 40],
          [200, 60],
          [300, 100],
        ] as const) {
          const rowsDrawn = drawn(position, columns, rows, { page, panel });
          expect(rowsDrawn).toHaveLength(rows);
          expect(Math.max(...rowsDrawn.map((row) => row.length))).toBeLessThanOrEqual(columns);
        }
      }
    }
  }
});

test("where postures don't fit, those that moved last stay and the others are counted", () => {
  const scene = sceneAt(7, 80, 24);
  const [north, front] = scenario.actors;
  const ford = front?.postures[0];
  if (north === undefined || front === undefined || ford === undefined) throw new Error("the fixture has both");
  const states = ford.states.map(({ hostility: _, ...state }) => state);
  const lookup = createLookup({ ...scenario, actors: [north, { ...front, postures: [{ ...ford, states }] }] });
  const lines = (height: number, scroll: number | null = null) =>
    posturesPanel
      .lines({ ...scene, lookup }, { width: 40, height }, scroll !== null)
      .slice(scroll ?? 0, (scroll ?? 0) + height)
      .map((line) => plainLine(line).trimEnd());
  expect(lines(3)).toEqual([" NOR Voice ◂ ○─●─○ Loud", " NOR Patrol  ○─●   Out", " FRT Ford    ○─●   Clashes"]);
  expect(lines(2)).toEqual([" NOR Voice ◂ ○─●─○ Loud", " … 2 more, none moved since 13 Jul"]);
  expect(lines(2, 1)).toEqual(["  Voice    ◂ ○─●─○ Loud", "  Patrol     ○─●   Out"]);
});

test("where postures don't fit, the ladder that carries hostility is never folded away", () => {
  const lines = posturesPanel.lines(sceneAt(1, 80, 24), { width: 40, height: 2 }, false);
  expect(lines.map((line) => plainLine(line).trimEnd())).toEqual([
    " FRT Ford    ●─○   Quiet COW 1",
    " … 2 more, none has moved",
  ]);
});

test("a name too long for its place loses its actor, then what it is of, and only then its end", () => {
  const [north, ...others] = scenario.actors;
  if (north === undefined) throw new Error("the fixture has actors");
  const named = (label: string) => {
    const [voice, ...rest] = north.postures;
    if (voice === undefined) throw new Error("the north bank has postures");
    const actors = [{ ...north, postures: [{ ...voice, label }, ...rest] }, ...others];
    const lookup = createLookup({ ...scenario, actors });
    const room = { width: 38, height: 3 };
    const [first] = posturesPanel.lines({ ...sceneAt(1, 80, 24), lookup }, room, false);
    return plainLine(first ?? []);
  };
  expect(named("North bank's pride")).toMatch(/^ NOR pride +●/);
  expect(named("Promise to the ford's owners")).toMatch(/^ NOR Promise +●/);
  expect(named("Extraordinarily long label")).toMatch(/^ NOR Extraord.*… +●/);
});

test("where gauges don't fit with their course, each takes a line, and those left out are counted", () => {
  const lines = (height: number) =>
    windowOf(gaugesPanel.lines(sceneAt(6, 80, 24), { width: 34, height }, false), height, 0).map((line) =>
      plainLine(line).trimEnd(),
    );
  expect(lines(5)).toEqual([
    " Tension                     55 ▲",
    " ▄▄▅",
    "",
    " Trust between the banks     52 ▼",
    " ▅▅▅",
  ]);
  expect(lines(2)).toEqual([" Tension                     55 ▲", " Trust between the banks     52 ▼"]);
  expect(lines(1)).toEqual(["  … 2 more lines"]);
});

test("a long wire keeps the selected record in sight and counts what it leaves out", () => {
  const scene = sceneAt(8, 80, 24);
  const records = Array.from({ length: 10 }, () => scene.view.records).flat();
  const lines = (selected: number | null) =>
    wireLines(
      { ...scene, view: { ...scene.view, records }, screen: { ...scene.screen, selected } },
      { width: 60, height: 6 },
    ).map((line) => plainLine(line));
  expect(lines(null)[0]).toContain("… 46 earlier");
  expect(lines(null)[4]).toMatch(/^▶.*Day 20/);
  expect(lines(0)[0]).toMatch(/^▶12 Jul A patrol/);
  expect(lines(0)[4]).toContain("… 46 later");
  expect(lines(25).some((line) => line.startsWith("▶12 Jul A patrol"))).toBe(true);
});

test("colour says nothing that a sign or a word does not say too", () => {
  const lines = faceLines(deskFace, sceneAt(5, 120, 40, { selected: 1 }));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour orders begin with one.
  const withoutColour = lines.map((line) => rowText(line, 24).replace(/\u001b\[[\d;]*m/g, ""));
  expect(withoutColour).toEqual(lines.map((line) => line.map(({ text }) => text).join("")));
  expect(lines.map((line) => rowText(line, 24)).join("")).toMatch(/38;2;/);
  expect(lines.map((line) => rowText(line, 1)).join("")).not.toMatch(/3[0-9]m|38;/);
});
