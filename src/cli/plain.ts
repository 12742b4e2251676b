/**
 * `play --plain`: a transcript that reads like a wire service's day file, one happening a line, dated, with how
 * likely it was. It needs no terminal: it is what a pipe, a log or a printer gets.
 */
import { advance, type ExplainedRecord, readGauges, readPostures, type Scenario } from "../engine/index.js";
import { escapeLine } from "../scenarios/index.js";
import { likelihoodInWords, likelihoodOf, longDate, shortDate } from "../text/index.js";
import { print } from "./output.js";
import { howToReplay, type ReadyRun, type ShownRun } from "./prepare.js";

const headlineWidth = 74;

/** Plays to the end and prints the transcript. */
export function playPlain(ready: ReadyRun): void {
  const { model, world } = ready;
  printOpening(ready);
  const records = advance(model, world, world.horizon);
  transcriptOf(model.scenario)(records);
  printEnd(ready, records.at(-1));
}

/** What is played: title, days, seed, reading. */
export function printOpening({ model, world, seed }: ShownRun): void {
  const { scenario } = model;
  const reading = scenario.variants.find(({ id }) => id === model.variant);
  print(escapeLine(scenario.title));
  print(
    `${world.horizon} days from ${longDate(scenario.start)} · seed ${escapeLine(seed)} · ${reading ? `variant ${reading.id}: ${escapeLine(reading.label)}` : "as written"}`,
  );
  if (world.seats.size > 0) print(`Seated: ${[...world.seats].join(", ")}`);
  print("");
}

/**
 * Prints records as they come; a date stands only where it is another than the line before's. Numbered, each line opens
 * with the number by which a session's inputs name its record.
 */
export function transcriptOf(
  scenario: Scenario,
  { numbered = false } = {},
): (records: readonly ExplainedRecord[]) => void {
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
  if (record.type === "milestone") return `    ◆ milestone: ${headline}`;
  const tag = record.type === "inject" ? "*" : record.type === "end" ? "" : (shorts.get(record.actor) ?? "");
  return `${tag.padEnd(4)}  ${headline.padEnd(headlineWidth)}  ${escapeLine(likelihoodInWords(likelihoodOf(record)))}`;
}

/** How it ended, where everyone stands, and how to see it again. */
export function printEnd(ready: ShownRun, end: ExplainedRecord | undefined): void {
  printEnding(ready, end);
  print("");
  print(`Replay code: ${howToReplay(ready)}`);
  print(`Look closer: faultline play ${escapeLine(ready.name)} --seed ${ready.seed} (on a terminal, w says why)`);
}

/** How it ended, and where everyone stands. */
export function printEnding(shown: ShownRun, end: ExplainedRecord | undefined): void {
  print("");
  print(`Ends ${end === undefined ? "" : longDate(end.date)}: ${escapeLine(end?.headline ?? "")}`);
  printStanding(shown);
}

/** Where every posture and gauge stands. */
export function printStanding({ model, world }: ShownRun): void {
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
