/**
 * What else the white cell's page lists: the events list, messages, all acts, notes and what has been rated, branches, and files to take away.
 */
import { say } from "../catalogue/index.js";
import type { Cell, CellInject, Letter, Letters } from "../host/anywhere.js";
import { LetterText } from "./letters.js";
import type { OpenAct } from "./white-cell-act.js";

interface ListProps {
  readonly cell: Cell;
  readonly begin: (open: OpenAct) => void;
}

interface OpensProps extends ListProps {
  readonly act: string;
  readonly given?: OpenAct["given"];
  readonly label: string;
  readonly small?: boolean;
}

/** A button that opens the form of an act; where that can't be done now, it says why. */
function Opens({ cell, begin, act, given = {}, label, small = false }: OpensProps) {
  const barred = cell.acts.find(({ name }) => name === act)?.barred ?? "";
  return (
    <button
      type="button"
      class={small ? "small" : ""}
      disabled={barred !== ""}
      title={barred}
      onClick={() => begin({ act, given })}
    >
      {label}
    </button>
  );
}

function Inject({ cell, begin, inject }: ListProps & { readonly inject: CellInject }) {
  const { inject: id, number, title, status, statusWord, time, said, way, text, expected, effects } = inject;
  return (
    <li class={status}>
      <details>
        <summary>
          <span class="number">{number}</span> {title}
          <small>
            {statusWord} · {time}
          </small>
        </summary>
        <p>{said}</p>
        <p class="hint">{way.join(" · ")}</p>
        {text === "" ? null : <p>{text}</p>}
        {expected === "" ? null : <p>{say("white-cell.expected", { response: expected })}</p>}
        <ul class="chosen">
          {effects.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {id === "" ? null : (
          <p class="do">
            <Opens
              {...{ cell, begin, act: "fire", small: true }}
              given={{ inject: id, when: "now" }}
              label={say("white-cell.fire-now")}
            />
            <Opens
              {...{ cell, begin, act: "fire", small: true }}
              given={{ inject: id, when: "later" }}
              label={say("white-cell.fire-later")}
            />
          </p>
        )}
      </details>
    </li>
  );
}

export function CellInjects({ cell, begin }: ListProps) {
  return (
    <section class="injects" aria-labelledby="injects-title">
      <h2 id="injects-title">{say("white-cell.injects")}</h2>
      <p class="do">
        <Opens {...{ cell, begin }} act="ad-hoc" label={say("white-cell.write-inject")} />
      </p>
      {cell.injects.length === 0 ? <p class="nothing">{say("white-cell.no-injects")}</p> : null}
      <ul class="inject-list">
        {cell.injects.map((one) => (
          <Inject key={one.number} {...{ cell, begin }} inject={one} />
        ))}
      </ul>
    </section>
  );
}

/** What can become of a message that waits. */
const ways = [
  ["pass", "white-cell.pass"],
  ["edit", "white-cell.edit"],
  ["stop", "white-cell.stop"],
] as const;

function CellLetter({ cell, begin, letter }: ListProps & { readonly letter: Letter }) {
  const { number, date } = letter;
  const waits = cell.waiting.includes(number);
  const message = `${number}`;
  const small = true;
  return (
    <li class={waits ? "waits" : ""}>
      <time>{date}</time>
      <div>
        <LetterText letter={letter} />
        {waits ? (
          <p class="do">
            {ways.map(([how, label]) => (
              <Opens key={how} {...{ cell, begin, small }} act="pass" given={{ message, how }} label={say(label)} />
            ))}
          </p>
        ) : null}
        {cell.open.includes(number) ? (
          <p class="do">
            <Opens
              {...{ cell, begin, small }}
              act="answer"
              given={{ proposal: message }}
              label={say("white-cell.answer")}
            />
          </p>
        ) : null}
      </div>
    </li>
  );
}

export function CellMessages({ cell, begin, letters }: ListProps & { readonly letters: Letters | undefined }) {
  const latest = [...(letters?.letters ?? [])].reverse();
  return (
    <section class="letters" aria-labelledby="letters-title">
      <h2 id="letters-title">{say("white-cell.messages")}</h2>
      {cell.waiting.length === 0 ? null : (
        <p class="warning">{say("white-cell.waiting", { n: cell.waiting.length })}</p>
      )}
      <p class="do">
        <Opens {...{ cell, begin }} act="write" label={say("white-cell.write")} />
        <Opens {...{ cell, begin }} act="propose" label={say("white-cell.propose")} />
        <Opens {...{ cell, begin }} act="route" label={say("white-cell.route")} />
      </p>
      {latest.length === 0 ? <p class="nothing">{say("web.no-messages")}</p> : null}
      <ol class="wire">
        {latest.map((one) => (
          <CellLetter key={one.number} {...{ cell, begin }} letter={one} />
        ))}
      </ol>
    </section>
  );
}

/** Every act of the table, as the desk's menu has them. */
export function CellActs({ cell, begin }: ListProps) {
  return (
    <section class="all-acts" aria-labelledby="acts-title">
      <h2 id="acts-title">{say("white-cell.acts")}</h2>
      <p class="hint">{say("white-cell.odds", { shown: cell.oddsShown })}</p>
      <ul class="act-list">
        {cell.acts.map(({ name, title, does, barred }) => (
          <li key={name}>
            <button type="button" disabled={barred !== ""} onClick={() => begin({ act: name, given: {} })}>
              <strong>{title}</strong>
              <small>{barred === "" ? does : barred}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CellNotes({ cell, begin }: ListProps) {
  return (
    <section class="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{say("white-cell.notes")}</h2>
      <p class="do">
        <Opens {...{ cell, begin }} act="note" label={say("white-cell.note")} />
        <Opens {...{ cell, begin }} act="rating" label={say("white-cell.rate")} />
        <Opens {...{ cell, begin }} act="observation" label={say("white-cell.observe")} />
      </p>
      {cell.notes.length === 0 ? <p class="nothing">{say("white-cell.no-notes")}</p> : null}
      <ol class="wire">
        {cell.notes.map(({ line, text, objective, date }) => (
          <li key={line}>
            <time>{date}</time>
            <div>
              <p>{text}</p>
              {objective === "" ? null : <p class="by">{objective}</p>}
            </div>
          </li>
        ))}
      </ol>
      {cell.review.length === 0 ? null : <h3>{say("white-cell.review")}</h3>}
      <ul class="chosen">
        {cell.review.map(({ kind, text, about }) => (
          <li key={`${kind} ${text}`}>
            <span class="label">{kind}</span> {text}
            {about === "" ? null : <small> {about}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CellBranches({ cell, begin }: ListProps) {
  return (
    <section class="branches" aria-labelledby="branches-title">
      <h2 id="branches-title">{say("white-cell.branches")}</h2>
      <ul class="branch-list">
        {cell.branches.map(({ name, current, depth, kind, stands, left }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ways given up have the name of their branch.
          <li key={at} style={{ paddingLeft: `${depth}rem` }}>
            <p>
              <strong>{name}</strong>{" "}
              <small>
                {[
                  current ? say("white-cell.current") : "",
                  kind === "abandoned" ? say("white-cell.given-up") : "",
                  stands,
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </small>
            </p>
            <p class="hint">{left}</p>
            {current || kind === "abandoned" ? null : (
              <p class="do">
                <Opens {...{ cell, begin }} act="switch" given={{ to: name }} label={say("white-cell.go-to")} small />
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="do">
        <Opens {...{ cell, begin }} act="branch" label={say("white-cell.new-branch")} />
        <Opens {...{ cell, begin }} act="rewind" label={say("white-cell.rewind")} />
      </p>
    </section>
  );
}
