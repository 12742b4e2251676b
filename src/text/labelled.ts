/**
 * A scenario in another language of its own (`labels`), and records of it: what a run recorded is in the language of the file, and is said here
 * in that of its reader. Nothing of this has a part in play.
 */
import { say } from "../catalogue/index.js";
import {
  type Actor,
  createModel,
  type Inject,
  type Model,
  type ModelOptions,
  nameOfRecord,
  type Posture,
  type Record as RunRecord,
  type Scenario,
  type Transition,
} from "../engine/index.js";
import { createLookup } from "./lookup.js";

/** Says a text of the file, given where it stands. */
export type Word = (path: string, text: string) => string;

type Headlined = { readonly headline: string; readonly headlines?: Transition["headlines"] };

function headlined<Item extends Headlined>(item: Item, at: string, word: Word): Item {
  return {
    ...item,
    headline: word(`${at}.headline`, item.headline),
    ...(item.headlines !== undefined && {
      headlines: item.headlines.map((one, place) => ({
        ...one,
        headline: word(`${at}.headlines.${place}`, one.headline),
      })),
    }),
  };
}

function transitionIn(transition: Transition, at: string, word: Word): Transition {
  const { order, outcomes } = transition;
  return {
    ...headlined(transition, at, word),
    ...(order !== undefined && {
      order: {
        ...order,
        label: word(`${at}.order.label`, order.label),
        ...(order.brief !== undefined && { brief: word(`${at}.order.brief`, order.brief) }),
      },
    }),
    ...(outcomes !== undefined && {
      outcomes: outcomes.map((one) => headlined(one, `${at}.outcomes.${one.id}`, word)),
    }),
  };
}

function postureIn(posture: Posture, at: string, word: Word): Posture {
  return {
    ...posture,
    label: word(`${at}.label`, posture.label),
    states: posture.states.map((state) => ({ ...state, label: word(`${at}.states.${state.id}`, state.label) })),
    transitions: posture.transitions.map((one) => transitionIn(one, `${at}.transitions.${one.id}`, word)),
  };
}

function actorIn(actor: Actor, at: string, word: Word): Actor {
  return {
    ...actor,
    label: word(`${at}.label`, actor.label),
    ...(actor.short !== undefined && { short: word(`${at}.short`, actor.short) }),
    ...(actor.description !== undefined && { description: word(`${at}.description`, actor.description) }),
    postures: actor.postures.map((one) => postureIn(one, `${at}.postures.${one.id}`, word)),
  };
}

function injectIn(inject: Inject, at: string, word: Word): Inject {
  const { label, from, text, agreement } = inject;
  return {
    ...headlined(inject, at, word),
    label: word(`${at}.label`, label),
    ...(from !== undefined && { from: word(`${at}.from`, from) }),
    ...(text !== undefined && { text: word(`${at}.text`, text) }),
    ...(agreement !== undefined && {
      agreement: {
        ...agreement,
        terms: agreement.terms.map((term, place) => word(`${at}.agreement.terms.${place}`, term)),
      },
    }),
  };
}

/** A headline that the file leaves to its label is left to it in every language. */
function reachedIn<Item extends { readonly id: string; readonly label: string; readonly headline: string }>(
  item: Item,
  at: string,
  word: Word,
): Item {
  const label = word(`${at}.label`, item.label);
  return { ...item, label, headline: item.headline === item.label ? label : word(`${at}.headline`, item.headline) };
}

const each = <Value>(table: Readonly<Record<string, Value>> = {}, work: (id: string, value: Value) => Value) =>
  Object.fromEntries(Object.entries(table).map(([id, value]) => [id, work(id, value)]));

function mapIn({ names, towns, homes, forces, ...map }: NonNullable<Scenario["map"]>, word: Word): Scenario["map"] {
  return {
    ...map,
    ...(names && { names: each(names, (id, one) => ({ ...one, label: word(`map.names.${id}`, one.label) })) }),
    ...(towns && {
      towns: each(towns, (id, one) => ({
        ...one,
        label: word(`map.towns.${id}.label`, one.label),
        ...(one.also !== undefined && { also: word(`map.towns.${id}.also`, one.also) }),
      })),
    }),
    ...(homes && {
      homes: each(homes, (id, { capital, beyond, ...home }) => ({
        ...home,
        ...(capital && { capital: { ...capital, label: word(`map.homes.${id}.capital.label`, capital.label) } }),
        ...(beyond !== undefined && { beyond: word(`map.homes.${id}.beyond`, beyond) }),
      })),
    }),
    ...(forces && { forces: each(forces, (id, one) => ({ ...one, label: word(`map.forces.${id}`, one.label) })) }),
  };
}

function planIn(plan: NonNullable<Scenario["exercise"]>, word: Word): Scenario["exercise"] {
  const all = (texts: readonly string[], at: string) => texts.map((text, place) => word(`${at}.${place}`, text));
  return {
    ...plan,
    ...(plan.told !== undefined && { told: word("exercise.told", plan.told) }),
    seats: plan.seats.map((seat) => {
      const at = `exercise.seats.${seat.actor}`;
      return {
        ...seat,
        aims: all(seat.aims, `${at}.aims`),
        redLines: all(seat.redLines, `${at}.redLines`),
        knows: all(seat.knows, `${at}.knows`),
        ...(seat.told !== undefined && { told: word(`${at}.told`, seat.told) }),
      };
    }),
    teams: plan.teams.map((team) => {
      const at = `exercise.teams.${team.id}`;
      return { ...team, label: word(`${at}.label`, team.label), knows: all(team.knows, `${at}.knows`) };
    }),
  };
}

/** A scenario with every text that pages of seats and the table can show said by `word`, and without its labels. */
export function withWords({ labels: _labels, ...scenario }: Scenario, word: Word): Scenario {
  const { map, exercise } = scenario;
  return {
    ...scenario,
    title: word("title", scenario.title),
    summary: word("summary", scenario.summary),
    gauges: scenario.gauges.map((gauge) => ({ ...gauge, label: word(`gauges.${gauge.id}`, gauge.label) })),
    actors: scenario.actors.map((actor) => actorIn(actor, `actors.${actor.id}`, word)),
    injects: scenario.injects.map((inject) => injectIn(inject, `injects.${inject.id}`, word)),
    milestones: scenario.milestones.map((one) => reachedIn(one, `milestones.${one.id}`, word)),
    endings: scenario.endings.map((one) => reachedIn(one, `endings.${one.id}`, word)),
    ...(map !== undefined && { map: mapIn(map, word) as NonNullable<Scenario["map"]> }),
    ...(exercise !== undefined && { exercise: planIn(exercise, word) as NonNullable<Scenario["exercise"]> }),
  };
}

/** Headlines of a happening, milestone or ending, by what it is, as the file has them and as they are said. */
type Headlines = ReadonlyMap<string, ReadonlyMap<string, string>>;

const headlinesOf = new WeakMap<Model, Headlines>();

/** What records a headline at a path is of: `russia.mediation.hint`, `inject.opening`; undefined for any other text. */
function happeningAt(path: string): string | undefined {
  const [, actor, posture, transition] =
    /^actors\.([^.]+)\.postures\.([^.]+)\.transitions\.([^.]+)\.(?:outcomes\.[^.]+\.)?headlines?\b/.exec(path) ?? [];
  if (transition !== undefined) return `${actor}.${posture}.${transition}`;
  const [, inject] = /^injects\.([^.]+)\.headlines?\b/.exec(path) ?? [];
  if (inject !== undefined) return `inject.${inject}`;
  // Of these the label is a headline too, where there is no other.
  const [, kind, id] = /^(milestone|ending)s\.([^.]+)\./.exec(path) ?? [];
  return kind === undefined ? undefined : `${kind === "ending" ? "end" : kind}.${id}`;
}

/** The model of a scenario in one of its languages, with the assumptions of another: a state of that other can be read by it. */
export function labelledModel({ scenario }: Model, language: string, options: ModelOptions): Model {
  const texts = scenario.labels?.[language] ?? {};
  const headlines = new Map<string, Map<string, string>>();
  const labelled = withWords(scenario, (path, text) => {
    const said = (Object.hasOwn(texts, path) ? texts[path] : undefined) ?? text;
    const happening = happeningAt(path);
    if (happening !== undefined) {
      const known = headlines.get(happening) ?? new Map<string, string>();
      headlines.set(happening, known.set(text, said));
    }
    return said;
  });
  const model = createModel(labelled, options);
  headlinesOf.set(model, headlines);
  return model;
}

/** What the engine words itself. */
function composed({ scenario }: Model, record: RunRecord): string | null {
  const lookup = createLookup(scenario);
  if (record.type === "end" && record.ending === null) return say("text.horizon-reached", { day: record.day });
  if (record.type === "inject" && record.inject === "@order-failed") {
    const order = lookup.transitions.get(record.path ?? "")?.order?.label;
    return order === undefined ? null : say("text.order-fails", { order });
  }
  if (record.type !== "belief") return null;
  return say("text.hears", {
    actor: lookup.actorLabel(record.actor),
    other: lookup.actorLabel(record.about.split(".")[0] ?? ""),
    posture: lookup.postures.get(record.about)?.label ?? record.about,
    state: lookup.stateLabel(record.about, record.to),
  });
}

/** A record in the language of a model: as it is where that is the file's, or where somebody wrote its headline. */
export function recordIn<Kind extends RunRecord>(model: Model, record: Kind): Kind {
  const headlines = headlinesOf.get(model);
  if (headlines === undefined) return record;
  const headline = headlines.get(nameOfRecord(record))?.get(record.headline) ?? composed(model, record);
  return headline === null ? record : { ...record, headline };
}
