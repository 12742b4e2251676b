/**
 * Statecharts in Graphviz's DOT language. Postures are drawn as ladders, calm at the foot and grave at the top; solid
 * arrows go by chance, dashed ones answer another's act, dotted ones go when their time is up. Every part carries a
 * class, so that a page can colour it by its own light and dark palette.
 */
import type { Actor, Posture, Scenario, State, Transition } from "../../engine/index.js";
import { answersAcross, indented, listAnswers } from "./answers.js";
import { type EndOfArrow, endsOfArrows } from "./ends.js";

/** Calm to grave, for pictures that stand alone. */
const heats = ["#eef1ee", "#f3ead2", "#f1d3a8", "#e9ad86", "#d98673"] as const;
const ink = "#22262b";
const faint = "#7c838a";
const accent = "#1f5a7a";
const font = "Helvetica,Arial,sans-serif";

const arrowStyles = { hazard: "solid", response: "dashed", timeout: "dotted" } as const;

/** A quoted DOT string that shows exactly this text: neither an escape nor an entity in it comes to life. */
export function quoteDot(text: string): string {
  const plain = text.replace(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return `"${plain}"`;
}

type Attributes = Readonly<Record<string, string | number>>;

function attributes(of: Attributes): string {
  const pairs = Object.entries(of).map(
    ([name, value]) =>
      `${name}=${typeof value === "number" ? value : name === "label" ? quoteLabel(value) : quoteDot(value)}`,
  );
  return pairs.length === 0 ? "" : ` [${pairs.join(", ")}]`;
}

/** Breaks a label at spaces, so that no box is much wider than `width` characters; words of 60 letters are broken too. */
function labelLines(text: string, width: number): string {
  const lines: string[] = [];
  const broken = text.replace(/\S{60}(?=\S)/gu, "$& ");
  for (const word of broken.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => quoteDot(line).slice(1, -1)).join("\\n");
}

/** A label on one line, unless it is longer than any should be. */
const quoteLabel = (text: string): string => `"${labelLines(text, 60)}"`;

/** 0 for the calmest state of a posture to 4 for the gravest: by COW level where the author gave one, else by rung. */
export function heatOf(state: State, posture: Posture): number {
  if (state.hostility !== undefined) return Math.min(4, Math.max(0, Math.round(state.hostility) - 1));
  const rungs = posture.states.flatMap(({ rung }) => rung ?? []);
  const [low, high] = [Math.min(...rungs), Math.max(...rungs)];
  if (state.rung === undefined || high === low) return 0;
  return Math.min(4, Math.max(0, Math.round((4 * (state.rung - low)) / (high - low))));
}

function stateLine(state: State, posture: Posture): string {
  const heat = heatOf(state, posture);
  const initial = state.id === posture.initial;
  const label = state.rung === undefined ? state.label : `${state.rung} · ${state.label}`;
  // The label is already escaped, so it can't go through `attributes`, which would escape its line breaks.
  const rest = attributes({
    class: `state heat-${heat}${initial ? " initial" : ""}`,
    fillcolor: heats[heat] ?? heats[0],
    ...(initial ? { penwidth: 2.2 } : {}),
    ...(state.final ? { peripheries: 2 } : {}),
  });
  return `${quoteDot(`${posture.path}.${state.id}`)} [label="${labelLines(label, 20)}", ${rest.slice(2)};`;
}

/** Rungs in order, each with its states; states without a rung have none. */
function rungsOf(posture: Posture): readonly (readonly State[])[] {
  const byRung = new Map<number, State[]>();
  for (const state of posture.states) {
    if (state.rung !== undefined) byRung.set(state.rung, [...(byRung.get(state.rung) ?? []), state]);
  }
  return [...byRung].sort(([a], [b]) => a - b).map(([, states]) => states);
}

/** Invisible arrows from rung to rung hold the ladder upright whatever the visible ones do. */
function ladderLines(posture: Posture): string[] {
  const rungs = rungsOf(posture);
  const name = (state: State | undefined) => quoteDot(`${posture.path}.${state?.id}`);
  const sameRung = rungs
    .filter((states) => states.length > 1)
    .map((states) => `{ rank=same; ${states.map((state) => `${name(state)};`).join(" ")} }`);
  const upwards = rungs
    .slice(1)
    .map((states, index) => `${name(rungs[index]?.[0])} -> ${name(states[0])} [style=invis, weight=8];`);
  return [...sameRung, ...upwards];
}

/** Above so many, the arrows of one transition are drawn as one, from a word on where they all start. */
const mostArrows = 2;

/** Where a transition with many ways in starts: `rungs 1–4, 6`, or the states where they have no rungs. */
function originWords(transition: Transition, posture: Posture): string {
  const from = posture.states.filter(({ id }) => transition.from.includes(id));
  if (from.length >= posture.states.length - 1)
    return from.length === posture.states.length ? "any state" : "any other";
  const rungs = from.flatMap(({ rung }) => rung ?? []).sort((a, b) => a - b);
  if (rungs.length < from.length) return from.map(({ label }) => label).join(" / ");
  const spans: [number, number][] = [];
  for (const rung of rungs) {
    const last = spans.at(-1);
    if (last !== undefined && rung <= last[1] + 1) last[1] = rung;
    else spans.push([rung, rung]);
  }
  return `rungs ${spans.map(([low, high]) => (low === high ? low : `${low}–${high}`)).join(", ")}`;
}

function arrowLines(transition: Transition, posture: Posture, labelled: boolean): string[] {
  return endsOfArrows(transition).flatMap((end) => arrowsTo(transition, posture, end, labelled));
}

/** The arrows to one state: their label names the outcomes that lead there, where there are several. */
function arrowsTo(transition: Transition, posture: Posture, end: EndOfArrow, labelled: boolean): string[] {
  const { to: state, outcomes } = end;
  const upright = rungsOf(posture).length > 1;
  const rungOf = (id: string) => posture.states.find((one) => one.id === id)?.rung;
  const { kind } = transition.trigger;
  const ended = outcomes === "" ? "" : `: ${outcomes}`;
  const look = {
    class: `arrow ${kind}`,
    style: arrowStyles[kind],
    tooltip: `${transition.path}${ended}`,
    ...(labelled ? { label: ` ${transition.id}${ended} ` } : {}),
  };
  const to = quoteDot(`${posture.path}.${state}`);
  if (transition.from.length > mostArrows) {
    const stub = quoteDot(outcomes === "" ? `${transition.path} from` : `${transition.path} ${outcomes} from`);
    const origin = {
      class: "origin",
      shape: "plaintext",
      style: "",
      fontsize: 9.5,
      fontcolor: faint,
      height: 0.2,
      margin: "0.02,0.01",
    };
    return [
      `${stub} [label="${labelLines(originWords(transition, posture), 20)}", ${attributes(origin).slice(2)};`,
      ...(upright ? [`{ rank=same; ${stub}; ${to}; }`] : []),
      `${stub} -> ${to}${attributes(look)};`,
    ];
  }
  return transition.from.map((from) => {
    const loose = upright && rungOf(from) !== undefined && rungOf(state) !== undefined;
    const styled = attributes({ ...look, ...(loose ? { constraint: "false" } : {}) });
    return `${quoteDot(`${posture.path}.${from}`)} -> ${to}${styled};`;
  });
}

function postureLines(posture: Posture, labelled: boolean): string[] {
  return [
    ...posture.states.map((state) => stateLine(state, posture)),
    ...ladderLines(posture),
    ...posture.transitions.flatMap((transition) => arrowLines(transition, posture, labelled)),
  ];
}

/** In a picture that grows upwards, Graphviz takes the foot for the top. */
function cluster(
  id: string,
  label: string,
  kind: "actor" | "posture",
  lines: readonly string[],
  upward = true,
): string[] {
  const look =
    kind === "actor"
      ? `style="rounded"; color=${quoteDot(faint)}; fontsize=15; margin=12;`
      : `style="rounded,dotted"; color=${quoteDot(faint)}; fontsize=11; margin=10;`;
  return [
    `subgraph ${quoteDot(`cluster_${id}`)} {`,
    ...indented([
      `label=${quoteLabel(label)}; labelloc=${upward ? "b" : "t"}; class=${quoteDot(`cluster ${kind}`)};`,
      look,
      ...lines,
    ]),
    "}",
  ];
}

function digraph(id: string, label: string | undefined, settings: readonly string[], lines: readonly string[]): string {
  const title = label === undefined ? [] : [`label=${quoteLabel(label)}; labelloc=t; fontsize=16;`];
  return `${[
    `digraph ${quoteDot(id)} {`,
    ...indented([
      `graph [fontname="${font}", fontcolor="${ink}", bgcolor=transparent, pad=0.15, nodesep=0.45, ranksep=0.42];`,
      `node [shape=box, style="rounded,filled", fontname="${font}", fontsize=11, fontcolor="${ink}", color="${faint}", height=0.38, margin="0.14,0.06"];`,
      `edge [fontname="${font}", fontsize=9.5, fontcolor="${ink}", color="${ink}", arrowsize=0.6];`,
      ...settings,
      ...title,
      ...lines,
    ]),
    "}",
  ].join("\n")}\n`;
}

/** One posture as a ladder, its arrows labelled with the ids of their transitions. */
export function postureDot(posture: Posture): string {
  return digraph(posture.path, undefined, ["rankdir=BT;"], postureLines(posture, true));
}

/** One actor: a box for each posture. */
export function actorDot(actor: Actor): string {
  const postures = actor.postures.flatMap((posture) =>
    cluster(posture.path, posture.label, "posture", postureLines(posture, true)),
  );
  return digraph(actor.id, actor.label, ["rankdir=BT;"], postures);
}

/** A state to hang an arrow between postures on; the arrow is then cut off at the posture's box. */
function anchorOf(scenario: Scenario, path: string): string {
  const posture = scenario.actors.flatMap((actor) => actor.postures).find((one) => one.path === path);
  return quoteDot(`${path}.${posture?.initial}`);
}

function answerLines(scenario: Scenario): string[] {
  return answersAcross(scenario).map(({ from, to, responses }) => {
    const ends = attributes({
      ltail: `cluster_${from}`,
      lhead: `cluster_${to}`,
      class: "answer",
      color: accent,
      style: "dashed",
      penwidth: 1.4,
      tooltip: responses.join(", "),
      constraint: "false",
    });
    return `${anchorOf(scenario, from)} -> ${anchorOf(scenario, to)}${ends};`;
  });
}

/** Postures that stand side by side before the next actor goes into a row of its own. */
const posturesInRow = 8;

/** Actors in rows, so that a large scenario fits a sheet instead of a strip. */
function actorRows(scenario: Scenario): readonly (readonly Actor[])[] {
  const rows: Actor[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const actor of scenario.actors) {
    width += actor.postures.length;
    if (width > posturesInRow) {
      rows.push([]);
      width = actor.postures.length;
    }
    rows.at(-1)?.push(actor);
  }
  return rows;
}

/** Invisible arrows that hold every posture of a row above all those of the row below it. */
function rowLines(scenario: Scenario): string[] {
  const ends = actorRows(scenario).map((row) =>
    row.flatMap((actor) =>
      actor.postures.map((posture) => {
        const rungs = rungsOf(posture);
        const name = (state: State | undefined) => quoteDot(`${posture.path}.${(state ?? posture.states[0])?.id}`);
        return { foot: name(rungs[0]?.[0]), head: name(rungs.at(-1)?.[0]) };
      }),
    ),
  );
  return ends.slice(1).flatMap((lower, index) => {
    const gap = quoteDot(`row ${index}`);
    return [
      `${gap} [style=invis, shape=point];`,
      ...lower.map(({ head }) => `${head} -> ${gap} [style=invis];`),
      ...(ends[index] ?? []).map(({ foot }) => `${gap} -> ${foot} [style=invis];`),
    ];
  });
}

/** All actors with all their postures; one arrow wherever a posture of one actor answers a posture of another. */
export function scenarioDot(scenario: Scenario): string {
  const actors = scenario.actors.flatMap((actor) =>
    cluster(
      actor.id,
      actor.label,
      "actor",
      actor.postures.flatMap((posture) =>
        cluster(posture.path, posture.label, "posture", postureLines(posture, false)),
      ),
    ),
  );
  const settings = ["rankdir=BT;", "compound=true;", "ranksep=0.3;"];
  return digraph(scenario.id, scenario.title, settings, [...actors, ...rowLines(scenario), ...answerLines(scenario)]);
}

/** Who answers whom, posture by posture, states left out. */
export function answersDot(scenario: Scenario): string {
  const answers = listAnswers(scenario);
  const involved = new Set(answers.flatMap(({ from, to }) => [from, to]));
  const actors = scenario.actors.flatMap((actor) => {
    const postures = actor.postures.filter(({ path }) => involved.has(path));
    const nodes = postures.map(
      ({ path, label }) => `${quoteDot(path)}${attributes({ label, class: "state heat-0", fillcolor: heats[0] })};`,
    );
    return nodes.length === 0 ? [] : cluster(actor.id, actor.label, "actor", nodes, false);
  });
  const outside = { label: "Injects", class: "state outside", shape: "plaintext", style: "" };
  const arrows = answers.map(({ from, to, responses }) => {
    const width = Math.min(3, 0.8 + 0.4 * responses.length);
    const look = { class: "answer", color: accent, penwidth: Number(width.toFixed(1)), tooltip: responses.join(", ") };
    return `${quoteDot(from)} -> ${quoteDot(to)}${attributes(look)};`;
  });
  return digraph(
    scenario.id,
    undefined,
    ["rankdir=LR;", "ranksep=0.7;"],
    [...(involved.has("inject") ? [`"inject"${attributes(outside)};`] : []), ...actors, ...arrows],
  );
}
