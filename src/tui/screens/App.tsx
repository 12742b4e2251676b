/**
 * One run on the screen: keys and the clock of play go in, the page that is open comes out.
 */
import { useIsScreenReaderEnabled, useStdout } from "ink";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { createLookup } from "../../text/index.js";
import { pageHeight } from "../panels/full-page.js";
import { Frame } from "../term/Frame.js";
import type { Size } from "../term/layout.js";
import { useKeys } from "../term/use-keys.js";
import { type Futures, outlooksOf } from "./futures.js";
import { Linear } from "./Linear.js";
import { reachOf, type Scene, screenLines } from "./scene.js";
import { openingScreen, press, type Screen, type Surroundings, showsOdds, tick, tickDelay } from "./screen.js";
import type { Tape } from "./tape.js";
import { useFutures } from "./use-futures.js";
import { createViewer } from "./view.js";

export interface AppProps {
  readonly tape: Tape;
  readonly replayCode: string;
  readonly futures: Futures;
  readonly onLeave: (exitCode: number) => void;
}

/** The terminal's size, kept current. */
export function useSize(): Size {
  const { stdout } = useStdout();
  const [size, setSize] = useState<Size>({ columns: stdout.columns, rows: stdout.rows });
  useEffect(() => {
    const measure = () => setSize({ columns: stdout.columns, rows: stdout.rows });
    stdout.on("resize", measure);
    return () => {
      stdout.off("resize", measure);
    };
  }, [stdout]);
  return size;
}

type Event = { readonly kind: "key"; readonly key: string } | { readonly kind: "tick" };

export function App({ tape, replayCode, futures, onLeave }: AppProps) {
  const size = useSize();
  const spoken = useIsScreenReaderEnabled();
  const lookup = useMemo(() => createLookup(tape.scenario), [tape]);
  const viewAt = useMemo(() => createViewer(tape.scenario, tape.entries), [tape]);
  const sceneOf = (screen: Screen): Scene => {
    const odds = showsOdds(screen) ? tape.oddsAt(screen.position) : [];
    const outlooks = outlooksOf(futures, screen.position);
    return { tape, lookup, replayCode, view: viewAt(screen.position), screen, size, odds, outlooks };
  };
  const around = (screen: Screen): Surroundings => ({
    tape,
    wire: viewAt(screen.position).wire,
    reach: (part) => reachOf(sceneOf(screen), part),
    screenful: pageHeight(size),
  });
  const [screen, dispatch] = useReducer(
    (state: Screen, event: Event) =>
      event.kind === "tick" ? tick(state, tape) : press(state, event.key, around(state)),
    openingScreen,
  );
  const typing = useRef(false);
  typing.current = screen.search?.typing === true;
  useKeys(
    useCallback((key) => dispatch({ kind: "key", key }), []),
    { takesText: useCallback(() => typing.current, []) },
  );
  const { playing, position, speed } = screen;
  useEffect(() => {
    const delay = tickDelay({ playing, position, speed }, tape);
    if (delay === null) return;
    const timer = setTimeout(() => dispatch({ kind: "tick" }), delay);
    return () => clearTimeout(timer);
  }, [playing, position, speed, tape]);
  useEffect(() => {
    if (screen.leaving !== null) onLeave(screen.leaving);
  }, [screen.leaving, onLeave]);

  useFutures(futures, screen);
  const scene = sceneOf(screen);
  if (spoken) return <Linear {...scene} />;
  return <Frame lines={screenLines(scene)} size={size} />;
}
