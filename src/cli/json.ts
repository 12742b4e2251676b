/**
 * The JSON face: what is being played, the records, and the end with the hash that two machines compare. The hash covers
 * the records, the `end` record included, without `why`.
 */
import { engineVersion } from "../engine/index.js";
import { digestOf, isSteered, recordsOf, type Session } from "../session/index.js";
import { againOf, type Face, type Shown } from "./face.js";
import { jsonLine, print } from "./output.js";
import { paste } from "./started.js";

export function jsonFace(shown: Shown): Face {
  const { session } = shown;
  return {
    opening: () => printStart(session),
    records: (records) => {
      const lines = records.filter(({ type }) => type !== "end").map(jsonLine);
      if (lines.length > 0) print(lines.join("\n"));
    },
    input: (input, sequence) => print(jsonLine({ type: "input", sequence, input })),
    closing: () => print(jsonLine(endOf(shown))),
  };
}

/** The first line: what is being played. */
function printStart({ header, model: { scenario } }: Session): void {
  const { scenarioHash, variant, seed, run, set, historical, days, seats } = header;
  print(
    jsonLine({
      type: "start",
      engine: engineVersion,
      scenario: scenario.id,
      scenarioHash,
      variant,
      seed,
      run,
      set,
      historical,
      title: scenario.title,
      start: scenario.start,
      days,
      ...(seats.length > 0 ? { seats } : {}),
    }),
  );
}

/** The last line: how it ended or where it stops, and how to see it again. */
function endOf(shown: Shown): object {
  const { state, file } = shown.session;
  const { branch, time, records, hash } = digestOf(state);
  const again = againOf(shown);
  const last = recordsOf(state).at(-1);
  const whole = last?.type === "end" && !isSteered(state);
  return {
    ...(last?.type === "end" ? last : { type: "stop", day: Math.floor(time), time }),
    ...(whole ? {} : { branch, records }),
    hash,
    replay: again?.code,
    again: again === null ? undefined : paste(again.command),
    session: file ?? undefined,
  };
}
