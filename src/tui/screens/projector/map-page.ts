/**
 * The map on the projector, as large as the terminal: where it is fought, which places the crisis touches, and who stands where.
 * What draws it is handed in, for a screen knows nothing of coasts.
 */
import { say } from "../../../catalogue/index.js";
import type { Scenario } from "../../../engine/index.js";
import type { Lookup } from "../../../text/index.js";
import { boardOf, type Page, type Scene } from "../../panels/panel.js";
import type { Size } from "../../term/layout.js";
import { type Line, lineOf } from "../../term/line.js";
import { pageHeight } from "../face.js";
import type { ProjectorScene } from "./projector-face.js";

/** Lines of a scenario's map with its postures standing so; null for a scenario without one. */
export type DrawMap = (
  scenario: Scenario,
  standing: Readonly<Record<string, string>>,
  size: Size,
) => readonly Line[] | null;

/** The map of the moment that is looked at; null where there is nothing to draw it with. */
export function mapOf(
  draw: DrawMap | undefined,
  { scenario }: Pick<Lookup, "scenario">,
  moment: Pick<Scene, "earlier" | "view">,
): ProjectorScene["map"] {
  const { postures } = boardOf(moment);
  const standing = () => Object.fromEntries([...postures].map(([path, { state }]) => [path, state]));
  return (room) => draw?.(scenario, standing(), room) ?? null;
}

export const mapKey = "m";

export const mapPage: Page<ProjectorScene> = {
  id: "map",
  title: () => say("projector.map"),
  lines: (scene, width) =>
    scene.map({ columns: width, rows: pageHeight(scene) }) ?? [[], lineOf(`  ${say("projector.no-map")}`, "dim")],
  spoken: (scene) => {
    const { lookup } = scene;
    const { postures } = boardOf(scene);
    return lookup.scenario.actors.flatMap(({ label, postures: [lead] }) =>
      lead === undefined ? [] : [`${label}: ${lookup.stateLabel(lead.path, postures.get(lead.path)?.state ?? "")}.`],
    );
  },
  hints: () => [],
};
