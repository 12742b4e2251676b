/**
 * Where everything stands, as the white cell knows it: now, or as it stood just after a record.
 */
import { say } from "../catalogue/index.js";
import type { Scene, Standing } from "../host/anywhere.js";
import { useArrival } from "./arrival.js";
import { Gauges, Ladders } from "./parts.js";
import { useAsked } from "./white-cell-asked.js";
import { askStood } from "./white-cell-calls.js";

interface StandingProps {
  readonly scene: Scene;
  readonly standing: Standing;
  /** The record after which it is shown, by number; null for now. */
  readonly at: number | null;
  readonly inputs: number;
  readonly now: () => void;
}

export function CellStanding({ scene, standing, at, inputs, now }: StandingProps) {
  const stood = useAsked({ about: at, inputs, ask: () => askStood(at ?? 0), until: () => null });
  const title = useArrival(at);
  const then = at === null || stood === "reading" ? null : stood;
  const shown = then?.record === at && then !== null ? then.standing : standing;
  return (
    <>
      <h2 ref={title} tabIndex={-1} class={at === null ? "unseen" : ""}>
        {say("white-cell.standing")}
      </h2>
      <div role="status" class={at === null ? "" : "notice"}>
        {at === null ? null : then?.record === at && then !== null ? (
          <p>{say("white-cell.stood", { date: then.date, headline: then.headline })}</p>
        ) : (
          <p>{say(stood === null ? "web.offline" : "white-cell.reading")}</p>
        )}
      </div>
      {at === null ? null : (
        <p class="do">
          <button type="button" onClick={now}>
            {say("white-cell.stands-now")}
          </button>
        </p>
      )}
      <section aria-labelledby="gauges-title">
        <h2 id="gauges-title">{say("web.gauges")}</h2>
        <Gauges scene={scene} standing={shown} />
      </section>
      <section aria-labelledby="postures-title">
        <h2 id="postures-title">{say("web.postures")}</h2>
        <Ladders scene={scene} standing={shown} />
      </section>
    </>
  );
}
