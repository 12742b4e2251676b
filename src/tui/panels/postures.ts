/**
 * Where everyone stands: each posture as a ladder from calm to grave, with a filled dot where it is. Where there is
 * no room for all, those that moved last stay and the others are counted.
 */
import { say } from "../../catalogue/index.js";
import { type Actor, dateOfDay, type Posture } from "../../engine/index.js";
import type { PostureView, View } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import { briefLabel, dayInWords, shorten, widthOf } from "../../text/index.js";
import { heatOf, heatOfHostility, type Tone } from "../term/colour.js";
import { glyph } from "../term/glyphs.js";
import type { Room } from "../term/layout.js";
import { blank, fill, fitLine, type Line, lineOf, type Span, span, widthOfLine } from "../term/line.js";
import { boardOf, type Panel, type Scene, selectedEntry } from "./panel.js";

interface Row {
  readonly actor: Actor;
  readonly posture: Posture;
  readonly standing: PostureView;
}

/** Rungs of a posture in their order, each once; none where its states have no order. */
function rungsOf(posture: Posture): number[] {
  const rungs = posture.states.flatMap((state) => (state.rung === undefined ? [] : [state.rung]));
  return [...new Set(rungs)].sort((a, b) => a - b);
}

function toneOf(posture: Posture, stateId: string): Tone {
  const state = posture.states.find(({ id }) => id === stateId);
  if (state?.hostility !== undefined) return heatOfHostility(state.hostility);
  const rungs = rungsOf(posture);
  if (state?.rung === undefined || rungs.length < 2) return "plain";
  // A ladder of two or three rungs has no summit to be red at.
  return heatOf(rungs.indexOf(state.rung) / Math.max(4, rungs.length - 1));
}

/** Dots with links between them where there is room, without where there is not. */
function ladder({ posture, standing }: Row, linked: boolean): Span[] {
  const rungs = rungsOf(posture);
  const here = posture.states.find(({ id }) => id === standing.state)?.rung;
  const tone = toneOf(posture, standing.state);
  const place = here === undefined ? -1 : rungs.indexOf(here);
  if (place < 0) return [];
  const link = linked ? glyph.link : "";
  const before = rungs.slice(0, place).map(() => glyph.rung + link);
  const after = rungs.slice(place + 1).map(() => link + glyph.rung);
  return [span(before.join(""), "dim"), span(glyph.here, tone), span(after.join(""), "dim")].filter(
    (part) => part.text !== "",
  );
}

function ladderWidth(posture: Posture, linked: boolean): number {
  const rungs = rungsOf(posture).length;
  return linked ? Math.max(0, rungs * 2 - 1) : rungs;
}

interface Metrics {
  readonly name: number;
  readonly ladder: number;
  readonly linked: boolean;
  readonly width: number;
}

/** A posture's name where there is little room: without its actor's name, and without what the panel's title says. */
function briefName({ actor, posture }: Row, width: number): string {
  const { label } = posture;
  const rest = label.replace(`${actor.label}'s `, "").replace(` ${actor.label}`, "");
  const short = rest.replace(/ posture$/, "");
  const others = actor.postures.map((other) => other.label).filter((other) => other !== label);
  return [label, rest, short].find((name) => widthOf(name) <= width) ?? briefLabel(short, width, others);
}

function nameOf(row: Row, kind: "child" | "single" | "short", width: number): Span[] {
  const { actor } = row;
  const lead = kind === "child" ? "" : kind === "short" ? actor.short : actor.label.toLocaleUpperCase("en");
  return [span(lead, "strong"), span(` ${briefName(row, width - widthOf(lead) - 1)}`)].filter(
    ({ text }) => text !== "",
  );
}

function allRows(lookup: Lookup, view: View | null): Row[] {
  return lookup.scenario.actors.flatMap((actor) =>
    actor.postures.map((posture) => {
      const still: PostureView = { state: posture.initial, before: null, movedAt: null, moves: 0 };
      return { actor, posture, standing: view?.postures.get(posture.path) ?? still };
    }),
  );
}

/** What is beside name, ladder and state: margins, the mark of change, and a blank. */
const besides = 1 + 2 + 1 + 1;

function stateWidth({ label, hostility }: { readonly label: string; readonly hostility?: number }): number {
  return widthOf(label) + (hostility === undefined ? 0 : widthOf(levelOf(hostility)));
}

function levelOf(hostility: number): string {
  return ` COW ${hostility}`;
}

/** Names give way first, then the links of the ladders; states are what one looks for. `short` names every actor. */
function metricsOf(rows: readonly Row[], width: number, short = false): Metrics {
  const lead = ({ actor }: Row) => (short || actor.postures.length === 1 ? widthOf(actor.short) + 1 : 1);
  const names = (short ? 0 : 1) + Math.max(...rows.map((row) => widthOf(row.posture.label) + lead(row)));
  const states = Math.max(...rows.flatMap(({ posture }) => posture.states.map(stateWidth)));
  const dots = (linked: boolean) => Math.max(...rows.map(({ posture }) => ladderWidth(posture, linked)));
  const room = width - besides - states;
  const linked = room - dots(true) >= Math.min(names, 22);
  const ladder = dots(linked);
  return { name: Math.max(10, Math.min(names, room - ladder)), ladder, linked, width };
}

/** The width at which every name is whole, every ladder has its links, and every state its hostility level. */
export function posturesNeed(lookup: Lookup): number {
  const rows = allRows(lookup, null);
  const { name, ladder: dots } = metricsOf(rows, 500);
  return besides + name + dots + Math.max(...rows.flatMap(({ posture }) => posture.states.map(stateWidth)));
}

function rowLine(row: Row, kind: "child" | "single" | "short", metrics: Metrics, changedAt: number | null): Line {
  const { posture, standing } = row;
  const state = posture.states.find(({ id }) => id === standing.state);
  const changed = standing.movedAt !== null && standing.movedAt === changedAt;
  const whole = widthOf(row.actor.label) + widthOf(posture.label) + 1 < metrics.name;
  const name = nameOf(row, kind === "single" && !whole ? "short" : kind, metrics.name);
  const level = state?.hostility === undefined ? [] : [span(levelOf(state.hostility), "dim")];
  const dots = ladder(row, metrics.linked);
  const gap = blank(metrics.ladder - widthOfLine(dots));
  const room = metrics.width - besides - metrics.name - metrics.ladder - widthOfLine(level);
  const label = shorten(state?.label ?? standing.state, room);
  const tone = changed && toneOf(posture, standing.state) === "plain" ? "strong" : toneOf(posture, standing.state);
  return [
    blank(1),
    ...fitLine(name, metrics.name),
    span(changed ? `${glyph.changed} ` : "  ", "accent"),
    ...dots,
    ...(gap.text === "" ? [] : [gap]),
    blank(1),
    span(label, tone),
    ...level,
  ];
}

/** Who takes a posture to stand elsewhere than it does; for the facilitator alone. */
function partingLines(drawing: Drawing, { posture }: Row, width: number): Line[] {
  const { lookup } = drawing;
  return boardOf(drawing).partings.flatMap(({ actor, about, believed }): Line[] => {
    if (about !== posture.path) return [];
    const short = lookup.actors.get(actor)?.short ?? actor;
    const state = lookup.stateLabel(about, String(believed));
    const words = say("panel.posture-believed", { actor: short, state });
    return [[blank(2), span(`${glyph.parted} `, "accent"), span(shorten(words, width - 5), "dim")]];
  });
}

type Drawing = Pick<Scene, "lookup" | "view" | "earlier">;

function byActor(drawing: Drawing, rows: readonly Row[], metrics: Metrics, at: number | null, apart: boolean): Line[] {
  const lines: Line[] = [];
  for (const row of rows) {
    const single = row.actor.postures.length === 1;
    if (row === rows.find(({ actor }) => actor === row.actor)) {
      if (apart && lines.length > 0) lines.push([]);
      if (!single)
        lines.push([blank(1), span(shorten(row.actor.label.toLocaleUpperCase("en"), metrics.width - 2), "strong")]);
    }
    lines.push(rowLine(row, single ? "single" : "child", metrics, at));
    lines.push(...partingLines(drawing, row, metrics.width));
  }
  return lines;
}

/** How grave it is comes first: the ladders that carry hostility, then whoever moved last. */
function byWeight(a: Row, b: Row): number {
  const violent = ({ posture }: Row) => (posture.states.some(({ hostility }) => hostility !== undefined) ? 1 : 0);
  return violent(b) - violent(a) || (b.standing.movedAt ?? -1) - (a.standing.movedAt ?? -1);
}

/** The gravest and the last movers, in the scenario's order, and a count of the others. */
function folded(
  rows: readonly Row[],
  metrics: Metrics,
  changedAt: number | null,
  height: number,
  lookup: Lookup,
): Line[] {
  const weighed = [...rows].sort(byWeight);
  const kept = new Set(weighed.slice(0, height - 1));
  const hidden = weighed.slice(height - 1);
  const last = hidden[0]?.standing.movedAt ?? null;
  const others =
    last === null
      ? say("panel.postures-none-moved", { n: hidden.length })
      : say("panel.postures-none-moved-since", {
          n: hidden.length,
          date: dayInWords(lookup.scenario, dateOfDay(lookup.scenario.start, Math.floor(last))),
        });
  return [
    ...rows.filter((row) => kept.has(row)).map((row) => rowLine(row, "short", metrics, changedAt)),
    lineOf(shorten(` ${others}`, metrics.width), "dim"),
  ];
}

/** The whole list while somebody reads in it; otherwise what fits, the gravest and the last movers first. */
function postureLines(scene: Scene, room: Room, focused: boolean): readonly Line[] {
  const { lookup, view, screen } = scene;
  const rows = allRows(lookup, boardOf(scene));
  const metrics = metricsOf(rows, room.width);
  // What moved in the selected record, or at the same time.
  const changedAt = selectedEntry({ screen, view })?.time ?? null;
  for (const apart of [true, false]) {
    const lines = byActor(scene, rows, metrics, changedAt, apart);
    if (lines.length <= room.height || (focused && !apart)) return fill(lines, Math.max(lines.length, room.height));
  }
  const brief = metricsOf(rows, room.width, true);
  const short = rows.flatMap((row) => [
    rowLine(row, "short", brief, changedAt),
    ...partingLines(scene, row, room.width),
  ]);
  if (short.length <= room.height) return short;
  return rows.length <= room.height
    ? rows.map((row) => rowLine(row, "short", brief, changedAt))
    : folded(rows, brief, changedAt, room.height, lookup);
}

/** One posture in words, for a reader who hears the screen. */
function spokenPosture(lookup: Lookup, view: View, posture: Posture): string {
  const state = posture.states.find(({ id }) => id === (view.postures.get(posture.path)?.state ?? posture.initial));
  const rungs = rungsOf(posture);
  return say("panel.posture-heard", {
    posture: lookup.postureLabel(posture.path),
    state: state?.label ?? "",
    place: state?.rung === undefined ? "none" : rungs.indexOf(state.rung) + 1,
    rungs: rungs.length,
    level: state?.hostility ?? "none",
  });
}

/** Who is wrong about a posture, in words. */
function spokenPartings(lookup: Lookup, { partings }: View, posture: Posture): string[] {
  return partings
    .filter(({ about }) => about === posture.path)
    .map(({ actor, believed }) =>
      say("panel.posture-believed-heard", {
        actor: lookup.actorLabel(actor),
        state: lookup.stateLabel(posture.path, String(believed)),
      }),
    );
}

export const posturesPanel: Panel = {
  id: "postures",
  key: "1",
  slot: "left",
  does: "postures",
  title: () => say("panel.postures"),
  lines: postureLines,
  spoken: (scene) => {
    const { lookup } = scene;
    const board = boardOf(scene);
    return [
      say("panel.heard", { title: say("panel.postures") }),
      ...lookup.scenario.actors.flatMap(({ postures }) =>
        postures.flatMap((one) => [spokenPosture(lookup, board, one), ...spokenPartings(lookup, board, one)]),
      ),
    ];
  },
};
