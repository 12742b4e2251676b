/**
 * Public acts of simulated runs as event data: one JSON line an act, with CAMEO code and Goldstein score, in the field
 * names of PLOVER, so that the tools of the event-data community read a simulated month like a coded one.
 */
import { type Cause, dateOfDay, type Model } from "../engine/index.js";
import { TallyListener } from "./tally.js";

/** Keeps the tally, and a line for every transition that is a public act. */
export class EventsListener extends TallyListener {
  readonly lines: string[] = [];

  override moved(transition: number, cause: Cause, from: number): void {
    super.moved(transition, cause, from);
    const { source, actor, path } = this.model.transitions[transition] as Model["transitions"][number];
    if (source.event === undefined) return;
    const { seed, run, time, seq } = this.world;
    const { cameo, target, goldstein } = source.event;
    const event = {
      event_id: `${this.model.scenario.id}:${seed}:${run}:${seq - 1}`,
      event_date: dateOfDay(this.model.scenario.start, Math.floor(time)),
      time,
      seed,
      run,
      actor1: actor,
      actor2: target ?? null,
      event_code: cameo,
      event_root: cameo.slice(0, 2),
      goldstein: goldstein ?? null,
      transition: path,
      headline: source.headline,
    };
    this.lines.push(`${JSON.stringify(event)}\n`);
  }
}
