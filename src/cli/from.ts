/**
 * `run --from`: the moment of a kept session whose futures are played.
 */
import type { Origin } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { hashPlain, type Model, saveWorld } from "../engine/index.js";
import { openCheckpoint } from "../session/index.js";
import { UsageError } from "./failure.js";
import type { RunOptions } from "./prepare.js";

/** Where futures start. */
export interface FromMoment {
  readonly model: Model;
  readonly set: { readonly [assumption: string]: number };
  /** Days of play in all, those gone by included. */
  readonly days: number;
  readonly historical: boolean;
  /** The world, saved. */
  readonly world: unknown;
  readonly origin: Origin;
}

/** What a session has settled already. */
type Settled = Pick<RunOptions, "variant" | "set" | "days" | "historical" | "sample">;

/** Opens a moment of a kept session: after record `at`, or as it stands. */
export function momentFrom(
  file: string,
  at: number | undefined,
  scenario: string | undefined,
  settled: Settled,
): FromMoment {
  const chosen = (["variant", "set", "days", "historical", "sample"] as const).find(
    (option) => settled[option] !== undefined,
  );
  if (chosen !== undefined) {
    throw new UsageError(say("cli.option-fixed-by-from", { option: chosen }), say("cli.session-has-its-own", { file }));
  }
  const { header, model, world, log } = openOrRefuse(file, at);
  if (scenario !== undefined && scenario !== header.scenario) {
    throw new UsageError(
      say("cli.session-of-other-scenario", { file, scenario: header.scenario, named: scenario }),
      say("cli.leave-scenario-out"),
    );
  }
  if (world.ended) throw new UsageError(say("cli.session-ended-there", { file }), say("cli.choose-earlier-record"));
  const saved = saveWorld(model, world);
  const moment = { record: world.seq - 1, time: world.time, seed: header.seed, seats: [...world.seats] };
  return {
    model,
    set: header.set,
    days: world.horizon,
    historical: world.historical,
    world: saved,
    origin: { session: file, log, at: at ?? null, ...moment, world: hashPlain(saved) },
  };
}

function openOrRefuse(file: string, at: number | undefined) {
  try {
    return openCheckpoint(file, at);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
