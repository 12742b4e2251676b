/**
 * `faultline new exercise`: asks what the plan of an exercise needs, as far as no option says it, and writes the file. One that is
 * there is never written over.
 */
import { createInterface } from "node:readline/promises";
import { say } from "../catalogue/index.js";
import { createModel } from "../engine/index.js";
import { seatsOf } from "../report/index.js";
import { escapeLine, nearestName } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { writeNewFile } from "./out-file.js";
import { print } from "./output.js";
import { openScenario } from "./prepare.js";

export interface NewExercise {
  readonly over?: string;
  readonly title?: string;
  readonly seat?: readonly string[];
  readonly timer?: number;
  /** Its file, without the ending. */
  readonly name?: string;
}

export async function newExercise(options: NewExercise): Promise<void> {
  const asking = process.stdin.isTTY && process.stdout.isTTY;
  const lines = asking ? createInterface({ input: process.stdin, output: process.stdout }) : null;
  const ask = async (question: string, proposed: string): Promise<string> => {
    const answer = (await lines?.question(`${question} [${escapeLine(proposed)}] `)) ?? "";
    return answer.trim() === "" ? proposed : answer.trim();
  };
  try {
    const over = options.over ?? (await ask(say("plan.ask-over"), "tavush-2020"));
    const { scenario } = await openScenario(over);
    const title = options.title ?? (await ask(say("plan.ask-title"), scenario.title));
    const possible = seatsOf(createModel(scenario));
    const seats = options.seat ?? (await ask(say("plan.ask-seats"), possible.slice(0, 2).join(" "))).split(/[\s,]+/);
    for (const seat of seats) refuseSeat(seat, possible);
    const asked = options.timer ?? Number(await ask(say("plan.ask-minutes"), "20"));
    if (!(asked >= 1 && asked <= 600)) throw new UsageError(say("plan.no-minutes"), say("plan.minutes-such-as"));
    const name = options.name?.replace(/\.ya?ml$/, "") ?? "exercise";
    const file = writeNewFile(name, ".yaml", textOf({ over, title, seats, minutes: asked }));
    print(say("plan.new-written", { file: escapeLine(file) }));
  } finally {
    lines?.close();
  }
}

function refuseSeat(seat: string, possible: readonly string[]): void {
  if (possible.includes(seat)) return;
  const near = nearestName(seat, possible);
  throw new UsageError(
    say("plan.no-seat", { seat, seats: possible.join(", ") }),
    near === undefined ? say("plan.name-seats") : say("plan.did-you-mean", { near }),
  );
}

interface Answers {
  readonly over: string;
  readonly title: string;
  readonly seats: readonly string[];
  readonly minutes: number;
}

/** What JSON writes, YAML reads. */
function textOf({ over, title, seats, minutes }: Answers): string {
  const empty = "{ people: [], aims: [], redLines: [], knows: [] }";
  const file = /\.ya?ml$/.test(over) ? over : `${over}.yaml`;
  return [
    `imports: [${JSON.stringify(file)}]`,
    "exercise:",
    `  title: ${JSON.stringify(title)}`,
    `  minutes: ${minutes}`,
    "  objectives: {}",
    "  seats:",
    ...seats.map((seat) => `    ${seat}: ${empty}`),
    "  whiteCell: []",
    "  rules: []",
    "  agenda: []",
    "injects: {}",
    "",
  ].join("\n");
}
