/**
 * The picture of a run's story: nothing overlaps or leaves the sheet, what is named is a record at its time, and no text becomes markup.
 */
import { describe, expect, it } from "vitest";
import { isHappening } from "../../src/engine/index.js";
import { placeNames } from "../../src/report/story/placing.js";
import { drawStory } from "../../src/report/story/story-picture.js";
import { full, sweepUnless } from "../share.js";
import { hostile, library, libraryScenario, respelled, smallest } from "./library.js";
import { elementsIn } from "./parsed.js";
import { playToTell } from "./told.js";

interface Words {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

function read(svg: string) {
  const elements = elementsIn(svg);
  const words = elements("text").map((element): Words => {
    const number = (name: string) => Number(element.getAttribute(name));
    const [x, length] = [number("x"), number("textLength")];
    const anchor = element.getAttribute("text-anchor") ?? "start";
    const left = anchor === "end" ? x - length : anchor === "middle" ? x - length / 2 : x;
    const bold = element.getAttribute("font-weight") !== null;
    return {
      text: element.textContent ?? "",
      left,
      right: left + length,
      y: number("y"),
      size: number("font-size"),
      bold,
    };
  });
  return { words, elements };
}

const overlap = (one: Words, other: Words) =>
  one.left < other.right &&
  other.left < one.right &&
  one.y - one.size * 0.75 < other.y + other.size * 0.2 &&
  other.y - other.size * 0.75 < one.y + one.size * 0.2;

const tried = full
  ? library
  : library.filter(({ id }) => ["tutorial", "tavush-2020", "four-day-war-2016"].includes(id));

describe.each(tried.map((scenario) => [scenario.id, scenario] as const))("the story of %s", (_, scenario) => {
  for (const seed of ["7", "1", "amber"])
    it(`is drawn without overlaps, within the sheet, seed ${seed}`, sweepUnless(seed === "7"), () => {
      const { told } = playToTell(scenario, seed);
      const { words } = read(drawStory(told));
      const overlapping = words.flatMap((one, place) =>
        words
          .slice(place + 1)
          .filter((other) => overlap(one, other))
          .map((other) => [one.text, other.text]),
      );
      expect(overlapping).toEqual([]);
      expect(words.filter(({ left, right, y }) => left < 0 || right > 1280 || y > 720 || y < 12)).toEqual([]);
    });

  it("names records in their own words, and says how many of them", () => {
    const { told, records } = playToTell(scenario, "7");
    const { words } = read(drawStory(told));
    const happenings = records.filter((record) => isHappening(record) || record.type === "belief");
    const named = words.filter(
      ({ size, y, text }) => size === 11.5 && y > 186 && happenings.some(({ headline }) => isCut(text, headline)),
    );
    const [, all, count] = /^(\d+) records?, (\d+) of them named/.exec(words.at(-1)?.text ?? "") ?? [];
    expect(Number(all)).toBe(happenings.length);
    expect(named.length).toBe(Number(count));
    const [title, facts, ending] = words;
    expect(title?.text).toBe(scenario.title);
    expect(facts?.text).toContain("seed 7");
    const end = records.at(-1);
    const open = end?.type === "end" && end.ending === null;
    expect(ending?.text).toContain(open ? `day ${end.day}: no ending was reached` : end?.headline.slice(0, 20));
    expect(words.some(({ text }) => text === "faultline replay f2:code")).toBe(true);
  });
});

/** Whether a text is a headline, or the beginning of one with an ellipsis. */
function isCut(text: string, headline: string): boolean {
  return text.endsWith("…") ? headline.startsWith(text.slice(0, -1)) : text === headline;
}

it("names turning points before all others", () => {
  const { told } = playToTell(libraryScenario("tavush-2020"), "7");
  const { words } = read(drawStory(told));
  for (const { record } of told.turningPoints)
    expect(words.some(({ text, bold }) => bold && isCut(text, record.headline))).toBe(true);
});

it("is drawn of a run in which hardly anything happens", () => {
  for (const seed of ["1", "2", "3", "4"]) {
    const { words } = read(drawStory(playToTell(smallest, seed).told));
    expect(words.at(-1)?.text).toMatch(/^[01] records?, [01] of them named/);
  }
});

it("takes no markup from any text of a scenario", () => {
  const tavush = libraryScenario("tavush-2020");
  const shape = (spoil: (text: string) => string) => {
    const found = read(drawStory(playToTell(respelled(tavush, spoil), "7").told)).elements("*");
    return [
      ...new Set(
        found.map(({ tagName, attributes }) => [tagName, ...[...attributes].map(({ name }) => name)].join(" ")),
      ),
    ].sort();
  };
  expect(shape(() => hostile)).toEqual(shape(() => "a word"));
});

describe("names beside marks", () => {
  const lane = { rows: 2, left: 0, right: 400 };
  const mark = (x: number, ...widths: number[]) => ({ x, names: widths.map((width) => ({ text: `${width}`, width })) });
  it("stand to the right, and to the left only where there is no room", () => {
    expect(placeNames([mark(10, 100), mark(390, 100)], lane)).toEqual([
      { text: "100", row: 0, side: "right" },
      { text: "100", row: 0, side: "left" },
    ]);
  });
  it("go to the next row, get shorter, and are left out at last", () => {
    expect(placeNames([mark(10, 300), mark(20, 300, 50), mark(190, 300, 150), mark(30, 300, 200)], lane)).toEqual([
      { text: "300", row: 0, side: "right" },
      { text: "300", row: 1, side: "right" },
      null,
      null,
    ]);
    expect(placeNames([mark(200, 150), mark(210, 150), mark(100, 300, 80)], lane)).toMatchObject([
      { row: 0 },
      { row: 1 },
      { text: "80", row: 1, side: "right" },
    ]);
  });
});
