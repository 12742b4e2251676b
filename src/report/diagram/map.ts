/**
 * A map of the South Caucasus with the actors on it: where each sits, where it is being fought and how gravely, which
 * forces are away from home, and one square for each posture. What depends on a posture is marked with it, so that a
 * page can move the map through time. A scenario that plays elsewhere gets no map.
 */
import type { Actor, Scenario } from "../../engine/index.js";
import { createLookup, type Lookup } from "../../text/index.js";
import { escapeHtml } from "../page/escape-html.js";
import { type Ground, openGround } from "./atlas.js";
import { heatOf } from "./dot.js";
import { contingents, front, type LonLat, neighbours, type Side, seas, seats, towns } from "./places.js";

/** State id by posture path. */
export type PostureStates = Readonly<Record<string, string>>;

export const mapCaption =
  "Coastlines and borders: Natural Earth, 1:50m. Front and forces are schematic. Nothing on this map is an opinion on the status of any territory.";

/** Whether enough of a scenario's actors are on the ground that the map covers. */
export function hasMap({ actors }: Scenario): boolean {
  return actors.filter(({ id }) => seats.has(id)).length >= 2;
}

/** Where postures stand at the start. */
export function initialStates(scenario: Scenario): PostureStates {
  return Object.fromEntries(
    scenario.actors.flatMap(({ postures }) => postures.map(({ path, initial }) => [path, initial] as const)),
  );
}

/** The map as inline SVG, every text escaped. Call only where `hasMap`. */
export function drawMap(scenario: Scenario, standing: PostureStates, title: string): string {
  const ground = openGround();
  const lookup = createLookup(scenario);
  const { width, height } = ground;
  const parts = [
    `<rect class="sea" width="${width}" height="${height}"/>`,
    ...landParts(scenario, ground),
    ...seas.map(({ at, name }) => text(ground, at, "sea-name", name, "middle")),
    ...townParts(ground),
    ...frontParts(scenario, ground, lookup, standing),
    ...contingentParts(lookup, ground, standing),
    ...scenario.actors.flatMap((actor) => actorParts(actor, ground, standing)),
    ...awayParts(scenario, ground, standing),
  ];
  return `<svg role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${width} ${height}">${parts.join("\n")}</svg>`;
}

function textAt(x: number, y: number, look: string, written: string, anchor: "start" | "middle" | "end"): string {
  return `<text class="${look}" x="${x}" y="${y}" text-anchor="${anchor}">${escapeHtml(written)}</text>`;
}

function text(ground: Ground, at: LonLat, look: string, written: string, anchor: "start" | "middle" | "end"): string {
  return textAt(...ground.at(at), look, written, anchor);
}

function landParts(scenario: Scenario, ground: Ground): string[] {
  const governed = scenario.actors.flatMap(({ id }) => seats.get(id) ?? []);
  const plain = [...seats.values()].filter((seat) => !governed.includes(seat)).map(({ country }) => country);
  return [
    ...[...neighbours.map(({ country }) => country), ...plain].map(
      (country) => `<path class="land" d="${ground.outline(country)}"/>`,
    ),
    ...governed.map(({ country, tint }) => `<path class="land tint-${tint}" d="${ground.outline(country)}"/>`),
    ...neighbours.flatMap(({ name, at }) => (name === "" ? [] : [text(ground, at, "country", name, "middle")])),
  ];
}

const offsets: Readonly<Record<Side, readonly [dx: number, dy: number, anchor: "start" | "middle" | "end"]>> = {
  left: [-7, 4, "end"],
  right: [7, 4, "start"],
  above: [0, -7, "middle"],
  below: [0, 16, "middle"],
};

function dotParts(ground: Ground, at: LonLat, name: string, side: Side, look: "capital" | "minor"): string[] {
  const [x, y] = ground.at(at);
  const [dx, dy, anchor] = offsets[side];
  return [
    `<circle class="dot ${look}" cx="${x}" cy="${y}" r="${look === "capital" ? 4.5 : 2.6}"/>`,
    textAt(x + dx, y + dy, "place", name, anchor),
  ];
}

function townParts(ground: Ground): string[] {
  return towns.flatMap(({ at, name, side }) => dotParts(ground, at, name, side, "minor"));
}

function frontParts(scenario: Scenario, ground: Ground, lookup: Lookup, standing: PostureStates): string[] {
  const where = lookup.postures.get(front.where);
  const heat = lookup.postures.get(front.heat);
  if (where === undefined || heat === undefined) return [];
  const state = heat.states.find(({ id }) => id === standing[heat.path]);
  const level = state === undefined ? 0 : heatOf(state, heat);
  const name = lookup.actorLabel(front.actor);
  const stretches = front.stretches.map((stretch) => {
    const shape = "line" in stretch ? ground.line(stretch.line) : ground.border(stretch.between, stretch.north);
    const shown = (stretch.states as readonly string[]).includes(standing[front.where] ?? "");
    const [x, y] = ground.at(front.label[stretch.id]);
    return `<g data-posture="${escapeHtml(front.where)}" data-states="${stretch.states.join(" ")}"${shown ? "" : ' class="quiet"'}><path class="front-under" d="${shape}"/><path class="front level-${level}" data-level="${escapeHtml(heat.path)}" d="${shape}"/>${textAt(x, y, "actor", name, "start")}<text class="detail" x="${x}" y="${y + 17}" data-label="${escapeHtml(heat.path)}">${escapeHtml(state?.label ?? "")}</text>${pips(actorOf(scenario, front.actor), x, y + 25, standing)}</g>`;
  });
  return stretches;
}

const actorOf = (scenario: Scenario, id: string): Actor | undefined => scenario.actors.find((actor) => actor.id === id);

function contingentParts(lookup: Lookup, ground: Ground, standing: PostureStates): string[] {
  return contingents.flatMap(({ posture, states, at, mark, label }) => {
    if (!lookup.postures.has(posture)) return [];
    const [x, y] = ground.at(at);
    const shown = states.includes(standing[posture] ?? "");
    return [
      `<g class="contingent${shown ? "" : " quiet"}" data-posture="${escapeHtml(posture)}" data-states="${states.join(" ")}"><title>${escapeHtml(label)}</title><rect x="${x - 15}" y="${y - 9}" width="30" height="18"/><text x="${x}" y="${y + 3.7}">${escapeHtml(mark)}</text></g>`,
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

function actorParts(actor: Actor, ground: Ground, standing: PostureStates): string[] {
  const seat = seats.get(actor.id);
  const lead = actor.postures[0];
  if (seat === undefined || lead === undefined) return [];
  const { capital } = seat;
  const [x, y] = ground.at(seat.label);
  const state = lead.states.find(({ id }) => id === standing[lead.path]);
  const beyond = "beyond" in capital ? `  ${capital.beyond}` : "";
  return [
    ...("beyond" in capital ? [] : dotParts(ground, capital.at, capital.name, capital.side, "capital")),
    textAt(x, y, "actor", `${actor.label}${beyond}`, "start"),
    `<text class="detail" x="${x}" y="${y + 17}" data-label="${escapeHtml(lead.path)}">${escapeHtml(state?.label ?? "")}</text>`,
    pips(actor, x, y + 25, standing),
  ];
}

/** Actors without a place of their own, in a corner. */
function awayParts(scenario: Scenario, ground: Ground, standing: PostureStates): string[] {
  const away = scenario.actors.filter(({ id }) => !seats.has(id) && id !== front.actor);
  return away.flatMap((actor, index) => {
    const y = ground.height - 16 - (away.length - 1 - index) * 20;
    return [
      pips(actor, 14, y - 9, standing),
      textAt(18 + actor.postures.length * (pipSize + 2.5), y, "place", actor.label, "start"),
    ];
  });
}
