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
  orderLabel,
  thousands,
} from "../../text/index.js";
import { type Block, fact, heading, lines, paragraph, strong, type Text } from "../page/document.js";
import type { Act, AfterAction } from "./after-action.js";
import { effectText } from "./effects.js";
import { recordLink } from "./moments.js";
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
  const orders = cause.orders?.map(({ transition }) => nameInput(lookup, { type: "draft", transition }, vetoes));
  const given = nameInput(lookup, cause.input, vetoes);
  const act =
    orders === undefined
      ? given
      : {
          by: given.by,
          path: "",
          title: listInWords(
            orders.map(({ title }) => title),
            "and",
          ),
        };
  return { ...act, title: say("after-action.denied-with-act", { act: act.title, denied: vetoedBy(vetoes) }) };
}

const vetoedBy = (vetoes: Step["moment"]["vetoes"]): string => vetoes.map(({ record }) => record.headline).join("; ");

function nameInput(lookup: Lookup, input: Step["input"], vetoes: Step["moment"]["vetoes"]): NamedAct {
  const cell = say("after-action.white-cell");
  switch (input.type) {
    case "order":
    case "draft": {
      const [actor = ""] = input.transition.split(".");
      const title = orderLabel(lookup, input.transition);
      return { title, by: lookup.actorLabel(actor), path: input.transition };
    }
    case "inject": {
      const label = lookup.injects.get(`inject.${input.inject}`)?.label ?? input.inject;
      const title =
        input.at === undefined
          ? say("after-action.event-named", { event: label })
          : say("after-action.event-put-on-day", { event: label, day: input.at });
      return { title, by: cell, path: `inject.${input.inject}` };
    }
    case "ad-hoc":
      return {
        title: say("after-action.event-on-the-spot", { text: input.text.split("\n")[0] ?? "" }),
        by: cell,
        path: "",
      };
    case "happens-now":
      return {
        title: say("after-action.forced", { happening: lookup.headlineOf(input.transition) }),
        by: cell,
        path: input.transition,
      };
    case "does-not-happen":
      return { title: say("after-action.denied", { denied: vetoedBy(vetoes) }), by: cell, path: "" };
    case "set-gauge": {
      const label = lookup.gaugeLabel(input.gauge);
      return { title: say("after-action.gauge-set", { gauge: label, value: input.value }), by: cell, path: "" };
    }
    default:
      return { title: input.type, by: cell, path: "" };
  }
}

export function actBlocks(report: AfterAction, lookup: Lookup): readonly Block[] {
  const { scenario } = lookup;
  const seated = report.played.session.header.seats.length > 0;
  const holds = [...report.holds].map(([seat, turns]) =>
    say("after-action.seat-held-times", { seat: lookup.actorLabel(seat), turns }),
  );
  return [
    heading(2, "acts", say("after-action.acts-heading")),
    paragraph(
      `${say("after-action.how-without-it-is-found")} `,
      `${say("after-action.how-futures-are-compared", { futures: thousands(report.futures) })} `,
      seated ? say("after-action.how-seats-are-played-on") : "",
    ),
    ...(holds.length === 0
      ? []
      : [paragraph(say("after-action.holding-is-an-act", { holds: listInWords(holds, "and") }))]),
    ...(report.acts.length === 0 ? [paragraph(say("after-action.no-acts"))] : []),
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
  return say("after-action.turn-from", {
    turn: number,
    day: dayInWords(scenario, dateOfDay(start, (number - 1) * turn)),
  });
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
  const followed = step.records.map((record): Text => [recordLink(record, record.headline)]);
  const terms: { term: string; text: Text }[] = [
    ...(reason === "" ? [] : [fact(say("after-action.why"), reason)]),
    ...(followed.length === 0 ? [] : [fact(say("after-action.at-once"), ...lines(...followed))]),
    {
      term: say("after-action.without-it"),
      text: change === null ? [say("after-action.change-unknown")] : changeText(lookup, change),
    },
    fact(say("after-action.over-many-futures"), ...effectText(lookup, effect.played)),
    ...(seated ? [fact(say("after-action.if-the-seats-only-hold"), ...effectText(lookup, effect.held))] : []),
  ];
  const number = index + 1;
  return {
    kind: "card",
    anchor: `act-${number}`,
    title: say("review.numbered-act", { number, act: title }),
    tag,
    blocks: [{ kind: "terms", terms }],
  };
}

/** Gauges that a line names; more would say less. */
const mostGauges = 3;

/** What would have been otherwise, in a few lines. */
export function changeText(lookup: Lookup, change: Change): Text {
  const { happenings, milestones, ending, gauges } = change;
  const shown = gaugeLines(lookup, gauges);
  const anyway = change.anyway ? [say("after-action.happens-anyway")] : [];
  const told = lines(
    endLine(lookup.scenario, ending),
    ...milestoneLines(lookup, milestones),
    differencesInWords(happenings),
    change.first === null ? [] : firstInWords(lookup.scenario, change.first),
    happenings.shifted === 0 ? [] : [say("after-action.happenings-shifted-slightly", { n: happenings.shifted })],
    shown.length === 0 ? [] : say("after-action.gauges-at-last", { gauges: shown.slice(0, mostGauges).join("; ") }),
    change.lost.length === 0
      ? []
      : [
          say("after-action.acts-left-out", {
            acts: listInWords(
              change.lost.map((step) => nameAct(lookup, step).title),
              "and",
            ),
          }),
        ],
  );
  const rest = told.length > 0 ? told : [say("after-action.no-difference", { exact: gauges.length === 0 })];
  return lines(anyway, rest);
}

/** `Tension 60 instead of 66`; figures that read the same are not told as different. */
function gaugeLines(lookup: Lookup, gauges: Change["gauges"]): readonly string[] {
  return gauges.flatMap((gauge) => {
    const of = lookup.gauges.get(gauge.id);
    if (of === undefined) return [];
    const [without, played] = [gaugeValue(of, gauge.without), gaugeValue(of, gauge.with)];
    return without === played ? [] : [say("after-action.gauge-instead-of", { gauge: of.label, without, played })];
  });
}

function endLine(scenario: Scenario, { with: played, without }: Change["ending"]): Text {
  if (!without.ended) return [];
  const label = endingLabel(scenario, without.ending);
  if (!played.ended) return [strong(say("after-action.over-by-now", { ending: label }))];
  if (played.ending !== without.ending) return [strong(say("after-action.ended-otherwise", { ending: label }))];
  const on = (date: string) => dayInWords(scenario, date);
  return played.date === without.date
    ? []
    : [say("after-action.same-ending-another-day", { on: on(without.date), played: on(played.date) })];
}

function milestoneLines({ milestones, scenario }: Lookup, apart: Change["milestones"]): readonly Text[] {
  const label = (id: string) => `\u201c${milestones.get(id)?.label ?? id}\u201d`;
  const named = (ids: readonly string[]) => listInWords(ids.map(label), "and");
  const on = (date: string) => dayInWords(scenario, date);
  const moved = apart.moved.map((one) =>
    say("after-action.milestone-on-another-day", {
      milestone: label(one.id),
      on: on(one.without),
      played: on(one.with),
    }),
  );
  return [
    apart.with.length === 0 ? [] : [say("after-action.not-reached", { milestones: named(apart.with) })],
    apart.without.length === 0 ? [] : [say("after-action.reached", { milestones: named(apart.without) })],
    moved.length === 0 ? [] : [say("after-action.reached-on-another-day", { milestones: moved.join("; ") })],
  ];
}

function differencesInWords({ with: fewer, without: more, moved }: Change["happenings"]): Text {
  const parts = [
    ...(fewer === 0 ? [] : [say("after-action.happenings-missing", { n: fewer })]),
    ...(more === 0 ? [] : [say("after-action.happenings-instead", { n: more })]),
    ...(moved === 0 ? [] : [say("after-action.happenings-moved", { n: moved })]),
  ];
  return parts.length === 0 ? [] : [parts.join(", ")];
}

function firstInWords(scenario: Scenario, { record, side, date }: NonNullable<Change["first"]>): string {
  const what = `\u201c${record.headline}\u201d`;
  const on = dayInWords(scenario, date);
  if (side === "with") return say("after-action.first-difference-missing", { on, happening: what });
  if (side === "without") return say("after-action.first-difference-added", { on, happening: what });
  return say("after-action.first-difference-moved", { happening: what, on, played: dayInWords(scenario, record.date) });
}
