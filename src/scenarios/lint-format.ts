/**
 * Lint rule: what only format 2 knows stands in no scenario of format 1. Each use is refused at its place, so that an
 * author learns of it there, and not from play that differs.
 */

import { mapsIn, testsIn } from "./condition-maps.js";
import { beliefWords, laterConditionWords } from "./condition-words.js";
import type { LintContext } from "./lint-context.js";
import { tagLists } from "./lint-mechanisms.js";
import { markedItems } from "./list-items.js";
import { carriers, named, type TransitionReference, transitionReferences } from "./references.js";
import type { MapTree, Path } from "./tree.js";

/** One use of what only format 2 knows. */
interface Use {
  readonly path: Path;
  readonly at?: "key" | "value";
  readonly message: string;
  /** What to write in format 1 instead, if there is anything. */
  readonly instead?: string;
}

/** What to do where something of format 2 is meant. */
export function upgradeHint({ place }: MapTree): string {
  return `write “format: 2” in ${place.file}`;
}

export function lintFormat(context: LintContext): void {
  if (context.file.format > 1) return;
  const upgrade = upgradeHint(context.tree);
  for (const { path, at = "key", message, instead } of usesOfFormatTwo(context)) {
    context.report.error(path, message, { at, hint: instead === undefined ? upgrade : `${instead}; or ${upgrade}` });
  }
}

function usesOfFormatTwo(context: LintContext): readonly Use[] {
  const { file, names, references } = context;
  const tests = references.conditions.flatMap(({ value, path }) => testsIn(value, path));
  return [
    ...transitionReferences(file).flatMap(usesInTransition),
    ...tests.flatMap((test) => usesInTest(test, names.gauges)),
    ...basesOfNumbers(context),
    ...supports(context),
    ...marks(context),
    ...ofAssumptions(context),
    ...actorCodes(context),
    ...otherHeadlines(context),
    ...agreements(context),
    ...standIns(context),
    ...gaugesThatLive(context),
    ...beliefs(context),
    ...mechanisms(context),
    ...audiences(context),
    ...otherLanguages(context),
  ];
}

/** Texts in other languages. */
function otherLanguages({ file }: LintContext): readonly Use[] {
  return file.labels === undefined ? [] : [{ path: ["labels"], message: "“labels” needs format 2" }];
}

/** What is said instead of a headline. */
function otherHeadlines({ file }: LintContext): readonly Use[] {
  const transitions = transitionReferences(file).map(({ value, path }) => ({ value, path }));
  const injects = Object.entries(file.injects).map(([id, value]) => ({ value, path: ["injects", id] }));
  return [...transitions, ...injects].flatMap(({ value, path }) =>
    value.headlines === undefined
      ? []
      : [{ path: [...path, "headlines"], message: "Format 1 has no “headlines”: each happening has one headline" }],
  );
}

/** Injects that come about by an agreement of seats. */
function agreements({ file }: LintContext): readonly Use[] {
  return Object.entries(file.injects).flatMap(([id, { agreement }]) =>
    agreement === undefined
      ? []
      : [{ path: ["injects", id, "agreement"], message: "Format 1 has no “agreement”: an inject comes from outside" }],
  );
}

/** Injects that stand in for hazards. */
function standIns({ file }: LintContext): readonly Use[] {
  return Object.entries(file.injects).flatMap(([id, { replaces }]) =>
    replaces === undefined
      ? []
      : [
          {
            path: ["injects", id, "replaces"],
            message: "Format 1 has no “replaces”: an inject comes beside what chance brings",
          },
        ],
  );
}

/** Who learns of an inject, of an order or of what a happening did. */
function audiences({ file, references }: LintContext): readonly Use[] {
  const message = "Format 1 has “visibility” of transitions and gauges alone";
  const injects = Object.entries(file.injects).map(([id, value]) => ({ value, path: ["injects", id] }));
  const orders = transitionReferences(file).map(({ value, path }) => ({
    value: value.order,
    path: [...path, "order"],
  }));
  const effects = references.bases.filter(({ of }) => of === "effect");
  return [...injects, ...orders, ...effects].flatMap(({ value, path }) =>
    value !== undefined && "visibility" in value ? [{ path: [...path, "visibility"], message }] : [],
  );
}

/** What actors believe, and conditions that ask for it. */
function beliefs({ file, references }: LintContext): readonly Use[] {
  const held = Object.entries(file.actors).flatMap(([id, actor]) =>
    actor.beliefs === undefined
      ? []
      : [{ path: ["actors", id, "beliefs"], message: "Format 1 has no “beliefs”: every actor knows everything" }],
  );
  const asked = references.conditions
    .flatMap(({ value, path }) => mapsIn(value, path))
    .flatMap(({ value, path }) => beliefWords.filter((word) => word in value).map((word) => ({ word, path })));
  return [
    ...held,
    ...asked.map(({ word, path }) => ({
      path: [...path, word],
      message: `Conditions of format 1 have no “${word}”: nobody believes but what is so`,
    })),
  ];
}

/** A gauge of format 1 may be called as a word of format 2. */
function usesInTest(
  { key, value, path }: ReturnType<typeof testsIn>[number],
  gauges: ReadonlySet<string>,
): readonly Use[] {
  if (laterConditionWords.includes(key) && !gauges.has(key))
    return [{ path, message: `Conditions of format 1 have no “${key}”` }];
  const compared = ["above", "below", "by"].filter((word) => Object.hasOwn(Object(value), word));
  return compared.map((word) => ({
    path: [...path, word],
    message: `A gauge is tested by its value alone in format 1, so there is no “${word}”`,
  }));
}

function usesInTransition({ value, path }: TransitionReference): readonly Use[] {
  if (value.outcomes !== undefined) {
    const message = "Format 1 has no “outcomes”: each transition leads to one state";
    return [{ path: [...path, "outcomes"], message, instead: "write a transition for each" }];
  }
  const selves = named(value.from, [...path, "from"]).filter((from) => from.value === value.to);
  const uses = selves.map(
    (from): Use => ({
      path: from.path,
      at: "value",
      message: `A transition cannot lead from “${from.value}” to itself in format 1`,
      instead: "name another state, or leave this one out of `from`",
    }),
  );
  if (value.ratios !== undefined && value.on !== undefined) {
    uses.push({
      path: [...path, "ratios"],
      message: "Ratios change a hazard rate in format 1, but this transition has “on”",
      instead: "put the condition into `when`, or an assumption into `chance`",
    });
  }
  if (value.involuntary !== undefined) {
    const message = "Format 1 has no “involuntary”: what has an event is its actor's will";
    uses.push({ path: [...path, "involuntary"], message });
  }
  if (value.event?.source !== undefined) {
    const message = "An event has no “source” in format 1: its actor is the one whose posture moves";
    uses.push({ path: [...path, "event", "source"], message });
  }
  if (value.shape !== undefined) {
    uses.push({ path: [...path, "shape"], message: "Format 1 has no “shape”: each hazard waits exponentially" });
  }
  return uses;
}

/** What effects, spreads and curves rest on. */
function basesOfNumbers({ references }: LintContext): readonly Use[] {
  return references.bases.flatMap(({ value, path, of }): readonly Use[] => {
    if (of === "effect") {
      const keys = (["evidence", "judgement"] as const).filter((key) => value[key] !== undefined);
      return keys.map((key) => ({
        path: [...path, key],
        message: `An effect cannot have “${key}” in format 1`,
        instead: "move it to what has the effect",
      }));
    }
    const noun = carriers[of];
    if (noun === undefined) return [];
    const message = `A ${noun} cannot say what it rests on in format 1`;
    return [{ path, message, instead: `write the ${noun} alone` }];
  });
}

/** What citations say that their claims speak for. */
function supports({ references }: LintContext): readonly Use[] {
  return references.citations.flatMap(({ value, path }): readonly Use[] => {
    if (typeof value === "string") return [];
    const message = "A citation cannot say what its claim supports in format 1";
    return [{ path: [...path, "supports"], message, instead: `write the claim alone: ${value.claim}` }];
  });
}

function marks({ file }: LintContext): readonly Use[] {
  return [...markedItems(file)].map(({ key, path }) => ({
    path,
    message: `Items of a list have no “${key}” in format 1`,
  }));
}

/** What only the variants that switch a mechanism off use. */
function mechanisms({ file }: LintContext): readonly Use[] {
  const declared = Object.keys(file.mechanisms).length === 0 ? [] : [["mechanisms"]];
  const tagged = [...tagLists(file)].map(({ path }) => path);
  return [...declared, ...tagged].map((path) => ({ path, message: `Format 1 has no “${path.at(-1)}”` }));
}

/** What only a sampled ensemble uses, and what is worked out from others. */
function ofAssumptions({ file }: LintContext): readonly Use[] {
  return Object.entries(file.assumptions).flatMap(([id, assumption]) =>
    (["derived", "distribution", "with"] as const)
      .filter((key) => assumption[key] !== undefined)
      .map((key) => ({ path: ["assumptions", id, key], message: `An assumption has no “${key}” in format 1` })),
  );
}

/** What only exported event data uses. */
function actorCodes({ file }: LintContext): readonly Use[] {
  return Object.entries(file.actors).flatMap(([id, { code }]) =>
    code === undefined ? [] : [{ path: ["actors", id, "code"], message: "An actor has no “code” in format 1" }],
  );
}

/** Drift and effects that follow a gauge, gauges worked out from others, gauges that nobody sees. */
function gaugesThatLive({ file, references }: LintContext): readonly Use[] {
  const uses = Object.entries(file.gauges).flatMap(([id, { derived, drift, visibility }]): Use[] => [
    ...(derived === undefined
      ? []
      : [{ path: ["gauges", id, "derived"], message: "Format 1 has no “derived”: each gauge has a value of its own" }]),
    ...drift.flatMap(({ perDay }, index) =>
      typeof perDay === "object" && "curve" in perDay
        ? [{ path: ["gauges", id, "drift", index, "perDay"], message: "“perDay” cannot follow a gauge in format 1" }]
        : [],
    ),
    ...(visibility?.length === 0
      ? [
          {
            path: ["gauges", id, "visibility"],
            message: "A gauge cannot be hidden from everyone in format 1",
            instead: "list the actors that may see it",
          },
        ]
      : []),
  ]);
  const scaled = references.curves.filter(({ path }) => path.at(-2) === "scale");
  return [
    ...uses,
    ...scaled.map(({ path }) => ({ path: path.slice(0, -1), message: "An effect cannot have “scale” in format 1" })),
  ];
}
