/**
 * One run on the screen: keys and the clock of play go in, the page that is open comes out.
 */
import { useInput, useIsScreenReaderEnabled, useStdout } from "ink";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { Frame } from "./Frame.js";
import { pageHeight } from "./full-page.js";
import { keysOf } from "./keys.js";
import { Linear } from "./Linear.js";
import type { Size } from "./layout.js";
import { createLookup } from "./lookup.js";
import { reachOf, type Scene, screenLines } from "./scene.js";
import { openingScreen, press, type Screen, type Surroundings, tick, tickDelay } from "./screen.js";
import type { Tape } from "./tape.js";
import { createViewer } from "./view.js";

export interface AppProps {
  readonly tape: Tape;
  readonly replayCode: string;
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

export function App({ tape, replayCode, onLeave }: AppProps) {
  const size = useSize();
  const spoken = useIsScreenReaderEnabled();
  const lookup = useMemo(() => createLookup(tape.scenario), [tape]);
  const viewAt = useMemo(() => createViewer(tape.scenario, tape.entries), [tape]);
  const around = (screen: Screen): Surroundings => {
    const view = viewAt(screen.position);
    const scene = { tape, lookup, replayCode, view, screen, size };
    return { tape, wire: view.wire, reach: (part) => reachOf(scene, part), screenful: pageHeight(size) };
  };
  const [screen, dispatch] = useReducer(
    (state: Screen, event: Event) =>
      event.kind === "tick" ? tick(state, tape) : press(state, event.key, around(state)),
    openingScreen,
  );
  useInput(
    useCallback((input, flags) => {
      for (const key of keysOf(input, flags)) dispatch({ kind: "key", key });
    }, []),
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

  const view = viewAt(screen.position);
  const scene: Scene = { tape, lookup, replayCode, view, screen, size };
  const oddsShown = screen.page === "situation" && screen.panel === "odds";
  const odds = useMemo(() => (oddsShown ? tape.oddsAt(screen.position) : []), [oddsShown, tape, screen.position]);
  if (spoken) return <Linear {...scene} />;
  return <Frame lines={screenLines(scene, odds)} size={size} />;
}
