/**
 * Scenarios in which every text is a word of its own, planted together with who may read it, so that any byte that reaches a
 * viewer can be searched by brute force. Who may read a word is settled where it is planted, and not by the product.
 */
import { openStream, type Scenario, type Transition } from "../../src/engine/index.js";
import { knownStates, type Looker, secretsOf } from "./oracle.js";

export type Allows = (looker: Looker) => boolean;

export interface Planted {
  readonly scenario: Scenario;
  /** By word: who may read it. */
  readonly words: Map<string, Allows>;
}

/** Every planted word that stands in a text. */
export const wordsIn = (text: string): readonly string[] => [...new Set(text.match(/zq[a-z]+qz/g))];

const letters = (number: number) => [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
const anyone: Allows = () => true;
const only =
  (actors: readonly string[]): Allows =>
  (looker) =>
    looker !== null && actors.includes(looker);

/** The same words for the same seed; those that `unlike` may not read are others, of the same length. */
export function plant(base: Scenario, seed: string, unlike?: Looker): Planted {
  const dice = openStream(seed, 0, "canaries");
  const words = new Map<string, Allows>();
  const word = (kind: string, allows: Allows): string => {
    const made = `zq${kind}${unlike !== undefined && !allows(unlike) ? "y" : "x"}${letters(words.size)}qz`;
    words.set(made, allows);
    return made;
  };
  const actors = base.actors.map(({ id }) => id);
  const some = (first: string) => [...new Set([first, actors[Math.floor(dice() * actors.length)] as string])];
  const anybody = () => some(actors[Math.floor(dice() * actors.length)] as string);
  const listed = (visibility: readonly string[] | undefined) => (visibility === undefined ? anyone : only(visibility));
  const kept = restrict(base, dice, some, anybody);
  const stateWord = (path: string, state: string) => word("s", (looker) => knownStates(kept, looker, path).has(state));
  const planted: Scenario = {
    ...kept,
    gauges: kept.gauges.map((gauge) => ({ ...gauge, label: word("g", listed(gauge.visibility)) })),
    milestones: kept.milestones.map((one) => {
      const allows: Allows = (looker) => !secretsOf(kept, looker).milestones.includes(one.id);
      return { ...one, label: word("m", allows), headline: word("m", allows) };
    }),
    injects: kept.injects.map(({ headlines: _, ...inject }) => ({
      ...inject,
      headline: word("h", listed(inject.visibility)),
      text: word("t", inject.to.includes("all") ? anyone : only(inject.to as readonly string[])),
    })),
    actors: kept.actors.map((actor) => ({
      ...actor,
      postures: actor.postures.map((posture) => ({
        ...posture,
        states: posture.states.map((state) => ({ ...state, label: stateWord(posture.path, state.id) })),
        transitions: posture.transitions.map(
          ({ headlines: _, outcomes, order, ...one }): Transition => ({
            ...one,
            headline: word("h", listed(one.visibility)),
            ...(outcomes && {
              outcomes: outcomes.map(({ headlines: __, ...end }) => ({
                ...end,
                headline: word("h", listed(one.visibility)),
              })),
            }),
            ...(order && {
              order: {
                ...order,
                label: word("o", listed(one.visibility && [...one.visibility, actor.id])),
                brief: word("b", only([actor.id])),
              },
            }),
          }),
        ),
      })),
    })),
    exercise: planOf(actors, word),
  };
  return { scenario: planted, words };
}

/** Some of everything is kept from some, and each actor has something that it can do without anybody's noticing. */
function restrict(
  base: Scenario,
  dice: () => number,
  some: (first: string) => readonly string[],
  anybody: () => readonly string[],
): Scenario {
  const basis = { evidence: [] };
  const text = {
    label: "",
    from: "",
    text: "",
    headline: "",
    delivery: "call",
    historical: false,
    effects: [],
    ...basis,
  };
  return {
    ...base,
    format: 2,
    gauges: base.gauges.map((gauge) => (dice() < 0.3 ? { ...gauge, visibility: anybody() } : gauge)),
    injects: [
      ...base.injects.map((inject) => {
        const to = dice() < 0.3 ? ["all"] : anybody();
        return dice() < 0.5 && !to.includes("all") ? { ...inject, to, visibility: to } : without({ ...inject, to });
      }),
      ...[0, 1, 2, 3].map((number) => {
        const to = anybody();
        return { ...text, id: `secret-${number}`, to, visibility: to };
      }),
    ],
    actors: base.actors.map((actor) => ({
      ...actor,
      postures: [
        ...actor.postures.map((posture) => ({
          ...posture,
          transitions: posture.transitions.map((one) => ({
            ...one,
            ...(dice() < 0.25 ? { visibility: some(actor.id) } : {}),
            effects: one.effects.map((effect) => (dice() < 0.2 ? { ...effect, visibility: some(actor.id) } : effect)),
            ...(one.order && dice() < 0.3 ? { order: { ...one.order, visibility: some(actor.id) } } : {}),
          })),
        })),
        {
          id: "quiet",
          path: `${actor.id}.quiet`,
          label: "Quiet",
          initial: "off",
          states: ["off", "on"].map((id) => ({ id, label: id, effects: [], final: false })),
          transitions: [
            ["go", "off", "on"],
            ["back", "on", "off"],
          ].map(([id, from, to]) => ({
            id: id as string,
            path: `${actor.id}.quiet.${id}`,
            from: [from as string],
            to: to as string,
            trigger: { kind: "hazard" as const, wait: 1e9 },
            ratios: [],
            effects: [],
            order: { label: "" },
            headline: "",
            visibility: [actor.id],
            ...basis,
          })),
        },
      ],
    })),
  };
}

function without<Kept extends { readonly visibility?: readonly string[] }>({ visibility: _, ...rest }: Kept) {
  return rest;
}

function planOf(actors: readonly string[], word: (kind: string, allows: Allows) => string): Scenario["exercise"] & {} {
  const seats = actors.slice(0, 4);
  return {
    title: "An exercise",
    play: {},
    minutes: [],
    objectives: [{ id: "one", label: "One", signs: [word("p", () => false)] }],
    teams: [{ id: "pair", label: "The pair", seats: seats.slice(0, 2), knows: [word("p", only(seats.slice(0, 2)))] }],
    seats: seats.map((actor) => ({
      actor,
      people: [],
      aims: [word("p", only([actor]))],
      redLines: [word("p", only([actor]))],
      knows: [word("p", only([actor]))],
      told: word("p", only([actor])),
    })),
    whiteCell: [],
    evaluators: [],
    observers: [],
    media: [],
    rules: [],
    situation: [word("p", anyone)],
    told: word("p", anyone),
    agenda: [],
  };
}
