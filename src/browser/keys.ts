/**
 * Keys of a browser by the names that the terminal's faces know.
 */
import { say } from "../catalogue/index.js";
import type { DeskView, Line } from "../tui/anywhere.js";

const named: Readonly<{ [key: string]: string }> = {
  " ": "space",
  Enter: "enter",
  Escape: "escape",
  Backspace: "backspace",
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  PageUp: "pageup",
  PageDown: "pagedown",
  Home: "home",
  End: "end",
};

/** What only an exercise in a terminal has: its pages, its timer, its log, files of its own; and leaving, which here is closing the page. */
const exercising: ReadonlySet<string> = new Set(["t", "i", "m", "b", "z", "Z", "v", "q", "4", "5"]);

/** Whether a key does nothing here; turns are played at once where they begin with forecasts. */
const isElsewhere = (key: string, { forecasting }: Pick<DeskView, "forecasting">): boolean =>
  exercising.has(key) && !(key === "t" && forecasting !== null);

/** The name of a key; null for one that is the browser's own, or does nothing here. `typing`: letters are text now. */
export function keyName(event: KeyboardEvent, view: DeskView, typing: () => boolean): string | null {
  if (event.metaKey || event.altKey) return null;
  if (event.ctrlKey) return event.key === "u" && typing() ? "ctrl-u" : null;
  const name = named[event.key] ?? (Array.from(event.key).length === 1 ? event.key : null);
  return name === null || (isElsewhere(name, view) && !typing()) ? null : name;
}

/** Of the keys that a page opens by, those that open one here. */
export function ownKeys(view: DeskView): DeskView["scene"]["moreKeys"][number]["bindings"] {
  const [exercise, landmarks] = view.scene.moreKeys;
  return [...(exercise?.bindings ?? []), ...(landmarks?.bindings ?? [])].filter(({ keys }) =>
    keys.every((key) => !isElsewhere(key, view)),
  );
}

/** Keys as hints write them; what has a button of its own elsewhere, or is no key, has none. */
const written: Readonly<{ [hint: string]: readonly string[] }> = {
  "↑↓": ["up", "down"],
  Enter: ["enter"],
  "Ctrl-U": ["ctrl-u"],
  Esc: [],
  "?": [],
};

/** The keys that the last line of a page names, and what they do. */
export function hintsIn(line: Line = []): readonly { readonly key: string; readonly does: string }[] {
  return line.flatMap(({ text, tone }, place) => {
    if (tone !== "strong") return [];
    const does = (line[place + 1]?.text ?? "").trim();
    const keys = written[text] ?? text.split("/").filter((key) => Array.from(key).length === 1);
    if (keys[0] !== "up") {
      // “next big move, big move before” is of two keys, each of which is a button.
      const each = does.split(", ");
      return keys.map((key, at) => ({ key, does: (each.length === keys.length ? each[at] : does) ?? does }));
    }
    return keys.map((key) => ({ key, does: say(key === "up" ? "browser.button-up" : "browser.button-down") }));
  });
}
