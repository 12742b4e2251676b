/**
 * The plain face: a transcript that reads like a wire service's day file, one happening a line, dated, with how likely
 * it was. It needs no terminal: it is what a pipe, a log or a printer gets.
 */
import { say } from "../catalogue/index.js";
import {
  type ExplainedRecord,
  findVariant,
  type Model,
  readGauges,
  readPostures,
  type Scenario,
  type World,
} from "../engine/index.js";
import { messageInWords } from "../exercise/index.js";
import { escapeLine } from "../scenarios/light.js";
import { type Input, type ReviewInput, recordsOf, type Session, timeline, worldNow } from "../session/index.js";
import {
  type Command,
  changedAssumptions,
  gaugeValue,
  keepingCommands,
  likelihoodInWords,
  likelihoodOf,
  longDate,
  shortDate,
  widthOf,
  yearBegun,
} from "../text/index.js";
import { linesUnder, terminalWidth } from "./columns.js";
import { againOf, type Face, type Shown } from "./face.js";
import { print } from "./output.js";
import { paste } from "./started.js";

const headlineWidth = 74;

/** Numbered, each line opens with the number by which inputs name its record. */
export function plainFace(shown: Shown, { numbered }: { readonly numbered: boolean }): Face {
  const { session } = shown;
  return {
    opening: () => printOpening(session),
    records: transcriptOf(session.model.scenario, numbered),
    input: (input, sequence) => {
      const words = inputInWords(input);
      if (words !== null) printAside(words);
      printMessages(session, sequence);
    },
    closing: () => {
      print("");
      printStop(session);
      printStanding(session.model, worldNow(session.state));
      print("");
      printAgain(shown);
    },
  };
}

/** What is played: title, days, seed, reading. */
function printOpening({ header, model }: Session): void {
  const { scenario } = model;
  const { days, seed, seats, historical } = header;
  const reading = findVariant(scenario, header.variant);
  const changed = Object.entries(changedAssumptions(model)).map(([id, value]) => `${id}=${value}`);
  printWrapped(escapeLine(scenario.title));
  printWrapped(
    [
      say("cli.days-from", { days, start: longDate(scenario.start) }),
      say("cli.seed", { seed: escapeLine(seed) }),
      reading
        ? say("cli.variant-label", { variant: reading.id, label: escapeLine(reading.label) })
        : say("cli.as-written"),
      ...(changed.length > 0 ? [say("cli.set-to", { settings: changed.join(", ") })] : []),
      ...(historical ? [say("cli.with-history")] : []),
    ].join(" · "),
  );
  if (seats.length > 0) print(say("cli.seated", { seats: seats.join(", ") }));
  print("");
}

/** What the transcript says of an input that leaves no record of its own. */
function inputInWords(input: Input): string | null {
  switch (input.type) {
    case "hold":
      return input.posture === undefined
        ? say("cli.input-hold", { seat: input.seat })
        : say("cli.input-hold-posture", { seat: input.seat, posture: input.posture });
    case "draft":
      return say("cli.input-draft", { seat: input.transition.split(".")[0] ?? "" });
    case "allow":
    case "forbid":
      return say("sealed.instruction-given", {
        seat: input.transition.split(".")[0] ?? "",
        cell: input.by !== undefined,
      });
    case "ready":
      return say("cli.input-ready", { seat: input.seat });
    case "unready":
      return say("cli.input-unready", { seat: input.seat });
    case "resolve":
      return say("cli.input-resolve", { by: input.by ?? "white-cell" });
    case "inject":
      return input.at === undefined ? null : say("cli.input-inject", { inject: input.inject, day: input.at });
    case "does-not-happen":
      return say("cli.input-does-not-happen", { record: input.record });
    case "note":
      return say("cli.input-note", { text: input.text });
    case "bookmark":
      return say("cli.input-bookmark", {
        record: input.record,
        noted: input.text !== undefined,
        text: input.text ?? "",
      });
    case "remove-bookmark":
      return say("cli.input-remove-bookmark", { record: input.record });
    case "rewind":
      return "to" in input
        ? say("cli.input-rewind", { record: input.to })
        : say("cli.input-rewind-before", { record: input.before });
    case "branch":
      return input.from === undefined
        ? say("cli.input-branch", { name: input.name })
        : say("cli.input-branch-from", { name: input.name, record: input.from });
    case "switch":
      return say("cli.input-switch", { branch: input.to });
    case "rating":
    case "observation":
    case "improvement":
    case "feedback":
    case "agreement":
      return reviewInWords(input);
    case "clock":
      return say("clock.input", { do: input.do, minutes: input.minutes ?? 0, fewer: (input.minutes ?? 0) < 0 });
    case "route":
      return say("message.route", { messages: input.messages });
    default:
      return null;
  }
}

function nameIn(input: Exclude<ReviewInput, { type: "rating" | "review" }>): string {
  if (input.type === "feedback") return input.form;
  return input.type === "agreement" ? String(input.proposal) : input.id;
}

/** What the transcript says of an input of the review. */
function reviewInWords(input: ReviewInput): string {
  if ("withdrawn" in input) {
    return input.type === "rating"
      ? say("review.input-rating-withdrawn", { objective: input.objective })
      : say("review.input-withdrawn", { type: input.type, id: nameIn(input) });
  }
  switch (input.type) {
    case "rating":
      return say("review.input-rating", { objective: input.objective, rating: input.rating });
    case "observation": {
      const { id, kind, note = 0, text } = input;
      return text === undefined
        ? say("review.input-observation-note", { id, kind, note })
        : say("review.input-observation", { id, kind, text });
    }
    case "improvement":
      return say("review.input-improvement", { id: input.id, action: input.action });
    case "feedback":
      return say("review.input-feedback", { form: input.form });
    case "agreement":
      return say("review.input-agreement", { proposal: input.proposal, kept: input.kept });
    case "review":
      return say("review.input-review", { closes: input.do === "close" });
  }
}

/** Prints records as they come. A date is printed only where it differs from that of the line before, and a year where it begins. */
function transcriptOf(scenario: Scenario, numbered: boolean): Face["records"] {
  const shorts = new Map(scenario.actors.map((actor) => [actor.id, escapeLine(actor.short)]));
  let last = "";
  return (records) => {
    for (const record of records) {
      if (record.type === "end") continue;
      const year = yearBegun(last || scenario.start, record.date);
      if (year !== null) print(year);
      const number = numbered ? `${String(record.seq).padStart(4)}  ` : "";
      const date = record.date === last ? "      " : shortDate(record.date);
      printHappening(`${number}${date}  `, record, shorts);
      last = record.date;
    }
  };
}

function printHappening(dated: string, record: ExplainedRecord, shorts: ReadonlyMap<string, string>): void {
  const headline = escapeLine(record.headline);
  if (record.type === "milestone") {
    printWrapped(`${dated}    ◆ ${say("cli.milestone", { headline })}`, dated.length + 6);
    return;
  }
  const tag = record.type === "inject" ? "*" : record.type === "end" ? "" : (shorts.get(record.actor) ?? "");
  const lead = `${dated}${tag.padEnd(4)}  `;
  const likelihood = escapeLine(likelihoodInWords(likelihoodOf(record)));
  const line = `${lead}${headline.padEnd(headlineWidth)}  ${likelihood}`.trimEnd();
  if (widthOf(line) <= terminalWidth()) print(line);
  else {
    // Where both do not fit beside each other, how likely it was goes below.
    printWrapped(lead + headline, lead.length);
    printWrapped(" ".repeat(lead.length) + likelihood, lead.length);
  }
}

function printAside(words: string): void {
  printWrapped(`${"—".padStart(14)} ${escapeLine(words)}`, 15);
}

/** What was written with an input, or became of what was written before. */
function printMessages({ model, state }: Session, sequence: number): void {
  const { messages } = timeline(model, state, "facilitator");
  for (const { message } of messages.filter(({ checkpoint }) => checkpoint.sequence === sequence)) {
    const { title, body } = messageInWords(model.scenario, message);
    printAside(title);
    for (const line of body) printWrapped(`${" ".repeat(17)}${escapeLine(line)}`, 17);
  }
}

/** Prints a line, on a terminal broken between words; its second line on stands `indent` cells from the left. */
function printWrapped(line: string, indent = 0): void {
  for (const row of linesUnder(line.trimEnd(), indent)) print(row);
}

/** How it ended, or how far it went. */
function printStop({ state }: Session): void {
  const { ended, time, horizon } = worldNow(state);
  const last = recordsOf(state).at(-1);
  if (ended && last !== undefined)
    printWrapped(say("cli.ends-on", { date: longDate(last.date), headline: escapeLine(last.headline) }));
  else print(say("cli.stands-at", { day: Math.floor(time), horizon, branch: escapeLine(state.current) }));
}

/** How to see it again. */
function printAgain(shown: Shown): void {
  const { file } = shown.session;
  const again = againOf(shown);
  const kept = keepingCommands(file).map(paste);
  const line = (label: string, text: string) => print(`${label.padEnd(12)} ${text}`);
  const offer = (label: string, command: Command | undefined) => {
    if (command !== undefined && !kept.includes(paste(command))) line(label, paste(command));
  };
  if (again?.code !== undefined) line(say("cli.replay-code"), again.code);
  offer(say("cli.play-again"), again?.command);
  offer(say("cli.look-closer"), again?.closer);
  if (file !== null) line(say("cli.session"), escapeLine(file));
  for (const command of kept) line("", command);
}

/** Where every posture and gauge stands. */
function printStanding(model: Model, world: World): void {
  const postures = readPostures(model, world);
  for (const actor of model.scenario.actors) {
    const stands = actor.postures.map((posture) => {
      const state = posture.states.find(({ id }) => id === postures[`${actor.id}.${posture.id}`]);
      return `${posture.label}: ${state?.label ?? ""}`;
    });
    printWrapped(`  ${escapeLine(actor.label).padEnd(16)}  ${escapeLine(stands.join(" · "))}`, 20);
  }
  const gauges = readGauges(model, world);
  printWrapped(
    `  ${escapeLine(model.scenario.gauges.map((gauge) => `${gauge.label} ${gaugeValue(gauge, gauges[gauge.id] ?? 0)}`).join(" · "))}`,
    2,
  );
}
