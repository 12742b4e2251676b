/**
 * The plain face: a transcript that reads like a wire service's day file, one happening a line, dated, with how likely
 * it was. It needs no terminal: it is what a pipe, a log or a printer gets.
 */
import { say } from "../catalogue/index.js";
import {
  type ExplainedRecord,
  type Model,
  readGauges,
  readPostures,
  type Scenario,
  type World,
} from "../engine/index.js";
import { escapeLine } from "../scenarios/index.js";
import { type Input, recordsOf, type Session, worldNow } from "../session/index.js";
import { keepingCommands, likelihoodInWords, likelihoodOf, longDate, shortDate } from "../text/index.js";
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
    input: (input) => {
      const words = inputInWords(input);
      if (words !== null) print(`${"—".padStart(14)} ${escapeLine(words)}`);
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
  const { days, seed, seats } = header;
  const reading = scenario.variants.find(({ id }) => id === header.variant);
  print(escapeLine(scenario.title));
  print(
    say("cli.days-from-seed", {
      days,
      start: longDate(scenario.start),
      escapeLine: escapeLine(seed),
      reading: reading
        ? say("cli.variant-2", { readingId: reading.id, escapeLine: escapeLine(reading.label) })
        : say("cli.as-written"),
    }),
  );
  if (seats.length > 0) print(`Seated: ${seats.join(", ")}`);
  print("");
}

/** What the transcript says of an input that leaves no record of its own. */
function inputInWords(input: Input): string | null {
  switch (input.type) {
    case "hold":
      return `${input.seat} holds${input.posture === undefined ? "" : say("cli.in", { posture: input.posture })}`;
    case "inject":
      return input.at === undefined
        ? null
        : say("cli.the-inject-is-put-on-day", { inject: input.inject, at: input.at });
    case "does-not-happen":
      return say("cli.back-to-before-record-which-does", { record: input.record });
    case "note":
      return say("cli.note", { inputText: input.text });
    case "rewind":
      return "to" in input
        ? say("cli.back-to-record", { to: input.to })
        : say("cli.back-to-before-record", { before: input.before });
    case "branch":
      return say("cli.branch", {
        inputName: input.name,
        from: input.from === undefined ? "" : say("cli.from-record", { from: input.from }),
      });
    case "switch":
      return say("cli.on-with-branch", { to: input.to });
    default:
      return null;
  }
}

/** Prints records as they come. A date is printed only where it differs from that of the line before. */
function transcriptOf(scenario: Scenario, numbered: boolean): Face["records"] {
  const shorts = new Map(scenario.actors.map((actor) => [actor.id, escapeLine(actor.short)]));
  let last = "";
  return (records) => {
    for (const record of records) {
      if (record.type === "end") continue;
      const number = numbered ? `${String(record.seq).padStart(4)}  ` : "";
      print(
        `${number}${record.date === last ? "      " : shortDate(record.date)}  ${happeningLine(record, shorts)}`.trimEnd(),
      );
      last = record.date;
    }
  };
}

function happeningLine(record: ExplainedRecord, shorts: ReadonlyMap<string, string>): string {
  const headline = escapeLine(record.headline);
  if (record.type === "milestone") return say("cli.milestone-2", { headline });
  const tag = record.type === "inject" ? "*" : record.type === "end" ? "" : (shorts.get(record.actor) ?? "");
  return `${tag.padEnd(4)}  ${headline.padEnd(headlineWidth)}  ${escapeLine(likelihoodInWords(likelihoodOf(record)))}`;
}

/** How it ended, or how far it went. */
function printStop({ state }: Session): void {
  const { ended, time, horizon } = worldNow(state);
  const last = recordsOf(state).at(-1);
  if (ended && last !== undefined) print(`Ends ${longDate(last.date)}: ${escapeLine(last.headline)}`);
  else
    print(
      say("cli.stands-at-day-of-on-branch", {
        floor: Math.floor(time),
        horizon,
        escapeLine: escapeLine(state.current),
      }),
    );
}

/** How to see it again. */
function printAgain(shown: Shown): void {
  const { file } = shown.session;
  const again = againOf(shown);
  const kept = keepingCommands(file).map(paste);
  if (again?.code !== undefined) print(say("cli.replay-code", { code: again.code }));
  const commands = { "Play again: ": again?.command, "Look closer:": again?.closer };
  for (const [label, command] of Object.entries(commands)) {
    if (command !== undefined && !kept.includes(paste(command))) print(`${label} ${paste(command)}`);
  }
  if (file !== null) print(`Session:     ${escapeLine(file)}`);
  for (const command of kept) print(`             ${command}`);
}

/** Where every posture and gauge stands. */
function printStanding(model: Model, world: World): void {
  const postures = readPostures(model, world);
  for (const actor of model.scenario.actors) {
    const stands = actor.postures.map((posture) => {
      const state = posture.states.find(({ id }) => id === postures[`${actor.id}.${posture.id}`]);
      return `${posture.label}: ${state?.label ?? ""}`;
    });
    print(`  ${escapeLine(actor.label).padEnd(16)}  ${escapeLine(stands.join(" · "))}`);
  }
  const gauges = readGauges(model, world);
  print(
    `  ${escapeLine(model.scenario.gauges.map(({ id, label }) => `${label} ${Math.round(gauges[id] ?? 0)}`).join(" · "))}`,
  );
}
