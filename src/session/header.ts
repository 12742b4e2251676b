/**
 * The header of a log: everything that a session starts from. It includes the resolved scenario, so that a log replays
 * without the scenario's files.
 */
import {
  createModel,
  hashScenario,
  type Model,
  type Scenario,
  ScenarioError,
  type WorldOptions,
} from "../engine/index.js";
import { SessionFault } from "./fault.js";
import { headerShape } from "./header-shape.js";
import { readLine, writeLine } from "./line.js";

/** Version of the log format. */
export const logFormat = 1;

export interface Header {
  readonly format: typeof logFormat;
  /** Version of the engine that began the session. */
  readonly engine: string;
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly resolved: Scenario;
  readonly variant: string | null;
  readonly set: { readonly [assumption: string]: number };
  readonly seed: string;
  readonly run: number;
  readonly days: number;
  readonly historical: boolean;
  readonly seats: readonly string[];
  /** Wall clock, ISO 8601; not used by the fold. */
  readonly created?: string;
}

export function writeHeader(header: Header): string {
  return writeLine(header, 0, null);
}

/** Reads the first line. Throws SessionFault: `damaged`, `foreign` or `newer`. */
export function readHeader(line: string): Header {
  const found = readLine(line, 0, null);
  if (found.fault !== undefined) {
    if (!line.startsWith('{"sequence":0,')) throw new SessionFault("foreign", "this is no session's log");
    const hint = "without it nothing can be replayed; if there is a copy of the log, use that";
    throw new SessionFault("damaged", `the header of this session's log is damaged: ${found.fault}`, { line: 1, hint });
  }
  const { format } = found.content;
  if (typeof format === "number" && Number.isInteger(format) && format > logFormat) {
    throw new SessionFault(
      "newer",
      `this session's log has format ${format}; this faultline reads format ${logFormat}`,
      { line: 1, hint: `use the version that wrote it: ${String(found.content.engine)}` },
    );
  }
  const shape = headerShape.safeParse(found.content);
  if (!shape.success) {
    const issue = shape.error.issues[0];
    const at = issue?.path.map(String).join(".") || "it";
    throw new SessionFault("damaged", `the header of this session's log is malformed: ${at}: ${issue?.message}`, {
      line: 1,
    });
  }
  return shape.data as Header;
}

/** The model of a header's session. Throws SessionFault if its scenario cannot be played. */
export function modelOf(header: Header): Model {
  const { resolved, scenario, scenarioHash, variant, set } = header;
  const wrong = (message: string) => new SessionFault("damaged", `this session's log ${message}`, { line: 1 });
  if (resolved.id !== scenario) throw wrong(`says that it plays ${scenario}, but holds ${resolved.id}`);
  if (hashScenario(resolved) !== scenarioHash) throw wrong(`holds another edition of ${scenario} than it says`);
  for (const seat of header.seats) {
    if (!resolved.actors.some(({ id }) => id === seat)) throw wrong(`seats ${seat}, which is no actor of ${scenario}`);
  }
  try {
    return createModel(resolved, { variant, set });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const [problem] = error.problems;
    throw wrong(`holds a scenario that can't be played: ${problem?.path}: ${problem?.message}`);
  }
}

/** The options of a header's first world. */
export function startOf({ seed, run, seats, historical, days }: Header): WorldOptions {
  return { seed, run, seats, historical, days };
}
