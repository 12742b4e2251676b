/**
 * One seat's brief: who it speaks for, what it is after, what it may order and what that would set in motion, where
 * others draw their lines, and what it does not know. Written from what that seat may know and from nothing else.
 */
import { type Actor, createWorld, type Model, offeredOrders, type Posture, type Ratio } from "../../engine/index.js";
import {
  climb,
  count,
  createLookup,
  gaugeValue,
  listInWords,
  middleOf,
  stepInWords,
  timeoutInWords,
  waitInWords,
} from "../../text/index.js";
import { keptTo, mayKnow, seatViewer, visibilityOf } from "../../visibility/index.js";
import { fullLadder } from "../diagram/ladder.js";
import {
  type Block,
  code,
  columns,
  type Document,
  fact,
  heading,
  joined,
  lines,
  list,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { orderCard, redLineRows } from "./orders.js";
import { factsOf, orderSlip } from "./parts.js";
import { calendarInWords } from "./phrases.js";
import type { SeatView } from "./seat-view.js";

/** The brief for one actor's seat; `seats` are the actors that people play. */
export function seatBrief(model: Model, actorId: string, seats: readonly string[]): Document {
  const view = viewOf(model, actorId, new Set(seats));
  const { actor, scenario } = view;
  return {
    make: "handout",
    marking: `Exercise material. For the seat of ${actor.label} only.`,
    title: actor.label,
    subtitle: `Seat brief: ${scenario.title}`,
    summary: actor.description ?? `You speak for ${actor.label}.`,
    facts: [fact("Plays", calendarInWords(scenario)), ...factsOf(model)],
    counts: [],
    blocks: [
      ...standing(view),
      ...aims(view),
      ...orders(view),
      ...redLines(view),
      ...unasked(view),
      ...unknowns(view),
      heading(2, "slip", "Order slip"),
      paragraph("Copy one for each turn; hand it to the white cell before the turn is played."),
      orderSlip(`${actor.label}, turn:`, actor.postures),
    ],
  };
}

function viewOf(model: Model, actorId: string, seats: ReadonlySet<string>): SeatView {
  const { scenario, partlyHidden } = visibilityOf(model, seatViewer(actorId)).inHandout;
  const actor = scenario.actors.find(({ id }) => id === actorId) ?? {
    ...(model.scenario.actors.find(({ id }) => id === actorId) as Actor),
    postures: [],
  };
  const world = createWorld(model, { seed: "brief", seats: [actorId] });
  const open = new Set(offeredOrders(model, world, actorId).map(({ transition }) => transition));
  return { model, scenario, lookup: createLookup(scenario), partlyHidden, actor, seats, open };
}

function standing({ actor }: SeatView): readonly Block[] {
  return [
    heading(2, "standing", "Where you stand"),
    paragraph(`You steer ${count(actor.postures.length, "ladder")}, each from calm at the foot to grave at the head.`),
    { kind: "ladders", size: "full", ladders: actor.postures.map((posture) => fullLadder(posture)) },
  ];
}

function aims(view: SeatView): readonly Block[] {
  const rows = view.actor.postures.flatMap((posture): Row[] => {
    const { up, down } = drives(view, posture);
    if (up.length === 0 && down.length === 0) return [];
    const cell = (labels: readonly string[]): Text => [labels.join("; ")];
    return [[strong(posture.label), cell(up), cell(down)]];
  });
  return [
    heading(2, "aims", "What you are after"),
    paragraph(
      "Your government has written no instructions for you. This is how it has been seen to weigh things; play it as it is, or make a case at the table for something else.",
    ),
    table(
      "What weighs with you",
      columns(["Ladder", 22], ["What carries you up", 39], ["What holds you back, or brings you down", 39]),
      rows,
      "Nothing is known of what weighs with you.",
    ),
    ...levers(view),
  ];
}

/** What speeds up or slows down an actor's own hazards, by the direction they lead in. */
function drives({ lookup }: SeatView, posture: Posture): { up: readonly string[]; down: readonly string[] } {
  const up = new Set<string>();
  const down = new Set<string>();
  for (const transition of posture.transitions) {
    const rise = climb(transition, posture);
    if (rise === 0) continue;
    for (const ratio of transition.ratios) {
      const push = pushOf(ratio, lookup.gaugeLabel);
      if (push === null) continue;
      (push.more === rise > 0 ? up : down).add(push.label);
    }
  }
  // What does both says nothing.
  const both = [...up].filter((label) => down.has(label));
  for (const label of both) for (const labels of [up, down]) labels.delete(label);
  return { up: [...up], down: [...down] };
}

function pushOf(ratio: Ratio, gaugeLabel: (id: string) => string): { label: string; more: boolean } | null {
  if (ratio.kind === "condition" && typeof ratio.ratio === "number" && ratio.ratio !== 1)
    return { label: ratio.label, more: ratio.ratio > 1 };
  if (ratio.kind !== "curve") return null;
  const [first, last] = [ratio.curve[0]?.[1], ratio.curve.at(-1)?.[1]];
  if (typeof first !== "number" || typeof last !== "number" || first === last) return null;
  return { label: `High: ${gaugeLabel(ratio.gauge)}`, more: last > first };
}

function levers({ scenario, actor }: SeatView): readonly Block[] {
  const own = actor.postures.flatMap(({ transitions }) => transitions.filter(({ order }) => order !== undefined));
  const rows = scenario.gauges.map((gauge): Row => {
    const acting = (sign: number) =>
      own
        .filter(({ effects }) => effects.some(({ gauge: id, add }) => id === gauge.id && middleOf(add) * sign > 0))
        .map(({ order }): Text => [order?.label ?? ""]);
    const start = typeof gauge.initial === "number" ? gaugeValue(gauge, gauge.initial) : "";
    const about = gauge.description === undefined ? [] : [gauge.description];
    return [lines(strong(gauge.label), about), start, joined(acting(1), "; "), joined(acting(-1), "; ")];
  });
  if (rows.length === 0) return [];
  return [
    table(
      "Numbers that all watch, and your hand on them",
      columns(
        ["Number", 40],
        ["Starts at", 10, "right"],
        ["Your orders that raise it", 25],
        ["Your orders that lower it", 25],
      ),
      rows,
    ),
  ];
}

function orders(view: SeatView): readonly Block[] {
  const all = view.actor.postures.flatMap((posture) =>
    posture.transitions.flatMap((transition) => (transition.order === undefined ? [] : [{ posture, transition }])),
  );
  const cards = (open: boolean) =>
    all
      .filter(({ transition }) => view.open.has(transition.path) === open)
      .map(({ posture, transition }) => orderCard(view, posture, transition));
  const [now, later] = [cards(true), cards(false)];
  return [
    heading(2, "orders", "What you may order"),
    paragraph(
      all.length === 0
        ? "This actor takes no orders; its seat watches and advises."
        : "Each turn you give one order a ladder, or hold. Likelihoods are your staff's estimates, in the words of ICD 203.",
    ),
    ...(now.length === 0 ? [] : [heading(3, "orders-now", "Open on the first day"), ...now]),
    ...(later.length === 0 ? [] : [heading(3, "orders-later", "Open later, once things have moved"), ...later]),
  ];
}

function redLines(view: SeatView): readonly Block[] {
  return [
    heading(2, "red-lines", "Where others draw their lines"),
    table(
      "What is answered by a step up somebody else's ladder",
      columns(["If you", 32], ["Then, and how likely", 68]),
      redLineRows(view),
      "Nobody is known to answer what you do by a step up.",
    ),
  ];
}

function unasked({ actor, lookup, partlyHidden }: SeatView): readonly Block[] {
  const rows = actor.postures.flatMap((posture) =>
    posture.transitions
      .filter(({ order }) => order === undefined)
      .map((transition): Row => {
        const { trigger, headline, path } = transition;
        const hidden = partlyHidden.has(path) ? " (and for reasons not known to you)" : "";
        const when =
          trigger.kind === "hazard"
            ? `by itself, ${waitInWords(lookup, trigger)} or so`
            : trigger.kind === "timeout"
              ? timeoutInWords(lookup, trigger.after)
              : trigger.on.length === 0
                ? "when events from outside call for it"
                : `at once after: ${listInWords(trigger.on.map(lookup.headlineOf))}`;
        return [strong(posture.label), lines(headline, stepInWords(lookup, posture, transition)), `${when}${hidden}`];
      }),
  );
  if (rows.length === 0) return [];
  return [
    heading(2, "unasked", "What may happen without your order"),
    paragraph("Governments are not of one piece. These steps are taken in your name whether you ask for them or not."),
    table("Steps that are not yours to order", columns(["Ladder", 20], ["What happens", 42], ["When", 38]), rows),
  ];
}

function unknowns({ model, actor, lookup }: SeatView): readonly Block[] {
  const { scenario } = model;
  const shared = scenario.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
    .filter((transition) => keptTo(transition)?.includes(actor.id));
  const numbers = scenario.gauges.filter((gauge) => keptTo(gauge)?.includes(actor.id));
  const others = (item: (typeof shared)[number]) =>
    (keptTo(item) ?? []).filter((id) => id !== actor.id).map((id) => lookup.actorLabel(id));
  const kept: Text[] = [
    ...shared.map((transition): Text => {
      const { path, headline } = transition;
      const with_ = others(transition);
      return [
        `${headline} (known to you${with_.length === 0 ? " alone" : ` and ${listInWords(with_, "and")}`}) `,
        code(path),
      ];
    }),
    ...numbers.map(({ label }): Text => [strong(label)]),
  ];
  const transitions = scenario.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
  const hides = [...transitions, ...scenario.gauges].some((item) => !mayKnow(item, seatViewer(actor.id)));
  return [
    heading(2, "unknown", "What you don't know"),
    list([
      "What the other seats will order, or why, until it is done; some of what they tell you will not be so.",
      "What the white cell has in store. Events reach you as they would reach your capital: late, in part, and from interested parties.",
      "How likely anything really is. The estimates in this brief are your staff's; the others have staffs too.",
      "How the exercise ends, or when it counts as over.",
      ...(hides
        ? [["What is kept from your capital: not everything that is done or measured here is known to you." as const]]
        : []),
    ]),
    ...(kept.length === 0 ? [] : [heading(3, "kept", "What you know and others don't"), list(kept)]),
  ];
}
