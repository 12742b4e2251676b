/**
 * A whole exercise in real browsers: four seats on phones, one of them by keyboard alone, the table's page on a projector, an evaluator and a second
 * white cell, with the desk in a real terminal. Everybody comes in by what stands on the desk's screen. Whatever a page was sent, shows, complains of or asks
 * for is read: nobody is sent what is another's, nothing goes elsewhere, and no page trips assistive technology or scrolls sideways.
 */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { size } from "../tui/desk/rooms.js";
import { down, enter, esc, situation, turns, type WholeExercise } from "../tui/desk/whole-exercise.js";
import { openTerminal } from "../tui/real-terminal.js";
import { hostedDevice, joinByWord } from "./hosted-pages.js";
import { byKeyboard, feedback, joinByKeyboard, outage } from "./page-acts.js";
import { BrowserRoom, Viewer } from "./viewers.js";

/** How much of it is played. */
export interface Extent {
  /** Turns before the review is opened; all of them end the run. */
  readonly turns: number;
  /** How long a seat is without a connection, in milliseconds. */
  readonly offline: number;
  /** Pictures of all pages are kept, too. */
  readonly pictures: boolean;
}

const phone = { width: 360, height: 740 };
const wide = { width: 1280, height: 720 };
const plan = join(import.meta.dirname, "../tui/desk/whole-exercise-four.yaml");

/** What one seat alone was given, in its words: nobody else's device is ever sent it. */
const given = {
  Russia: ["ammunition for nine days", "in the Altai"],
  Turkey: ["has had no answer"],
  Azerbaijan: ["three weeks to assemble"],
  Armenia: ["Ijevan is half empty"],
} as const;
type Seat = keyof typeof given;
const seats = Object.keys(given) as Seat[];

/** What stands on the desk's page of who has joined. */
interface WayIn {
  readonly address: string;
  readonly code: string;
  readonly words: ReadonlyMap<string, string>;
  /** The white cell's link. */
  readonly link: string;
}

/** The desk's page of who may join. */
const joining = "Who has joined";

async function wayIn(whole: WholeExercise): Promise<WayIn> {
  const screen = await whole.step("u", joining, "link hidden");
  const shown = await whole.step(`${down.repeat(seats.length + 1)}${enter}`, /▶ White cell[\s\S]*#key=/);
  await whole.step(esc, situation);
  // A link goes on in the row below, beside a picture.
  const firsts = shown.split("\n").map((row) => /^ +([\w:/.#=-]+)/.exec(row)?.[1] ?? "");
  const from = firsts.findIndex((row) => row.includes("#key="));
  const words = [...screen.matchAll(/(\S.*?)(?:, evaluator)? +(\w{4}-\w{4}-\w{4})/g)];
  return {
    address: /http:\S+/.exec(screen)?.[0] ?? "",
    code: /Code +(\w+ \w+)/.exec(screen)?.[1] ?? "",
    words: new Map(words.map(([, label = "", word = ""]) => [label.replace(/^▶ /, ""), word])),
    link: firsts.slice(from, firsts.indexOf("", from)).join(""),
  };
}

export class InBrowsers {
  private readonly seats = new Map<Seat, Viewer>();
  private wall!: Viewer;
  private evaluator!: Viewer;
  private cell!: Viewer;

  readonly whole: WholeExercise;
  readonly browser: Browser;
  readonly extent: Extent;

  constructor(whole: WholeExercise, browser: Browser, extent: Extent) {
    this.whole = whole;
    this.browser = browser;
    this.extent = extent;
  }

  async play(): Promise<void> {
    await this.open();
    await this.firstTurn();
    await this.agree();
    await this.withoutConnection();
    for (let turn = 3; turn <= this.extent.turns; turn += 1) await this.playTurn(turn);
    await this.close();
  }

  private of(seat: Seat): Viewer {
    return this.seats.get(seat) as Viewer;
  }

  private get everybody(): readonly Viewer[] {
    return [this.wall, ...this.seats.values(), this.evaluator, this.cell];
  }

  private async viewer(name: string, address: string, size: { readonly width: number; readonly height: number }) {
    const viewer = new Viewer(
      name,
      await hostedDevice(this.browser, address, size),
      this.extent.pictures ? this.whole.kept : null,
    );
    await viewer.hear();
    return viewer;
  }

  /** Everybody's pages, every part of them. */
  private async look(moment: string): Promise<void> {
    for (const viewer of this.everybody) await viewer.look(moment);
  }

  private async open(): Promise<void> {
    const desk = await openTerminal(["host", plan, "--save", this.whole.log, "--listen", "127.0.0.1:0"], size);
    const wall = await this.viewer("projector", "http://127.0.0.1:", wide);
    this.wall = wall;
    await this.whole.enter(new BrowserRoom(desk, wall), seats.length);
    const way = await wayIn(this.whole);
    await wall.page.goto(`${way.address}/#code=${way.code.replace(" ", "")}`);
    await wall.press("Watch the table");
    await this.whole.onProjector("12 Jul 2020", "turn 1 of 8", way.code);
    for (const seat of seats) {
      const viewer = await this.viewer(seat.toLowerCase(), way.address, phone);
      this.seats.set(seat, viewer);
      await viewer.page.goto(`${way.address}/`);
      await viewer.picture("join");
      const word = way.words.get(seat) ?? "";
      if (seat === "Russia") await joinByKeyboard(viewer, way.code, seat, word);
      else await joinByWord(viewer.page, { code: way.code, seat, word });
      await viewer.page.locator(".posture").first().waitFor();
    }
    this.evaluator = await this.viewer("evaluator", way.address, phone);
    await this.evaluator.page.goto(`${way.address}/`);
    await joinByWord(this.evaluator.page, {
      code: way.code,
      seat: "Erik Falk",
      word: way.words.get("Erik Falk") ?? "",
    });
    await this.evaluator.page.locator("#note-form").waitFor();
    this.cell = await this.viewer("white-cell", way.address, wide);
    await this.cell.page.goto(way.link);
    await this.cell.button(/^End turn/).waitFor();
  }

  /** Four seats decide, one of them by keyboard alone, and write; the second white cell passes it on. */
  private async firstTurn(): Promise<void> {
    const { whole } = this;
    await byKeyboard(this.of("Russia"));
    await this.passOn("Batumi");
    await this.drafts(this.of("Turkey"));
    await this.of("Azerbaijan").press("Hold in the rest");
    await this.ready(this.of("Azerbaijan"));
    const armenia = this.of("Armenia");
    await this.drafts(armenia);
    await armenia.press("Take it back");
    await armenia.page.getByText("✓ Drafted").waitFor({ state: "detached" });
    await this.drafts(armenia);
    await this.ready(this.of("Turkey"));
    await whole.onProjector(/^(?!.*urges both sides)/s, "turn 1 of 8");
    await whole.step("t", " (seat ");
    await this.ready(armenia, "The orders of this turn have been carried out.");
    await whole.step("", "orders carried out", /Mediation +\S+ Appealing/);
    await whole.onProjector("Moscow urges both sides");
    await this.of("Turkey").part("Messages");
    await this.of("Turkey").reads("Shall we meet in Batumi?");
    await this.look("turn-1");
    await this.next(2);
    await whole.onProjector("turn 2 of 8", "The same film of a burning");
  }

  /** A proposal, which the other accepts; an evaluator who rates what was seen. */
  private async agree(): Promise<void> {
    const [russia, turkey] = [this.of("Russia"), this.of("Turkey")];
    await this.write(russia, "Turkey", "No overflights", true);
    await this.passOn("No overflights");
    await turkey.part("Messages");
    await turkey.reads("2. Each flight is told");
    await turkey.press("Accept");
    await turkey.reads("Saved: Accept");
    await this.rates("They asked first, and spoke later", "Signal so that others read it", "S");
  }

  /** A seat that loses its connection: what it chose and wrote meanwhile is whole again, through a reload too. */
  private async withoutConnection(): Promise<void> {
    await outage(this.of("Armenia"), this.extent.offline);
    await this.ready(this.of("Armenia"));
    await this.passOn("Is the road north open?");
    for (const seat of ["Russia", "Turkey", "Azerbaijan"] as const) {
      const viewer = this.of(seat);
      await viewer.part("Orders");
      if ((await viewer.button("Hold in the rest").count()) > 0) await viewer.press("Hold in the rest");
      await this.ready(viewer, seat === "Azerbaijan" ? "The orders of this turn have been carried out." : undefined);
    }
    await this.look("turn-2");
    await this.next(3);
  }

  /** One more turn, in which one seat writes to the next, and not everybody is ready in time. */
  private async playTurn(turn: number): Promise<void> {
    const writer = this.of(seats[turn % seats.length] as Seat);
    const reader = seats[(turn + 1) % seats.length] as Seat;
    await this.write(writer, reader, `Turn ${turn}: will you wait?`);
    await this.passOn(`Turn ${turn}: will you wait?`);
    await this.of(reader).part("Messages");
    await this.of(reader).reads(`Turn ${turn}: will you wait?`);
    for (const seat of seats.slice(0, turn % 2 === 0 ? 2 : 3)) {
      const viewer = this.of(seat);
      await viewer.part("Orders");
      if ((await viewer.button("Draft this order").count()) > 0) await this.drafts(viewer);
      await this.ready(viewer);
    }
    if (turn === 5) await this.rates("The table had not read the brief", "Decide under pressure", "M");
    if (turn === 4) await this.look("turn-4");
    if (turn < turns) await this.next(turn + 1);
  }

  /** The review: everybody's feedback, ratings at the desk, and what is closed is closed on every page. */
  private async close(): Promise<void> {
    const { whole } = this;
    if (this.extent.turns === turns) {
      await whole.step("t", "t again carries out all drafts");
      await whole.step("t", "What each seat ordered", "ended · saved");
      await whole.onProjector("the run has ended");
    } else {
      await whole.toSituation();
      await whole.step("iR", "Open it, or close it?");
      await whole.step(enter, "Every page of a hosted exercise offers");
      await whole.step(enter, "The review is open");
    }
    for (const [n, viewer] of [...this.seats.values(), this.evaluator].entries()) await feedback(viewer, n);
    await this.look("end");
    await whole.step("io", "Which objective?");
    await whole.step(`Decide${enter}${down}${enter}`, "Why");
    await whole.step(`One seat after the bell${enter}`, "The objective is rated S");
    await whole.step(enter, "Rated S.");
    await whole.step("iR", "Open it, or close it?");
    await whole.step(`${down}${enter}`, "is added or changed any more");
    await whole.step(enter, "The review is closed");
    await this.evaluator.part("Notes");
    await this.evaluator.reads("The white cell has closed the review");
    await this.look("closed");
    this.heardNothing();
    await whole.leave();
  }

  /** Nobody was sent what is another's, and no page complained or asked anything elsewhere. */
  private heardNothing(): void {
    for (const viewer of this.everybody) expect([viewer.name, ...viewer.device.heard]).toEqual([viewer.name]);
    for (const [seat, words] of Object.entries(given))
      for (const word of words) {
        expect([seat, word, this.of(seat as Seat).told.includes(word)]).toEqual([seat, word, true]);
        for (const viewer of [this.wall, ...seats.filter((one) => one !== seat).map((one) => this.of(one))])
          expect([viewer.name, word, viewer.told.includes(word)]).toEqual([viewer.name, word, false]);
      }
    this.whole.neverShown();
  }

  private async next(turn: number): Promise<void> {
    await this.whole.endTurn(turn);
    for (const viewer of this.everybody) await viewer.reads(`turn ${turn} of ${turns}`);
  }

  private async drafts(viewer: Viewer): Promise<void> {
    await viewer.press("Draft this order");
    await viewer.reads("✓ Drafted");
  }

  private async ready(viewer: Viewer, said = "You are ready."): Promise<void> {
    await viewer.part("Orders");
    await viewer.press(/^Ready/);
    await viewer.reads(said);
  }

  private async write(viewer: Viewer, to: string, text: string, proposes = false): Promise<void> {
    await viewer.part("Messages");
    const chosen = viewer.page.locator(".compose fieldset input");
    for (const box of await chosen.all()) await box.uncheck();
    await viewer.page.getByRole("checkbox", { name: to, exact: true }).check();
    await viewer.page.getByLabel("Your message").fill(text);
    if (proposes) {
      await viewer.page.getByLabel("It proposes an agreement", { exact: false }).check();
      await viewer.reads("They bind by word alone");
      await viewer.page.getByLabel("Terms, one a line").fill("None below 300 metres\nEach flight is told");
    }
    await viewer.press("Send");
    await viewer.reads(`Saved: message to ${to}`);
  }

  /** The second white cell reads what waits, and passes it on. */
  private async passOn(text: string): Promise<void> {
    const { cell } = this;
    await cell.reads(text);
    await cell.press("Pass it on");
    const form = cell.page.getByRole("dialog");
    await form.getByText(text, { exact: false }).first().waitFor();
    await cell.picture("pass-on");
    await form.getByRole("button", { name: "Do it" }).click();
    await form.waitFor({ state: "detached" });
    await cell.button("Pass it on").waitFor({ state: "detached" });
  }

  private async rates(text: string, objective: string, letter: string): Promise<void> {
    const { page } = this.evaluator;
    const form = page.locator("#note-form");
    await form.getByRole("textbox").first().fill(text);
    await form.getByRole("combobox", { name: "Objective" }).selectOption({ label: objective });
    await form.getByRole("combobox", { name: "How was it performed?" }).selectOption(letter);
    await form.getByRole("button", { name: "Save the note" }).click();
    await page.locator("ol.own li:not(.waiting)").getByText(text).waitFor();
  }
}
