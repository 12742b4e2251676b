/**
 * What is counted and worked out beside a host, in threads, so that no device waits for it: odds, what-ifs and questions of the white cell.
 */
import { availableParallelism } from "node:os";
import type * as Analysis from "../analysis/index.js";
import type { CountOdds, HostOptions } from "../host/index.js";
import type { BesideResult, BesideTask } from "./beside-thread.js";

const loadAnalysis = () => import("../analysis/index.js");

/** Counts futures for the white cell in threads, one of the processors left to whoever waits for an answer. */
export const countBeside =
  (signal: AbortSignal, load: () => Promise<Pick<typeof Analysis, "oddsFrom">> = loadAnalysis): CountOdds =>
  async (arm, worlds, runs) => {
    const { oddsFrom } = await load();
    signal.throwIfAborted();
    return oddsFrom(arm, worlds, { runs, workers: Math.max(1, availableParallelism() - 1), signal });
  };

/** One thread, begun with the first question and ended with the host: one is worked out after the other. */
export function workBeside(signal: AbortSignal): NonNullable<HostOptions["workOut"]> {
  const open = async () => {
    const { openThreads } = await loadAnalysis();
    signal.throwIfAborted();
    const thread = await openThreads<BesideTask, BesideResult>("cli/beside-thread.js", 1);
    signal.addEventListener("abort", () => void thread.close());
    return thread;
  };
  let opened: ReturnType<typeof open> | undefined;
  const run = async <Result extends BesideResult>(task: BesideTask): Promise<Result> => {
    opened ??= open();
    return (await (await opened).run(task)) as Result;
  };
  return {
    whatIf: (whatIfOf, whatIf) => run({ kind: "what-if", run: whatIfOf, whatIf }),
    questions: (arm, world, before) => run({ kind: "questions", arm, world, before }),
  };
}
