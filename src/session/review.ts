/**
 * Folds the inputs of a review. What they name has to be there: an objective, a note, an observation; a mistake is refused with
 * the names that there are.
 */
import { say } from "../catalogue/index.js";
import { type Model, type OrderError, refusal } from "../engine/index.js";
import { recordsTo } from "./checkpoint.js";
import type { Input } from "./input.js";
import type { ReviewInput } from "./review-input.js";
import type { Feedback, Improvement, Observation, OpenedAt, Rating, Review } from "./review-state.js";
import { type Applied, type Folded, headOf, type Note, type SessionState } from "./state.js";

type Of<Type extends ReviewInput["type"]> = Applied<Extract<Input, { type: Type }>>;

/** Most entries of each kind: more could not be read. */
const most = 1000;

/** The objectives that may be rated: of the plan, of injects, and those that somebody has noted something about. */
export function objectivesIn(model: Model, state: Pick<SessionState, "notes" | "review">): readonly string[] {
  const { exercise, injects } = model.scenario;
  const found = [
    ...(exercise?.objectives.map(({ label }) => label) ?? []),
    ...injects.map(({ objective }) => objective),
    ...state.notes.map(({ objective }) => objective),
    ...[...state.review.observations.values()].map(({ objective }) => objective),
    ...state.review.ratings.keys(),
  ];
  return [...new Set(found.filter((one) => one !== undefined))];
}

/** The objectives that a review speaks of: those of the plan, and others that something has been said of. */
export function reviewedObjectives(model: Model, state: Pick<SessionState, "notes" | "review">): readonly string[] {
  const planned = model.scenario.exercise?.objectives.map(({ label }) => label) ?? [];
  const { ratings, observations } = state.review;
  const spoken = new Set<string | undefined>([
    ...planned,
    ...ratings.keys(),
    ...[...observations.values(), ...state.notes].map(({ objective }) => objective),
  ]);
  return objectivesIn(model, state).filter((objective) => spoken.has(objective));
}

/** The plan's objective of that id, or what was written. */
function inFull({ scenario }: Model, objective: string): string {
  return scenario.exercise?.objectives.find(({ id }) => id === objective)?.label ?? objective;
}

export function review(applied: Applied<Extract<Input, ReviewInput>>): Folded | OrderError {
  const { input, state } = applied;
  if (input.type === "review") {
    const changed: Partial<Review> =
      input.do === "open" ? { standing: "open", opened: whereNow(state) } : { standing: "closed" };
    return { state: { ...state, review: { ...state.review, ...changed } }, records: [] };
  }
  if (state.review.standing === "closed") return refusal(say("review.closed"), say("review.closed-hint"));
  const changed = changedBy({ ...applied, input });
  if ("message" in changed) return changed;
  const [part, entries] = changed;
  if (entries.size > most) return refusal(say("review.full", { type: input.type, most }));
  return { state: { ...state, review: { ...state.review, [part]: entries } }, records: [] };
}

function whereNow(state: SessionState): OpenedAt {
  const { world, count } = headOf(state);
  return { branch: state.current, time: world.time, count };
}

type Part = Exclude<keyof Review, "standing" | "opened">;
type Changed = { [Name in Part]: readonly [Name, Review[Name]] }[Part];

function changedBy(applied: Applied<Exclude<Extract<Input, ReviewInput>, { type: "review" }>>): Changed | OrderError {
  const { input } = applied;
  switch (input.type) {
    case "rating":
      return rate({ ...applied, input });
    case "observation":
      return observe({ ...applied, input });
    case "improvement":
      return improve({ ...applied, input });
    case "feedback":
      return answer({ ...applied, input });
    case "agreement":
      return judge({ ...applied, input });
  }
}

/** Entries without one of them, which has to be there. */
function without<Value>(entries: ReadonlyMap<string, Value>, name: string, type: ReviewInput["type"]) {
  if (!entries.has(name)) return unknown(type, name, [...entries.keys()]);
  const left = new Map(entries);
  left.delete(name);
  return left;
}

function unknown(
  what: ReviewInput["type"] | "objective" | "note" | "seat",
  name: string,
  there: readonly string[],
): OrderError {
  const known = there.length === 0 ? "" : there.map((one) => JSON.stringify(one)).join(", ");
  return refusal(
    say("review.unknown", { what, name: JSON.stringify(name) }),
    say("review.there", { what, any: there.length > 0, known }),
  );
}

function rate({ model, state, input, sequence }: Of<"rating">): Changed | OrderError {
  const { ratings } = state.review;
  const objective = inFull(model, input.objective);
  if ("withdrawn" in input) {
    const left = without(ratings, objective, "rating");
    return "message" in left ? left : ["ratings", left];
  }
  const known = objectivesIn(model, state);
  if (!known.includes(objective)) return unknown("objective", input.objective, known);
  const { type: _type, ...rest } = input;
  const rating: Rating = { ...rest, objective, sequence };
  return ["ratings", new Map(ratings).set(objective, rating)];
}

function observe({ model, state, input, sequence }: Of<"observation">): Changed | OrderError {
  const { observations, improvements } = state.review;
  if ("withdrawn" in input) {
    const [answering] = [...improvements.values()].filter(({ observation }) => observation === input.id);
    if (answering !== undefined)
      return refusal(
        say("review.observation-answered", { id: input.id, improvement: answering.id }),
        say("review.observation-answered-hint", { improvement: answering.id }),
      );
    const left = without(observations, input.id, "observation");
    return "message" in left ? left : ["observations", left];
  }
  const { type: _type, objective, ...rest } = input;
  const before = observations.get(rest.id);
  const note = state.notes.find(({ sequence: line }) => line === rest.note);
  if (rest.note !== undefined && note === undefined) {
    const lines = state.notes.map(({ sequence: line }) => String(line));
    return unknown("note", String(rest.note), lines);
  }
  const text = rest.text ?? note?.text;
  if (text === undefined)
    return refusal(say("review.observation-empty", { id: rest.id }), say("review.observation-empty-hint"));
  const { seats } = headOf(state).world;
  if (rest.seat !== undefined && !seats.has(rest.seat)) return unknown("seat", rest.seat, [...seats]);
  const place = placeOf({ state, input, before, note });
  if ("message" in place) return place;
  const about = objective === undefined ? note?.objective : inFull(model, objective);
  const observation: Observation = {
    ...rest,
    text,
    ...(about === undefined ? {} : { objective: about }),
    sequence,
    ...place,
  };
  return ["observations", new Map(observations).set(rest.id, observation)];
}

type Place = Pick<Observation, "branch" | "time" | "count" | "record" | "headline">;

/** Where an observation belongs. Corrected later, after a rewind too, it is still of the moment at which it was made. */
function placeOf({
  state,
  input,
  before,
  note,
}: Pick<Applied, "state"> & {
  readonly input: { readonly record?: number };
  readonly before: Observation | undefined;
  readonly note: Note | undefined;
}): Place | OrderError {
  const head = headOf(state);
  if (input.record !== undefined && input.record !== before?.record) {
    const record = recordsTo(head)[input.record];
    if (record === undefined) return refusal(say("session.no-record", { record: input.record }));
    const { seq, time, headline } = record;
    return { branch: state.current, time, count: seq + 1, record: seq, headline };
  }
  const { branch, time, count } = note ?? before ?? { branch: state.current, time: head.world.time, count: head.count };
  if (before?.record === undefined || before.headline === undefined) return { branch, time, count };
  const { record, headline } = before;
  return { branch: before.branch, time: before.time, count: before.count, record, headline };
}

function improve({ state, input, sequence }: Of<"improvement">): Changed | OrderError {
  const { improvements, observations } = state.review;
  if ("withdrawn" in input) {
    const left = without(improvements, input.id, "improvement");
    return "message" in left ? left : ["improvements", left];
  }
  const { type: _type, ...rest } = input;
  if (rest.observation !== undefined && !observations.has(rest.observation))
    return unknown("observation", rest.observation, [...observations.keys()]);
  const improvement: Improvement = { ...rest, sequence };
  return ["improvements", new Map(improvements).set(rest.id, improvement)];
}

function answer({ model, state, input, sequence }: Of<"feedback">): Changed | OrderError {
  const { feedback } = state.review;
  if ("withdrawn" in input) {
    const left = without(feedback, input.form, "feedback");
    return "message" in left ? left : ["feedback", left];
  }
  const known = model.scenario.exercise?.objectives.map(({ id }) => id) ?? [];
  const strange = Object.keys(input.objectives ?? {}).find((id) => !known.includes(id));
  if (strange !== undefined) return unknown("objective", strange, known);
  const { form, part, objectives = {}, agree = {}, words = {} } = input;
  const filled: Feedback = { form, ...(part === undefined ? {} : { part }), objectives, agree, words, sequence };
  if (Object.keys({ ...objectives, ...agree, ...words }).length === 0)
    return refusal(say("review.feedback-empty", { form }), say("review.feedback-empty-hint"));
  return ["feedback", new Map(feedback).set(form, filled)];
}

/** Judges an agreement on the current branch; it is known by the line of its proposal, which a rewind does not change. */
function judge({ state, input, sequence }: Of<"agreement">): Changed | OrderError {
  const { messages } = headOf(state).messages;
  const agreed = messages.filter(({ proposed }) => proposed?.standing === "agreed");
  const made = agreed.find(({ number }) => number === input.proposal);
  if (made === undefined) {
    const there = agreed.map(({ number }) => String(number));
    return unknown("agreement", String(input.proposal), there);
  }
  const name = String(made.sequence);
  if ("withdrawn" in input) {
    const left = without(state.review.agreements, name, "agreement");
    return "message" in left ? left : ["agreements", left];
  }
  const { type: _type, ...rest } = input;
  return ["agreements", new Map(state.review.agreements).set(name, { ...rest, proposal: made.sequence, sequence })];
}
