/**
 * The first screen where no scenario was named: choose one, its reading and its seed, then play it.
 */
import { Text, useIsScreenReaderEnabled } from "ink";
import { useCallback, useEffect, useReducer, useState } from "react";
import { say } from "../../catalogue/index.js";
import { Frame } from "../term/Frame.js";
import { tooSmall } from "../term/layout.js";
import { safe } from "../term/safe.js";
import { tooSmallLines } from "../term/too-small.js";
import { useKeys } from "../term/use-keys.js";
import { useSize } from "../term/use-size.js";
import { DeskScreen } from "./desk/DeskScreen.js";
import type { Desk } from "./desk/desk.js";
import { TourScreen } from "./learn/TourScreen.js";
import { offeredTour, openedTour, type Tour, type TourPage } from "./learn/tour.js";
import { type Menu, type MenuScenario, openingMenu, pressInMenu, pressUnseen } from "./menu.js";
import { menuLines, spokenMenu } from "./menu-lines.js";

export interface StartMenuProps {
  /** Safe to show. */
  readonly scenarios: readonly MenuScenario[];
  /** The seed that stands there at first. */
  readonly seed: string;
  drawSeed(): string;
  /** Opens the chosen run. Throws where the file has a mistake. */
  prepare(file: string, variant: string | null, seed: string, forecast: boolean): Desk;
  readonly tour: TourToOffer;
  readonly onLeave: (exitCode: number) => void;
}

export interface TourToOffer {
  /** Whether the screen begins with the offer. */
  readonly offered: boolean;
  pages(): Promise<readonly TourPage[]>;
}

type Event =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "unseen"; readonly key: string }
  | { readonly kind: "back" }
  | { readonly kind: "problem"; readonly message: string };

export function StartMenu({ scenarios, seed, drawSeed, prepare, tour, onLeave }: StartMenuProps) {
  const [touring, setTouring] = useState<Tour | null>(tour.offered ? offeredTour : null);
  const [chosen, setChosen] = useState<Desk | null>(null);
  const [menu, dispatch] = useReducer(
    (state: Menu, event: Event) =>
      event.kind === "key"
        ? pressInMenu(state, event.key, scenarios, drawSeed)
        : event.kind === "unseen"
          ? pressUnseen(state, event.key)
          : event.kind === "back"
            ? { ...state, done: null }
            : { ...state, problem: safe(event.message), done: null },
    null,
    () => openingMenu(seed),
  );
  const size = useSize();
  const spoken = useIsScreenReaderEnabled();
  const unseen = !spoken && tooSmall(size);
  useKeys(
    useCallback((key) => dispatch({ kind: unseen ? "unseen" : "key", key }), [unseen]),
    { active: chosen === null && touring === null },
  );
  const { done } = menu;
  useEffect(() => {
    if (done === null || chosen !== null) return;
    if (done === "tour") {
      setTouring(openedTour);
      dispatch({ kind: "back" });
      return;
    }
    if (done !== "play") {
      onLeave(done);
      return;
    }
    try {
      const scenario = scenarios[menu.scenario];
      if (scenario === undefined) return;
      setChosen(prepare(scenario.file, scenario.variants[menu.reading - 1]?.id ?? null, menu.seed, menu.forecast));
    } catch (error) {
      dispatch({ kind: "problem", message: error instanceof Error ? error.message : String(error) });
    }
  }, [done, chosen, menu, scenarios, prepare, onLeave]);
  const leaveTour = useCallback((to: "menu" | 130) => (to === "menu" ? setTouring(null) : onLeave(to)), [onLeave]);
  if (touring !== null) return <TourScreen from={touring} pages={tour.pages} onDone={leaveTour} />;
  if (chosen !== null) return <DeskScreen desk={chosen} onLeave={onLeave} />;
  if (spoken) return <Text>{spokenMenu(menu, scenarios)}</Text>;
  return (
    <Frame
      lines={
        unseen
          ? tooSmallLines(size, say("screen.enlarge"), say("screen.other-faces"))
          : menuLines(menu, scenarios, size)
      }
      size={size}
    />
  );
}
