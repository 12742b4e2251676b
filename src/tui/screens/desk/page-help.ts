/**
 * Help on a page of the desk: its own keys first, then all others. It leads back to that page.
 */
import { say } from "../../../catalogue/index.js";
import { helpLines, sayKeys } from "../../panels/help.js";
import { hintLine } from "../../panels/hint-bar.js";
import { windowOf } from "../../panels/panel.js";
import { pageRule } from "../../term/rule.js";
import { type Binding, commandOf as commonCommand, type Group, reader } from "../keys.js";
import { keysOf } from "./desk-face.js";
import { type DeskPage, type DeskView, hintsOf, moveKeys, type Open, type PageCommand, travel } from "./desk-page.js";

interface HelpOpen extends Open {
  /** The page that it is about. */
  readonly back: Open;
  /** Lines above those that are shown. */
  readonly scroll: number;
}

const table = [
  ...moveKeys,
  { command: "page-up", keys: ["pageup"], shown: "PgUp", does: say("desk.key-page-up") },
  { command: "page-down", keys: ["pagedown", "space"], shown: "PgDn", does: say("desk.key-page-down") },
] as const satisfies readonly Binding<string>[];

const commandOf = reader(table);

const groupsOf = ({ back }: HelpOpen, { scene }: DeskView): readonly Group[] => {
  const { first, others } = keysOf(scene, back.page.keys);
  return [...first, ...others];
};

const bodyOf = ({ back }: HelpOpen, { scene }: DeskView) =>
  helpLines(keysOf(scene, back.page.keys), scene.size.columns);

const heightOf = ({ scene }: DeskView): number => scene.size.rows - 2;

function press(open: HelpOpen, key: string, view: DeskView): PageCommand | null {
  const common = commonCommand(key);
  if (common === "close" || common === "help") return { command: "open", open: open.back };
  const command = commandOf(key);
  if (command === undefined) return null;
  const places = Math.max(1, bodyOf(open, view).length - heightOf(view) + 1);
  const moved: HelpOpen = { ...open, scroll: travel(open.scroll, command, places) };
  return { command: "open", open: moved };
}

const helpOn: Omit<DeskPage<HelpOpen>, "forSeats"> = {
  id: "page-help",
  lines(open, view) {
    const { size } = view.scene;
    const status = open.back.page.forSeats ? view.seatStatus : view.status;
    const hints = hintsOf([
      ["↑↓", "desk.hint-scroll", 1],
      ["Esc", "desk.hint-back", 0],
    ]);
    return [
      pageRule(say("desk.keys"), size.columns, status),
      ...windowOf(bodyOf(open, view), heightOf(view), open.scroll),
      hintLine(hints, size.columns),
    ];
  },
  spoken: (open, view) => sayKeys(groupsOf(open, view)),
  spokenChange: () => [],
  press,
};

/** What seats may read stays free of what they may not. */
const helpForSeats: DeskPage<HelpOpen> = { ...helpOn, forSeats: true };

export function openHelp(back: Open): HelpOpen {
  return { page: back.page.forSeats ? helpForSeats : helpOn, back, scroll: 0 } as HelpOpen;
}
