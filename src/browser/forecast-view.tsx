/**
 * The forecasts of a turn, as a page of its own controls: a slider and buttons a question, what has come of them, and at the end the card.
 * What is asked, said and scored is the desk's; its keys work here too.
 */
import { useEffect, useRef } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { type Forecasting, firstPercent } from "../exercise/index.js";
import {
  answerInWords,
  callInWords,
  callsOfCard,
  type Forecast,
  questionInWords,
  scoreRows,
  settledOf,
} from "../forecast/index.js";
import { type Desk, type DeskView, forecastTitle, guessAt, isForecast, safe, standsOf } from "../tui/anywhere.js";
import { Curve } from "./curve.js";
import { Guess } from "./guess.js";
import { ScoreTable } from "./labelled-table.js";
import { numbered } from "./lines.js";

interface Props {
  readonly view: DeskView;
  readonly desk: Desk;
  readonly forecasting: Forecasting;
}

/** A question of the turn. */
function Asked({ view, desk, forecasting, place }: Props & { readonly place: number }) {
  const { open } = view;
  const question = forecasting.asked[place]?.question;
  const given = forecasting.percents[place] ?? firstPercent;
  if (question === undefined || !isForecast(open)) return null;
  const choose = () => {
    if (open.selected !== place) desk.ask(guessAt(view, place, given));
  };
  return (
    <Guess
      text={questionInWords(view.scene.lookup, question)}
      now={standsOf(view, question)}
      percent={given}
      give={(percent) => desk.ask(guessAt(view, place, percent))}
      chosen={open.selected === place}
      choose={choose}
    />
  );
}

function Guessing(props: Props) {
  const { view, desk, forecasting } = props;
  const box = useRef<HTMLDivElement>(null);
  const selected = isForecast(view.open) ? view.open.selected : 0;
  useEffect(() => {
    const rows = box.current?.querySelectorAll<HTMLElement>("input, .give");
    const row = rows?.[selected];
    row?.closest("fieldset, button")?.scrollIntoView({ block: "nearest" });
    // Whoever has come to a question by a key goes on there.
    if (box.current?.contains(document.activeElement) && document.activeElement?.matches("input, .give")) row?.focus();
  }, [selected]);
  const give = () =>
    desk.ask({
      command: "forecast",
      change: () => {
        forecasting.commit();
        return null;
      },
      notice: { kind: "answer", text: say("browser.forecasts-given") },
    });
  return (
    <>
      <p class="about">{say("forecast.how-likely")}</p>
      <div class="questions" ref={box}>
        {forecasting.asked.map(({ question }, place) => (
          <Asked key={JSON.stringify(question)} {...props} place={place} />
        ))}
        <button
          type="button"
          class={selected >= forecasting.asked.length ? "first give chosen" : "first give"}
          onClick={give}
        >
          {say("browser.give-forecasts")} {selected >= forecasting.asked.length ? <kbd>Enter</kbd> : null}
        </button>
      </div>
    </>
  );
}

/** What the turn has settled. */
function Revealed({ view, forecasting }: Props) {
  const { lookup } = view.scene;
  return (
    <ul class="revealed">
      {settledOf(forecasting.revealed).map((one) => (
        <li key={JSON.stringify(one.question)}>
          <p>{questionInWords(lookup, one.question)}</p>
          <p class={one.observed === null ? "answer" : "answer came"}>
            {answerInWords(lookup, one.question, one.observed)}
          </p>
          <p class="call">{callInWords(one)}</p>
        </li>
      ))}
    </ul>
  );
}

function StillOpen({ view, forecasting: { forecasts } }: Props) {
  const { lookup } = view.scene;
  const still = forecasts.filter(({ observed }) => observed === undefined);
  if (still.length === 0) return null;
  const row = ({ question, percent }: Forecast) => (
    <li key={JSON.stringify(question)}>
      {questionInWords(lookup, question)} <b>{say("forecast.you-said", { guess: `${percent}%` })}</b>
    </li>
  );
  return (
    <>
      <h3>{say("forecast.still-open")}</h3>
      <ul class="open">{still.map(row)}</ul>
    </>
  );
}

/** Mean scores and the calibration curve of all that is settled; with the best and the worst call once the run is over. */
function Scores({ view, forecasting, whole }: Props & { readonly whole: boolean }) {
  const { card, last } = forecasting;
  if (card === null) return <p class="about">{say("forecast.nothing-settled")}</p>;
  return (
    <>
      <h3>{say("forecast.scores-title", { n: card.count })}</h3>
      <ScoreTable rows={scoreRows(card, last)} />
      {whole
        ? numbered([...callsOfCard(view.scene.lookup, card), say("forecast.handicap")]).map(({ at, of }) => (
            <p key={at} class={at === 2 ? "about" : ""}>
              {of}
            </p>
          ))
        : null}
      <Curve bins={card.calibration} />
    </>
  );
}

type OnwardName = "browser.play-turn" | "browser.see-card" | "browser.next-questions";

function Body(props: Props) {
  const { desk, forecasting } = props;
  const press = (key: string, does: OnwardName, shown: string) => (
    <p>
      <button type="button" class="first" onClick={() => desk.press(key)}>
        {say(does)} <kbd>{shown}</kbd>
      </button>
    </p>
  );
  switch (forecasting.phase) {
    case "counting":
      return <p class="about">{say("forecast.counting")}</p>;
    case "guessing":
      return <Guessing {...props} />;
    case "watching": {
      const none = forecasting.forecasts.at(-1)?.asked !== forecasting.answeredOn;
      return (
        <>
          <p>{say(none ? "browser.no-questions" : "browser.forecasts-given")}</p>
          {press("t", "browser.play-turn", "t")}
          <StillOpen {...props} />
          <Scores {...props} whole={false} />
        </>
      );
    }
    case "revealing": {
      const ended = props.view.scene.view.end !== null;
      return (
        <>
          <Revealed {...props} />
          {press("enter", ended ? "browser.see-card" : "browser.next-questions", "Enter")}
          <Scores {...props} whole={false} />
        </>
      );
    }
    case "over":
      return <Scores {...props} whole={true} />;
  }
}

export function ForecastView(props: Props) {
  const { view, forecasting } = props;
  const title = forecastTitle(view);
  return (
    <section class="covering forecast" aria-label={title}>
      <h2>{title}</h2>
      {forecasting.trouble === "" ? null : <p class="notice">{safe(forecasting.trouble)}</p>}
      <Body {...props} />
    </section>
  );
}
