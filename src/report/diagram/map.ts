/**
 * A scenario's map with the actors on it: where each is at home, where it is being fought and how gravely, which forces
 * are away from home, and one square for each posture. What depends on a posture is marked with it, so that a page can
 * move the map through time.
 */
import { say } from "../../catalogue/index.js";
import type { Actor, MapPlace, Scenario, ScenarioMap } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import { createLookup, type Lookup } from "../../text/index.js";
import { type Ground, openGround } from "./atlas.js";
import { heatOf } from "./dot.js";

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

/** The map as inline SVG, every text escaped. */
export function drawMap(scenario: Mapped, standing: PostureStates, title: string): string {
  const { map } = scenario;
  const ground = openGround(map);
  const lookup = createLookup(scenario);
  const { width, height } = ground;
  const names = Object.values(map.names ?? {});
  const parts = [
    `<rect class="sea" width="${width}" height="${height}"/>`,
    ...landParts(scenario, ground),
    ...names.map(({ at, label, sea }) => textAt(...ground.at(at), sea ? "sea-name" : "country", label, "middle")),
    ...Object.values(map.towns ?? {}).flatMap((town) => dotParts(ground, town, "minor")),
    ...frontParts(scenario, ground, lookup, standing),
    ...forceParts(map, lookup, ground, standing),
    ...scenario.actors.flatMap((actor) => actorParts(map, actor, ground, standing)),
    ...awayParts(scenario, ground, standing),
  ];
  return `<svg role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${width} ${height}">${parts.join("\n")}</svg>`;
}

function textAt(x: number, y: number, look: string, written: string, anchor: "start" | "middle" | "end"): string {
  return `<text class="${look}" x="${x}" y="${y}" text-anchor="${anchor}">${escapeHtml(written)}</text>`;
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

const offsets: Readonly<
  Record<MapPlace["side"], readonly [dx: number, dy: number, anchor: "start" | "middle" | "end"]>
> = {
  left: [-7, 4, "end"],
  right: [7, 4, "start"],
  above: [0, -7, "middle"],
  below: [0, 16, "middle"],
};

function dotParts(ground: Ground, { at, label, side }: MapPlace, look: "capital" | "minor"): string[] {
  const [x, y] = ground.at(at);
  const [dx, dy, anchor] = offsets[side];
  return [
    `<circle class="dot ${look}" cx="${x}" cy="${y}" r="${look === "capital" ? 4.5 : 2.6}"/>`,
    textAt(x + dx, y + dy, "place", label, anchor),
  ];
}

/** Marks what is drawn only in some states of a posture. */
function inStates(posture: string, states: readonly string[]): string {
  return `data-posture="${escapeHtml(posture)}" data-states="${escapeHtml(states.join(" "))}"`;
}

function frontParts({ map, actors }: Mapped, ground: Ground, lookup: Lookup, standing: PostureStates): string[] {
  return Object.values(map.fronts ?? {}).flatMap(({ posture, states, heat, at, line, border, north }) => {
    const graded = lookup.postures.get(heat);
    if (!lookup.postures.has(posture) || graded === undefined) return [];
    const state = graded.states.find(({ id }) => id === standing[heat]);
    const level = state === undefined ? 0 : heatOf(state, graded);
    const shape = border === undefined ? ground.line(line ?? []) : ground.border(border, north ?? -90);
    const quiet = states.includes(standing[posture] ?? "") ? "" : ' class="quiet"';
    const [x, y] = ground.at(at);
    const actor = actors.find(({ id }) => id === actorIdOf(posture));
    const paths = `<path class="front-under" d="${shape}"/><path class="front level-${level}" data-level="${escapeHtml(heat)}" d="${shape}"/>`;
    const written = `${textAt(x, y, "actor", actor?.label ?? "", "start")}<text class="detail" x="${x}" y="${y + 17}" data-label="${escapeHtml(heat)}">${escapeHtml(state?.label ?? "")}</text>`;
    return [`<g ${inStates(posture, states)}${quiet}>${paths}${written}${pips(actor, x, y + 25, standing)}</g>`];
  });
}

const actorIdOf = (posture: string): string => posture.slice(0, posture.indexOf("."));

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

const pipSize = 10;

/** One square for each posture, filled by how grave its state is; its name and state are read on pointing. */
function pips(actor: Actor | undefined, x: number, y: number, standing: PostureStates): string {
  const squares = (actor?.postures ?? []).map((posture, index) => {
    const state = posture.states.find(({ id }) => id === standing[posture.path]);
    const heat = state === undefined ? 0 : heatOf(state, posture);
    const at = x + index * (pipSize + 2.5);
    return `<rect class="pip heat-${heat}" data-pip="${escapeHtml(posture.path)}" x="${at}" y="${y}" width="${pipSize}" height="${pipSize}"><title>${escapeHtml(`${posture.label}: ${state?.label ?? ""}`)}</title></rect>`;
  });
  return squares.join("");
}

function actorParts(map: ScenarioMap, actor: Actor, ground: Ground, standing: PostureStates): string[] {
  const home = map.homes?.[actor.id];
  const lead = actor.postures[0];
  if (home === undefined || lead === undefined) return [];
  const [x, y] = ground.at(home.at);
  const state = lead.states.find(({ id }) => id === standing[lead.path]);
  return [
    ...(home.capital === undefined ? [] : dotParts(ground, home.capital, "capital")),
    textAt(x, y, "actor", home.beyond === undefined ? actor.label : `${actor.label}  ${home.beyond}`, "start"),
    `<text class="detail" x="${x}" y="${y + 17}" data-label="${escapeHtml(lead.path)}">${escapeHtml(state?.label ?? "")}</text>`,
    pips(actor, x, y + 25, standing),
  ];
}

/** Actors without a place of their own, in a corner. */
function awayParts({ map, actors }: Mapped, ground: Ground, standing: PostureStates): string[] {
  const drawn = [
    ...Object.keys(map.homes ?? {}),
    ...Object.values(map.fronts ?? {}).map(({ posture }) => actorIdOf(posture)),
  ];
  const away = actors.filter(({ id }) => !drawn.includes(id));
  return away.flatMap((actor, index) => {
    const y = ground.height - 16 - (away.length - 1 - index) * 20;
    return [
      pips(actor, 14, y - 9, standing),
      textAt(18 + actor.postures.length * (pipSize + 2.5), y, "place", actor.label, "start"),
    ];
  });
}
