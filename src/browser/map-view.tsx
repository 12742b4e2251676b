/**
 * The scenario's map at the moment that is looked at: drawn when the page was written, and marked here by where the postures stand.
 */
import { useEffect, useRef } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import { heatOf, markMap } from "../report/anywhere.js";
import { MapSection } from "./map-section.js";

/** As they were drawn, their texts escaped there: one beside all else, one to be read from the back of a room. */
export interface Drawn {
  readonly beside: SVGElement;
  readonly wall: SVGElement;
}

export interface MapViewProps {
  readonly map: Drawn;
  /** State ids by posture path. */
  readonly standing: Readonly<{ [posture: string]: string }>;
  readonly scenario: Scenario;
}

/** Where there is little room it scrolls, from its middle, so that its names can be read; arrow keys scroll it while it has the focus. */
function Drawing({ map, large, standing, scenario }: MapViewProps & { readonly large: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (element.firstChild === null) {
      element.append((large ? map.wall : map.beside).cloneNode(true));
      element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    }
    mark(element, scenario, standing);
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it so.
    <div ref={box} class="drawing" tabIndex={0} />
  );
}

export function MapView(props: MapViewProps) {
  return (
    <MapSection
      section={{ "aria-label": say("browser.map") }}
      title={say("browser.map")}
      larger={say("browser.map-larger")}
      close={
        <>
          {say("browser.map-close")} <kbd>Esc</kbd>
        </>
      }
      drawing={(large) => <Drawing {...props} large={large} />}
    />
  );
}

/** Marks a drawing by where the postures of the run stand. */
function mark(box: HTMLElement, { actors }: Scenario, standing: MapViewProps["standing"]): void {
  const postures = new Map(actors.flatMap((actor) => actor.postures.map((one) => [one.path, one] as const)));
  markMap(
    (selector) => box.querySelectorAll<SVGElement>(selector),
    (path) => {
      const posture = postures.get(path);
      const state = posture?.states.find(({ id }) => id === standing[path]);
      return posture && state && { id: state.id, label: state.label, heat: heatOf(state, posture) };
    },
    (path) => postures.get(path)?.label ?? "",
  );
}
