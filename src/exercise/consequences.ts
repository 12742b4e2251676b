/**
 * What an act would set in motion, in sentences: what it shifts, who may answer and how likely, what it makes likelier
 * or possible elsewhere. Read off a scenario as somebody knows it and the postures as they know them, so that what
 * is kept from a seat cannot reach its page.
 */
import { say } from "../catalogue/index.js";
import { type Posture, type Scenario, type SeatRule, statesAfter, type Transition } from "../engine/index.js";
import {
  answersTo,
  chanceReach,
  climb,
  type Lookup,
  leaningsOn,
  likelihoodWord,
  listInWords,
  openedBy,
  outcomesInWords,
  percent,
  type Reaction,
  rangeInWords,
  seatsChoice,
  shiftsInWords,
  weightInWords,
} from "../text/index.js";

/** How a scenario and its postures are known to whoever reads. */
export interface Knowledge {
  readonly scenario: Scenario;
  readonly lookup: Lookup;
  /** State of each posture, by path, as far as is known. */
  readonly postures: Readonly<{ [posture: string]: string }>;
  /** The actor who reads, for whom its own reactions are no news; null for the white cell. */
  readonly reader: string | null;
  /** Paths of responses whose chance follows from something that the reader does not know. */
  readonly chanceHidden: ReadonlySet<string>;
  /** Values of assumptions, where the scenario names them. */
  readonly assumptions: ReadonlyMap<string, number>;
  /** Actors that people play: what they may order is not predicted. */
  readonly seats: ReadonlySet<string>;
  /** How much these decide. */
  readonly seatRule: SeatRule;
  /** Whether the reader may know how likely anything is; else only what may happen. */
  readonly odds: boolean;
}

function answerInWords(reaction: Reaction, knowledge: Knowledge): string {
  const { actor, transition } = reaction;
  const { lookup, assumptions, odds, chanceHidden, seats, seatRule } = knowledge;
  const said = { actor: lookup.actorLabel(actor), headline: transition.headline };
  if (seatsChoice(reaction, seats, seatRule) !== null) return say("exercise.may-decide-to-answer", said);
  if (!odds) return say("exercise.may-answer-so", said);
  if (chanceHidden.has(transition.path)) return say("exercise.may-answer", said);
  const reach = chanceReach(transition, assumptions);
  if (reach[0] >= 1) return say("exercise.always-answers", said);
  const chance = `${rangeInWords(reach, likelihoodWord)} (${rangeInWords(reach, percent)})`;
  return say("exercise.answers-with-chance", { ...said, chance });
}

/** A posture, and the states that a transition may have led it to. */
interface Moved {
  readonly path: string;
  readonly to: readonly string[];
}

/** A reaction is open only from where its posture stands, as far as is known. */
function isOpen({ posture, transition }: Reaction, { postures }: Knowledge, moved?: Moved) {
  const known = postures[posture.path];
  const states = moved?.path === posture.path ? moved.to : known === undefined ? [] : [known];
  return states.length === 0 || states.some((state) => transition.from.includes(state));
}

/** Who may answer a transition or inject at once, by its path. */
export function answersInWords(path: string, knowledge: Knowledge, moved?: Moved): string[] {
  return answersTo(knowledge.scenario, path)
    .filter((reaction) => isOpen(reaction, knowledge, moved))
    .map((reaction) => answerInWords(reaction, knowledge));
}

/** A sentence, or what a seat may then order. */
type Told = string | { readonly actor: string; readonly order: string };

const isSame = (one: Told, other: Told): boolean =>
  typeof one === "string" || typeof other === "string"
    ? one === other
    : one.actor === other.actor && one.order === other.order;

/** One sentence for all that an actor may order, where the first of it stood; each is told once. */
function inWords(told: readonly Told[]): string[] {
  const ordersOf = (actor: string) => [
    ...new Set(told.flatMap((one) => (typeof one === "string" || one.actor !== actor ? [] : [one.order]))),
  ];
  return [
    ...new Set(
      told.map((one) =>
        typeof one === "string"
          ? one
          : say("exercise.may-order", { actor: one.actor, orders: listInWords(ordersOf(one.actor)) }),
      ),
    ),
  ];
}

/** Everything that a transition would set in motion. */
export function motionInWords(posture: Posture, written: Transition, knowledge: Knowledge): string[] {
  const { scenario, lookup, reader, seats, seatRule } = knowledge;
  const known = knowledge.postures[posture.path];
  // From where the posture stands; a state that it stays in is not entered.
  const transition = known !== undefined && written.from.includes(known) ? { ...written, from: [known] } : written;
  const ends = statesAfter(transition);
  const moved = { path: posture.path, to: ends };
  const shifts = shiftsInWords(lookup, posture, transition);
  const others = (reaction: Reaction) => reaction.actor !== reader && isOpen(reaction, knowledge);
  const told = (reaction: Reaction, weight?: string): Told => {
    const order = seatsChoice(reaction, seats, seatRule);
    const actor = lookup.actorLabel(reaction.actor);
    if (order !== null) return { actor, order };
    const { headline } = reaction.transition;
    if (weight === undefined) return say("exercise.now-possible", { actor, headline });
    return !knowledge.odds
      ? say("exercise.bears-while-it-lasts", { actor, headline })
      : say("exercise.weighted-while-it-lasts", { actor, weight, headline });
  };
  // A posture that stays where it is opens nothing and weighs on nothing anew.
  const changed = ends.filter((to) => to !== knowledge.postures[posture.path]);
  const turned = changed.map((to) => {
    const leanings = leaningsOn(scenario, posture, to)
      .filter(others)
      .map((leaning) => told(leaning, weightInWords(leaning.ratio)));
    const openings = openedBy(scenario, posture, to)
      .filter((reaction) => others(reaction) && climb(reaction.transition, reaction.posture) > 0)
      .map((opening) => told(opening));
    return [...leanings, ...openings];
  });
  // Of several ends only what all of them bring.
  const certain =
    changed.length < ends.length
      ? []
      : (turned[0] ?? []).filter((one) => turned.every((told) => told.some((other) => isSame(one, other))));
  const write = knowledge.odds ? percent : null;
  const outcomes = outcomesInWords(lookup, posture, transition, knowledge.assumptions, write);
  return [
    ...(shifts === "" ? [] : [shifts]),
    ...(outcomes.length === 0 ? [] : [say("exercise.ends-in-one-of", { n: outcomes.length })]),
    ...outcomes,
    ...answersInWords(transition.path, knowledge, moved),
    ...inWords(certain),
  ];
}

/** A seat's own orders that a transition would open, and those it would close. */
export function ordersTurned(
  posture: Posture,
  transition: Transition,
  from: string,
  { scenario, reader }: Knowledge,
): { readonly opens: readonly string[]; readonly closes: readonly string[] } {
  const labelled = (found: readonly Transition[]) =>
    found.flatMap(({ order }) => (order === undefined ? [] : [order.label]));
  const own = posture.transitions.filter(({ path }) => path !== transition.path);
  const open = (state: string) => (one: Transition) => one.from.includes(state);
  const ends = statesAfter(transition);
  const openIn = (one: Transition) => ends.every((to) => open(to)(one));
  const openNowhere = (one: Transition) => !ends.some((to) => open(to)(one));
  const elsewhere = openedBy(scenario, posture, ends[0] ?? from).filter(
    ({ actor, transition: { path } }) => actor === reader && ends.every((to) => opens(scenario, posture, to, path)),
  );
  return {
    opens: labelled([
      ...own.filter((one) => openIn(one) && !open(from)(one)),
      ...elsewhere.map(({ transition: one }) => one),
    ]),
    closes: labelled(own.filter((one) => open(from)(one) && openNowhere(one))),
  };
}

/** Whether a state of a posture makes a transition of another possible. */
function opens(scenario: Scenario, posture: Posture, state: string, path: string): boolean {
  return openedBy(scenario, posture, state).some(({ transition }) => transition.path === path);
}
