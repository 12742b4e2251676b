/**
 * Acts of the review, during play and after it: an objective is rated, something seen becomes a strength or an area for
 * improvement, an improvement is planned. Each can be corrected by doing it again.
 */
import { say } from "../catalogue/index.js";
import { agreementsOf, ratingInWords, writerInWords } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import {
  type AgreementKept,
  headOf,
  type Improvement,
  type Input,
  keptWords,
  type Observation,
  objectivesIn,
  observationKinds,
  type RatingLetter,
  ratingLetters,
} from "../session/index.js";
import { listInWords } from "../text/index.js";
import type { Act, ActContext } from "./act.js";
import { dayText } from "./act-fields.js";
import type { Answers, Choice, Field } from "./form.js";

const reviewOf = ({ session }: ActContext) => session.state.review;

function objectives({ session }: ActContext): readonly Choice[] {
  return objectivesIn(session.model, session.state).map((objective) => ({ value: objective, label: safe(objective) }));
}

/** The first name with this letter that nothing has yet: `o-3`. */
function freeName(letter: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number += 1) if (!taken.has(`${letter}-${number}`)) return `${letter}-${number}`;
}

const oneLine = (text: string) => safe(text.replace(/\s+/g, " "));

const ratingAct: Act = {
  key: "o",
  name: "rating",
  title: "review.act-rating",
  does: "review.act-rating-does",
  barred: (context) => (objectives(context).length === 0 ? say("review.nothing-to-rate") : ""),
  fields: (context, { objective = "" }) => {
    const rated = reviewOf(context).ratings.get(objective);
    return [
      { kind: "pick", name: "objective", label: say("review.which-objective"), choices: ratedObjectives(context) },
      {
        kind: "pick",
        name: "rating",
        label: say("review.which-rating"),
        choices: ratingLetters.map((letter) => {
          const { label, means } = ratingInWords(letter);
          return { value: letter, label: `${letter}  ${label}`, about: means };
        }),
        ...(rated === undefined ? {} : { initial: rated.rating }),
      },
      text("reason", say("desk.reason"), 1000, rated?.reason),
    ];
  },
  command: ({ objective = "", rating, reason = "" }) => [
    { type: "rating", objective, rating: rating as RatingLetter, ...given({ reason }) },
  ],
  sentence: ({ rating = "P" }) => [say("review.rating-sure", { rating }), say("review.stays")],
  done: ({ rating = "P" }) => say("review.rated", { rating }),
};

function ratedObjectives(context: ActContext): readonly Choice[] {
  const { ratings } = reviewOf(context);
  return objectives(context).map((choice) => ({
    ...choice,
    aside: ratings.get(choice.value)?.rating ?? say("review.not-rated"),
  }));
}

/** A text that may be left out; it begins with what stands there already. */
const text = (name: string, label: string, limit: number, initial: string | undefined, optional = true): Field => ({
  kind: "text",
  name,
  label,
  limit,
  optional,
  ...(initial === undefined ? {} : { initial }),
});

/** The answers that were given. */
function given<Name extends string>(
  answers: { readonly [name in Name]: string },
): { readonly [name in Name]?: string } {
  const filled = Object.entries<string>(answers).filter(([, answer]) => answer !== "");
  return Object.fromEntries(filled) as { readonly [name in Name]?: string };
}

/** What an observation is made of: nothing yet, a note, or an earlier observation that it corrects. */
function madeOf({ session }: ActContext, of: string) {
  const { notes, review } = session.state;
  const [kind, name = ""] = of.split(":");
  return {
    note: kind === "note" ? notes.find(({ sequence }) => String(sequence) === name) : undefined,
    before: kind === "observation" ? review.observations.get(name) : undefined,
  };
}

function observationChoices({ session }: ActContext): readonly Choice[] {
  const { notes, review } = session.state;
  const taken = new Set([...review.observations.values()].map(({ note }) => note));
  return [
    { value: "new", label: say("review.written-now") },
    ...notes
      .filter(({ sequence }) => !taken.has(sequence))
      .reverse()
      .map(({ sequence, text: noted }) => ({
        value: `note:${sequence}`,
        label: oneLine(noted),
        aside: say("review.a-note"),
      })),
    ...[...review.observations.values()].map((one) => ({
      value: `observation:${one.id}`,
      label: oneLine(one.by === undefined ? one.text : `${one.by}: ${one.text}`),
      aside: say("review.to-correct", { kind: one.kind }),
    })),
  ];
}

const observationAct: Act = {
  key: "S",
  name: "observation",
  title: "review.act-observation",
  does: "review.act-observation-does",
  fields: (context, { of = "" }) => {
    const { note, before } = madeOf(context, of);
    return [
      { kind: "pick", name: "of", label: say("review.made-of"), choices: observationChoices(context) },
      ...(note === undefined ? [text("text", say("review.observed"), 4000, before?.text, false)] : []),
      {
        kind: "pick",
        name: "kind",
        label: say("review.which-kind"),
        choices: observationKinds.map((kind) => ({
          value: kind,
          label: say("review.observation-kind", { kind }),
        })),
        ...(before === undefined ? {} : { initial: before.kind }),
      },
      {
        kind: "pick",
        name: "objective",
        label: say("desk.note-objective"),
        choices: [{ value: "", label: say("desk.none") }, ...objectives(context)],
        initial: (note ?? before)?.objective ?? "",
      },
      text("analysis", say("review.ask-analysis"), 4000, before?.analysis),
      text("recommendation", say("review.ask-recommendation"), 4000, before?.recommendation),
    ];
  },
  command: (answers, context) => [observationOf(answers, context)],
  sentence: ({ kind = "" }) => [say("review.observation-sure", { kind }), say("review.stays")],
  done: ({ kind = "" }) => say("review.observation-kept", { kind }),
};

function observationOf(
  { of = "", text: seen = "", kind, objective = "", analysis = "", recommendation = "" }: Answers,
  context: ActContext,
): Input {
  const { note, before } = madeOf(context, of);
  const line = note?.sequence ?? before?.note;
  return {
    type: "observation",
    id: before?.id ?? freeName("o", reviewOf(context).observations),
    kind: kind as Observation["kind"],
    ...(note === undefined ? { text: seen } : {}),
    ...(line === undefined ? {} : { note: line }),
    ...besideOf(before),
    ...given({ objective, analysis, recommendation }),
  };
}

/** What the form has no field for: it stays as an evaluator has written it. */
function besideOf(before: Observation | undefined) {
  const { by, rating, seat, record } = before ?? {};
  return {
    ...(by === undefined ? {} : { by }),
    ...(rating === undefined ? {} : { rating }),
    ...(seat === undefined ? {} : { seat }),
    ...(record === undefined ? {} : { record }),
  };
}

function improvementChoices(context: ActContext): readonly Choice[] {
  return [
    { value: "", label: say("review.another-improvement") },
    ...[...reviewOf(context).improvements.values()].map(({ id, action }) => ({
      value: id,
      label: oneLine(action),
      aside: say("review.improvement-to-correct"),
    })),
  ];
}

const improvementAct: Act = {
  key: "l",
  name: "improvement",
  title: "review.act-improvement",
  does: "review.act-improvement-does",
  fields: (context, { which = "" }) => {
    const { improvements, observations } = reviewOf(context);
    const before: Improvement | undefined = improvements.get(which);
    return [
      ...(improvements.size === 0
        ? []
        : [
            {
              kind: "pick" as const,
              name: "which",
              label: say("review.which-improvement"),
              choices: improvementChoices(context),
            },
          ]),
      text("action", say("review.what-to-do"), 1000, before?.action, false),
      text("who", say("review.ask-who"), 200, before?.who),
      { ...text("due", say("review.ask-due"), 10, before?.due), date: true, hint: say("review.due-hint") },
      {
        kind: "pick",
        name: "observation",
        label: say("review.which-observation"),
        choices: [
          { value: "", label: say("desk.none") },
          ...[...observations.values()].map(({ id, kind, text: seen }) => ({
            value: id,
            label: oneLine(seen),
            aside: say("review.observation-kind", { kind }),
          })),
        ],
        initial: before?.observation ?? "",
      },
    ];
  },
  command: ({ which = "", action = "", who = "", due = "", observation = "" }, context) => {
    const { improvements } = reviewOf(context);
    const element = improvements.get(which)?.element;
    return [
      {
        type: "improvement",
        id: which === "" ? freeName("i", improvements) : which,
        action,
        ...given({ who, due, observation }),
        ...(element === undefined ? {} : { element }),
      },
    ];
  },
  sentence: () => [say("review.improvement-sure"), say("review.stays")],
  done: () => say("review.improvement-kept"),
};

/** What has been agreed on this branch, and how somebody judged it. */
function agreed({ session: { model, state } }: ActContext) {
  const { messages } = headOf(state).messages;
  return agreementsOf(model, state)
    .filter(({ standing }) => standing === "agreed")
    .map((made) => ({
      ...made,
      judged: state.review.agreements.get(String(messages[made.number - 1]?.sequence)),
    }));
}

const agreementAct: Act = {
  key: "K",
  name: "agreement",
  title: "review.act-agreement",
  does: "review.act-agreement-does",
  barred: (context) => (agreed(context).length === 0 ? say("review.nothing-agreed") : ""),
  fields: (context, { proposal = "" }) => {
    const all = agreed(context);
    const { judged, brokenAt = null } = all.find(({ number }) => String(number) === proposal) ?? {};
    const { scenario } = context.session.model;
    return [
      {
        kind: "pick",
        name: "proposal",
        label: say("review.which-agreement"),
        choices: all.map((made) => ({
          value: String(made.number),
          label: safe(
            say("review.proposal-by", {
              number: made.number,
              from: writerInWords(scenario, made),
              parties: listInWords(
                made.parties.filter((party) => party !== made.from).map(context.lookup.actorLabel),
                "and",
              ),
            }),
          ),
          aside: made.judged === undefined ? say("review.not-judged") : say("review.kept", { kept: made.judged.kept }),
          about: oneLine([made.text, ...made.terms].join(" ")),
        })),
      },
      {
        kind: "pick",
        name: "kept",
        label: say("review.ask-kept"),
        ...(brokenAt === null ? {} : { hint: say("review.broken-on", { day: dayText(context, brokenAt) }) }),
        choices: keptWords.map((kept) => ({ value: kept, label: say("review.kept", { kept }) })),
        ...(judged === undefined ? {} : { initial: judged.kept }),
      },
      text("reason", say("desk.reason"), 1000, judged?.reason),
    ];
  },
  command: ({ proposal = "", kept, reason = "" }) => [
    { type: "agreement", proposal: Number(proposal), kept: kept as AgreementKept["kept"], ...given({ reason }) },
  ],
  sentence: ({ kept = "" }) => [say("review.kept-sure", { kept }), say("review.stays")],
  done: ({ kept = "" }) => `${say("review.kept", { kept })}.`,
};

const reviewAct: Act = {
  key: "R",
  name: "review",
  title: "review.act-review",
  does: "review.act-review-does",
  fields: (context) => [
    {
      kind: "pick",
      name: "do",
      label: say("review.open-or-close"),
      hint: say("review.standing", { standing: reviewOf(context).standing }),
      choices: [
        { value: "open", label: say("review.open-it") },
        { value: "close", label: say("review.close-it") },
      ],
    },
  ],
  command: ({ do: does }) => [{ type: "review", do: does === "close" ? "close" : "open" }],
  sentence: ({ do: does }) => [say(does === "close" ? "review.close-sure" : "review.open-sure")],
  done: ({ do: does }) => say("review.opened-or-closed", { closes: does === "close" }),
};

export const reviewActs: readonly Act[] = [ratingAct, observationAct, improvementAct, agreementAct, reviewAct];
