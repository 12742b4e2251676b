/**
 * Buttons that press keys: five that everybody needs in one row, and the others, which one more button shows.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { DeskView } from "../tui/anywhere.js";

const main = [
  ["p", "browser.button-back"],
  ["space", "browser.button-play"],
  ["n", "browser.button-on"],
  ["o", "browser.button-odds"],
  ["x", "browser.button-what-if"],
] as const;

/** Where turns begin with forecasts. */
const mainForecasting = [
  ["p", "browser.button-back"],
  ["space", "browser.button-play"],
  ["n", "browser.button-on"],
  ["t", "browser.button-turn"],
  ["f", "browser.button-forecasts"],
] as const;

const others = [
  ["g", "browser.button-start"],
  ["N", "browser.button-day"],
  ["G", "browser.button-end"],
  ["-", "browser.button-slower"],
  ["+", "browser.button-faster"],
  ["d", "browser.button-decided"],
  ["f", "browser.button-forecast"],
  ["s", "browser.button-surprise"],
  ["*", "browser.button-bookmark"],
  ["j", "browser.button-next-bookmark"],
  ["B", "browser.button-bookmarks"],
  ["k", "browser.button-who"],
  ["?", "browser.button-keys"],
] as const;

export interface ControlsProps {
  readonly view: DeskView;
  readonly press: (key: string) => void;
  /** A page stands over the situation. */
  readonly covered: boolean;
}

export function Controls({ view, press, covered }: ControlsProps) {
  const [open, setOpen] = useState(false);
  const { playing } = view.scene.screen;
  const first = view.forecasting === null ? main : mainForecasting;
  const behind = [...main, ...others].filter(([key]) => !first.some(([other]) => other === key));
  const button = ([key, name]: (typeof first | typeof others)[number]) => (
    <button key={key} type="button" onClick={() => press(key)}>
      {say(key === "space" && playing ? "browser.button-pause" : name)}{" "}
      <kbd>{key === "space" ? say("browser.key-space") : key}</kbd>
    </button>
  );
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
      {first.map(button)}
      <button type="button" aria-expanded={open} aria-controls="more" onClick={() => setOpen(!open)}>
        {say(open ? "browser.button-less" : "browser.button-more")}
      </button>
      <div id="more" class="controls" hidden={!open}>
        {behind.map(button)}
      </div>
    </nav>
  );
}
