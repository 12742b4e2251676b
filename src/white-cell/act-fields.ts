/**
 * Fields that acts share: which record, which posture, which gauge, why; and sentences about what acts set in motion.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay, type Effect, type Record as RunRecord, readGauges, readPostures } from "../engine/index.js";
import { answersInWords, correspondents, type Knowledge, motionInWords } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import { headOf, isRefusal, type RecordEntry } from "../session/index.js";
import { effectInWords, gaugeValue, longDate, moveInWords, shortDate, tagOf } from "../text/index.js";
import type { ActContext } from "./act.js";
import type { Choice, Field } from "./form.js";

/** `Fri 24 Jul 2020` */
export function dayDate({ session }: ActContext, time: number): string {
  return longDate(dateOfDay(session.model.scenario.start, Math.floor(time)));
}

/** A day of the run as a person says it: `Fri 24 Jul 2020, day 12`. */
export function dayText(context: ActContext, time: number): string {
  return say("desk.date-and-day", { date: dayDate(context, time), day: Math.floor(time) });
}

export function worldOf({ session }: ActContext) {
  return headOf(session.state).world;
}

/** Everything, as the white cell knows it. */
function allKnowledge(context: ActContext): Knowledge {
  const { lookup, session } = context;
  const { model } = session;
  const { seats, seatRule } = worldOf(context);
  const postures = readPostures(model, worldOf(context));
  return {
    scenario: lookup.scenario,
    lookup,
    postures,
    reader: null,
    chanceHidden: new Set(),
    seats,
    seatRule,
    assumptions: model.assumptions,
    odds: true,
  };
}

/**
 * What a transition or an inject, by path, sets in motion, as the white cell may know it; `effects` are the inject's
 * own.
 */
export function setMotion(context: ActContext, path: string, effects: readonly Effect[]): string[] {
  const knowledge = allKnowledge(context);
  const transition = context.lookup.transitions.get(path);
  const posture = context.lookup.postures.get(path.slice(0, path.lastIndexOf(".")));
  const lines =
    transition !== undefined && posture !== undefined
      ? motionInWords(posture, transition, knowledge)
      : [...effects.map((effect) => effectInWords(context.lookup, effect)), ...answersInWords(path, knowledge)];
  return lines.length === 0 ? [say("desk.nobody-answers")] : lines.map((line) => `· ${line}`);
}

/** Why an act is barred once the run has ended; empty before. */
export function endedRun(context: ActContext): string {
  return worldOf(context).ended ? say("desk.run-ended-rewind") : "";
}

/** Those whom a seat, or the white cell for null, may write to. */
export function addresseesOf(context: ActContext, writer: string | null): Choice[] {
  return correspondents(context.lookup.scenario, worldOf(context).seats, writer).map(({ id, label, seated }) => ({
    value: id,
    label: safe(label),
    aside: seated ? "" : say("message.white-cell-answers"),
  }));
}

export const reasonField: Field = {
  kind: "text",
  name: "reason",
  label: say("desk.reason"),
  hint: say("desk.reason-hint"),
  limit: 1000,
};

export const optionalReason: Field = { ...reasonField, optional: true };

function recordChoice({ lookup }: ActContext, entry: RecordEntry): Choice {
  const { record } = entry;
  // Milestones and the end are nobody's.
  const nobodys = record.type === "end" ? "desk.record-end" : "desk.record-milestone";
  return {
    value: String(record.seq),
    label: `${shortDate(record.date)}  ${record.headline}`,
    aside: tagOf(lookup, entry) || say(nobodys),
  };
}

/** Which record; the selected one stands first in mind. `fits` leaves out those that will not do. */
export function recordField(
  context: ActContext,
  label: string,
  fits: (record: RunRecord) => boolean = () => true,
  more: readonly Choice[] = [],
): Field {
  const found = context.records.filter(({ record }) => fits(record));
  const { selected } = context;
  const preferred = selected !== undefined && fits(selected.record) ? selected : found.at(-1);
  return {
    kind: "pick",
    name: "record",
    label,
    choices: [...more, ...found.map((entry) => recordChoice(context, entry))],
    none: say("desk.no-such-record"),
    ...(preferred === undefined || more.length > 0 ? {} : { initial: String(preferred.record.seq) }),
  };
}

export function recordOf({ records }: ActContext, seq: string | undefined): RunRecord | undefined {
  return records.find(({ record }) => String(record.seq) === seq)?.record;
}

/** What a rewind or a veto gives up. */
export function givenUp({ records }: ActContext, from: number): string {
  const n = records.filter(({ record }) => record.seq >= from).length;
  return n === 0 ? say("desk.nothing-given-up") : say("desk.records-given-up", { n });
}

/** The gauges that can be changed: what follows from others can't. */
export function gaugeChoices({ session, lookup }: ActContext): readonly Choice[] {
  const values = readGauges(session.model, headOf(session.state).world);
  const own = lookup.scenario.gauges.filter(({ derived }) => derived === undefined);
  return own.map((gauge) => ({
    value: gauge.id,
    label: gauge.label,
    aside: [
      say("desk.now-at", { value: gaugeValue(gauge, values[gauge.id] ?? 0) }),
      `${say("desk.from-min-to-max", { min: gauge.min, max: gauge.max })} ${gauge.unit ?? ""}`.trimEnd(),
    ].join(" · "),
    ...(gauge.description === undefined ? {} : { about: gauge.description }),
  }));
}

/** To two decimals. */
export function gaugeNow(context: ActContext, id: string): number {
  return Math.round((readGauges(context.session.model, worldOf(context))[id] ?? 0) * 100) / 100;
}

export function postureChoices({ session, lookup }: ActContext): readonly Choice[] {
  const states = readPostures(session.model, headOf(session.state).world);
  return [...lookup.postures.values()].map(({ path }) => ({
    value: path,
    label: lookup.postureLabel(path),
    aside: say("desk.now-at", { value: lookup.stateLabel(path, states[path] ?? "") }),
  }));
}

export function stateChoices({ session, lookup }: ActContext, path: string): readonly Choice[] {
  const now = readPostures(session.model, headOf(session.state).world)[path];
  return (lookup.postures.get(path)?.states ?? []).map(({ id, label, description }) => ({
    value: id,
    label,
    aside: id === now ? say("desk.where-it-stands") : "",
    ...(description === undefined ? {} : { about: description }),
  }));
}

/** Transitions that statecharts allow in a world, whatever chance would say; now unless told. */
export function possibleTransitions(
  { session, lookup }: ActContext,
  { states } = headOf(session.state).world,
): readonly Choice[] {
  const { model } = session;
  return model.transitions.flatMap(({ path, posture, ends }, index): Choice[] => {
    if ((model.moves[index]?.[0]?.[states[posture] as number] ?? -1) < 0) return [];
    const transition = lookup.transitions.get(path);
    const stateNames = model.postures[posture]?.states ?? [];
    const after = [...new Set(ends.map(({ to }) => stateNames[to] ?? ""))];
    const parent = path.slice(0, path.lastIndexOf("."));
    const from = model.postures[posture]?.states[states[posture] as number] ?? "";
    const actor = lookup.actorLabel(path.split(".")[0] ?? "");
    return [
      {
        value: path,
        label: transition?.headline ?? path,
        aside: actor,
        about: `${lookup.postureLabel(parent)}: ${moveInWords(lookup, parent, from, ...after)}`,
      },
    ];
  });
}

/** The objectives of the plan, and those that the scenario's injects serve, each once. The value is as written; the label is safe. */
export function objectiveChoices({ session }: ActContext): readonly Choice[] {
  const { exercise, injects } = session.model.scenario;
  const planned = exercise?.objectives.map(({ label }) => label) ?? [];
  const found = new Set([...planned, ...injects.flatMap(({ objective }) => objective ?? [])]);
  return [...found].map((objective) => ({ value: objective, label: safe(objective) }));
}

/** A refusal in sentences, safe to show; empty for what is none. */
export function refusalText(refused: { readonly message: string; readonly hint?: string } | object): string {
  if (!isRefusal(refused)) return "";
  const { message, hint } = refused;
  const said = `${message.charAt(0).toLocaleUpperCase("en")}${message.slice(1)}`;
  return safe(hint === undefined ? `${said}.` : `${said}. ${hint.charAt(0).toLocaleUpperCase("en")}${hint.slice(1)}.`);
}
