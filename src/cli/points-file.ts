/**
 * Points of a sweep that were made elsewhere: a CSV file whose first line names assumptions, and each further line gives their values.
 */
import { createHash } from "node:crypto";
import { say } from "../catalogue/index.js";
import type { Scenario, Values } from "../engine/index.js";
import { readOrdinaryFile, refuseChoices, UnreadableFile } from "../scenarios/light.js";
import { UsageError } from "./failure.js";

export interface PointsFile {
  readonly ids: readonly string[];
  /** In the order of the file. */
  readonly points: readonly Values[];
  /** SHA-256 of the file as it was read, in hex. */
  readonly sha256: string;
}

/** Longer than this, a file is not read. */
const mostBytes = 200_000_000;

/** Reads the points of a file. Throws UsageError that says where it can't be read, or what a scenario cannot play. */
export function readPoints(file: string, scenarios: readonly Scenario[]): PointsFile {
  const bytes = bytesOf(file);
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const lines = text.split(/\r?\n/).map((line, place) => ({ line, place: place + 1 }));
  const [head, ...rest] = lines.filter(({ line }) => line.trim() !== "");
  const ids = (head?.line ?? "").split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const at = (place: number, column: number, what: string) =>
    new UsageError(`${file}:${place}:${column + 1}: ${what}`, say("experiment.points-forms"));
  if (head === undefined || ids.some((id) => id === "" || Number.isFinite(Number(id))))
    throw at(head?.place ?? 1, 0, say("experiment.points-without-names"));
  for (const [column, id] of ids.entries()) {
    if (ids.indexOf(id) !== column) throw at(head.place, column, say("experiment.varied-twice", { id }));
    refuse(scenarios, { [id]: rangeOf(scenarios, id) }, (what) => at(head.place, column, what));
  }
  const points = rest.map(({ line, place }) => {
    const cells = line.split(",").map((cell) => cell.trim());
    if (cells.length !== ids.length)
      throw at(place, 0, say("experiment.points-cells", { n: cells.length, wanted: ids.length }));
    return Object.fromEntries(
      cells.map((cell, column): [string, number] => {
        const value = Number(cell);
        const id = ids[column] as string;
        if (cell === "" || !Number.isFinite(value))
          throw at(place, column, say("experiment.points-no-number", { cell }));
        if (!isWithin(scenarios, id, value)) refuse(scenarios, { [id]: value }, (what) => at(place, column, what));
        return [id, value];
      }),
    );
  });
  if (points.length === 0) throw at(head.place, 0, say("experiment.points-none"));
  return { ids, points, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function bytesOf(file: string): Uint8Array {
  try {
    return readOrdinaryFile(file, mostBytes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new UsageError(
      say("experiment.file-not-opened", { file, reason: error.message }),
      say("experiment.points-forms"),
    );
  }
}

const assumptionOf = ({ assumptions }: Scenario, id: string) => assumptions.find((one) => one.id === id);

const rangeOf = ([first]: readonly Scenario[], id: string) =>
  (first === undefined ? undefined : assumptionOf(first, id))?.range[0] ?? 0;

function isWithin(scenarios: readonly Scenario[], id: string, value: number): boolean {
  return scenarios.every((scenario) => {
    const [low, high] = assumptionOf(scenario, id)?.range ?? [1, 0];
    return value >= low && value <= high;
  });
}

/** Throws what a scenario refuses of some values. */
function refuse(scenarios: readonly Scenario[], set: Values, failure: (what: string) => UsageError): void {
  for (const scenario of scenarios) {
    const refusal = refuseChoices(scenario, { variant: null, set, seed: "1" });
    if (refusal !== null) throw failure(refusal.message);
  }
}
