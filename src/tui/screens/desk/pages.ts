/**
 * The pages of the desk that a key opens. What the keys do and what the help page lists come from this table.
 */
import { say } from "../../../catalogue/index.js";
import { type Binding, type Group, reader } from "../keys.js";
import { actMenuPage } from "./act-menu.js";
import { acts } from "./acts.js";
import { branchesPage } from "./branches.js";
import { decidedPage } from "./decided-page.js";
import type { DeskEntry } from "./desk-page.js";
import { mselPage } from "./msel.js";
import { turnPage } from "./turn-page.js";
import { whatIfEntry } from "./what-if-page.js";

/** In the order of the help page. */
const deskPages: readonly DeskEntry[] = [turnPage, actMenuPage, mselPage, branchesPage, whatIfEntry, decidedPage];

const timer: Binding<string> = { command: "timer", keys: ["z"], shown: "z", does: say("desk.key-timer") };

const deskTable: readonly Binding<string>[] = [
  ...deskPages.map(({ id, key = "", does = "" }) => ({ command: id, keys: [key], shown: key, does })),
  timer,
];

/** What the help page of an exercise shows besides. */
export const deskBindings: readonly Group<string>[] = [
  { title: say("desk.keys-exercise"), bindings: deskTable },
  ...new Set(deskPages.flatMap(({ keys }) => keys ?? [])),
];

/** The same, and the letters of the acts. */
export const keysOfDesk: readonly Group<string>[] = [
  ...deskBindings,
  {
    title: say("desk.keys-acts"),
    bindings: acts.map(({ key, name, title, does }) => ({
      command: name,
      keys: [key],
      shown: key,
      does: `${say(title)}: ${say(does)}`,
    })),
  },
];

const commandOf = reader(deskTable);

/** The page that a key opens, or `timer`; undefined for any other key. */
export function opensOf(key: string): DeskEntry | "timer" | undefined {
  const command = commandOf(key);
  return command === "timer" ? "timer" : deskPages.find(({ id }) => id === command);
}
