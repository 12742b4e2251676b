/**
 * An inject written on the spot: its text, as many changes of gauges and of postures as are wanted, one after another.
 */
import { say } from "../catalogue/index.js";
import { safe } from "../scenarios/light.js";
import type { Input } from "../session/index.js";
import { signed } from "../text/index.js";
import type { Act, ActContext } from "./act.js";
import { endedRun, gaugeChoices, postureChoices, stateChoices } from "./act-fields.js";
import { type Answers, type Choice, type Field, numberOf } from "./form.js";

/** The choice that ends a list. */
const none = "none";

/** Pairs that have been answered so far: what is changed, and to what or by how much. */
function changesOf(answers: Answers, what: string, how: string): readonly { id: string; value: string }[] {
  const found: { id: string; value: string }[] = [];
  for (let place = 1; ; place += 1) {
    const id = answers[`${what}-${place}`];
    if (id === undefined || id === none) return found;
    found.push({ id, value: answers[`${how}-${place}`] ?? "" });
  }
}

/** The fields of a list that goes on until `none` is chosen. */
function listFields(
  answers: Answers,
  {
    what,
    how,
    labels,
    choices,
  }: { what: string; how: string; labels: readonly [string, string]; choices: readonly Choice[] },
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
      label: labels[place === 0 ? 0 : 1],
      choices: [{ value: none, label: say(place === 0 ? "desk.none" : "desk.write-no-more") }, ...left],
    };
  }
  return [...fields, pickField(chosen.length, chosen)];
}

function fields(context: ActContext, answers: Answers): readonly Field[] {
  const gauges = {
    what: "gauge",
    how: "add",
    labels: [say("desk.write-gauge"), say("desk.write-gauge-more")] as const,
    choices: gaugeChoices(context),
  };
  const postures = {
    what: "posture",
    how: "state",
    labels: [say("desk.write-posture"), say("desk.write-posture-more")] as const,
    choices: postureChoices(context),
  };
  return [
    {
      kind: "text",
      name: "text",
      label: say("desk.write-text"),
      hint: say("desk.write-text-hint"),
      limit: 4000,
    },
    ...listFields(answers, gauges, (id, name) => {
      const gauge = context.lookup.gauges.get(id);
      const range = (gauge?.max ?? 0) - (gauge?.min ?? 0);
      return {
        kind: "number",
        name,
        label: say("desk.write-gauge-by", { gauge: gauge?.label ?? id }),
        hint: say("desk.write-gauge-by-hint"),
        min: -range,
        max: range,
      };
    }),
    ...listFields(answers, postures, (id, name) => ({
      kind: "pick",
      name,
      label: say("desk.write-posture-to", { posture: context.lookup.postureLabel(id) }),
      hint: say("desk.write-posture-to-hint"),
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
  title: "desk.act-ad-hoc",
  does: "desk.act-ad-hoc-does",
  undoable: true,
  barred: endedRun,
  fields,
  command: (answers) => [inputOf(answers)],
  done: () => ({ brought: "desk.written" }),
  sentence: (answers, { lookup }) => [
    say("desk.write-sure", { text: safe(answers.text ?? "") }),
    ...changesOf(answers, "gauge", "add").map(
      ({ id, value }) => `· ${lookup.gauges.get(id)?.label ?? id} ${signed(numberOf(value))}`,
    ),
    ...changesOf(answers, "posture", "state").map(
      ({ id, value }) =>
        `· ${say("desk.write-sure-posture", { posture: lookup.postureLabel(id), state: lookup.stateLabel(id, value) })}`,
    ),
  ],
};
