/**
 * The panels of the situation, in the order that Tab goes. To add one, write it and list it here.
 */
import { gaugesPanel } from "../panels/gauges.js";
import { oddsPanel } from "../panels/odds.js";
import type { Panel } from "../panels/panel.js";
import { posturesPanel } from "../panels/postures.js";
import { whyPanel } from "../panels/why.js";
import { wirePanel } from "../panels/wire.js";
import type { Group } from "./keys.js";

export const situationPanels: readonly Panel[] = [posturesPanel, wirePanel, gaugesPanel, whyPanel, oddsPanel];

/** Their keys, for the help page. */
export function panelKeys(panels: readonly Panel<never>[]): Group {
  const bindings = panels.map(({ id, key, does }) => ({ command: id, keys: [key], shown: key, does }));
  return { title: "Panels", bindings };
}
