/**
 * Lint rule: what only format 2 knows stands in no scenario of format 1. Each use is refused at its place, so that an
 * author learns of it there, and not from play that differs.
 */
import type { LintContext } from "./lint-context.js";
import { named, type TransitionReference, transitionReferences } from "./references.js";
import type { Path } from "./tree.js";

/** One use of what only format 2 knows. */
interface Use {
  readonly path: Path;
  readonly at?: "key" | "value";
  readonly message: string;
  /** What to write in format 1 instead, if there is anything. */
  readonly instead?: string;
}

export function lintFormat(context: LintContext): void {
  if (context.file.format > 1) return;
  const { file } = context.tree.place;
  for (const { path, at = "key", message, instead } of usesOfFormatTwo(context)) {
    const upgrade = `write “format: 2” in ${file}`;
    context.report.error(path, message, { at, hint: instead === undefined ? upgrade : `${instead}; or ${upgrade}` });
  }
}

function usesOfFormatTwo({ file }: LintContext): readonly Use[] {
  return transitionReferences(file).flatMap(usesInTransition);
}

function usesInTransition({ value, path }: TransitionReference): readonly Use[] {
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
  if (value.shape !== undefined) {
    uses.push({ path: [...path, "shape"], message: "Format 1 has no “shape”: each hazard waits exponentially" });
  }
  return uses;
}
