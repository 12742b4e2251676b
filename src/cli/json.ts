/**
 * `play --json`: what is being played, the records, and the end with the hash that two machines compare.
 */
import { advance, engineVersion, hashRecords } from "../engine/index.js";
import { jsonLine, print } from "./output.js";
import { howToReplay, type ReadyRun, replayCode, type ShownRun } from "./prepare.js";

/** Plays to the end, one JSON object a line. The hash covers the records, the `end` record included, without `why`. */
export function playJson(ready: ReadyRun, explain: boolean): void {
  const { model, world, seed } = ready;
  printStart(ready);
  const records = advance(model, world, world.horizon, { explain });
  const lines = records.map((record) =>
    jsonLine(
      record.type === "end"
        ? { ...record, hash: hashRecords(records), replay: replayCode(model, seed), again: howToReplay(ready) }
        : record,
    ),
  );
  print(lines.join("\n"));
}

/** The first line: what is being played. */
export function printStart({ model, world, seed, options }: ShownRun): void {
  const { scenario } = model;
  print(
    jsonLine({
      type: "start",
      engine: engineVersion,
      scenario: scenario.id,
      scenarioHash: model.scenarioHash,
      variant: model.variant,
      seed,
      run: world.run,
      set: options.set ?? {},
      historical: world.historical,
      title: scenario.title,
      start: scenario.start,
      days: world.horizon,
      ...(world.seats.size > 0 ? { seats: [...world.seats] } : {}),
    }),
  );
}
