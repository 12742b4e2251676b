/**
 * What a run of many futures, or a merged one, prints: as text or as JSON.
 */
import type { Estimates, Origin, Sensitivity, Study, Tally } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import { listInWords, playCommand } from "../text/index.js";
import { ensembleText } from "./ensemble-text.js";
import type { OutFile } from "./out-file.js";
import { complain, jsonPage, print } from "./output.js";
import { sensitivityText } from "./sensitivity-text.js";
import { paste } from "./started.js";

export interface RunFigures {
  readonly estimates: Estimates;
  readonly study: Study;
  readonly sensitivity: Sensitivity | null;
}

export interface RunReporting {
  readonly json?: boolean | undefined;
  /** Endings and milestones alone. */
  readonly brief?: boolean | undefined;
  readonly quiet?: boolean;
}

/** `quiet` where standard output has something else: the report for reading then goes to standard error. */
export function reportRun(
  model: Model,
  { estimates, study, sensitivity }: RunFigures,
  { json = false, brief = false, quiet = false }: RunReporting,
): void {
  if (quiet) {
    complain(ensembleText(model, estimates, brief));
    if (sensitivity !== null) complain(sensitivityText(model, estimates, sensitivity));
    return;
  }
  if (json) {
    print(jsonPage(jsonOfRuns({ estimates, study, sensitivity })));
    return;
  }
  if (study.from !== null) for (const line of originInWords(model, study.from)) print(escapeLine(line));
  print(ensembleText(model, estimates, brief));
  if (sensitivity !== null) print(sensitivityText(model, estimates, sensitivity));
  // `play` knows no policies.
  if (study.sample.length > 0 && study.policies === null) print(sampledRunAlone(model, study, estimates.first));
}

/** All figures, as `--json` prints them. */
export function jsonOfRuns({ estimates, sensitivity }: RunFigures): object {
  return { ...estimates, ...(sensitivity && { sensitivity }) };
}

/** Writes the page of a run, with its charts. Throws WriteFailure. */
export async function writeRunsPage(
  { scenario }: Model,
  estimates: Estimates,
  tally: Tally,
  out: OutFile,
): Promise<void> {
  const { renderHtml, runsPage } = await import("../report/index.js");
  const { writePage } = await import("./page.js");
  const bins = tally.days + 1;
  const reachedByDay = Object.fromEntries(
    scenario.milestones.map(({ id }, place) => [
      id,
      [...tally.milestoneDays.subarray(place * bins, (place + 1) * bins)],
    ]),
  );
  writePage(await renderHtml(await runsPage({ scenario, estimates, reachedByDay })), out);
}

function originInWords({ scenario }: Model, { session, record, time, seats }: Origin): string[] {
  const labels = scenario.actors.filter(({ id }) => seats.includes(id)).map(({ label }) => label);
  return [
    say("cli.futures-of", { session, day: Math.floor(time), isFirst: record < 0, record }),
    ...(labels.length === 0 ? [] : [say("cli.futures-seats-hold", { seats: listInWords(labels, "and") })]),
  ];
}

/** How to play a run alone with the assumptions that it drew. */
function sampledRunAlone(
  { scenario }: Model,
  { file, seed, variant, set, days, historical }: Study,
  run: number,
): string {
  const unusual = days === scenario.horizon ? null : days;
  const alone = { name: file ?? scenario.id, seed, variant, set, run, days: unusual, historical, seats: [] };
  return `\n${say("cli.sampled-run-alone", { run })}\n  ${paste([...playCommand(alone), "--sample"])}`;
}
