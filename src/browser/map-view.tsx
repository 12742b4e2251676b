/**
 * The scenario's map at the moment that is looked at: drawn when the page was written, and marked here by where the postures stand.
 */
import { useEffect, useRef, useState } from "preact/hooks";
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

/** Where there is little room it scrolls, from its middle, so that its names can be read; arrow keys scroll it while it has the focus. */
function Drawing({ map, standing, scenario }: MapViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (element.firstChild === null) {
      element.append(map.cloneNode(true));
      element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    }
    markMap(element, scenario, standing);
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it so.
    <div ref={box} class="drawing" tabIndex={0} />
  );
}

/** The map beside all else, and as large as the window where somebody wants to read it. */
export function MapView(props: MapViewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    if (large) dialog.current?.showModal();
  }, [large]);
  return (
    <section class="map" aria-label={say("browser.map")}>
      <h2>
        {say("browser.map")}{" "}
        <button type="button" class="small" onClick={() => setLarge(true)}>
          {say("browser.map-larger")}
        </button>
      </h2>
      <Drawing {...props} />
      {large ? (
        <dialog ref={dialog} aria-label={say("browser.map")} onClose={() => setLarge(false)}>
          <button type="button" onClick={() => dialog.current?.close()}>
            {say("browser.map-close")} <kbd>Esc</kbd>
          </button>
          <Drawing {...props} />
        </dialog>
      ) : null}
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
