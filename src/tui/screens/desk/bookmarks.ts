/**
 * The way to a bookmark: the key opens the form for the selected record.
 */
import { say } from "../../../catalogue/index.js";
import { bookmarkSelectedAct } from "../../../white-cell/index.js";
import type { DeskEntry } from "./desk-page.js";

export const bookmarkEntry: DeskEntry = {
  id: "bookmark",
  key: "*",
  does: say("landmark.key-bookmark"),
  enter: (_, back) => ({ command: "act", act: bookmarkSelectedAct, back }),
};
