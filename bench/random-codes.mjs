/**
 * Replay codes of runs of the library, drawn at random from a fixed seed: any scenario, reading, assumptions, days, seats, calendar. And
 * the hash of such a run as this Node plays it.
 */
import seedrandom from "seedrandom";
import { advance, createModel, createWorld, hashRecords, hashScenario, variantIds } from "../dist/engine/index.js";
import { findScenario, listScenarios, loadScenario } from "../dist/scenarios/index.js";
import { readReplayCode, replayCode } from "../dist/text/index.js";

const scenarios = new Map(listScenarios().map(({ id }) => [id, loadScenario(findScenario(id)).scenario]));
const hashes = new Map([...scenarios].map(([id, scenario]) => [id, hashScenario(scenario)]));

/** So many codes, each with its scenario; the first are those of any greater number. */
export function randomCodes(count) {
  const random = seedrandom("same bytes");
  const pick = (list) => list[Math.floor(random() * list.length)];
  const ids = [...scenarios.keys()];
  return Array.from({ length: count }, () => {
    const id = pick(ids);
    const scenario = scenarios.get(id);
    const free = scenario.assumptions.filter(({ derived }) => derived === undefined);
    const set = Object.fromEntries(
      Array.from({ length: Math.floor(random() * 3) }, () => pick(free))
        .filter((assumption) => assumption !== undefined)
        .map(({ id: name, range: [low, high] }) => [name, Math.round((low + random() * (high - low)) * 1000) / 1000]),
    );
    const most = Math.min(scenario.horizon, 400);
    const run = {
      scenario: id,
      scenarioHash: hashes.get(id),
      seed: `s${Math.floor(random() * 1e9)}`,
      variant: random() < 0.4 ? (pick(variantIds(scenario)) ?? null) : null,
      set,
      // The long arc is cut, so that it does not take most of the time.
      days: random() < 0.3 || scenario.horizon > most ? 1 + Math.floor(random() * most) : null,
      run: random() < 0.3 ? Math.floor(random() * 1000) : 0,
      historical: random() < 0.3,
      seats: random() < 0.2 ? [pick(scenario.actors).id] : [],
    };
    return { scenario: id, code: replayCode(run) };
  });
}

export function hashHere(id, code) {
  const scenario = scenarios.get(id);
  const { run: found } = readReplayCode(code);
  const { seed, variant, set, run, days, historical, seats } = found;
  const model = createModel(scenario, { variant, set });
  const world = createWorld(model, { seed, run, days: days ?? scenario.horizon, historical, seats });
  return hashRecords(advance(model, world, Number.POSITIVE_INFINITY));
}
