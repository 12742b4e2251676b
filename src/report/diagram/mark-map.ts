/**
 * Marks a map that has been drawn by where postures stand: what is drawn in some states only, how hot fronts and actors are, and the
 * states' names. One function for every page that moves a map through time. The after-action page's script holds its source text, so it
 * uses nothing but its arguments.
 */

/** The state in which a posture stands. */
export interface MarkedState {
  readonly id: string;
  readonly label: string;
  /** From 0, calm, to 4. */
  readonly heat: number;
}

/** What is needed of an element of the drawing. */
export interface Drawn {
  readonly dataset: { readonly [name: string]: string | undefined };
  readonly classList: { toggle(name: string, on: boolean): void };
  textContent: string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): { textContent: string | null } | null;
}

/** `all` finds elements of the drawing by selector; `stateOf` and `nameOf` know a posture by its path. */
export function markMap(
  all: (selector: string) => Iterable<Drawn>,
  stateOf: (posture: string) => MarkedState | undefined,
  nameOf: (posture: string) => string,
): void {
  for (const group of all("[data-posture]")) {
    const state = stateOf(group.dataset.posture ?? "");
    const states = (group.dataset.states ?? "").split(" ");
    group.classList.toggle("quiet", state === undefined || !states.includes(state.id));
  }
  for (const line of all("[data-level]")) {
    const state = stateOf(line.dataset.level ?? "");
    line.setAttribute("class", ["front", `level-${state === undefined ? 0 : state.heat}`].join(" "));
  }
  for (const label of all("[data-label]")) {
    const state = stateOf(label.dataset.label ?? "");
    label.textContent = state === undefined ? "" : state.label;
  }
  for (const pip of all("[data-pip]")) {
    const posture = pip.dataset.pip ?? "";
    const state = stateOf(posture);
    pip.setAttribute("class", ["pip", `heat-${state === undefined ? 0 : state.heat}`].join(" "));
    const title = pip.querySelector("title");
    if (title !== null && state !== undefined) title.textContent = `${nameOf(posture)}: ${state.label}`;
  }
}
