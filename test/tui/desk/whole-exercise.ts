/**
 * A whole exercise at a desk in a real terminal, with a projector in a second one, from the plan to the signed review. After
 * every step both screens are read: the desk must show what the step is for, and the projector nothing that is sealed, in
 * confidence, or the white cell's. Screens and pages are kept in a folder where somebody wants to look at them.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { currentBranch, readBytes, readLog, replayLog } from "../../../src/session/index.js";
import { faultline, faultlineIn } from "../../cli/faultline.js";
import { type Room, realRoom, roomHere, size } from "./rooms.js";

export const esc = "\u001b";
export const down = "\u001b[B";
export const enter = "\r";
const pageDown = `${esc}[6~`;
const tab = "\t";
export const situation = "1 Postures";
export const turns = 8;

const plan = join(import.meta.dirname, "whole-exercise.yaml");

/** What the table may read at no time: parts of what was said in confidence, of notes and reasons, and of what nobody is told. */
const sealed = [
  "granite",
  "Altai",
  "nine days",
  "no answer",
  "three weeks to assemble",
  "call first",
  "four aircraft",
  "Geneva",
  "page three",
  "Nicosia",
  "quarterly",
  "Batumi",
  "overflights",
  "rafted",
  "spoke before it listened",
  "too early for this class",
];

type Wanted = string | RegExp;

export class WholeExercise {
  readonly #folder: string;
  readonly #look: string | null;
  readonly #log: string;
  #room!: Room;
  #steps = 0;

  /** Works in `folder`; screens and pages are kept in `look`, where that is given. */
  constructor(folder: string, look: string | null) {
    this.#folder = folder;
    this.#look = look;
    this.#log = join(folder, "exercise.log");
    if (look !== null) mkdirSync(look, { recursive: true });
  }

  kill(): void {
    this.#room?.kill();
  }

  /** The handouts of the plan: each seat's brief has what that seat alone knows. */
  brief(): void {
    const out = join(this.kept, "handouts");
    expect(faultline("validate", plan).code).toBe(0);
    expect(faultline("brief", plan, "--out", out).code).toBe(0);
    const read = (name: string) => readFileSync(join(out, `${name}.md`), "utf8");
    expect(read("seat-russia")).toContain("ammunition for nine days");
    expect(read("seat-turkey")).not.toContain("ammunition for nine days");
    for (const secret of sealed) expect(read("situation-manual")).not.toContain(secret);
    expect(read("controllers-handbook")).toContain("A call from Paris");
  }

  get log(): string {
    return this.#log;
  }

  /** Where screens and pages are kept, or the folder in which it works. */
  get kept(): string {
    return this.#look ?? this.#folder;
  }

  async open(real: boolean): Promise<void> {
    await this.enter(real ? await realRoom(plan, this.#log) : roomHere(plan, this.#log), 3);
    await this.onProjector("12 Jul 2020", "turn 1 of 8");
  }

  /** Goes on in a room whose desk has just begun, for so many seats. */
  async enter(room: Room, seats: number): Promise<void> {
    this.#room = room;
    await this.step("", `turn 1 of ${turns} · ready 0 of ${seats}`, "saved");
  }

  /** Types keys at the desk, waits for all that should then be on its screen, and looks at the projector. */
  async step(keys: string, ...wanted: Wanted[]): Promise<string> {
    if (keys !== "") this.#room.type(keys);
    const screen = await this.#room.until("desk", showing(wanted), `${JSON.stringify(keys)}: ${wanted.join(" and ")}`);
    this.#keep("desk", screen);
    for (const row of screen.split("\n")) expect(row.length).toBeLessThanOrEqual(size.columns);
    this.#searched(this.#room.screen("projector"));
    return screen;
  }

  /** Waits for what the projector should show. */
  async onProjector(...wanted: Wanted[]): Promise<void> {
    const screen = await this.#room.until("projector", showing(wanted), wanted.join(" and "));
    this.#keep("projector", screen);
    this.#searched(screen);
  }

  #searched(screen: string): void {
    for (const secret of sealed)
      if (screen.includes(secret)) throw new Error(`the projector shows ${secret}:\n${screen}`);
  }

  #keep(which: string, screen: string): void {
    this.#steps += 1;
    if (this.#look !== null)
      writeFileSync(join(this.#look, `${String(this.#steps).padStart(3, "0")}-${which}.txt`), `${screen}\n`);
  }

  /** Chooses a row of the seat's page by its label, from above. */
  async choose(label: string): Promise<void> {
    await this.step(`${esc}[A`.repeat(60), /─ Orders ─+\n[^\n]*▶/);
    for (let row = 0; row < 60; row += 1) {
      const before = this.#room.screen("desk");
      if (before.includes(`▶ ${label}`)) return;
      this.#room.type(down);
      await this.#room.until("desk", (now) => bodyOf(now) !== bodyOf(before), `a row after ${label}`);
    }
    throw new Error(`no row ${label}`);
  }

  /** Turns to a seat's page, and reads its news until all that is wanted has been there; what must not stand there never does. */
  async seat(label: string, wanted: readonly string[] = [], not: readonly string[] = []): Promise<void> {
    if (!this.#room.screen("desk").includes(" (seat ")) await this.step("t", " (seat ");
    for (let place = 0; !this.#room.screen("desk").includes(`${label} (seat `); place += 1) {
      if (place > 5) throw new Error(`no page of ${label}`);
      const [here = ""] = /\(seat \d/.exec(this.#room.screen("desk")) ?? [];
      this.#room.type(tab);
      await this.#room.until("desk", (now) => /\(seat \d/.test(now) && !now.includes(here), "the next seat");
    }
    let read = "";
    for (let page = 0; page < 12; page += 1) {
      const before = this.#room.screen("desk");
      read += ` ${leftOf(before)}`;
      if (!/\d+ more lines?: PgDn/.test(before)) break;
      this.#room.type(pageDown);
      await this.#room.until("desk", (now) => bodyOf(now) !== bodyOf(before), "the rest of the news");
      this.#keep("desk", this.#room.screen("desk"));
    }
    for (const text of wanted) expect(read).toContain(text);
    for (const text of not) expect(read).not.toContain(text);
  }

  /** Ends a turn; where some are not ready, it asks first. */
  async endTurn(next: number | string = "\\d"): Promise<void> {
    const there = new RegExp(`turn ${next} of ${turns}[\\s\\S]*Played: turn`);
    const screen = await this.step("t", new RegExp(`t again carries out all drafts|${there.source}`));
    if (!there.test(screen)) await this.step("t", there, " (seat ");
  }

  async toSituation(): Promise<void> {
    await this.step(esc, situation);
  }

  /** All that the projector has ever shown. */
  neverShown(): void {
    const all = this.#room.projected();
    for (const secret of sealed) expect(all.includes(secret) ? secret : "").toBe("");
  }

  async leave(): Promise<void> {
    await this.#room.leave();
  }

  /** The session on disk: sound, with all that was done, and open again at the desk. */
  async verify(): Promise<void> {
    expect(faultline("verify", this.#log)).toMatchObject({ code: 0, stdout: expect.stringContaining("sound") });
    const { state } = replayLog(readLog(readBytes(this.#log)));
    expect([...state.branches.keys()]).toEqual(["main", "hotter"]);
    expect(state.review.ratings.size).toBe(2);
    expect(state.review.agreements.size).toBe(1);
    expect(currentBranch(state).head.messages.messages.map(({ delivery }) => delivery)).not.toContain("pending");
    const resumed = faultline("resume", this.#log, "--plain");
    expect(resumed).toMatchObject({ code: 0, stdout: expect.stringContaining("London paper looks at the oil fund") });
  }

  /** The review, on paper: Markdown is read here, and the rest is to be looked at. */
  review(said: readonly string[] = reviewed): void {
    const out = this.kept;
    const name = (end: string) => join(out, `review.${end}`);
    const files = ["--out", name("html"), "--markdown", name("md"), "--docx", name("docx"), "--csv", name("csv")];
    const sizes = ["--runs", "100", "--futures", "50", "--workers", "1"];
    expect(faultlineIn(out, "report", this.#log, ...files, ...sizes)).toMatchObject({ code: 0 });
    const text = readFileSync(name("md"), "utf8");
    for (const wanted of said) expect(text).toContain(wanted);
  }
}

/** What the review must say. */
const reviewed = [
  "The summer of three capitals",
  "Performed with some challenges",
  "Moscow spoke before it listened",
  "Name a timekeeper",
  "Dora Eik",
  "Kept in part",
  "No overflights",
  "Batumi",
  "hotter",
  "Paris proposes a meeting in Geneva",
  "A minister in Nicosia",
  "too early for this class",
];

/** A screen without its first line, in which a clock may tick. */
const bodyOf = (screen: string): string => screen.slice(screen.indexOf("\n"));

/** The left column of a seat's page as running text. */
function leftOf(screen: string): string {
  return screen
    .split("\n")
    .map((row) => row.slice(0, Math.max(0, row.indexOf("│"))).trim())
    .join(" ")
    .replace(/\s+/g, " ");
}

function showing(wanted: readonly Wanted[]): (screen: string) => boolean {
  return (screen) => wanted.every((text) => (typeof text === "string" ? screen.includes(text) : text.test(screen)));
}

/** The whole of it. */
export async function playWholeExercise(whole: WholeExercise, real: boolean): Promise<void> {
  whole.brief();
  await whole.open(real);
  await firstTurn(whole);
  await agree(whole);
  await tellSome(whole);
  await overrule(whole);
  await branchOff(whole);
  await close(whole);
  await whole.verify();
  whole.review();
}

/** Turn 1: three seats draft and are ready, one writes to another, and all orders are carried out at one instant. */
async function firstTurn(whole: WholeExercise): Promise<void> {
  await whole.seat("Russia", ["Altai", "nine days", "call first"], ["no answer", "three weeks"]);
  await whole.step("", "Appeal to both sides");
  await whole.step(enter, "Drafted: Appeal to both sides.");
  await whole.choose("Write a message");
  await whole.step(enter, "To whom?");
  await whole.step(`turkey${enter}`, "And to whom besides?");
  await whole.step(enter, "In confidence, or public?");
  await whole.step(enter, "What does it say?");
  await whole.step(`Shall we meet in Batumi?${enter}`, "Russia writes to Turkey");
  await whole.step(enter, "Russia (seat 1 of 3)", "▸ Written.");
  await whole.step("r", "Russia is ready");
  await whole.seat("Turkey", ["no answer"], ["Batumi", "nine days"]);
  await whole.step(enter, "Drafted:");
  await whole.step("r", "Turkey is ready");
  await whole.seat("Azerbaijan", ["three weeks"], ["Batumi"]);
  await whole.onProjector(/^(?!.*urges both sides)/s, "turn 1 of 8");
  await whole.toSituation();
  await passOn(whole, "Batumi");
  await whole.seat("Azerbaijan");
  await whole.step("H", "Azerbaijan holds");
  await whole.step("r", "orders carried out", "Moscow urges both sides");
  await whole.onProjector("Moscow urges both sides");
  await whole.step("t", "turn 2 of 8", " (seat ");
  await whole.onProjector("turn 2 of 8", "The same film of a burning");
  await whole.seat("Turkey", ["Batumi", "The same film of a burning village"]);
}

/** The white cell passes a message on that waits. */
async function passOn(whole: WholeExercise, text: string): Promise<void> {
  await whole.step("iu", "Which message?", text);
  await whole.step(`${enter}${enter}`, "it is passed on");
  await whole.step(enter, situation, "Passed on");
}

/** Turn 2: a proposal of one seat, which the other accepts from its own page; a note. */
async function agree(whole: WholeExercise): Promise<void> {
  await whole.seat("Russia");
  await whole.choose("Propose an agreement");
  await whole.step(enter, "Who must agree?");
  await whole.step(`turkey${enter}`, "And who besides?");
  await whole.step(enter, "In confidence, or public?");
  await whole.step(enter, "What does it say?");
  await whole.step(`No overflights${enter}`, "On what terms?");
  await whole.step(`Jets stay on the ground; Ships stay in port${enter}`, "Until what day?");
  await whole.step(`2020-08-20${enter}`, "Russia proposes to Turkey", "2. Ships stay in port");
  await whole.step(enter, "Russia (seat 1 of 3)", "▸ Proposed.");
  await whole.step("in", "What have you seen?");
  await whole.step(`Moscow spoke before it listened${enter}`, "Against which objective?");
  await whole.step(`signal${enter}`, "It stands in the report");
  await whole.step(enter, "▸ Noted.");
  await whole.toSituation();
  await passOn(whole, "overflights");
  await whole.seat("Turkey", ["No overflights"]);
  await whole.choose("Accept proposal 2 of Russia");
  await whole.step(enter, "▸ Answered.");
  await whole.endTurn(3);
  await whole.seat("Russia", ["The staff reports four aircraft", "CABLE, IN CONFIDENCE"]);
  await whole.seat("Turkey", ["Agreed: proposal 2 of Russia"], ["four aircraft"]);
}

/** Turns 3 and 4: two injects that were prepared and two on the spot, each for somebody. */
async function tellSome(whole: WholeExercise): Promise<void> {
  await whole.toSituation();
  await whole.step("if", "Which inject?", "A call from Paris");
  await whole.step(`Paris${enter}${enter}`, "is put in now");
  await whole.step(enter, situation, "▸ Fired");
  await whole.step("if", "Which inject?");
  await whole.step(`interview${enter}${down}${enter}`, "On which day?");
  await whole.step(`2020-08-01${enter}`, "day 20");
  await whole.step(enter, situation, "comes on Sat 1 Aug 2020, day 20");
  await whole.step("ia", "What do the players read?");
  await whole.step(`A minister in Nicosia asks for a word tonight${enter}`, "How does it arrive?");
  await whole.step(`cable${enter}`, "Who sends it?");
  await whole.step(`Embassy in Athens${enter}`, "Whom is it for?");
  await whole.step(`turkey${enter}`, "And to whom besides?");
  await whole.step(enter, "Does it change a gauge?");
  await whole.step(enter, "A cable from Embassy in Athens to Turkey, now");
  await whole.step(enter, situation, "It has reached those it is for.");
  await whole.step("ia", "What do the players read?");
  await whole.step(`The quarterly figures of the fund are said to be a third lower${enter}`, "How does it arrive?");
  await whole.step(`press${enter}`, "Who sends it?");
  await whole.step(`A London paper${enter}`, "Whom is it for?");
  await whole.step(`azerbaijan${enter}${enter}`, "What do all others read?");
  await whole.step(`London paper looks at the oil fund${enter}`, "Does it change a gauge?");
  await whole.step(`${enter}${enter}`, "All others read: “London paper looks at the oil fund”");
  await whole.step(enter, situation, "Every seat has read: London paper looks at the oil fund");
  await whole.onProjector("London paper looks at the oil");
  await whole.step("m", /scheduled|due/, "An interview", "A minister in Nicosia");
  await whole.toSituation();
  await whole.seat("Russia", ["Geneva", "oil fund"], ["Nicosia", "quarterly"]);
  await whole.seat("Turkey", ["Nicosia", "oil fund"], ["Geneva", "quarterly"]);
  await whole.seat("Azerbaijan", ["quarterly", "Geneva"], ["Nicosia"]);
  await whole.endTurn(4);
  await whole.seat("Russia", ["Retired general speaks"], ["page three"]);
  // What it was told at the start is still there.
  await whole.step("o", "What you were told at the start", "call first");
  await whole.step("o", "News since");
  await whole.seat("Turkey", ["page three"]);
  await whole.onProjector("turn 4 of 8");
}

/** Turn 4 and 5: a record that is not to be, and a turn that is played on without it. */
async function overrule(whole: WholeExercise): Promise<void> {
  await whole.toSituation();
  await whole.step("id", "What does not happen?");
  await whole.step(enter, "Why?");
  await whole.step(`too early for this class${enter}`, "does not happen, this once");
  await whole.step(enter, situation, "▸ Does not happen:");
  await whole.step("t", /turn [34] of 8/, " (seat ");
}

/** A branch that is played for a turn, and back. */
async function branchOff(whole: WholeExercise): Promise<void> {
  await whole.toSituation();
  await whole.step("ib", "What is the branch called?");
  await whole.step(`hotter${enter}${enter}`, "A new branch, hotter, from here");
  await whole.step(enter, situation, /hotter · turn \d of 8/);
  await whole.step("t", " (seat ");
  await whole.endTurn();
  await whole.toSituation();
  await whole.step("b", "hotter", "main");
  await whole.toSituation();
  await whole.step("is", "To which branch?");
  await whole.step(`main${enter}`, "Play goes on along main");
  const screen = await whole.step(enter, situation, /main · turn \d of 8/);
  const [, turn] = /main · turn (\d) of 8/.exec(screen) ?? [];
  await whole.step("t", " (seat ");
  for (let next = Number(turn) + 1; next <= turns; next += 1) await whole.endTurn(next);
}

/** The last turn, the hot wash, and the review at the desk. */
async function close(whole: WholeExercise): Promise<void> {
  await whole.step("", `turn ${turns} of ${turns}`);
  await whole.step("t", "t again carries out all drafts");
  await whole.step("t", "What each seat ordered", "Notes, by objective", "main · ended · saved");
  await whole.onProjector(/6 Sep 2020/);
  await whole.step("io", "Which objective?");
  await whole.step(`Decide${enter}${down}${enter}`, "Why");
  await whole.step(`One seat after the bell${enter}`, "The objective is rated S");
  await whole.step(enter, "Rated S.");
  await whole.step("io", "Which objective?");
  await whole.step(`Signal${enter}${enter}`, "Why");
  await whole.step(`${enter}`, "The objective is rated P");
  await whole.step(enter, "Rated P.");
  await whole.step("iS", "spoke before");
  await whole.step(`spoke${enter}${down}${enter}${enter}`, "Why was it so?");
  await whole.step(`Nobody asked Ankara${enter}Ask first${enter}`, "as an area for improvement");
  await whole.step(enter, "Kept as an area for improvement");
  await whole.step("il", "What is to be done");
  await whole.step(
    `Name a timekeeper${enter}Dora Eik${enter}2027-01-31${enter}${down}${enter}`,
    "It stands in the improvement plan",
  );
  await whole.step(enter, "Planned.");
  await whole.step("iK", "Which agreement?", "Russia to Turkey");
  await whole.step(`${enter}${down}${enter}One flight${enter}`, "kept in part");
  await whole.step(enter, "Kept in part.");
  whole.neverShown();
  await whole.leave();
}
