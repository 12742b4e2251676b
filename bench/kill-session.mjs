// Whether an exercise that is killed loses anything: `node bench/kill-session.mjs [exercises]`, from a build; 500 without a number. Plays
// `tavush-2020` in processes that write drafts, messages, proposals, answers, branches and rewinds, and kills each with SIGKILL at a random
// moment, every third twice. Every input that was acknowledged must be in the log, every log must resume, and drafts, messages and agreements
// must be those that the process had at its last acknowledgement. Prints the figures; exit code 1 at the first that is lost.
import "./help.mjs";
import { join } from "node:path";
import { killExercises } from "../test/session/kill.mjs";
import { root } from "./measure.mjs";

const figures = await killExercises(Number(process.argv[2] ?? 500), join(root, "dist"));
console.log(
  Object.entries(figures)
    .map(([what, count]) => `${what} ${count}`)
    .join("\n"),
);
