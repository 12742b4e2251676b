/**
 * Another run: a seed, a reading, assumptions, or a replay code that somebody has sent.
 */
import { useEffect, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { isRefusal, type Scenario, variantIds } from "../engine/index.js";
import { refuseChoices } from "../scenarios/light.js";
import { figure } from "../text/index.js";
import { safe } from "../tui/anywhere.js";
import { type Crisis, type Settings, settingsOf } from "./crisis.js";

export interface StartProps {
  readonly crisis: Crisis;
  readonly settings: Settings;
  /** The run that is open is played with forecasts. */
  readonly forecast: boolean;
  readonly onStart: (settings: Settings, forecast: boolean) => void;
}

type Told = ReturnType<typeof settingsOf>;

export function Start({ crisis, settings, forecast, onStart }: StartProps) {
  const [refused, setRefused] = useState("");
  const [forecasts, setForecasts] = useState(forecast);
  useEffect(() => setForecasts(forecast), [forecast]);

  function tell(found: Told): void {
    if (isRefusal(found)) {
      setRefused([found.message, found.hint].filter(Boolean).join("; "));
      return;
    }
    setRefused("");
    onStart(found, forecasts);
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
      <label class="tick">
        <input
          type="checkbox"
          checked={forecasts}
          onChange={({ currentTarget }) => setForecasts(currentTarget.checked)}
        />{" "}
        {say("browser.with-forecasts")}
      </label>
      <RunForm crisis={crisis} settings={settings} tell={tell} />
      <CodeForm crisis={crisis} tell={tell} />
    </aside>
  );
}

interface FormProps {
  readonly crisis: Crisis;
  readonly tell: (found: Told) => void;
}

function RunForm({ crisis: { scenario }, settings, tell }: FormProps & { readonly settings: Settings }) {
  const [seed, setSeed] = useState(settings.seed);
  const [variant, setVariant] = useState(settings.variant ?? "");
  const [historical, setHistorical] = useState(settings.historical);
  const [set, setSet] = useState<Typed>({});
  const named = new Map(scenario.variants.map(({ id, label }) => [id, label]));

  function start(event: Event): void {
    event.preventDefault();
    const typed = Object.entries(set).filter(([, value]) => value.trim() !== "");
    const values = Object.fromEntries(typed.map(([id, value]) => [id, Number(value.replace(",", "."))]));
    const reading = { variant: variant === "" ? null : variant, set: values };
    const wanted: Settings = { ...settings, ...reading, seed: seed.normalize(), historical };
    tell(refuseChoices(scenario, wanted) ?? wanted);
  }

  return (
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
        <input type="checkbox" checked={historical} onChange={(event) => setHistorical(event.currentTarget.checked)} />{" "}
        {say("browser.historical")}
      </label>
      <Assumptions scenario={scenario} set={set} onSet={setSet} />
      <button type="submit">{say("browser.play-this")}</button>
    </form>
  );
}

/** What has been typed, by assumption; empty for nothing. */
type Typed = Readonly<{ [assumption: string]: string }>;

interface AssumptionsProps {
  readonly scenario: Scenario;
  readonly set: Typed;
  readonly onSet: (set: Typed) => void;
}

function Assumptions({ scenario, set, onSet }: AssumptionsProps) {
  const free = scenario.assumptions.filter(({ derived }) => derived === undefined);
  if (free.length === 0) return null;
  return (
    <details>
      <summary>{say("browser.assumptions")}</summary>
      {free.map(({ id, label, value, range: [low, high] }) => (
        <label key={id}>
          {safe(label)}{" "}
          <input
            inputMode="decimal"
            placeholder={say("browser.value-range", { value: figure(value), min: figure(low), max: figure(high) })}
            value={set[id] ?? ""}
            onInput={(event) => onSet({ ...set, [id]: event.currentTarget.value })}
          />
        </label>
      ))}
    </details>
  );
}

function CodeForm({ crisis, tell }: FormProps) {
  const [code, setCode] = useState("");

  function open(event: Event): void {
    event.preventDefault();
    tell(settingsOf(crisis, code));
  }

  return (
    <form onSubmit={open}>
      <label>
        {say("browser.paste-code")}{" "}
        <input value={code} onInput={(event) => setCode(event.currentTarget.value)} spellcheck={false} />
      </label>
      <button type="submit">{say("browser.play-code")}</button>
    </form>
  );
}
