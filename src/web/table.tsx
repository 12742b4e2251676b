/**
 * The table's page: what everyone may know, for a wall or a watcher's phone. Map, ladders, gauges, wire, and the way in.
 */
import { say } from "../catalogue/index.js";
import { FeedbackPart } from "./feedback.js";
import { LettersPart } from "./letters.js";
import { type Face, Gauges, Head, Ladders, MapView, Qr, Wire } from "./parts.js";

export function TablePage(face: Face) {
  const { page } = face;
  const { scene, standing, join, wire, feedback } = page;
  return (
    <>
      <Head {...face} />
      <main class="table">
        <section class="happened" aria-labelledby="wire-title">
          <h2 id="wire-title">{say("web.wire")}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it so. */}
          <div class="scrolls" tabIndex={0}>
            <Wire items={wire} />
          </div>
        </section>
        <MapView page={page} />
        {scene === undefined || standing === undefined ? null : (
          <>
            <section class="standing" aria-labelledby="postures-title">
              <h2 id="postures-title">{say("web.postures")}</h2>
              <Ladders scene={scene} standing={standing} />
            </section>
            <section class="measures" aria-labelledby="gauges-title">
              <h2 id="gauges-title">{say("web.gauges")}</h2>
              <Gauges scene={scene} standing={standing} />
            </section>
          </>
        )}
        {page.letters === undefined ? null : <LettersPart letters={page.letters} writer={null} />}
        {feedback === undefined ? null : (
          <details>
            <summary>{say("web.feedback-watched")}</summary>
            <FeedbackPart asked={feedback} connection={face.connection} line={face.line} who="" />
          </details>
        )}
        {join === undefined ? null : (
          <section class="join" aria-labelledby="join-title">
            <h2 id="join-title">{say("web.join-in")}</h2>
            <Qr join={join} />
            <p class="address">{join.address}</p>
            <p class="code">{join.code}</p>
          </section>
        )}
      </main>
    </>
  );
}
