/**
 * The tour: what each key does, that its table comes line by line, that it fits any screen, and that it says what is so.
 */
import { describe, expect, it } from "vitest";
import { openLaboratory } from "../../../src/cli/laboratory.js";
import { showStep, tour } from "../../../src/learn/index.js";
import {
  beginTour,
  offeredTour,
  openedTour,
  pressInTour,
  showRow,
  type Tour,
  type TourPage,
} from "../../../src/tui/screens/learn/tour.js";
import { spokenTour, tourLines } from "../../../src/tui/screens/learn/tour-lines.js";
import { plainLine, widthOfLine } from "../../../src/tui/term/line.js";

const pages: TourPage[] = [
  { title: "One", paragraphs: ["First page."], rows: ["   1  a", "   2  b", "   3  c"] },
  { title: "Two", paragraphs: ["Second page."], rows: ["A sentence."] },
];
const pressed = (keys: readonly string[], from: Tour) => keys.reduce((now, key) => pressInTour(now, key, pages), from);
const playing = beginTour(openedTour);
const text = (now: Tour) => tourLines(now, pages, { columns: 80, rows: 24 }).map(plainLine).join("\n");

describe("the tour", () => {
  it("is skipped with Escape wherever one is, and left with Ctrl-C", () => {
    for (const from of [offeredTour, openedTour, playing]) {
      expect(pressed(["escape"], from).done).toBe("menu");
      expect(pressed(["ctrl-c"], from).done).toBe(130);
    }
  });

  it("waits for its pages, then shows one row after the other", () => {
    expect(pressed(["enter"], offeredTour)).toEqual(openedTour);
    expect(pressed(["enter", "enter"], openedTour)).toEqual(openedTour);
    expect(text(playing)).toContain("1  a");
    expect(text(playing)).not.toContain("2  b");
    expect(text(showRow(playing, pages))).toContain("2  b");
    const all = [1, 2, 3, 4].reduce((now) => showRow(now, pages), playing);
    expect(all.shown).toBe(3);
  });

  it("shows the rest of a page before it turns it, goes back, and ends in the menu", () => {
    expect(pressed(["enter"], playing)).toMatchObject({ page: 0, shown: 3 });
    expect(pressed(["enter", "enter"], playing)).toMatchObject({ page: 1, shown: 1 });
    expect(pressed(["enter", "enter", "left"], playing)).toMatchObject({ page: 0 });
    expect(pressed(["left"], playing)).toEqual(playing);
    expect(text(pressed(["enter", "enter", "enter"], playing))).toContain("faultline learn");
    expect(pressed(["enter", "enter", "enter", "enter"], playing).done).toBe("menu");
  });

  it("says all of a page at once where it is spoken, without bars", () => {
    expect(spokenTour(playing, pages)).toContain("3 c");
    expect(spokenTour(offeredTour, pages)).toContain("Enter");
  });

  it("plays a turn of a crisis: unlikely before, certain after, and no war without it", async () => {
    const lab = openLaboratory();
    const shown = await Promise.all(tour.steps.map((_, place) => showStep(lab, tour, place)));
    const own = shown.map(({ paragraphs, exhibit }, at) => ({
      title: tour.steps[at]?.title ?? "",
      paragraphs,
      rows: exhibit,
    }));
    const odds = own[0]?.rows.flatMap((row) => [...row.matchAll(/ (\d+)% ?#*$/g)].map(([, p]) => Number(p))) ?? [];
    expect(odds[0]).toBeLessThan(25);
    expect(odds.at(-1)).toBe(100);
    const { changed } = await lab.whatIf(
      { scenario: "tavush-2020", seed: "7" },
      { at: Number(/record (\d+)/.exec(own[2]?.rows[0] ?? "")?.[1]), change: { kind: "drop" } },
    );
    expect(changed.records.some((one) => one.type === "milestone" && one.milestone === "general-war")).toBe(false);
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 120, rows: 40 },
    ])
      for (const page of [0, 1, 2, 3]) {
        const lines = tourLines({ ...playing, page, shown: 99 }, own, size);
        expect(lines).toHaveLength(size.rows);
        for (const line of lines) expect(widthOfLine(line)).toBeLessThanOrEqual(size.columns);
      }
  });
});
