/**
 * The crisis in a page: the desk of the terminal, its keys, its words and its lines, laid out for a browser. Buttons press keys, so
 * that nothing can be done in one way only; what a screen reader hears is what the terminal says to one.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useState } from "preact/hooks";
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
import { Controls, type ControlsProps } from "./controls.js";
import { Covering, scrolls } from "./covering.js";
import { begin, type Crisis, type Settings } from "./crisis.js";
import { takeEarlyKeys } from "./early-keys.js";
import { keyName } from "./keys.js";
import { numbered } from "./lines.js";
import type { Oracle } from "./oracle.js";
import { Situation } from "./situation.js";
import { Start } from "./start.js";

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
  useLayoutEffect(() => desk.subscribe(() => draw(null)), [desk]);
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

/** Whether letters are text: a page that takes text is open, or somebody types what to search for. */
function takesText(desk: Desk): boolean {
  return desk.view().open?.page.takesText === true || desk.shown.search?.typing === true;
}

/** Keys by which a browser scrolls what is only read. */
const scrolling: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/** Keys of the whole page, but for those that a field, a button, a dialog or a map takes for itself. */
function useKeyboard(desk: Desk): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key: pressed } = event;
      const within = (what: string) => target instanceof HTMLElement && target.closest(what) !== null;
      if (within("input, select, textarea, dialog")) return;
      if (within("button, summary") && [" ", "Enter"].includes(pressed)) return;
      if (within(".drawing") && pressed.startsWith("Arrow")) return;
      if (scrolling.has(pressed) && scrolls(desk.view())) return;
      const key = keyName(event, () => takesText(desk));
      if (key === null) return;
      event.preventDefault();
      desk.press(key);
    };
    for (const event of takeEarlyKeys()) onKey(event);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [desk]);
}

function Run({ desk, map }: RunProps) {
  const view = useDesk(desk);
  const { scene, open, notice } = view;
  const covered = open !== null || pageOf(deskFace, scene) !== undefined;
  const press = useCallback((key: string) => desk.press(key), [desk]);
  useKeyboard(desk);
  return (
    <>
      <Head view={view} />
      <Controls view={view} press={press} covered={covered} />
      {notice === null ? null : (
        // Whoever listens hears it among the sentences below.
        <p class="notice passing">{notice.text}</p>
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
