/**
 * Forecasts by the white cell: what is worth asking from where play stands, chosen in a thread by futures, and what has come of the forecasts that a
 * device keeps. The host keeps none of them: they are of whoever gave them, and change nothing in the session.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { dateOfDay, saveWorld, unseated } from "../engine/index.js";
import { answersOf } from "../exercise/index.js";
import {
  type AskedQuestion,
  answerInWords,
  callInWords,
  callsOfCard,
  cardOf,
  type Forecast,
  type Question,
  questionInWords,
  scoreRows,
  settledOf,
  standsInWords,
} from "../forecast/index.js";
import { questionSchema } from "../forecast/read-scores.js";
import { safe } from "../scenarios/light.js";
import { hashAt, type Timeline, timeline, viewAt, worldAt, worldNameAt, worldNow } from "../session/index.js";
import { createLookup, type Lookup, longDate } from "../text/index.js";
import { AskedOnce, armOf } from "../white-cell/index.js";
import type { Hosted } from "./hosted.js";
import { reading } from "./reading.js";
import type { AskedWhen, CellForecasts, CellQuestions, GivenForecast } from "./white-cell-shapes.js";
import { fewAtOnce, type WorkOut } from "./work-out.js";

/** Forecasts of one device: a run asks for two to four a turn. */
const mostForecasts = 120;

const given = z.strictObject({
  question: questionSchema,
  percent: z.int().min(1).max(99),
  odds: z.number().gt(0).lt(1),
  asked: z.int().min(0).max(100_000),
  from: z.int().min(0).max(10_000_000),
  hash: z.string().max(64),
});

export const readBefore = reading<{ readonly before: readonly Question[] }>(
  z.strictObject({ before: z.array(questionSchema).max(mostForecasts) }),
);
export const readForecasts = reading<{ readonly forecasts: readonly GivenForecast[] }>(
  z.strictObject({ forecasts: z.array(given).max(mostForecasts) }),
);

/** Hashes are told apart by less than all of one. */
const hashLetters = 20;
/** Of the records that there were when something was asked; undefined where no act on the way here ended with so many. */
function hashTo({ way }: Timeline, from: number): string | undefined {
  const at = way.findLast(({ count }) => count === from);
  return at && hashAt(at).slice(0, hashLetters);
}

/** What a question names is in the scenario. */
function isAsked({ milestones, gauges, postures, scenario }: Lookup, question: Question): boolean {
  switch (question.kind) {
    case "milestone":
      return milestones.has(question.milestone);
    case "ending":
      return scenario.endings.some(({ id }) => id === question.ending);
    case "posture":
      return postures.get(question.posture)?.states.some(({ id }) => id === question.state) === true;
    case "gauge":
      return gauges.has(question.gauge);
  }
}

export class ForecastsOfCell {
  readonly #hosted: Hosted;
  readonly #workOut: WorkOut | undefined;
  readonly #asked = new AskedOnce<readonly AskedQuestion[]>(fewAtOnce);

  constructor(hosted: Hosted, workOut: WorkOut | undefined) {
    this.#hosted = hosted;
    this.#workOut = workOut;
  }

  /** As far as they are chosen, after those that were asked before. */
  questions({ before }: { readonly before: readonly Question[] }): CellQuestions {
    const { model, state } = this.#hosted.session;
    const { scenario } = model;
    const seen = timeline(model, state, "facilitator");
    const { time, ended } = worldNow(state);
    const day = Math.floor(time);
    const count = seen.records.length;
    const when: AskedWhen = { asked: day, from: count, hash: hashTo(seen, count) ?? "" };
    const from = say("desk.date-and-day", { date: longDate(dateOfDay(scenario.start, day)), day });
    const told = { why: "", from, when, questions: [] };
    const work = this.#workOut;
    if (ended) return { ...told, stands: "over" };
    if (work === undefined) return { ...told, stands: "failed", why: say("white-cell.no-odds") };
    const lookup = createLookup(scenario);
    const known = before.filter((question) => isAsked(lookup, question));
    const position = seen.entries.length;
    const name = `${worldNameAt(seen, position)} ${JSON.stringify(known)}`;
    const found = this.#asked.known()(name);
    if (found.kind === "failed") return { ...told, stands: "failed", why: safe(found.why) };
    if (found.kind === "counting") {
      this.#asked.ask(name, () =>
        work.questions(armOf(model), saveWorld(model, unseated(model, worldAt(seen, position))), known),
      );
      return { ...told, stands: "counting" };
    }
    const view = viewAt(seen, position);
    const now = {
      state: (posture: string) => view.postures.get(posture)?.state,
      value: (gauge: string) => view.gauges.get(gauge)?.value,
    };
    return {
      ...told,
      stands: "asked",
      questions: found.found.map(({ question, odds }) => ({
        question,
        odds,
        text: safe(questionInWords(lookup, question)),
        now: safe(standsInWords(lookup, question, now)),
      })),
    };
  }

  /** What has come of forecasts, as play stands on its branch. */
  scored({ forecasts }: { readonly forecasts: readonly GivenForecast[] }): CellForecasts {
    const { session } = this.#hosted;
    const lookup = createLookup(session.model.scenario);
    const seen = timeline(session.model, session.state, "facilitator");
    const here = forecasts.filter(
      ({ question, from, hash }) => hash === hashTo(seen, from) && isAsked(lookup, question),
    );
    const answer = answersOf(session);
    const answered = here.map(({ question, asked, percent, odds, from }): Forecast => {
      const observed = answer(question, from);
      return { question, asked, percent, odds, ...(observed === undefined ? {} : { observed }) };
    });
    const card = cardOf(answered);
    return safe({
      elsewhere: forecasts.length - here.length,
      open: answered.flatMap(({ question, percent, observed }) =>
        observed === undefined
          ? [{ text: questionInWords(lookup, question), said: say("forecast.you-said", { guess: `${percent}%` }) }]
          : [],
      ),
      settled: settledOf(answered)
        .map((one) => ({
          text: questionInWords(lookup, one.question),
          answer: answerInWords(lookup, one.question, one.observed),
          call: callInWords(one),
        }))
        .reverse(),
      scores:
        card === null
          ? null
          : {
              title: say("forecast.scores-title", { n: card.count }),
              rows: scoreRows(card, null),
              calls: callsOfCard(lookup, card),
              curve: card.calibration,
            },
    });
  }
}
