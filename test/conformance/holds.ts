/**
 * An evaluator of conditions that owes nothing to the engine's: it reads the scenario as written and the world as the
 * door shows it, and is slow and plain, so that the two can be held against each other.
 */
import {
  type Condition,
  type Model,
  type Quantity,
  readGauges,
  readPostures,
  type World,
} from "../../src/engine/index.js";

export interface Scene {
  readonly day: number;
  readonly postures: { readonly [path: string]: string };
  readonly gauges: { readonly [id: string]: number };
  readonly reached: ReadonlySet<string>;
  readonly assumptions: ReadonlyMap<string, number>;
}

export function sceneOf(model: Model, world: World, reached: ReadonlySet<string>): Scene {
  return {
    day: Math.floor(world.time),
    postures: readPostures(model, world),
    gauges: readGauges(model, world),
    reached,
    assumptions: model.assumptions,
  };
}

export function holdsIn(scene: Scene, condition: Condition): boolean {
  const within = (value: number, { min, max }: { readonly min?: Quantity; readonly max?: Quantity }): boolean => {
    const settled = (quantity: Quantity): number =>
      typeof quantity === "number" ? quantity : scene.assumptions.get(quantity.assumption)!;
    return (min === undefined || value >= settled(min)) && (max === undefined || value <= settled(max));
  };
  switch (condition.kind) {
    case "posture":
      return condition.states.includes(scene.postures[condition.posture]!);
    case "gauge":
      return within(scene.gauges[condition.gauge]!, condition);
    case "day":
      return within(scene.day, condition);
    case "reached":
      return scene.reached.has(condition.milestone);
    case "all":
      return condition.of.every((part) => holdsIn(scene, part));
    case "any":
      return condition.of.some((part) => holdsIn(scene, part));
    case "not":
      return !holdsIn(scene, condition.of);
  }
}
