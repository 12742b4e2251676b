/**
 * A question and how likely somebody takes it to be: a slider, and buttons that go by five and by one.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { stepped } from "../forecast/index.js";
import { likelihoodWord } from "../text/index.js";

interface GuessProps {
  readonly text: string;
  /** How what it is about stands; empty for what merely happens or not. */
  readonly now: string;
  readonly percent: number;
  readonly give: (percent: number) => void;
  /** The keys of a page are on it. */
  readonly chosen?: boolean;
  readonly choose?: () => void;
}

const stepSizes = [
  [-5, "forecast.key-less"],
  [-1, "forecast.key-bit-less"],
  [1, "forecast.key-bit-more"],
  [5, "forecast.key-more"],
] as const;

const signed = (by: number) => (by < 0 ? `−${-by}` : `+${by}`);

export function Guess({ text, now, percent, give, chosen = false, choose }: GuessProps) {
  /** While the slider is held; it is given once it is let go, so that a listener does not hear every step. */
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? percent;
  const letGo = (given: number) => {
    setHeld(null);
    give(Math.min(99, Math.max(1, given)));
  };
  const step = ([by, name]: (typeof stepSizes)[number]) => (
    <button key={by} type="button" aria-label={say(name)} onClick={() => letGo(stepped(percent, by))}>
      {signed(by)}
    </button>
  );
  return (
    <fieldset class={chosen ? "chosen" : ""} onFocusCapture={choose}>
      <legend>
        {text} <span class="stands">{now}</span>
      </legend>
      <div class="guess">
        {stepSizes.slice(0, 2).map(step)}
        <input
          type="range"
          min={1}
          max={99}
          value={shown}
          aria-label={say("browser.probability")}
          aria-valuetext={say("forecast.heard-guess", { percent: shown, word: likelihoodWord(shown / 100) })}
          onInput={({ currentTarget }) => setHeld(Number(currentTarget.value))}
          onChange={({ currentTarget }) => letGo(Number(currentTarget.value))}
        />
        {stepSizes.slice(2).map(step)}
        <output>
          <b>{shown}%</b> <span>{likelihoodWord(shown / 100)}</span>
        </output>
      </div>
    </fieldset>
  );
}
