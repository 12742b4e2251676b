/**
 * The tools of the analyst's door, one row each: what it takes, and the figures that it gives, which are those of the command that it
 * stands for. None of them opens a session, so that no live exercise can be asked about.
 */
import { z } from "zod";
import { say } from "../../catalogue/index.js";
import { hashScenario } from "../../engine/index.js";
import { figuresOfArms } from "../compare.js";
import { listLibrary } from "../look.js";
import { openScenario, type RunOptions } from "../prepare.js";
import type { Caller } from "../progress.js";
import { figuresOfRuns } from "../run.js";
import { jsonOfRuns } from "../run-report.js";
import { figuresOfSensitivity } from "../sensitivity.js";
import { check } from "../validate.js";
import { figuresOfWhatIf } from "../what-if.js";
import { longestText, textAsFile } from "./fence.js";
import { change, mostFutures, oneRun, reading, runs, scenario } from "./inputs.js";
import { explainRecord, tellRun } from "./told.js";

export interface AnalystDoor {
  /** Folder whose scenario files may be read; null for the library alone. */
  readonly folder: string | null;
  readonly workers: number | undefined;
}

export interface AnalystTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** It may take long, and is given all processors. */
  readonly isLong: boolean;
  /** Null where it was stopped before there was anything to tell. */
  answer(input: never, door: AnalystDoor, caller: Caller): Promise<object | null>;
}

/** A row with its input as its schema gives it. */
function tool<Shape extends z.ZodRawShape>(
  row: Omit<AnalystTool, "input" | "answer" | "isLong"> & {
    readonly input: Shape;
    readonly isLong?: boolean;
    answer(
      input: z.infer<z.ZodObject<Shape, z.core.$strict>>,
      door: AnalystDoor,
      caller: Caller,
    ): Promise<object | null>;
  },
): AnalystTool {
  return { isLong: false, ...row, input: z.strictObject(row.input) } as AnalystTool;
}

/** Options without those that are absent, as a command line has them. */
function given<Options extends object>(options: Options): { [Key in keyof Options]: Exclude<Options[Key], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

/** Options of a run as its reading and number give them. */
const runOptions = ({ number, ...options }: Reading & { readonly number?: number | undefined }): RunOptions =>
  given({ ...options, run: number }) as RunOptions;

type Reading = z.infer<z.ZodObject<typeof reading>>;

const parts = ["gauges", "goingByDay", "transitions", "states"] as const;
const sections = ["actors", "gauges", "assumptions", "variants", "milestones", "endings", "injects", "claims"] as const;

/** Figures without those of their parts that were not asked for, which are long. */
function withParts(figures: object, wanted: readonly string[]): object {
  const left = Object.entries(figures).filter(
    ([key]) => !(parts as readonly string[]).includes(key) || wanted.includes(key),
  );
  return Object.fromEntries(left);
}

export const analystTools: readonly AnalystTool[] = [
  tool({
    name: "list_scenarios",
    title: say("programs.list-title"),
    description: say("programs.list-about"),
    input: {},
    answer: async () => ({
      scenarios: (await listLibrary()).map(({ file: _file, ...listed }) => listed),
    }),
  }),
  tool({
    name: "show_scenario",
    title: say("programs.show-title"),
    description: say("programs.show-about"),
    input: { scenario, section: z.enum(sections).optional().describe(say("programs.input-section")) },
    answer: async ({ scenario: name, section }) => {
      const opened = await openScenario(name);
      const { id, title, summary, start, horizon, turn, ...whole } = opened.scenario;
      const head = { scenario: id, scenarioHash: hashScenario(opened.scenario), title, start, horizon, turn };
      if (section !== undefined) return { ...head, [section]: whole[section] };
      const named = (rows: readonly { readonly id: string; readonly label: string }[]) =>
        rows.map(({ id, label }) => ({ id, label }));
      return {
        ...head,
        summary,
        actors: whole.actors.map(({ id, label, postures }) => ({
          id,
          label,
          postures: postures.map(({ path, label, initial, states, transitions }) => ({
            path,
            label,
            initial,
            states: states.map((state) => state.id),
            transitions: transitions.map((transition) => transition.path),
          })),
        })),
        gauges: whole.gauges.map(({ id, label, min, max, unit }) => ({ id, label, min, max, unit })),
        assumptions: whole.assumptions.map(({ id, value, range, note }) => ({ id, value, range, note })),
        variants: whole.variants.map(({ id, label, note }) => ({ id, label, note })),
        milestones: named(whole.milestones),
        endings: named(whole.endings),
        injects: named(whole.injects),
      };
    },
  }),
  tool({
    name: "validate_scenario",
    title: say("programs.validate-title"),
    description: say("programs.validate-about"),
    input: { text: z.string().min(1).max(longestText).describe(say("programs.input-text")) },
    answer: async ({ text }, { folder }) => {
      const { loadScenario } = await import("../../scenarios/index.js");
      const { name, source } = textAsFile(text, folder);
      const { problems, holds } = await check(name, async () => loadScenario(name, { source }));
      return { sound: holds !== undefined, ...given({ holds }), problems };
    },
  }),
  tool({
    name: "run_ensemble",
    title: say("programs.run-title"),
    description: say("programs.run-about"),
    isLong: true,
    input: {
      scenario,
      ...reading,
      runs: runs(2000),
      parts: z.array(z.enum(parts)).default([]).describe(say("programs.input-parts")),
    },
    answer: async ({ scenario: name, parts: wanted, ...options }, { workers }, caller) => {
      const figures = await figuresOfRuns(name, given({ ...options, workers }), caller);
      return figures && withParts(jsonOfRuns(figures), wanted);
    },
  }),
  tool({
    name: "compare_arms",
    title: say("programs.compare-title"),
    description: say("programs.compare-about"),
    isLong: true,
    input: {
      first: scenario,
      others: z.array(scenario).max(8).default([]).describe(say("programs.input-others")),
      ...reading,
      runs: runs(2000),
    },
    answer: ({ first, others, ...options }, { workers }, caller) =>
      figuresOfArms(first, others, given({ ...options, workers }), caller),
  }),
  tool({
    name: "rank_assumptions",
    title: say("programs.rank-title"),
    description: say("programs.rank-about"),
    isLong: true,
    input: {
      scenario,
      ...reading,
      method: z.enum(["one", "morris", "sobol"]).default("one").describe(say("programs.input-method")),
      runs: runs(2000).optional(),
      points: z.int().min(2).max(1024).optional().describe(say("programs.input-points")),
      vary: z.array(z.string().max(200)).max(100).optional().describe(say("programs.input-vary")),
    },
    answer: async ({ scenario: name, ...options }, { workers }, caller) => {
      const figures = await figuresOfSensitivity(
        name,
        { sampling: "sobol", ...given({ ...options, workers }) },
        caller,
      );
      return figures && withParts(figures, []);
    },
  }),
  tool({
    name: "tell_run",
    title: say("programs.tell-title"),
    description: say("programs.tell-about"),
    input: { ...oneRun, essay: z.boolean().default(false).describe(say("programs.input-essay")) },
    answer: ({ run, essay, ...options }) => tellRun(run, { essay, ...runOptions(options) }),
  }),
  tool({
    name: "explain_record",
    title: say("programs.explain-title"),
    description: say("programs.explain-about"),
    input: { ...oneRun, record: z.int().min(0).describe(say("programs.input-record")) },
    answer: ({ run, record, ...options }) => explainRecord(run, record, runOptions(options)),
  }),
  tool({
    name: "what_if",
    title: say("programs.what-if-title"),
    description: say("programs.what-if-about"),
    isLong: true,
    input: {
      run: oneRun.run,
      seed: reading.seed,
      ...change,
      futures: z
        .int()
        .min(50)
        .max(mostFutures)
        .default(400)
        .describe(say("programs.input-futures", { most: mostFutures })),
    },
    answer: ({ run, drop, at, ...options }, _door, caller) =>
      figuresOfWhatIf(run, {
        ...given(options),
        ...(drop === undefined ? given({ at }) : { at: drop, drop: true }),
        caller,
      }),
  }),
];
