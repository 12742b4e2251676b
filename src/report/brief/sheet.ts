/**
 * One page for the wall or the table: the map, and every ladder with all its rungs.
 */
import type { Model } from "../../engine/index.js";
import { gaugeValue, longDate } from "../../text/index.js";
import { visibilityOf } from "../../visibility/index.js";
import { smallLadder } from "../diagram/ladder.js";
import { mapBlock } from "../diagram/map-block.js";
import { columns, type Document, heading, strong, table } from "../page/document.js";
import { factsOf } from "./parts.js";
import { calendarInWords } from "./phrases.js";

/** Lines that the sheet holds in its ordinary size, and those that a ladder's name takes up. */
const mostLines = 170;
const headLines = 2;

/** The map-and-ladder sheet, for all players. */
export function mapSheet(model: Model): Document {
  const { scenario } = visibilityOf(model, "table").inHandout;
  const ladders = scenario.actors.flatMap(({ label, postures }) =>
    postures.map((posture) => smallLadder(label, posture)),
  );
  const lines = ladders.reduce((sum, { rungs }) => sum + rungs.length + headLines, 0);
  const gauges = scenario.gauges.map((gauge) => [
    strong(gauge.label),
    typeof gauge.initial === "number" ? gaugeValue(gauge, gauge.initial) : "",
    gauge.calming ? "higher is calmer" : "higher is graver",
  ]);
  return {
    make: "sheet",
    marking: "Exercise material. For all players.",
    title: scenario.title,
    subtitle: `Map and ladders, ${longDate(scenario.start)}. ${calendarInWords(scenario)}.`,
    summary: "Bold is where each ladder stands on the first day; darker is graver.",
    facts: factsOf(model),
    counts: [],
    blocks: [
      heading(2, "map", "Map"),
      ...mapBlock(scenario, `Where everyone stands on ${longDate(scenario.start)}`),
      table(
        "Numbers that everyone watches",
        columns(["Number", 55], ["Starts at", 17, "right"], ["Reads", 28]),
        gauges,
        "There are no numbers to watch.",
      ),
      { kind: "ladders", size: lines > mostLines ? "dense" : "small", ladders },
    ],
  };
}
