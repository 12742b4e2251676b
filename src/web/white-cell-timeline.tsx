/**
 * Everything that has happened, as the white cell knows it, the latest first: each record with why it came about and what can be done with it.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { WireItem } from "../host/anywhere.js";
import { Wire } from "./parts.js";
import type { OpenAct } from "./white-cell-act.js";
import { askWhy } from "./white-cell-calls.js";

type Begin = (open: OpenAct) => void;

function Why({
  record,
  kind,
  begin,
}: {
  readonly record: number;
  readonly kind: WireItem["kind"];
  readonly begin: Begin;
}) {
  const [why, setWhy] = useState<readonly string[] | null | "reading">("reading");
  const open = (event: { readonly currentTarget: HTMLDetailsElement }) => {
    if (!event.currentTarget.open) return;
    void askWhy(record).then(setWhy);
  };
  const given = { record: `${record}` };
  return (
    <details onToggle={open}>
      <summary>{say("white-cell.why")}</summary>
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
      </p>
    </details>
  );
}

const shownAtFirst = 60;

export function CellTimeline({ items, begin }: { readonly items: readonly WireItem[]; readonly begin: Begin }) {
  const [all, setAll] = useState(false);
  const shown = all ? items.length : Math.min(items.length, shownAtFirst);
  const more = items.length - shown;
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{say("white-cell.timeline")}</h2>
      <Wire
        items={items}
        most={shown}
        below={({ record, kind }) => (record === undefined ? null : <Why record={record} kind={kind} begin={begin} />)}
      />
      {more === 0 ? null : (
        <button type="button" onClick={() => setAll(true)}>
          {say("white-cell.earlier", { n: more })}
        </button>
      )}
    </section>
  );
}
