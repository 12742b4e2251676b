/**
 * A document as a DOCX file for word processors: real headings, tables with repeated heads, a marking at the head of every
 * sheet and page numbers at its foot. The library that writes it is loaded only when one is wanted. Characters that reorder or
 * hide text become visible, as on a page.
 */
import type * as Docx from "docx";
import { say } from "../../catalogue/index.js";
import { escapeText } from "../../scenarios/light.js";
import { columnWidths } from "./column-widths.js";
import type { Block, Document, Inline, Ladder, Text } from "./document.js";
import { type Drawn, drawForPaper } from "./docx-drawing.js";

type Child = Docx.Paragraph | Docx.Table;
type Of<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;

/** In twentieths of a point: A4 with margins of two centimetres. */
const sheet = { width: 11906, height: 16838, margin: 1134 };
const widthOf = (landscape: boolean) => (landscape ? sheet.height : sheet.width) - 2 * sheet.margin;
const heats = ["eef1ee", "f6ecd2", "f3d7ad", "edb28c", "dd8b78"];
const lineColour = "8d8f8c";

const plain = (text: string) => escapeText(text.replace(/\s+/g, " "));

/** The library, what has been drawn, and how wide the sheet is whose blocks are written. */
interface Pen {
  readonly docx: typeof Docx;
  readonly drawings: ReadonlyMap<string, Drawn>;
  /** Names of bookmarks, by anchor: word processors allow letters and digits. */
  readonly marks: Map<string, string>;
  readonly landscape: boolean;
}

function markOf({ marks }: Pen, anchor: string): string {
  const known = marks.get(anchor) ?? `mark${marks.size + 1}`;
  marks.set(anchor, known);
  return known;
}

function run(pen: Pen, piece: Inline, bold = false): Docx.ParagraphChild {
  const { TextRun, InternalHyperlink } = pen.docx;
  if (typeof piece === "string") return new TextRun({ text: plain(piece), bold });
  switch (piece.kind) {
    case "break":
      return new TextRun({ text: "", break: 1 });
    case "note":
      return new TextRun({ text: String(piece.number), superScript: true });
    case "link": {
      const children = [new TextRun({ text: plain(piece.text), color: "16506f" })];
      return new InternalHyperlink({ anchor: markOf(pen, piece.to), children });
    }
    case "code":
      return new TextRun({ text: plain(piece.text), font: "Courier", size: 18 });
    case "small":
      return new TextRun({ text: plain(piece.text), size: 17 });
    case "em":
      return new TextRun({ text: plain(piece.text), italics: true });
    case "strong":
      return new TextRun({ text: plain(piece.text), bold: true });
  }
}

const running = (pen: Pen, text: Text, bold = false) => text.map((piece) => run(pen, piece, bold));

function paragraphOf(pen: Pen, text: Text, options: Docx.IParagraphOptions = {}): Docx.Paragraph {
  return new pen.docx.Paragraph({ children: running(pen, text), spacing: { after: 120 }, ...options });
}

function headingOf(pen: Pen, level: 1 | 2 | 3 | 4, text: string, anchor?: string): Docx.Paragraph {
  const { Bookmark, HeadingLevel, Paragraph, TextRun } = pen.docx;
  const words = new TextRun({ text: plain(text) });
  return new Paragraph({
    heading: HeadingLevel[`HEADING_${level}`],
    keepNext: true,
    children: [anchor === undefined ? words : new Bookmark({ id: markOf(pen, anchor), children: [words] })],
  });
}

/** A place that links lead to. */
function marked(pen: Pen, anchor: string): Docx.ParagraphChild {
  return new pen.docx.Bookmark({ id: markOf(pen, anchor), children: [] });
}

interface Grid {
  /** Shares of the width, of any sum. */
  readonly shares: readonly number[];
  readonly head?: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly Text[];
    readonly shading?: string;
    readonly height?: number;
    readonly anchor?: string | undefined;
  }[];
  readonly right?: readonly boolean[];
}

const wordsOf = (piece: Inline): string => (typeof piece === "string" ? piece : "text" in piece ? piece.text : " ");

function gridOf(pen: Pen, { shares, head, rows, right = [] }: Grid): Docx.Table {
  const { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableRow, WidthType } = pen.docx;
  const held = shares.map((_, place) => ({
    head: head?.[place] ?? "",
    texts: rows.map(({ cells }) => (cells[place] ?? []).map(wordsOf).join("")),
  }));
  const widths = columnWidths(widthOf(pen.landscape), shares, held);
  const cell = (children: Docx.ParagraphChild[], place: number, fill?: string) =>
    new TableCell({
      width: { size: widths[place] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, fill, color: "auto" } }),
      children: [
        new Paragraph({ children, alignment: right[place] === true ? AlignmentType.RIGHT : AlignmentType.LEFT }),
      ],
    });
  const headRow =
    head === undefined
      ? []
      : [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: head.map((label, place) => cell(running(pen, [label], true), place, "f1eee5")),
          }),
        ];
  const border = { style: BorderStyle.SINGLE, size: 4, color: lineColour };
  return new Table({
    width: { size: widths.reduce((one, other) => one + other, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: "fixed",
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      ...headRow,
      ...rows.map(
        ({ cells, shading, height, anchor }) =>
          new TableRow({
            cantSplit: true,
            ...(height !== undefined && { height: { value: height, rule: "atLeast" } }),
            children: shares.map((_, place) => {
              const text = running(pen, cells[place] ?? []);
              return place === 0
                ? cell(anchor === undefined ? text : [marked(pen, anchor), ...text], place, shading)
                : cell(text, place);
            }),
          }),
      ),
    ],
  });
}

/** A table needs air below, which only a paragraph gives. */
const after = (pen: Pen) => new pen.docx.Paragraph({ spacing: { after: 120 }, children: [] });

/** A table may fill its sheet to the foot, and what follows must be a paragraph: at the end a low one, lest it take a sheet. */
function closed({ docx }: Pen, children: readonly Child[]): readonly Child[] {
  if (!(children.at(-2) instanceof docx.Table)) return children;
  const low = new docx.Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: "exact" }, children: [] });
  return [...children.slice(0, -1), low];
}

function captionOf(pen: Pen, caption: string): Docx.Paragraph {
  return paragraphOf(pen, [{ kind: "em", text: caption }], { keepNext: true, spacing: { before: 120, after: 60 } });
}

function tableOf(
  pen: Pen,
  { caption, columns, rows }: Pick<Of<"table">, "caption" | "columns" | "rows">,
  height?: number,
): Child[] {
  // A column without a share takes what the others leave.
  const left = 100 - columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const open = columns.filter(({ width }) => width === undefined).length;
  const grid = gridOf(pen, {
    shares: columns.map(({ width }) => width ?? Math.max(5, left / open)),
    head: columns.map(({ label }) => label),
    right: columns.map(({ align }) => align === "right"),
    rows: rows.map(({ cells, anchor }) => ({ cells, anchor, ...(height !== undefined && { height }) })),
  });
  return [captionOf(pen, caption), grid, after(pen)];
}

function ladderOf(pen: Pen, { title, text, rungs }: Ladder): Child[] {
  const rows = rungs.map(({ rung, label, text: meaning, heat, here }) => ({
    shading: heats[heat] ?? "ffffff",
    cells: [
      [rung],
      [
        here ? { kind: "strong" as const, text: `${label} ${say("page.stands-here")}` } : label,
        meaning === "" ? "" : `. ${meaning}`,
      ],
    ],
  }));
  const head = [{ kind: "strong" as const, text: title }, text === "" ? "" : `. ${text}`];
  return [
    paragraphOf(pen, head, { keepNext: true, spacing: { before: 120, after: 60 } }),
    gridOf(pen, { shares: [7, 93], rows }),
    after(pen),
  ];
}

/** Ladders where space is dear: one line each. */
function smallLadders(pen: Pen, ladders: readonly Ladder[]): Child[] {
  const rows = ladders.map(({ title, rungs }) => ({
    cells: [
      [{ kind: "strong" as const, text: title }],
      [...rungs]
        .reverse()
        .flatMap(({ label, here }, place): Inline[] => [
          place === 0 ? "" : " · ",
          here ? { kind: "strong", text: label } : label,
        ]),
    ],
  }));
  return [gridOf(pen, { shares: [30, 70], rows }), after(pen)];
}

function drawingOf(pen: Pen, { svg, caption, instead }: Of<"drawing">): Child[] {
  const drawn = pen.drawings.get(svg);
  if (drawn === undefined) return instead.flatMap((block) => blockOf(pen, block));
  // Half a page wide on a screen, it is small on paper too.
  const width = drawn.width < 500 ? 400 : pen.landscape ? 700 : 600;
  const image = new pen.docx.ImageRun({
    type: "png",
    data: drawn.png,
    transformation: { width, height: Math.round(width * drawn.ratio) },
    altText: { name: caption, title: caption, description: caption },
  });
  return [
    new pen.docx.Paragraph({ children: [image], keepNext: true }),
    paragraphOf(pen, [{ kind: "em", text: caption }]),
  ];
}

function blockOf(pen: Pen, block: Block): Child[] {
  switch (block.kind) {
    case "heading":
      return [headingOf(pen, block.level, block.text, block.anchor)];
    case "paragraph":
      return [paragraphOf(pen, block.text)];
    case "list":
      return block.items.map((item) => paragraphOf(pen, item, { bullet: { level: 0 }, spacing: { after: 60 } }));
    case "terms":
      return block.terms.map(({ term, text }) => paragraphOf(pen, [{ kind: "strong", text: `${term}. ` }, ...text]));
    case "table":
      return tableOf(pen, block);
    case "form":
      return tableOf(pen, { ...block, rows: block.lines.map((line) => ({ cells: [[line]] })) }, 900);
    case "drawing":
      return drawingOf(pen, block);
    case "panel":
      return block.instead.flatMap((inner) => blockOf(pen, inner));
    case "ladders":
      return block.size === "full"
        ? block.ladders.flatMap((ladder) => ladderOf(pen, ladder))
        : smallLadders(pen, block.ladders);
    case "card":
      return [
        headingOf(pen, 4, block.title, block.anchor),
        paragraphOf(pen, [{ kind: "em", text: block.tag }], { keepNext: true }),
        ...block.blocks.flatMap((inner) => blockOf(pen, inner)),
      ];
    case "picture":
      return [paragraphOf(pen, [block.picture.title])];
    case "beside":
      return block.blocks.flatMap((inner) => blockOf(pen, inner));
  }
}

function headOf(pen: Pen, { title, subtitle, summary, facts, counts, make, blocks }: Document): Child[] {
  const holds = counts.map(({ number, label }) => `${number} ${label}`).join(", ");
  const chapters = blocks.flatMap((block) => (block.kind === "heading" && block.level === 2 ? [block] : []));
  const contents = chapters.map(({ anchor, text }) =>
    paragraphOf(pen, [{ kind: "link", to: anchor, text }], { bullet: { level: 0 }, spacing: { after: 20 } }),
  );
  return [
    headingOf(pen, 1, title),
    paragraphOf(pen, [{ kind: "strong", text: subtitle }]),
    paragraphOf(pen, [summary]),
    ...facts.map(({ term, text }) =>
      paragraphOf(pen, [{ kind: "strong", text: `${term}: ` }, ...text], { spacing: { after: 20 } }),
    ),
    ...(holds === "" ? [] : [paragraphOf(pen, [holds])]),
    ...(make === "sheet" || chapters.length < 2
      ? []
      : [
          paragraphOf(pen, [{ kind: "strong", text: say("page.contents") }], {
            keepNext: true,
            spacing: { before: 240 },
          }),
          ...contents,
        ]),
  ];
}

/** Blocks in runs that lie on sheets of one kind. */
function sectionsOf(blocks: readonly Block[], onSide: boolean): { landscape: boolean; blocks: Block[] }[] {
  const sections: { landscape: boolean; blocks: Block[] }[] = [{ landscape: onSide, blocks: [] }];
  for (const block of blocks) {
    const landscape = onSide || (block.kind === "table" && block.landscape === true);
    if (sections.at(-1)?.landscape !== landscape) sections.push({ landscape, blocks: [] });
    sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

async function drawAll(blocks: readonly Block[]): Promise<ReadonlyMap<string, Drawn>> {
  const drawings = new Map<string, Drawn>();
  for (const block of blocks.flatMap((one) => (one.kind === "panel" ? one.instead : one))) {
    if (block.kind !== "drawing") continue;
    const drawn = await drawForPaper(block.svg);
    if (drawn !== null) drawings.set(block.svg, drawn);
  }
  return drawings;
}

/** Sizes in half points. */
const styles = {
  default: {
    document: { run: { font: "Arial", size: 20 } },
    heading1: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
    heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } },
    heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
    heading4: { run: { size: 21, bold: true }, paragraph: { spacing: { before: 200, after: 60 } } },
  },
};

/** The file's bytes. */
export async function renderDocx(document: Document): Promise<Uint8Array> {
  const docx = await import("docx");
  const {
    AlignmentType,
    Document: File,
    Footer,
    Header,
    PageNumber,
    PageOrientation,
    Packer,
    Paragraph,
    TextRun,
  } = docx;
  const pen = { docx, drawings: await drawAll(document.blocks), marks: new Map<string, string>() };
  const { title, subtitle, marking = "", make, notes = [] } = document;
  const small = (text: string) => new TextRun({ text: plain(text), size: 16, color: "565d64" });
  const number = (of: (typeof PageNumber)[keyof typeof PageNumber]) =>
    new TextRun({ children: [of], size: 16, color: "565d64" });
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          small(`${title}: ${subtitle} · `),
          number(PageNumber.CURRENT),
          small(" / "),
          number(PageNumber.TOTAL_PAGES),
        ],
      }),
    ],
  });
  const header = new Header({ children: [new Paragraph({ children: [small(marking)] })] });
  const parts = sectionsOf(document.blocks, make === "sheet");
  const last = parts.length - 1;
  const sections = parts.map(({ landscape, blocks }, place) => {
    const own = { ...pen, landscape };
    return {
      properties: {
        page: {
          size: {
            width: sheet.width,
            height: sheet.height,
            orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: { top: sheet.margin, bottom: sheet.margin, left: sheet.margin, right: sheet.margin },
        },
      },
      headers: { default: header },
      footers: { default: footer },
      children: closed(own, [
        ...(place === 0 ? headOf(own, document) : []),
        ...blocks.flatMap((block) => blockOf(own, block)),
        ...(place === last ? notes.map((text, index) => paragraphOf(own, [`${index + 1}. `, ...text])) : []),
      ]),
    };
  });
  const file = new File({
    title: plain(`${title}: ${subtitle}`),
    creator: say("page.faultline"),
    styles,
    sections,
  });
  return Packer.toBuffer(file);
}
