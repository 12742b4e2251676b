/**
 * Forecasts line by line: a question, a number typed in answer, the turn as a transcript, and what has come of what was said. It needs no
 * terminal that can draw, works with a screen reader, and can be played by a script.
 */
import { createInterface } from "node:readline";
import { say } from "../catalogue/index.js";
import { dateOfDay, isRefusal, readGauges, readPostures } from "../engine/index.js";
import type { Forecasting } from "../exercise/index.js";
import {
  answerInWords,
  calibrationLines,
  callInWords,
  callsOfCard,
  questionInWords,
  scoreLines,
  scoreRows,
  settledOf,
  standsInWords,
} from "../forecast/index.js";
import { escapeLine } from "../scenarios/light.js";
import { recordsOf, type Session, turnEnd, worldNow } from "../session/index.js";
import { createLookup, longDate } from "../text/index.js";
import type { ForecastRun } from "./forecast.js";
import { printText } from "./learn-lines.js";
import { print, printRaw } from "./output.js";
import { plainFace } from "./plain.js";

type Lines = AsyncIterator<string>;

/** Forecasts and plays until the run is over, somebody leaves, or the input ends. */
export async function forecastInLines({ session, forecasting, found }: ForecastRun, name: string): Promise<void> {
  const reader = createInterface({ input: process.stdin, terminal: false });
  const lines: Lines = reader[Symbol.asyncIterator]();
  const face = plainFace({ session, name }, { numbered: false });
  face.opening();
  printText(say("forecast.plain-opening"));
  if (found !== "") printText(found);
  print("");
  face.records(recordsOf(session.state));
  forecasting.begin(() => undefined);
  for (let asking = true; asking && forecasting.phase !== "over"; ) {
    await forecasting.ready();
    asking = forecasting.phase !== "guessing" || (await askTurn(session, forecasting, lines));
    if (!asking) break;
    const given = session.give({ type: "advance", to: turnEnd(session.model.scenario, worldNow(session.state)) });
    print("");
    if (!isRefusal(given)) face.records(given.records);
    if (!isRefusal(given) && given.records.length === 0) printText(say("forecast.plain-nothing-happened"));
    forecasting.played();
    printRevealed(session, forecasting);
    forecasting.goOn();
  }
  await lines.return?.();
  process.stdin.pause();
  if (forecasting.phase === "over") face.closing();
}

/** Asks the questions of a turn; false where somebody leaves. */
async function askTurn(session: Session, forecasting: Forecasting, lines: Lines): Promise<boolean> {
  const { asked, day } = forecasting;
  const { model } = session;
  const date = longDate(dateOfDay(model.scenario.start, day));
  print("");
  printText(say("forecast.plain-turn", { day, date, n: asked.length }));
  for (let place = 0; place < asked.length; ) {
    print("");
    printText(escapeLine(`${place + 1}. ${questionHere(session, forecasting, place)}`));
    printRaw(say("forecast.plain-prompt"));
    const { value, done = false } = await lines.next();
    if (!process.stdin.isTTY) print("");
    const typed = done ? "q" : String(value).trim().replace(/%$/, "");
    if (typed === "q") return false;
    if (typed === "b") place = Math.max(0, place - 1);
    else if (/^\d{1,2}$/.test(typed) && Number(typed) >= 1) {
      forecasting.guess(place, Number(typed));
      place += 1;
    } else printText(say("forecast.plain-unread"));
  }
  forecasting.commit();
  return true;
}

function questionHere({ model, state }: Session, { asked }: Forecasting, place: number): string {
  const lookup = createLookup(model.scenario);
  const world = worldNow(state);
  const question = asked[place]?.question;
  if (question === undefined) return "";
  const [postures, gauges] = [readPostures(model, world), readGauges(model, world)];
  const stands = standsInWords(lookup, question, {
    state: (posture) => postures[posture],
    value: (gauge) => gauges[gauge],
  });
  return [questionInWords(lookup, question), stands].filter(Boolean).join(" ");
}

function printRevealed({ model }: Session, forecasting: Forecasting): void {
  const lookup = createLookup(model.scenario);
  for (const one of settledOf(forecasting.revealed)) {
    print("");
    printText(escapeLine(questionInWords(lookup, one.question)));
    printText(escapeLine(answerInWords(lookup, one.question, one.observed)), "  ");
    printText(callInWords(one), "  ");
  }
  const { card } = forecasting;
  if (card === null || forecasting.revealed.length === 0) return;
  print("");
  printText(
    say("forecast.so-far", { n: card.count, own: card.own.brier.toFixed(2), model: card.model.brier.toFixed(2) }),
  );
}

/** The card, and where the forecasts are. */
export function printForecasts({ session, forecasting, farewell }: ForecastRun): void {
  const { card, last } = forecasting;
  const lookup = createLookup(session.model.scenario);
  print("");
  if (card === null) printText(say("forecast.nothing-settled"));
  else {
    printText(say("forecast.scores-title", { n: card.count }));
    for (const line of scoreLines(scoreRows(card, last))) print(`  ${line}`);
    printText(say("forecast.handicap"), "  ");
    print("");
    printText(say("forecast.calibration-title"));
    for (const line of calibrationLines(card.calibration)) print(`  ${line}`);
    print("");
    for (const call of callsOfCard(lookup, card)) printText(escapeLine(call));
  }
  print("");
  for (const line of farewell()) print(line);
}
