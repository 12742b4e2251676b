/**
 * The first screen where no scenario was named: choose one, its reading and its seed, then play it.
 */
import { Text, useInput, useIsScreenReaderEnabled } from "ink";
import { useCallback, useEffect, useReducer, useState } from "react";
import type { Model, World } from "../engine/index.js";
import { App, useSize } from "./App.js";
import { Frame } from "./Frame.js";
import { keysOf } from "./keys.js";
import { tooSmall } from "./layout.js";
import { type Menu, type MenuScenario, menuLines, openingMenu, pressInMenu, spokenMenu } from "./menu.js";
import { createTape, type Tape } from "./tape.js";
import { safe } from "./text.js";
import { tooSmallLines } from "./too-small.js";

export interface StartMenuProps {
  /** Safe to show. */
  readonly scenarios: readonly MenuScenario[];
  /** The seed that stands there at first. */
  readonly seed: string;
  drawSeed(): string;
  prepare(
    file: string,
    variant: string | null,
    seed: string,
  ): { readonly model: Model; readonly world: World; readonly replayCode: string };
  readonly onLeave: (exitCode: number) => void;
}

interface Chosen {
  readonly tape: Tape;
  readonly replayCode: string;
}

type Event = { readonly kind: "key"; readonly key: string } | { readonly kind: "problem"; readonly message: string };

export function StartMenu({ scenarios, seed, drawSeed, prepare, onLeave }: StartMenuProps) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [menu, dispatch] = useReducer(
    (state: Menu, event: Event) =>
      event.kind === "key"
        ? pressInMenu(state, event.key, scenarios, drawSeed)
        : { ...state, problem: safe(event.message), done: null },
    null,
    () => openingMenu(seed),
  );
  useInput(
    useCallback((input, flags) => {
      for (const key of keysOf(input, flags)) dispatch({ kind: "key", key });
    }, []),
    { isActive: chosen === null },
  );
  const { done } = menu;
  useEffect(() => {
    if (done === null || chosen !== null) return;
    if (done !== "play") {
      onLeave(done);
      return;
    }
    try {
      const scenario = scenarios[menu.scenario];
      if (scenario === undefined) return;
      const { model, world, replayCode } = prepare(
        scenario.file,
        scenario.variants[menu.reading - 1]?.id ?? null,
        menu.seed,
      );
      setChosen({ tape: createTape({ model, world }), replayCode });
    } catch (error) {
      dispatch({ kind: "problem", message: error instanceof Error ? error.message : String(error) });
    }
  }, [done, chosen, menu, scenarios, prepare, onLeave]);
  const size = useSize();
  const spoken = useIsScreenReaderEnabled();
  if (chosen !== null) return <App tape={chosen.tape} replayCode={chosen.replayCode} onLeave={onLeave} />;
  if (spoken) return <Text>{spokenMenu(menu, scenarios)}</Text>;
  return <Frame lines={tooSmall(size) ? tooSmallLines(size) : menuLines(menu, scenarios, size)} size={size} />;
}
