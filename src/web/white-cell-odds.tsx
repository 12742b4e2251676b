/**
 * Odds and bookmarks on the white cell's page: what may come of where play stands or of a record, counted on the host while this is open, and
 * the records that somebody wants to find again.
 */
import { say } from "../catalogue/index.js";
import type { Cell, CellBookmark, CellOdds } from "../host/anywhere.js";
import { useArrival } from "./arrival.js";
import type { OpenAct } from "./white-cell-act.js";
import { Likely, untilCounted, useAsked } from "./white-cell-asked.js";
import { askOdds } from "./white-cell-calls.js";

/** Of which record odds are shown, by number, or of where play stands; null for none. */
export type OddsAt = number | "now" | null;

function Prospects({ odds, kind }: { readonly odds: CellOdds; readonly kind: "ending" | "milestone" }) {
  const rows = odds.rows.filter((row) => row.kind === kind);
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{say(kind === "ending" ? "white-cell.odds-ending" : "white-cell.odds-milestone")}</h3>
      <ul class="prospects">
        {rows.map(({ label, share, low, high, range, word, held }) => (
          <li key={label}>
            <span class="what">{label}</span>
            <strong>{say("white-cell.odds-share", { share, held, seated: held !== "" })}</strong>
            <Likely low={low} high={high} />
            <small>{say("white-cell.odds-range", { range, word })}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Next({ odds }: { readonly odds: CellOdds }) {
  return (
    <>
      <h3>{say("white-cell.odds-next")}</h3>
      {odds.next.length === 0 ? <p class="nothing">{say("white-cell.odds-next-none")}</p> : null}
      <ul class="prospects">
        {odds.next.map(({ share, day, week, who, what }) => (
          <li key={`${who} ${what}`}>
            <span class="what">
              {what} <span class="by">{who}</span>
            </span>
            <strong>{share}</strong>
            <small>{say("white-cell.odds-within", { day, week })}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Surprises({ odds, show }: { readonly odds: CellOdds; readonly show: (record: number) => void }) {
  if (odds.surprises.length === 0) return null;
  return (
    <>
      <h3>{say("white-cell.odds-surprises")}</h3>
      <ul class="prospects">
        {odds.surprises.map(({ record, date, headline, share }) => (
          <li key={record}>
            <button type="button" class="what" onClick={() => show(record)}>
              {date} {headline}
            </button>
            <small>{say("white-cell.odds-surprise", { share })}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

const states = {
  counting: "white-cell.odds-counting",
  over: "white-cell.odds-over",
  counted: null,
  failed: null,
} as const;

function Told({ odds, show }: { readonly odds: CellOdds; readonly show: (record: number) => void }) {
  const state = states[odds.stands];
  return (
    <>
      <p class="hint">{say("white-cell.odds-from", { from: odds.from })}</p>
      <p role="status">
        {odds.stands === "failed"
          ? say("white-cell.odds-failed", { why: odds.why })
          : state === null
            ? odds.tally
            : say(state)}
      </p>
      {odds.seated && odds.rows.length > 0 ? <p class="hint">{say("white-cell.odds-seated")}</p> : null}
      <Prospects odds={odds} kind="ending" />
      <Prospects odds={odds} kind="milestone" />
      {odds.stands === "over" ? null : <Next odds={odds} />}
      <Surprises odds={odds} show={show} />
    </>
  );
}

interface OddsProps {
  readonly at: OddsAt;
  readonly inputs: number;
  readonly look: (at: OddsAt) => void;
  readonly show: (record: number) => void;
}

export function CellOddsPart({ at, inputs, look, show }: OddsProps) {
  // Whoever comes from a record is taken here.
  const title = useArrival(typeof at === "number" ? at : null);
  // Until they are counted, and anew once something else has been done: that may be another world.
  const odds = useAsked({
    about: at,
    inputs,
    ask: () => askOdds(at === "now" ? null : at),
    until: untilCounted,
  });
  return (
    <section class="odds" aria-labelledby="odds-title">
      <h2 id="odds-title" ref={title} tabIndex={-1}>
        {say("white-cell.odds-title")}
      </h2>
      <p class="hint">{say("white-cell.odds-about")}</p>
      <p class="do">
        {at === "now" ? null : (
          <button type="button" onClick={() => look("now")}>
            {say(at === null ? "white-cell.odds-open" : "white-cell.odds-now")}
          </button>
        )}
        {at === null ? null : (
          <button type="button" onClick={() => look(null)}>
            {say("white-cell.odds-close")}
          </button>
        )}
      </p>
      {at === null ? null : odds === "reading" || odds === null ? (
        <p class="hint">{say(odds === null ? "web.offline" : "white-cell.reading")}</p>
      ) : (
        <Told odds={odds} show={show} />
      )}
    </section>
  );
}

interface BookmarksProps {
  readonly cell: Cell;
  readonly begin: (open: OpenAct) => void;
  readonly show: (record: number) => void;
}

export function CellBookmarks({ cell, begin, show }: BookmarksProps) {
  const { bookmarks } = cell;
  const stray = bookmarks.filter(({ here }) => !here);
  return (
    <section class="bookmarks" aria-labelledby="bookmarks-title">
      <h2 id="bookmarks-title">{say("white-cell.bookmarks")}</h2>
      {bookmarks.length === 0 ? <p class="nothing">{say("white-cell.no-bookmarks")}</p> : null}
      <ul class="branch-list">
        {bookmarks.map(({ record, here, date, headline, note }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: records of two branches may have the same number.
          <li key={at}>
            <p>
              <small>{date}</small> {headline}
            </p>
            {note === "" ? null : <p class="hint">{note}</p>}
            {here ? (
              <p class="do">
                <button type="button" class="small" onClick={() => show(record)}>
                  {say("white-cell.show-record")}
                </button>
                <button
                  type="button"
                  class="small"
                  onClick={() => begin({ act: "bookmark", given: { record: `${record}` } })}
                >
                  {say("white-cell.bookmark-note")}
                </button>
              </p>
            ) : (
              <p class="do">
                <small>{say("white-cell.bookmark-elsewhere")}</small>
                <button
                  type="button"
                  class="small"
                  onClick={() =>
                    begin({
                      act: "remove-bookmark",
                      given: { bookmark: `${stray.indexOf(bookmarks[at] as CellBookmark)}` },
                    })
                  }
                >
                  {say("landmark.act-remove")}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
