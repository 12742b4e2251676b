/**
 * A scenario's map with the actors on it: where each is at home, where it is being fought and how gravely, which forces
 * are away from home, and one square for each posture. What depends on a posture is marked with it, so that a page can
 * move the map through time.
 */
import { say } from "../../catalogue/index.js";
import type { LonLat, MapPlace, Scenario, ScenarioMap } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import { createLookup, type Lookup } from "../../text/index.js";
import { type Ground, openGround } from "./atlas.js";
import { heatOf } from "./dot.js";
import { type Box, placeLabels } from "./labels.js";
import { labelsOf } from "./map-labels.js";

/** State id by posture path. */
export type PostureStates = Readonly<Record<string, string>>;

export const mapCaption = say("diagram.map-source");

/** Where postures stand at the start. */
export function initialStates(scenario: Scenario): PostureStates {
  return Object.fromEntries(
    scenario.actors.flatMap(({ postures }) => postures.map(({ path, initial }) => [path, initial] as const)),
  );
}

/** A scenario that has a map. */
export type Mapped = Scenario & { readonly map: ScenarioMap };

export function hasMap(scenario: Scenario): scenario is Mapped {
  return scenario.map !== undefined;
}

/** How large the type is: 1 to be read on paper, more to be read from the back of a room. */
export interface MapLook {
  readonly type?: number;
}

/** Type that is read from across a room. */
export const forTheWall: MapLook = { type: 1.5 };

/**
 * The map as inline SVG, every text escaped. No text covers another, whatever the size of the type. At type 1, which is what pages' styles
 * begin from, it carries no style of its own: a hosted page's policy forbids one.
 */
export function drawMap(scenario: Mapped, standing: PostureStates, title: string, { type = 1 }: MapLook = {}): string {
  const { map } = scenario;
  const ground = openGround(map);
  const lookup = createLookup(scenario);
  const { width, height } = ground;
  const labels = labelsOf(scenario, ground, lookup, standing, type);
  const spots = placeLabels(
    labels.map(({ wanted }) => wanted),
    obstaclesOf(map, ground),
    {
      width,
      height,
      step: [9, 7],
    },
  );
  const placed = new Map(spots.map((spot) => [spot.id, spot]));
  const parts = [
    `<rect class="sea" width="${width}" height="${height}"/>`,
    ...landParts(scenario, ground),
    ...frontLines(scenario, ground, lookup, standing),
    ...placesOf(map).flatMap((place) => dotParts(place, ground, lookup, standing)),
    ...forceParts(map, lookup, ground, standing),
    ...labels.flatMap(({ wanted, ofDot, write }) => {
      const spot = placed.get(wanted.id);
      return spot === undefined ? [] : [spot.strayed && ofDot ? leader(wanted.at, spot.box) : "", write(spot)];
    }),
  ].filter((part) => part !== "");
  const sized = type === 1 ? "" : ` style="--type: ${type}"`;
  return `<svg role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${width} ${height}"${sized}>${parts.join("\n")}</svg>`;
}

const tints = 4;

function landParts({ map, actors }: Mapped, ground: Ground): string[] {
  const homes = Object.entries(map.homes ?? {});
  const outline = (country: string, look: string) => `<path class="${look}" d="${ground.outline(country)}"/>`;
  return [
    ...(map.land ?? []).map((country) => outline(country, "land")),
    ...homes.map(([actor, { country }], index) =>
      outline(country, actors.some(({ id }) => id === actor) ? `land tint-${index % tints}` : "land"),
    ),
  ];
}

/** A town or a capital, by an id of its own. */
interface Spot {
  readonly id: string;
  readonly place: MapPlace;
  readonly look: "capital" | "minor";
}

function placesOf({ homes = {}, towns = {} }: ScenarioMap): Spot[] {
  return [
    ...Object.entries(homes).flatMap(([id, { capital }]): Spot[] =>
      capital === undefined ? [] : [{ id: `capital-${id}`, place: capital, look: "capital" }],
    ),
    ...Object.entries(towns).map(([id, place]): Spot => ({ id: `town-${id}`, place, look: "minor" })),
  ];
}

const dotSize = { capital: 4.5, minor: 2.6 } as const;

/** A place's dot, and around it a ring for each state that touches it, of which the one that holds is shown. */
function dotParts({ place, look }: Spot, ground: Ground, lookup: Lookup, standing: PostureStates): string[] {
  const [x, y] = ground.at(place.at);
  const rings = (place.touched ?? []).flatMap(({ posture, states, heat = posture }) => {
    const graded = lookup.postures.get(heat);
    if (!lookup.postures.has(posture) || graded === undefined) return [];
    const state = graded.states.find(({ id }) => id === standing[heat]);
    const level = state === undefined ? 0 : heatOf(state, graded);
    const quiet = states.includes(standing[posture] ?? "") ? "" : ' class="quiet"';
    return [
      `<g ${inStates(posture, states)}${quiet}><circle class="front level-${level}" data-level="${escapeHtml(heat)}" cx="${x}" cy="${y}" r="7.5"/></g>`,
    ];
  });
  return [...rings, `<circle class="dot ${look}" cx="${x}" cy="${y}" r="${dotSize[look]}"/>`];
}

/** What no label may cover: dots with their rings, and forces. */
function obstaclesOf(map: ScenarioMap, ground: Ground): Box[] {
  const around = (at: LonLat, across: number, down: number): Box => {
    const [x, y] = ground.at(at);
    return { x: x - across / 2, y: y - down / 2, width: across, height: down };
  };
  return [
    ...placesOf(map).map(({ place }) => around(place.at, 8, 8)),
    ...Object.values(map.forces ?? {}).map(({ at }) => around(at, 32, 20)),
  ];
}

/** A line from a place to the label that had no room beside it. */
function leader([x, y]: readonly [number, number], box: Box): string {
  const nearest = (value: number, from: number, size: number) => Math.min(Math.max(value, from), from + size);
  const [endX, endY] = [nearest(x, box.x, box.width), nearest(y, box.y, box.height)];
  return `<path class="leader" d="M${round(x)} ${round(y)}L${round(endX)} ${round(endY)}"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Marks what is drawn only in some states of a posture. */
function inStates(posture: string, states: readonly string[]): string {
  return `data-posture="${escapeHtml(posture)}" data-states="${escapeHtml(states.join(" "))}"`;
}

function frontLines({ map }: Mapped, ground: Ground, lookup: Lookup, standing: PostureStates): string[] {
  return Object.values(map.fronts ?? {}).flatMap(({ posture, states, heat, line, border, north }) => {
    const graded = lookup.postures.get(heat);
    if (!lookup.postures.has(posture) || graded === undefined) return [];
    const state = graded.states.find(({ id }) => id === standing[heat]);
    const level = state === undefined ? 0 : heatOf(state, graded);
    const shape = border === undefined ? ground.line(line ?? []) : ground.border(border, north ?? -90);
    const quiet = states.includes(standing[posture] ?? "") ? "" : ' class="quiet"';
    const paths = `<path class="front-under" d="${shape}"/><path class="front level-${level}" data-level="${escapeHtml(heat)}" d="${shape}"/>`;
    return [`<g ${inStates(posture, states)}${quiet}>${paths}</g>`];
  });
}

function forceParts(map: ScenarioMap, lookup: Lookup, ground: Ground, standing: PostureStates): string[] {
  return Object.values(map.forces ?? {}).flatMap(({ posture, states, at, mark, label }) => {
    if (!lookup.postures.has(posture)) return [];
    const [x, y] = ground.at(at);
    const look = states.includes(standing[posture] ?? "") ? "contingent" : "contingent quiet";
    return [
      `<g class="${look}" ${inStates(posture, states)}><title>${escapeHtml(label)}</title><rect x="${x - 15}" y="${y - 9}" width="30" height="18"/><text x="${x}" y="${y + 3.7}">${escapeHtml(mark)}</text></g>`,
    ];
  });
}
