/**
 * The scenario file that a calibration writes: laid over the one that was calibrated, with the ranges of what is not ruled out, and the reasons
 * as comments. Milestones that chose the ranges leave the record, and the reason beside each says which targets did, so that no later command takes
 * their fit for evidence.
 */
import { dirname, relative, resolve, sep } from "node:path";
import { say } from "../catalogue/index.js";
import type { Assumption, Scenario } from "../engine/index.js";
import { type CalibrationStudy, hullShare, narrowedOf, observedInWords } from "../report/index.js";
import { escapeLine } from "../scenarios/light.js";
import { percent, thousands } from "../text/index.js";
import type { OpenedArm } from "./arms.js";
import { UsageError } from "./failure.js";
import { fileOf } from "./prepare.js";
import { standardOutputName } from "./standard-output.js";

/** Targets that chose ranges of this scenario in an earlier calibration, as their reasons say. */
export function targetsBefore({ assumptions }: Scenario): ReadonlySet<string> {
  const named = /history matching \(calibrate\) against: ([a-z0-9., -]+?)\.(?=\s|$)/g;
  return new Set(
    assumptions.flatMap(({ judgement = "" }) =>
      [...judgement.matchAll(named)].flatMap(([, ids = ""]) => ids.split(", ")),
    ),
  );
}

/** How the file imports the scenario. */
function importOf({ played: { name } }: OpenedArm, file: string): string {
  const own = fileOf(name);
  if (own === null) return `${name}.yaml`;
  const folder = file === standardOutputName ? dirname(resolve(own)) : dirname(resolve(file));
  return relative(folder, resolve(own)).split(sep).join("/");
}

/** Refuses a place from which the scenario can't be imported. Throws UsageError. */
export function refusePlace(file: string, arm: OpenedArm): void {
  if (!importOf(arm, file).startsWith("..")) return;
  const folder = dirname(resolve(arm.played.name));
  throw new UsageError(say("calibrate.write-beside", { file }), say("calibrate.write-here", { folder }));
}

/** The text of the file, which is called `file`. */
export function matchedFile(study: CalibrationStudy, arm: OpenedArm, file: string): string {
  const { scenario } = study;
  const id = `${scenario.id}-matched`.slice(0, 64);
  const sections = [
    `format: ${scenario.format}`,
    `id: ${id}`,
    `title: ${quoted(say("calibrate.file-title", { title: scenario.title }))}`,
    `imports: [${quoted(importOf(arm, file))}]`,
    ...assumptionLines(study, arm),
    ...variantLines(study),
    ...historyLines(study),
  ];
  return `${[...reasons(study).map(comment), ...sections].join("\n")}\n`;
}

const quoted = (text: string) => JSON.stringify(text);
const comment = (text: string) => `# ${escapeLine(text)}`;

function reasons(study: CalibrationStudy): readonly string[] {
  const { head, used, scenario, share } = study;
  return [
    say("calibrate.file-about", { scenario: `${scenario.id}@${head.scenarioHash.slice(0, 8)}`, engine: head.engine }),
    say("calibrate.file-played", {
      seed: head.seed,
      study: head.study,
      points: thousands(head.points),
      runs: thousands(head.runs.at(-1) as number),
      cutoff: `${head.cutoff}`,
    }),
    say("calibrate.file-targets"),
    ...used.map((target) =>
      say("calibrate.file-target", {
        id: target.id,
        observed: observedInWords(target),
        reason: target.reason === "" ? "none" : target.reason,
      }),
    ),
    say("calibrate.no-best"),
    say("calibrate.no-evidence", { n: used.length, targets: used.map(({ id }) => id).join(", ") }),
    say("calibrate.file-hull", { hull: percent(hullShare(study)), share: percent(share.p) }),
  ];
}

function assumptionLines(study: CalibrationStudy, { model }: OpenedArm): readonly string[] {
  const { scenario, used } = study;
  const narrowed = narrowedOf(study);
  const before = [...targetsBefore(scenario)];
  const targets = [...new Set([...before, ...used.map(({ id }) => id)])].join(", ");
  const reason = quoted(say("calibrate.file-reason", { targets }));
  const lines = scenario.assumptions.flatMap((assumption: Assumption) => {
    const { id, range, derived } = assumption;
    const found = narrowed.find((one) => one.id === id);
    const value = model.assumptions.get(id) as number;
    if (found === undefined)
      return value === assumption.value || derived !== undefined
        ? []
        : [`  ${comment(say("calibrate.file-set"))}`, `  ${id}: { value: ${value} }`];
    const { low, high, width } = found;
    const isLeft = value >= low && value <= high;
    const written = isLeft ? value : Number(((low + high) / 2).toPrecision(3));
    return [
      `  ${comment(say("calibrate.file-range", { low: `${range[0]}`, high: `${range[1]}`, width: percent(width) }))}`,
      ...(isLeft ? [] : [`  ${comment(say("calibrate.file-moved", { before: `${value}` }))}`]),
      `  ${id}: { ${value === assumption.value && isLeft ? "" : `value: ${within(written, low, high)}, `}range: [${low}, ${high}], judgement: ${reason} }`,
    ];
  });
  return lines.length === 0 ? [] : ["assumptions:", ...lines];
}

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Variants that set a value which is ruled out are none any more. */
function variantLines(study: CalibrationStudy): readonly string[] {
  const narrowed = narrowedOf(study);
  const lines = study.scenario.variants.flatMap(({ id: variant, set }) => {
    const beyond = narrowed.find(({ id, low, high }) => {
      const value = set[id];
      return value !== undefined && (value < low || value > high);
    });
    if (beyond === undefined) return [];
    return [
      `  ${comment(say("calibrate.file-variant", { id: beyond.id, value: `${set[beyond.id]}` }))}`,
      `  ${variant}: null`,
    ];
  });
  return lines.length === 0 ? [] : ["variants:", ...lines];
}

function historyLines({ scenario, used }: CalibrationStudy): readonly string[] {
  const chose = new Set(used.map(({ id }) => id.replace(/\.day$/, "")));
  const lines = scenario.history.flatMap(({ milestone }) => (chose.has(milestone) ? [`  ${milestone}: null`] : []));
  return lines.length === 0 ? [] : [comment(say("calibrate.file-history")), "history:", ...lines];
}
