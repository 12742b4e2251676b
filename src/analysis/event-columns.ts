/**
 * The fields of a line of event data (events.ts), in their order, as columns. docs/event-data.md has the long version.
 */
import { say } from "../catalogue/index.js";
import type { DescribedField } from "./columns.js";

export function eventColumns(): DescribedField[] {
  const column = (name: string, description: string, type: DescribedField["type"] = "STRING"): DescribedField => ({
    name,
    type,
    description,
  });
  const coded = (actor: string) => [
    column(`${actor}_code`, say("table.event-actor-code")),
    column(`${actor}_country`, say("table.event-country")),
    column(`${actor}_sectors`, say("table.event-sectors"), "LIST"),
  ];
  return [
    column("event_id", say("table.event-id")),
    column("event_date", say("table.event-date"), "DATE"),
    { ...column("time", say("table.event-time"), "DOUBLE"), unit: say("table.unit-days") },
    column("seed", say("table.seed")),
    column("run", say("table.run"), "INT32"),
    column("actor1", say("table.event-actor")),
    column("actor2", say("table.event-target")),
    column("event_code", say("table.event-code")),
    column("event_root", say("table.event-root")),
    column("goldstein", say("table.event-goldstein"), "DOUBLE"),
    column("transition", say("table.event-transition")),
    column("headline", say("table.event-headline")),
    ...coded("actor1"),
    ...coded("actor2"),
    column("quad_class", say("table.event-quad"), "INT32"),
    column("event_type", say("table.event-type")),
    column("event_mode", say("table.event-mode")),
    column("outcome", say("table.event-outcome")),
  ];
}
