/**
 * The projector: looks at a log again and again, shows it as the table may see it, and takes the keys that only look.
 * It follows what happens unless somebody looks back. No React here, so that all of it can be tried without a terminal;
 * whoever draws asks for lines when told that there is news.
 */

import type { Forecaster } from "../../../analysis/index.js";
import { say } from "../../../catalogue/index.js";
import type { Model } from "../../../engine/index.js";
import { messageInWords } from "../../../exercise/index.js";
import {
  headOf,
  leadsTo,
  type RecordEntry,
  type SessionState,
  type Timeline,
  timeline,
  type View,
  worldNameAt,
} from "../../../session/index.js";
import { createLookup, type Lookup, longDate, openingOf, titleOf } from "../../../text/index.js";
import { isCounted, noOutlooks, type Outlooks, sayProspects } from "../../panels/prospects.js";
import { sayRecord } from "../../panels/say-record.js";
import type { Size } from "../../term/layout.js";
import type { Line } from "../../term/line.js";
import { safe } from "../../term/safe.js";
import { faceLines, pageHeight, reachOf } from "../face.js";
import { createFutures, type Futures, outlooksOf, savedFor, type Way } from "../futures.js";
import { futuresFrom, openingScreen, press, type Screen, showsOdds, type Track, togglePage } from "../screen.js";
import { earlierView, shownScenario, shownView } from "../shown.js";
import { type DrawMap, mapKey, mapOf, mapPage } from "./map-page.js";
import { nothingYet, type ProjectorScene, projectorFace, storyPage, waitingLines } from "./projector-face.js";
import { looksOnly } from "./projector-keys.js";
import { type Turning, turningsBetween } from "./turnings.js";
import { clockBoard, WallClock, wallOf } from "./wall-clock.js";
import type { Watch } from "./watch.js";

export interface ProjectorOptions {
  readonly watch: Watch;
  /** Gathers the threads that count futures; called only when somebody asks for the odds. */
  readonly gather: (model: Model) => Promise<Forecaster>;
  /** The clock on the wall, in milliseconds since 1970. */
  readonly now: () => number;
  /** Rings the bell; absent for silence. */
  readonly ring?: () => void;
  /** Draws where things stand on the scenario's map. Default: there is none. */
  readonly drawMap?: DrawMap;
}

/** What is drawn from, made anew whenever the log has grown. */
interface Picture {
  readonly model: Model;
  readonly state: SessionState;
  readonly timeline: Timeline;
  readonly lookup: Lookup;
}

/** Milliseconds that what has become of the session stands in the last line, if no key is pressed. */
const noticeFor = 12_000;

/** One record in a sentence; who put in what comes from outside is not for the table. */
function sayPublic(lookup: Lookup, entry: RecordEntry): string {
  const { record } = entry;
  return record.type === "inject" ? `${longDate(record.date)}. News. ${record.headline}.` : sayRecord(lookup, entry);
}

/** A log is only looked at: nothing is played on. */
function trackOf({ entries, model }: Timeline): Track {
  return {
    entries,
    turn: model.scenario.turn,
    after(position, wanted) {
      const found = entries.findIndex((entry, index) => index >= position && wanted(entry));
      return found < 0 ? entries.length : found + 1;
    },
  };
}

export class Projector {
  private readonly options: ProjectorOptions;
  private readonly clock: WallClock;
  private picture: Picture | null = null;
  private screen: Screen = openingScreen;
  private live = true;
  private notice: { readonly words: string; readonly since: number } | null = null;
  private futures: Futures | null = null;
  private readonly listeners = new Set<() => void>();
  private news = 0;
  private said: string[] = [];
  private code: number | null = null;
  private replacedBefore = 0;
  private abandonedBefore = false;
  /** The world whose odds have been said. */
  private oddsSaid = "";
  /** As of the last drawing; what scrolls is measured by it. */
  private size: Size = { columns: 100, rows: 30 };

  constructor(options: ProjectorOptions) {
    this.options = options;
    this.clock = new WallClock(options.ring ?? (() => undefined));
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
    const ticked = this.tickClock();
    if (changed || over || ticked) this.tell();
  }

  /** Whether the clock shows something else. A break has the screen to itself until it is over, unless somebody looks at something. */
  private tickClock(): boolean {
    if (this.picture === null) return false;
    const { changed, said, turned } = this.clock.tick(this.watching(this.picture), this.options.now());
    if (said !== "") this.say([said]);
    const { page } = this.screen;
    if (turned === "break" && page === "situation") this.screen = { ...this.screen, page: clockBoard.id };
    if (turned === "turn" && page === clockBoard.id) this.screen = { ...this.screen, page: "situation" };
    return changed;
  }

  private watching({ model, state, lookup }: Picture) {
    return { model, state, lookup, abandoned: this.options.watch.abandoned };
  }

  press(key: string): void {
    if (key === "ctrl-c") this.code = 130;
    else if (this.picture === null) {
      if (key === "q") this.code = 0;
    } else if (key === "z" && !this.typing()) this.turnToClock(this.picture);
    else if (key === mapKey && !this.typing()) this.screen = { ...togglePage(this.screen, mapPage.id), selected: null };
    else if (this.typing() || looksOnly(key)) this.pressOn(this.picture, key);
    this.tell();
  }

  /** The clock alone, or the situation again. */
  private turnToClock(picture: Picture): void {
    const page = this.screen.page === clockBoard.id ? "situation" : clockBoard.id;
    this.screen = { ...this.screen, page, scroll: { ...this.screen.scroll, page: 0 } };
    if (page === clockBoard.id) this.say(clockBoard.spoken(this.sceneOf(picture, this.size)));
  }

  private pressOn(picture: Picture, key: string): void {
    this.notice = null;
    const scene = this.sceneOf(picture, this.size);
    const before = this.screen;
    const after = press(before, key, {
      track: trackOf(picture.timeline),
      records: scene.view.records,
      panels: projectorFace.panels,
      reach: (part) => reachOf(projectorFace, scene, part),
      screenful: pageHeight(scene),
    });
    this.screen = this.permitted(after, before);
    if (after.leaving !== null) this.code = after.leaving;
    this.choosePosition(picture, before);
    this.sayKey(picture, before);
  }

  /** Whoever chooses a position or a record looks back; whoever has only read a page is back at what is now. */
  private choosePosition({ timeline: { entries } }: Picture, before: Screen): void {
    const { screen } = this;
    const chose = screen.position !== before.position || screen.selected !== before.selected;
    if (chose) this.live = screen.position >= entries.length && screen.selected === null;
    if (this.live && screen.page !== "why") this.screen = { ...screen, position: entries.length };
  }

  /** Without odds where probabilities are hidden. */
  private permitted(screen: Screen, before: Screen): Screen {
    if (this.picture?.state.probabilitiesShown !== false || !showsOdds(screen)) return screen;
    if (screen.page === "odds") {
      this.hear(say("projector.probabilities-are-hidden"));
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
    if (was !== null && state === was.state) return;
    const another = was !== null && was.model !== model;
    const goesOn = was !== null && !another && leadsTo(headOf(was.state), headOf(state));
    const seen = timeline(model, state, "table");
    const lookup = was === null || another ? createLookup(shownScenario(seen)) : was.lookup;
    this.picture = { model, state, timeline: seen, lookup };
    const turnings = was === null || another ? [] : turningsBetween(model, was.state, state);
    if (turnings.length > 0) this.hear(turnings.map(({ words }) => words).join("; "));
    if (replaced > this.replacedBefore) this.hear(say("projector.another-session"));
    this.replacedBefore = replaced;
    if (another) this.endFutures();
    this.keepUp(was?.timeline ?? null, turnings, goesOn);
  }

  /** The position after the log has grown: with it while live, where it was while somebody looks back. */
  private keepUp(told: Timeline | null, turnings: readonly Turning[], goesOn: boolean): void {
    const { picture } = this;
    if (picture === null) return;
    const { entries } = picture.timeline;
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
      ? { ...before.scroll, why: 0, odds: 0, page: page === "end" ? 0 : (before.scroll.page ?? 0) }
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
    if (abandoned) this.hear(say("projector.nobody-plays"));
    else if (session?.closed === false) this.hear(say("projector.goes-on"));
  }

  private tell(): void {
    this.watchFutures();
    this.news += 1;
    for (const listener of this.listeners) listener();
  }

  /** Futures are counted only while somebody looks at them, and may. */
  private watchFutures(): void {
    const { picture, screen } = this;
    if (picture === null) return;
    const wanted = picture.state.probabilitiesShown ? futuresFrom(screen) : null;
    if (wanted !== null && this.futures === null) {
      const { model } = picture;
      const now = () => (this.picture as Picture).timeline;
      const worlds = {
        seated: headOf(picture.state).world.seats.size > 0,
        savedAt: (position: number, way: Way) => savedFor(now(), position, way),
        nameAt: (position: number) => worldNameAt(now(), position),
      };
      this.futures = createFutures({ worlds, open: () => this.options.gather(model) });
      this.futures.subscribe(() => this.hearFutures());
    }
    this.futures?.watch(wanted, 0);
  }

  /** Futures have come in: they are drawn at once, and said once all are in. */
  private hearFutures(): void {
    const { picture, screen } = this;
    if (picture !== null && showsOdds(screen) && picture.state.probabilitiesShown) {
      const outlooks = this.outlooks();
      const world = worldNameAt(picture.timeline, screen.position);
      if (isCounted(outlooks) && world !== this.oddsSaid) {
        this.oddsSaid = world;
        this.say(sayProspects(picture.lookup, this.viewOf(picture), outlooks));
      }
    }
    this.news += 1;
    for (const listener of this.listeners) listener();
  }

  private outlooks = (): Outlooks =>
    this.futures === null ? noOutlooks : outlooksOf(this.futures, this.screen.position);

  private viewOf({ timeline: seen }: Picture): View {
    return shownView(seen, this.screen.position);
  }

  private sceneOf(picture: Picture, size: Size): ProjectorScene {
    const { timeline: seen, lookup, state } = picture;
    const view = this.viewOf(picture);
    const later = seen.records.length - view.records.length;
    const { session, trouble, abandoned } = this.options.watch;
    const fault = trouble === null ? "" : trouble.message;
    return {
      run: { seed: "", horizon: headOf(state).world.horizon, reading: "" },
      lookup,
      view,
      ...earlierView(seen, view, this.screen.selected),
      screen: this.screen,
      size,
      branch: safe(state.current),
      live: this.live && later === 0,
      closed: session?.closed ?? false,
      abandoned,
      later,
      shown: state.probabilitiesShown,
      wall: wallOf(this.watching(picture), this.options.now()),
      odds: null,
      outlooks: state.probabilitiesShown ? this.outlooks() : noOutlooks,
      outside: "NEWS",
      welcome: (room) => nothingYet(openingOf(lookup.scenario), room),
      notice: safe(fault === "" ? (this.notice?.words ?? "") : fault),
      map: mapOf(this.options.drawMap, lookup, { view, ...earlierView(seen, view, this.screen.selected) }),
    };
  }

  /** What the screen shows: exactly the terminal's rows. */
  lines(size: Size): Line[] {
    this.size = size;
    const { picture } = this;
    if (picture !== null) return faceLines(projectorFace, this.sceneOf(picture, size));
    return waitingLines(safe(this.options.watch.trouble?.message ?? ""), size);
  }

  /** Everything said so far, for who hears the screen; it only grows. */
  spoken = (): readonly string[] => this.said;

  private say(sentences: readonly string[]): void {
    if (sentences.length > 0) this.said = [...this.said, ...safe(sentences)];
  }

  private opening(): string[] {
    const { picture } = this;
    if (picture === null) return [say("projector.heard-waiting")];
    const { scenario } = picture.lookup;
    return [[`${titleOf(scenario)}.`, ...openingOf(scenario)].join(" "), say("projector.heard-first")];
  }

  /** What has come since so many records. */
  private sayNews({ timeline: seen, lookup }: Picture, told: Timeline | null): void {
    const { records, messages } = shownView(seen, seen.entries.length);
    this.say(records.slice(told?.records.length ?? 0).map((entry) => sayPublic(lookup, entry)));
    const written = messages.slice(told?.messages.length ?? 0).map(({ message }) => {
      const { title, body } = messageInWords(lookup.scenario, message);
      return [title, ...body].join(". ");
    });
    this.say(written);
  }

  private sayKey(picture: Picture, before: Screen): void {
    const { screen } = this;
    const { records } = this.viewOf(picture);
    const chosen = records[screen.selected ?? records.length - 1];
    if (screen.page === "why" && before.page !== "why" && chosen !== undefined) {
      this.say(storyPage.spoken(this.sceneOf(picture, this.size)));
    } else if (screen.page === "odds" && before.page !== "odds") {
      this.oddsSaid = "";
      this.hearFutures();
    } else if ((screen.position !== before.position || screen.selected !== before.selected) && chosen !== undefined) {
      this.say([sayPublic(picture.lookup, chosen)]);
    }
  }

  private endFutures(): void {
    void this.futures?.close();
    this.futures = null;
  }

  async close(): Promise<void> {
    this.listeners.clear();
    this.options.watch.close();
    await this.futures?.close();
  }
}
