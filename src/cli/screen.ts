/**
 * Screens: which one opens for a session on a terminal is decided here and nowhere else.
 */
import { escapeLine } from "../scenarios/light.js";
import { beginSession } from "../session/index.js";
import { againOf, type Shown } from "./face.js";
import type { ForecastRun } from "./forecast.js";
import type { Written } from "./inputs-file.js";
import { giveInputs, now, type Opened, type PlayOptions, type ShowOptions } from "./play.js";
import { chooseRun, daysOf, drawSeed } from "./prepare.js";
import { reportBeside } from "./report-beside.js";
import { paste } from "./started.js";

/** Opens a session's screen, after the inputs that were given with it. */
export async function openScreen(
  opened: Opened,
  inputs: readonly Written[] | null,
  options: ShowOptions,
): Promise<number> {
  const refused = giveInputs(opened.session, inputs ?? [], { ...options, explain: true }, () => undefined);
  const said = [
    opened.found ?? "",
    refused === null ? "" : `${capital(refused.message)}. ${capital(refused.hint ?? "")}.`,
  ]
    .join(" ")
    .trim();
  prepareInk();
  const [{ runDesk }, { keepPicture }] = await Promise.all([import("../tui/index.js"), import("./keep-picture.js")]);
  const kind = refused === null ? "answer" : "refusal";
  const { exitCode } = await runDesk({
    ...toShow(opened),
    keepPicture,
    minutes: options.timer ?? null,
    ...(said !== "" && { notice: { kind, text: escapeLine(said) } }),
    ...streams(options),
  });
  return exitCode;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Opens the screen of a run with forecasts; writes them where they are handed in when somebody has left. */
export async function openForecastScreen(
  run: ForecastRun & { readonly name: string; readonly handIn: () => void },
  options: ShowOptions,
): Promise<number> {
  prepareInk();
  const { runDesk } = await import("../tui/index.js");
  const { exitCode } = await runDesk({ ...forecastToShow(run, run.name, run.handIn), ...streams(options) });
  return exitCode;
}

function forecastToShow(run: ForecastRun, name: string, handIn: () => void) {
  const { session, forecasting, found, farewell } = run;
  return {
    ...toShow({ session, name }),
    forecasting,
    afterwards: () => {
      handIn();
      return farewell().join("\n");
    },
    ...(found !== "" && { notice: { kind: "answer" as const, text: found } }),
  };
}

/** Lets a person choose what to play, then shows it. */
export async function openMenu(options: PlayOptions): Promise<number> {
  prepareInk();
  const [{ runStartMenu }, { keepPicture }, { listScenarios, loadScenario }, { tourToOffer }, { openForecastRun }] =
    await Promise.all([
      import("../tui/index.js"),
      import("./keep-picture.js"),
      import("../scenarios/index.js"),
      import("./tour.js"),
      import("./forecast.js"),
    ]);
  const { exitCode } = await runStartMenu({
    scenarios: listScenarios().map((one) => ({
      ...one,
      days: daysOf({ start: one.start, horizon: one.days }, options.days) ?? one.days,
    })),
    drawSeed,
    tour: tourToOffer(),
    prepare: (file, variant, seed, forecast) => {
      const loaded = loadScenario(file);
      const chosen = chooseRun(loaded, { ...options, ...(variant !== null && { variant }), seed });
      const { id: name } = loaded.scenario;
      const session = beginSession(chosen, { file: forecast ? null : (options.save ?? null), now, loaded: true });
      const shown = forecast
        ? forecastToShow(openForecastRun(session, name, options), name, () => undefined)
        : toShow({ session, name });
      return { ...shown, keepPicture };
    },
    ...streams(options),
  });
  return exitCode;
}

function toShow(shown: Shown) {
  // What leaves before the end is told how to see all of it.
  const again = againOf(shown, true);
  return {
    session: shown.session,
    name: shown.name,
    again: again === null ? "" : paste(again.command),
    paste,
    report: reportBeside,
  };
}

function streams({ screenReader = false, bell = true }: Pick<ShowOptions, "screenReader" | "bell">) {
  return { stdin: process.stdin, stdout: process.stdout, screenReader, bell };
}

/** Ink reads these when it is loaded, so they are set just before. */
export function prepareInk(): void {
  process.env.NODE_ENV = "production";
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = "0";
}
