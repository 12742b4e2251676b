/**
 * What a host works out in a thread, worked out at once in this one.
 */
import { type BesideTask, play } from "../../src/cli/beside-thread.js";
import type { WorkOut } from "../../src/host/index.js";

const inHere = async <Result>(task: BesideTask): Promise<Result> => (await play(task)) as Result;

export const workOut: WorkOut = {
  whatIf: (run, whatIf) => inHere({ kind: "what-if", run, whatIf }),
  questions: (arm, world, before) => inHere({ kind: "questions", arm, world, before }),
};
