/**
 * A document as GitHub-flavoured Markdown, pictures as Mermaid. Everything that came from a scenario is escaped, so that
 * neither markup nor HTML in it comes to life, and a table keeps its cells whatever stands in them.
 */
import { escapeText } from "../../scenarios/index.js";
import type { Block, Document, Inline, Ladder, Text } from "./document.js";

/** Escapes text for Markdown, on one line. */
export function escapeMarkdown(text: string): string {
  return escapeText(text.replace(/\s+/g, " ")).replace(/[\\`*_[\]<>|~$&]/g, (character) => `\\${character}`);
}

/** For written text at the start of a line, where it could begin a heading or a list. */
function atLineStart(written: string): string {
  return written.replace(
    /^(\s*)(\d*)([#+=.)-])/,
    (_, space: string, digits: string, mark: string) => `${space}${digits}\\${mark}`,
  );
}

/** Marks hug the text they emphasise, or they are no marks. */
function emphasised(mark: string, text: string): string {
  const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return core === "" ? escapeMarkdown(text) : `${before}${mark}${escapeMarkdown(core)}${mark}${after}`;
}

function writeInline(inline: Inline): string {
  if (typeof inline === "string") return escapeMarkdown(inline);
  switch (inline.kind) {
    case "break":
      return "<br>";
    case "strong":
      return emphasised("**", inline.text);
    case "em":
      return emphasised("*", inline.text);
    case "small":
      return escapeMarkdown(inline.text);
    case "link":
      return `[${escapeMarkdown(inline.text)}](#${encodeURIComponent(inline.to)})`;
    case "code":
      // Inside a code span nothing can be escaped: what would break out of it is written as text.
      return /^[\w.@:-]+$/.test(inline.text) ? `\`${inline.text}\`` : escapeMarkdown(inline.text);
  }
}

const write = (text: Text): string => text.map(writeInline).join("");
const anchorTag = (anchor: string | undefined): string =>
  anchor === undefined ? "" : `<a id="${encodeURIComponent(anchor)}"></a>`;

function tableLines(block: Extract<Block, { kind: "table" }>): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(block.columns.map(({ label }) => escapeMarkdown(label))),
    row(block.columns.map(({ align }) => (align === "right" ? "--:" : "---"))),
    ...block.rows.map(({ cells, anchor }) =>
      row(cells.map((cell, index) => (index === 0 ? anchorTag(anchor) : "") + (write(cell) || " "))),
    ),
    "",
  ];
}

function ladderLines({ title, text, rungs }: Ladder): string[] {
  const steps = rungs.map(({ rung, label, text: meaning, here }) => {
    const number = rung === "" ? "" : `${escapeMarkdown(rung)}\\. `;
    const means = meaning === "" ? "" : `: ${escapeMarkdown(meaning)}`;
    return `- ${number}${here ? "**" : ""}${escapeMarkdown(label)}${here ? "** (stands here)" : ""}${means}`;
  });
  return [`**${escapeMarkdown(title)}.** ${escapeMarkdown(text)}`.trimEnd(), "", ...steps, ""];
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [anchorTag(block.anchor), "", `${"#".repeat(block.level)} ${escapeMarkdown(block.text)}`, ""];
    case "paragraph":
      return [atLineStart(write(block.text)), ""];
    case "list":
      return [...block.items.map((item) => `- ${atLineStart(write(item))}`), ""];
    case "terms":
      return [...block.terms.map(({ term, text }) => `- **${escapeMarkdown(term)}.** ${write(text)}`), ""];
    case "table":
      return tableLines(block);
    case "drawing":
      return [...block.instead.flatMap(blockLines), `*${escapeMarkdown(block.caption)}*`, ""];
    case "panel":
      return block.instead.flatMap(blockLines);
    case "ladders":
      return block.ladders.flatMap(ladderLines);
    case "card":
      return [
        anchorTag(block.anchor),
        "",
        `#### ${escapeMarkdown(block.title)}`,
        "",
        `*${escapeMarkdown(block.tag)}*`,
        "",
        ...block.blocks.flatMap(blockLines),
      ];
    case "form":
      return tableLines({
        kind: "table",
        caption: block.caption,
        columns: block.columns,
        rows: block.lines.map((line) => ({ cells: [[line], ...block.columns.slice(1).map(() => [])] })),
      });
    case "picture":
      return ["```mermaid", block.picture.mermaid.trimEnd(), "```", ""];
    case "beside":
      return [...blockLines({ kind: "picture", picture: block.picture }), ...block.blocks.flatMap(blockLines)];
  }
}

function contentsLines(document: Document): string[] {
  return document.blocks.flatMap((block) =>
    block.kind === "heading" && block.level < 4
      ? [`${"  ".repeat(block.level - 2)}- [${escapeMarkdown(block.text)}](#${encodeURIComponent(block.anchor)})`]
      : [],
  );
}

/** The whole document, ending in a line feed. */
export function renderMarkdown(document: Document): string {
  const page = [
    `# ${escapeMarkdown(document.title)}`,
    "",
    ...(document.marking === undefined ? [] : [`**${escapeMarkdown(document.marking)}**`, ""]),
    atLineStart(escapeMarkdown(document.subtitle)),
    "",
    `> ${atLineStart(escapeMarkdown(document.summary))}`,
    "",
    ...document.facts.map(({ term, text }) => `- **${escapeMarkdown(term)}:** ${write(text)}`),
    ...(document.counts.length === 0
      ? []
      : [
          `- **Holds:** ${escapeMarkdown(document.counts.map(({ number, label }) => `${number} ${label}`).join(", "))}`,
        ]),
    "",
    "## Contents",
    "",
    ...contentsLines(document),
    "",
    ...document.blocks.flatMap(blockLines),
  ];
  return `${page.join("\n").trimEnd()}\n`;
}
