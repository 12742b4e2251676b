/**
 * The scenario's map at the moment that is looked at: drawn when the page was written, and marked here by where the postures stand.
 */
import { useEffect, useRef } from "preact/hooks";
import { say } from "../catalogue/index.js";
import type { Posture, Scenario } from "../engine/index.js";
import { heatOf } from "../report/anywhere.js";

export interface MapViewProps {
  /** As it was drawn, its texts escaped there. */
  readonly map: DocumentFragment;
  /** State ids by posture path. */
  readonly standing: Readonly<{ [posture: string]: string }>;
  readonly scenario: Scenario;
}

export function MapView({ map, standing, scenario }: MapViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    if (box.current.firstChild === null) box.current.append(map.cloneNode(true));
    markMap(box.current, scenario, standing);
  });
  return (
    <section class="map" aria-label={say("browser.map")}>
      <h2>{say("browser.map")}</h2>
      <div ref={box} class="drawing" />
    </section>
  );
}

/** Marks a map by where postures stand: what is drawn in some states only, how hot fronts and actors are, and the states' names. */
function markMap(box: HTMLElement, { actors }: Scenario, standing: MapViewProps["standing"]): void {
  const postures = new Map(actors.flatMap((actor) => actor.postures.map((one) => [one.path, one] as const)));
  const stateOf = (path = "") => postures.get(path)?.states.find(({ id }) => id === standing[path]);
  const heat = (path = "") => {
    const state = stateOf(path);
    return state === undefined ? 0 : heatOf(state, postures.get(path) as Posture);
  };
  const each = (name: string, mark: (element: SVGElement, path: string | undefined) => void) => {
    for (const element of box.querySelectorAll<SVGElement>(`[data-${name}]`)) mark(element, element.dataset[name]);
  };
  each("posture", (group, path) => {
    const states = group.dataset.states?.split(" ") ?? [];
    group.classList.toggle("quiet", !states.includes(stateOf(path)?.id ?? ""));
  });
  each("level", (line, path) => line.setAttribute("class", `front level-${heat(path)}`));
  each("label", (label, path) => {
    label.textContent = stateOf(path)?.label ?? "";
  });
  each("pip", (pip, path) => {
    pip.setAttribute("class", `pip heat-${heat(path)}`);
    const title = pip.querySelector("title");
    if (title !== null) title.textContent = `${postures.get(path ?? "")?.label ?? ""}: ${stateOf(path)?.label ?? ""}`;
  });
}
