/**
 * The questions at a moment of a run: a few closed ones that are really uncertain, chosen by playing futures from there.
 * The same moment and the same questions before give the same questions. What the person may not know is not asked about.
 */
import { advance, cloneWorld, forkFuture, type Model, readGauges, readPostures, type World } from "../engine/index.js";
import { nameOf, namesOf, type Question, subjectOf } from "./question.js";

/** A question and how likely the model takes its answer to be yes. */
export interface AskedQuestion {
  readonly question: Question;
  readonly odds: number;
}

/** What of a scenario the person may know. */
export interface Known {
  gauge(id: string): boolean;
  milestone(id: string): boolean;
  /** Whether the person learns that a posture has moved. */
  move(posture: string): boolean;
  state(posture: string, state: string): boolean;
}

export interface AskOptions {
  readonly known: Known;
  /** Days of a turn. */
  readonly turn: number;
  /** All that have been asked in this run, in their order. */
  readonly before: readonly Question[];
  readonly futures?: number;
  readonly seed?: string;
}

/** Futures that a question is chosen by: the standard error of its odds is at most 3.6 points. */
export const questionFutures = 200;
/** Their dice, which are nobody else's. */
export const questionSeed = "questions";

/** Odds of what is asked. They are estimates, so the range is narrower than the 10 to 90% that is promised. */
const [leastOdds, mostOdds] = [0.18, 0.82];

const [fewest, most] = [2, 4];

/** Turns until a question is settled. */
const turnsAhead = [1, 2, 4];

/** Above this correlation the answer to one question is nearly the answer to the other. */
const tooAlike = 0.7;

/** Odds that are looked for, one question after the other, so that a run asks about the likely and the unlikely. */
const targets = [0.5, 0.25, 0.75, 0.35, 0.65];

/** The days by which questions are settled that are asked now. */
export function daysAhead(world: Pick<World, "time" | "horizon">, turn: number): readonly number[] {
  const now = Math.floor(world.time);
  return [...new Set(turnsAhead.map((turns) => Math.min(now + turns * turn, world.horizon)))].filter(
    (day) => day > now,
  );
}

/** What questions ask of a future. */
export interface Future {
  /** The day on which each name came first. */
  readonly first: ReadonlyMap<string, number>;
  /** The gauges as each of the days ahead begins; at the end, where the future has ended before. */
  readonly gauges: readonly { readonly [gauge: string]: number }[];
}

/** Futures of a moment, played as far as its questions reach. */
export interface PlayedFutures {
  readonly days: readonly number[];
  readonly futures: readonly Future[];
}

function playFuture(model: Model, from: World, days: readonly number[], seed: string, run: number): Future {
  const world = forkFuture(model, from, seed, run);
  const first = new Map<string, number>();
  const gauges: Future["gauges"][number][] = [];
  const onDay = (day: number) => {
    const place = days.indexOf(day);
    if (place >= 0) gauges[place] = readGauges(model, world);
  };
  for (const record of advance(model, world, days.at(-1) ?? world.time, { onDay })) {
    for (const name of namesOf(record)) if (!first.has(name)) first.set(name, record.day);
  }
  const last = readGauges(model, world);
  return { first, gauges: days.map((_, place) => gauges[place] ?? last) };
}

/** Plays the futures that questions are chosen by, in the engine. */
export function futuresOf(
  model: Model,
  from: World,
  { turn, futures = questionFutures, seed = questionSeed }: Pick<AskOptions, "turn" | "futures" | "seed">,
): PlayedFutures {
  const days = daysAhead(from, turn);
  // A copy: preparing a world for its futures may bring it up to date.
  const world = cloneWorld(from);
  return { days, futures: Array.from({ length: futures }, (_, run) => playFuture(model, world, days, seed, run)) };
}

/** The answer in each of the futures: 1 for yes. */
function answersIn(question: Question, { days, futures }: PlayedFutures): Uint8Array {
  if (question.kind === "gauge") {
    const [place, { gauge, atLeast }] = [days.indexOf(question.by), question];
    return Uint8Array.from(futures, ({ gauges }) => ((gauges[place]?.[gauge] as number) >= atLeast ? 1 : 0));
  }
  const [name, { by }] = [nameOf(question), question];
  return Uint8Array.from(futures, ({ first }) => ((first.get(name) ?? Number.POSITIVE_INFINITY) < by ? 1 : 0));
}

const shareOf = (answers: Uint8Array): number => answers.reduce((sum, yes) => sum + yes, 0) / answers.length;

/** How likely a question's answer is yes: the share of futures. */
export function oddsOf(question: Question, played: PlayedFutures): number {
  return shareOf(answersIn(question, played));
}

/** All questions that can be asked at a moment; of a gauge, whether it reaches some quartile of its futures, rounded. */
function possible(model: Model, world: World, known: Known, played: PlayedFutures): Question[] {
  const { days, futures } = played;
  const { scenario } = model;
  const stands = readPostures(model, world);
  return days.flatMap((by, place): Question[] => [
    ...scenario.milestones
      .filter(({ id }, index) => known.milestone(id) && (world.reached[index] as number) < 0)
      .map(({ id }): Question => ({ kind: "milestone", milestone: id, by })),
    ...scenario.endings.map(({ id }): Question => ({ kind: "ending", ending: id, by })),
    ...scenario.actors.flatMap(({ postures }) =>
      postures
        .filter(({ path }) => known.move(path))
        .flatMap(({ path, states }) =>
          states
            .filter(({ id }) => known.state(path, id) && stands[path] !== id)
            .map(({ id }): Question => ({ kind: "posture", posture: path, state: id, by })),
        ),
    ),
    ...scenario.gauges
      .filter(({ id }) => known.gauge(id))
      .flatMap(({ id, min, max }) => {
        const values = futures.map(({ gauges }) => gauges[place]?.[id] as number).sort((one, other) => one - other);
        const step = Math.max(max - min, 1) / 100;
        const rounded = [0.3, 0.5, 0.7].map((share) => {
          const value = values[Math.floor(share * values.length)] as number;
          return Math.round(value / step) * step;
        });
        return [...new Set(rounded)].map((atLeast): Question => ({ kind: "gauge", gauge: id, atLeast, by }));
      }),
  ]);
}

interface Candidate extends AskedQuestion {
  readonly answers: Uint8Array;
  /** How often its subject has been asked about, and lately. */
  readonly staleness: number;
}

/** Correlation of two yes-or-no answers over the futures, from −1 to 1. */
function correlation(one: Candidate, other: Candidate): number {
  const n = one.answers.length;
  let both = 0;
  for (let run = 0; run < n; run += 1) both += (one.answers[run] as number) * (other.answers[run] as number);
  const [p, q] = [one.odds, other.odds];
  return (both / n - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
}

/** Lower is asked sooner: what was not asked about, a kind that this turn lacks, odds near those looked for, soon settled. */
function rankOf({ question, odds, staleness }: Candidate, chosen: readonly Candidate[], target: number, now: number) {
  const sameKind = chosen.filter((one) => one.question.kind === question.kind).length;
  return staleness + sameKind + 2 * Math.abs(odds - target) + (question.by - now) / 1000;
}

/** Two to four questions for the next turns; fewer only where no more are uncertain. None once the run has ended. */
export function askQuestions(model: Model, world: World, options: AskOptions): readonly AskedQuestion[] {
  return world.ended ? [] : chooseQuestions(model, world, options, futuresOf(model, world, options));
}

/** The same by futures that have been played elsewhere. */
export function chooseQuestions(
  model: Model,
  world: World,
  { known, before }: Pick<AskOptions, "known" | "before">,
  played: PlayedFutures,
): readonly AskedQuestion[] {
  const now = Math.floor(world.time);
  const isOpen = before.filter(({ by }) => by > now).map(subjectOf);
  const recent = before.slice(-most).map(subjectOf);
  let left = possible(model, world, known, played).flatMap((question): Candidate[] => {
    const subject = subjectOf(question);
    if (isOpen.includes(subject)) return [];
    const answers = answersIn(question, played);
    const odds = shareOf(answers);
    if (odds < leastOdds || odds > mostOdds) return [];
    const times = before.filter((one) => subjectOf(one) === subject).length;
    return [{ question, odds, answers, staleness: Math.min(times, 4) / 2 + (recent.includes(subject) ? 2 : 0) }];
  });
  const chosen: Candidate[] = [];
  // Where many are still open, fewer are added.
  while (left.length > 0 && chosen.length < (isOpen.length > most ? fewest : most)) {
    const target = targets[(before.length + chosen.length) % targets.length] as number;
    const ranked = left.map((one) => ({ one, rank: rankOf(one, chosen, target, now) }));
    const best = ranked.reduce((least, next) => (next.rank < least.rank ? next : least)).one;
    chosen.push(best);
    left = left.filter(
      (one) => subjectOf(one.question) !== subjectOf(best.question) && Math.abs(correlation(one, best)) < tooAlike,
    );
  }
  return chosen.map(({ question, odds }) => ({ question, odds }));
}
