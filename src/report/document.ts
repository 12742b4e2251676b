/**
 * A document as blocks of plain text, before it is anything in particular. What is written is written once, here
 * without markup; each face (HTML, Markdown) escapes it in its own one place.
 */

/** A piece of running text. */
export type Inline =
  | string
  | { readonly kind: "strong" | "em" | "code" | "small"; readonly text: string }
  /** To an anchor of this document; `hint` is what a pointer resting on it reads. */
  | { readonly kind: "link"; readonly to: string; readonly text: string; readonly hint?: string }
  | { readonly kind: "break" };

export type Text = readonly Inline[];

export interface Column {
  readonly label: string;
  /** Figures align right. */
  readonly align?: "right";
  /** Share of the table's width, in percent. */
  readonly width?: number;
}

export interface Row {
  readonly cells: readonly Text[];
  /** Where links to the row lead. */
  readonly anchor?: string;
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
  | { readonly kind: "terms"; readonly terms: readonly { readonly term: string; readonly text: Text }[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: "picture"; readonly picture: Picture }
  /** A picture and what explains it, side by side where there is room. */
  | { readonly kind: "beside"; readonly picture: Picture; readonly blocks: readonly Block[] };

export interface Document {
  readonly title: string;
  readonly subtitle: string;
  readonly summary: string;
  /** Facts about the document, for its head. */
  readonly facts: readonly { readonly term: string; readonly text: Text }[];
  /** Counts worth seeing first. */
  readonly counts: readonly { readonly number: string; readonly label: string }[];
  readonly blocks: readonly Block[];
}

export const strong = (text: string): Inline => ({ kind: "strong", text });
export const em = (text: string): Inline => ({ kind: "em", text });
export const code = (text: string): Inline => ({ kind: "code", text });
export const small = (text: string): Inline => ({ kind: "small", text });
export const lineBreak: Inline = { kind: "break" };
export const link = (to: string, text: string, hint?: string): Inline => ({
  kind: "link",
  to,
  text,
  ...(hint === undefined ? {} : { hint }),
});
export const heading = (level: 2 | 3 | 4, anchor: string, text: string): Block => ({
  kind: "heading",
  level,
  anchor,
  text,
});
export const paragraph = (...text: Inline[]): Block => ({ kind: "paragraph", text });

/** A table, or one sentence where it would have no rows. */
export function table(caption: string, columns: readonly Column[], rows: readonly Row[], without: string): Block {
  return rows.length === 0 ? paragraph(without) : { kind: "table", caption, columns, rows };
}

/** Lines of a cell, each on a line of its own; empty ones fall away. */
export function lines(...texts: readonly Text[]): Text {
  const filled = texts.filter((text) => text.length > 0);
  return filled.flatMap((text, index) => (index === 0 ? text : [lineBreak, ...text]));
}

/** Texts in a row with something between them. */
export function joined(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [between, ...text]));
}
