/**
 * Lint rules for the plan of an exercise: its seats are actors, its names are defined, its days lie within the scenario, its
 * agenda follows the clock.
 */
import { dateOfDay, dayOfDate, variantWithout } from "../engine/index.js";
import { unknownName } from "./condition-parts.js";
import type { ExerciseFile } from "./format-exercise.js";
import type { LintContext } from "./lint-context.js";
import type { Path } from "./tree.js";

export function lintExercise(context: LintContext): void {
  const { exercise } = context.file;
  if (exercise === undefined) return;
  lintPeople(exercise, context);
  lintPlay(exercise, context);
  lintAgenda(exercise, context);
  exercise.background?.forEach((claim, index) => {
    const { names, report } = context;
    if (!names.claims.has(claim)) report(unknownName("claim", claim, names.claims, ["exercise", "background", index]));
  });
}

function lintPeople(
  { seats, teams, objectives, evaluators }: ExerciseFile,
  { file, names, report }: LintContext,
): void {
  for (const actor of Object.keys(seats)) {
    const path = ["exercise", "seats", actor];
    if (!names.actors.has(actor)) report({ ...unknownName("actor", actor, names.actors, path), at: "key" });
    else if (!takesOrders(file.actors[actor])) {
      report.warning(path, `“${actor}” takes no orders, so its seat can only watch and advise`, { at: "key" });
    }
  }
  const seated = (actors: readonly string[], path: Path) => {
    actors.forEach((actor, index) => {
      if (!Object.hasOwn(seats, actor)) report(unknownName("seat", actor, Object.keys(seats), [...path, index]));
    });
  };
  for (const [id, team] of Object.entries(teams)) seated(team.seats, ["exercise", "teams", id, "seats"]);
  for (const [id, evaluator] of Object.entries(evaluators)) {
    const path = ["exercise", "evaluators", id];
    seated(evaluator.seats, [...path, "seats"]);
    evaluator.objectives.forEach((objective, index) => {
      if (!Object.hasOwn(objectives, objective))
        report(unknownName("objective", objective, Object.keys(objectives), [...path, "objectives", index]));
    });
  }
}

function takesOrders(actor: LintContext["file"]["actors"][string] | undefined): boolean {
  return Object.values(actor?.postures ?? {}).some(({ transitions }) =>
    Object.values(transitions).some(({ order }) => order !== undefined),
  );
}

function lintPlay({ play }: ExerciseFile, { file, names, report, startKnown }: LintContext): void {
  const { days, variant, set = {} } = play;
  if (typeof days === "string" && startKnown) {
    const day = dayOfDate(file.start, days);
    if (day < 1 || day > file.horizon)
      report.error(["exercise", "play", "days"], "Play cannot end on this date", {
        found: `${days} (day ${day})`,
        expected: `a date from ${dateOfDay(file.start, 1)} to ${dateOfDay(file.start, file.horizon)}, or a number of days`,
      });
  }
  const variants = [...Object.keys(file.variants), ...Object.keys(file.mechanisms).map(variantWithout)];
  if (variant !== undefined && !variants.includes(variant))
    report(unknownName("variant", variant, variants, ["exercise", "play", "variant"]));
  for (const id of Object.keys(set)) {
    const path = ["exercise", "play", "set", id];
    if (!names.assumptions.has(id)) report({ ...unknownName("assumption", id, names.assumptions, path), at: "key" });
  }
}

function lintAgenda({ agenda, play, minutes }: ExerciseFile, { file, report, startKnown }: LintContext): void {
  const days =
    typeof play.days === "string" ? (startKnown ? dayOfDate(file.start, play.days) : file.horizon) : play.days;
  const turns = Math.max(1, Math.ceil((days ?? file.horizon) / file.turn));
  agenda.forEach(({ at, turn }, index) => {
    const path = ["exercise", "agenda", index];
    const before = agenda[index - 1];
    if (before !== undefined && at <= before.at)
      report.error([...path, "at"], "The agenda goes back in time here", {
        found: `${at}, after ${before.at}`,
        hint: "put the items in the order of the clock",
      });
    if (turn !== undefined && turn > turns)
      report.error([...path, "turn"], "There is no such turn", { found: `turn ${turn}`, expected: `1 to ${turns}` });
  });
  if (Array.isArray(minutes) && minutes.length > turns)
    report.error(["exercise", "minutes", turns], "There are more minutes than turns", {
      found: `${minutes.length} entries`,
      expected: `at most ${turns}, one for each turn`,
    });
}
