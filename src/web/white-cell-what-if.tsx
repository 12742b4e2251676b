/**
 * A what-if on the white cell's page: where the run and the same run with one thing changed part, how their ends differ, how likely each ending is from
 * the change on, and both runs day by day.
 */
import { useRef, useState } from "preact/hooks";
import { LabelledTable } from "../browser/index.js";
import { say } from "../catalogue/index.js";
import type { Cell, CellWhatIf } from "../host/anywhere.js";
import { useArrival } from "./arrival.js";
import type { OpenAct } from "./white-cell-act.js";
import { untilCounted, useAsked } from "./white-cell-asked.js";
import { askWhatIf } from "./white-cell-calls.js";

/** Which one is shown, by its word, and how often one was asked for: asking again is another time. */
export type WhatIfOpen = { readonly word: string; readonly time: number } | null;

interface TwoProps {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly played: string; readonly changed: string }[];
}

const ways = [
  ["played", "what-if.column-played"],
  ["changed", "what-if.column-changed"],
] as const;

/** Figures of the run as played, and of the other. */
function Two({ title, rows }: TwoProps) {
  if (rows.length === 0) return null;
  return (
    <LabelledTable
      caption={title}
      heads={ways.map(([, name]) => say(name))}
      rows={rows.map(({ label, ...figures }) => ({ label, figures: ways.map(([way]) => figures[way]) }))}
    />
  );
}

const untold = { counting: "what-if.ask-counting", over: "what-if.ask-over" } as const;

function Spread({ spread }: Pick<CellWhatIf, "spread">) {
  const { stands, why, title, rows } = spread;
  if (stands === "counted")
    return (
      <>
        <Two title={title} rows={rows} />
        <p class="hint">{say("what-if.spread-note")}</p>
      </>
    );
  return <p role="status">{stands === "failed" ? say("what-if.ask-failed", { why }) : say(untold[stands])}</p>;
}

const shownAtFirst = 40;

type Told = NonNullable<CellWhatIf["told"]>;

/** Both runs, from the change on. */
function Courses({ shared, courses }: Told) {
  const [all, setAll] = useState(false);
  const shown = all ? courses : courses.slice(0, shownAtFirst);
  return (
    <>
      <h3>{say("what-if.ask-runs")}</h3>
      {shared === 0 ? null : <p class="hint">{say("what-if.alike-before", { records: shared })}</p>}
      <ol class="wire">
        {shown.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one answer never change.
          <li key={at} class={row.own ? "own" : row.both === "" ? "apart" : ""}>
            <time>{row.date}</time>
            <div>
              {row.parts ? <p class="mark">{say("what-if.ask-parts-here")}</p> : null}
              {row.both === "" ? null : <p>{row.both}</p>}
              {ways.map(([way, name]) =>
                row[way] === "" ? null : (
                  <p key={way} class={way}>
                    <span class="by">{say(name)}:</span> {row[way]}
                  </p>
                ),
              )}
            </div>
          </li>
        ))}
      </ol>
      {shown.length === courses.length ? null : (
        <button type="button" onClick={() => setAll(true)}>
          {say("white-cell.later", { n: courses.length - shown.length })}
        </button>
      )}
    </>
  );
}

function Answer({ answer: { stands, why, told, spread } }: { readonly answer: CellWhatIf }) {
  if (told === null)
    return (
      <p class={stands === "failed" ? "warning" : ""} role="status">
        {stands === "failed" ? why : say("white-cell.what-if-playing")}
      </p>
    );
  return (
    <>
      <p>
        <strong>{told.change}</strong>
      </p>
      {[...told.parting, ...told.ends].map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Spread spread={spread} />
      <Two title={say("what-if.gauges-at-end")} rows={told.gauges} />
      <Courses {...told} />
    </>
  );
}

/** Until the spread is counted too. */
const untilAll = (answer: CellWhatIf | null): number | null =>
  answer === null || answer.told === null ? untilCounted(answer) : untilCounted(answer.spread);

interface WhatIfProps {
  readonly open: WhatIfOpen;
  readonly cell: Cell;
  readonly begin: (open: OpenAct) => void;
  readonly close: () => void;
}

export function CellWhatIfPart({ open, cell, begin, close }: WhatIfProps) {
  const word = open?.word ?? null;
  const known = useRef<{ readonly word: string; readonly told: CellWhatIf["told"] }>({ word: "", told: null });
  const ask = async () => {
    const asked = word ?? "";
    const answer = await askWhatIf(asked, known.current.word === asked ? known.current.told : null);
    // Without a connection what is known stays known; a host that was begun anew plays it again.
    if (answer !== null) known.current = { word: asked, told: answer.told };
    return answer;
  };
  const answer = useAsked({ about: word, inputs: cell.inputs, ask, until: untilAll });
  const title = useArrival(open);
  const barred = cell.acts.find(({ name }) => name === "what-if")?.barred ?? "";
  return (
    <section class="what-if" aria-labelledby="what-if-title">
      <h2 id="what-if-title" ref={title} tabIndex={-1}>
        {say("what-if.ask")}
      </h2>
      <p class="hint">{barred === "" ? say("white-cell.what-if-about") : barred}</p>
      <p class="do">
        {barred === "" ? (
          <button type="button" onClick={() => begin({ act: "what-if", given: {} })}>
            {say("white-cell.what-if-ask")}
          </button>
        ) : null}
        {open === null ? null : (
          <button type="button" onClick={close}>
            {say("white-cell.what-if-close")}
          </button>
        )}
      </p>
      {open === null ? null : answer === "reading" || answer === null ? (
        <p class="hint">{say(answer === null ? "web.offline" : "white-cell.reading")}</p>
      ) : (
        <Answer answer={answer} />
      )}
    </section>
  );
}
