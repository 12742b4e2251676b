/**
 * The pages of the desk that a key opens. What the keys do and what the help page lists come from this table.
 */
import { say } from "../../../catalogue/index.js";
import { acts } from "../../../white-cell/index.js";
import { type Binding, type Group, reader } from "../keys.js";
import { actMenuPage } from "./act-menu.js";
import { bookmarkEntry } from "./bookmarks.js";
import { bookmarksPage } from "./bookmarks-page.js";
import { branchesPage } from "./branches.js";
import { clockPage } from "./clock-page.js";
import { decidedPage } from "./decided-page.js";
import type { DeskEntry } from "./desk-page.js";
import { forecastPage } from "./forecast-page.js";
import { hostingPage } from "./hosting-page.js";
import { landmarkKeys } from "./landmarks.js";
import { mselPage } from "./msel.js";
import { turnPage } from "./turn-page.js";
import { whatIfEntry } from "./what-if-page.js";

/** In the order of the help page. */
const exercisePages: readonly DeskEntry[] = [
  turnPage,
  actMenuPage,
  mselPage,
  branchesPage,
  whatIfEntry,
  decidedPage,
  forecastPage,
  clockPage,
  hostingPage,
];
const bookmarkPages: readonly DeskEntry[] = [bookmarkEntry, bookmarksPage];
const deskPages = [...exercisePages, ...bookmarkPages];

const bindingsOf = (pages: readonly DeskEntry[]): readonly Binding<string>[] =>
  pages.map(({ id, key = "", does = "" }) => ({ command: id, keys: [key], shown: key, does }));

/** What keys do that opens no page. */
type Deed = "timer" | "picture";

const deeds: readonly Binding<Deed>[] = [
  { command: "timer", keys: ["z"], shown: "z", does: say("clock.key") },
  { command: "picture", keys: ["v"], shown: "v", does: say("picture.key") },
];

const exerciseKeys = [...bindingsOf(exercisePages), ...deeds];

/** What the help page of an exercise shows besides. */
export const deskBindings: readonly Group<string>[] = [
  { title: say("desk.keys-exercise"), bindings: exerciseKeys },
  { title: say("landmark.keys"), bindings: [...landmarkKeys, ...bindingsOf(bookmarkPages)] },
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

const commandOf = reader([...exerciseKeys, ...bindingsOf(bookmarkPages)]);

/** The page that a key opens, or what else it does anywhere; undefined for any other key. */
export function opensOf(key: string): DeskEntry | Deed | undefined {
  const command = commandOf(key);
  return deskPages.find(({ id }) => id === command) ?? deeds.find((deed) => deed.command === command)?.command;
}
