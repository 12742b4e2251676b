/**
 * One seat's brief: who it speaks for, what it is after, what it may order and what that would set in motion, where
 * others draw their lines, and what it does not know. Written from what that seat may know and from nothing else.
 */
import { say } from "../../catalogue/index.js";
import {
  type Actor,
  createWorld,
  dateOfDay,
  endsOf,
  isVoluntary,
  type Model,
  madeOf,
  offeredOrders,
  type Posture,
  type Ratio,
  subjectOf,
} from "../../engine/index.js";
import {
  asBelieved,
  climb,
  createLookup,
  dayInWords,
  gaugeValue,
  listInWords,
  longDate,
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
  sayText,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { instructions } from "./instructions.js";
import { orderCard, redLineRows } from "./orders.js";
import { factsOf, orderSlip } from "./parts.js";
import { calendarInWords } from "./phrases.js";
import { planFacts } from "./plan-parts.js";
import type { SeatNow, SeatView } from "./seat-view.js";

/**
 * The brief for one actor's seat; `seats` are the actors that people play. Only with `odds` does it say how likely anything is.
 * Once play has begun, `now` says how far it is.
 */
export function seatBrief(
  model: Model,
  actorId: string,
  seats: readonly string[],
  odds = false,
  now: SeatNow | null = null,
): Document {
  const view = viewOf(model, actorId, new Set(seats), odds, now);
  const { actor, scenario } = view;
  return {
    make: "handout",
    marking: say("brief.for-one-seat", { actor: actor.label }),
    title: actor.label,
    subtitle: say("brief.seat-brief", { scenario: scenario.title }),
    summary: actor.description ?? say("brief.you-speak-for", { actor: actor.label }),
    facts: [...planFacts(scenario), fact(say("brief.plays"), calendarInWords(scenario)), ...factsOf(model)],
    counts: [],
    blocks: [
      ...instructions(scenario, actorId),
      ...told(view),
      ...standing(view),
      ...aims(view),
      ...orders(view),
      ...redLines(view),
      ...unasked(view),
      ...unknowns(view),
      heading(2, "slip", say("brief.order-slip")),
      paragraph(say("brief.copy-the-slip")),
      orderSlip(say("brief.slip-of", { actor: actor.label }), actor.postures),
    ],
  };
}

function viewOf(
  model: Model,
  actorId: string,
  seats: ReadonlySet<string>,
  odds: boolean,
  now: SeatNow | null,
): SeatView {
  const { scenario, partlyHidden, chanceHidden } = visibilityOf(model, seatViewer(actorId)).inHandout;
  const actor = scenario.actors.find(({ id }) => id === actorId) ?? {
    ...(model.scenario.actors.find(({ id }) => id === actorId) as Actor),
    postures: [],
  };
  const world = now?.world ?? createWorld(model, { seed: "brief", seats: [actorId] });
  const open = new Set(offeredOrders(model, world, actorId).map(({ transition }) => transition));
  return { model, scenario, lookup: createLookup(scenario), partlyHidden, chanceHidden, actor, seats, odds, open, now };
}

/** What it has been told since play began: news that reached it, and the messages that it wrote or received. */
function told({ now, scenario }: SeatView): readonly Block[] {
  if (now === null) return [];
  const day = Math.floor(now.world.time);
  const rows = now.news.map(({ date, headline, text }): Row => {
    const paragraphs = text.split("\n").filter((line) => line.trim() !== "");
    return [dayInWords(scenario, date), lines(strong(headline), ...paragraphs)];
  });
  return [
    heading(2, "told", say("brief.told-so-far")),
    paragraph(say("brief.told-so-far-explained", { day, date: longDate(dateOfDay(scenario.start, day)) })),
    table(
      say("brief.told-table"),
      columns([say("brief.told-date"), 15], [say("brief.told-news"), 85]),
      rows,
      say("brief.told-nothing"),
    ),
  ];
}

function standing({ actor, now }: SeatView): readonly Block[] {
  return [
    heading(2, "standing", say("brief.where-you-stand")),
    paragraph(say("brief.you-steer", { ladders: actor.postures.length })),
    {
      kind: "ladders",
      size: "full",
      ladders: actor.postures.map((posture) => fullLadder(posture, now?.postures[posture.path])),
    },
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
    heading(2, "aims", say("brief.aims")),
    ...(view.scenario.exercise?.seats.some(({ aims }) => aims.length > 0)
      ? []
      : [paragraph(say("brief.no-instructions"))]),
    table(
      say("brief.what-weighs"),
      columns([say("brief.ladder"), 22], [say("brief.carries-you-up"), 39], [say("brief.holds-you-back"), 39]),
      rows,
      say("brief.nothing-weighs"),
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
  return { label: say("brief.high", { gauge: gaugeLabel(ratio.gauge) }), more: last > first };
}

function levers({ scenario, actor, lookup }: SeatView): readonly Block[] {
  const own = actor.postures.flatMap(({ transitions }) => transitions.filter(({ order }) => order !== undefined));
  const rows = scenario.gauges.map((gauge): Row => {
    const acting = (sign: number) =>
      own
        .filter((transition) =>
          endsOf(transition).some(({ effects }) =>
            effects.some(({ gauge: id, add }) => id === gauge.id && middleOf(add) * sign > 0),
          ),
        )
        .map(({ order }): Text => [order?.label ?? ""]);
    const start = typeof gauge.initial === "number" ? gaugeValue(gauge, gauge.initial) : "";
    const about = gauge.description === undefined ? [] : [gauge.description];
    const follows = gauge.derived === undefined ? [] : madeOf(gauge.derived).map(lookup.gaugeLabel);
    const worked = follows.length === 0 ? [] : [say("brief.follows", { gauges: listInWords(follows, "and") })];
    return [lines(strong(gauge.label), about, worked), start, joined(acting(1), "; "), joined(acting(-1), "; ")];
  });
  if (rows.length === 0) return [];
  return [
    table(
      say("brief.your-hand-on-numbers"),
      columns(
        [say("brief.number"), 40],
        [say("brief.starts-at"), 10, "right"],
        [say("brief.orders-that-raise"), 25],
        [say("brief.orders-that-lower"), 25],
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
    heading(2, "orders", say("brief.what-you-may-order")),
    paragraph(all.length === 0 ? say("brief.no-orders") : say("brief.how-to-order", { odds: view.odds })),
    ...(now.length === 0
      ? []
      : [heading(3, "orders-now", say("brief.open-first-day", { begun: view.now !== null })), ...now]),
    ...(later.length === 0 ? [] : [heading(3, "orders-later", say("brief.open-later")), ...later]),
  ];
}

function redLines(view: SeatView): readonly Block[] {
  return [
    heading(2, "red-lines", say("brief.red-lines")),
    table(
      say("brief.answered-by-a-step"),
      columns([say("brief.if-you"), 32], [say("brief.then", { odds: view.odds }), 68]),
      redLineRows(view),
      say("brief.no-red-lines"),
    ),
  ];
}

function unasked({ actor, lookup, partlyHidden, odds }: SeatView): readonly Block[] {
  const rows = actor.postures.flatMap((posture) =>
    posture.transitions
      .filter(({ order }) => order === undefined)
      .map((transition): Row => {
        const { trigger, headline, path } = transition;
        const when =
          trigger.kind === "hazard"
            ? odds
              ? say("brief.by-itself", { wait: waitInWords(lookup, trigger) })
              : say("brief.by-itself-some-time")
            : trigger.kind === "timeout"
              ? timeoutInWords(lookup, trigger.after)
              : trigger.on.length === 0
                ? say("brief.on-events")
                : say("brief.at-once-after", { acts: listInWords(trigger.on.map(lookup.headlineOf)) });
        return [
          strong(posture.label),
          lines(headline, stepInWords(lookup, posture, transition)),
          lines(
            partlyHidden.has(path) ? say("brief.and-hidden-reasons", { when }) : when,
            ...(isVoluntary(transition) ? [say("brief.if-you-allow")] : []),
          ),
        ];
      }),
  );
  if (rows.length === 0) return [];
  return [
    heading(2, "unasked", say("brief.unasked")),
    paragraph(say("brief.not-of-one-piece")),
    table(
      say("brief.unordered-steps"),
      columns([say("brief.ladder"), 20], [say("brief.what-happens"), 42], [say("brief.when"), 38]),
      rows,
    ),
  ];
}

function unknowns({ model, actor, lookup, odds }: SeatView): readonly Block[] {
  const { scenario } = model;
  const { knows } = visibilityOf(model, seatViewer(actor.id));
  const shared = scenario.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
    // What it only hears of, it does not know.
    .filter((transition) => keptTo(transition)?.includes(actor.id) && knows.happening(transition.path));
  const numbers = scenario.gauges.filter((gauge) => keptTo(gauge)?.includes(actor.id) && knows.trueGauge(gauge.id));
  const others = (item: (typeof shared)[number]) =>
    (keptTo(item) ?? []).filter((id) => id !== actor.id).map((id) => lookup.actorLabel(id));
  const kept: Text[] = [
    ...shared.map((transition): Text => {
      const { path, headline } = transition;
      const known = { headline, act: code(path) };
      const also = others(transition);
      return also.length === 0
        ? sayText("brief.known-to-you-alone", known)
        : sayText("brief.known-to-you-and", { ...known, others: listInWords(also, "and") });
    }),
    ...numbers.map(({ label }): Text => [strong(label)]),
  ];
  const transitions = scenario.actors.flatMap(({ postures }) => postures.flatMap((posture) => posture.transitions));
  const hides = [...transitions, ...scenario.gauges].some((item) => !mayKnow(item, seatViewer(actor.id)));
  const heard = (actor.beliefs ?? []).map((belief) => asBelieved(lookup, subjectOf(belief), undefined));
  return [
    heading(2, "unknown", say("brief.unknown")),
    list([
      say("brief.unknown-orders"),
      say("brief.unknown-events"),
      say("brief.unknown-odds", { odds }),
      say("brief.unknown-end"),
      ...(hides ? [say("brief.unknown-secrets")] : []),
      ...(heard.length === 0 ? [] : [say("brief.unknown-truth", { subjects: listInWords(heard, "and") })]),
    ]),
    ...(kept.length === 0 ? [] : [heading(3, "kept", say("brief.known-to-few")), list(kept)]),
  ];
}
