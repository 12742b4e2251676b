/**
 * An inject written on the spot: its text, how it arrives and for whom, as many changes of gauges and of postures as are
 * wanted, one after another.
 */
import { say } from "../catalogue/index.js";
import { type Directory, everybody, isConfidential, media, mediumOf } from "../engine/index.js";
import { safe } from "../scenarios/light.js";
import type { Input } from "../session/index.js";
import { listInWords, signed } from "../text/index.js";
import { addresseesInWords } from "../visibility/index.js";
import type { Act, ActContext } from "./act.js";
import { addresseesOf, endedRun, gaugeChoices, postureChoices, stateChoices } from "./act-fields.js";
import { picked, severalFields } from "./act-several.js";
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
      choices: [{ value: none, label: say(place === 0 ? "desk.none" : "ad-hoc.no-more") }, ...left],
    };
  }
  return [...fields, pickField(chosen.length, chosen)];
}

/** Whether only those it is for learn of it. */
const inConfidence = ({ delivery = "", to0 }: Answers) => isConfidential(delivery) && to0 !== everybody;

/** How it arrives, and from whom to whom where it is no news for all. */
function sendingFields(context: ActContext, answers: Answers): Field[] {
  const { session } = context;
  const { delivery, to0 } = answers;
  const how: Field = {
    kind: "pick",
    name: "delivery",
    label: say("ad-hoc.how"),
    choices: [
      { value: "", label: say("ad-hoc.as-news"), aside: say("ad-hoc.as-news-aside") },
      ...media.map((medium) => ({
        value: medium,
        label: say("ad-hoc.by", { medium }),
        aside: say("ad-hoc.by-aside", { confidential: isConfidential(medium) }),
      })),
    ],
  };
  if (delivery === undefined || delivery === "") return [how];
  const teams = session.model.scenario.exercise?.teams ?? [];
  const named = [...addresseesOf(context, null), ...teams.map(({ id, label }) => ({ value: id, label: safe(label) }))];
  return [
    how,
    { kind: "text", name: "from", label: say("ad-hoc.from"), hint: say("ad-hoc.from-hint"), limit: 100 },
    ...severalFields(answers, {
      name: "to",
      choices: named,
      besides: [{ value: everybody, label: say("message.all") }],
      first: say("ad-hoc.to"),
      more: say("message.ask-another"),
    }),
    ...(isConfidential(delivery) || to0 === everybody
      ? []
      : [
          {
            kind: "text" as const,
            name: "headline",
            label: say("ad-hoc.headline"),
            hint: say("ad-hoc.headline-hint"),
            limit: 140,
            optional: true,
          },
        ]),
  ];
}

/** From whom, to whom and how; nothing where everybody reads it as news. */
function sendingOf(answers: Answers): Pick<AdHoc, "from" | "to" | "delivery" | "headline"> {
  const { delivery = "", from = "", headline = "" } = answers;
  const [first = everybody, ...rest] = picked(answers, "to");
  const medium = mediumOf(delivery);
  if (medium === null) return {};
  return {
    from,
    delivery: medium,
    ...(headline === "" ? {} : { headline }),
    ...(first === everybody ? {} : { to: [first, ...rest] }),
  };
}

function fields(context: ActContext, answers: Answers): readonly Field[] {
  const gauges = {
    what: "gauge",
    how: "add",
    labels: [say("ad-hoc.gauge"), say("ad-hoc.gauge-more")] as const,
    choices: gaugeChoices(context),
  };
  const postures = {
    what: "posture",
    how: "state",
    labels: [say("ad-hoc.posture"), say("ad-hoc.posture-more")] as const,
    choices: postureChoices(context),
  };
  return [
    {
      kind: "text",
      name: "text",
      label: say("ad-hoc.text"),
      hint: say("ad-hoc.text-hint"),
      limit: 4000,
    },
    ...sendingFields(context, answers),
    ...listFields(answers, gauges, (id, name) => {
      const gauge = context.lookup.gauges.get(id);
      const range = (gauge?.max ?? 0) - (gauge?.min ?? 0);
      return {
        kind: "number",
        name,
        label: say("ad-hoc.gauge-by", { gauge: gauge?.label ?? id }),
        hint: say("ad-hoc.gauge-by-hint"),
        min: -range,
        max: range,
      };
    }),
    // Everybody would see a posture move, and know that there was something.
    ...(inConfidence(answers)
      ? []
      : listFields(answers, postures, (id, name) => ({
          kind: "pick",
          name,
          label: say("ad-hoc.posture-to", { posture: context.lookup.postureLabel(id) }),
          hint: say("ad-hoc.posture-to-hint"),
          choices: stateChoices(context, id),
        }))),
  ];
}

type AdHoc = Extract<Input, { type: "ad-hoc" }>;

function inputOf(answers: Answers): AdHoc {
  const gauges = changesOf(answers, "gauge", "add").map(({ id, value }) => [id, numberOf(value)] as const);
  const postures = changesOf(answers, "posture", "state").map(({ id, value }) => [id, value] as const);
  return {
    type: "ad-hoc",
    text: answers.text ?? "",
    ...sendingOf(answers),
    ...(gauges.length === 0 ? {} : { gauges: Object.fromEntries(gauges) }),
    ...(postures.length === 0 ? {} : { postures: Object.fromEntries(postures) }),
  };
}

/** Who reads what, and how it arrives. */
function sureOf(answers: Answers, scenario: Directory): string {
  const { from, to = everybody, delivery } = sendingOf(answers);
  const text = safe(answers.text ?? "");
  if (from === undefined || delivery === undefined) return say("ad-hoc.sure", { text });
  const readers =
    to === everybody
      ? say("message.all")
      : listInWords(
          to.map((one) => safe(addresseesInWords(scenario, [one]))),
          "and",
        );
  return say("ad-hoc.sure-sent", { medium: delivery, from: safe(from), to: readers, text });
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
  // Where it is for some, the headline is no more than they may be told in front of the others.
  done: (answers) => (inConfidence(answers) ? say("ad-hoc.delivered") : { brought: "desk.written" }),
  sentence: (answers, { lookup, session }) => [
    sureOf(answers, session.model.scenario),
    ...(answers.headline ? [say("ad-hoc.sure-headline", { headline: safe(answers.headline) })] : []),
    ...changesOf(answers, "gauge", "add").map(
      ({ id, value }) => `· ${lookup.gauges.get(id)?.label ?? id} ${signed(numberOf(value))}`,
    ),
    ...changesOf(answers, "posture", "state").map(
      ({ id, value }) =>
        `· ${say("ad-hoc.sure-posture", { posture: lookup.postureLabel(id), state: lookup.stateLabel(id, value) })}`,
    ),
  ],
};
