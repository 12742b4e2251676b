/**
 * Gives the session what an act asks for, and says what came of it.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay, type OrderError } from "../engine/index.js";
import { turnCount } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import {
  type Given,
  headOf,
  type Input,
  isRefusal,
  type RecordEntry,
  type Session,
  timeline,
} from "../session/index.js";
import { longDate } from "../text/index.js";
import type { Viewer } from "../visibility/index.js";
import type { Carried, Lead } from "./act.js";
import { refusalText } from "./act-fields.js";

/** What came of inputs: what to say, and whether all of it is on the disk; or why one was refused. */
export type GivenInWords = { readonly said: string; readonly saved: boolean } | { readonly refused: string };

export interface Giving {
  readonly session: Session;
  /** The one way into the session. */
  readonly give: (input: Input) => Given | OrderError;
  /** Whose page the answer is read on. */
  readonly viewer: Viewer;
  /** Where seats' pages are opened by a key, which is said then. */
  readonly atDesk: boolean;
}

/** Inputs that move play to another place, so that the answer says where. */
const travels: ReadonlySet<Input["type"]> = new Set(["rewind", "switch", "branch", "does-not-happen"]);
/** Inputs that change nothing in the world. */
const still: ReadonlySet<Input["type"]> = new Set([
  "note",
  "message",
  "proposal",
  "refuse",
  "withdraw",
  "pass",
  "stop",
  "route",
  "rating",
  "observation",
  "improvement",
  "feedback",
  "clock",
  "agreement",
  "bookmark",
  "remove-bookmark",
  "hide",
  "reveal",
  "hold",
  "draft",
  "allow",
  "forbid",
  "unready",
]);

/** Whether the world may have changed afterwards. */
export function movesOn(command: Carried): boolean {
  return !("kind" in command) && command.some(({ type }) => !still.has(type));
}

/** Headlines told after an act, before the rest is only counted. */
const toldRecords = 3;

/** Gives inputs, one after another. */
export function giveInputs(
  { session, give, viewer, atDesk }: Giving,
  inputs: readonly Input[],
  lead: Lead,
): GivenInWords {
  const came: string[] = [];
  let far = false;
  let saved = true;
  for (const input of inputs) {
    const given = give(input);
    if (isRefusal(given)) return { refused: refusalText(given) };
    saved &&= given.saved;
    far ||= travels.has(input.type);
    came.push(...seenOf(session, given, viewer).map(({ record }) => safe(record.headline)));
  }
  const headlines = came.slice(0, toldRecords).join(" · ");
  const n = came.length - toldRecords;
  const told = n > 0 ? say("desk.records-and-more", { headlines, n }) : headlines;
  const said = typeof lead === "string" ? [lead, told] : [say(lead.brought, { any: told !== "", headlines: told })];
  const sentences = [...said, ...(far ? whereInWords(session, atDesk) : [])].filter((text) => text !== "");
  return { said: sentences.map(sentence).join(" "), saved };
}

/** The records of an input that its reader may see. */
function seenOf({ model }: Session, { state, records }: Given, viewer: Viewer): readonly RecordEntry[] {
  const first = records[0]?.seq;
  return first === undefined ? [] : timeline(model, state, viewer).records.filter(({ number }) => number >= first);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Where play stands now, and by which key seats come to their page. */
function whereInWords(session: Session, atDesk: boolean): string[] {
  const { model, state } = session;
  const { time, ended, seats } = headOf(state).world;
  const date = longDate(dateOfDay(model.scenario.start, Math.floor(time)));
  const branch = safe(state.current);
  if (ended) return [say("desk.now-ended", { date, branch })];
  const { number: turn, of } = turnCount(model, state);
  return [
    say("desk.now-in-turn", { date, turn, of, branch }),
    ...(seats.size === 0 || !atDesk ? [] : [say("desk.open-seats-page")]),
  ];
}
