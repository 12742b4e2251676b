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
  | "next-turn"
  | "previous-turn"
  | "next-own"
  | "previous-own"
  | "go-there"
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
  | "who"
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
    title: say("screen.keys-time"),
    bindings: [
      { command: "play", keys: ["space"], shown: "space", does: say("screen.key-play") },
      { command: "next-record", keys: ["n", "right"], shown: "n  →", does: say("screen.key-next-record") },
      { command: "previous-record", keys: ["p", "left"], shown: "p  ←", does: say("screen.key-previous-record") },
      { command: "next-day", keys: ["N"], shown: "N", does: say("screen.key-next-day") },
      { command: "previous-day", keys: ["P"], shown: "P", does: say("screen.key-previous-day") },
      { command: "next-turn", keys: ["]"], shown: "]", does: say("screen.key-next-turn") },
      { command: "previous-turn", keys: ["["], shown: "[", does: say("screen.key-previous-turn") },
      { command: "next-own", keys: ["a"], shown: "a", does: say("screen.key-next-own") },
      { command: "previous-own", keys: ["A"], shown: "A", does: say("screen.key-previous-own") },
      { command: "go-there", keys: ["."], shown: ".", does: say("screen.key-go-there") },
      { command: "faster", keys: ["+", "="], shown: "+", does: say("screen.key-faster") },
      { command: "slower", keys: ["-", "_"], shown: "-", does: say("screen.key-slower") },
      { command: "start", keys: ["g", "home"], shown: "g", does: say("screen.key-start") },
      { command: "end", keys: ["G", "end"], shown: "G", does: say("screen.key-end") },
    ],
  },
  {
    title: say("screen.keys-look"),
    bindings: [
      {
        command: "why",
        keys: ["w", "enter"],
        shown: "w  Enter",
        does: say("screen.key-why"),
      },
      { command: "odds", keys: ["o"], shown: "o", does: say("screen.key-odds") },
      { command: "who", keys: ["k"], shown: "k", does: say("screen.key-who") },
      { command: "search", keys: ["/"], shown: "/", does: say("screen.key-search") },
      { command: "next-panel", keys: ["tab"], shown: "Tab", does: say("screen.key-next-panel") },
      { command: "previous-panel", keys: ["shift-tab"], shown: "Shift-Tab", does: say("screen.key-previous-panel") },
      { command: "up", keys: ["up"], shown: "↑", does: say("screen.key-up") },
      { command: "down", keys: ["down"], shown: "↓", does: say("screen.key-down") },
      { command: "page-up", keys: ["pageup"], shown: "PgUp", does: say("screen.key-page-up") },
      { command: "page-down", keys: ["pagedown"], shown: "PgDn", does: say("screen.key-page-down") },
    ],
  },
  {
    title: say("screen.keys-leave"),
    bindings: [
      { command: "help", keys: ["?", "h"], shown: "?", does: say("screen.key-help") },
      { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: say("screen.key-close") },
      { command: "quit", keys: ["q"], shown: "q", does: say("screen.key-quit") },
    ],
  },
];

/** What reads a key by a table: its command, or undefined for a key that the table has not. */
export function reader<Of extends string>(table: readonly Binding<Of>[]): (key: string) => Of | undefined {
  const commands = new Map(table.flatMap(({ command, keys }) => keys.map((key) => [key, command] as const)));
  return (key) => commands.get(key);
}

export const commandOf = reader(bindings.flatMap((group) => group.bindings));
