/**
 * What a seat writes and reads: messages in confidence or public, and proposals that others must agree to.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Letter, Letters, SeatLetter } from "../host/anywhere.js";

type Send = (letter: SeatLetter, what: string) => void;

/** What a message says, and what became of it. */
export function LetterText({ letter: { title, body, steps } }: { readonly letter: Letter }) {
  return (
    <>
      <p class="headline">{title}</p>
      {body.map((one) => (
        <p key={one} class="text">
          {one}
        </p>
      ))}
      {steps.map((one) => (
        <p key={one} class="by">
          {one}
        </p>
      ))}
    </>
  );
}

function LetterItem({ letter, send }: { readonly letter: Letter; readonly send: Send | null }) {
  const { number, title, date, may } = letter;
  const answer = (act: "accept" | "refuse" | "withdraw", what: string) =>
    send?.({ act, proposal: number }, `${what}: ${title}`);
  return (
    <li>
      <time>{date}</time>
      <div>
        <LetterText letter={letter} />
        {send === null || may === "" ? null : (
          <p class="do">
            {may === "withdraw" ? (
              <button type="button" onClick={() => answer("withdraw", say("web.withdraw"))}>
                {say("web.withdraw")}
              </button>
            ) : (
              <>
                <button type="button" class="first" onClick={() => answer("accept", say("web.accept"))}>
                  {say("web.accept")}
                </button>
                <button type="button" onClick={() => answer("refuse", say("web.refuse"))}>
                  {say("web.refuse")}
                </button>
              </>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

/** Whom a message is to: a seat by its id, everybody, or the white cell. */
const special = ["all", "white-cell"] as const;

function Compose({ letters, send }: { readonly letters: Letters; readonly send: Send }) {
  const [text, setText] = useState("");
  const [to, setTo] = useState<readonly string[]>([]);
  const [proposes, setProposes] = useState(false);
  const [open, setOpen] = useState(false);
  const whole = to.find((one) => (special as readonly string[]).includes(one)) as "all" | "white-cell" | undefined;
  const names = new Map([
    ...letters.to.map(
      ({ id, label, seated }) => [id, seated ? label : say("web.answered-by-white-cell", { actor: label })] as const,
    ),
    ["all", say("web.everyone")],
    ["white-cell", say("web.white-cell")],
  ]);
  const shown = letters.route === "none" ? ["white-cell"] : [...letters.to.map(({ id }) => id), ...special];
  const choose = (id: string, chosen: boolean) => {
    const alone = id === "all" || id === "white-cell";
    const others = alone ? [] : to.filter((one) => one !== id && !(special as readonly string[]).includes(one));
    setTo(chosen ? [...others, id] : others);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const said = names.get(to[0] ?? "") ?? "";
    const rest = { text: text.trim(), ...(open ? { public: true as const } : {}) };
    const letter: SeatLetter =
      proposes && whole === undefined
        ? { act: "propose", parties: to, ...rest }
        : { act: "write", to: whole ?? to, ...rest };
    send(letter, say("web.message-to", { seat: said }));
    setText("");
  };
  return (
    <form class="compose" onSubmit={submit}>
      <fieldset>
        <legend>{say("web.write-to")}</legend>
        {shown.map((id) => (
          <label key={id} class="tick">
            <input
              type="checkbox"
              checked={to.includes(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />
            <span>{names.get(id)}</span>
          </label>
        ))}
      </fieldset>
      <label>
        {say("web.message-text")}
        <textarea
          value={text}
          maxLength={2000}
          rows={4}
          required
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {whole === undefined ? (
        <label class="tick">
          <input type="checkbox" checked={proposes} onChange={(event) => setProposes(event.currentTarget.checked)} />
          <span>{say("web.is-proposal")}</span>
        </label>
      ) : null}
      {whole === "white-cell" ? null : (
        <label class="tick">
          <input type="checkbox" checked={open} onChange={(event) => setOpen(event.currentTarget.checked)} />
          <span>{say("web.is-public")}</span>
        </label>
      )}
      {letters.route === "through-white-cell" ? <p class="hint">{say("web.through-white-cell")}</p> : null}
      <button type="submit" class="first" disabled={to.length === 0 || text.trim() === ""}>
        {say("web.send")}
      </button>
    </form>
  );
}

interface LettersProps {
  readonly letters: Letters;
  /** Null where one only reads. */
  readonly send: Send | null;
  /** What stands between what was written and the form. */
  readonly children?: ComponentChildren;
}

export function LettersPart({ letters, send, children }: LettersProps) {
  return (
    <section class="letters" id="letters" aria-labelledby="letters-title">
      <h2 id="letters-title">{say("web.messages")}</h2>
      {letters.letters.length === 0 ? <p class="nothing">{say("web.no-messages")}</p> : null}
      <ol class="wire" reversed>
        {[...letters.letters].reverse().map((letter) => (
          <LetterItem key={letter.number} letter={letter} send={send} />
        ))}
      </ol>
      {children}
      {send === null ? null : <Compose letters={letters} send={send} />}
    </section>
  );
}
