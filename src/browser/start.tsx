/**
 * Another run: a seed, a reading, assumptions, or a replay code that somebody has sent.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { isRefusal, variantIds } from "../engine/index.js";
import { refuseChoices } from "../scenarios/light.js";
import { figure } from "../text/index.js";
import { safe } from "../tui/anywhere.js";
import { type Crisis, type Settings, settingsOf } from "./crisis.js";

export interface StartProps {
  readonly crisis: Crisis;
  readonly settings: Settings;
  readonly onStart: (settings: Settings) => void;
}

export function Start({ crisis, settings, onStart }: StartProps) {
  const { scenario } = crisis;
  const [seed, setSeed] = useState(settings.seed);
  const [variant, setVariant] = useState(settings.variant ?? "");
  const [historical, setHistorical] = useState(settings.historical);
  const [set, setSet] = useState<Readonly<{ [id: string]: string }>>({});
  const [code, setCode] = useState("");
  const [refused, setRefused] = useState("");
  const named = new Map(scenario.variants.map(({ id, label }) => [id, label]));
  const free = scenario.assumptions.filter(({ derived }) => derived === undefined);

  function start(event: Event): void {
    event.preventDefault();
    const typed = Object.entries(set).filter(([, value]) => value.trim() !== "");
    const wanted: Settings = {
      ...settings,
      seed: seed.normalize(),
      variant: variant === "" ? null : variant,
      historical,
      set: Object.fromEntries(typed.map(([id, value]) => [id, Number(value.replace(",", "."))])),
    };
    tell(refuseChoices(scenario, wanted) ?? wanted);
  }

  function open(event: Event): void {
    event.preventDefault();
    tell(settingsOf(crisis, code));
  }

  function tell(found: ReturnType<typeof settingsOf>): void {
    if (isRefusal(found)) {
      setRefused([found.message, found.hint].filter(Boolean).join("; "));
      return;
    }
    setRefused("");
    onStart(found);
    window.scrollTo(0, 0);
  }

  return (
    <aside class="start" aria-label={say("browser.another-run")}>
      <h2>{say("browser.another-run")}</h2>
      {refused === "" ? null : (
        <p class="notice" role="alert">
          {safe(refused)}
        </p>
      )}
      <form onSubmit={start}>
        <label>
          {say("browser.seed")}{" "}
          <input value={seed} maxLength={64} onInput={(event) => setSeed(event.currentTarget.value)} />
        </label>
        <label>
          {say("browser.reading")}{" "}
          <select value={variant} onChange={(event) => setVariant(event.currentTarget.value)}>
            <option value="">{say("browser.as-written")}</option>
            {variantIds(scenario).map((id) => (
              <option key={id} value={id}>
                {safe(named.get(id) ?? id)}
              </option>
            ))}
          </select>
        </label>
        <label class="tick">
          <input
            type="checkbox"
            checked={historical}
            onChange={(event) => setHistorical(event.currentTarget.checked)}
          />{" "}
          {say("browser.historical")}
        </label>
        {free.length === 0 ? null : (
          <details>
            <summary>{say("browser.assumptions")}</summary>
            {free.map(({ id, label, value, range }) => (
              <label key={id}>
                {safe(label)}{" "}
                <input
                  inputMode="decimal"
                  placeholder={say("browser.value-range", {
                    value: figure(value),
                    min: figure(range[0]),
                    max: figure(range[1]),
                  })}
                  value={set[id] ?? ""}
                  onInput={(event) => setSet({ ...set, [id]: event.currentTarget.value })}
                />
              </label>
            ))}
          </details>
        )}
        <button type="submit">{say("browser.play-this")}</button>
      </form>
      <form onSubmit={open}>
        <label>
          {say("browser.paste-code")}{" "}
          <input value={code} onInput={(event) => setCode(event.currentTarget.value)} spellcheck={false} />
        </label>
        <button type="submit">{say("browser.play-code")}</button>
      </form>
    </aside>
  );
}
