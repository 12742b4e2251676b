/**
 * A scenario's map in characters, as large as there is room for, for a terminal that is read from the back of a room: coasts and
 * borders in dots, fronts where they are fought over, places with their marks, and who stands where.
 */
import type { MapPlace, Scenario, ScenarioMap } from "../../engine/index.js";
import { createLookup, type Lookup, widthOf } from "../../text/index.js";
import { type Ground, openGround } from "./atlas.js";
import { heatOf } from "./dot.js";
import { type Box, type Placed, placeLabels, type Wanted } from "./labels.js";

/** Tones of the screens that have the same names. */
export type MapTone = "plain" | "dim" | "strong" | "heat0" | "heat1" | "heat2" | "heat3" | "heat4";

export interface MapSpan {
  readonly text: string;
  readonly tone: MapTone;
}

export interface TextMapSize {
  readonly columns: number;
  readonly rows: number;
}

/** Characters of the map; each takes one cell in every font of a terminal. */
const signs = { border: "·", front: "×", place: "○", touched: "●" } as const;

interface Cell {
  readonly character: string;
  readonly tone: MapTone;
}

/** Where the drawing's points are in cells, which are twice as high as wide. */
interface Grid extends TextMapSize {
  readonly ground: Ground;
  readonly scale: number;
  readonly left: number;
}

function gridOf(map: ScenarioMap, { columns, rows }: TextMapSize): Grid {
  const ground = openGround(map);
  const scale = Math.min(columns / ground.width, (rows * 2) / ground.height);
  return { ground, scale, columns, rows, left: Math.max(0, Math.floor((columns - ground.width * scale) / 2)) };
}

const cellOf = ({ scale, left }: Grid, [x, y]: readonly [number, number]): readonly [number, number] => [
  left + Math.floor(x * scale),
  Math.floor((y * scale) / 2),
];

/** Cells along the lines of a path of points, `M1,2L3,4Z`. */
function cellsAlong(grid: Grid, path: string): (readonly [number, number])[] {
  return path.split("M").flatMap((part) => {
    const points = part
      .replace("Z", "")
      .split("L")
      .map((point) => point.split(",").map(Number))
      .filter((point): point is [number, number] => point.length === 2 && point.every(Number.isFinite));
    return points.slice(1).flatMap(([x, y], index) => {
      const [fromX, fromY] = points[index] as [number, number];
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) * grid.scale * 2));
      return Array.from({ length: steps + 1 }, (_, step) =>
        cellOf(grid, [fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps]),
      );
    });
  });
}

interface Drawing {
  readonly map: ScenarioMap;
  readonly actors: Scenario["actors"];
  readonly grid: Grid;
  readonly lookup: Lookup;
  readonly standing: Readonly<Record<string, string>>;
}

const toneOf = (level: number): MapTone => `heat${Math.max(0, Math.min(4, level))}` as MapTone;

/** How grave a posture's state is, from 0 to 4. */
function levelOf({ lookup, standing }: Drawing, path: string): number {
  const posture = lookup.postures.get(path);
  const state = posture?.states.find(({ id }) => id === standing[path]);
  return posture === undefined || state === undefined ? 0 : heatOf(state, posture);
}

/** How gravely the crisis touches a place; null where it does not. */
function touchOf(drawing: Drawing, { touched = [] }: MapPlace): number | null {
  const levels = touched
    .filter(({ posture, states }) => states.includes(drawing.standing[posture] ?? ""))
    .map(({ posture, heat = posture }) => levelOf(drawing, heat))
    .filter((level) => level > 0);
  return levels.length === 0 ? null : Math.max(...levels);
}

interface Label {
  readonly wanted: Wanted;
  /** Lines of each form. */
  readonly forms: readonly (readonly MapSpan[])[];
}

const sizeOf = (lines: readonly MapSpan[]) => ({
  width: Math.max(...lines.map(({ text }) => widthOf(text))) + 1,
  height: lines.length,
});

/** A label of something on the ground, in whichever of its forms has room. */
function labelOn(
  grid: Grid,
  id: string,
  at: readonly [number, number],
  side: Wanted["side"],
  reach: number,
  ...forms: readonly (readonly MapSpan[])[]
): Label {
  const [x, y] = cellOf(grid, at);
  const where = side === "middle" ? ([x, y + 0.5] as const) : ([x + 0.5, y + 0.5] as const);
  return { wanted: { id, at: where, gap: 1, side, reach, sizes: forms.map(sizeOf) }, forms };
}

type Labelling = (...what: Tail<Parameters<typeof labelOn>>) => Label;
type Tail<List extends readonly unknown[]> = List extends readonly [unknown, ...infer Rest] ? Rest : never;

/** The most needed first, as on the drawn map. */
function labelsOf(drawing: Drawing): Label[] {
  const { map, actors, grid, lookup, standing } = drawing;
  const label: Labelling = (...what) => labelOn(grid, ...what);
  const stateOf = (path: string) => lookup.stateLabel(path, standing[path] ?? "");
  const towns = Object.entries(map.towns ?? {}).map(([id, place]) => {
    const level = touchOf(drawing, place);
    const tone: MapTone = level === null ? (place.touched === undefined ? "dim" : "plain") : "strong";
    const forms = [...(place.also === undefined ? [] : [`${place.label} / ${place.also}`]), place.label];
    return {
      concerned: place.touched !== undefined,
      label: label(`town-${id}`, grid.ground.at(place.at), place.side, 7, ...forms.map((text) => [{ text, tone }])),
    };
  });
  return [
    ...actors.flatMap((actor) => {
      const home = map.homes?.[actor.id];
      const lead = actor.postures[0];
      if (home === undefined || lead === undefined) return [];
      const title = home.beyond === undefined ? actor.label : `${actor.label} ${home.beyond}`;
      const lines: MapSpan[] = [
        { text: title.toLocaleUpperCase("en"), tone: "strong" },
        { text: stateOf(lead.path), tone: toneOf(levelOf(drawing, lead.path)) },
      ];
      return [label(`actor-${actor.id}`, grid.ground.at(home.at), "middle", 30, lines)];
    }),
    ...towns.filter(({ concerned }) => concerned).map(({ label: one }) => one),
    ...Object.entries(map.names ?? {})
      .filter(([, { region }]) => region === true)
      .map(([id, name]) =>
        label(
          `name-${id}`,
          grid.ground.at(name.at),
          "middle",
          9,
          [{ text: name.label.toLocaleUpperCase("en").split("").join(" "), tone: "plain" }],
          [{ text: name.label.toLocaleUpperCase("en"), tone: "plain" }],
        ),
      ),
    ...towns.filter(({ concerned }) => !concerned).map(({ label: one }) => one),
    ...Object.entries(map.homes ?? {}).flatMap(([id, { capital }]) =>
      capital === undefined
        ? []
        : [
            label(`capital-${id}`, grid.ground.at(capital.at), capital.side, 7, [
              { text: capital.label, tone: "plain" },
            ]),
          ],
    ),
    ...Object.values(map.fronts ?? {}).flatMap(({ posture, states, heat, at }, index) => {
      if (!states.includes(standing[posture] ?? "") || !lookup.postures.has(heat)) return [];
      const actor = actors.find(({ id }) => posture.startsWith(`${id}.`));
      const lines: MapSpan[] = [
        { text: (actor?.label ?? "").toLocaleUpperCase("en"), tone: "strong" },
        { text: stateOf(heat), tone: toneOf(levelOf(drawing, heat)) },
      ];
      return [label(`front-${index}`, grid.ground.at(at), "right", 20, lines)];
    }),
    ...Object.entries(map.names ?? {})
      .filter(([, { region }]) => region !== true)
      .map(([id, name]) =>
        label(`name-${id}`, grid.ground.at(name.at), "middle", 8, [{ text: name.label, tone: "dim" }]),
      ),
  ];
}

/** Exactly as many lines as there are rows, each at most as wide as the columns. */
export function textMap(
  scenario: Scenario & { readonly map: ScenarioMap },
  standing: Readonly<Record<string, string>>,
  size: TextMapSize,
): (readonly MapSpan[])[] {
  const { map, actors } = scenario;
  const grid = gridOf(map, size);
  const drawing: Drawing = { map, actors, grid, lookup: createLookup(scenario), standing };
  const cells: (Cell | undefined)[][] = Array.from({ length: size.rows }, () => []);
  const put = (cell: Cell, [x, y]: readonly [number, number]) => {
    const row = cells[y];
    if (row !== undefined && x >= 0 && x < size.columns) row[x] = cell;
  };
  const countries = [...(map.land ?? []), ...Object.values(map.homes ?? {}).map(({ country }) => country)];
  for (const country of countries)
    for (const at of cellsAlong(grid, grid.ground.outline(country))) put({ character: signs.border, tone: "dim" }, at);
  for (const { posture, states, heat, line, border, north } of Object.values(map.fronts ?? {})) {
    const level = levelOf(drawing, heat);
    if (!states.includes(standing[posture] ?? "") || level === 0) continue;
    const path = border === undefined ? grid.ground.line(line ?? []) : grid.ground.border(border, north ?? -90);
    for (const at of cellsAlong(grid, path)) put({ character: signs.front, tone: toneOf(level) }, at);
  }
  const taken: Box[] = [];
  const mark = (at: readonly [number, number], cell: Cell) => {
    const [x, y] = cellOf(grid, at);
    put(cell, [x, y]);
    taken.push({ x, y, width: 1, height: 1 });
  };
  const capitals = Object.values(map.homes ?? {}).flatMap(({ capital }) => capital ?? []);
  const places = [...capitals, ...Object.values(map.towns ?? {})].map((place) => ({
    place,
    level: touchOf(drawing, place),
  }));
  // Of places in one cell the one that is touched most shows.
  for (const { place, level } of places.sort((one, other) => (one.level ?? -1) - (other.level ?? -1)))
    mark(
      grid.ground.at(place.at),
      level === null ? { character: signs.place, tone: "plain" } : { character: signs.touched, tone: toneOf(level) },
    );
  for (const { posture, states, at, mark: text } of Object.values(map.forces ?? {})) {
    if (!states.includes(standing[posture] ?? "")) continue;
    const [x, y] = cellOf(grid, grid.ground.at(at));
    for (const [index, character] of [...`[${text}]`].entries()) put({ character, tone: "strong" }, [x + index, y]);
    taken.push({ x, y, width: text.length + 3, height: 1 });
  }
  const labels = labelsOf(drawing);
  const placed = placeLabels(
    labels.map(({ wanted }) => wanted),
    taken,
    {
      width: size.columns,
      height: size.rows,
      step: [1, 1],
    },
  );
  const spots = new Map(placed.map((spot) => [spot.id, spot]));
  for (const { wanted, forms } of labels) write(forms, spots.get(wanted.id), put);
  return cells.map((row) => spansOf(row, size.columns));
}

function write(
  forms: Label["forms"],
  spot: Placed | undefined,
  put: (cell: Cell, at: readonly [number, number]) => void,
): void {
  if (spot === undefined) return;
  const [left, top] = [Math.round(spot.box.x), Math.round(spot.box.y)];
  // Nothing of the ground runs into the words.
  for (let row = 0; row < spot.box.height; row += 1)
    for (let x = 0; x < spot.box.width; x += 1) put({ character: " ", tone: "plain" }, [left + x, top + row]);
  for (const [row, { text, tone }] of (forms[spot.form] ?? []).entries()) {
    let x = left;
    for (const character of text) {
      put({ character, tone }, [x, top + row]);
      // The second cell of a wide character is its own.
      for (let more = 1; more < widthOf(character); more += 1) put({ character: "", tone }, [x + more, top + row]);
      x += widthOf(character);
    }
  }
}

/** Neighbours of one tone as one span. */
function spansOf(row: readonly (Cell | undefined)[], columns: number): MapSpan[] {
  const spans: { text: string; tone: MapTone }[] = [];
  for (let x = 0; x < columns; x += 1) {
    const { character, tone } = row[x] ?? { character: " ", tone: "plain" as const };
    const last = spans.at(-1);
    if (last?.tone === tone) last.text += character;
    else spans.push({ text: character, tone });
  }
  return spans;
}

/** The same for any scenario; null for one without a map. */
export function terminalMap(
  scenario: Scenario,
  standing: Readonly<Record<string, string>>,
  size: TextMapSize,
): (readonly MapSpan[])[] | null {
  const { map } = scenario;
  return map === undefined ? null : textMap({ ...scenario, map }, standing, size);
}
