/**
 * The agenda of a saved world: its items, and whether they are those that its postures, injects and beliefs call for.
 */
import { type AgendaItem, type AgendaKind, agendaPriority, comesBefore } from "./agenda.js";
import { limits } from "./limits.js";
import type { Model, ModelBelief, ModelTransition } from "./model.js";
import type { DrawnSpread } from "./random.js";
import { asNumber, asPlain, asWhole, type Plain, refuse } from "./saved-values.js";
import type { World } from "./world.js";

/** Reports alone say of what they tell: a state of the posture, by place, or a value of the gauge. */
export type SavedItem = Omit<AgendaItem, "truth"> & { readonly truth?: number };

/** An item as it is saved. */
export function saveItem({ truth, ...item }: AgendaItem): SavedItem {
  return item.kind === "report" ? { ...item, truth } : item;
}

const agendaKeys = ["time", "kind", "index", "since", "sequence"];

/** Puts the items on the agenda of a world whose postures are restored. Throws SessionError for any that can't be there. */
export function restoreAgenda(model: Model, world: World, items: readonly unknown[]): void {
  for (const item of items) {
    const isReport = (item as Plain | null)?.kind === "report";
    const keys = isReport ? [...agendaKeys, "truth"] : agendaKeys;
    const { time, kind, index, since, sequence, truth = 0 } = asPlain(item, "an agenda item", keys);
    if (typeof kind !== "string" || !Object.hasOwn(agendaPriority, kind)) refuse(`the agenda holds a ${String(kind)}`);
    const restored: AgendaItem = {
      time: asNumber(time, `the agenda's ${kind}`, world.time, Number.MAX_VALUE),
      kind: kind as AgendaKind,
      since: asNumber(since, `the agenda's ${kind}`, 0, world.time),
      index: asWhole(index, `the agenda's ${kind}`, Number.MAX_SAFE_INTEGER),
      sequence: asWhole(sequence, `the agenda's ${kind}`, world.agendaSequence - 1),
      truth: asNumber(truth, `the agenda's ${kind}`, -limits.number, limits.number),
    };
    const last = world.agenda[world.agenda.length - 1];
    if (last !== undefined && !comesBefore(last, restored)) refuse("its agenda is out of order");
    world.agenda.push(restored);
  }
  checkAgenda(model, world);
}

/** Checks that the agenda holds exactly the timers and injects that the postures and the MSEL require. */
function checkAgenda(model: Model, world: World): void {
  const { horizon } = world;
  const of = (kind: AgendaKind) => world.agenda.filter((item) => item.kind === kind);
  checkTimeouts(model, world, of("timeout"));
  checkReports(model, of("report"));
  checkInjects(model, world, of("inject"));
  for (const { index } of of("hand")) {
    // An inject that the white cell scheduled no longer follows its own schedule.
    if (world.delivered[index] !== 1) refuse("an inject is scheduled by the white cell, but also by its own schedule");
  }
  if (world.ended) return;
  const [end, ...moreEnds] = of("horizon");
  if (end?.time !== horizon || moreEnds.length > 0) refuse("its horizon is not the scenario's");
  const [day, ...moreDays] = of("day");
  const nextDay = world.time | 0;
  const expected = day !== undefined && day.time === day.index && (day.time === nextDay || day.time === nextDay + 1);
  if (moreDays.length > 0 || (day === undefined ? world.time < horizon : !expected))
    refuse("its next day is not the one due");
}

function checkTimeouts(model: Model, world: World, running: readonly AgendaItem[]): void {
  const called = model.postures.flatMap(({ timeouts }, posture) => timeouts[world.states[posture] as number] ?? []);
  for (const { index, time, since } of running) {
    const { path, after } = (model.transitions[index] ?? {}) as Partial<ModelTransition>;
    if (!called.includes(index)) refuse("a timeout is running that its posture does not call for");
    checkDays(`the timeout ${path}`, time - since, after);
  }
  for (const index of called) {
    const { path, when } = model.transitions[index] as ModelTransition;
    const clocks = running.filter((item) => item.index === index).length;
    // A timeout with a condition may have lapsed, and one that a seat decides waits for its order.
    const over = when !== null || world.occasions.has(index);
    if (clocks > 1 || (clocks === 0 && !over)) refuse(`the timeout ${path} runs ${clocks} times`);
  }
}

function checkReports(model: Model, running: readonly AgendaItem[]): void {
  for (const { index, time, since, truth } of running) {
    const { kind, of, path, delay } = (model.beliefs[index] ?? {}) as Partial<ModelBelief>;
    if (path === undefined) refuse("a report is on its way to a belief that nobody holds");
    checkDays(`the report to ${path}`, time - since, delay);
    const place = of as number;
    const { min, max } = model.gauges[place] ?? { min: 0, max: 0 };
    const possible =
      kind === "gauge" ? truth >= min && truth <= max : model.postures[place]?.states[truth] !== undefined;
    if (!possible) refuse(`the report to ${path} tells of ${truth}`);
  }
}

/** Whether something runs as long as its spread allows. The days are a difference of sums, and may be off by rounding. */
function checkDays(what: string, days: number, spread: DrawnSpread | null | undefined): void {
  const [low, high] = [spread?.[0] ?? 0, spread?.at(-1) ?? 0];
  if (days < low - 1e-6 || days > high + 1e-6) refuse(`${what} runs for ${days} days, not ${low} to ${high}`);
}

function checkInjects(model: Model, world: World, scheduled: readonly AgendaItem[]): void {
  for (const { index, time } of scheduled) {
    if (model.injects[index] === undefined || time !== model.injects[index].at)
      refuse("an inject is scheduled that is not its own time's");
  }
  model.injects.forEach(({ id, at, historical }, index) => {
    const due = at !== null && (!historical || world.historical) && world.delivered[index] === 0;
    const times = scheduled.filter((item) => item.index === index).length;
    if (times !== (due ? 1 : 0)) refuse(`the inject ${id} is scheduled ${times} times`);
  });
}
