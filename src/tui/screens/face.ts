/**
 * From a scene to the lines of the screen: the situation with its panels, or the page that covers it. Which panels and
 * pages there are, what stands above and below them, each face says in tables. Pure, and without React, so that the first
 * frame need not wait until React has been loaded.
 */
import { say } from "../../catalogue/index.js";
import { gaugesNeed } from "../panels/gauges.js";
import { type Page, type Panel, type Scene, windowOf } from "../panels/panel.js";
import { posturesNeed } from "../panels/postures.js";
import { type Arrangement, arrange, type Room, tooSmall } from "../term/layout.js";
import { fitLine, type Line, widthOfLine } from "../term/line.js";
import { ruleLine, sideBySide } from "../term/rule.js";
import { tooSmallLines } from "../term/too-small.js";

export interface Face<Of extends Scene = Scene> {
  readonly panels: readonly Panel<Of>[];
  readonly pages: readonly Page<Of>[];
  /** Lines above the panels, where there are more than the arrangement gives. */
  readonly headHeight?: (scene: Of) => number;
  readonly head: (scene: Of, room: Room) => readonly Line[];
  /** The rule with a page's title. */
  readonly pageTitle: (scene: Of, title: string) => Line;
  /** The last line; `page` is the one that is open. */
  readonly foot: (scene: Of, page: Page<Of> | undefined) => Line;
}

/** Rooms of all panels. */
export function roomsFor<Of extends Scene>(face: Face<Of>, scene: Of): Arrangement {
  const { lookup, size } = scene;
  const headHeight = face.headHeight?.(scene);
  const need = { postures: posturesNeed(lookup), gauges: gaugesNeed(lookup) };
  const at = arrange(size, need);
  if (headHeight === undefined || headHeight === at.header.height) return at;
  const rest = arrange({ ...size, rows: size.rows - (headHeight - at.header.height) }, need);
  return { ...rest, header: { width: at.width, height: headHeight } };
}

const roomOf = (at: Arrangement, { slot }: Pick<Panel, "slot">): Room =>
  ({ left: at.postures, middle: at.wire, right: at.gauges, bottom: at.why })[slot];

/** The panel shown at the bottom: the one that is chosen, else the first. */
function atBottom<Of extends Scene>({ panels }: Face<Of>, { screen }: Of): Panel<Of> {
  const below = panels.filter(({ slot }) => slot === "bottom");
  return (below.find(({ id }) => id === screen.panel) ?? below[0]) as Panel<Of>;
}

export const pageOf = <Of extends Scene>({ pages }: Face<Of>, { screen }: Of): Page<Of> | undefined =>
  pages.find(({ id }) => id === screen.page);

/** Lines of a page that are visible at once. */
export const pageHeight = ({ size }: Pick<Scene, "size">): number => size.rows - 2;

/** How far a panel, or the page that is open, can scroll; measured only when someone scrolls. */
export function reachOf<Of extends Scene>(face: Face<Of>, scene: Of, part: string): number {
  if (part === "page") {
    const lines = pageOf(face, scene)?.lines(scene, scene.size.columns) ?? [];
    return Math.max(0, lines.length - pageHeight(scene));
  }
  const panel = face.panels.find(({ id }) => id === part);
  if (panel === undefined) return 0;
  const room = roomOf(roomsFor(face, scene), panel);
  return Math.max(0, panel.lines(scene, room, true).length - room.height);
}

/** Exactly the terminal's rows, none wider than it, whatever a panel thought. */
export function faceLines<Of extends Scene>(face: Face<Of>, scene: Of): Line[] {
  const { size } = scene;
  if (tooSmall(size)) return tooSmallLines(size);
  const page = pageOf(face, scene);
  const lines = page === undefined ? situationLines(face, scene) : pageLines(face, scene, page);
  return lines.map((line) => (widthOfLine(line) > size.columns ? fitLine(line, size.columns) : line));
}

function pageLines<Of extends Scene>(face: Face<Of>, scene: Of, page: Page<Of>): Line[] {
  const lines = page.lines(scene, scene.size.columns);
  return [
    face.pageTitle(scene, page.title(scene)),
    ...windowOf(lines, pageHeight(scene), scene.screen.scroll.page ?? 0, " below"),
    face.foot(scene, page),
  ];
}

function situationLines<Of extends Scene>(face: Face<Of>, scene: Of): Line[] {
  const { screen } = scene;
  const at = roomsFor(face, scene);
  const shown = (panel: Panel<Of>) => {
    const room = roomOf(at, panel);
    const focused = screen.panel === panel.id;
    const lines = panel.lines(scene, room, focused);
    const where = panel.whole === undefined ? "" : `: ${say("screen.panel-shows-all", { key: panel.whole })}`;
    return {
      width: room.width,
      lines: windowOf(lines, room.height, screen.scroll[panel.id] ?? 0, where),
      title: { text: `${panel.key} ${panel.title(scene, lines.length > room.height)}`, width: room.width, focused },
    };
  };
  const [left, middle, right] = (["left", "middle", "right"] as const).map((slot) =>
    shown(face.panels.find((panel) => panel.slot === slot) as Panel<Of>),
  ) as [ReturnType<typeof shown>, ReturnType<typeof shown>, ReturnType<typeof shown>];
  const below = shown(atBottom(face, scene));
  const body =
    at.kind === "columns"
      ? [
          ruleLine([left.title, middle.title, right.title]),
          ...sideBySide([left, middle, right]),
          ruleLine([below.title], [left.width, left.width + 1 + middle.width]),
        ]
      : [
          ruleLine([left.title, right.title]),
          ...sideBySide([left, right]),
          ruleLine([middle.title], [left.width]),
          ...middle.lines,
          ruleLine([below.title]),
        ];
  return [...face.head(scene, at.header), ...body, ...below.lines, face.foot(scene, undefined)];
}
