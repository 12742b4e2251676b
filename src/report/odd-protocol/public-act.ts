/**
 * A public act in the words of the event-data community: its CAMEO code, whom it is aimed at, its Goldstein score.
 */
import type { PublicAct } from "../../engine/index.js";
import { signed } from "../../text/index.js";
import { code, type Text } from "../page/document.js";
import type { Subject } from "./basis.js";

/** `CAMEO 0256 → Turkey, Goldstein −0.3`; empty where there is no public act. */
export function actText({ lookup }: Subject, event: PublicAct | undefined): Text {
  if (event === undefined) return [];
  const target = event.target === undefined ? "" : ` → ${lookup.actorLabel(event.target)}`;
  const score = event.goldstein === undefined ? "" : `, Goldstein ${signed(event.goldstein)}`;
  return ["CAMEO ", code(event.cameo), `${target}${score}`];
}
