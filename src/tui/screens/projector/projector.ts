/**
 * The projector: looks at a log again and again, keeps a picture of it as the table may see it, and takes the keys that
 * only look. It follows what happens unless somebody looks back. No React here, so that all of it can be tried without
 * a terminal; whoever draws asks for lines when told that there is news.
 */
import type { Forecaster } from "../../../analysis/index.js";
import type { Model } from "../../../engine/index.js";
import { headOf, type SessionState } from "../../../session/index.js";
import { createLookup, type Lookup, longDate, readingInWords } from "../../../text/index.js";
import { isCounted, noOutlooks, type Outlooks, sayProspects } from "../../panels/prospects.js";
import type { Size } from "../../term/layout.js";
import type { Line } from "../../term/line.js";
import { plainLine } from "../../term/line.js";
import { safe } from "../../term/text.js";
import { openingScreen, press, type Screen, showsOdds } from "../screen.js";
import { sayRecord } from "../spoken.js";
import type { RecordEntry } from "../tape.js";
import { createViewer, type View } from "../view.js";
import { type ProjectorScene, projectorLines, projectorReach, waitingLines } from "./picture.js";
import { looksOnly } from "./projector-keys.js";
import { openProspects, type Prospects } from "./prospects-watch.js";
import {
  goesOnFrom,
  type PublicModel,
  type PublicTape,
  publicModel,
  type TapeSource,
  tellPublic,
} from "./public-tape.js";
import { storyLines } from "./story.js";
import { type Turning, turningsBetween } from "./turnings.js";
import type { Watch } from "./watch.js";

export interface ProjectorOptions {
  readonly watch: Watch;
  /** Gathers the threads that count futures; called only when somebody asks for the odds. */
  readonly gather: (model: Model) => Promise<Forecaster>;
  /** Milliseconds, of any clock. */
  readonly now: () => number;
}

/** What is drawn from, made anew whenever the log has grown. */
interface Picture {
  readonly known: PublicModel;
  readonly lookup: Lookup;
  readonly state: SessionState;
  readonly tape: PublicTape;
  readonly viewAt: (position: number) => View;
  /** Counts the ways that were taken: what was counted on one holds on no other. */
  readonly way: number;
}

/** Milliseconds that what has become of the session stands in the last line, if no key is pressed. */
const noticeFor = 12_000;

/** One record in a sentence; who put in what comes from outside is nobody's business. */
function sayPublic(lookup: Lookup, entry: RecordEntry): string {
  const { record } = entry;
  return record.type === "inject" ? `${longDate(record.date)}. News. ${record.headline}.` : sayRecord(lookup, entry);
}

export class Projector {
  private readonly options: ProjectorOptions;
  private picture: Picture | null = null;
  private screen: Screen = openingScreen;
  private live = true;
  private notice: { readonly words: string; readonly since: number } | null = null;
  private prospects: Prospects | null = null;
  private readonly listeners = new Set<() => void>();
  private news = 0;
  private said: string[] = [];
  private code: number | null = null;
  private replacedBefore = 0;
  private abandonedBefore = false;
  /** The moment whose odds have been said. */
  private oddsSaid = "";
  /** As of the last drawing; what scrolls is measured by it. */
  private size: Size = { columns: 100, rows: 30 };

  constructor(options: ProjectorOptions) {
    this.options = options;
    this.follow();
    this.say(this.opening());
  }

  /** Calls the listener whenever there is something else to show; answers what ends that. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Another number whenever there is something else to show. */
  edition = (): number => this.news;

  /** The exit code once somebody wants to leave. */
  leaving(): number | null {
    return this.code;
  }

  /** Whether what is typed is looked for. */
  typing(): boolean {
    return this.screen.search?.typing === true;
  }

  /** Looks at the log again. */
  look(): void {
    const changed = this.options.watch.look();
    if (changed) this.follow();
    this.hearWhoPlays();
    const { notice } = this;
    const over = notice !== null && this.options.now() - notice.since >= noticeFor;
    if (over) this.notice = null;
    if (changed || over) this.tell();
  }

  press(key: string): void {
    if (key === "ctrl-c") this.code = 130;
    else if (this.picture === null) {
      if (key === "q") this.code = 0;
    } else if (this.typing() || looksOnly(key)) this.pressOn(this.picture, key);
    this.tell();
  }

  private pressOn(picture: Picture, key: string): void {
    this.notice = null;
    const { tape } = picture;
    const scene = this.sceneOf(picture, this.size);
    const before = this.screen;
    const after = press(before, key, {
      tape,
      wire: scene.view.wire,
      reach: (part) => projectorReach(scene, part),
      screenful: this.size.rows - 2,
    });
    this.screen = this.permitted(after, before);
    if (after.leaving !== null) this.code = after.leaving;
    this.chooseMoment(tape, before);
    this.sayKey(picture, before);
  }

  /** Whoever chooses a moment or a record looks back; whoever has only read a page is back at what is now. */
  private chooseMoment({ entries }: PublicTape, before: Screen): void {
    const { screen } = this;
    const chose = screen.position !== before.position || screen.selected !== before.selected;
    if (chose) this.live = screen.position >= entries.length && screen.selected === null;
    if (this.live && screen.page !== "why") this.screen = { ...screen, position: entries.length };
  }

  /** Without odds where probabilities are hidden. */
  private permitted(screen: Screen, before: Screen): Screen {
    if (this.picture?.state.probabilitiesShown !== false || !showsOdds(screen)) return screen;
    if (screen.page === "odds") {
      this.hear("the white cell has hidden the probabilities");
      return { ...screen, page: before.page === "odds" ? "situation" : before.page };
    }
    return { ...screen, panel: before.panel === "why" ? "postures" : "why" };
  }

  /** Takes over what the log holds now. */
  private follow(): void {
    const { session, trouble, replaced } = this.options.watch;
    if (session === null) {
      if (trouble !== null) this.say([`${trouble.message}.`]);
      return;
    }
    const was = this.picture;
    const { model, state } = session;
    const another = was !== null && was.known.model !== model;
    const known = was === null || another ? publicModel(model) : was.known;
    const goesOn = was !== null && !another && goesOnFrom(headOf(was.state), headOf(state));
    if (was !== null && state === was.state) return;
    const told = was?.tape.entries.length ?? 0;
    this.picture =
      was !== null && goesOn && was.tape.extend(state)
        ? { ...was, state }
        : this.pictureOf({ known, state, reading: readingInWords(model) }, (was?.way ?? 0) + (goesOn ? 0 : 1));
    const turnings = was === null || another ? [] : turningsBetween(model, was.state, state);
    if (turnings.length > 0) this.hear(turnings.map(({ words }) => words).join("; "));
    if (replaced > this.replacedBefore) this.hear("another session has taken the place of this log");
    this.replacedBefore = replaced;
    if (another) this.endProspects();
    this.keepUp(told, turnings, goesOn);
  }

  private pictureOf(source: TapeSource, way: number): Picture {
    const { known, state } = source;
    const tape = tellPublic(source);
    const viewAt = createViewer(known.scenario, tape.entries);
    return { known, lookup: createLookup(known.scenario), state, tape, viewAt, way };
  }

  /** The position after the log has grown: with it while live, where it was while somebody looks back. */
  private keepUp(told: number, turnings: readonly Turning[], goesOn: boolean): void {
    const { picture } = this;
    if (picture === null) return;
    const { entries } = picture.tape;
    if (goesOn) this.sayNews(picture, told);
    const turned = !goesOn || turnings.some(({ kind }) => kind !== "revealed" && kind !== "hidden");
    if (turned) this.live = true;
    const before = this.screen;
    // Somebody who reads about a record goes on reading about it.
    if (!this.live || (before.page === "why" && !turned)) {
      this.screen = this.permitted({ ...before, position: Math.min(before.position, entries.length) }, before);
      return;
    }
    const last = entries.at(-1);
    const over = last?.kind === "record" && last.record.type === "end";
    const moved = before.position !== entries.length || turned;
    const page = over && moved ? "end" : before.page === "end" && !over ? "situation" : before.page;
    const scroll = moved
      ? { ...before.scroll, why: 0, odds: 0, page: page === "end" ? 0 : before.scroll.page }
      : before.scroll;
    const search = turned ? null : before.search;
    const after: Screen = { ...before, position: entries.length, page, scroll, search, selected: null };
    this.screen = this.permitted(after, after);
  }

  private hear(words: string): void {
    this.notice = { words, since: this.options.now() };
    this.say([`${words[0]?.toLocaleUpperCase("en") ?? ""}${words.slice(1)}.`]);
  }

  /** Nothing is live that nobody plays. */
  private hearWhoPlays(): void {
    const { abandoned, session } = this.options.watch;
    if (abandoned === this.abandonedBefore) return;
    this.abandonedBefore = abandoned;
    if (abandoned) this.hear("nobody plays this session now; it goes on here as soon as somebody resumes it");
    else if (session?.closed === false) this.hear("the exercise goes on");
  }

  private tell(): void {
    this.watchProspects();
    this.news += 1;
    for (const listener of this.listeners) listener();
  }

  /** Futures are counted only while somebody looks at them, and may. */
  private watchProspects(): void {
    const { picture, screen } = this;
    if (picture === null) return;
    const shown = picture.state.probabilitiesShown;
    const wanted = shown && (showsOdds(screen) || screen.page === "end");
    if (wanted && this.prospects === null) {
      const { model } = picture.known;
      this.prospects = openProspects({ open: () => this.options.gather(model), onNews: () => this.hearProspects() });
    }
    // How likely it all was is asked of the start.
    const position = screen.page === "end" ? 1 : screen.position;
    this.prospects?.watch(wanted ? { way: picture.way, position, tape: picture.tape } : null);
  }

  /** Futures have come in: they are drawn at once, and said once all are in. */
  private hearProspects(): void {
    const { picture, screen } = this;
    if (picture !== null && showsOdds(screen) && picture.state.probabilitiesShown) {
      const outlooks = this.outlooksFor(picture);
      const moment = `${picture.way}:${screen.position}`;
      if (isCounted(outlooks) && moment !== this.oddsSaid) {
        this.oddsSaid = moment;
        this.say(sayProspects(picture.lookup, picture.viewAt(screen.position), outlooks));
      }
    }
    this.news += 1;
    for (const listener of this.listeners) listener();
  }

  private outlooksFor({ way }: Picture): Outlooks {
    return this.prospects?.outlooks(way, this.screen.position) ?? noOutlooks;
  }

  private sceneOf(picture: Picture, size: Size): ProjectorScene {
    const { tape, lookup, viewAt, state } = picture;
    const { position } = this.screen;
    const bare = viewAt(position);
    const later = viewAt(tape.entries.length).wire.length - bare.wire.length;
    const gauges = tape.gaugesAt(position);
    const readings = new Map(
      [...bare.readings].map(([id, reading]) => [id, { ...reading, value: gauges[id] ?? reading.value }] as const),
    );
    const { session, trouble, abandoned } = this.options.watch;
    const fault = trouble === null ? "" : trouble.message;
    return {
      tape,
      lookup,
      view: { ...bare, readings },
      screen: this.screen,
      size,
      branch: safe(state.current),
      live: this.live && later === 0,
      closed: session?.closed ?? false,
      abandoned,
      later,
      shown: state.probabilitiesShown,
      outlooks: this.outlooksFor(picture),
      notice: safe(fault === "" ? (this.notice?.words ?? "") : fault),
    };
  }

  /** What the screen shows: exactly the terminal's rows. */
  lines(size: Size): Line[] {
    this.size = size;
    const { picture } = this;
    if (picture !== null) return projectorLines(this.sceneOf(picture, size));
    return waitingLines(safe(this.options.watch.trouble?.message ?? ""), size);
  }

  /** Everything said so far, for who hears the screen; it only grows. */
  spoken = (): readonly string[] => this.said;

  private say(sentences: readonly string[]): void {
    if (sentences.length > 0) this.said = [...this.said, ...safe(sentences)];
  }

  private opening(): string[] {
    const { picture } = this;
    if (picture === null) return ["Projector. Press q to quit."];
    const { title, summary } = picture.known.scenario;
    return [`${title}. ${summary}`, "The projector follows the exercise. Press w for the latest record, q to quit."];
  }

  /** What has come since so many entries. */
  private sayNews({ tape, lookup }: Picture, told: number): void {
    this.say(tape.entries.slice(told).flatMap((entry) => (entry.kind === "record" ? [sayPublic(lookup, entry)] : [])));
  }

  private sayKey(picture: Picture, before: Screen): void {
    const { screen } = this;
    const view = picture.viewAt(screen.position);
    const entry = this.sceneOf(picture, this.size).view.wire[screen.selected ?? view.wire.length - 1];
    const chosen = entry as Parameters<typeof storyLines>[1] | undefined;
    if (screen.page === "why" && before.page !== "why" && chosen !== undefined) {
      const lines = storyLines(picture.lookup, chosen, 10_000).map((line) => plainLine(line).trim());
      this.say(lines.filter((line) => line !== ""));
    } else if (screen.page === "odds" && before.page !== "odds") {
      this.oddsSaid = "";
      this.hearProspects();
    } else if ((screen.position !== before.position || screen.selected !== before.selected) && chosen !== undefined) {
      this.say([sayPublic(picture.lookup, chosen)]);
    }
  }

  private endProspects(): void {
    void this.prospects?.close();
    this.prospects = null;
  }

  async close(): Promise<void> {
    this.listeners.clear();
    this.options.watch.close();
    await this.prospects?.close();
  }
}
