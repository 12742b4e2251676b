/**
 * What a seat may choose: posture by posture its orders, each with all that it sets in motion, its standing instructions, and what commits
 * them. A sealed order is a draft until the seat is ready; an open one is carried out at once, and so is asked for twice.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Closing, SeatAct, SeatRow, Turn } from "../host/anywhere.js";
import type { Connection, Line } from "./connection.js";

type OrderRow = Extract<SeatRow, { readonly kind: "order" }>;
type InstructionRow = Extract<SeatRow, { readonly kind: "instruction" }>;
type Posture = Turn["postures"][number];

interface Choosing {
  readonly turn: Turn;
  readonly sealed: boolean;
  readonly closed: boolean;
  readonly act: (act: SeatAct, what: string) => void;
}

function Consequences({ row }: { readonly row: OrderRow }) {
  const { motion } = row;
  if (motion.length === 0) return row.given === "" ? <p class="hint">{say("web.no-consequences")}</p> : null;
  return (
    <details class="motion" open={row.given !== ""}>
      <summary>{say("web.consequences", { n: motion.length })}</summary>
      <ul>
        {motion.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}

/** What can be done with one order. */
function OrderButtons({
  row,
  chosen,
  choosing,
}: {
  readonly row: OrderRow;
  readonly chosen: boolean;
  readonly choosing: Choosing;
}) {
  const [sure, setSure] = useState(false);
  const { turn, sealed, closed, act } = choosing;
  const { transition, label, posture, barred, given } = row;
  const choose = () => {
    setSure(false);
    act({ act: "choose", turn: turn.number, transition }, label);
  };
  if (given === "drafted")
    return (
      <p class="do">
        <strong class="mark">✓ {say("web.drafted")}</strong>
        <button
          type="button"
          disabled={closed}
          onClick={() => act({ act: "hold", turn: turn.number, posture }, say("web.take-back"))}
        >
          {say("web.take-back")}
        </button>
      </p>
    );
  if (given !== "") return null;
  if (barred !== "") return <p class="hint">{say("web.barred", { posture: barred })}</p>;
  if (sealed)
    return (
      <p class="do">
        <button type="button" disabled={closed} onClick={choose}>
          {say(chosen ? "web.redraft" : "web.draft")}
        </button>
      </p>
    );
  return (
    <p class="do">
      {sure ? (
        <>
          <button type="button" class="first" onClick={choose}>
            {say("web.order-sure")}
          </button>
          <button type="button" onClick={() => setSure(false)}>
            {say("web.order-not")}
          </button>
        </>
      ) : (
        <button type="button" disabled={closed} onClick={() => setSure(true)}>
          {say("web.order-now")}
        </button>
      )}
    </p>
  );
}

function PostureOrders({ posture, choosing }: { readonly posture: Posture; readonly choosing: Choosing }) {
  const { turn, closed, act } = choosing;
  const rows = turn.rows.filter((row): row is OrderRow => row.kind === "order" && row.posture === posture.path);
  const { path, label, state, rung, rungs, chosen, mark } = posture;
  const id = `posture-${path.replace(/\W/g, "-")}`;
  return (
    <section class="posture" aria-labelledby={id}>
      <h3 id={id}>{label}</h3>
      <p class="stands">
        {say("web.stands-at", { state })}
        {rungs === 0 ? "" : ` · ${say("web.rung", { rung: rung + 1, rungs })}`}
        {chosen === "" ? null : <span class="mark"> · {chosen}</span>}
      </p>
      {rows.length === 0 ? <p class="hint">{say("web.no-orders")}</p> : null}
      <ul class="orders">
        {rows.map((row) => (
          <li key={row.transition} class={row.given === "" ? "" : "chosen"}>
            <h4>{row.label}</h4>
            <p class="step">{row.step}</p>
            {row.brief === "" ? null : <p>{row.brief}</p>}
            <Consequences row={row} />
            <OrderButtons row={row} chosen={mark !== ""} choosing={choosing} />
          </li>
        ))}
      </ul>
      {rows.length === 0 || mark !== "" ? null : (
        <p class="do">
          <button
            type="button"
            disabled={closed}
            onClick={() => act({ act: "hold", turn: turn.number, posture: path }, `${label}: ${say("web.held")}`)}
          >
            {say("web.hold-here")}
          </button>
        </p>
      )}
    </section>
  );
}

function Instructions({ rows, choosing }: { readonly rows: readonly InstructionRow[]; readonly choosing: Choosing }) {
  const { turn, closed, act } = choosing;
  if (rows.length === 0) return null;
  return (
    <section class="instructions" aria-labelledby="instructions-title">
      <h3 id="instructions-title">{say("web.instructions")}</h3>
      <p class="hint">{say("web.instructions-about")}</p>
      <ul class="orders">
        {rows.map(({ transition, label, about, allowed, drafted }) => (
          <li key={transition} class={drafted ? "chosen" : ""}>
            <label class="tick">
              <input
                type="checkbox"
                checked={allowed}
                disabled={closed}
                onChange={() =>
                  act(
                    { act: allowed ? "forbid" : "allow", turn: turn.number, transition },
                    `${label}: ${say(allowed ? "web.forbidden" : "web.allowed")}`,
                  )
                }
              />
              <span>
                <strong>{label}</strong>{" "}
                <span class="mark">
                  {say(allowed ? "web.allowed" : "web.forbidden")}
                  {drafted ? ` · ${say("web.instruction-drafted")}` : ""}
                </span>
              </span>
            </label>
            <p class="hint">{about}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What closes the turn for a seat: always in sight. */
function Commit({ rows, choosing }: { readonly rows: readonly Closing[]; readonly choosing: Choosing }) {
  const { turn, act } = choosing;
  const ready = rows.find(({ kind }) => kind === "ready" || kind === "unready");
  const hold = rows.find(({ kind }) => kind === "hold");
  const undecided = turn.postures.some(({ mark }) => mark === "");
  const said =
    turn.sealed === "carried-out" ? say("web.carried-out") : turn.sealed === "ready" ? say("web.ready-now") : "";
  return (
    <section class="commit" aria-label={say("web.commit")}>
      {said === "" ? null : (
        <p role="status">
          <strong>{said}</strong>
        </p>
      )}
      <p class="do">
        {ready === undefined ? null : (
          <button
            type="button"
            class={ready.kind === "ready" ? "first" : ""}
            onClick={() => act({ act: ready.kind as "ready" | "unready", turn: turn.number }, ready.label)}
          >
            {ready.label}
          </button>
        )}
        {hold === undefined || !undecided || turn.sealed === "carried-out" || turn.sealed === "ready" ? null : (
          <button type="button" title={hold.about} onClick={() => act({ act: "hold", turn: turn.number }, hold.label)}>
            {say("web.hold-rest")}
          </button>
        )}
      </p>
    </section>
  );
}

interface OrdersProps {
  readonly turn: Turn;
  readonly connection: Connection;
  readonly line: Line;
  readonly orders: "open" | "sealed";
}

export function Orders({ turn, connection, orders }: OrdersProps) {
  const choosing: Choosing = {
    turn,
    sealed: orders === "sealed",
    closed: turn.sealed === "ready" || turn.sealed === "carried-out",
    act: (act, what) => connection.act(act, what),
  };
  const instructions = turn.rows.filter((row): row is InstructionRow => row.kind === "instruction");
  const closing = turn.rows.filter((row): row is Closing => row.kind !== "order" && row.kind !== "instruction");
  return (
    <section class="choose" id="orders" aria-labelledby="orders-title">
      <h2 id="orders-title">{say("web.orders")}</h2>
      {choosing.sealed ? null : <p class="hint">{say("web.open-orders")}</p>}
      {turn.postures.map((posture) => (
        <PostureOrders key={posture.path} posture={posture} choosing={choosing} />
      ))}
      <Instructions rows={instructions} choosing={choosing} />
      {closing.map(({ kind, about }) => (kind === "ready" || kind === "unready" ? <p key={kind}>{about}</p> : null))}
      <Commit rows={closing} choosing={choosing} />
    </section>
  );
}
