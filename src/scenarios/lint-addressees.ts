/**
 * Lint rules for who receives what and who learns of it: names are those of actors and teams, who receives an inject learns of
 * it, and what is known to some is no public act.
 */
import { addressed, everybody, isConfidential, media, mediumOf, namesOf } from "../engine/index.js";
import { unknownName } from "./condition-parts.js";
import type { EffectFile, ScenarioFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import { didYouMean, listNames } from "./nearest.js";
import { many, transitionReferences } from "./references.js";
import { addressing, directoryOf } from "./resolve-addressees.js";
import type { Path } from "./tree.js";

type InjectFile = ScenarioFile["injects"][string];

export function lintAddressees(context: LintContext): void {
  const { file, names, report, references } = context;
  const actors = (listed: readonly string[] | undefined, path: Path) => {
    listed?.forEach((name, index) => {
      if (!names.actors.has(name)) report(unknownName("actor", name, names.actors, [...path, index]));
    });
  };
  for (const { value, path } of transitionReferences(file)) {
    const [listed, all] = [value.order?.visibility, value.visibility];
    actors(listed, [...path, "order", "visibility"]);
    const more = all === undefined ? [] : (listed ?? []).filter((name) => !many(all).includes(name));
    if (more.length > 0)
      report.error([...path, "order", "visibility"], "An order cannot be known to more than its transition", {
        found: more.join(", "),
        expected: `some of: ${many(all ?? []).join(", ")}`,
      });
  }
  for (const { value, path, of } of references.bases)
    if (of === "effect") actors((value as EffectFile).visibility, [...path, "visibility"]);
  for (const team of Object.keys(file.exercise?.teams ?? {}))
    if (names.actors.has(team) || team === everybody)
      report.error(["exercise", "teams", team], `A team cannot be called “${team}”, which names others`, {
        at: "key",
        hint: "give it another id: what is addressed to it must reach nobody else",
      });
  for (const [id, inject] of Object.entries(file.injects)) lintInject(context, inject, ["injects", id]);
}

function lintInject(context: LintContext, inject: InjectFile, path: Path): void {
  const { file, report } = context;
  lintTo(context, inject, path);
  const learn = inject.visibility;
  if (Array.isArray(learn)) lintLearners(context, inject, learn, path);
  lintDelivery(context, inject, path);
  const { visibility } = addressing(inject, file);
  if (inject.event !== undefined && visibility !== undefined)
    report.warning([...path, "event"], "What only some learn of is no act in public, but event data would tell it", {
      at: "key",
      hint: "delete `event`, or say `visibility: all`",
    });
}

/** The ids by which something may be addressed. */
const addresses = ({ file, names }: LintContext) => [
  everybody,
  ...names.actors,
  ...Object.keys(file.exercise?.teams ?? {}),
];

function lintTo(context: LintContext, { to }: InjectFile, path: Path): void {
  const { file, report } = context;
  const known = addresses(context);
  if (Array.isArray(to)) {
    to.forEach((name, index) => {
      if (!known.includes(name)) report(unknownName("actor or team", name, known, [...path, "to", index]));
      else if (to.indexOf(name) < index)
        report.error([...path, "to", index], `“${name}” stands in this list twice`, { hint: "delete one of the two" });
    });
    return;
  }
  const { unknown } = addressed(directoryOf(file), to);
  for (const name of unknown)
    report.warning([...path, "to"], `“${name}” is neither an actor nor a team, so only the white cell reads it`, {
      expected: `some of: ${listNames(known)}`,
      hint: didYouMean(name, known),
    });
}

function lintLearners(context: LintContext, { to }: InjectFile, listed: readonly string[], path: Path): void {
  const { file, report } = context;
  const known = addresses(context);
  listed.forEach((name, index) => {
    if (!known.includes(name)) report(unknownName("actor or team", name, known, [...path, "visibility", index]));
  });
  if (listed.some((name) => !known.includes(name))) return;
  const [receive, learn] = [addressed(directoryOf(file), to), addressed(directoryOf(file), listed)];
  const left = receive.actors.filter((actor) => !learn.actors.includes(actor));
  if (!learn.all && (receive.all || left.length > 0))
    report.error([...path, "visibility"], "Not everyone who receives this inject learns of it", {
      found: namesOf(to).join(", "),
      expected: receive.all ? "everyone, as it is addressed to all" : `also ${left.join(", ")}`,
      hint: "list them in `visibility` too, or take them out of `to`",
    });
}

/** What people used to write for the media. */
const older: Readonly<Record<string, (typeof media)[number]>> = {
  telephone: "call",
  phone: "call",
  "in person": "meeting",
  "diplomatic note": "cable",
  letter: "cable",
  "wire report": "wire",
  bulletin: "wire",
  newspaper: "press",
  "press conference": "press",
  "press statement": "press",
  communique: "press",
  tv: "television",
  radio: "television",
  "social media": "post",
  tweet: "post",
};

function lintDelivery({ report, file }: LintContext, { delivery, to }: InjectFile, path: Path): void {
  if (mediumOf(delivery) !== null || file.format === 1) return;
  const meant = older[delivery.toLowerCase()];
  const near = meant === undefined ? didYouMean(delivery, media) : `write “${meant}”`;
  const learn = meant !== undefined && isConfidential(meant) && !addressed(directoryOf(file), to).all;
  report.warning(
    [...path, "delivery"],
    "This is none of the ways in which something arrives, so it is told as plain text",
    {
      found: delivery,
      expected: `one of: ${media.join(", ")}`,
      hint: learn
        ? `${near}; only those it is addressed to then learn of it, unless \`visibility\` says otherwise`
        : near,
    },
  );
}
