/**
 * `faultline play --forecast`: a run whose turns begin with forecasts, on a screen or line by line. What has been given is kept at once,
 * so that it can be gone on with, and handed in.
 */
import { say } from "../catalogue/index.js";
import { type Model, saveWorld, type World } from "../engine/index.js";
import { Forecasting, questionOptions } from "../exercise/index.js";
import { type Question, writeScores } from "../forecast/index.js";
import { longestScores, readScores } from "../forecast/read-scores.js";
import { escapeLine, readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import { beginSession, identityOf, type Session } from "../session/index.js";
import { type Command, changedAssumptions, playCommand } from "../text/index.js";
import { exitCodes, UsageError } from "./failure.js";
import { forecastInLines, printForecasts } from "./forecast-lines.js";
import { ForecastsKept } from "./forecasts-kept.js";
import { onTerminal } from "./on-terminal.js";
import { openOutFiles } from "./out-file.js";
import { complainInWords } from "./output.js";
import { now, type PlayOptions } from "./play.js";
import { chooseRun, openScenario } from "./prepare.js";
import { paste } from "./started.js";

/** Refuses what does not go together with forecasts. */
export function refuseBesideForecast(options: PlayOptions): void {
  const { save, seat = [], inputs, timer, json, scores, name, forecast = false } = options;
  const without = scores !== undefined ? "--scores" : name !== undefined ? "--name" : null;
  if (!forecast && without !== null) throw new UsageError(say("forecast.needs-forecast", { option: without }));
  if (!forecast) return;
  const beside = Object.entries({ save, inputs, timer, json, seat: seat.length > 0 ? seat : undefined });
  const [found] = beside.find(([, value]) => value !== undefined && value !== false) ?? [];
  if (found !== undefined)
    throw new UsageError(say("forecast.refuses-beside", { option: `--${found}` }), say("forecast.refuses-beside-hint"));
  if (name !== undefined && (name.trim() === "" || name.length > 100))
    throw new UsageError(say("forecast.name-length"));
}

/** Chooses the questions of a run in the kernel, whose model is built once. */
function chooser() {
  let kernelModel: Model | undefined;
  return async (model: Model, world: World, before: readonly Question[]) => {
    const { armModel, questionsAt } = await import("../analysis/index.js");
    const { scenario, variant } = model;
    kernelModel ??= armModel({ scenario, variant, set: changedAssumptions(model) });
    return questionsAt(kernelModel, saveWorld(model, world), questionOptions(model, before));
  };
}

/** A session with the forecasts of it. */
export interface ForecastRun {
  readonly session: Session;
  readonly forecasting: Forecasting;
  readonly kept: ForecastsKept;
  /** What to say at first; empty where nothing is gone on with. */
  readonly found: string;
  /** Where they are kept, how they went, and how to go on. */
  farewell(): readonly string[];
}

export function openForecastRun(session: Session, scenario: string, options: Pick<PlayOptions, "name">): ForecastRun {
  const kept = new ForecastsKept(session, options.name ?? null, now);
  const before = kept.scores.forecasts;
  const forecasting = new Forecasting(session, {
    choose: chooser(),
    keep: kept.keep,
    kept: before,
    last: kept.last,
  });
  const again = playCommand({ ...identityOf(session.header), name: scenario });
  return {
    session,
    forecasting,
    kept,
    found: before.length === 0 ? "" : say("forecast.resumed", { day: before.at(-1)?.asked ?? 0 }),
    farewell: () => farewellOf(forecasting, kept, [...again, "--forecast"]),
  };
}

function farewellOf(forecasting: Forecasting, { file, scores }: ForecastsKept, again: Command): readonly string[] {
  const n = scores.forecasts.length;
  const where = escapeLine(file);
  const { trouble } = forecasting;
  if (n > 0 && trouble !== "") return [say("forecast.not-kept-anywhere", { n, file: where, why: escapeLine(trouble) })];
  return [
    say("forecast.kept", { n, file: where }),
    ...(n === 0 ? [] : scores.finished ? [say("forecast.class-command", { command: paste(["scores", file]) })] : []),
    ...(scores.finished ? [] : [say("forecast.go-on-with", { command: paste(again) })]),
  ];
}

/** Nothing is written over a file that is not what this run has written before. */
function refuseOthers(file: string, code: string): void {
  let text: string;
  try {
    text = new TextDecoder().decode(readOrdinaryFile(file, longestScores));
  } catch (error) {
    // What can't be read can't be written either, which is said when it is opened.
    if (error instanceof UnreadableFile && error.kind !== "too-large") return;
    text = "";
    if (!(error instanceof UnreadableFile)) throw error;
  }
  const read = text === "" ? null : readScores(text);
  if (text !== "" && (read === null || "fault" in read || read.code !== code))
    throw new UsageError(say("forecast.scores-there", { file }), say("forecast.scores-there-hint"));
}

/** Opens the file of `--scores`; answers with what writes it at last, whichever way somebody leaves. */
function scoresFile({ scores: file }: PlayOptions, kept: ForecastsKept): () => void {
  if (file === undefined) return () => undefined;
  refuseOthers(file, kept.scores.code);
  const { scores: out } = openOutFiles({ scores: file }, []);
  return () => {
    if (kept.scores.forecasts.length === 0) return;
    out?.write(writeScores(kept.scores));
    out?.close();
    kept.file = file;
  };
}

/** Plays a scenario by name or file with forecasts. */
export async function playWithForecasts(name: string, options: PlayOptions): Promise<number> {
  const chosen = chooseRun(await openScenario(name), options);
  const run = openForecastRun(beginSession(chosen, { file: null, now, loaded: true }), name, options);
  const handIn = scoresFile(options, run.kept);
  if (onTerminal(options) && options.screenReader !== true && process.env.INK_SCREEN_READER !== "true") {
    return (await import("./screen.js")).openForecastScreen({ ...run, name, handIn }, options);
  }
  await forecastInLines(run, name);
  handIn();
  printForecasts(run);
  if (run.forecasting.trouble !== "") complainInWords(run.forecasting.trouble);
  return exitCodes.done;
}
