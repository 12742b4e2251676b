/**
 * The laboratory of the lessons: plays runs of the library, their odds and what-ifs. Each is played once, when a step first
 * asks for it.
 */
import { type Outlook, oddsFrom } from "../analysis/index.js";
import { advance, createModel, createWorld, hashScenario, isRefusal, saveWorld } from "../engine/index.js";
import { BrokenLesson, type Chances, type ChancesAt, type Laboratory, type RunRef } from "../learn/index.js";
import { replayCode, type WhatIf } from "../text/index.js";
import { answerWhatIf, playMoments, type Run } from "../what-if/index.js";
import { openScenario } from "./prepare.js";

/** Futures for the odds after a record, and for those of a scenario: intervals of about ±5 and ±3 points. */
const futures = { along: 200, start: 1000 };

async function open({ scenario: name, seed, variant, set = {} }: RunRef): Promise<Run> {
  const { scenario } = await openScenario(name);
  const start = { seed, run: 0, days: scenario.horizon, historical: false, seats: [] };
  return { scenario, variant: variant ?? null, set, start };
}

const modelOf = ({ scenario, variant, set }: Run) => createModel(scenario, { variant, set });

function chancesOf({ endings, milestones }: Outlook, reached: readonly string[]): Chances {
  const chances = [...endings, ...milestones].map(({ id, p }): [string, number] => [id, p]);
  return new Map([...chances, ...reached.map((id): [string, number] => [id, 1])]);
}

/** Remembers what has been asked. */
function once<Asked, Of>(work: (asked: Asked) => Promise<Of>): (asked: Asked) => Promise<Of> {
  const known = new Map<string, Promise<Of>>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key) ?? work(asked);
    known.set(key, found);
    return found;
  };
}

/** `signal` stops what it is working out: whoever waits for that is refused. */
export function openLaboratory(signal?: AbortSignal): Laboratory {
  const along = once(async (ref: RunRef): Promise<readonly ChancesAt[]> => {
    const run = await open(ref);
    const model = modelOf(run);
    const { records, moments } = playMoments(model, createWorld(model, run.start));
    const worlds = moments.map(({ world }) => saveWorld(model, world));
    const outlooks = await oddsFrom(run, worlds, { runs: futures.along, workers: 0, signal });
    return moments.map(({ record }, place) => {
      const past = records.slice(0, (record ?? -1) + 1);
      const reached = past.flatMap((one) => (one.type === "milestone" ? [one.milestone] : []));
      return { record, chances: chancesOf(outlooks[place] as Outlook, reached) };
    });
  });
  const start = once(async (ref: Omit<RunRef, "seed">) => {
    const run = await open({ ...ref, seed: "lesson" });
    const model = modelOf(run);
    const from = saveWorld(model, createWorld(model, run.start));
    const [outlook] = await oddsFrom(run, [from], { runs: futures.start, workers: 0, signal });
    return chancesOf(outlook as Outlook, []);
  });
  const whatIf = once(async ({ ref, whatIf }: { ref: RunRef; whatIf: WhatIf }) => {
    const answer = answerWhatIf(await open(ref), whatIf);
    if (isRefusal(answer)) throw new BrokenLesson(answer.message);
    return answer;
  });
  return {
    run: once(async (ref: RunRef) => {
      const run = await open(ref);
      const model = modelOf(run);
      const records = advance(model, createWorld(model, run.start), Number.POSITIVE_INFINITY, { explain: true });
      const { scenario, variant, set, start: options } = run;
      const identity = { scenario: scenario.id, scenarioHash: hashScenario(scenario), seed: ref.seed, variant, set };
      const code = replayCode({ ...identity, days: null, run: options.run ?? 0, historical: false, seats: [] });
      return { ref, scenario, model, records, code };
    }),
    along,
    start,
    whatIf: (ref, change) => whatIf({ ref, whatIf: change }),
  };
}
