/**
 * `faultline play`: begins a session, kept in a file or not, and shows it in the face that fits: a screen on a terminal,
 * a transcript, or JSON lines. Each input is saved, where there is a file, before its outcome is shown.
 */
import { say } from "../catalogue/index.js";
import { isRefusal } from "../engine/index.js";
import {
  beginSession,
  drawRule,
  type Given,
  type Input,
  type Rule,
  recordsOf,
  type Session,
  seatsDrafting,
  turnEnd,
  worldNow,
} from "../session/index.js";
import type { Shown } from "./face.js";
import { exitCodes, UsageError } from "./failure.js";
import { inputOf, readInputs, type Written } from "./inputs-file.js";
import { jsonFace } from "./json.js";
import { onTerminal } from "./on-terminal.js";
import { complain, complainInWords, printRaw } from "./output.js";
import { plainFace } from "./plain.js";
import { plannedPlay } from "./planned.js";
import { chooseRun, openScenario, type RunOptions, withScenario } from "./prepare.js";
import { fillsStandardOutput } from "./standard-output.js";

/** How a session is shown, and how far it is played. */
export interface ShowOptions {
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly screenReader?: boolean;
  /** File of inputs to play instead of playing to the end. */
  readonly inputs?: string;
  /** Minutes that the seats have for a turn. */
  readonly timer?: number;
  /** Whether the terminal's bell may ring. Default: true. */
  readonly bell?: boolean;
}

export interface PlayOptions extends RunOptions, ShowOptions {
  /** How the seats' orders are carried out: one after the other, or all at once. */
  readonly orders?: Rule["orders"];
  /** File that the session is kept in. */
  readonly save?: string;
  /** Forecast before each turn is played. */
  readonly forecast?: boolean;
  /** File to which forecasts are written, to hand them in. */
  readonly scores?: string;
  /** Whoever forecasts. */
  readonly name?: string;
  /** Log of a session that is played elsewhere, to show as the table may see it. */
  readonly follow?: string;
}

/** What plays where there is no terminal to choose on. */
const firstScenario = "tavush-2020";

/** Wall clock for the log; no part of what is played. */
export const now = () => new Date().toISOString();

/** Plays a scenario by name or file; without one, offers the start menu where there is a terminal. */
export async function play(named: string | undefined, chosen: PlayOptions): Promise<number> {
  if (chosen.follow !== undefined) {
    const { follow, refuseBeside } = await import("./follow.js");
    refuseBeside(named, chosen);
    return follow(chosen.follow, chosen);
  }
  const { scenario, options } = withScenario(named, chosen);
  const { forecast, scores, name } = options;
  if (forecast || scores !== undefined || name !== undefined)
    (await import("./forecast.js")).refuseBesideForecast(options);
  if (scenario === undefined && onTerminal(options)) {
    if (ofMenu(options)) return (await import("./screen.js")).openMenu(options);
    const example = ["play", firstScenario, "--seat", "russia", "turkey", "--save", "exercise.log"];
    throw new UsageError(say("cli.exercise-needs-scenario"), say("cli.for-example"), example);
  }
  return playScenario(scenario ?? firstScenario, options);
}

/** The menu chooses what to play, not who plays it. */
function ofMenu({ inputs, timer, orders, seat = [] }: PlayOptions): boolean {
  return inputs === undefined && timer === undefined && orders === undefined && seat.length === 0;
}

/** Begins a session of a scenario by name or file and shows it. */
export async function playScenario(name: string, options: PlayOptions): Promise<number> {
  if (options.forecast) return (await import("./forecast.js")).playWithForecasts(name, options);
  const inputs = readChosenInputs(options);
  const loaded = await openScenario(name);
  const planned = plannedPlay(loaded.scenario, options);
  const beginning = { ...chooseRun(loaded, planned), ...ruleOf(planned) };
  const { save = null } = options;
  const piped = fillsStandardOutput([save ?? undefined], options.json);
  if (piped && onTerminal(options)) throw new UsageError(say("table.log-on-screen"), say("cli.choose-another-path"));
  const session = beginSession(beginning, { file: piped ? null : save, now, loaded: true });
  return piped ? printSession(session, inputs, options) : showSession({ session, name }, inputs, options);
}

/** Plays a session as its face would, and prints its log instead. */
function printSession(session: Session, inputs: readonly Written[] | null, options: ShowOptions): number {
  const refused = giveInputs(session, inputs ?? turns(session), options, () => undefined);
  printRaw(session.closedText());
  if (refused !== null) throw refused;
  return exitCodes.done;
}

/** Orders are sealed unless somebody wants them open; where nobody is seated, there is nothing to rule. */
function ruleOf({ orders, seat = [] }: PlayOptions): { readonly rule?: Rule } {
  if (seat.length > 0) return { rule: drawRule(orders ?? "sealed") };
  if (orders === undefined) return {};
  throw new UsageError(say("cli.orders-need-seats"), say("cli.name-seats-with-seat"));
}

/** The inputs of `--inputs`, read before anything is begun; null to play to the end. */
export function readChosenInputs({ inputs, timer, ...options }: ShowOptions): readonly Written[] | null {
  if (timer !== undefined && !onTerminal(options)) {
    throw new UsageError(say("cli.timer-needs-screen"), say("cli.leave-out-or-use-terminal"));
  }
  return inputs === undefined ? null : readInputs(inputs);
}

/** A session that has been begun or resumed. */
export interface Opened extends Omit<Shown, "inputs"> {
  /** What there is to say of its log. */
  readonly found?: string;
  readonly resumed?: boolean;
}

/** Shows a session and plays inputs, or to the end; on a terminal, as far as its people do. */
export async function showSession(
  opened: Opened,
  inputs: readonly Written[] | null,
  options: ShowOptions,
): Promise<number> {
  if (onTerminal(options)) return (await import("./screen.js")).openScreen(opened, inputs, options);
  const { session, resumed = false } = opened;
  const shown = { ...opened, inputs: options.inputs };
  const numbered = resumed || inputs !== null;
  const face = options.json ? jsonFace(shown) : plainFace(shown, { numbered });
  face.opening();
  face.records(recordsOf(session.state));
  let refused: UsageError | null;
  try {
    refused = giveInputs(session, inputs ?? turns(session), options, (input, { sequence, records }) => {
      if (inputs !== null) face.input(input, sequence);
      face.records(records);
    });
    face.closing();
  } finally {
    closeAndTell(session);
  }
  if (refused !== null) throw refused;
  return session.fault === null ? exitCodes.done : exitCodes.broke;
}

/** Plays inputs up to the first that is refused, and says which that is; null where none is. */
export function giveInputs(
  session: Session,
  inputs: Iterable<Written>,
  options: ShowOptions,
  onGiven: (input: Input, given: Given) => void,
): UsageError | null {
  const { inputs: file = "" } = options;
  for (const written of inputs) {
    const input = inputOf(written, session.model.scenario.start);
    const given = isRefusal(input) ? input : session.give(input, { explain: options.explain ?? false });
    if (isRefusal(given)) {
      return new UsageError(
        say("cli.input-refused", { line: written.line, named: file !== "", file, reason: given.message }),
        [given.hint, say("cli.lines-before-played")].filter(Boolean).join("; "),
      );
    }
    onGiven(input as Input, given);
  }
  return null;
}

/** Plays a session to its end, with explanations. Throws UsageError where it is refused. */
export function playOut(session: Session): void {
  const refused = giveInputs(session, turns(session), { explain: true }, () => undefined);
  if (refused !== null) throw refused;
}

/** No inputs but the passing of turns, to the end of the run. */
function* turns(session: Session): Iterable<Written> {
  for (;;) {
    const world = worldNow(session.state);
    if (world.ended) return;
    // Nobody is there to say more: what has been drafted is carried out as it stands.
    if (seatsDrafting(session.model, session.state).length > 0)
      yield { line: 0, input: { type: "resolve", by: "time" } };
    yield { line: 0, input: { type: "advance", to: turnEnd(session.model.scenario, world) } };
  }
}

function closeAndTell(session: Session): void {
  if (session.close()) return;
  const { fault, unsaved } = session;
  complainInWords(fault?.message ?? say("cli.session-not-saved"));
  complain(`  ${say("cli.lines-not-saved", { lines: unsaved })}`);
}
