/**
 * One page for the wall or the table: the map, and every ladder with all its rungs.
 */
import { say } from "../../catalogue/index.js";
import type { Model } from "../../engine/index.js";
import { gaugeValue, longDate } from "../../text/index.js";
import { visibilityOf } from "../../visibility/index.js";
import { smallLadder } from "../diagram/ladder.js";
import { forTheWall } from "../diagram/map.js";
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
    say("brief.gauge-reads", { calming: gauge.calming }),
  ]);
  return {
    make: "sheet",
    marking: say("brief.for-all-players"),
    title: scenario.title,
    subtitle: say("brief.map-and-ladders", { start: longDate(scenario.start), calendar: calendarInWords(scenario) }),
    summary: say("brief.bold-is-start"),
    facts: factsOf(model),
    counts: [],
    blocks: [
      heading(2, "map", say("brief.map")),
      ...mapBlock(scenario, say("brief.where-everyone-stands", { start: longDate(scenario.start) }), forTheWall),
      table(
        say("brief.watched-numbers"),
        columns([say("brief.number"), 55], [say("brief.starts-at"), 17, "right"], [say("brief.reads"), 28]),
        gauges,
        say("brief.no-numbers"),
      ),
      { kind: "ladders", size: lines > mostLines ? "dense" : "small", ladders },
    ],
  };
}
