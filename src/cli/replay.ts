/**
 * `faultline replay`: plays a replay code again, or says why that cannot be the same crisis.
 */
import { UsageError } from "./failure.js";
import { type PlayOptions, playRun } from "./play.js";
import { openScenario, prepareRun } from "./prepare.js";

const codePattern = /^([a-z][a-z0-9-]{0,63})@([0-9a-f]{8}):([^:\s]+)(?::([a-z][a-z0-9-]{0,63}))?$/;

/** Plays `scenario@hash8:seed[:variant]`; refuses where the scenario at hand has another hash. */
export async function replay(code: string, options: PlayOptions & { readonly file?: string }): Promise<number> {
  const [, id, hash, seed, variant] = codePattern.exec(code) ?? [];
  if (id === undefined || hash === undefined || seed === undefined) {
    throw new UsageError(
      `${JSON.stringify(code)} is not a replay code`,
      "a replay code reads scenario@hash:seed or scenario@hash:seed:variant, as printed at the end of a run",
    );
  }
  const loaded = openScenario(options.file ?? id);
  if (loaded.scenario.id !== id) {
    throw new UsageError(`the code is for ${id}, but ${options.file ?? ""} holds ${loaded.scenario.id}`);
  }
  const chosen = { ...options, seed, ...(variant === undefined ? {} : { variant }) };
  const ready = prepareRun(loaded, chosen, options.file ?? id);
  const found = ready.model.scenarioHash.slice(0, 8);
  if (found !== hash) {
    throw new UsageError(
      `the code was made with edition ${hash} of ${id}; the one at hand is ${found}, and would play another crisis`,
      `one of its files has changed: ${loaded.files.join(", ")}`,
    );
  }
  return playRun(ready, options);
}
