/**
 * Forecasts on the white cell's page: what is worth asking from where play stands, with a slider each, and what has come of those that were given. The
 * device keeps them; the host says what they come to.
 */
import { useState } from "preact/hooks";
import { Curve, Guess, ScoreTable } from "../browser/index.js";
import { say } from "../catalogue/index.js";
import type { CellForecasts, CellQuestions, GivenForecast } from "../host/anywhere.js";
import { useKept } from "./kept.js";
import { untilCounted, useAsked } from "./white-cell-asked.js";
import { askForecasts, askQuestions } from "./white-cell-calls.js";

interface Kept {
  readonly given: readonly GivenForecast[];
}

/** More would not pass in one request; the oldest make room. */
const mostKept = 60;

const firstPercent = 50;

interface AskingProps {
  readonly asked: CellQuestions;
  readonly give: (given: readonly GivenForecast[]) => void;
}

const unasked = { counting: "forecast.counting", over: "white-cell.forecast-over" } as const;

function Asking({ asked: { stands, why, from, when, questions }, give }: AskingProps) {
  const [percents, setPercents] = useState<readonly number[]>([]);
  if (stands !== "asked")
    return (
      <p role="status">{stands === "failed" ? say("white-cell.forecast-failed", { why }) : say(unasked[stands])}</p>
    );
  if (questions.length === 0) return <p role="status">{say("white-cell.forecast-none")}</p>;
  const percentAt = (place: number) => percents[place] ?? firstPercent;
  const set = (place: number, percent: number) =>
    setPercents(questions.map((_, at) => (at === place ? percent : percentAt(at))));
  const all = () =>
    give(questions.map(({ question, odds }, at) => ({ question, odds, percent: percentAt(at), ...when })));
  return (
    <>
      <p class="hint">{say("white-cell.forecast-from", { from })}</p>
      <p class="hint">{say("forecast.how-likely")}</p>
      {questions.map(({ question, text, now }, place) => (
        <Guess
          key={JSON.stringify(question)}
          {...{ text, now }}
          percent={percentAt(place)}
          give={(percent) => set(place, percent)}
        />
      ))}
      <p class="do">
        <button type="button" class="first" onClick={all}>
          {say("white-cell.forecast-give")}
        </button>
      </p>
    </>
  );
}

function Come({ told: { elsewhere, open, settled, scores } }: { readonly told: CellForecasts }) {
  return (
    <>
      {settled.length === 0 ? null : (
        <>
          <h3>{say("white-cell.forecast-settled")}</h3>
          <ul class="revealed">
            {settled.map(({ text, answer, call }) => (
              <li key={`${text} ${call}`}>
                <p>{text}</p>
                <p class="answer">{answer}</p>
                <p class="call">{call}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {open.length === 0 ? null : (
        <>
          <h3>{say("forecast.still-open")}</h3>
          <ul class="chosen">
            {open.map(({ text, said }) => (
              <li key={`${text} ${said}`}>
                {text} <b>{said}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      {elsewhere === 0 ? null : <p class="hint">{say("white-cell.forecast-elsewhere", { n: elsewhere })}</p>}
      {scores === null ? null : (
        <>
          <h3>{scores.title}</h3>
          <ScoreTable rows={scores.rows} />
          {scores.calls.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <Curve bins={scores.curve} />
        </>
      )}
    </>
  );
}

interface ForecastsProps {
  readonly inputs: number;
  readonly begun: string;
}

export function CellForecastsPart({ inputs, begun }: ForecastsProps) {
  const [{ given }, keep] = useKept<Kept>(`forecasts ${begun}`, { given: [] });
  const [asking, setAsking] = useState(false);
  const [forget, setForget] = useState(false);
  const asked = useAsked({
    about: asking ? given.length : null,
    inputs,
    ask: () => askQuestions(given),
    until: untilCounted,
  });
  const come = useAsked({
    about: given.length === 0 ? null : given.length,
    inputs,
    ask: () => askForecasts(given),
    until: () => null,
  });
  const give = (more: readonly GivenForecast[]) => {
    setAsking(false);
    keep({ given: [...given, ...more].slice(-mostKept) });
  };
  return (
    <section class="forecasts" aria-labelledby="forecasts-title">
      <h2 id="forecasts-title">{say("white-cell.forecasts")}</h2>
      <p class="hint">{say("white-cell.forecasts-about")}</p>
      <p class="do">
        <button type="button" onClick={() => setAsking(!asking)} aria-expanded={asking}>
          {say(asking ? "white-cell.forecast-leave" : "white-cell.forecast-now")}
        </button>
      </p>
      {!asking ? null : asked === "reading" || asked === null ? (
        <p class="hint">{say(asked === null ? "web.offline" : "white-cell.reading")}</p>
      ) : (
        // Another moment, or another time of asking, begins with nothing answered.
        <Asking key={`${asked.from} ${asked.when.hash} ${given.length}`} asked={asked} give={give} />
      )}
      {given.length === 0 || come === "reading" || come === null ? null : (
        <>
          <Come told={come} />
          <p class="do">
            {forget ? (
              <button
                type="button"
                class="small"
                onClick={() => {
                  setForget(false);
                  keep(null);
                }}
              >
                {say("white-cell.forecast-forget-sure")}
              </button>
            ) : (
              <button type="button" class="small" onClick={() => setForget(true)}>
                {say("white-cell.forecast-forget")}
              </button>
            )}
          </p>
        </>
      )}
    </section>
  );
}
