/**
 * Runs to tell in tests: played as the command plays them, and once more by the engine alone, to hold what is told against.
 */
import { advance, createModel, createWorld, type ExplainedRecord, type Scenario } from "../../src/engine/index.js";
import { type ToldRun, tellRun } from "../../src/report/story/told-run.js";
import { type Beginning, beginSession, isRefusal } from "../../src/session/index.js";
import { beginningOf } from "../session/exercise.js";

export interface Played {
  readonly told: ToldRun;
  /** As the engine plays it, without a session. */
  readonly records: readonly ExplainedRecord[];
  /** Its world at a time, in days. */
  worldAt(time: number): ReturnType<typeof createWorld>;
  readonly model: ReturnType<typeof createModel>;
}

export function playToTell(scenario: Scenario, seed: string, changes: Partial<Beginning> = {}): Played {
  const beginning = beginningOf(scenario, seed, { seats: [], ...changes });
  const session = beginSession(beginning, { loaded: true });
  const given = session.give({ type: "advance", to: beginning.days }, { explain: true });
  if (isRefusal(given)) throw new Error(given.message);
  const told = tellRun(session, {
    code: "f2:code",
    command: "faultline replay f2:code",
    oddsCommand: "faultline whatif f2:code",
  });
  const { resolved: _resolved, variant, set, ...start } = beginning;
  const model = createModel(scenario, { variant, set });
  const worldAt = (time: number) => {
    const world = createWorld(model, start);
    advance(model, world, time);
    return world;
  };
  const records = advance(model, createWorld(model, start), Number.POSITIVE_INFINITY, { explain: true });
  return { told, records, worldAt, model };
}
