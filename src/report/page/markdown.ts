/**
 * A document as GitHub-flavoured Markdown, pictures as Mermaid. The page is a tree until its last line, whose writer knows
 * where a character would be markup: neither markup nor HTML in a scenario's text comes to life, and a table keeps its
 * cells whatever stands in them.
 */

import type { BlockContent, List, ListItem, Paragraph, PhrasingContent, RootContent, TableRow } from "mdast";
import { gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import { say } from "../../catalogue/index.js";
import { escapeText } from "../../scenarios/light.js";
import type { Block, Document, Inline, Ladder, Text } from "./document.js";

const options: Options = {
  bullet: "-",
  listItemIndent: "one",
  resourceLink: true,
  // Readers differ on what else is markup: struck text, formulas, addresses that become links by themselves.
  unsafe: [
    { character: "~", inConstruct: "phrasing" },
    { character: "$", inConstruct: "phrasing" },
    { character: ":", before: "[ps]", after: "\\/\\/", inConstruct: "phrasing" },
  ],
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown()],
};

const plain = (text: string): string => escapeText(text.replace(/\s+/g, " "));
const words = (value: string): PhrasingContent => ({ type: "text", value: plain(value) });
const said = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });
const anchorTag = (anchor: string) => ({ type: "html", value: `<a id="${encodeURIComponent(anchor)}"></a>` }) as const;
const headed = (depth: 1 | 2 | 3 | 4, text: string): RootContent => ({
  type: "heading",
  depth,
  children: [words(text)],
});

/** Marks hug the text they emphasise. */
function emphasised(type: "strong" | "emphasis", text: string): PhrasingContent[] {
  const [, before = "", core = "", after = ""] = /^( ?)(.*?)( ?)$/.exec(plain(text)) ?? [];
  const marked: PhrasingContent[] = core === "" ? [] : [{ type, children: [words(core)] }];
  return [words(before), ...marked, words(after)].filter((node) => !("value" in node) || node.value !== "");
}

function inline(piece: Inline): PhrasingContent[] {
  if (typeof piece === "string") return piece === "" ? [] : [words(piece)];
  switch (piece.kind) {
    case "note":
      return [{ type: "footnoteReference", identifier: String(piece.number) }];
    case "break":
      return [{ type: "html", value: "<br>" }];
    case "strong":
      return emphasised("strong", piece.text);
    case "em":
      return emphasised("emphasis", piece.text);
    case "small":
      return [words(piece.text)];
    case "link":
      return [{ type: "link", url: `#${encodeURIComponent(piece.to)}`, children: [words(piece.text)] }];
    case "code":
      return piece.text.trim() === "" ? [] : [{ type: "inlineCode", value: plain(piece.text) }];
  }
}

const running = (text: Text): PhrasingContent[] => text.flatMap(inline);

function listOf(items: readonly (readonly BlockContent[])[]): List {
  const children = items.map((item): ListItem => ({ type: "listItem", spread: false, children: [...item] }));
  return { type: "list", spread: false, children };
}

function tableOf({ caption, columns, rows }: Omit<Extract<Block, { kind: "table" }>, "kind">): BlockContent[] {
  const row = (cells: readonly PhrasingContent[][]): TableRow => ({
    type: "tableRow",
    children: cells.map((children) => ({ type: "tableCell", children })),
  });
  return [
    said(...emphasised("emphasis", caption)),
    {
      type: "table",
      align: columns.map(({ align = null }) => align),
      children: [
        row(columns.map(({ label }) => [words(label)])),
        ...rows.map(({ cells, anchor }) => {
          const [first = [], ...others] = columns.map((_, place) => running(cells[place] ?? []));
          return row([anchor === undefined ? first : [anchorTag(anchor), ...first], ...others]);
        }),
      ],
    },
  ];
}

function ladderOf({ title, text, rungs }: Ladder): BlockContent[] {
  const steps = rungs.map(({ rung, label, text: meaning, here }) => {
    const name = here ? [...emphasised("strong", label), words(` ${say("page.stands-here")}`)] : [words(label)];
    return [said(words(rung === "" ? "" : `${rung}. `), ...name, words(meaning === "" ? "" : `: ${meaning}`))];
  });
  return [said(...emphasised("strong", `${title}.`), words(` ${text}`.trimEnd())), listOf(steps)];
}

/** What is written between others, without the anchors that only links within the page need. */
function withoutAnchors(nodes: readonly RootContent[]): RootContent[] {
  return nodes.filter((node) => node.type !== "html");
}

function noteOf(text: Text, index: number): RootContent {
  return { type: "footnoteDefinition", identifier: String(index + 1), children: [said(...running(text))] };
}

function blocksOf(block: Block): RootContent[] {
  switch (block.kind) {
    case "heading":
      return [anchorTag(block.anchor), headed(block.level, block.text)];
    case "paragraph":
      return [said(...running(block.text))];
    case "list":
      return [listOf(block.items.map((item) => [said(...running(item))]))];
    case "terms":
      return [listOf(block.terms.map(({ term, text }) => [labelled(`${term}.`, text)]))];
    case "table":
      return tableOf(block);
    case "drawing":
      return [...block.instead.flatMap(blocksOf), said(...emphasised("emphasis", block.caption))];
    case "panel":
      // A drawing that stands there for word processors has nothing to show here.
      return block.instead.filter(({ kind }) => kind !== "drawing").flatMap(blocksOf);
    case "ladders":
      return block.ladders.flatMap(ladderOf);
    case "card": {
      const head = [anchorTag(block.anchor), headed(4, block.title), said(...emphasised("emphasis", block.tag))];
      return [...head, ...block.blocks.flatMap(blocksOf)];
    }
    case "form":
      return tableOf({ ...block, rows: block.lines.map((line) => ({ cells: [[line]] })) });
    case "picture":
      return [{ type: "code", lang: "mermaid", value: block.picture.mermaid.trimEnd() }];
    case "beside":
      return [...blocksOf({ kind: "picture", picture: block.picture }), ...block.blocks.flatMap(blocksOf)];
  }
}

const labelled = (label: string, text: Text): Paragraph =>
  said(...emphasised("strong", label), words(" "), ...running(text));

/** Headings of levels 2 and 3 as a nested list. */
function contentsOf({ blocks }: Document): List {
  const chapters: BlockContent[][] = [];
  for (const block of blocks) {
    if (block.kind !== "heading" || block.level > 3) continue;
    const entry = [said(...inline({ kind: "link", to: block.anchor, text: block.text }))];
    const [, sections] = chapters.at(-1) ?? [];
    if (block.level === 2) chapters.push(entry);
    else if (sections?.type === "list") sections.children.push(...listOf([entry]).children);
    else chapters.at(-1)?.push(listOf([entry]));
  }
  return listOf(chapters);
}

/** The whole document, ending in a line feed. */
export function renderMarkdown(document: Document): string {
  const { make, title, subtitle, summary, marking, facts, counts, blocks, notes = [] } = document;
  const holds: Text = [counts.map(({ number, label }) => `${number} ${label}`).join(", ")];
  const heads = [...facts, ...(counts.length === 0 ? [] : [{ term: say("page.holds"), text: holds }])];
  const children: RootContent[] = [
    headed(1, title),
    ...(marking === undefined ? [] : [said(...emphasised("strong", marking))]),
    said(words(subtitle)),
    { type: "blockquote", children: [said(words(summary))] },
    listOf(heads.map(({ term, text }) => [labelled(`${term}:`, text)])),
    ...(make === "essay"
      ? withoutAnchors(blocks.flatMap(blocksOf))
      : [headed(2, say("page.contents")), contentsOf(document), ...blocks.flatMap(blocksOf)]),
    ...notes.map(noteOf),
  ];
  return toMarkdown({ type: "root", children }, options);
}
