/**
 * An inject written on the spot: its text, as many changes of gauges and of postures as are wanted, one after another.
 */
import { say } from "../../../catalogue/index.js";
import type { Input } from "../../../session/index.js";
import { signed } from "../../../text/index.js";
import { safe } from "../../term/text.js";
import type { Act, ActContext } from "./act.js";
import { endedRun, gaugeChoices, postureChoices, stateChoices } from "./act-fields.js";
import { type Answers, type Choice, type Field, numberOf } from "./form.js";

const none: Choice = { value: "none", label: say("desk.no-more") };
const nothing: Choice = { value: "none", label: say("desk.none") };

/** Pairs that have been answered so far: what is changed, and to what or by how much. */
function changesOf(answers: Answers, what: string, how: string): readonly { id: string; value: string }[] {
  const found: { id: string; value: string }[] = [];
  for (let place = 1; ; place += 1) {
    const id = answers[`${what}-${place}`];
    if (id === undefined || id === none.value) return found;
    found.push({ id, value: answers[`${how}-${place}`] ?? "" });
  }
}

/** The fields of a list that goes on until `none` is chosen. */
function listFields(
  answers: Answers,
  { what, how, label, choices }: { what: string; how: string; label: string; choices: readonly Choice[] },
  second: (id: string, name: string) => Field,
): Field[] {
  const chosen = changesOf(answers, what, how);
  const fields = chosen.flatMap(({ id }, place): Field[] => [
    pickField(place, chosen.slice(0, place)),
    second(id, `${how}-${place + 1}`),
  ]);
  function pickField(place: number, before: readonly { id: string }[]): Field {
    const left = choices.filter(({ value }) => !before.some(({ id }) => id === value));
    return {
      kind: "pick",
      name: `${what}-${place + 1}`,
      label: place === 0 ? label : `${label} (more)`,
      choices: [place === 0 ? nothing : none, ...left],
    };
  }
  return [...fields, pickField(chosen.length, chosen)];
}

function fields(context: ActContext, answers: Answers): readonly Field[] {
  const gauges = {
    what: "gauge",
    how: "add",
    label: say("desk.does-it-change-a-gauge"),
    choices: gaugeChoices(context),
  };
  const postures = {
    what: "posture",
    how: "state",
    label: say("desk.does-it-set-a-posture"),
    choices: postureChoices(context),
  };
  return [
    {
      kind: "text",
      name: "text",
      label: say("desk.what-do-the-players-read"),
      hint: say("desk.its-beginning-becomes-the-headline-every"),
      limit: 4000,
    },
    ...listFields(answers, gauges, (id, name) => {
      const gauge = context.lookup.gauges.get(id);
      const range = (gauge?.max ?? 0) - (gauge?.min ?? 0);
      return {
        kind: "number",
        name,
        label: say("desk.by-how-much", { gaugeLabel: gauge?.label ?? id }),
        hint: say("desk.up-as-8-down-as-8"),
        min: -range,
        max: range,
      };
    }),
    ...listFields(answers, postures, (id, name) => ({
      kind: "pick",
      name,
      label: say("desk.to-where", { postureLabel: context.lookup.postureLabel(id) }),
      hint: say("desk.wherever-it-stands-and-whatever-its"),
      choices: stateChoices(context, id),
    })),
  ];
}

function inputOf(answers: Answers): Input {
  const gauges = changesOf(answers, "gauge", "add").map(({ id, value }) => [id, numberOf(value)] as const);
  const postures = changesOf(answers, "posture", "state").map(({ id, value }) => [id, value] as const);
  return {
    type: "ad-hoc",
    text: answers.text ?? "",
    ...(gauges.length === 0 ? {} : { gauges: Object.fromEntries(gauges) }),
    ...(postures.length === 0 ? {} : { postures: Object.fromEntries(postures) }),
  };
}

export const adHocAct: Act = {
  key: "a",
  name: "ad-hoc",
  title: say("desk.write-an-inject"),
  does: say("desk.a-text-gauges-postures-that-it"),
  barred: endedRun,
  fields,
  command: (answers) => [inputOf(answers)],
  done: () => say("desk.every-seat-has-read"),
  sentence: (answers, { lookup }) => [
    say("desk.every-seat-reads-now", { safe: safe(answers.text ?? "") }),
    ...changesOf(answers, "gauge", "add").map(
      ({ id, value }) => `· ${lookup.gauges.get(id)?.label ?? id} ${signed(numberOf(value))}`,
    ),
    ...changesOf(answers, "posture", "state").map(({ id, value }) =>
      say("desk.is-set-to", { postureLabel: lookup.postureLabel(id), id: lookup.stateLabel(id, value) }),
    ),
  ],
};
