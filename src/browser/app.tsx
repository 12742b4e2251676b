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
  isForecast,
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
import { ForecastView } from "./forecast-view.js";
import { PageForecasts } from "./forecasts.js";
import { HandIn } from "./hand-in.js";
import { keyName } from "./keys.js";
import { numbered } from "./lines.js";
import type { Drawn } from "./map-view.js";
import type { Oracle } from "./oracle.js";
import { Situation } from "./situation.js";
import { Start } from "./start.js";

/** Sentences that stay to be heard. */
const heard = 40;

/** What is played, and how. */
interface Chosen {
  readonly settings: Settings;
  readonly forecast: boolean;
  /** Another number for each time that a run is begun. */
  readonly time: number;
}

/** A run that is open. */
interface Opened {
  readonly desk: Desk;
  readonly forecasts: PageForecasts | null;
}

interface Beginning {
  readonly crisis: Crisis;
  readonly chosen: Chosen;
  readonly oracle: Oracle;
  readonly beginForecasts: () => void;
}

function open({ crisis, chosen: { settings, forecast }, oracle, beginForecasts }: Beginning): Opened | string {
  const session = begin(crisis, settings);
  if (isRefusal(session)) return [session.message, session.hint].filter(Boolean).join("; ");
  // Who decides for a seat knows what it will do.
  const seated = settings.seats.length > 0;
  const forecasts = forecast && !seated ? new PageForecasts(session, settings, oracle) : null;
  const found = forecasts?.found ?? null;
  const desk = new Desk({
    session,
    name: crisis.name,
    again: replayCode(identityOf(session.header)),
    paste: pasteAs("npx faultline"),
    ...(!seated && { beginForecasts }),
    ...(forecasts !== null && { forecasting: forecasts.forecasting }),
    ...(found !== null && { notice: { kind: "answer", text: say("forecast.resumed", { day: found }) } }),
    countOdds: (arm, worlds, runs) => oracle.count(arm, worlds, runs),
    futuresOf: (worlds) =>
      createFutures({
        worlds,
        open: () => Promise.resolve(oracle.forecaster({ ...crisis, variant: settings.variant, set: settings.set })),
      }),
  });
  return { desk, forecasts };
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

interface RunProps extends Opened {
  readonly map: Drawn | null;
  readonly onAgain: () => void;
}

/** Whether letters are text: a page that takes text is open, or somebody types what to search for. */
function takesText(desk: Desk): boolean {
  return desk.view().open?.page.takesText === true || desk.shown.search?.typing === true;
}

/** Keys by which a browser scrolls what is only read. */
const scrolling: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);
/** Keys by which it moves a slider. */
const sliding: ReadonlySet<string> = new Set([...scrolling, "ArrowLeft", "ArrowRight"]);

/** Keys of the whole page, but for those that a field, a button, a dialog or a map takes for itself. */
function useKeyboard(desk: Desk): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key: pressed } = event;
      const within = (what: string) => target instanceof HTMLElement && target.closest(what) !== null;
      if (within("input:not([type=range]), select, textarea, dialog")) return;
      if (within("input") && sliding.has(pressed)) return;
      if (within("button, summary") && [" ", "Enter"].includes(pressed)) return;
      if (within(".drawing") && pressed.startsWith("Arrow")) return;
      if (scrolling.has(pressed) && scrolls(desk.view())) return;
      const key = keyName(event, desk.view(), () => takesText(desk));
      if (key === null) return;
      event.preventDefault();
      desk.press(key);
    };
    for (const event of takeEarlyKeys()) onKey(event);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [desk]);
}

function Run({ desk, forecasts, map, onAgain }: RunProps) {
  const view = useDesk(desk);
  const { scene, open, notice, forecasting } = view;
  const covered = open !== null || pageOf(deskFace, scene) !== undefined;
  const press = useCallback((key: string) => desk.press(key), [desk]);
  useKeyboard(desk);
  const shown = [open?.page.id, pageOf(deskFace, scene)?.id, forecasting?.phase].join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever comes next is read from its top, and so is the situation after it.
  useEffect(() => window.scrollTo(0, 0), [shown]);
  return (
    <>
      <Head view={view} />
      <Controls view={view} press={press} covered={covered} />
      {notice === null ? null : (
        // Whoever listens hears it among the sentences below.
        <p class="notice passing">{notice.text}</p>
      )}
      {forecasting !== null && isForecast(open) ? (
        <ForecastView view={view} desk={desk} forecasting={forecasting} />
      ) : covered ? (
        <Covering view={view} press={press} />
      ) : (
        <Situation view={view} desk={desk} map={map} />
      )}
      {forecasts === null ? null : <HandIn forecasts={forecasts} onAgain={onAgain} />}
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
  readonly map: Drawn | null;
}

export function App({ crisis, oracle, map }: AppProps) {
  const [chosen, setChosen] = useState<Chosen>({ settings: crisis.first, forecast: crisis.forecast, time: 0 });
  const start = useCallback(
    (settings: Settings, forecast: boolean) => setChosen(({ time }) => ({ settings, forecast, time: time + 1 })),
    [],
  );
  const { settings, forecast, time } = chosen;
  const opened = useMemo(
    () => open({ crisis, chosen, oracle, beginForecasts: () => start(chosen.settings, true) }),
    [crisis, chosen, oracle, start],
  );
  return (
    <>
      <main>
        {typeof opened === "string" ? (
          <p class="notice">{opened}</p>
        ) : (
          <Run key={time} {...opened} map={map} onAgain={() => start(settings, true)} />
        )}
      </main>
      <Start crisis={crisis} settings={settings} forecast={forecast} onStart={start} />
    </>
  );
}
