/**
 * The page of a second white cell: what the desk in the terminal can do, by the same table of acts. On a phone one part at a time; side by side
 * where there is room.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Cell, DoneOfCell } from "../host/anywhere.js";
import { BellSwitch } from "./bell.js";
import { languageNow, speakIn } from "./language.js";
import { type Face, Head, MapView, Parts } from "./parts.js";
import { ActForm, type OpenAct } from "./white-cell-act.js";
import type { Came } from "./white-cell-calls.js";
import { CellFiles } from "./white-cell-files.js";
import { CellForecastsPart } from "./white-cell-forecasts.js";
import { CellLink } from "./white-cell-link.js";
import { CellActs, CellBranches, CellInjects, CellMessages, CellNotes } from "./white-cell-lists.js";
import { DayLook, DecidedLook, OrderedLook, WhoLook } from "./white-cell-looks.js";
import { CellBookmarks, CellOddsPart, type OddsAt } from "./white-cell-odds.js";
import { CellStanding } from "./white-cell-standing.js";
import { CellTimeline } from "./white-cell-timeline.js";
import { CellSeats, CellTurn } from "./white-cell-turn.js";
import { CellWhatIfPart, type WhatIfOpen } from "./white-cell-what-if.js";

const parts = [
  ["turn", "white-cell.turn"],
  ["timeline", "white-cell.timeline"],
  ["injects", "white-cell.injects"],
  ["messages", "white-cell.messages"],
  ["acts", "white-cell.acts"],
  ["standing", "white-cell.standing"],
  ["odds", "white-cell.odds-title"],
  ["more", "white-cell.more"],
] as const;
type Part = (typeof parts)[number][0];

type Told = Came | null;

function ToldLine({ told }: { readonly told: Told }) {
  const refused = told !== null && "refused" in told;
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // What was pressed may be gone with what it did.
    if (told !== null && document.activeElement === document.body) line.current?.focus();
  }, [told]);
  return (
    <p
      ref={line}
      tabIndex={-1}
      class={refused ? "warning" : "notice"}
      role={refused ? "alert" : "status"}
      hidden={told === null}
    >
      {told === null ? "" : refused ? told.refused : told.said === "" ? say("white-cell.done") : told.said}
    </p>
  );
}

interface ColumnsProps {
  readonly face: Face;
  readonly cell: Cell;
  readonly part: Part;
  readonly begin: (open: OpenAct) => void;
  readonly tell: (told: Told) => void;
  readonly going: Going;
}

/** Where somebody has gone on the page: to a record, and to the odds of a moment. */
interface Going {
  readonly gone: { readonly record: number; readonly time: number } | null;
  readonly odds: OddsAt;
  readonly whatIf: WhatIfOpen;
  /** After which record everything is shown as it stood; null for now. */
  readonly stood: number | null;
  readonly show: (record: number) => void;
  readonly look: (at: OddsAt) => void;
  /** Shows a what-if by its word; null for none. */
  readonly suppose: (word: string | null) => void;
  readonly standAt: (record: number | null) => void;
}

function useGoing(setPart: (part: Part) => void): Going {
  const [gone, setGone] = useState<Going["gone"]>(null);
  const [odds, setOdds] = useState<OddsAt>(null);
  const [whatIf, setWhatIf] = useState<WhatIfOpen>(null);
  const [stood, setStood] = useState<number | null>(null);
  return {
    gone,
    odds,
    whatIf,
    stood,
    show: (record) => {
      setPart("timeline");
      setGone((before) => ({ record, time: (before?.time ?? 0) + 1 }));
    },
    look: (at) => {
      setPart("odds");
      setOdds(at);
    },
    standAt: (record) => {
      setPart("standing");
      setStood(record);
    },
    suppose: (word) => {
      setPart("odds");
      setWhatIf((before) => (word === null ? null : { word, time: (before?.time ?? 0) + 1 }));
    },
  };
}

/** All parts; on a phone only one of them is in sight. */
function Columns({ face: { page, connection }, cell, part, begin, tell, going }: ColumnsProps) {
  const { head, scene, standing, wire, lobby, letters } = page;
  const { gone, odds, whatIf, stood, show, look, suppose, standAt } = going;
  const begun = letters?.begun ?? "";
  const mayAsk = cell.acts.some(({ name, barred }) => name === "what-if" && barred === "");
  const marked = new Map(cell.bookmarks.flatMap(({ here, record, note }) => (here ? [[record, note] as const] : [])));
  return (
    <main class="cell" data-part={part}>
      <div class="column">
        <div class="part" data-of="turn">
          <CellTurn head={head} cell={cell} begin={begin} tell={tell} />
          <BellSwitch counted={page.clock} ahead={connection.ahead} />
          <DayLook inputs={cell.inputs} />
          <CellSeats cell={cell} ended={head.ended} lobby={lobby} tell={tell} begin={begin} />
          <OrderedLook inputs={cell.inputs} />
        </div>
        <div class="part" data-of="messages">
          <CellMessages cell={cell} begin={begin} letters={letters} />
        </div>
      </div>
      <div class="column">
        <div class="part" data-of="timeline">
          <CellTimeline items={wire} {...{ begin, gone, marked }} oddsAt={look} stoodAt={standAt} whatIf={mayAsk} />
        </div>
        <div class="part" data-of="odds">
          <CellOddsPart at={odds} inputs={cell.inputs} look={look} show={show} />
          <DecidedLook inputs={cell.inputs} go={show} />
          <CellWhatIfPart open={whatIf} cell={cell} begin={begin} close={() => suppose(null)} />
          <CellForecastsPart key={begun} inputs={cell.inputs} begun={begun} />
        </div>
        <div class="part" data-of="standing">
          {scene === undefined || standing === undefined ? null : (
            <>
              <CellStanding {...{ scene, standing }} at={stood} inputs={cell.inputs} now={() => standAt(null)} />
              <MapView page={page} />
              <WhoLook />
            </>
          )}
        </div>
      </div>
      <div class="column">
        <div class="part" data-of="acts">
          <CellActs cell={cell} begin={begin} />
        </div>
        <div class="part" data-of="injects">
          <CellInjects cell={cell} begin={begin} />
        </div>
        <div class="part" data-of="more">
          <CellNotes cell={cell} begin={begin} />
          <CellBookmarks cell={cell} begin={begin} show={show} />
          <CellBranches cell={cell} begin={begin} />
          <CellFiles map={scene?.map === true} />
          <CellLink tell={tell} />
        </div>
      </div>
    </main>
  );
}

export function WhiteCellPage(face: Face) {
  const [part, setPart] = useState<Part>("turn");
  const [open, setOpen] = useState<OpenAct | null>(null);
  const [told, setTold] = useState<Told>(null);
  const going = useGoing(setPart);
  const { cell } = face.page;
  const [, redraw] = useState(0);
  useEffect(() => {
    // What the host says of acts is in English alone, and one page has one language.
    if (languageNow() !== "en") void speakIn("en").then(() => redraw((n) => n + 1));
  }, []);
  if (cell === undefined) return <Head {...face} />;
  const begin = (act: OpenAct) => {
    setTold(null);
    setOpen(act);
  };
  const close = (done: DoneOfCell | null) => {
    setOpen(null);
    if (done?.whatIf !== undefined) going.suppose(done.whatIf);
    else if (done !== null) setTold(done);
  };
  const waiting = cell.waiting.length > 0 ? ` (${cell.waiting.length})` : "";
  const named = parts.map(([one, name]) => [one, `${say(name)}${one === "messages" ? waiting : ""}`] as const);
  return (
    <>
      <Head {...face} />
      <ToldLine told={told} />
      <Parts parts={named} part={part} choose={setPart} />
      <Columns face={face} cell={cell} part={part} begin={begin} tell={setTold} going={going} />
      {open === null ? null : <ActForm open={open} inputs={cell.inputs} close={close} />}
    </>
  );
}
