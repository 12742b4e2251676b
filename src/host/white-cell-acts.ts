/**
 * The white cell's acts from a page: the same table as the desk's. A page asks what an act's form has with what has been filled in so far, and
 * is told what will be done; doing it names what was read, so that nobody does anything else than they saw, whoever did what meanwhile.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { turnCount } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import { headOf, type Input, type Session, type SessionState, timeline, turnEnd } from "../session/index.js";
import { createLookup, type WhatIf } from "../text/index.js";
import {
  type Act,
  type ActCommand,
  type ActContext,
  acts,
  type Choice,
  type FilledField,
  fillForm,
  giveInputs,
  leftToCarryOut,
  plannedMinutes,
  sessionActs,
  timeBegins,
  turnClockOn,
  whatIfSomewhereAct,
} from "../white-cell/index.js";
import type { Hosted } from "./hosted.js";
import type { Refused } from "./page.js";
import { reading } from "./reading.js";
import type {
  AskedAct,
  AskedField,
  AskOfCell,
  ClockStands,
  DoneOfCell,
  DoOfCell,
  TurnOfCell,
} from "./white-cell-shapes.js";
import { whatIfWord } from "./white-cell-what-if.js";

/** Files are for whoever sits at the machine that keeps them: a page takes them away by other ways. */
export const offeredActs: readonly Act[] = [...acts.filter((act) => !sessionActs.includes(act)), whatIfSomewhereAct];

export function contextOf(session: Session): ActContext {
  const seen = timeline(session.model, session.state, "facilitator");
  const { scenario } = seen.allowed.inPlay;
  return { session, lookup: createLookup(scenario), records: seen.records, selected: undefined };
}

const answers = z.record(z.string().max(64), z.string().max(4000));
const askSchema = z.strictObject({ act: z.string().max(40), answers });
const doSchema = z.strictObject({ act: z.string().max(40), answers, seen: z.string().max(64), id: z.string().max(64) });
const turnSchema = z.strictObject({
  do: z.enum(["resolve", "end", "clock"]),
  turn: z.int().min(1).max(100_000),
  branch: z.string().max(64),
  clock: z.enum(["none", "runs", "stands", "break"]),
  id: z.string().max(64),
});

export const readAsk = reading<AskOfCell>(askSchema);
export const readDo = reading<DoOfCell>(doSchema);
export const readTurn = reading<TurnOfCell>(turnSchema);

/** Minutes that the turn under way has; null for none. */
export const minutesOf = ({ minutes, session }: Hosted): number | null => minutes ?? plannedMinutes(session);

export function clockStands({ clock }: SessionState): ClockStands {
  if (clock.break !== null) return "break";
  if (clock.turn === null) return "none";
  return clock.turn.since === null ? "stands" : "runs";
}

function shownField({ field, stands, refusal }: FilledField): AskedField {
  const { name, label, hint = "" } = field;
  const shown = { name, label: safe(label), hint: safe(hint), stands, refusal: safe(refusal) };
  switch (field.kind) {
    case "pick": {
      const { choices, typed } = field;
      const own: readonly Choice[] =
        typed !== undefined && !choices.some(({ value }) => value === stands) ? [{ value: stands, label: stands }] : [];
      return {
        ...shown,
        kind: "pick",
        choices: [...choices, ...own].map(({ value, label: named, aside = "", about = "" }) => ({
          value,
          label: safe(named),
          aside: safe(aside),
          about: safe(about),
        })),
        free: typed !== undefined,
      };
    }
    case "text":
      return { ...shown, kind: "text", limit: field.limit, optional: field.optional === true };
    case "number":
      return { ...shown, kind: "number", min: field.min, max: field.max };
  }
}

/** An act with what has been filled in: its command once the form is complete. */
function filled(session: Session, { act: name, answers: typed }: AskOfCell) {
  const act = offeredActs.find((one) => one.name === name);
  if (act === undefined) return null;
  const context = contextOf(session);
  const barred = act.barred?.(context) ?? "";
  if (barred !== "") return { act, context, barred, form: null, command: null, sentence: [] };
  const form = fillForm((given) => act.fields(context, given), typed);
  const command = form.complete ? offered(act.command(form.answers, context)) : null;
  const sentence = command === null ? [] : act.sentence(form.answers, context);
  return { act, context, barred, form, command, sentence };
}

/** What is offered here gives inputs, or asks for a what-if. */
const offered = (command: ActCommand) =>
  !("kind" in command) ? command : command.kind === "what-if" ? command.whatIf : null;

/** Names what somebody has read that will be done. */
const nameOf = (act: string, command: readonly Input[] | WhatIf, sentence: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify([act, command, sentence]))
    .digest("base64url")
    .slice(0, 22);

/** What a form shows; null where there is no such act. */
export function askAct(session: Session, asked: AskOfCell): AskedAct | null {
  const found = filled(session, asked);
  if (found === null) return null;
  const { act, barred, form, command, sentence } = found;
  return {
    act: act.name,
    title: say(act.title),
    barred: safe(barred),
    fields: form?.fields.map(shownField) ?? [],
    sentence: sentence.map((text) => safe(text)),
    seen: command === null ? "" : nameOf(act.name, command, sentence),
    undoable: act.undoable === true,
  };
}

/** What came of what was asked for: what is said of it, or why not. */
export type Came = (DoneOfCell & { readonly saved: boolean }) | { readonly refused: Refused };

const refusedFor = (message: string, hint?: string): Came => ({
  refused: { message, ...(hint === undefined ? {} : { hint }) },
});

/** Does what somebody has read that will be done; null where there is no such act. */
export function doAct(hosted: Hosted, asked: DoOfCell): Came | null {
  const { session } = hosted;
  const found = filled(session, asked);
  if (found === null) return null;
  const { act, context, barred, form, command, sentence } = found;
  if (form === null) return refusedFor(barred);
  const wrong = form.fields.find(({ refusal }) => refusal !== "");
  if (wrong !== undefined) return refusedFor(wrong.refusal);
  if (command === null || nameOf(act.name, command, sentence) !== asked.seen)
    return refusedFor(say("host.changed-meanwhile"), say("host.changed-meanwhile-hint"));
  // It is played when the page looks at it, and leaves nothing in the log.
  if ("change" in command) return { said: say("white-cell.what-if-below"), saved: true, whatIf: whatIfWord(command) };
  const lead = act.done?.(form.answers, context) ?? "";
  return told(hosted, say(act.title), giveInputs(giving(hosted), command, lead));
}

const giving = ({ session, give }: Hosted) => ({ session, give, viewer: "facilitator" as const, atDesk: false });

/** Tells the desk, if there is one, what was done elsewhere. */
function told(hosted: Hosted, title: string, came: ReturnType<typeof giveInputs>): Came {
  if ("refused" in came) return refusedFor(came.refused);
  hosted.hear?.(say("host.done-elsewhere", { title, said: came.said }));
  return came;
}

/** What the white cell does most: carries out orders, ends the turn, sets its clock going. It names the turn and the clock that it looked at. */
export function leadTurn(hosted: Hosted, { do: does, turn, branch, clock }: TurnOfCell, minutes: number | null): Came {
  const { session } = hosted;
  const { model, state } = session;
  const { number } = turnCount(model, state);
  if (branch !== state.current)
    return refusedFor(say("host.other-branch", { branch: state.current }), say("host.changed-meanwhile-hint"));
  if (turn !== number)
    return refusedFor(say("host.other-turn", { asked: turn, turn: number }), say("host.changed-meanwhile-hint"));
  if (does === "clock" && clock !== clockStands(state))
    return refusedFor(say("host.clock-changed"), say("host.changed-meanwhile-hint"));
  switch (does) {
    case "clock": {
      const [inputs] = turnClockOn(session, minutes, true);
      return told(hosted, say("host.did-clock", { clock }), giveInputs(giving(hosted), inputs, ""));
    }
    case "resolve":
      return told(
        hosted,
        say("host.did-resolve"),
        giveInputs(giving(hosted), [{ type: "resolve", by: "white-cell" }], ""),
      );
    case "end":
      return endTurn(hosted, minutes);
  }
}

/** Carries out what is drafted, plays the turn to its end, and lets the time of the next begin where it has any. */
function endTurn(hosted: Hosted, minutes: number | null): Came {
  const { session } = hosted;
  const { model, state } = session;
  const { number: turn, of } = turnCount(model, state);
  const to = turnEnd(model.scenario, headOf(state).world);
  const inputs: readonly Input[] = [...leftToCarryOut(session, "white-cell"), { type: "advance", to }];
  const came = told(hosted, say("host.did-end", { turn, of }), giveInputs(giving(hosted), inputs, ""));
  const goesOn = !("refused" in came) && !headOf(session.state).world.ended && session.header.seats.length > 0;
  for (const start of goesOn ? timeBegins(session, minutes) : []) hosted.give(start);
  return came;
}
