/**
 * The turn under way, as whoever leads it needs it: who has decided, the clock, and what ends it. And the seats, with what each has chosen.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Cell, CellSeat, Head, Lobby, TurnOfCell } from "../host/anywhere.js";
import { QrOf } from "./parts.js";
import type { OpenAct } from "./white-cell-act.js";
import { type Came, drawRequest, giveSeat, leadTurn, type SeatGiven } from "./white-cell-calls.js";

interface TurnProps {
  readonly head: Head;
  readonly cell: Cell;
  readonly begin: (open: OpenAct) => void;
  readonly tell: (told: Came) => void;
}

type Asked = { readonly do: "resolve" | "end"; readonly turn: number } | null;

export function CellTurn({ head, cell, begin, tell }: TurnProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const { turn } = head;
  const { carriedOut, undecided, minutes, clock, branch } = cell;
  const lead = (does: TurnOfCell["do"]) => {
    setAsked(null);
    void leadTurn({ do: does, turn, branch, clock, id: drawRequest() }).then(tell);
  };
  // What ends the seats' time is asked twice while somebody still decides.
  const end = (does: "resolve" | "end") => {
    if (undecided.length === 0) lead(does);
    else setAsked({ do: does, turn });
  };
  const sure = asked?.turn === turn ? asked.do : null;
  return (
    <section class="lead" aria-labelledby="lead-title">
      <h2 id="lead-title">{say("web.turn-of", { turn, turns: head.turns })}</h2>
      <p class="hint">
        {say("white-cell.branch", { branch })}
        {head.ended
          ? ""
          : ` · ${carriedOut === null ? say("white-cell.open-orders") : say("white-cell.sealed", { done: carriedOut })}`}
      </p>
      {head.ended ? (
        <p>{say("white-cell.run-ended")}</p>
      ) : (
        <>
          {carriedOut === true ? null : (
            <p>{say("white-cell.not-ready", { n: undecided.length, seats: undecided.join(", ") })}</p>
          )}
          {carriedOut === false && cell.offers ? <p class="hint">{say("white-cell.offers")}</p> : null}
          {sure === null ? (
            <p class="do">
              {carriedOut === false ? (
                <button type="button" onClick={() => end("resolve")}>
                  {say("white-cell.resolve")}
                </button>
              ) : null}
              <button type="button" class="first" onClick={() => end("end")}>
                {say("white-cell.end-turn", { turn })}
              </button>
            </p>
          ) : (
            <p class="do">
              <button type="button" class="first" onClick={() => lead(sure)}>
                {sure === "end" ? say("white-cell.sure-end", { turn }) : say("white-cell.sure-resolve")}
              </button>
              <button type="button" onClick={() => setAsked(null)}>
                {say("white-cell.not-yet")}
              </button>
            </p>
          )}
          <p class="do">
            <button type="button" onClick={() => lead("clock")}>
              {say("white-cell.clock", { stands: clock, minutes: minutes ?? 0 })}
            </button>
            <button type="button" onClick={() => begin({ act: "clock", given: {} })}>
              {say("white-cell.clock-more")}
            </button>
            <button type="button" onClick={() => begin({ act: "play-on", given: {} })}>
              {say("white-cell.play-on")}
            </button>
          </p>
        </>
      )}
    </section>
  );
}

interface SeatsProps {
  readonly cell: Cell;
  readonly ended: boolean;
  readonly lobby: Lobby | undefined;
  readonly tell: TurnProps["tell"];
  readonly begin: TurnProps["begin"];
}

/** The word and link of a seat that has just been given anew. */
function Given({
  seat,
  given,
  hide,
}: {
  readonly seat: CellSeat;
  readonly given: SeatGiven;
  readonly hide: () => void;
}) {
  return (
    <div class="given">
      <p class="hint">{say("white-cell.seat-once", { seat: seat.label })}</p>
      <p>
        {say("white-cell.seat-word", { seat: seat.label })}: <strong class="word">{given.word}</strong>
      </p>
      <p class="address">{given.address}</p>
      <QrOf picture={given.picture} label={say("white-cell.qr", { seat: seat.label })} />
      <p class="do">
        <button type="button" class="small" onClick={hide}>
          {say("white-cell.hide")}
        </button>
      </p>
    </div>
  );
}

interface SeatProps extends Pick<SeatsProps, "cell" | "tell" | "begin"> {
  readonly seat: CellSeat;
  readonly people: number;
  /** It decides; evaluators don't. */
  readonly decides: boolean;
  /** The run has: nobody decides any more. */
  readonly ended: boolean;
}

/** Acts in the name of a seat. */
function InItsName({ seat, cell, begin }: Pick<SeatProps, "seat" | "cell" | "begin">) {
  const given = { seat: seat.seat };
  const named = [
    ["order", "white-cell.for-seat"],
    ["ready", seat.ready === true ? "white-cell.unready-seat" : "white-cell.ready-seat"],
  ] as const;
  const offered = named.filter(([act]) => cell.acts.some(({ name, barred }) => name === act && barred === ""));
  return (
    <>
      {offered.map(([act, label]) => (
        <button key={act} type="button" class="small" onClick={() => begin({ act, given })}>
          {say(label)}
          <span class="unseen"> {seat.label}</span>
        </button>
      ))}
    </>
  );
}

function Seat({ seat, people, decides, ended, cell, tell, begin }: SeatProps) {
  const [asked, setAsked] = useState(false);
  const [given, setGiven] = useState<SeatGiven | null>(null);
  const give = () => {
    setAsked(false);
    void giveSeat(seat.seat).then((came) => ("refused" in came ? tell(came) : setGiven(came)));
  };
  const chosen = seat.postures.filter((one) => one.chosen !== "");
  return (
    <li>
      <h3>{seat.label}</h3>
      <p class="by">
        {seat.ready === null || ended ? "" : `${say(seat.ready ? "white-cell.ready" : "white-cell.deciding")} · `}
        {say("web.seat-people", { n: people })}
      </p>
      {chosen.length === 0 && seat.postures.length > 0 && !ended ? (
        <p class="hint">{say("white-cell.nothing-chosen")}</p>
      ) : null}
      <ul class="chosen">
        {chosen.map((one) => (
          <li key={one.label}>
            <span class="label">{one.label}</span> {one.chosen}
          </li>
        ))}
      </ul>
      {given === null ? (
        <p class="do">
          {asked ? (
            <>
              <button type="button" class="small" onClick={give}>
                {say("white-cell.sure-give", { seat: seat.label })}
              </button>
              <button type="button" class="small" onClick={() => setAsked(false)}>
                {say("white-cell.not-yet")}
              </button>
            </>
          ) : (
            <>
              {decides ? <InItsName seat={seat} cell={cell} begin={begin} /> : null}
              <button type="button" class="small" onClick={() => setAsked(true)}>
                {say("white-cell.give-seat")}
                <span class="unseen"> {seat.label}</span>
              </button>
            </>
          )}
        </p>
      ) : (
        <Given seat={seat} given={given} hide={() => setGiven(null)} />
      )}
    </li>
  );
}

export function CellSeats({ cell, ended, lobby, tell, begin }: SeatsProps) {
  const people = new Map(lobby?.seats.map((one) => [one.seat, one.people]));
  // Evaluators have a word and a link too, and decide nothing.
  const evaluators: readonly CellSeat[] = (lobby?.seats ?? [])
    .filter(({ evaluates }) => evaluates)
    .map(({ seat, label }) => ({ seat, label, ready: null, postures: [] }));
  return (
    <section class="seated" aria-labelledby="seats-title">
      <h2 id="seats-title">{say("white-cell.seats")}</h2>
      <ul class="seat-list">
        {[...cell.seats, ...evaluators].map((one) => (
          <Seat
            key={one.seat}
            {...{ cell, ended, tell, begin }}
            seat={one}
            people={people.get(one.seat) ?? 0}
            decides={cell.seats.includes(one)}
          />
        ))}
      </ul>
    </section>
  );
}
