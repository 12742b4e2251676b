/**
 * Whatever a text says, a Markdown page parses to the same tree as with harmless words, and the text comes back whole.
 */
import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, it } from "vitest";
import {
  type Block,
  code,
  type Document,
  em,
  heading,
  lineBreak,
  link,
  paragraph,
  strong,
  table,
} from "../../src/report/page/document.js";
import { renderHtml } from "../../src/report/page/html.js";
import { renderMarkdown } from "../../src/report/page/markdown.js";
import { full } from "../share.js";
import { shapeOf, tagsOf, textOf, treeOf, wordsOf } from "./parsed.js";

/** A document with a text in every place that takes one. */
function everywhere(text: string): Document {
  const ladder = { title: text, text, rungs: [{ rung: "1", label: text, text, heat: 1, here: true }] };
  const blocks: Block[] = [
    heading(2, "a", text),
    paragraph(text),
    paragraph(text, " and ", strong(text), " or ", em(text), " with ", code(text), " to ", link("a", text)),
    paragraph(strong(text), text, em(text), text),
    { kind: "list", items: [[text], [strong(text), ". ", text], [code(text), lineBreak, text]] },
    { kind: "terms", terms: [{ term: text, text: [text] }] },
    table(
      text,
      [{ label: text }, { label: "B", align: "right" }],
      [{ cells: [[text], [em(text), lineBreak, code(text)]], anchor: "r" }],
      "",
    ),
    { kind: "form", caption: text, columns: [{ label: text }, { label: "" }], lines: [text] },
    { kind: "ladders", size: "full", ladders: [ladder] },
    { kind: "card", anchor: "c", title: text, tag: text, blocks: [paragraph(text)] },
    { kind: "drawing", svg: "<svg></svg>", caption: text, instead: [] },
  ];
  return {
    title: text,
    subtitle: text,
    summary: text,
    marking: text,
    facts: [{ term: text, text: [text] }],
    counts: [],
    blocks,
  };
}

const harmless = shapeOf(treeOf(renderMarkdown(everywhere("word"))));
const shown = (text: string) => text.replace(/\s+/g, " ").trim();

/** Neighbouring texts count as one, and as none beside others. */
function sameShape(tree: Nodes): string {
  return shapeOf(tree).replace(/text\n/g, "");
}

describe("a text in Markdown", () => {
  it.each([
    "</script><img src=x onerror=alert(1)>",
    "<b>bold</b> <!-- gone --> <?php ?> &lt;i&gt; &amp;amp;",
    "[x](javascript:alert(1)) ![y](javascript:alert(2)) <javascript:alert(3)> [z]: http://x",
    "# heading",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "> quoted",
    "=== under",
    "--- rule",
    "***",
    "``` fence",
    "~~~ fence",
    "~~struck~~ ~one~ $x^2$",
    "a | b || c \\| d",
    "back\\slash \\",
    "`code` ``more`` `",
    "*a* **b** _c_ __d__ ***",
    "first\nsecond\n\nthird\r\n# fourth\n- fifth\n    code\n\ttab",
    "  leading and trailing  ",
    "word`",
    "`",
    "!",
    "[^1] [ ] [x]",
    "snake_case_name",
    "ends with *",
    "left\u202eright \u0007bell",
  ])("is nothing but text: %j", (text) => {
    const page = renderMarkdown(everywhere(text));
    const tree = treeOf(page);
    expect(sameShape(tree)).toBe(harmless.replace(/text\n/g, ""));
    const visible = shown(text).replace("\u202e", "\\u202e").replace("\u0007", "\\x07");
    expect(wordsOf(tree).split(visible).length).toBeGreaterThan(20);
    for (const unseen of ["\u202e", "\u0007"]) expect(page).not.toContain(unseen);
  });
  it("is nothing but text, whatever it is made of", () => {
    const bits = [
      "a",
      "word",
      " ",
      "  ",
      "\n",
      "#",
      "-",
      "+",
      "1.",
      "1)",
      "=",
      "|",
      "`",
      "``",
      "*",
      "**",
      "_",
      "~",
      "~~",
    ];
    const more = [
      "[x](javascript:y)",
      "[",
      "]",
      "(",
      ")",
      "!",
      "<b>",
      "<!--",
      "&lt;",
      "&",
      "\\",
      "$x$",
      "---",
      "> ",
      ":",
    ];
    const rest = ["[^1]", "[ ]", "\t", "</script>", "'", '"', "é", "戦", "http://", "\u00a0"];
    const text = fc
      .array(fc.constantFrom(...bits, ...more, ...rest), { minLength: 1, maxLength: 7 })
      .map((parts) => parts.join(""))
      .filter((joined) => joined.trim() !== "");
    fc.assert(
      fc.property(text, (one) => {
        expect(sameShape(treeOf(renderMarkdown(everywhere(one))))).toBe(harmless.replace(/text\n/g, ""));
      }),
      { seed: 5, numRuns: full ? 400 : 40 },
    );
  });
});

describe("a table in Markdown", () => {
  it("keeps its caption, above it, and every cell of every row", () => {
    const rows = [{ cells: [["a"], ["1"]] }, { cells: [["b"]] }, { cells: [[], ["3"]] }];
    const block = table("Against an objective", [{ label: "Note" }, { label: "Day", align: "right" }], rows, "");
    const page = renderMarkdown({ ...everywhere("word"), blocks: [block] });
    expect(page).toMatch(
      /\*Against an objective\*\n\n\| Note \| Day \|\n\| - \| -: \|\n\| a \| 1 \|\n\| b \| \|\n\| \| 3 \|\n/,
    );
  });
});

describe("a text in HTML", () => {
  it("is nothing but text, in elements, attributes, title and contents", async () => {
    const plain = tagsOf(await renderHtml({ ...everywhere("word"), marking: "M" }));
    for (const text of [
      "</script><img src=x onerror=alert(1)>",
      "</title><script>alert(1)</script>",
      '" onmouseover="alert(1)" x=\'',
      "</style><svg onload=alert(1)>",
      "<!-- ",
      "&lt;b&gt; &amp; &#39;",
      "{ type: raw } ]]>",
    ]) {
      const html = await renderHtml({ ...everywhere(text), marking: "M" });
      expect(tagsOf(html)).toEqual(plain);
      expect(textOf(html).split(text).length).toBeGreaterThan(20);
    }
  });
});
