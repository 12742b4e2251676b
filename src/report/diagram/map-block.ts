/**
 * The map as a block of a document: a drawing where the atlas covers the scenario, a plain list of where everyone
 * stands where it does not, or where nothing can be drawn.
 */
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { createLookup } from "../../text/index.js";
import { type Block, list, strong, type Text } from "../page/document.js";
import { drawMap, hasMap, initialStates, type MapLook, mapCaption } from "./map.js";

/** Where the actors stand, on the ground if it can be. */
export function mapBlock(scenario: Scenario, title: string, look: MapLook = {}): readonly Block[] {
  const { stateLabel } = createLookup(scenario);
  const items = scenario.actors.map(({ label, postures }): Text => {
    const stands = postures.map((posture) => `${posture.label}: ${stateLabel(posture.path, posture.initial)}`);
    return [strong(label), `. ${stands.join("; ")}`];
  });
  const plain = list(items);
  if (!hasMap(scenario)) return [plain];
  const caption = say("diagram.map-key", { title, source: mapCaption });
  return [{ kind: "drawing", svg: drawMap(scenario, initialStates(scenario), title, look), caption, instead: [plain] }];
}
