/**
 * `faultline whatif`: a run by its code, or a scenario with a seed, and the same run with one thing changed. Without a change,
 * the records of the run with their numbers and the odds after each: where it was decided.
 */
import { type Outlook, oddsFrom, studyId, studyOf } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import {
  createModel,
  createWorld,
  type ExplainedRecord,
  hashRecords,
  hashScenario,
  isRefusal,
  type Model,
  type Record,
  type Scenario,
  saveWorld,
} from "../engine/index.js";
import { nearestName, type OpenedScenario } from "../scenarios/light.js";
import { allTransitions, type Change, type NamedRun, replayCode, type WhatIf } from "../text/index.js";
import {
  answerWhatIf,
  armAfter,
  type Course,
  playMoments,
  pointsAlong,
  type Run,
  spacedOut,
  type WhatIfAnswer,
} from "../what-if/index.js";
import { UsageError } from "./failure.js";
import { jsonPage, print } from "./output.js";
import { chooseRun, fileOf, openScenario, type RunOptions } from "./prepare.js";
import type { Caller } from "./progress.js";
import { looksLikeCode, openNamed, optionsOf, readCode } from "./replay.js";
import { alongLines, whatIfLines } from "./what-if-text.js";

export interface WhatIfOptions {
  readonly at?: number;
  readonly drop?: boolean;
  readonly force?: string;
  readonly order?: string;
  readonly inject?: string;
  readonly set?: { readonly [assumption: string]: number };
  readonly seed?: string;
  readonly futures: number;
  readonly file?: string;
  readonly json?: boolean;
  /** The program that asked for it, where one did. */
  readonly caller?: Caller;
}

/** A run that is at hand, and what its code says is changed. */
interface Asked {
  readonly named: NamedRun;
  readonly run: Run;
  readonly whatIf: WhatIf | null;
}

export async function whatIf(code: string, options: WhatIfOptions): Promise<void> {
  const asked = await openAsked(code, options, chosenChange(options));
  if (asked.whatIf === null) {
    const along = await playAlong(asked, options);
    print(options.json ? jsonPage(alongJson(asked, along)) : alongWords(asked, along));
    return;
  }
  const told = await answerOf(asked, asked.whatIf, options);
  print(
    options.json
      ? jsonPage(answerJson(asked, asked.whatIf, told))
      : whatIfLines(asked.named, told.answer, told.spread).join("\n"),
  );
}

/** The figures that a program asks for, as `--json` prints them. */
export async function figuresOfWhatIf(code: string, options: WhatIfOptions): Promise<object> {
  const asked = await openAsked(code, options, chosenChange(options));
  return asked.whatIf === null
    ? alongJson(asked, await playAlong(asked, options))
    : answerJson(asked, asked.whatIf, await answerOf(asked, asked.whatIf, options));
}

/** The one change that options name; null where they name none. Throws UsageError for several. */
function chosenChange({ at, drop, force, order, inject, set = {} }: WhatIfOptions): WhatIf | null {
  const changes: (readonly [string, Change])[] = [
    ...(drop === true ? [["--drop", { kind: "drop" }] as const] : []),
    ...(force === undefined ? [] : [["--force", { kind: "force", transition: force }] as const]),
    ...(order === undefined ? [] : [["--order", { kind: "order", transition: order }] as const]),
    ...(inject === undefined ? [] : [["--inject", { kind: "inject", inject }] as const]),
    ...Object.entries(set).map(
      ([assumption, value]) => [`--set ${assumption}`, { kind: "set", assumption, value }] as const,
    ),
  ];
  if (changes.length > 1) {
    const named = changes.map(([option]) => option).join(", ");
    throw new UsageError(say("what-if.one-change", { options: named }), say("what-if.one-change-hint"));
  }
  const change = changes[0]?.[1];
  if (change === undefined) {
    if (at !== undefined) throw new UsageError(say("what-if.at-alone"), say("what-if.one-change-hint"));
    return null;
  }
  if (change.kind === "drop" && at === undefined)
    throw new UsageError(say("what-if.needs-at"), say("what-if.needs-at-hint"));
  return { at: at ?? null, change };
}

async function openAsked(code: string, options: WhatIfOptions, chosen: WhatIf | null): Promise<Asked> {
  if (!looksLikeCode(code)) return openByName(code, options, chosen);
  const read = readCode(code);
  if (options.seed !== undefined)
    throw new UsageError(say("what-if.code-says-run", { option: "seed" }), say("what-if.leave-it-out"));
  if (read.kind === "pair" && chosen !== null)
    throw new UsageError(
      say("what-if.code-says-change", { option: chosen.change.kind }),
      say("what-if.one-change-hint"),
    );
  const { name, loaded } = await openNamed("whatif", code, read.run, options.file);
  return prepare(name, loaded, optionsOf(read.run), read.kind === "pair" ? read.whatIf : chosen);
}

async function openByName(name: string, { seed }: WhatIfOptions, chosen: WhatIf | null): Promise<Asked> {
  const loaded = await openScenario(name);
  if (seed === undefined) throw new UsageError(say("what-if.needs-seed"), say("what-if.needs-seed-hint"));
  return prepare(name, loaded, { seed }, chosen);
}

function prepare(name: string, loaded: OpenedScenario, options: RunOptions, whatIf: WhatIf | null): Asked {
  const { resolved: scenario, variant, set, seed, run, days, historical, seats } = chooseRun(loaded, options);
  const { seatRule } = options;
  const ruled = seatRule === undefined ? {} : { seatRule };
  // What the change sets has to lie within its range, as what a run sets has.
  if (whatIf?.change.kind === "set") {
    const { assumption, value } = whatIf.change;
    chooseRun(loaded, { ...options, set: { ...set, [assumption]: value } });
  }
  if (whatIf !== null) refuseUnknown(name, scenario, whatIf.change);
  const identity = { scenario: scenario.id, scenarioHash: hashScenario(scenario), seed, variant, set, run, historical };
  const named = { ...identity, name, seats, ...ruled, days: days === scenario.horizon ? null : days };
  return { named, whatIf, run: { scenario, variant, set, start: { seed, run, days, historical, seats, ...ruled } } };
}

/** Throws UsageError, with the nearest name, for a transition that the scenario does not have. */
function refuseUnknown(name: string, scenario: Scenario, change: Change): void {
  if (change.kind !== "force" && change.kind !== "order") return;
  const known = allTransitions(scenario).map(({ transition }) => transition.path);
  if (known.includes(change.transition)) return;
  const nearest = nearestName(change.transition, known);
  throw new UsageError(
    say("what-if.no-transition", { transition: change.transition }),
    say("what-if.no-transition-hint", { isNear: nearest !== undefined, nearest: nearest ?? "" }),
    ["doc", name],
  );
}

async function answerOf({ run }: Asked, whatIf: WhatIf, { futures, caller }: WhatIfOptions) {
  const answer = answerWhatIf(run, whatIf);
  if (isRefusal(answer)) throw new UsageError(answer.message, answer.hint);
  const { played, changed } = answer;
  const outlook = async ({ model, from }: Course, change: Change | null) =>
    (
      await oddsFrom(armAfter(run, change), [saveWorld(model, from)], { runs: futures, signal: caller?.signal })
    )[0] as Outlook;
  const spread = { played: await outlook(played, null), changed: await outlook(changed, whatIf.change) };
  return { answer, spread };
}

function answerJson(asked: Asked, whatIf: WhatIf, { answer, spread }: Awaited<ReturnType<typeof answerOf>>): object {
  return { ...headOf(asked, answer.played.model, whatIf), ...whatIfJson(answer, spread) };
}

const bare = ({ why: _why, ...record }: ExplainedRecord) => record as Record;

/** Where a run comes from, as figures of many runs say it, and which of its study's runs it is. */
function headOf({ named, run }: Asked, model: Model, whatIf: WhatIf | null) {
  const { seed, days = run.scenario.horizon, historical = false } = run.start;
  const { name, set, seats } = named;
  const study = studyOf(model, { seed, days, historical }, { file: fileOf(name), set, seats });
  return { ...study, study: studyId(study), run: named.run, code: replayCode(named, whatIf) };
}

const endingsOf = ({ runs, endings }: Outlook) => ({ futures: runs, endings });

function whatIfJson(answer: WhatIfAnswer, spread: { played: Outlook; changed: Outlook }): object {
  const { whatIf, shared, change, rows, parting, milestones, gauges } = answer;
  const course = ({ records }: Course, outlook: Outlook) => ({
    hash: hashRecords(records.map(bare)),
    end: bare(records.at(-1) as ExplainedRecord),
    spread: endingsOf(outlook),
    records: records.map(bare),
  });
  const seqOf = (record: ExplainedRecord | null) => record?.seq ?? null;
  return {
    at: whatIf.at,
    change: whatIf.change,
    shared,
    changeRecords: { played: seqOf(change.played), changed: seqOf(change.changed) },
    parting:
      parting === null
        ? null
        : { side: parting.side, record: parting.record.seq, other: seqOf(parting.other), why: parting.why },
    rows: rows.map(({ mark, played, changed, own }) => ({ mark, own, played: seqOf(played), changed: seqOf(changed) })),
    milestones: { played: milestones.with, changed: milestones.without, moved: milestones.moved.map(movedJson) },
    gauges: gauges.map(({ id, with: played, without: changed }) => ({ id, played, changed })),
    played: course(answer.played, spread.played),
    changed: course(answer.changed, spread.changed),
  };
}

const movedJson = ({ id, with: played, without: changed }: WhatIfAnswer["milestones"]["moved"][number]) => ({
  id,
  played,
  changed,
});

async function playAlong({ run }: Asked, { futures, caller }: WhatIfOptions) {
  const model = createModel(run.scenario, { variant: run.variant, set: run.set });
  const { records, moments } = playMoments(model, createWorld(model, run.start));
  const chosen = spacedOut(moments).map(({ record, world }) => ({ record, time: world.time, world }));
  const saved = chosen.map(({ world }) => saveWorld(model, world));
  const points = pointsAlong(chosen, await oddsFrom(armAfter(run, null), saved, { runs: futures, ...caller }));
  return { model, records, points };
}

type Along = Awaited<ReturnType<typeof playAlong>>;

const alongWords = ({ named }: Asked, { model, records, points }: Along) =>
  alongLines(named, model, records, points).join("\n");

function alongJson(asked: Asked, { model, records, points }: Along): object {
  const along = points.map(({ record, time, outlook, swing }) => ({ record, time, swing, ...endingsOf(outlook) }));
  return {
    ...headOf(asked, model, null),
    hash: hashRecords(records.map(bare)),
    along,
    records: records.map(bare),
  };
}
