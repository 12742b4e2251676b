/**
 * A document as blocks of plain text, before it is anything in particular. What is written is written once, here
 * without markup; each face (HTML, Markdown) escapes it in its own one place.
 */
import { sayRichly } from "../../catalogue/index.js";

/** A piece of running text that is more than text. */
export type Styled =
  | { readonly kind: "strong" | "em" | "code" | "small"; readonly text: string }
  /** To an anchor of this document; `hint` is what a pointer resting on it reads. */
  | { readonly kind: "link"; readonly to: string; readonly text: string; readonly hint?: string }
  /** The mark of a note of this document, by its number. */
  | { readonly kind: "note"; readonly number: number }
  | { readonly kind: "break" };

/** A piece of running text. */
export type Inline = string | Styled;

export type Text = readonly Inline[];

export interface Column {
  readonly label: string;
  /** Figures align right. */
  readonly align?: "right";
  /** Share of the table's width, in percent. */
  readonly width?: number;
  /** A mark on a scale, which is shown also where no row has it. */
  readonly onScale?: true;
}

/** Running text, or the one piece that is all of it; undefined for none. */
export type Cell = Inline | Text | undefined;

/** A term, or a fact by its name, with what is said of it. */
export interface Fact {
  readonly term: string;
  readonly text: Text;
}

/** The cells of a table's row; as an object where links lead to it. */
export type Row = readonly Cell[] | { readonly cells: readonly Cell[]; readonly anchor?: string };

/** One posture's states, grave at the head and calm at the foot. */
export interface Ladder {
  readonly title: string;
  /** What the ladder is about; empty where space is dear. */
  readonly text: string;
  readonly rungs: readonly LadderRung[];
}

interface LadderRung {
  readonly rung: string;
  readonly label: string;
  /** What the state means; empty where space is dear. */
  readonly text: string;
  /** 0 for calm to 4 for grave. */
  readonly heat: number;
  /** The posture stands here. */
  readonly here: boolean;
}

export interface Picture {
  readonly title: string;
  readonly dot: string;
  readonly mermaid: string;
}

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly anchor: string; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Text }
  | { readonly kind: "list"; readonly items: readonly Text[] }
  | { readonly kind: "terms"; readonly terms: readonly Fact[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly { readonly cells: readonly Text[]; readonly anchor?: string }[];
      /** On paper it gets sheets of its own, lying on their side. */
      readonly landscape?: boolean;
    }
  /** A drawing of ours, its texts already escaped; `instead` says the same where nothing can be drawn. */
  | { readonly kind: "drawing"; readonly svg: string; readonly caption: string; readonly instead: readonly Block[] }
  /** A part with markup of its own, its texts already escaped; `instead` says the same without. */
  | { readonly kind: "panel"; readonly html: string; readonly instead: readonly Block[] }
  /** `dense` is `small` with less air, for sheets that have to hold many. */
  | { readonly kind: "ladders"; readonly size: "full" | "small" | "dense"; readonly ladders: readonly Ladder[] }
  /** A thing to be taken in at once, such as an order with all that hangs on it. */
  | {
      readonly kind: "card";
      readonly anchor: string;
      readonly title: string;
      readonly tag: string;
      readonly blocks: readonly Block[];
    }
  /** To be filled in by hand: a row for each line, its first cell given. */
  | {
      readonly kind: "form";
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly lines: readonly string[];
    }
  | { readonly kind: "picture"; readonly picture: Picture }
  /** A picture and what explains it, side by side where there is room. */
  | { readonly kind: "beside"; readonly picture: Picture; readonly blocks: readonly Block[] };

export interface Document {
  /** A book has a title page and contents; a handout begins at once; a sheet is one page on its side; an essay has neither contents nor anchors. */
  readonly make?: "book" | "handout" | "sheet" | "essay";
  /** Whom it is for, on every page. */
  readonly marking?: string;
  readonly title: string;
  readonly subtitle: string;
  readonly summary: string;
  /** Facts about the document, for its head. */
  readonly facts: readonly Fact[];
  /** Counts worth seeing first. */
  readonly counts: readonly { readonly number: string; readonly label: string }[];
  readonly blocks: readonly Block[];
  /** Notes, in the order of their numbers, from 1. */
  readonly notes?: readonly Text[];
  /** A program for the page, of ours alone; the page then lets this one run, and no other. */
  readonly script?: string;
}

export const strong = (text: string): Styled => ({ kind: "strong", text });
export const em = (text: string): Styled => ({ kind: "em", text });
export const code = (text: string): Styled => ({ kind: "code", text });
export const small = (text: string): Styled => ({ kind: "small", text });
export const note = (number: number): Styled => ({ kind: "note", number });
export const lineBreak: Styled = { kind: "break" };
export const link = (to: string, text: string, hint?: string): Styled => ({
  kind: "link",
  to,
  text,
  ...(hint === undefined ? {} : { hint }),
});

/** A message of the catalogue as running text: its marks are set, and its arguments may be links, code or lists of them. */
export const sayText = sayRichly<Styled>({ strong, em, code });

export const heading = (level: 2 | 3 | 4, anchor: string, text: string): Block => ({
  kind: "heading",
  level,
  anchor,
  text,
});
export const paragraph = (...text: Inline[]): Block => ({ kind: "paragraph", text });

export const list = (items: readonly Cell[]): Block => ({ kind: "list", items: items.map(textOf) });
export const fact = (term: string, ...text: Inline[]): Fact => ({ term, text });

/** Columns of a table, each by its label, its share of the width in percent, and whether it holds figures. */
export function columns(...each: readonly (readonly [label: string, width?: number, align?: "right"])[]): Column[] {
  return each.map(([label, width, align]) => ({ label, ...(width && { width }), ...(align && { align }) }));
}

/** A table, or one sentence where it would have no rows. A column that is empty in all rows is left out, but for those of a scale. */
export function table(caption: string, columns: readonly Column[], rows: readonly Row[], without = ""): Block {
  return rows.length === 0 ? paragraph(without) : { kind: "table", caption, ...filled(columns, rows.map(rowOf)) };
}

/** A table, or nothing where it would have no rows. */
export function tableIfAny(...[caption, columns, rows]: Parameters<typeof landscapeTable>): readonly Block[] {
  return rows.length === 0 ? [] : [table(caption, columns, rows)];
}

/** A table for paper that lies on its side. */
export function landscapeTable(caption: string, columns: readonly Column[], rows: readonly Row[]): Block {
  return { kind: "table", caption, ...filled(columns, rows.map(rowOf)), landscape: true };
}

type TableRow = ReturnType<typeof rowOf>;

/** The columns that say something in one row at least; the width of the others is shared out among them. */
function filled(columns: readonly Column[], rows: readonly TableRow[]) {
  const says = columns.map(
    ({ onScale }, place) => onScale || rows.some(({ cells }) => cells[place]?.some((piece) => !isBlank(piece))),
  );
  if (rows.length === 0 || says.every(Boolean)) return { columns, rows };
  const kept = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, place) => says[place]);
  const left = kept(columns);
  const [all, some] = [columns, left].map((of) => of.reduce((sum, { width = 0 }) => sum + width, 0)) as [
    number,
    number,
  ];
  const widened = (width: number) => Math.floor((width * all) / some);
  return {
    columns: left.map(({ width, ...column }) => ({ ...column, ...(width && { width: widened(width) }) })),
    rows: rows.map((row) => ({ ...row, cells: kept(row.cells) })),
  };
}

const isBlank = (piece: Inline): boolean =>
  (typeof piece === "string" ? piece : "text" in piece ? piece.text : "-").trim() === "";

function rowOf(row: Row) {
  return "cells" in row ? { ...row, cells: row.cells.map(textOf) } : { cells: row.map(textOf) };
}

function textOf(cell: Cell): Text {
  if (cell === undefined) return [];
  return typeof cell === "string" || "kind" in cell ? [cell] : cell;
}

/** Lines of a cell, each on a line of its own; what is missing or empty falls away. */
export function lines(...texts: readonly Cell[]): Text {
  const filled = texts.map(textOf).filter((text) => text.length > 0);
  return joined(filled, lineBreak);
}

/** Texts in a row with something between them. */
export function joined(texts: readonly Text[], between: Inline): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [between, ...text]));
}
