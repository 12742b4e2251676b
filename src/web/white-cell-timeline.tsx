/**
 * Everything that has happened, as the white cell knows it, the latest first: each record with why it came about and what can be done with it.
 */
import { useEffect, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { WireItem } from "../host/anywhere.js";
import { Wire } from "./parts.js";
import type { OpenAct } from "./white-cell-act.js";
import { askWhy } from "./white-cell-calls.js";

interface TimelineProps {
  readonly begin: (open: OpenAct) => void;
  /** Shows the odds as they were just after a record. */
  readonly oddsAt: (record: number) => void;
  /** Shows where everything stood just after a record. */
  readonly stoodAt: (record: number) => void;
  /** Notes of bookmarks by the record's number. */
  readonly marked: ReadonlyMap<number, string>;
  /** A what-if can be asked. */
  readonly whatIf: boolean;
}

interface WhyProps extends TimelineProps {
  readonly record: number;
  readonly kind: WireItem["kind"];
  readonly shown: boolean;
}

/** The name of a record's place on the page. */
export const placeOf = (record: number): string => `record-${record}`;

function Why({ record, kind, shown, marked, whatIf, begin, oddsAt, stoodAt }: WhyProps) {
  const [why, setWhy] = useState<readonly string[] | null | "reading">("reading");
  const open = (event: { readonly currentTarget: HTMLDetailsElement }) => {
    if (!event.currentTarget.open) return;
    void askWhy(record).then(setWhy);
  };
  const given = { record: `${record}` };
  return (
    <details id={placeOf(record)} open={shown} onToggle={open}>
      <summary>
        {say("white-cell.why")}
        {marked.has(record) ? (
          <span class="mark">
            {" "}
            <span aria-hidden="true">★</span> {marked.get(record) || say("white-cell.bookmarked")}
          </span>
        ) : null}
      </summary>
      {why === "reading" || why === null ? (
        <p class="hint">{say(why === null ? "white-cell.why-not" : "white-cell.reading")}</p>
      ) : (
        <ul class="why">
          {why.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never change.
            <li key={at}>{line}</li>
          ))}
        </ul>
      )}
      <p class="do">
        {kind === "act" || kind === "inject" ? (
          <button type="button" class="small" onClick={() => begin({ act: "denies", given })}>
            {say("white-cell.undo")}
          </button>
        ) : null}
        <button
          type="button"
          class="small"
          onClick={() => begin({ act: "rewind", given: { ...given, side: "before" } })}
        >
          {say("white-cell.rewind-here")}
        </button>
        <button type="button" class="small" onClick={() => begin({ act: "branch", given })}>
          {say("white-cell.new-branch")}
        </button>
        <button type="button" class="small" onClick={() => begin({ act: "bookmark", given })}>
          {say("white-cell.bookmark")}
        </button>
        <button type="button" class="small" onClick={() => oddsAt(record)}>
          {say("white-cell.odds-there")}
        </button>
        <button type="button" class="small" onClick={() => stoodAt(record)}>
          {say("white-cell.stood-there")}
        </button>
        {whatIf ? (
          <button type="button" class="small" onClick={() => begin({ act: "what-if", given })}>
            {say("white-cell.what-if")}
          </button>
        ) : null}
        <a class="button" href={`/api/white-cell/picture?record=${record}`} download>
          {say("white-cell.picture-here")}
        </a>
      </p>
    </details>
  );
}

const shownAtFirst = 60;

/** Whether what was typed stands in an item, whatever its letters. */
const holds = ({ headline, who, text }: WireItem, sought: string) =>
  `${headline} ${who} ${text}`.toLowerCase().includes(sought.toLowerCase());

interface CellTimelineProps extends TimelineProps {
  readonly items: readonly WireItem[];
  /** The record that somebody went to, by number, and how often anybody went anywhere: going to it again is another time. */
  readonly gone: { readonly record: number; readonly time: number } | null;
}

/** The record that somebody went to is in sight, open, and has the keyboard. */
function useGone(gone: CellTimelineProps["gone"], seekNothing: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is sought is cleared when somebody goes to a record, and only then.
  useEffect(() => {
    if (gone !== null) seekNothing();
  }, [gone]);
  useEffect(() => {
    if (gone === null) return;
    const place = document.getElementById(placeOf(gone.record));
    place?.scrollIntoView({ block: "center" });
    place?.querySelector("summary")?.focus({ preventScroll: true });
  }, [gone]);
}

export function CellTimeline({ items, gone, ...rest }: CellTimelineProps) {
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState("");
  const found = sought === "" ? items : items.filter((item) => holds(item, sought));
  const place = gone === null ? -1 : found.findIndex(({ record }) => record === gone.record);
  const least = place < 0 ? shownAtFirst : Math.max(shownAtFirst, found.length - place);
  const shown = all ? found.length : Math.min(found.length, least);
  const more = found.length - shown;
  useGone(gone, () => setSought(""));
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{say("white-cell.timeline")}</h2>
      <p class="written">
        <label for="sought">{say("white-cell.search")}</label>
        <input id="sought" type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </p>
      {sought === "" ? null : (
        <p class="hint" role="status">
          {say("white-cell.found", { n: found.length })}
        </p>
      )}
      <Wire
        items={found}
        most={shown}
        below={({ record, kind }) =>
          record === undefined ? null : <Why {...rest} record={record} kind={kind} shown={record === gone?.record} />
        }
      />
      {more === 0 ? null : (
        <button type="button" onClick={() => setAll(true)}>
          {say("white-cell.earlier", { n: more })}
        </button>
      )}
    </section>
  );
}
