/**
 * The panels of the situation, in the order that Tab goes. To add one, write it and list it here.
 */
import { say } from "../../catalogue/index.js";
import { gaugesPanel } from "../panels/gauges.js";
import { oddsPanel } from "../panels/odds.js";
import type { Panel } from "../panels/panel.js";
import { posturesPanel } from "../panels/postures.js";
import { whyPanel } from "../panels/why.js";
import { wirePanel } from "../panels/wire.js";
import type { Group } from "./keys.js";

export const situationPanels: readonly Panel[] = [posturesPanel, wirePanel, gaugesPanel, whyPanel, oddsPanel];

/** Their keys in one row of the help page, which has to fit beside everything else. */
export function panelKeys(panels: readonly Panel<never>[]): Group {
  const [first, last] = [panels[0]?.key ?? "", panels.at(-1)?.key ?? ""];
  const does = panels.map((panel) => panel.does).join(", ");
  return {
    title: say("screen.keys-panels"),
    bindings: [
      { command: "panels", keys: [say("screen.panel-keys", { first, last })], shown: `${first} … ${last}`, does },
    ],
  };
}
