/**
 * The feedback form at the end: how far one agrees with each sentence, and open questions. What is being answered is kept on this device, and what
 * was sent stays there to be changed; the host shows it to nobody who takes part.
 */
import { say } from "../catalogue/index.js";
import type { FeedbackForm, Handing } from "../host/anywhere.js";
import { drawName, useKept, useRefused } from "./kept.js";
import type { Face } from "./parts.js";

interface Filled {
  /** What the host knows it by; empty for what was never sent. */
  readonly form: string;
  readonly tellsPart: boolean;
  readonly objectives: { readonly [objective: string]: number };
  readonly agree: { readonly [sentence: string]: number };
  readonly words: { readonly [question: string]: string };
  /** Sent as it stands. */
  readonly isSent: boolean;
}

const empty: Filled = { form: "", tellsPart: true, objectives: {}, agree: {}, words: {}, isSent: false };
const marks = [0, 1, 2, 3, 4, 5] as const;

interface SentenceProps {
  readonly sentence: string;
  /** 0 for no answer. */
  readonly marked: number;
  readonly mark: (mark: number) => void;
}

function Sentence({ sentence, marked, mark }: SentenceProps) {
  return (
    <fieldset class="marks">
      <legend>{sentence}</legend>
      {marks.map((one) => (
        <label key={one}>
          <input type="radio" name={sentence} checked={marked === one} onChange={() => mark(one)} />
          {one === 0 ? (
            <>
              <span aria-hidden="true">–</span>
              <span class="unseen">{say("web.feedback-none")}</span>
            </>
          ) : (
            <span>{one}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

/** What has been answered; what was taken back is left out. */
function answered<Value>(given: { readonly [name: string]: Value }, isGiven: (value: Value) => boolean) {
  const found = Object.entries(given).filter(([, value]) => isGiven(value));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function handingOf({ tellsPart, ...filled }: Filled, form: string): Handing | null {
  const parts = {
    objectives: answered(filled.objectives, (mark) => mark > 0),
    agree: answered(filled.agree, (mark) => mark > 0),
    words: answered(
      Object.fromEntries(Object.entries(filled.words).map(([name, text]) => [name, text.trim()])),
      (text) => text !== "",
    ),
  };
  const given = Object.entries(parts).filter(([, part]) => part !== undefined);
  if (given.length === 0) return null;
  return { act: "feedback", form, ...(tellsPart ? { part: true as const } : {}), ...Object.fromEntries(given) };
}

interface FeedbackProps {
  readonly asked: FeedbackForm;
  readonly connection: Face["connection"];
  readonly line: Face["line"];
  /** Whose page it is: a device that takes another part has another form. */
  readonly who: string;
}

function Form({ asked, connection, line, who }: FeedbackProps) {
  const [filled, keep] = useKept(`feedback ${asked.begun} ${who}`, empty);
  const set = (part: Partial<Filled>) => keep({ ...filled, isSent: false, ...part });
  useRefused(line, ({ act }) => {
    if (act === "feedback") keep({ ...filled, isSent: false });
  });
  const isThere = filled.isSent && !line.waiting.some(({ act }) => act.act === "feedback");
  const form = filled.form === "" ? drawName(16) : filled.form;
  const handing = handingOf(filled, form);
  const submit = (event: Event) => {
    event.preventDefault();
    if (handing === null) return;
    connection.act(handing, say("web.feedback-what"));
    set({ form, isSent: true });
  };
  return (
    <form class="compose" id="feedback-form" onSubmit={submit}>
      <p>{say("web.feedback-about")}</p>
      <p class="hint">{say("web.feedback-scale")}</p>
      {(["objectives", "agree"] as const).flatMap((part) =>
        asked[part].map(({ name, sentence }) => (
          <Sentence
            key={`${part} ${name}`}
            sentence={sentence}
            marked={filled[part][name] ?? 0}
            mark={(mark) => set({ [part]: { ...filled[part], [name]: mark } })}
          />
        )),
      )}
      {asked.words.map(({ name, sentence }) => (
        <label key={name}>
          {sentence}
          <textarea
            value={filled.words[name] ?? ""}
            maxLength={4000}
            rows={2}
            onInput={(event) => set({ words: { ...filled.words, [name]: event.currentTarget.value } })}
          />
        </label>
      ))}
      <label class="tick">
        <input
          type="checkbox"
          checked={filled.tellsPart}
          onChange={(event) => set({ tellsPart: event.currentTarget.checked })}
        />
        <span>{say("web.feedback-part", { part: asked.part })}</span>
      </label>
      <p role="status" class={isThere ? "notice" : ""}>
        {isThere ? say("web.feedback-sent") : ""}
      </p>
      <button type="submit" class="first" disabled={handing === null || filled.isSent}>
        {say(filled.form === "" ? "web.send" : "web.feedback-again")}
      </button>
    </form>
  );
}

export function FeedbackPart(props: FeedbackProps) {
  return (
    <section class="feedback" id="feedback" aria-labelledby="feedback-title">
      <h2 id="feedback-title">{say("web.feedback")}</h2>
      <Form key={`${props.asked.begun} ${props.who}`} {...props} />
    </section>
  );
}
