/**
 * `play --plain`: a transcript that reads like a wire service's day file, one happening a line, dated, with how
 * likely it was. It needs no terminal: it is what a pipe, a log or a printer gets.
 */
import {
  advance,
  type ExplainedRecord,
  estimativeWord,
  probabilityWithin,
  readGauges,
  readPostures,
} from "../engine/index.js";
import { escapeLine } from "../scenarios/index.js";
import { longDate, percent, shortDate } from "../words/index.js";
import { print } from "./output.js";
import { howToReplay, type ReadyRun } from "./prepare.js";

const headlineWidth = 74;

/** Plays to the end and prints the transcript. */
export function playPlain(ready: ReadyRun): void {
  const { model, world, seed } = ready;
  const { scenario } = model;
  const reading = scenario.variants.find(({ id }) => id === model.variant);
  print(escapeLine(scenario.title));
  print(
    `${world.horizon} days from ${longDate(scenario.start)} · seed ${escapeLine(seed)} · ${reading ? `variant ${reading.id}: ${escapeLine(reading.label)}` : "as written"}`,
  );
  print("");
  const records = advance(model, world, world.horizon);
  const shorts = new Map(scenario.actors.map((actor) => [actor.id, actor.short]));
  let last = "";
  for (const record of records) {
    if (record.type === "end") continue;
    print(`${record.date === last ? "      " : shortDate(record.date)}  ${happeningLine(record, shorts)}`.trimEnd());
    last = record.date;
  }
  printEnd(ready, records);
}

function happeningLine(record: ExplainedRecord, shorts: ReadonlyMap<string, string>): string {
  const headline = escapeLine(record.headline);
  if (record.type === "milestone") return `    ◆ milestone: ${headline}`;
  const tag = record.type === "inject" ? "*" : record.type === "end" ? "" : (shorts.get(record.actor) ?? "");
  return `${tag.padEnd(4)}  ${headline.padEnd(headlineWidth)}  ${likelihood(record)}`;
}

function likelihood(record: ExplainedRecord): string {
  if (record.type === "inject") return "put in from outside";
  if (record.type === "timeout") return "when its time was up";
  if (record.type === "response")
    return `${percent(record.chance ?? 1)}, ${estimativeWord(record.chance ?? 1)}, in answer`;
  if (record.type !== "transition") return "";
  const p = probabilityWithin(record.ratePerDay ?? 0, 1);
  return `${percent(p)} a day, ${estimativeWord(p)}`;
}

function printEnd(ready: ReadyRun, records: readonly ExplainedRecord[]): void {
  const { model, world } = ready;
  const end = records.at(-1);
  print("");
  print(`Ends ${end === undefined ? "" : longDate(end.date)}: ${escapeLine(end?.headline ?? "")}`);
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
  print("");
  print(`Replay code: ${howToReplay(ready)}`);
  print(`Look closer: faultline play ${escapeLine(ready.name)} --seed ${ready.seed} (on a terminal, w says why)`);
}
