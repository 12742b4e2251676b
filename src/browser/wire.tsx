/**
 * What has happened: one button a record, which puts the board at its moment.
 */
import { useEffect, useRef } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { RecordEntry } from "../session/index.js";
import { chanceInColumn, isByChance, type Lookup, likelihoodOf, shortDate } from "../text/index.js";

/** Records that are drawn: the latest, and those about the one that is looked at. */
const drawn = 300;

export interface WireProps {
  readonly records: readonly RecordEntry[];
  /** Place among them; null for the newest. */
  readonly selected: number | null;
  readonly lookup: Lookup;
  /** Notes by the number of the record. */
  readonly bookmarks: ReadonlyMap<number, string>;
  readonly onSelect: (record: number) => void;
}

const signs: Readonly<{ [type: string]: string }> = { milestone: "◆", inject: "▸", end: "■" };

function Star() {
  return (
    <>
      <span aria-hidden="true">★ </span>
      <span class="unseen">{say("browser.bookmarked")} </span>
    </>
  );
}

export function Wire({ records, selected, lookup, bookmarks, onSelect }: WireProps) {
  const chosen = selected ?? records.length - 1;
  const from = Math.max(0, Math.min(records.length - drawn, chosen - drawn / 2));
  const shown = records.slice(from, from + drawn);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another record is chosen, it is brought into sight.
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>("[aria-current]");
    const box = list.current;
    if (here == null || box === null) return;
    // The list is what its records are placed in (its position is relative).
    const [top, bottom] = [here.offsetTop, here.offsetTop + here.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [chosen, records.length]);
  return (
    <ol class="wire" ref={list} start={from + 1}>
      {shown.map((entry, row) => {
        const { record } = entry;
        const place = from + row;
        const note = bookmarks.get(entry.number);
        const known = likelihoodOf(record, entry.why);
        const date = shown[row - 1]?.record.date === record.date ? "" : shortDate(record.date);
        return (
          <li key={place} class={record.type}>
            <button
              type="button"
              aria-current={place === chosen ? "true" : undefined}
              onClick={() => onSelect(record.seq)}
            >
              <time dateTime={record.date}>{date}</time>
              <span class="headline">
                {signs[record.type] === undefined ? "" : <span aria-hidden="true">{signs[record.type]} </span>}
                {note === undefined ? null : <Star />}
                {record.headline}
              </span>
              {note ? <span class="noted">{note}</span> : null}
              <span class="who">{"actor" in record ? lookup.actorLabel(record.actor) : ""}</span>
              <span class="chance">{isByChance(known) ? chanceInColumn(known) : ""}</span>
            </button>
          </li>
        );
      })}
      {records.length === 0 ? <li class="nothing">{say("browser.nothing-yet")}</li> : null}
    </ol>
  );
}
