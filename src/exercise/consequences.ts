/**
 * What an act would set in motion, in sentences: what it shifts, who may answer and how likely, what it makes likelier
 * or possible elsewhere. Read off a scenario as somebody knows it and the postures as they know them, so that what
 * is kept from a seat cannot reach its page.
 */
import { say } from "../catalogue/index.js";
import { estimativeWord, type Posture, type Scenario, type Transition } from "../engine/index.js";
import {
  answersTo,
  climb,
  type Lookup,
  leaningsOn,
  openedBy,
  percent,
  type Reaction,
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
  /** Values of assumptions, where the scenario names them. */
  readonly assumptions: ReadonlyMap<string, number>;
  /** Actors that people play: what they may order is not predicted. */
  readonly seats: ReadonlySet<string>;
  /** Probabilities in figures too, not only in words. */
  readonly figures: boolean;
}

function chanceText({ trigger }: Transition, { assumptions, figures }: Knowledge): string {
  if (trigger.kind !== "response") return "";
  const chance =
    typeof trigger.chance === "number" ? trigger.chance : (assumptions.get(trigger.chance.assumption) ?? 1);
  if (chance >= 1) return "always";
  return figures ? `${estimativeWord(chance)} (${percent(chance)})` : estimativeWord(chance);
}

/** A reaction is open only from where its posture stands, as far as is known. */
function isOpen({ posture, transition }: Reaction, { postures }: Knowledge, moved?: { path: string; to: string }) {
  const state = moved?.path === posture.path ? moved.to : postures[posture.path];
  return state === undefined || transition.from.includes(state);
}

/** Who may answer a transition or inject at once, by its path. */
export function answersInWords(path: string, knowledge: Knowledge, moved?: { path: string; to: string }): string[] {
  const { scenario, lookup } = knowledge;
  return answersTo(scenario, path)
    .filter((reaction) => isOpen(reaction, knowledge, moved))
    .map(({ actor, transition }) =>
      say("exercise.answers", {
        actorLabel: lookup.actorLabel(actor),
        chance: chanceText(transition, knowledge),
        transitionHeadline: transition.headline,
      }),
    );
}

/** Everything that a transition would set in motion. */
export function motionInWords(posture: Posture, transition: Transition, knowledge: Knowledge): string[] {
  const { scenario, lookup, reader, seats } = knowledge;
  const moved = { path: posture.path, to: transition.to };
  const shifts = shiftsInWords(lookup, posture, transition);
  const others = (reaction: Reaction) => reaction.actor !== reader && isOpen(reaction, knowledge);
  const told = (reaction: Reaction, lead: string, how: string) => {
    const choice = seatsChoice(reaction, seats);
    const who = lookup.actorLabel(reaction.actor);
    return choice === null
      ? `${lead}${who}, ${how}: ${reaction.transition.headline}`
      : say("exercise.may-order", { who, choice });
  };
  const leanings = leaningsOn(scenario, posture, transition.to)
    .filter(others)
    .map((leaning) => told(leaning, say("exercise.while-it-lasts"), weightInWords(leaning.ratio)));
  const openings = openedBy(scenario, posture, transition.to)
    .filter((reaction) => others(reaction) && climb(reaction.transition, reaction.posture) > 0)
    .map((opening) => told(opening, "", say("exercise.now-possible")));
  return [
    ...(shifts === "" ? [] : [shifts]),
    ...answersInWords(transition.path, knowledge, moved),
    // What a seat may order is told once.
    ...new Set([...leanings, ...openings]),
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
  const open = (state: string) => (one: Transition) => one.from.includes(state) && one.to !== state;
  const elsewhere = openedBy(scenario, posture, transition.to).filter(({ actor }) => actor === reader);
  return {
    opens: labelled([
      ...own.filter((one) => open(transition.to)(one) && !open(from)(one)),
      ...elsewhere.map(({ transition: one }) => one),
    ]),
    closes: labelled(own.filter((one) => open(from)(one) && !open(transition.to)(one))),
  };
}
