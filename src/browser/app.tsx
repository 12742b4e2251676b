/**
 * The crisis in a page: the desk of the terminal, its keys, its words and its lines, laid out for a browser. Buttons press keys, so
 * that nothing can be done in one way only; what a screen reader hears is what the terminal says to one.
 */
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { dateOfDay, isRefusal } from "../engine/index.js";
import { identityOf } from "../session/index.js";
import { longDate, pasteAs, replayCode } from "../text/index.js";
import {
  boardOf,
  createFutures,
  Desk,
  type DeskView,
  deskFace,
  pageOf,
  safe,
  speeds,
  warmUpAfter,
  whilePlaying,
} from "../tui/anywhere.js";
import { begin, type Crisis, type Settings } from "./crisis.js";
import { hintsIn, keyName, ownKeys } from "./keys.js";
import { Lines, numbered, trimmed, useCells } from "./lines.js";
import type { Oracle } from "./oracle.js";
import { Situation } from "./situation.js";
import { Start } from "./start.js";

/** More lines than any page has, so that the page scrolls and not what is in it. */
const endless = 4000;
/** Sentences that stay to be heard. */
const heard = 40;

function deskOf(crisis: Crisis, settings: Settings, oracle: Oracle): Desk | string {
  const session = begin(crisis, settings);
  if (isRefusal(session)) return [session.message, session.hint].filter(Boolean).join("; ");
  const desk = new Desk({
    session,
    name: crisis.name,
    again: replayCode(identityOf(session.header)),
    paste: pasteAs("npx faultline"),
    clock: () => performance.now(),
    countOdds: (arm, worlds, runs) => oracle.count(arm, worlds, runs),
    futuresOf: (worlds) =>
      createFutures({
        worlds,
        open: () => Promise.resolve(oracle.forecaster({ ...crisis, variant: settings.variant, set: settings.set })),
      }),
  });
  return desk;
}

/** A desk that is drawn again whenever it has changed, and whose time goes on. */
function useDesk(desk: Desk): DeskView {
  const [, draw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => desk.subscribe(() => draw(null)), [desk]);
  useEffect(() => desk.futures.subscribe(() => draw(null)), [desk]);
  useEffect(() => {
    desk.spoken();
    const timer = setTimeout(() => desk.futures.warmUp(), warmUpAfter);
    return () => {
      clearTimeout(timer);
      void desk.futures.close();
    };
  }, [desk]);
  const view = desk.view();
  const { screen } = view.scene;
  const { playing, position, speed } = screen;
  const delay = desk.tickDelay();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a delay that shrinks as time goes by is not another one.
  useEffect(() => {
    if (delay === null) return;
    const timer = setTimeout(desk.tick, delay);
    return () => clearTimeout(timer);
  }, [desk, playing, position, speed]);
  const watched = desk.watched();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another world at the same position is asked about anew.
  useEffect(
    () => desk.futures.watch(watched, playing ? whilePlaying : 0),
    [desk, watched, playing, desk.worldInSight()],
  );
  return view;
}

interface RunProps {
  readonly desk: Desk;
  readonly map: DocumentFragment | null;
}

/** Keys of the whole page, but for those that a field or a button takes for itself. */
function useKeyboard(press: (key: string) => void, typing: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key: pressed } = event;
      const within = (what: string) => target instanceof HTMLElement && target.closest(what) !== null;
      if (within("input, select, textarea")) return;
      if (within("button, summary") && [" ", "Enter"].includes(pressed)) return;
      const key = keyName(event, typing);
      if (key === null) return;
      event.preventDefault();
      press(key);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [press, typing]);
}

function Run({ desk, map }: RunProps) {
  const view = useDesk(desk);
  const { scene, open, notice } = view;
  const covered = open !== null || pageOf(deskFace, scene) !== undefined;
  const press = useCallback((key: string) => desk.press(key), [desk]);
  useKeyboard(press, open?.page.takesText === true || scene.screen.search?.typing === true);
  return (
    <>
      <Head view={view} />
      <Controls view={view} press={press} covered={covered} />
      {notice === null ? null : (
        <p class="notice" role="status">
          {notice.text}
        </p>
      )}
      {covered ? <Covering view={view} press={press} /> : <Situation view={view} desk={desk} map={map} />}
      <div class="unseen" role="log" aria-label={say("browser.heard")}>
        {numbered(desk.spoken())
          .slice(-heard)
          .map(({ at, of }) => (
            <p key={at}>{of}</p>
          ))}
      </div>
    </>
  );
}

function Head({ view }: Pick<ControlsProps, "view">) {
  const { scene, session } = view;
  const { run, lookup, screen } = scene;
  const { day } = boardOf(scene);
  const date = longDate(dateOfDay(lookup.scenario.start, day));
  const ended = scene.view.end !== null;
  return (
    <header>
      <h1>{lookup.scenario.title}</h1>
      <p class="when">
        <b>{date}</b> <span>{say("browser.day-of", { day, horizon: run.horizon })}</span>
        {screen.playing ? <span>{say("browser.days-a-second", { days: speeds[screen.speed] ?? 1 })}</span> : null}
      </p>
      <progress max={run.horizon} value={day} aria-label={say("browser.progress")} />
      <p class="which">
        {say("desk.seed", { seed: run.seed })} · {run.reading}
        {ended ? (
          <>
            {" · "}
            {say("browser.code")} <code>{safe(replayCode(identityOf(session.header)))}</code>
          </>
        ) : null}
      </p>
    </header>
  );
}

const buttons = [
  ["g", "browser.button-start"],
  ["p", "browser.button-back"],
  ["space", "browser.button-play"],
  ["n", "browser.button-on"],
  ["N", "browser.button-day"],
  ["G", "browser.button-end"],
  ["-", "browser.button-slower"],
  ["+", "browser.button-faster"],
  ["o", "browser.button-odds"],
  ["x", "browser.button-what-if"],
  ["d", "browser.button-decided"],
  ["s", "browser.button-surprise"],
  ["*", "browser.button-bookmark"],
  ["j", "browser.button-next-bookmark"],
  ["B", "browser.button-bookmarks"],
  ["k", "browser.button-who"],
  ["?", "browser.button-keys"],
] as const;

interface ControlsProps {
  readonly view: DeskView;
  readonly press: (key: string) => void;
  readonly covered: boolean;
}

function Controls({ view, press, covered }: ControlsProps) {
  const { playing } = view.scene.screen;
  if (covered)
    return (
      <nav class="controls" aria-label={say("browser.controls")}>
        <button type="button" onClick={() => press("escape")}>
          {say("browser.button-close")} <kbd>Esc</kbd>
        </button>
      </nav>
    );
  return (
    <nav class="controls" aria-label={say("browser.controls")}>
      {buttons.map(([key, name]) => (
        <button key={key} type="button" onClick={() => press(key)}>
          {say(key === "space" && playing ? "browser.button-pause" : name)}{" "}
          <kbd>{key === "space" ? say("browser.key-space") : key}</kbd>
        </button>
      ))}
    </nav>
  );
}

/** A page over the situation: one of the situation's own, or one that is chosen in. */
function Covering({ view, press }: { readonly view: DeskView; readonly press: (key: string) => void }) {
  const { cells, room } = useCells();
  const { open } = view;
  // How an exercise stands, and whether it is saved, is no matter here.
  const { status: _status, ...whole } = view.scene;
  const scene = { ...whole, moreKeys: [{ title: say("browser.more-keys"), bindings: ownKeys(whole.moreKeys) }] };
  const size = { columns: cells, rows: endless };
  const page = pageOf(deskFace, scene);
  const drawn =
    open === null
      ? (page?.lines(scene, cells) ?? [])
      : open.page.lines(open, { ...view, status: [], scene: { ...scene, size } });
  // The last line of a page that is chosen in names its keys, which become buttons.
  const [lines, hints] = open === null ? [trimmed(drawn), []] : [trimmed(drawn.slice(0, -1)), hintsIn(drawn.at(-1))];
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another line is chosen, it is brought into sight.
  useEffect(() => {
    box.current?.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <section class="covering" ref={box} aria-label={page?.title(scene) ?? say("browser.page")}>
      {page === undefined ? null : <h2>{page.title(scene)}</h2>}
      {hints.length === 0 ? null : (
        <p class="controls">
          {hints.map(({ key, does }) => (
            <button key={key} type="button" onClick={() => press(key)}>
              {does} <kbd>{key}</kbd>
            </button>
          ))}
          {open?.page.takesText === true ? <Typing press={press} /> : null}
        </p>
      )}
      <div ref={room} class="column">
        <Lines lines={lines} />
      </div>
    </section>
  );
}

/** Somewhere to type for whoever has no keyboard but on the screen: each letter is a key. */
function Typing({ press }: { readonly press: (key: string) => void }) {
  return (
    <input
      class="typing"
      aria-label={say("browser.type-here")}
      placeholder={say("browser.type-here")}
      onInput={({ currentTarget }) => {
        for (const letter of currentTarget.value) press(letter === " " ? "space" : letter);
        currentTarget.value = "";
      }}
      onKeyDown={(event) => {
        const key = { Enter: "enter", Backspace: "backspace", Escape: "escape", ArrowUp: "up", ArrowDown: "down" }[
          event.key
        ];
        if (key === undefined) return;
        event.preventDefault();
        press(key);
      }}
    />
  );
}

export interface AppProps {
  readonly crisis: Crisis;
  readonly oracle: Oracle;
  readonly map: DocumentFragment | null;
}

export function App({ crisis, oracle, map }: AppProps) {
  const [settings, setSettings] = useState(crisis.first);
  const desk = useMemo(() => deskOf(crisis, settings, oracle), [crisis, settings, oracle]);
  return (
    <>
      <main>
        {typeof desk === "string" ? (
          <p class="notice">{desk}</p>
        ) : (
          <Run key={JSON.stringify(settings)} desk={desk} map={map} />
        )}
      </main>
      <Start crisis={crisis} settings={settings} onStart={setSettings} />
    </>
  );
}
