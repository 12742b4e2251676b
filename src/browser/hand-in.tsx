/**
 * Forecasts as a file to hand in, with the name of whoever gave them; and the way to forecast the same run anew.
 */
import { useEffect, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { PageForecasts } from "./forecasts.js";

/** Longest name that `faultline scores` reads. */
const longestName = 100;

/** Long enough for any browser to have begun the download, in milliseconds. */
const untilTaken = 60_000;

/** Hands the file to the browser. */
function save({ name, text }: PageForecasts["file"]): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), untilTaken);
}

interface HandInProps {
  readonly forecasts: PageForecasts;
  /** Begins the run anew. */
  readonly onAgain: () => void;
}

export function HandIn({ forecasts, onAgain }: HandInProps) {
  const [name, setName] = useState(forecasts.scores.name ?? "");
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState(0);
  const n = forecasts.scores.forecasts.length;
  const wouldLose = n > saved && !forecasts.areKept;
  useEffect(() => {
    if (!wouldLose) return;
    const ask = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [wouldLose]);
  if (n === 0) return null;
  const take = () => {
    save(forecasts.file);
    setSaved(n);
  };
  const again = () => {
    if (asked) {
      forecasts.forget();
      onAgain();
    } else setAsked(true);
  };
  return (
    <section class="hand-in" aria-label={say("browser.hand-in")}>
      <h2>{say("browser.hand-in")}</h2>
      <p>
        {say("browser.hand-in-about", { n })} {say(forecasts.areKept ? "browser.hand-in-kept" : "browser.hand-in-lost")}
      </p>
      <div class="fields">
        <label>
          {say("browser.your-name")}{" "}
          <input
            value={name}
            maxLength={longestName}
            autocomplete="name"
            onInput={({ currentTarget: { value } }) => {
              setName(value);
              forecasts.rename(value);
            }}
          />
        </label>
        <button type="button" class="first" onClick={take}>
          {say("browser.save-forecasts")}
        </button>
        <button type="button" onClick={again} onBlur={() => setAsked(false)}>
          {say(asked ? "browser.forecast-anew-sure" : "browser.forecast-anew")}
        </button>
      </div>
    </section>
  );
}
