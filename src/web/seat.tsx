/**
 * A seat's page: what it was told, what it has heard since the last turn, where others stand, and what it may order, each order with all
 * that it sets in motion. On a phone one part at a time; side by side where there is room.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Brief, Turn } from "../host/anywhere.js";
import { AgreementOffers } from "./agreement-offers.js";
import { FeedbackPart } from "./feedback.js";
import { LettersPart } from "./letters.js";
import { Orders } from "./orders.js";
import { type Face, Head, MapView, Parts, Wire } from "./parts.js";

const parts = [
  ["feedback", "web.feedback"],
  ["orders", "web.orders"],
  ["news", "web.news"],
  ["letters", "web.messages"],
  ["others", "web.others"],
  ["map", "web.map"],
  ["brief", "web.brief"],
] as const;
type Part = (typeof parts)[number][0];

function News({ turn, face }: { readonly turn: Turn; readonly face: Face }) {
  return (
    <section class="news" id="news" aria-labelledby="news-title">
      <h2 id="news-title">{say("web.news-since", { date: turn.since })}</h2>
      {turn.news.length === 0 ? <p class="nothing">{say("web.no-news")}</p> : null}
      <ol class="wire">
        {turn.news.map(({ date, on, tag, headline, text, milestone }) => (
          <li key={`${date} ${headline} ${text}`} class={milestone ? "milestone" : "act"}>
            <time dateTime={on}>{date}</time>
            <div>
              <p class="headline">
                {milestone ? <span aria-hidden="true">◆ </span> : null}
                {headline}
              </p>
              {text === "" ? null : <p class="text">{text}</p>}
              {tag === "" ? null : <p class="by">{tag}</p>}
            </div>
          </li>
        ))}
      </ol>
      <details>
        <summary>{say("web.whole-story")}</summary>
        <Wire items={face.page.wire} />
      </details>
    </section>
  );
}

/** A posture's name is told apart from its state. */
function Stands({ stand: { text, state, moved } }: { readonly stand: Turn["others"][number]["stands"][number] }) {
  const at = text.indexOf(state);
  return (
    <dd class={moved ? "moved" : ""}>
      {at < 0 ? (
        text
      ) : (
        <>
          <span class="label">{text.slice(0, at)}</span>
          <strong>{state}</strong>
          {text.slice(at + state.length)}
        </>
      )}
      {moved ? (
        <>
          <span aria-hidden="true" class="dot">
            {" ●"}
          </span>
          <span class="unseen"> {say("web.just-moved")}</span>
        </>
      ) : null}
    </dd>
  );
}

function Others({ turn }: { readonly turn: Turn }) {
  return (
    <section class="others" id="others" aria-labelledby="others-title">
      <h2 id="others-title">{say("web.others-stand")}</h2>
      <dl class="stands">
        {turn.others.map(({ label, stands }) => (
          <div key={label}>
            <dt>{label}</dt>
            {stands.map((one) => (
              <Stands key={one.text} stand={one} />
            ))}
          </div>
        ))}
      </dl>
      <h2>{say("web.gauges")}</h2>
      <dl class="readings">
        {turn.gauges.map(({ label, value, was }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span>{value}</span> {was === "" ? null : <small>{say("web.was", { value: was })}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function BriefPart({ brief, turn }: { readonly brief: Brief; readonly turn: Turn }) {
  return (
    <section class="brief" id="brief" aria-labelledby="brief-title">
      <h2 id="brief-title">{say("web.brief")}</h2>
      <p>{turn.description}</p>
      {brief.told.map(({ headline, text }) => (
        <p key={text}>
          <strong>{headline}</strong> {text}
        </p>
      ))}
      <h3>{say("web.situation")}</h3>
      <p>{brief.summary}</p>
    </section>
  );
}

export function SeatPage(face: Face) {
  const { turn, brief, scene, letters, feedback, head } = face.page;
  const isAsked = feedback !== undefined;
  // Once feedback is asked for, the page turns to it, whatever was looked at.
  const [chosen, setChosen] = useState<{ readonly part: Part; readonly isAsked: boolean } | null>(null);
  const part: Part = chosen?.isAsked === isAsked ? chosen.part : isAsked ? "feedback" : "orders";
  const ordersGone = isAsked && head.ended;
  if (turn === undefined) return <Head {...face} />;
  const shown = parts
    .filter(([one]) => one !== "map" || scene?.map === true)
    .filter(([one]) => (one === "feedback" ? isAsked : one !== "orders" || !ordersGone))
    .map(([one, name]) => [one, say(name)] as const);
  const form = isAsked ? (
    <FeedbackPart asked={feedback} connection={face.connection} line={face.line} who={head.actor} />
  ) : null;
  return (
    <>
      <Head {...face} />
      <Parts parts={shown} part={part} choose={(one) => setChosen({ part: one, isAsked })} />
      <main class="seat" data-part={part}>
        {ordersGone ? form : <Orders turn={turn} connection={face.connection} line={face.line} orders={head.orders} />}
        <div class="beside">
          {ordersGone ? null : form}
          <News turn={turn} face={face} />
          {letters === undefined ? null : (
            <LettersPart letters={letters} writer={{ connection: face.connection, line: face.line, who: head.actor }}>
              <AgreementOffers turn={turn} connection={face.connection} />
            </LettersPart>
          )}
          <Others turn={turn} />
          <MapView page={face.page} />
          {brief === undefined ? null : <BriefPart brief={brief} turn={turn} />}
        </div>
      </main>
    </>
  );
}
