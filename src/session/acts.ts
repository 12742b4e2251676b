/**
 * Acts: inputs that are one happening each, and their effect on a world.
 */
import { say } from "../catalogue/index.js";
import {
  type AdHocInject,
  type AdvanceOptions,
  adHocInject,
  type ExplainedRecord,
  everybody,
  fireInject,
  forceTransition,
  giveOrder,
  giveOrdersTogether,
  instruct,
  type Model,
  type OrderError,
  refusal,
  scheduleInject,
  setGauge,
  type World,
} from "../engine/index.js";
import type { Act } from "./checkpoint.js";
import type { Input } from "./input.js";

/** Applies an act to a world. A refusal is returned and changes nothing. */
export function applyAct(
  model: Model,
  world: World,
  { input, orders, agreed }: Pick<Act, "input" | "orders" | "agreed">,
  options: AdvanceOptions,
): ExplainedRecord[] | OrderError {
  if (orders !== undefined) return giveOrdersTogether(model, world, orders, options);
  switch (input.type) {
    case "order":
      return giveOrder(model, world, input.transition, {
        ...options,
        ...(input.chance === undefined ? {} : { chance: input.chance }),
      });
    case "allow":
    case "forbid":
      return instruct(model, world, input.transition, input.type === "allow") ?? [];
    case "inject":
      return input.at === undefined
        ? fireInject(model, world, input.inject, agreed ? { ...options, agreed: true } : options)
        : (scheduleInject(model, world, input.inject, input.at) ?? []);
    case "ad-hoc":
      return adHocInject(model, world, adHocOf(input), options);
    case "happens-now":
      return forceTransition(model, world, input.transition, input.reason, options);
    case "set-gauge":
      return setGauge(model, world, input.gauge, input.value, input.reason ?? "", options);
    default:
      return refusal(say("session.not-an-act", { type: input.type }));
  }
}

function adHocOf(input: Extract<Input, { type: "ad-hoc" }>): AdHocInject {
  const { text, headline, from, to = everybody, delivery, gauges, postures } = input;
  return {
    text,
    ...(headline === undefined ? {} : { headline }),
    ...(from === undefined || delivery === undefined ? {} : { addressed: { from, to, delivery } }),
    ...(gauges === undefined ? {} : { gauges }),
    ...(postures === undefined ? {} : { postures }),
  };
}
