/**
 * The page's worker: plays futures, so that the page itself never waits. It is the program of the page, started where there is no
 * document.
 */
import { type Forecaster, type Outlook, openForecaster } from "../analysis/index.js";
import type { Scenario } from "../engine/index.js";
import { allTransitions } from "../text/index.js";
import { chooseHere } from "./choose.js";
import type { FromWorker, Moment, PlainOutlook, Question, ToWorker } from "./messages.js";

interface Scope {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
}

/** A forecaster a reading and number of futures: opening one compiles its model. */
const forecasters = new Map<string, Promise<Forecaster>>();

/** The outlook without the function in it, which no message carries. */
function plain(scenario: Scenario | null, days: number, { firedBy, ...outlook }: Outlook): PlainOutlook {
  if (firedBy === null || scenario === null) return { ...outlook, fired: null };
  const by = (path: string, outcome?: string) =>
    Float64Array.from({ length: Math.ceil(days) + 1 }, (_, day) => firedBy(path, day, outcome));
  const fired = allTransitions(scenario).flatMap(({ transition: { path, outcomes = [] } }) => [
    [path, by(path)] as const,
    ...outcomes.map(({ id }) => [`${path}.${id}`, by(path, id)] as const),
  ]);
  return { ...outlook, fired: new Map(fired) };
}

export function serve(scope: Scope): void {
  let scenario: Scenario | null = null;
  let current = -1;
  const dropped = new Set<number>();
  let queue: Promise<void> = Promise.resolve();

  async function answer({ id, arm, worlds, runs }: Question): Promise<void> {
    if (dropped.has(id) || scenario === null) return;
    current = id;
    const key = JSON.stringify([arm, runs]);
    const opened = forecasters.get(key) ?? openForecaster({ scenario, ...arm }, { runs, workers: 0 });
    forecasters.set(key, opened);
    const forecaster = await opened;
    for (const [place, world] of worlds.entries()) {
      if (dropped.has(id)) return;
      await forecaster.ask(world, (outlook) => {
        if (dropped.has(id)) forecaster.drop();
        else scope.postMessage({ kind: "outlook", id, place, outlook: plain(scenario, world.horizon, outlook) });
      });
    }
    scope.postMessage({ kind: "done", id });
  }

  async function choose({ id, arm, world, before }: Moment): Promise<void> {
    if (scenario === null) return;
    scope.postMessage({ kind: "chosen", id, asked: await chooseHere({ scenario, ...arm }, world, before) });
    scope.postMessage({ kind: "done", id });
  }

  scope.onmessage = ({ data }) => {
    if (data.kind === "scenario") scenario = data.scenario;
    else if (data.kind === "drop") {
      dropped.add(data.id);
      if (data.id === current) for (const opened of forecasters.values()) void opened.then((one) => one.drop());
    } else {
      queue = queue.then(() =>
        (data.kind === "choose" ? choose(data) : answer(data)).catch((error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          scope.postMessage({ kind: "failed", id: data.id, why });
        }),
      );
    }
  };
}
