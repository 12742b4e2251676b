/**
 * What a seat writes and reads: messages in confidence or public, and proposals that others must agree to.
 */
import type { ComponentChildren } from "preact";
import { say } from "../catalogue/index.js";
import type { Letter, Letters, SeatLetter } from "../host/anywhere.js";
import type { Connection, Line } from "./connection.js";
import { useKept, useRefused } from "./kept.js";

type Send = (letter: SeatLetter, what: string) => void;

/** Whose letters these are, where one may write. */
interface Writer {
  readonly connection: Connection;
  readonly line: Line;
  /** A device that takes another seat writes another letter. */
  readonly who: string;
}

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

/** A message as it is being written. */
interface Writing {
  readonly text: string;
  readonly to: readonly string[];
  readonly proposes: boolean;
  /** Of a proposal: its terms, one a line. */
  readonly terms: string;
  /** Of a proposal: the ISO date through which it stands; empty for none. */
  readonly until: string;
  readonly open: boolean;
}

const unwritten: Writing = { text: "", to: [], proposes: false, terms: "", until: "", open: false };

/** Most terms of a proposal, and most letters of one. */
const most = { terms: 20, letters: 400 };

function termsIn(text: string): readonly string[] {
  const written = text.split("\n").map((line) => line.trim());
  return written.filter((line) => line !== "");
}

/** What was refused, to be written again. */
function writingOf(letter: SeatLetter): Writing | null {
  if (letter.act !== "write" && letter.act !== "propose") return null;
  const { text, public: open = false } = letter;
  if (letter.act === "propose")
    return {
      text,
      open,
      to: letter.parties,
      proposes: true,
      terms: letter.terms?.join("\n") ?? "",
      until: letter.until ?? "",
    };
  return { ...unwritten, text, open, to: typeof letter.to === "string" ? [letter.to] : letter.to };
}

/** What is being written, kept on the device; a message that was refused stands in the form again, before what is written there. */
function useWriting({ line, who }: Writer, begun: string) {
  const [kept, keep] = useKept(`letter ${begun} ${who}`, unwritten);
  useRefused(line, (act) => {
    const refused = writingOf(act as SeatLetter);
    if (refused === null) return;
    keep(kept.text === "" ? refused : { ...kept, text: `${refused.text}\n\n${kept.text}` });
  });
  // What an older page has kept may lack a part.
  return [{ ...unwritten, ...kept }, (part: Partial<Writing>) => keep({ ...kept, ...part })] as const;
}

function Compose({
  letters,
  send,
  writer,
}: {
  readonly letters: Letters;
  readonly send: Send;
  readonly writer: Writer;
}) {
  const [{ text, to, proposes, terms, until, open }, write] = useWriting(writer, letters.begun);
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
    write({ to: chosen ? [...others, id] : others });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const said = names.get(to[0] ?? "") ?? "";
    const given = termsIn(terms);
    const rest = { text: text.trim(), ...(open ? { public: true as const } : {}) };
    const letter: SeatLetter =
      proposes && whole === undefined
        ? {
            act: "propose",
            parties: to,
            ...rest,
            ...(given.length === 0 ? {} : { terms: given }),
            ...(until === "" ? {} : { until }),
          }
        : { act: "write", to: whole ?? to, ...rest };
    send(letter, say("web.message-to", { seat: said }));
    // Whom it goes to stays for the next one; what would make that public does not.
    write({ text: "", proposes: false, terms: "", until: "", open: false });
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
          onInput={(event) => write({ text: event.currentTarget.value })}
        />
      </label>
      {whole === undefined ? (
        <label class="tick">
          <input
            type="checkbox"
            checked={proposes}
            onChange={(event) => write({ proposes: event.currentTarget.checked })}
          />
          <span>{say("web.is-proposal")}</span>
        </label>
      ) : null}
      {proposes && whole === undefined ? <Terms {...{ terms, until, write }} days={letters.until} /> : null}
      {whole === "white-cell" ? null : (
        <label class="tick">
          <input type="checkbox" checked={open} onChange={(event) => write({ open: event.currentTarget.checked })} />
          <span>{say("web.is-public")}</span>
        </label>
      )}
      {letters.route === "through-white-cell" ? <p class="hint">{say("web.through-white-cell")}</p> : null}
      <button
        type="submit"
        class="first"
        disabled={to.length === 0 || text.trim() === "" || (proposes && !isShort(terms))}
      >
        {say("web.send")}
      </button>
    </form>
  );
}

const isShort = (terms: string): boolean => {
  const given = termsIn(terms);
  return given.length <= most.terms && given.every((term) => term.length <= most.letters);
};

/** The terms of a proposal in free words, and what accepting it binds to. */
function Terms({
  terms,
  until,
  days,
  write,
}: Pick<Writing, "terms" | "until"> & {
  readonly days: Letters["until"];
  readonly write: (part: Partial<Writing>) => void;
}) {
  return (
    <>
      <label>
        {say("web.proposal-terms")}
        <textarea value={terms} rows={3} onInput={(event) => write({ terms: event.currentTarget.value })} />
      </label>
      {isShort(terms) ? null : (
        <p class="hint">{say("web.terms-too-long", { terms: most.terms, letters: most.letters })}</p>
      )}
      <label>
        {say("web.proposal-until")}
        <input
          type="date"
          value={until}
          min={days.first}
          max={days.last}
          onInput={(event) => write({ until: event.currentTarget.value })}
        />
      </label>
      <p class="hint">{say("web.proposal-binds")}</p>
    </>
  );
}

interface LettersProps {
  readonly letters: Letters;
  /** Null where one only reads. */
  readonly writer: Writer | null;
  /** What stands between what was written and the form. */
  readonly children?: ComponentChildren;
}

export function LettersPart({ letters, writer, children }: LettersProps) {
  const send: Send | null = writer === null ? null : (letter, what) => writer.connection.act(letter, what);
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
      {writer === null || send === null ? null : (
        <Compose key={`${letters.begun} ${writer.who}`} letters={letters} send={send} writer={writer} />
      )}
    </section>
  );
}
