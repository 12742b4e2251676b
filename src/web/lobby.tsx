/**
 * The way in: the code on the wall, then a seat with its word, or the table's page.
 */
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Entry, Lobby as LobbyShape } from "../host/anywhere.js";
import { type Connection, inWords, type Line } from "./connection.js";
import { LanguageChoice, Unread } from "./language.js";
import type { Face } from "./parts.js";

/** A form with one field, which tells why it was refused. */
interface AskProps {
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  readonly entryOf: (text: string) => Entry;
  readonly connection: Connection;
  readonly capitals?: boolean;
}

function Ask({ label, hint, button, entryOf, connection, capitals = false }: AskProps) {
  const [text, setText] = useState("");
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const why = await connection.enter(entryOf(text));
    setBusy(false);
    setRefused(why === null ? "" : inWords(why));
  };
  return (
    <form class="ask" onSubmit={(event) => void send(event)}>
      <label>
        {label}
        <input
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          autocomplete="off"
          autocapitalize={capitals ? "characters" : "none"}
          autocorrect="off"
          spellcheck={false}
          required
          aria-describedby="hint"
        />
      </label>
      <p id="hint" class="hint">
        {hint}
      </p>
      <p id="refused" class={refused === "" ? "" : "warning"} role="alert">
        {refused}
      </p>
      <button type="submit" class="first" disabled={busy}>
        {button}
      </button>
    </form>
  );
}

export function Join({ connection, line }: { readonly connection: Connection; readonly line: Line }) {
  const said = line.gone ? say("web.gone") : line.told?.kind === "refused" ? line.told.what : "";
  return (
    <main class="door">
      <h1>{say("web.join")}</h1>
      {said === "" ? null : <p class="warning">{said}</p>}
      <Ask
        label={say("web.code")}
        hint={say("web.code-hint")}
        button={say("web.enter")}
        entryOf={(code) => ({ code })}
        connection={connection}
        capitals
      />
      <footer>
        <LanguageChoice connection={connection} />
        <Unread />
      </footer>
    </main>
  );
}

interface ChoicesProps {
  readonly list: LobbyShape["seats"];
  readonly choose: (seat: string) => void;
}

/** Who may be joined, with how many devices are there. */
function Choices({ list, choose }: ChoicesProps) {
  return (
    <ul class="seats">
      {list.map(({ seat, label, people }) => (
        <li key={seat}>
          <button type="button" onClick={() => choose(seat)}>
            <strong>{label}</strong> <span class="people">{say("web.seat-people", { n: people })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Lobby({ connection, page }: Face) {
  const [seat, setSeat] = useState<string | null>(null);
  const { head, lobby } = page;
  const seats = lobby?.seats ?? [];
  const chosen = seats.find((one) => one.seat === seat);
  if (chosen !== undefined)
    return (
      <main class="door">
        <h1>{chosen.label}</h1>
        <Ask
          label={say("web.word", { seat: chosen.label })}
          hint={say("web.word-hint")}
          button={say("web.sit-down")}
          entryOf={(word) => ({ seat: chosen.seat, word })}
          connection={connection}
        />
        <p>
          <button type="button" onClick={() => setSeat(null)}>
            {say("web.choose-other")}
          </button>
        </p>
      </main>
    );
  const evaluators = seats.filter(({ evaluates }) => evaluates);
  return (
    <main class="door">
      <h1>{head.title}</h1>
      <p class="when">
        {head.date} · {head.ended ? say("web.ended") : say("web.turn-of", { turn: head.turn, turns: head.turns })}
      </p>
      <h2>{say("web.which")}</h2>
      <Choices list={seats.filter(({ evaluates }) => !evaluates)} choose={setSeat} />
      {evaluators.length === 0 ? null : (
        <>
          <h2>{say("web.evaluators")}</h2>
          <Choices list={evaluators} choose={setSeat} />
        </>
      )}
      <p>
        <button type="button" onClick={() => void connection.enter({ watch: true })}>
          {say("web.watch")}
        </button>
      </p>
      <p class="hint">{say("web.watch-about")}</p>
      <footer>
        <LanguageChoice connection={connection} />
        <Unread />
      </footer>
    </main>
  );
}
