/**
 * The crisis that a page holds, and the runs of it that can be played: by settings, or by a replay code of this edition.
 */
import { say } from "../catalogue/index.js";
import {
  advance,
  createModel,
  createWorld,
  hashRecords,
  hashScenario,
  isRefusal,
  type OrderError,
  refusal,
  type Scenario,
  type SeatRule,
} from "../engine/index.js";
import { refuseChoices } from "../scenarios/light.js";
import { beginSession, type Session } from "../session/index.js";
import { readReplayCode } from "../text/index.js";

/** What a run is played by. */
export interface Settings {
  readonly seed: string;
  readonly variant: string | null;
  readonly set: Readonly<{ [assumption: string]: number }>;
  readonly run: number;
  readonly days: number;
  readonly historical: boolean;
  readonly seats: readonly string[];
  readonly seatRule?: SeatRule;
}

/** What the page was written with. */
export interface Crisis {
  readonly scenario: Scenario;
  /** As commands name it. */
  readonly name: string;
  /** The run that is open at first. */
  readonly first: Settings;
  /** Its turns begin with forecasts. */
  readonly forecast: boolean;
}

/** Begins a run, kept nowhere; or says why it can't be played. */
export function begin({ scenario }: Crisis, settings: Settings): Session | OrderError {
  const refused = refuseChoices(scenario, settings);
  return (
    refused ?? beginSession({ resolved: scenario, ...settings }, { now: () => new Date().toISOString(), loaded: true })
  );
}

/** The run that a code names; or why this page can't play it. */
export function settingsOf({ scenario }: Crisis, code: string): Settings | OrderError {
  const read = readReplayCode(code.trim());
  switch (read.kind) {
    case "run": {
      const { run } = read;
      const found = hashScenario(scenario).slice(0, 8);
      if (run.scenario !== scenario.id)
        return refusal(say("browser.other-scenario", { scenario: run.scenario, here: scenario.id }));
      if (run.scenarioHash !== found)
        return refusal(say("browser.other-edition", { edition: run.scenarioHash, here: found }));
      const { scenario: _id, scenarioHash: _hash, days, ...chosen } = run;
      return { ...chosen, days: days ?? scenario.horizon };
    }
    case "mistyped":
      return refusal(
        read.part === null
          ? say("browser.code-mistyped")
          : say("browser.part-mistyped", { part: read.part.written, place: read.part.place }),
      );
    case "none":
    case "old":
      return refusal(say("browser.not-a-code"));
    case "pair":
      return refusal(say("browser.code-of-pair"));
    case "newer":
      return refusal(say("browser.code-of-later-version"));
  }
}

/** The hash of the records of the run that a code names: the same on every machine and in every program. Throws for a refusal. */
export function hashOf(crisis: Crisis, code: string): string {
  const settings = settingsOf(crisis, code);
  if (isRefusal(settings)) throw new Error(settings.message);
  const { variant, set, ...start } = settings;
  const model = createModel(crisis.scenario, { variant, set });
  return hashRecords(advance(model, createWorld(model, start), Number.POSITIVE_INFINITY));
}
