/**
 * `faultline new exercise`: asks what the plan of an exercise needs, as far as no option says it, and writes the file. One that is
 * there is never written over. An answer that is none is asked for again; what an option says wrongly is refused.
 */
import { createInterface } from "node:readline/promises";
import { say } from "../catalogue/index.js";
import { createModel, ScenarioError } from "../engine/index.js";
import { seatsOf } from "../report/index.js";
import { escapeLine, libraryIds, nearestName } from "../scenarios/light.js";
import { validateCommand, wrap } from "../text/index.js";
import { terminalWidth } from "./columns.js";
import { UsageError } from "./failure.js";
import { writeNewFile } from "./out-file.js";
import { complainInWords, print } from "./output.js";
import { openScenario } from "./prepare.js";
import { paste } from "./started.js";

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
  const asker = asking ? openAsker() : null;
  /** What an option says, or the answer to a question, which is asked until `read` takes it. */
  const settle = async <T>(
    said: string | undefined,
    { question, proposed, choices = "", read }: Question<T>,
  ): Promise<T> => {
    if (said !== undefined || asker === null) return read(said ?? proposed);
    for (const line of wrap(escapeLine(choices), terminalWidth() - 1)) if (line !== "") print(line);
    for (;;) {
      const answer = (await asker.ask(`${question} [${escapeLine(proposed)}] `)).trim();
      try {
        return await read(answer === "" ? proposed : answer);
      } catch (error) {
        if (!(error instanceof UsageError || error instanceof ScenarioError)) throw error;
        complainInWords(messageOf(error));
      }
    }
  };
  try {
    const over = await settle(options.over, {
      question: say("plan.ask-over"),
      choices: say("plan.scenarios", { scenarios: libraryIds().join(", ") }),
      proposed: "tavush-2020",
      read: async (named) => ({ named, ...(await openScenario(named)) }),
    });
    const { scenario } = over;
    const title = await settle(options.title, {
      question: say("plan.ask-title"),
      proposed: scenario.title,
      read: (text) => text,
    });
    const possible = seatsOf(createModel(scenario));
    const seats = await settle(options.seat?.join(" "), {
      question: say("plan.ask-seats"),
      choices: say("plan.seats", { seats: possible.join(", ") }),
      proposed: possible.slice(0, 2).join(" "),
      read: (text) => readSeats(text, possible),
    });
    const minutes = await settle(options.timer?.toString(), {
      question: say("plan.ask-minutes"),
      proposed: "20",
      read: readMinutes,
    });
    const name = options.name?.replace(/\.ya?ml$/, "") ?? "exercise";
    const file = writeNewFile(name, ".yaml", textOf({ over: over.named, title, seats, minutes }));
    print(say("plan.new-written", { file: escapeLine(file), validate: paste(validateCommand(file)) }));
  } finally {
    asker?.close();
  }
}

interface Question<T> {
  readonly question: string;
  readonly proposed: string;
  /** What there is to choose from. */
  readonly choices?: string;
  /** Throws UsageError or ScenarioError for an answer that is none. */
  readonly read: (answer: string) => T | Promise<T>;
}

/** Asks on the terminal. Whoever ends the input, or interrupts, has answered nothing. */
function openAsker() {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const left = new Promise<never>((_, refuse) => {
    lines.once("close", () => {
      print(""); // Below the question.
      refuse(new UsageError(say("plan.not-answered"), say("plan.nothing-written")));
    });
  });
  // Where nobody is asked any more, nobody has left.
  left.catch(() => undefined);
  const close = () => {
    lines.removeAllListeners("close");
    lines.close();
  };
  return { ask: (question: string) => Promise.race([lines.question(question), left]), close };
}

function messageOf(error: UsageError | ScenarioError): string {
  const { message } = error;
  const hint = error instanceof UsageError ? error.hint : undefined;
  return hint === undefined ? message : `${message}: ${hint}`;
}

function readSeats(text: string, possible: readonly string[]): readonly string[] {
  const seats = [...new Set(text.split(/[\s,]+/).filter((seat) => seat !== ""))];
  for (const seat of seats) refuseSeat(seat, possible);
  return seats;
}

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (!(minutes >= 1 && minutes <= 600)) throw new UsageError(say("plan.no-minutes"), say("plan.minutes-such-as"));
  return minutes;
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

/** What stands above the parts that are to be filled in. */
const hints = {
  objectives: "plan.hint-objectives",
  seats: "plan.hint-seats",
  rules: "plan.hint-rules",
  agenda: "plan.hint-agenda",
  injects: "plan.hint-injects",
} as const;

/** What JSON writes, YAML reads. */
function textOf({ over, title, seats, minutes }: Answers): string {
  const empty = "{ people: [], aims: [], redLines: [], knows: [] }";
  const file = /\.ya?ml$/.test(over) ? over : `${over}.yaml`;
  const about = (part: keyof typeof hints) => `  # ${say(hints[part])}`;
  return [
    `imports: [${JSON.stringify(file)}]`,
    "exercise:",
    `  title: ${JSON.stringify(title)}`,
    `  minutes: ${minutes}`,
    about("objectives"),
    "  objectives: {}",
    about("seats"),
    "  seats:",
    ...seats.map((seat) => `    ${seat}: ${empty}`),
    "  whiteCell: []",
    about("rules"),
    "  rules: []",
    about("agenda"),
    "  agenda: []",
    about("injects").trimStart(),
    "injects: {}",
    "",
  ].join("\n");
}
