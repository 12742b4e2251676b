/**
 * The situation: where everyone stands, what has happened, how hot it is, why, and the map; side by side where there is room.
 */
import { say } from "../catalogue/index.js";
import { boardOf, type Desk, type DeskView, deskFace, situationPanels } from "../tui/anywhere.js";
import { Lines, trimmed, useCells } from "./lines.js";
import { type Drawn, MapView } from "./map-view.js";
import { Wire } from "./wire.js";

/** A panel of the situation, as wide as its column. */
function PanelView({ view, id }: { readonly view: DeskView; readonly id: string }) {
  const { cells, room } = useCells();
  const panel = situationPanels.find((one) => one.id === id);
  if (panel === undefined) return null;
  const { scene } = view;
  const whole = id === "why" ? deskFace.pages.find((page) => page.id === "why") : undefined;
  const lines = whole?.lines(scene, cells) ?? panel.lines(scene, { width: cells, height: 1 }, true);
  const title = panel.title(scene, false);
  return (
    <section class={id} aria-label={title}>
      <h2>{title}</h2>
      <div ref={room} class="column">
        <Lines lines={trimmed(lines)} />
      </div>
    </section>
  );
}

const noBookmarks: ReadonlyMap<number, string> = new Map();

interface SituationProps {
  readonly view: DeskView;
  readonly desk: Desk;
  readonly map: Drawn | null;
}

export function Situation({ view, desk, map }: SituationProps) {
  const { scene } = view;
  const { lookup, screen } = scene;
  const standing = Object.fromEntries([...boardOf(scene).postures].map(([path, { state }]) => [path, state]));
  return (
    <div class="situation">
      <PanelView id="postures" view={view} />
      <section class="happened" aria-label={say("browser.wire")}>
        <h2>{say("browser.wire")}</h2>
        <Wire
          records={scene.view.records}
          selected={screen.selected}
          lookup={lookup}
          bookmarks={scene.bookmarks ?? noBookmarks}
          onSelect={desk.show}
        />
      </section>
      <PanelView id="gauges" view={view} />
      <PanelView id="why" view={view} />
      {map === null ? null : <MapView map={map} standing={standing} scenario={lookup.scenario} />}
    </div>
  );
}
