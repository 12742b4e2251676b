/**
 * The texts of a map, the most needed first: whose ground it is, what the crisis is about, capitals, the fronts, and then what
 * helps to find the way. Each says how much room it takes, in its longest state, and how it is written once it has a place.
 */
import type { Actor, Scenario, ScenarioMap } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import { type Lookup, widthOf } from "../../text/index.js";
import type { Ground } from "./atlas.js";
import { heatOf } from "./dot.js";
import type { Placed, Wanted } from "./labels.js";

/** State id by posture path. */
type PostureStates = Readonly<Record<string, string>>;

export interface MapLabel {
  readonly wanted: Wanted;
  /** It names a dot, to which a line leads from wherever it stands. */
  readonly ofDot: boolean;
  readonly write: (spot: Placed) => string;
}

/** Height of a line, and width of a character, of the looks that texts have, at type 1. The widths are those of wide letters. */
const looks = {
  actor: { size: 17, width: 0.63 },
  detail: { size: 13.5, width: 0.56 },
  place: { size: 13, width: 0.58 },
  concerned: { size: 14, width: 0.62 },
  region: { size: 15, width: 0.72 },
  country: { size: 13, width: 0.86 },
  "sea-name": { size: 12, width: 0.56 },
} as const;
type Look = keyof typeof looks;

const pipSize = 10;
const pipStep = pipSize + 2.5;

interface Drawing {
  readonly scenario: Scenario & { readonly map: ScenarioMap };
  readonly ground: Ground;
  readonly lookup: Lookup;
  readonly standing: PostureStates;
  readonly type: number;
}

export function labelsOf(
  scenario: Drawing["scenario"],
  ground: Ground,
  lookup: Lookup,
  standing: PostureStates,
  type: number,
): MapLabel[] {
  const drawing = { scenario, ground, lookup, standing, type };
  const { names = {}, towns = {}, homes = {} } = scenario.map;
  const concerned = Object.entries(towns).filter(([, { touched }]) => touched !== undefined);
  const others = Object.entries(towns).filter(([, { touched }]) => touched === undefined);
  const named = (region: boolean) => Object.entries(names).filter(([, name]) => (name.region === true) === region);
  const town =
    (look: Look) =>
    ([id, { at, label, also, side }]: (typeof concerned)[number]) => {
      const forms = also === undefined ? [label] : [`${label} / ${also}`, label];
      return textLabel(drawing, `town-${id}`, ground.at(at), forms, look, side, 8, 260);
    };
  return [
    ...scenario.actors.flatMap((actor) => actorLabel(drawing, actor)),
    ...concerned.map(town("concerned")),
    ...named(true).map(([id, { at, label }]) =>
      textLabel(drawing, `name-${id}`, ground.at(at), [label], "region", "middle", 4, 140),
    ),
    ...Object.entries(homes).flatMap(([id, { capital }]) =>
      capital === undefined
        ? []
        : [textLabel(drawing, `capital-${id}`, ground.at(capital.at), [capital.label], "place", capital.side, 8, 200)],
    ),
    ...frontLabels(drawing),
    ...awayLabels(drawing),
    ...others.map(town("place")),
    ...named(false).map(([id, { at, label, sea }]) =>
      textLabel(drawing, `name-${id}`, ground.at(at), [label], sea ? "sea-name" : "country", "middle", 4, 90),
    ),
  ];
}

const heightOf = (look: Look, type: number): number => looks[look].size * type * 1.2;
const spanOf = (text: string, look: Look, type: number): number =>
  widthOf(text) * looks[look].size * looks[look].width * type + 4;

function textLabel(
  { type }: Drawing,
  id: string,
  at: readonly [number, number],
  forms: readonly string[],
  look: Look,
  side: Wanted["side"],
  gap: number,
  reach: number,
): MapLabel {
  const height = heightOf(look, type);
  const wanted = {
    id,
    at,
    gap,
    side,
    reach,
    sizes: forms.map((text) => ({ width: spanOf(text, look, type), height })),
  };
  return {
    wanted,
    ofDot: id.startsWith("town-") || id.startsWith("capital-"),
    write: ({ box, form, strayed }) => {
      const text = forms[form] ?? "";
      const anchor =
        strayed || side === "above" || side === "below" || side === "middle"
          ? "middle"
          : side === "left"
            ? "end"
            : "start";
      const x = anchor === "middle" ? box.x + box.width / 2 : anchor === "end" ? box.x + box.width - 2 : box.x + 2;
      return textAt(x, box.y + height * 0.78, look, text, anchor);
    },
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function textAt(x: number, y: number, look: Look, written: string, anchor: "start" | "middle" | "end"): string {
  return `<text class="${look}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escapeHtml(written)}</text>`;
}

/** An actor's name, the state of a posture, and a square for each: as wide as its longest state. */
function block(
  drawing: Drawing,
  id: string,
  at: readonly [number, number],
  title: string,
  posture: string,
  actor: Actor | undefined,
): Pick<MapLabel, "wanted"> & { readonly inner: (spot: Placed) => string } {
  const { lookup, standing, type } = drawing;
  const states = lookup.postures.get(posture)?.states ?? [];
  const state = states.find((one) => one.id === standing[posture]);
  const rows = [heightOf("actor", type), heightOf("detail", type)] as const;
  const width = Math.max(
    spanOf(title, "actor", type),
    ...states.map(({ label }) => spanOf(label, "detail", type)),
    (actor?.postures.length ?? 0) * pipStep,
  );
  const size = { width, height: rows[0] + rows[1] + pipSize + 4 };
  return {
    // Its place is where it begins.
    wanted: { id, at: [at[0] + width / 2, at[1]], gap: 0, side: "middle", reach: 260, sizes: [size] },
    inner: ({ box: { x, y } }) =>
      [
        textAt(x, y + rows[0] * 0.78, "actor", title, "start"),
        `<text class="detail" x="${round(x)}" y="${round(y + rows[0] + rows[1] * 0.78)}" data-label="${escapeHtml(posture)}">${escapeHtml(state?.label ?? "")}</text>`,
        pips(drawing, actor, round(x), round(y + rows[0] + rows[1] + 2)),
      ].join(""),
  };
}

function actorLabel(drawing: Drawing, actor: Actor): MapLabel[] {
  const home = drawing.scenario.map.homes?.[actor.id];
  const lead = actor.postures[0];
  if (home === undefined || lead === undefined) return [];
  const title = home.beyond === undefined ? actor.label : `${actor.label}  ${home.beyond}`;
  const { wanted, inner } = block(drawing, `actor-${actor.id}`, drawing.ground.at(home.at), title, lead.path, actor);
  return [{ wanted, ofDot: false, write: inner }];
}

const actorIdOf = (posture: string): string => posture.slice(0, posture.indexOf("."));

function frontLabels(drawing: Drawing): MapLabel[] {
  const { scenario, ground, lookup, standing } = drawing;
  return Object.entries(scenario.map.fronts ?? {}).flatMap(([id, { posture, states, heat, at }]): MapLabel[] => {
    if (!lookup.postures.has(posture) || !lookup.postures.has(heat)) return [];
    const actor = scenario.actors.find((one) => one.id === actorIdOf(posture));
    const { wanted, inner } = block(drawing, `front-${id}`, ground.at(at), actor?.label ?? "", heat, actor);
    const quiet = states.includes(standing[posture] ?? "") ? "" : ' class="quiet"';
    const marks = `data-posture="${escapeHtml(posture)}" data-states="${escapeHtml(states.join(" "))}"`;
    return [{ wanted, ofDot: false, write: (spot) => `<g ${marks}${quiet}>${inner(spot)}</g>` }];
  });
}

/** One square for each posture, filled by how grave its state is; its name and state are read on pointing. */
function pips({ standing }: Drawing, actor: Actor | undefined, x: number, y: number): string {
  const squares = (actor?.postures ?? []).map((posture, index) => {
    const state = posture.states.find(({ id }) => id === standing[posture.path]);
    const heat = state === undefined ? 0 : heatOf(state, posture);
    return `<rect class="pip heat-${heat}" data-pip="${escapeHtml(posture.path)}" x="${round(x + index * pipStep)}" y="${y}" width="${pipSize}" height="${pipSize}"><title>${escapeHtml(`${posture.label}: ${state?.label ?? ""}`)}</title></rect>`;
  });
  return squares.join("");
}

/** Actors without a place of their own, in a corner. */
function awayLabels(drawing: Drawing): MapLabel[] {
  const { scenario, ground, type } = drawing;
  const drawn = [
    ...Object.keys(scenario.map.homes ?? {}),
    ...Object.values(scenario.map.fronts ?? {}).map(({ posture }) => actorIdOf(posture)),
  ];
  const away = scenario.actors.filter(({ id }) => !drawn.includes(id));
  const height = Math.max(heightOf("place", type), 18);
  return away.map((actor, index) => {
    const before = actor.postures.length * pipStep + 4;
    const width = before + spanOf(actor.label, "place", type);
    const y = ground.height - 8 - (away.length - index) * (height + 2) + height / 2;
    return {
      ofDot: false,
      wanted: {
        id: `away-${actor.id}`,
        at: [14 + width / 2, y],
        gap: 0,
        side: "middle",
        reach: 200,
        sizes: [{ width, height }],
      },
      write: ({ box }) =>
        pips(drawing, actor, round(box.x), round(box.y + height / 2 - pipSize / 2)) +
        textAt(box.x + before, box.y + height * 0.72, "place", actor.label, "start"),
    };
  });
}
