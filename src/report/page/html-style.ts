/**
 * How a page looks: on a screen in light and dark, and on paper. Fonts are those a reader already has; nothing is fetched.
 */

import { timelineStyle } from "../after-action/scrubber-style.js";
import { handoutStyle } from "./handout-style.js";

export const colours: string = `
:root {
  color-scheme: light dark;
  --paper: #fffefb; --raised: #f6f4ee; --ink: #1c2126; --soft: #565d64; --rule: #d8d4c9; --strong-rule: #1c2126;
  --accent: #16506f; --mark: #9c3b24; --target: #fdf1c9;
  --heat-0: #eef1ee; --heat-1: #f6ecd2; --heat-2: #f3d7ad; --heat-3: #edb28c; --heat-4: #dd8b78; --line: #33383e;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Palatino Linotype", Palatino, Georgia, serif;
  --sans: "Inter", "Source Sans 3", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --raised: #1d2125; --ink: #e6e3dc; --soft: #a5abb0; --rule: #383e44; --strong-rule: #a5abb0;
    --accent: #86c3e4; --mark: #f0957b; --target: #3a3417;
    --heat-0: #2b3235; --heat-1: #3f3a27; --heat-2: #573f22; --heat-3: #6d3d26; --heat-4: #7e3329; --line: #b3b8bc;
  }
}`;

const text = `
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif); font-kerning: normal; overflow-wrap: anywhere; }
.page { max-width: 82rem; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem) 5rem; }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.12em; }
a:focus-visible, .table:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.5rem 0.75rem; z-index: 1; }
p, .prose { max-width: 68ch; }
p { margin: 0 0 1em; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; font-weight: 700; break-after: avoid; }
h2 { font-size: 2rem; margin: 4.5rem 0 1.25rem; padding-top: 0.9rem; border-top: 3px solid var(--strong-rule); }
h3 { font-size: 1.4rem; margin: 3rem 0 0.9rem; }
h4 { font: 700 1.0625rem/1.3 var(--sans); margin: 2.5rem 0 0.6rem; }
code { font: 0.82em/1.35 var(--mono); color: var(--soft); }
ul { padding-left: 1.2em; max-width: 68ch; }
li { margin: 0 0 0.35em; }
dl.terms { max-width: 68ch; margin: 0 0 1.5em; }
dl.terms dt { font: 700 0.9375rem/1.4 var(--sans); margin-top: 0.9em; }
dl.terms dd { margin: 0.1em 0 0; }
:target { background: var(--target); scroll-margin-top: 1.5rem; }`;

const head = `
header { border-top: 6px solid var(--mark); padding: 1.4rem 0 2rem; }
.kicker { font: 600 0.8125rem/1.4 var(--sans); letter-spacing: 0.08em; text-transform: uppercase; color: var(--mark); margin: 0 0 3.5rem; }
h1 { font-size: clamp(2.4rem, 5.5vw, 3.9rem); line-height: 1.04; letter-spacing: -0.015em; margin: 0 0 0.5rem; max-width: 20ch; }
.subtitle { font-size: 1.3rem; font-style: italic; color: var(--soft); margin: 0 0 1.75rem; }
.summary { font-size: 1.3rem; line-height: 1.5; max-width: 56ch; margin: 0 0 2rem; }
dl.facts { display: grid; grid-template-columns: fit-content(16rem) minmax(0, 1fr); gap: 0.2rem 1.25rem; margin: 0 0 2rem; font: 0.875rem/1.5 var(--sans); }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; }
dl.facts code { font-size: 0.9em; color: var(--ink); }
ul.counts { list-style: none; display: flex; flex-wrap: wrap; gap: 0; margin: 0; padding: 0; max-width: none; border-block: 1px solid var(--rule); }
ul.counts li { flex: 1 1 6.5rem; margin: 0; padding: 0.7rem 1rem 0.75rem 0; font: 0.8125rem/1.3 var(--sans); color: var(--soft); }
ul.counts b { display: block; font: 700 1.75rem/1.1 var(--serif); color: var(--ink); font-variant-numeric: lining-nums tabular-nums; }
nav { font: 0.875rem/1.4 var(--sans); margin: 0 0 2rem; }
nav h2 { font: 600 0.8125rem/1.4 var(--sans); letter-spacing: 0.08em; text-transform: uppercase; color: var(--soft); border: 0; margin: 0 0 0.6rem; padding: 0; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { padding-left: 0.9rem; margin: 0.15rem 0 0.6rem; }
nav li { margin: 0; }
nav a { display: block; padding: 0.16rem 0; color: var(--ink); text-decoration: none; }
nav ol ol a { color: var(--soft); }
nav a:hover { text-decoration: underline; }
@media (min-width: 70rem) {
  .columns { display: grid; grid-template-columns: 14.5rem minmax(0, 1fr); gap: 3.5rem; align-items: start; }
  nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 1.25rem 0.5rem 1.25rem 0; margin: 0; border-right: 1px solid var(--rule); }
  main > h2:first-child { margin-top: 0; }
}`;

const tables = `
.table { overflow-x: auto; margin: 1.1rem 0 1.75rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font: 0.8125rem/1.45 var(--sans); font-variant-numeric: lining-nums tabular-nums; }
.wide table { min-width: 46rem; }
caption { text-align: left; font: 600 0.8125rem/1.4 var(--sans); padding: 0 0 0.45rem; caption-side: top; }
thead th { text-align: left; vertical-align: bottom; font-weight: 600; color: var(--soft); border-top: 2px solid var(--strong-rule); border-bottom: 1px solid var(--strong-rule); padding: 0.4rem 0.75rem 0.4rem 0; }
tbody th, td { text-align: left; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--rule); padding: 0.5rem 0.75rem 0.55rem 0; hyphens: auto; }
th:last-child, td:last-child { padding-right: 0; }
th.right, td.right { text-align: right; padding-right: 1.35rem; }
th.right:last-child, td.right:last-child { padding-right: 0; }
td > .line, th > .line { display: block; }
.line + .line { margin-top: 0.28rem; }
small { font-size: 1em; color: var(--soft); }
td em, th em { color: var(--soft); }`;

const pictures = `
figure { margin: 1.1rem 0 1.75rem; }
.drawing { overflow-x: auto; }
.drawing svg { display: block; max-width: 100%; height: auto; }
figcaption { font: 0.8125rem/1.4 var(--sans); color: var(--soft); margin-top: 0.5rem; }
.beside { display: flex; flex-wrap: wrap; gap: 0 2.25rem; align-items: flex-start; }
.beside > figure { flex: 0 1 auto; max-width: min(100%, 31rem); }
.beside > .table { flex: 1 1 22rem; min-width: 0; }
.drawing text { fill: var(--ink); font-family: var(--sans); }
.drawing .origin text { fill: var(--soft); }
.node.state path, .node.state polygon { stroke: var(--soft); }
.node.initial path { stroke: var(--ink); }
.heat-0 path { fill: var(--heat-0); } .heat-1 path { fill: var(--heat-1); } .heat-2 path { fill: var(--heat-2); }
.heat-3 path { fill: var(--heat-3); } .heat-4 path { fill: var(--heat-4); }
.edge text { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.edge path { stroke: var(--line); } .edge polygon { stroke: var(--line); fill: var(--line); }
.edge.answer path { stroke: var(--accent); } .edge.answer polygon { stroke: var(--accent); fill: var(--accent); }
.cluster > path { stroke: var(--rule); }`;

const paper = `
@page { size: A4; margin: 17mm 15mm 18mm; @bottom-right { content: counter(page); font: 8pt sans-serif; color: #555; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #111; --soft: #4c5156; --rule: #c9c5ba; --strong-rule: #111; --accent: #16506f; --mark: #9c3b24; --target: transparent;
    --heat-0: #eef1ee; --heat-1: #f6ecd2; --heat-2: #f3d7ad; --heat-3: #edb28c; --heat-4: #dd8b78; --line: #33383e; }
  html { font-size: 9.5pt; }
  body, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .page { max-width: none; padding: 0; }
  .skip { display: none; }
  header { padding-top: 10mm; }
  .kicker { margin-bottom: 22mm; }
  nav { columns: 2; column-gap: 12mm; border: 0; padding: 0; max-height: none; overflow: visible; margin-top: 8mm; }
  nav h2 { column-span: all; }
  a { color: inherit; text-decoration: none; }
  td a, p a { color: var(--accent); }
  h2 { margin-top: 3.5rem; }
  main > h2:first-child { break-before: page; margin-top: 0; }
  h3 { margin-top: 2.2rem; }
  h4 { margin-top: 1.8rem; }
  .table, .drawing { overflow: visible; }
  .wide table { min-width: 0; }
  table { font-size: 7.6pt; line-height: 1.38; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  tr, figure, caption { break-inside: avoid; }
  caption, h4 + p { break-after: avoid; }
  .beside { break-inside: avoid; }
  .beside > figure { max-width: 48%; }
  .beside > .table { flex: 1 1 45%; }
}`;

/** The style sheet of every page. */
export const pageStyle: string = [colours, text, head, tables, pictures, paper, handoutStyle, timelineStyle]
  .join("\n")
  .trim();
