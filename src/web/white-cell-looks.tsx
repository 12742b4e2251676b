/**
 * What the white cell looks up now and then: where the run was decided, the day by the plan's agenda with the time that turns took, and what
 * names stand for. Each is asked for when it is opened, and anew once something has been done meanwhile.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { CellDay, CellDecided, CellWho } from "../host/anywhere.js";
import { Likely, untilCounted, useAsked } from "./white-cell-asked.js";
import { askDay, askDecided, askOrdered, askWho } from "./white-cell-calls.js";

/** Milliseconds until what the clock changes is asked for again. */
const everyMinute = 30_000;

interface LookProps<Told> {
  readonly title: string;
  readonly ask: () => Promise<Told | null>;
  /** How many inputs the page has seen. */
  readonly inputs: number;
  /** Milliseconds until it is asked for again; null for not before something has been done. */
  readonly until: (told: Told | null) => number | null;
  readonly show: (told: Told) => ComponentChildren;
}

/** Closed until somebody opens it. */
function Look<Told>({ title, ask, inputs, until, show }: LookProps<Told>) {
  const [open, setOpen] = useState(false);
  const told = useAsked({ about: open ? title : null, inputs, ask, until });
  return (
    <details class="look" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {told === "reading" || told === null ? (
        <p class="hint">{say(told === null ? "web.offline" : "white-cell.reading")}</p>
      ) : (
        show(told)
      )}
    </details>
  );
}

function Decided({ told, go }: { readonly told: CellDecided; readonly go: (record: number) => void }) {
  const { stands, why, title, rows } = told;
  if (stands !== "counted")
    return (
      <p role="status">
        {stands === "failed" ? say("white-cell.odds-failed", { why }) : say("white-cell.odds-counting")}
      </p>
    );
  return (
    <>
      <p class="hint">{title}</p>
      <ul class="prospects">
        {rows.map(({ record, date, headline, share, full, rank, moved }) => (
          <li key={record ?? -1}>
            <span class="what">
              {rank === 0 ? null : <strong class="mark">{say("white-cell.decided-rank", { rank })} </strong>}
              {date} {headline}
            </span>
            <strong>{share}</strong>
            <Likely low={full} high={full} />
            {moved.length === 0 ? null : <small>{moved.join(" · ")}</small>}
            {rank === 0 || record === null ? null : (
              <button type="button" class="small" onClick={() => go(record)}>
                {say("white-cell.show-record")}
                <span class="unseen"> {headline}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function DecidedLook({ inputs, go }: { readonly inputs: number; readonly go: (record: number) => void }) {
  return (
    <Look
      title={say("what-if.decided")}
      ask={askDecided}
      inputs={inputs}
      until={untilCounted}
      show={(told) => <Decided told={told} go={go} />}
    />
  );
}

function Day({ told: { words, items, times } }: { readonly told: CellDay }) {
  return (
    <>
      {words === "" ? null : <p>{words}</p>}
      <ol class="agenda">
        {items.map(({ at, what, now, late }) => (
          <li key={`${at} ${what}`} aria-current={now ? "step" : undefined}>
            <time>{at}</time> {what} {late === "" ? null : <strong class="late">{late}</strong>}
          </li>
        ))}
      </ol>
      <h3>{say("clock.times")}</h3>
      {times.length === 0 ? <p class="nothing">{say("white-cell.no-times")}</p> : null}
      <ul class="branch-list">
        {times.map(({ turn, used, given, paused, breaks, ready }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a turn that was gone back to is there twice.
          <li key={at}>
            <p>
              {turn}: {say("white-cell.time-used", { used, given, paused, breaks })}
            </p>
            {ready === "" ? null : <p class="hint">{ready}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

export const DayLook = ({ inputs }: { readonly inputs: number }) => (
  <Look
    title={say("white-cell.day")}
    ask={askDay}
    inputs={inputs}
    until={() => everyMinute}
    show={(told) => <Day told={told} />}
  />
);

function Who({ told: { groups } }: { readonly told: CellWho }) {
  return (
    <>
      {groups.map(({ title, names }) => (
        <div key={title}>
          <h3>{title}</h3>
          <dl class="who-is">
            {names.map(({ name, about }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{about}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

export const OrderedLook = ({ inputs }: { readonly inputs: number }) => (
  <Look
    title={say("desk.hot-wash-orders")}
    ask={askOrdered}
    inputs={inputs}
    until={() => null}
    show={(told) => <Who told={told} />}
  />
);

export const WhoLook = () => (
  <Look title={say("panel.who")} ask={askWho} inputs={0} until={() => null} show={(told) => <Who told={told} />} />
);
