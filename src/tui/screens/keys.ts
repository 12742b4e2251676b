/**
 * Key bindings as one table. The reader of keys, the hint bar and the help page all come from it, so none of them
 * can promise a key that does nothing. Keys have names: `space`, `right`, `tab`, or the character itself.
 */
import { say } from "../../catalogue/index.js";
export type Command =
  | "play"
  | "next-record"
  | "previous-record"
  | "next-day"
  | "previous-day"
  | "faster"
  | "slower"
  | "start"
  | "end"
  | "next-panel"
  | "previous-panel"
  | "up"
  | "down"
  | "page-up"
  | "page-down"
  | "why"
  | "odds"
  | "search"
  | "help"
  | "close"
  | "quit";

export interface Binding<Of extends string = Command> {
  readonly command: Of;
  readonly keys: readonly string[];
  /** Keys as the help page writes them. */
  readonly shown: string;
  readonly does: string;
}

/** A part of the help page. */
export interface Group<Of extends string = string> {
  readonly title: string;
  readonly bindings: readonly Binding<Of>[];
}

/** The help page's groups, in its order. */
export const bindings: readonly Group<Command>[] = [
  {
    title: say("screen.time"),
    bindings: [
      { command: "play", keys: ["space"], shown: "space", does: say("screen.play-or-pause") },
      { command: "next-record", keys: ["n", "right"], shown: "n  →", does: say("screen.next-record") },
      { command: "previous-record", keys: ["p", "left"], shown: "p  ←", does: say("screen.back-by-one-record") },
      { command: "next-day", keys: ["N"], shown: "N", does: say("screen.next-day") },
      { command: "previous-day", keys: ["P"], shown: "P", does: say("screen.back-by-one-day") },
      { command: "faster", keys: ["+", "="], shown: "+", does: say("screen.play-faster") },
      { command: "slower", keys: ["-", "_"], shown: "-", does: say("screen.play-slower") },
      { command: "start", keys: ["g", "home"], shown: "g", does: say("screen.back-to-the-start") },
      { command: "end", keys: ["G", "end"], shown: "G", does: say("screen.on-to-the-end") },
    ],
  },
  {
    title: say("screen.look"),
    bindings: [
      {
        command: "why",
        keys: ["w", "enter"],
        shown: "w  Enter",
        does: say("screen.why-the-selected-record-happened-with"),
      },
      { command: "odds", keys: ["o"], shown: "o", does: say("screen.odds-from-here-how-it-may") },
      { command: "search", keys: ["/"], shown: "/", does: say("screen.find-in-the-wire") },
      { command: "next-panel", keys: ["tab"], shown: "Tab", does: say("screen.next-panel") },
      { command: "previous-panel", keys: ["shift-tab"], shown: "Shift-Tab", does: say("screen.panel-before") },
      { command: "up", keys: ["up", "k"], shown: "↑  k", does: say("screen.up-in-the-panel-an-earlier") },
      { command: "down", keys: ["down", "j"], shown: "↓  j", does: say("screen.down-in-the-panel") },
      { command: "page-up", keys: ["pageup"], shown: "PgUp", does: say("screen.up-by-a-screenful") },
      { command: "page-down", keys: ["pagedown"], shown: "PgDn", does: say("screen.down-by-a-screenful") },
    ],
  },
  {
    title: say("screen.leave"),
    bindings: [
      { command: "help", keys: ["?", "h"], shown: "?", does: say("screen.this-page") },
      { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: say("screen.back-to-the-situation") },
      { command: "quit", keys: ["q"], shown: "q", does: "quit" },
    ],
  },
];

/** What reads a key by a table: its command, or undefined for a key that the table has not. */
export function reader<Of extends string>(table: readonly Binding<Of>[]): (key: string) => Of | undefined {
  const commands = new Map(table.flatMap(({ command, keys }) => keys.map((key) => [key, command] as const)));
  return (key) => commands.get(key);
}

export const commandOf = reader(bindings.flatMap((group) => group.bindings));
