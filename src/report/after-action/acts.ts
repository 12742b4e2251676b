/**
 * What people did, and what each act changed, as cards: the same dice without it, and the odds before and after.
 */

import { say } from "../../catalogue/index.js";
import { dateOfDay, type Scenario } from "../../engine/index.js";
import { turnAt } from "../../session/index.js";
import {
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
  return { ...act, title: say("after-action.denied", { actTitle: act.title, vetoedBy: vetoedBy(vetoes) }) };
}

const vetoedBy = (vetoes: Step["moment"]["vetoes"]): string => vetoes.map(({ record }) => record.headline).join("; ");

function nameInput(lookup: Lookup, input: Step["input"], vetoes: Step["moment"]["vetoes"]): NamedAct {
  const cell = say("after-action.white-cell");
  switch (input.type) {
    case "order": {
      const [actor = ""] = input.transition.split(".");
      const label = lookup.transitions.get(input.transition)?.order?.label;
      return { title: label ?? input.transition, by: lookup.actorLabel(actor), path: input.transition };
    }
    case "inject": {
      const label = lookup.injects.get(`inject.${input.inject}`)?.label ?? input.inject;
      const later = input.at === undefined ? "" : say("after-action.put-on-day", { at: input.at });
      return { title: `Event: ${label}${later}`, by: cell, path: `inject.${input.inject}` };
    }
    case "ad-hoc":
      return {
        title: say("after-action.event-written-on-the-spot", { split: input.text.split("\n")[0] ?? "" }),
        by: cell,
        path: "",
      };
    case "happens-now":
      return { title: `Forced: ${lookup.headlineOf(input.transition)}`, by: cell, path: input.transition };
    case "does-not-happen":
      return { title: `Denied: ${vetoedBy(vetoes)}`, by: cell, path: "" };
    case "set-gauge": {
      const label = lookup.gaugeLabel(input.gauge);
      return { title: say("after-action.set-to", { label, value: input.value }), by: cell, path: "" };
    }
    default:
      return { title: input.type, by: cell, path: "" };
  }
}

export function actBlocks(report: AfterAction, lookup: Lookup): readonly Block[] {
  const { scenario } = lookup;
  const seated = report.played.session.header.seats.length > 0;
  const holds = [...report.holds].map(([seat, turns]) =>
    say("after-action.held-time", { actorLabel: lookup.actorLabel(seat), turns }),
  );
  return [
    heading(2, "acts", say("after-action.orders-and-events-and-what-each")),
    paragraph(
      say("after-action.without-it-plays-the-exercise-again"),
      say("after-action.over-many-futures-is-pairs-of", { futures: thousands(report.futures) }),
      seated ? say("after-action.the-seats-are-played-on-as") : "",
    ),
    ...(holds.length === 0
      ? []
      : [paragraph(say("after-action.not-to-act-is-an-act", { holds: listInWords(holds, "and") }))]),
    ...(report.acts.length === 0 ? [paragraph(say("after-action.nobody-gave-an-order-and-the"))] : []),
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
  return say("after-action.turn-from", { number, day: dayInWords(scenario, dateOfDay(start, (number - 1) * turn)) });
}

function actCard(lookup: Lookup, act: Act, index: number, seated: boolean): Block {
  const { scenario } = lookup;
  const { step, change, effect } = act;
  const { title, by, path } = nameAct(lookup, step);
  const day = Math.floor(step.before.time);
  const tag = [longDate(dateOfDay(scenario.start, day)), say("after-action.day", { day }), by, path]
    .filter((part) => part !== "")
    .join(" \u00b7 ");
  const reason = "reason" in step.input && step.input.reason !== undefined ? step.input.reason : "";
  const followed = step.records.map((record): Text => [record.headline]);
  const terms: { term: string; text: Text }[] = [
    ...(reason === "" ? [] : [fact(say("after-action.why"), reason)]),
    ...(followed.length === 0 ? [] : [fact(say("after-action.at-once"), ...lines(...followed))]),
    {
      term: say("after-action.without-it"),
      text: change === null ? [say("after-action.can-t-be-told-this-way")] : changeText(lookup, change),
    },
    fact(say("after-action.over-many-futures"), ...effectText(lookup, effect.played)),
    ...(seated ? [fact(say("after-action.if-the-seats-only-hold"), ...effectText(lookup, effect.held))] : []),
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
      : [say("after-action.happening-would-have-come-less-than", { shifted: happenings.shifted })],
    shown.length === 0 ? [] : say("after-action.at-last", { shown: shown.slice(0, mostGauges).join("; ") }),
    change.lost.length === 0
      ? []
      : [
          say("after-action.no-longer-possible-and-left-out", {
            lost: listInWords(
              change.lost.map((step) => nameAct(lookup, step).title),
              "and",
            ),
          }),
        ],
  );
  if (told.length > 0) return told;
  return [say("after-action.no-other-happening-and-no-gauge", { gauges: gauges.length === 0 })];
}

/** `Tension 60 instead of 66`; figures that read the same are not told as different. */
function gaugeLines(lookup: Lookup, gauges: Change["gauges"]): readonly string[] {
  return gauges.flatMap((gauge) => {
    const of = lookup.gauges.get(gauge.id);
    if (of === undefined) return [];
    const [without, played] = [gaugeValue(of, gauge.without), gaugeValue(of, gauge.with)];
    return without === played ? [] : [say("after-action.instead-of", { ofLabel: of.label, without, played })];
  });
}

function endLine(scenario: Scenario, { with: played, without }: Change["ending"]): Text {
  if (!without.ended) return [];
  const label = endingLabel(scenario, without.ending);
  if (!played.ended) return [strong(say("after-action.it-would-be-over-by-now", { label }))];
  if (played.ending !== without.ending) return [strong(say("after-action.it-would-have-ended-otherwise", { label }))];
  const on = (date: string) => dayInWords(scenario, date);
  return played.date === without.date
    ? []
    : [say("after-action.the-same-ending-on-not-on", { on: on(without.date), on2: on(played.date) })];
}

function milestoneLines({ milestones, scenario }: Lookup, apart: Change["milestones"]): readonly Text[] {
  const label = (id: string) => `\u201c${milestones.get(id)?.label ?? id}\u201d`;
  const named = (ids: readonly string[]) => listInWords(ids.map(label), "and");
  const on = (date: string) => dayInWords(scenario, date);
  const moved = apart.moved.map((one) =>
    say("after-action.on-not-on", { label: label(one.id), on: on(one.without), on2: on(one.with) }),
  );
  return [
    apart.with.length === 0 ? [] : [say("after-action.not-reached", { named: named(apart.with) })],
    apart.without.length === 0 ? [] : [say("after-action.reached", { named: named(apart.without) })],
    moved.length === 0 ? [] : [say("after-action.reached-on-another-day", { moved: moved.join("; ") })],
  ];
}

function differencesInWords({ with: fewer, without: more, moved }: Change["happenings"]): Text {
  const parts = [
    ...(fewer === 0 ? [] : [say("after-action.happening-would-not-have-come", { fewer })]),
    ...(more === 0 ? [] : [say("after-action.happening-would-have-come-instead", { more })]),
    ...(moved === 0 ? [] : [say("after-action.happening-would-have-come-a-day", { moved })]),
  ];
  return parts.length === 0 ? [] : [parts.join(", ")];
}

function firstInWords(scenario: Scenario, { record, side, date }: NonNullable<Change["first"]>): string {
  const what = `\u201c${record.headline}\u201d`;
  const on = dayInWords(scenario, date);
  if (side === "with") return say("after-action.the-first-of-them-on-no", { on, what });
  if (side === "without") return say("after-action.the-first-of-them-on", { on, what });
  return say("after-action.the-first-of-them-on-not", { what, on, day: dayInWords(scenario, record.date) });
}
