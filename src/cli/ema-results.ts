/**
 * A sweep as the results of an EMA Workbench study (Kwakkel 2017), as its `load_results` reads them: a table of experiments, with the
 * values of each point, its number and its arm, and beside it the values of each outcome, as files of one archive.
 */
import { gzipSync } from "node:zlib";
import { type Response, responsesOf } from "../analysis/index.js";
import type { OpenedArm } from "./arms.js";
import { jsonPage } from "./output.js";
import type { SweepDesign, SweptPoint } from "./sweep.js";
import { tarOf } from "./tar.js";

const nameOf = ({ kind, id }: Response) => (id === "" ? kind : `${kind}.${id}`);

function outcomeOf({ kind, id }: Response, { endings, milestones, gauges, endDay }: SweptPoint): number | null {
  if (kind === "end-day") return endDay.mean;
  if (kind === "gauge") return gauges[id]?.mean ?? null;
  return (kind === "ending" ? endings : milestones)[id]?.p ?? null;
}

/** The archive, the same bytes for the same points; `origin` is where these come from. An outcome that an arm does not have is missing there. */
export function emaResults(
  opened: readonly OpenedArm[],
  { ids, points }: SweepDesign,
  swept: readonly SweptPoint[],
  origin: object,
): Uint8Array {
  const responses = new Map(opened.flatMap(({ model }) => responsesOf(model)).map((one) => [nameOf(one), one]));
  const lines = swept.map(({ arm, values }, place) => {
    const { scenario, variant } = (opened[arm] as OpenedArm).model;
    return [...ids.map((id) => values[id] ?? ""), place % points.length, variant ?? "None", scenario.id].join(",");
  });
  const metadata = {
    // The version whose format this is.
    version: "2.5.0",
    outcomes: [...responses.keys()].map((name) => ["ScalarOutcome", name, `${name}.csv`]),
    experiments: Object.fromEntries([
      ...ids.map((id) => [id, "float64"]),
      ["scenario", "int64"],
      ["policy", "object"],
      ["model", "object"],
    ]),
  };
  const files = [
    ["experiments.csv", `${[...ids, "scenario", "policy", "model"].join(",")}\n${lines.join("\n")}\n`],
    ...[...responses].map(([name, response]) => [
      `${name}.csv`,
      swept.map((point) => `${outcomeOf(response, point) ?? '""'}\n`).join(""),
    ]),
    ["metadata.json", JSON.stringify(metadata)],
    // `load_results` passes it over.
    ["faultline.json", jsonPage(origin)],
  ] as const;
  return gzipSync(tarOf(files.map(([name = "", text = ""]) => ({ name, bytes: Buffer.from(text) }))));
}
