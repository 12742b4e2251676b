/**
 * What people did, and what each act changed, as cards: the same dice without it, and the odds before and after.
 */

import { dateOfDay, type Scenario } from "../../engine/index.js";
import { turnAt } from "../../session/index.js";
import {
  count,
  dayInWords,
  endingLabel,
  gaugeValue,
  type Lookup,
  listInWords,
  longDate,
  thousands,
} from "../../text/index.js";
import { type Block, fact, heading, lines, paragraph, strong, type Text } from "../page/document.js";
import type { Act, AfterAction } from "./after-action.js";
import { effectText } from "./effects.js";
import type { Step } from "./played.js";
import type { Change } from "./without.js";

export interface NamedAct {
  readonly title: string;
  /** Whose it was. */
  readonly by: string;
  /** What it names in the scenario; empty for what was made up at the desk. */
  readonly path: string;
}

/** What a person did, in the words of the scenario. */
export function nameAct(lookup: Lookup, { input, moment }: Step): NamedAct {
  const { cause, vetoes } = moment;
  if (cause == null || input.type !== "does-not-happen") return nameInput(lookup, input, vetoes);
  // An act whose consequence was denied stands in the log with the denial.
  const act = nameInput(lookup, cause.input, vetoes);
  return { ...act, title: `${act.title}; denied: ${vetoedBy(vetoes)}` };
}

const vetoedBy = (vetoes: Step["moment"]["vetoes"]): string => vetoes.map(({ record }) => record.headline).join("; ");

function nameInput(lookup: Lookup, input: Step["input"], vetoes: Step["moment"]["vetoes"]): NamedAct {
  const cell = "White cell";
  switch (input.type) {
    case "order": {
      const [actor = ""] = input.transition.split(".");
      const label = lookup.transitions.get(input.transition)?.order?.label;
      return { title: label ?? input.transition, by: lookup.actorLabel(actor), path: input.transition };
    }
    case "inject": {
      const label = lookup.injects.get(`inject.${input.inject}`)?.label ?? input.inject;
      const later = input.at === undefined ? "" : `, put on day ${input.at}`;
      return { title: `Event: ${label}${later}`, by: cell, path: `inject.${input.inject}` };
    }
    case "ad-hoc":
      return { title: `Event written on the spot: ${input.text.split("\n")[0] ?? ""}`, by: cell, path: "" };
    case "happens-now":
      return { title: `Forced: ${lookup.headlineOf(input.transition)}`, by: cell, path: input.transition };
    case "does-not-happen":
      return { title: `Denied: ${vetoedBy(vetoes)}`, by: cell, path: "" };
    case "set-gauge": {
      const label = lookup.gaugeLabel(input.gauge);
      return { title: `${label} set to ${input.value}`, by: cell, path: "" };
    }
    default:
      return { title: input.type, by: cell, path: "" };
  }
}

export function actBlocks(report: AfterAction, lookup: Lookup): readonly Block[] {
  const { scenario } = lookup;
  const seated = report.played.session.header.seats.length > 0;
  const holds = [...report.holds].map(([seat, turns]) => `${lookup.actorLabel(seat)} held ${count(turns, "time")}`);
  return [
    heading(2, "acts", "Orders and events, and what each changed"),
    paragraph(
      "\u201cWithout it\u201d plays the exercise again without the act and with the same dice: everyone it does not touch does exactly the same, later acts are given again where they still can be, and what differs is what it changed. That is one path of many. ",
      `\u201cOver many futures\u201d is ${thousands(report.futures)} pairs of futures, from just before and just after the act, the two of a pair with the same dice: what moved by more than chance would move it, with 95% intervals. `,
      seated
        ? "The seats are played on as the model would play them; what comes if they only hold stands beside it."
        : "",
    ),
    ...(holds.length === 0 ? [] : [paragraph(`Not to act is an act as well: ${listInWords(holds, "and")}.`)]),
    ...(report.acts.length === 0 ? [paragraph("Nobody gave an order, and the white cell left things alone.")] : []),
    ...report.acts.flatMap((act, index) => {
      const turn = turnOf(scenario, act);
      const previous = report.acts[index - 1];
      const opens = previous === undefined || turnOf(scenario, previous) !== turn;
      const card = actCard(lookup, act, index, seated);
      return opens ? [heading(3, `turn-${turn}`, turnInWords(scenario, turn)), card] : [card];
    }),
  ];
}

/** From 1. */
const turnOf = (scenario: Scenario, { step }: Act): number => turnAt(scenario, step.before.time) + 1;

function turnInWords(scenario: Scenario, number: number): string {
  const { start, turn } = scenario;
  return `Turn ${number}, from ${dayInWords(scenario, dateOfDay(start, (number - 1) * turn))}`;
}

function actCard(lookup: Lookup, act: Act, index: number, seated: boolean): Block {
  const { scenario } = lookup;
  const { step, change, effect } = act;
  const { title, by, path } = nameAct(lookup, step);
  const day = Math.floor(step.before.time);
  const tag = [longDate(dateOfDay(scenario.start, day)), `day ${day}`, by, path]
    .filter((part) => part !== "")
    .join(" \u00b7 ");
  const reason = "reason" in step.input && step.input.reason !== undefined ? step.input.reason : "";
  const followed = step.records.map((record): Text => [record.headline]);
  const terms: { term: string; text: Text }[] = [
    ...(reason === "" ? [] : [fact("Why", reason)]),
    ...(followed.length === 0 ? [] : [fact("At once", ...lines(...followed))]),
    {
      term: "Without it",
      text: change === null ? ["can't be told: this way was pieced together"] : changeText(lookup, change),
    },
    fact("Over many futures", ...effectText(lookup, effect.played)),
    ...(seated ? [fact("If the seats only hold", ...effectText(lookup, effect.held))] : []),
  ];
  return { kind: "card", anchor: `act-${index + 1}`, title, tag, blocks: [{ kind: "terms", terms }] };
}

/** Gauges that a line names; more would say less. */
const mostGauges = 3;

/** What would have been otherwise, in a few lines. */
export function changeText(lookup: Lookup, change: Change): Text {
  const { happenings, milestones, ending, gauges } = change;
  const shown = gaugeLines(lookup, gauges);
  const told = lines(
    endLine(lookup.scenario, ending),
    ...milestoneLines(lookup, milestones),
    differencesInWords(happenings),
    change.first === null ? [] : firstInWords(lookup.scenario, change.first),
    happenings.shifted === 0
      ? []
      : [`${count(happenings.shifted, "happening")} would have come less than a day sooner or later`],
    shown.length === 0 ? [] : `at last: ${shown.slice(0, mostGauges).join("; ")}`,
    change.lost.length === 0
      ? []
      : [
          `no longer possible, and left out: ${listInWords(
            change.lost.map((step) => nameAct(lookup, step).title),
            "and",
          )}`,
        ],
  );
  if (told.length > 0) return told;
  return [
    `no other happening and no gauge at last would be different${gauges.length === 0 ? "" : ", as far as figures show"}`,
  ];
}

/** `Tension 60 instead of 66`; figures that read the same are not told as different. */
function gaugeLines(lookup: Lookup, gauges: Change["gauges"]): readonly string[] {
  return gauges.flatMap((gauge) => {
    const of = lookup.gauges.get(gauge.id);
    if (of === undefined) return [];
    const [without, played] = [gaugeValue(of, gauge.without), gaugeValue(of, gauge.with)];
    return without === played ? [] : [`${of.label} ${without} instead of ${played}`];
  });
}

function endLine(scenario: Scenario, { with: played, without }: Change["ending"]): Text {
  if (!without.ended) return [];
  const label = endingLabel(scenario, without.ending);
  if (!played.ended) return [strong(`it would be over by now: ${label}`)];
  if (played.ending !== without.ending) return [strong(`it would have ended otherwise: ${label}`)];
  const on = (date: string) => dayInWords(scenario, date);
  return played.date === without.date ? [] : [`the same ending on ${on(without.date)}, not on ${on(played.date)}`];
}

function milestoneLines({ milestones, scenario }: Lookup, apart: Change["milestones"]): readonly Text[] {
  const label = (id: string) => `\u201c${milestones.get(id)?.label ?? id}\u201d`;
  const named = (ids: readonly string[]) => listInWords(ids.map(label), "and");
  const on = (date: string) => dayInWords(scenario, date);
  const moved = apart.moved.map((one) => `${label(one.id)} on ${on(one.without)}, not on ${on(one.with)}`);
  return [
    apart.with.length === 0 ? [] : [`not reached: ${named(apart.with)}`],
    apart.without.length === 0 ? [] : [`reached: ${named(apart.without)}`],
    moved.length === 0 ? [] : [`reached on another day: ${moved.join("; ")}`],
  ];
}

function differencesInWords({ with: fewer, without: more, moved }: Change["happenings"]): Text {
  const parts = [
    ...(fewer === 0 ? [] : [`${count(fewer, "happening")} would not have come`]),
    ...(more === 0 ? [] : [`${count(more, "happening")} would have come instead`]),
    ...(moved === 0 ? [] : [`${count(moved, "happening")} would have come a day or more sooner or later`]),
  ];
  return parts.length === 0 ? [] : [parts.join(", ")];
}

function firstInWords(scenario: Scenario, { record, side, date }: NonNullable<Change["first"]>): string {
  const what = `\u201c${record.headline}\u201d`;
  const on = dayInWords(scenario, date);
  if (side === "with") return `the first of them, on ${on}: no ${what}`;
  if (side === "without") return `the first of them, on ${on}: ${what}`;
  return `the first of them: ${what} on ${on}, not on ${dayInWords(scenario, record.date)}`;
}
