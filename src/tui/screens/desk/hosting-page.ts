/**
 * Who has joined from a device of their own: the way in for a wall, each seat with its word, and how many speak for it. A seat is taken
 * and given anew by another word.
 */
import { say } from "../../../catalogue/index.js";
import { padEnd, widthOf, wrap } from "../../../text/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import { glyph } from "../../term/glyphs.js";
import { blank, fill, fitLine, type Line, span, widthOfLine } from "../../term/line.js";
import { ruleLine } from "../../term/rule.js";
import { safe } from "../../term/safe.js";
import { type Binding, reader } from "../keys.js";
import {
  type DeskPage,
  type DeskView,
  type HintTable,
  hintsOf,
  isTravel,
  moveKeys,
  type Open,
  type PageCommand,
  travel,
} from "./desk-page.js";
import type { HostedSeat, Hosting } from "./hosting.js";

interface HostingOpen extends Open {
  /** Place among the seats; the white cell comes after them. */
  readonly selected: number;
  /** The white cell's link is shown: nobody else may read it. */
  readonly shown: boolean;
  /** It was just asked whether to take the chosen seat. */
  readonly asked: boolean;
}

type HostingCommand = (typeof moveKeys)[number]["command"] | "renew" | "show" | "close";

const table: readonly Binding<HostingCommand>[] = [
  ...moveKeys,
  { command: "renew", keys: ["r"], shown: "r", does: say("host.key-renew") },
  { command: "show", keys: ["enter"], shown: "Enter", does: say("host.key-show") },
  { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: say("desk.key-close") },
];
const commandOf = reader(table);

const hints: HintTable = [
  ["↑↓", "desk.hint-choose", 1],
  ["r", "host.hint-renew", 2],
  ["Enter", "host.hint-show", 4],
  ["Esc", "desk.hint-back", 0],
  ["?", "desk.hint-help", 3],
];

const labelOf = ({ label }: HostedSeat) => safe(label);
const wordOf = ({ word }: HostedSeat) => word ?? say("host.word-given");

interface Row {
  readonly label: string;
  readonly people: number;
  readonly word: string;
  /** This process knows it. */
  readonly known: boolean;
}

function rowsOf(hosting: Hosting): readonly Row[] {
  const { people, link } = hosting.whiteCell();
  const seats = hosting.seats().map((one) => ({
    label: labelOf(one),
    people: one.people,
    word: wordOf(one),
    known: one.word !== null,
  }));
  const word = link === null ? say("host.word-given") : say("host.link-hidden");
  return [...seats, { label: say("host.another-white-cell"), people, word, known: link !== null }];
}

function rowLine({ label, people, word, known }: Row, chosen: boolean, width: number, names: number): Line {
  const line: Line = [
    span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
    span(padEnd(label, names), chosen ? "strong" : "plain"),
    span(padEnd(word, 17), known ? "accent" : "dim"),
    span(say("host.devices", { n: people }), people === 0 ? "dim" : "plain"),
  ];
  return fitLine(line, width);
}

/** What is said below the list of the row that is chosen. */
function aboutRow(hosting: Hosting, { selected, shown, asked }: HostingOpen): string {
  const seat = hosting.seats()[selected];
  if (seat !== undefined) {
    if (asked) return say("host.sure-renew", { seat: labelOf(seat) });
    return seat.link ?? say("host.word-given-about");
  }
  if (asked) return say("host.sure-renew-cell");
  const { link } = hosting.whiteCell();
  return shown ? (link ?? say("host.link-given-about")) : say("host.link-hidden-about");
}

function leftLines(hosting: Hosting, open: HostingOpen, width: number): Line[] {
  const rows = rowsOf(hosting);
  const names = Math.min(26, Math.max(18, ...rows.map(({ label }) => widthOf(label) + 1)));
  const told = (text: string, tone: "plain" | "dim" | "heat4" = "plain") =>
    wrap(text, width - 3).map((part): Line => [blank(2), span(part, tone)]);
  return [
    [],
    [blank(2), span(say("host.address-is"), "dim"), span(hosting.address, "strong")],
    [blank(2), span(say("host.code-is"), "dim"), span(hosting.code, "strong")],
    [blank(2), span(say("host.watchers", { n: hosting.watchers() }), "dim")],
    [],
    ...rows.map((row, place) => rowLine(row, place === open.selected, width, names)),
    [],
    ...told(aboutRow(hosting, open), open.asked ? "heat4" : open.shown ? "plain" : "dim"),
  ];
}

/** Exactly the terminal's rows: the list, and the picture beside it where there is room. */
function hostingLines(open: HostingOpen, view: DeskView): Line[] {
  const { rows, columns } = view.scene.size;
  const { hosting } = view.options;
  if (hosting === undefined) return fill([], rows);
  const { link } = hosting.whiteCell();
  const picture = open.shown && link !== null ? hosting.pictureOf(link) : hosting.picture;
  const wide = picture[0]?.length ?? 0;
  const beside = columns - wide - 3 >= 44 && rows - 2 >= picture.length;
  const width = beside ? columns - wide - 3 : columns;
  const left = leftLines(hosting, open, width);
  const height = rows - 2;
  const body = Array.from({ length: height }, (_, row): Line => {
    const line = left[row] ?? [];
    if (!beside) return line;
    return [...line, blank(Math.max(0, columns - wide - 2 - widthOfLine(line))), span(picture[row] ?? "")];
  });
  return [ruleLine([{ text: say("host.page-title"), width: columns }]), ...body, hintLine(hintsOf(hints), columns)].map(
    (line) => (widthOfLine(line) > columns ? fitLine(line, columns) : line),
  );
}

const spokenSeat = (one: HostedSeat): string =>
  say("host.seat-spoken", {
    seat: labelOf(one),
    people: say("host.devices", { n: one.people }),
    word: wordOf(one),
  });

function press(open: HostingOpen, key: string, { options: { hosting } }: DeskView): PageCommand | null {
  const command = commandOf(key);
  const close: PageCommand = { command: "open", open: open.back };
  if (command === "close" || key === "u") return close;
  if (command === undefined || hosting === undefined) return null;
  const seats = hosting.seats();
  if (isTravel(command)) {
    const selected = travel(open.selected, command, seats.length + 1);
    return { command: "open", open: { ...open, asked: false, shown: false, selected } as HostingOpen };
  }
  const chosen = seats[open.selected];
  if (command === "show") {
    const shown = chosen === undefined && !open.shown;
    return { command: "open", open: { ...open, asked: false, shown } as HostingOpen };
  }
  const after: HostingOpen = { ...open, asked: !open.asked };
  if (!open.asked) return { command: "open", open: after };
  return {
    command: "forecast",
    notice: { kind: "answer", text: say(chosen === undefined ? "host.renewed-cell" : "host.renewed") },
    change: () => {
      if (chosen === undefined) hosting.renewWhiteCell();
      else hosting.renew(chosen.seat);
      return chosen === undefined ? { ...after, shown: true } : after;
    },
  };
}

export const hostingPage: DeskPage<HostingOpen> = {
  id: "hosting",
  key: "u",
  does: say("host.key-page"),
  enter: ({ options: { hosting } }, back) => {
    if (hosting === undefined) return { command: "refuse", why: say("host.not-hosted") };
    const open: HostingOpen = { page: hostingPage, back, selected: 0, shown: false, asked: false };
    return { command: "open", open };
  },
  keys: { title: say("host.keys"), bindings: table },
  lines: hostingLines,
  spoken: (_, view) => {
    const { hosting } = view.options;
    if (hosting === undefined) return [];
    const { address, code } = hosting;
    return [say("host.join-at", { address, code }), ...hosting.seats().map((one) => spokenSeat(one))];
  },
  spokenChange(was, is, view) {
    const { hosting } = view.options;
    if (hosting === undefined) return [];
    if (is.asked !== was.asked || is.shown !== was.shown) return [aboutRow(hosting, is)];
    if (was.selected === is.selected) return [];
    const one = hosting.seats()[is.selected];
    return [one === undefined ? say("host.link-hidden-about") : spokenSeat(one)];
  },
  press,
};
