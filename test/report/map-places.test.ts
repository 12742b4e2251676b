/**
 * The map names what the crises are about, where it is: its places are compared with where a gazetteer has them, and distances on
 * the drawing with those on the globe. No text covers another at any size of type or terminal, and a place is marked while the
 * crisis touches it. The judge measures texts by a rule of its own.
 */
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { drawMap, hasMap, initialStates, type Mapped } from "../../src/report/diagram/map.js";
import { textMap } from "../../src/report/diagram/text-map.js";
import { widthOf } from "../../src/text/index.js";
import { full, sweepUnless } from "../share.js";
import { library } from "./library.js";

const mapped = library.filter(hasMap);
const named = (id: string) => mapped.find((scenario) => scenario.id === id) as Mapped;

/** Degrees east and north, to the nearest tenth or better, of towns, and of the middle of a region. */
const gazetteer: { readonly [label: string]: readonly [number, number, number] } = {
  Tavush: [45.1, 40.95, 0.25],
  Karabakh: [46.7, 39.9, 0.3],
  Tovuz: [45.63, 40.99, 0.05],
  Ijevan: [45.15, 40.88, 0.05],
  Stepanakert: [46.75, 39.82, 0.05],
  Shusha: [46.75, 39.76, 0.05],
  Lachin: [46.55, 39.64, 0.05],
  "Metsamor nuclear plant": [44.15, 40.18, 0.05],
  Mingachevir: [47.05, 40.77, 0.05],
  Ganja: [46.36, 40.68, 0.05],
  Yerevan: [44.51, 40.18, 0.05],
  Baku: [49.87, 40.41, 0.05],
  Tbilisi: [44.79, 41.72, 0.05],
};

const wanted = ["Tavush", "Tovuz", "Karabakh", "Stepanakert", "Shusha", "Lachin", "Metsamor", "Mingachevir"];

interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const sizes: { readonly [look: string]: number } = {
  actor: 17,
  detail: 13.5,
  place: 13,
  concerned: 14,
  region: 15,
  country: 13,
  "sea-name": 12,
};

/** Texts of a drawing that are shown, with the room that ordinary letters take up. */
function written(svg: string, type: number): Written[] {
  const shown = svg.replaceAll(/<g [^>]*class="quiet"[^>]*>.*?<\/g>/g, "");
  return [...shown.matchAll(/<text class="([a-z-]+)" x="([\d.]+)" y="([\d.]+)"([^>]*)>([^<]*)<\/text>/g)].map(
    ([, look = "", left, foot, more = "", text = ""]) => {
      const size = (sizes[look] ?? 0) * type;
      const width = widthOf(text) * size * 0.5;
      const anchor = /text-anchor="(\w+)"/.exec(more)?.[1] ?? "start";
      const x = Number(left) - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
      return { text, x, y: Number(foot) - size * 0.74, width, height: size * 0.9 };
    },
  );
}

const covers = (one: Written, other: Written) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** The states of a scenario's start, and each state of where its front runs and how it goes. */
function* standings(scenario: Scenario) {
  const start = initialStates(scenario);
  yield start;
  for (const path of ["front.line", "front.hostilities", "front.advance"]) {
    const posture = scenario.actors.flatMap(({ postures }) => postures).find((one) => one.path === path);
    for (const { id } of posture?.states ?? []) yield { ...start, [path]: id };
  }
}

describe("the map's places", () => {
  it("are those that the crises are about, in every crisis that has a map", () => {
    for (const scenario of mapped) {
      const svg = drawMap(scenario, initialStates(scenario), "m");
      for (const name of wanted) expect(svg, scenario.id).toContain(name);
      expect(svg).toContain("Stepanakert / Khankendi");
      expect(svg).toContain("Shusha / Shushi");
    }
  });

  it("lie where a gazetteer has them", () => {
    const { homes = {}, towns = {}, names = {} } = named("tavush-2020").map;
    const capitals = Object.values(homes).flatMap(({ capital }) => capital ?? []);
    const found = new Map(
      [...Object.values(towns), ...capitals, ...Object.values(names)].map(({ label, at }) => [label, at]),
    );
    for (const [label, [east, north, tolerance]] of Object.entries(gazetteer)) {
      const [lon = Number.NaN, lat = Number.NaN] = found.get(label) ?? [];
      expect(Math.abs(lon - east), label).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(lat - north), label).toBeLessThanOrEqual(tolerance);
    }
  });

  it("stand on the drawing as far from each other, and on the same side, as on the globe", () => {
    const scenario = named("tavush-2020");
    const dots = [
      ...drawMap(scenario, initialStates(scenario), "m").matchAll(/class="dot \w+" cx="([\d.]+)" cy="([\d.]+)"/g),
    ];
    const { homes = {}, towns = {} } = scenario.map;
    const places = [...Object.values(homes).flatMap(({ capital }) => capital ?? []), ...Object.values(towns)];
    expect(dots).toHaveLength(places.length);
    const spots = places.map(({ label }, index) => {
      const [east = 0, north = 0] = gazetteer[label] ?? [];
      return { label, east, north, x: Number(dots[index]?.[1]), y: Number(dots[index]?.[2]) };
    });
    const radians = Math.PI / 180;
    const known = spots.filter(({ east }) => east !== 0);
    const ratios = known.flatMap((one, index) =>
      known.slice(index + 1).flatMap((other) => {
        const [a, b] = [one.north * radians, other.north * radians];
        const away =
          Math.sin((b - a) / 2) ** 2 +
          Math.cos(a) * Math.cos(b) * Math.sin(((other.east - one.east) * radians) / 2) ** 2;
        const km = 2 * 6371 * Math.asin(Math.sqrt(away));
        if (km < 40) return [];
        if (Math.abs(one.east - other.east) > 0.3) expect(one.x < other.x).toBe(one.east < other.east);
        if (Math.abs(one.north - other.north) > 0.3) expect(one.y > other.y).toBe(one.north < other.north);
        return [Math.hypot(one.x - other.x, one.y - other.y) / km];
      }),
    );
    expect(ratios.length).toBeGreaterThan(40);
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(1.08);
  });

  it("are marked while the crisis touches them, as gravely as it goes, and not otherwise", () => {
    const autumn = named("autumn-war-2020");
    const rings = (states: object) => {
      const svg = drawMap(autumn, { ...initialStates(autumn), ...states }, "m");
      return [...svg.matchAll(/<g ([^>]*)><circle class="front level-(\d)"/g)].filter(
        ([, tag = ""]) => !tag.includes("quiet"),
      );
    };
    expect(rings({ "front.line": "border", "front.hostilities": "general-war" }).map(([, , level]) => level)).toEqual([
      "4",
      "4",
    ]);
    const levels = rings({ "front.line": "border", "front.hostilities": "calm" }).map(([, , level]) => Number(level));
    expect(levels.every((level) => level === 0)).toBe(true);
    const south = rings({ "front.advance": "lines-hold" }).length;
    expect(rings({ "front.advance": "corridor" })).toHaveLength(south + 2);
  });
});

describe("no text of the map covers another", () => {
  const some = full ? mapped : mapped.filter(({ id }) => ["tavush-2020", "autumn-war-2020"].includes(id));

  for (const type of full ? [1, 1.25, 1.5, 1.75, 2] : [1, 2])
    it(`at type ${type}, in any state of the front of any crisis`, sweepUnless(type === 1), () => coversNothing(type));

  function coversNothing(type: number): void {
    let texts = 0;
    for (const scenario of some)
      for (const standing of standings(scenario)) {
        const all = written(drawMap(scenario, standing, "m", { type }), type);
        texts += all.length;
        for (const [index, one] of all.entries()) {
          for (const other of all.slice(index + 1))
            expect(covers(one, other), `${scenario.id}: ${one.text} and ${other.text}`).toBe(false);
          expect(one.x, one.text).toBeGreaterThanOrEqual(-1);
          expect(one.x + one.width, one.text).toBeLessThanOrEqual(901);
        }
        for (const name of wanted)
          expect(
            all.some(({ text }) => text.includes(name)),
            `${scenario.id} ${name}`,
          ).toBe(true);
      }
    expect(texts).toBeGreaterThan(300);
  }

  for (const [columns, rows] of [
    [80, 22],
    [100, 28],
    [120, 38],
    [200, 48],
  ] as const)
    it(
      `on a terminal with ${columns}×${rows} cells for it, and each name can be read whole`,
      sweepUnless(columns === 80),
      () => {
        for (const scenario of some)
          for (const standing of standings(scenario)) {
            const lines = textMap(scenario, standing, { columns, rows }).map((line) =>
              line.map(({ text }) => text).join(""),
            );
            expect(lines).toHaveLength(rows);
            for (const line of lines) expect(widthOf(line)).toBe(columns);
            const text = lines.join("\n").replaceAll("T A V U S H", "Tavush").replaceAll("K A R A B A K H", "Karabakh");
            const said = text.replaceAll("TAVUSH", "Tavush").replaceAll("KARABAKH", "Karabakh");
            for (const name of wanted) expect(said, `${scenario.id} ${columns}`).toContain(name);
            for (const { label, id } of scenario.actors)
              if (scenario.map.homes?.[id] !== undefined) expect(text).toContain(label.toUpperCase());
          }
      },
    );

  it("and each name of the terminal stands beside its own place, in the order of the ground", () => {
    const scenario = named("tavush-2020");
    const lines = textMap(scenario, initialStates(scenario), { columns: 200, rows: 48 }).map((line) =>
      line.map(({ text }) => text).join(""),
    );
    const at = (name: string) => {
      const row = lines.findIndex((line) => line.includes(name));
      return { row, column: lines[row]?.indexOf(name) ?? -1 };
    };
    expect(at("Metsamor").column).toBeLessThan(at("Stepanakert").column);
    expect(at("Tovuz").row).toBeLessThan(at("Stepanakert").row);
    expect(at("Mingachevir").row).toBeLessThan(at("Shusha").row);
    expect(at("Lachin").row).toBeGreaterThanOrEqual(at("Shusha").row);
    expect(at("Tbilisi").row).toBeLessThan(at("Tovuz").row);
    expect(at("Baku").column).toBeGreaterThan(at("Mingachevir").column);
    // The crisis of July 2020 is fought along the border, and not in Karabakh.
    expect(lines[at("Tovuz").row]).toMatch(/● Tovuz/);
    expect(lines[at("Stepanakert").row]).toMatch(/○ Stepanakert/);
  });
});
