/**
 * Pages as their readers take them in: parsed by parsers that are no part of the program, so that what a text became can
 * be told from what it should have stayed.
 */
import { parseHTML } from "linkedom";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** The text of an HTML page as a reader would see it. */
export function textOf(html: string): string {
  const { document } = parseHTML(html);
  return String(document.body.textContent);
}

/** What a page lets itself do. */
export function policyOf(html: string): string {
  const { document } = parseHTML(html);
  return document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
}

/** Its tags in order, each with the names of its attributes. */
export function tagsOf(html: string): readonly string[] {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll("*")].map(({ tagName, attributes }) =>
    [tagName, ...[...attributes].map(({ name }) => name)].join(" "),
  );
}

/** A Markdown page as CommonMark with GitHub's extensions reads it. */
export function treeOf(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node but text, in order, by what it is and where it leads. Neighbouring texts count as one. */
export function shapeOf(tree: Nodes): string {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === "text") {
      if (found.at(-1) !== "text") found.push("text");
      return;
    }
    // Readers make links of bare addresses, whatever a page does; such a link leads where it says.
    if (node.type === "link" && node.url.endsWith(wordsOf(node)) && /^(?:https?|mailto):/.test(node.url)) return;
    const more = "url" in node ? node.url : node.type === "html" ? node.value : "depth" in node ? node.depth : "";
    found.push(`${node.type} ${more}`);
    if ("children" in node) for (const child of node.children) visit(child);
    found.push("/");
  };
  visit(tree);
  return found.join("\n");
}

/** All text and code, without markup. */
export function wordsOf(tree: Nodes): string {
  if (tree.type === "text" || tree.type === "inlineCode") return tree.value;
  return "children" in tree ? tree.children.map(wordsOf).join(tree.type === "root" ? "\n" : "") : "";
}

/** As much of an element as is read; the types of a browser are not at hand. */
export interface Drawn {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string }>;
  getAttribute(name: string): string | null;
}

/** What of a drawing a selector finds. */
export function elementsIn(svg: string): (selector: string) => Drawn[] {
  const { document } = parseHTML(`<body>${svg}</body>`);
  return (selector) => [...(document.querySelectorAll(selector) as unknown as Iterable<Drawn>)];
}
