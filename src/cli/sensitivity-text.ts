/**
 * What moves the outcomes of an ensemble, for reading: of each ending and milestone the few things that move it most.
 */
import type { Estimates, Influence, Sensitivity } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { listInWords, percentOf } from "../text/index.js";
import { reportText } from "./columns.js";
import { spaced } from "./progress.js";

/** Lines for each outcome, at most. */
const mostLines = 5;

/** The section, ready to print. */
export function sensitivityText(model: Model, estimates: Estimates, sensitivity: Sensitivity): string {
  const { scenario } = model;
  const { runs, pairs, unknown, unplayed } = sensitivity;
  const outcomes = [
    ...scenario.endings.map(({ id, label }) => ({
      id,
      label,
      found: sensitivity.endings,
      p: estimates.endings[id]?.p,
    })),
    ...scenario.milestones.map(({ id, label }) => ({
      id,
      label,
      found: sensitivity.milestones,
      p: estimates.milestones[id]?.p,
    })),
  ];
  const lines = [
    "",
    say("cli.sensitivity-heading"),
    ...outcomes.flatMap(({ id, label, found, p = 0 }) => [
      `  ${label} (${id}) ${percentOf(p)}`,
      ...linesOf(found[id] ?? []),
    ]),
    "",
    say("cli.sensitivity-basis", { n: spaced(runs), pairs, paired: spaced(pairs) }),
    ...(unplayed === 0 ? [] : [say("cli.sensitivity-unplayed", { n: unplayed })]),
    ...(unknown.length === 0
      ? []
      : [say("cli.sensitivity-unknown", { ids: listInWords([...new Set(unknown)], "and") })]),
  ];
  return reportText(lines);
}

/** Of those that chance alone does not explain, the largest that are more than a row of zeros. */
function linesOf(influences: readonly Influence[]): string[] {
  const telling = influences
    .filter(({ change, low, high }) => (low > 0 || high < 0) && Number(points(change)) !== 0)
    .slice(0, mostLines);
  if (telling.length === 0) return [`    ${say("cli.sensitivity-none")}`];
  return telling.map((influence) => {
    const { change, low, high, by, less = false } = influence;
    const interval = say("cli.interval", { low: points(low), high: points(high) });
    const mark = by === "pairs" ? " *" : "";
    const named = inWords(influence);
    const what = `${less ? say("cli.sensitivity-less", { named }) : named}${mark}`;
    return `    ${say("cli.sensitivity-line", { change: points(change).padStart(7), interval: interval.padEnd(17), what })}`;
  });
}

function points(change: number): string {
  return `${change >= 0 ? "+" : "-"}${Math.abs(change * 100).toFixed(2)}`;
}

function inWords({ kind, of, outcome = "", ratio = "", gauge = "" }: Influence): string {
  switch (kind) {
    case "rate":
      return say("cli.sensitivity-rate", { of });
    case "chance":
      return say("cli.sensitivity-chance", { of });
    case "weight":
      return say("cli.sensitivity-weight", { of, outcome });
    case "assumption":
      return say("cli.sensitivity-assumption", { of });
    case "effect":
      return say("cli.sensitivity-effect", { of, gauge });
    case "drift":
      return say("cli.sensitivity-drift", { of });
    case "threshold":
      return gauge === "" ? say("cli.sensitivity-days", { of }) : say("cli.sensitivity-threshold", { of, gauge });
    case "time":
      return say("cli.sensitivity-time", { of });
    case "ratio":
      return outcome === ""
        ? say("cli.sensitivity-ratio", { of, ratio })
        : say("cli.sensitivity-ratio-of-outcome", { of, outcome, ratio });
  }
}
