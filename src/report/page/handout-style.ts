/**
 * What handouts look like beyond any other page: ladders, maps, cards, forms, and on paper the marking at the head of
 * every sheet. Everything a colour says is said by a place, a figure or a word besides.
 */

const ladders = `
.ladders { display: grid; gap: 1.1rem 1.75rem; margin: 1.1rem 0 1.75rem; }
.ladders.full { grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); }
.ladders.small { grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr)); }
.ladder { break-inside: avoid; }
.ladder .name { font: 700 0.9375rem/1.3 var(--sans); margin: 0 0 0.2rem; }
.ladder .about { font: 0.8125rem/1.4 var(--sans); color: var(--soft); margin: 0 0 0.45rem; }
.ladder ol { list-style: none; margin: 0; padding: 0; border-left: 2px solid var(--line); }
.ladder li { display: grid; grid-template-columns: 1.7rem 1fr; margin: 0 0 2px; font: 0.8125rem/1.4 var(--sans); }
.ladder li > b { display: flex; align-items: flex-start; justify-content: center; padding: 0.28rem 0; font-weight: 600; font-variant-numeric: tabular-nums; background: var(--cell); color: var(--ink); min-height: 1.75em; }
.ladder .step { padding: 0.28rem 0 0.28rem 0.6rem; border-bottom: 1px solid var(--rule); }
.ladder .here .step { font-weight: 700; box-shadow: inset 3px 0 0 var(--ink); }
.ladder .stands { font: 600 0.6875rem/1 var(--sans); letter-spacing: 0.04em; text-transform: uppercase; color: var(--mark); margin-left: 0.5em; white-space: nowrap; }
.ladder .means { display: block; font-weight: 400; color: var(--soft); }
.ladder .heat-0 { --cell: var(--heat-0); } .ladder .heat-1 { --cell: var(--heat-1); } .ladder .heat-2 { --cell: var(--heat-2); }
.ladder .heat-3 { --cell: var(--heat-3); } .ladder .heat-4 { --cell: var(--heat-4); }`;

/** How a map is drawn. */
export const maps: string = `
:root { --sea: #e9eef0; --land: #f3f1ea; --tint-0: #f0dcb4; --tint-1: #c9dfe9; --tint-2: #ddd3e6; --tint-3: #d5e2c4; --border: #8d8f8c; }
@media (prefers-color-scheme: dark) { :root { --sea: #1b2329; --land: #24282b; --tint-0: #4d4028; --tint-1: #24414f; --tint-2: #3d3549; --tint-3: #36432a; --border: #767b7e; } }
.map svg { border: 1px solid var(--rule); width: 100%; max-width: 56rem; }
.map .sea { fill: var(--sea); } .map .land { fill: var(--land); stroke: var(--border); stroke-width: 0.7; stroke-linejoin: round; }
.map .tint-0 { fill: var(--tint-0); } .map .tint-1 { fill: var(--tint-1); } .map .tint-2 { fill: var(--tint-2); } .map .tint-3 { fill: var(--tint-3); }
.map .lake { fill: var(--sea); stroke: var(--border); stroke-width: 0.5; }
.map text { font-family: var(--sans); fill: var(--ink); paint-order: stroke; stroke: var(--halo, var(--paper)); stroke-width: 3px; stroke-linejoin: round; stroke-opacity: 0.75; }
.map .country { font-size: calc(13px * var(--type, 1)); letter-spacing: 0.14em; text-transform: uppercase; fill: var(--soft); }
.map .sea-name { font-size: calc(12px * var(--type, 1)); font-style: italic; fill: var(--soft); stroke: none; }
.map .actor { font-size: calc(17px * var(--type, 1)); font-weight: 700; } .map .detail { font-size: calc(13.5px * var(--type, 1)); } .map .place { font-size: calc(13px * var(--type, 1)); fill: var(--soft); }
.map .concerned { font-size: calc(14px * var(--type, 1)); font-weight: 600; } .map .region { font-size: calc(15px * var(--type, 1)); font-weight: 600; letter-spacing: 0.06em; fill: var(--soft); }
.map .dot { fill: var(--ink); stroke: var(--paper); stroke-width: 1.5; } .map .minor { fill: var(--soft); }
.map .front { fill: none; stroke: var(--mark); stroke-width: 4.5; stroke-linecap: round; stroke-dasharray: 1 7.5; }
.map circle.front, .map circle.front.level-3, .map circle.front.level-4 { stroke-width: 2.6; stroke-dasharray: none; } .map circle.front.level-0 { stroke: none; }
.map .front.level-0 { stroke-width: 2.5; } .map .front.level-3 { stroke-width: 6; } .map .front.level-4 { stroke-width: 8; stroke-dasharray: 1 9; }
.map .front-under { fill: none; stroke: var(--paper); stroke-width: 7; stroke-linecap: round; stroke-opacity: 0.6; }
.map .quiet { display: none; } .map .leader { stroke: var(--ink); stroke-width: 1; fill: none; }
.map .contingent rect { fill: var(--paper); stroke: var(--ink); stroke-width: 1.4; } .map .contingent text { stroke: none; font-size: 10px; font-weight: 700; text-anchor: middle; }
.map .pip { stroke: var(--ink); stroke-width: 0.8; }
.map .pip.heat-0 { fill: var(--heat-0); } .map .pip.heat-1 { fill: var(--heat-1); } .map .pip.heat-2 { fill: var(--heat-2); } .map .pip.heat-3 { fill: var(--heat-3); } .map .pip.heat-4 { fill: var(--heat-4); }`;

const cards = `
.card { border: 1px solid var(--rule); border-left: 4px solid var(--accent); padding: 0.9rem 1.1rem 0.4rem; margin: 0 0 1rem; max-width: 52rem; break-inside: avoid; }
.card h4 { margin: 0; font-size: 1.0625rem; }
.card .tag { font: 0.8125rem/1.4 var(--sans); color: var(--soft); margin: 0.1rem 0 0.5rem; }
.card p { margin: 0 0 0.6em; }
.card dl.terms { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.25rem 0.9rem; font: 0.875rem/1.45 var(--sans); margin: 0 0 0.6rem; max-width: none; }
.card dl.terms dt { margin: 0; font: 600 0.8125rem/1.55 var(--sans); color: var(--soft); }
.card dl.terms dd { margin: 0; }
.form { padding-right: 1px; }
.form table { border: 1px solid var(--line); margin: 1rem 0 1.5rem; }
.form th, .form td { border: 1px solid var(--line); padding: 0.4rem 0.5rem; height: 3.4rem; vertical-align: top; }
.form thead th { height: auto; background: var(--raised); }
.marking { font: 700 0.8125rem/1.4 var(--sans); letter-spacing: 0.04em; margin: 0 0 1.5rem; border: 1.5px solid currentColor; display: inline-block; padding: 0.2rem 0.6rem; }`;

const makes = `
.handout .kicker, .sheet .kicker { margin-bottom: 1.25rem; }
.handout h1, .sheet h1 { font-size: clamp(2rem, 4.2vw, 3rem); }
.handout header { padding-bottom: 0.75rem; }
.handout h2 { margin-top: 3rem; }
.handout main > dl.terms { display: grid; grid-template-columns: minmax(6rem, 9.5rem) 1fr; gap: 0.35rem 1.25rem; }
.handout main > dl.terms dt, .handout main > dl.terms dd { margin: 0; }
.sheet .page { max-width: 100rem; }
.sheet main { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 0 2rem; align-items: start; }
.sheet main > figure { margin-top: 0; }
.sheet .ladders.small { display: block; columns: 12.5rem 4; column-gap: 1.25rem; margin: 0; }
.sheet .ladder { margin-bottom: 0.8rem; }
@media (max-width: 60rem) { .sheet main { display: block; } }`;

const paper = `
@page landscape { size: A4 landscape; margin: 14mm 12mm 14mm; }
@page sheet { size: A4 landscape; margin: 7mm 8mm 6mm; @bottom-right { content: none; } @top-left { content: none; } @top-right { content: none; } }
@media print {
  :root { --sea: #e9eef0; --land: #f3f1ea; --tint-0: #f0dcb4; --tint-1: #c9dfe9; --tint-2: #ddd3e6; --tint-3: #d5e2c4; --border: #8d8f8c; }
  .landscape, h2:has(+ p + .landscape), p:has(+ .landscape) { page: landscape; }
  .book dl.terms dt, p:has(+ .ladders), p:has(+ .table), p:has(+ .form) { break-after: avoid; }
  .handout header { padding-top: 0; }
  .handout .kicker { margin-bottom: 6mm; }
  .handout nav { display: none; }
  .handout h1 { font-size: 26pt; }
  .handout main > h2:first-child { break-before: auto; margin-top: 1.5rem; }
  .handout h2 { font-size: 15pt; margin-top: 2rem; padding-top: 0.4rem; border-top-width: 2px; }
  .handout h3 { font-size: 12pt; margin-top: 1.4rem; }
  .handout .summary { font-size: 11.5pt; }
  .ladders.full { grid-template-columns: 1fr 1fr; gap: 4mm 6mm; }
  .ladder li { font-size: 8pt; } .ladder .about { font-size: 8pt; } .ladder .stands { font-size: 6pt; }
  .card { padding: 2.5mm 3.5mm 1mm; margin-bottom: 3mm; }
  .card dl.terms { font-size: 8.2pt; grid-template-columns: 25mm 1fr; } .card dl.terms dt { font-size: 7.6pt; }
  .map svg { max-width: none; }
  .form th, .form td { height: 15mm; } .form { break-inside: avoid; }
  .sheet { page: sheet; font-size: 8pt; }
  .sheet header { display: grid; grid-template-columns: 1fr auto; gap: 0 8mm; border-top-width: 3px; padding: 2mm 0 2.5mm; align-items: baseline; }
  .sheet .kicker, .sheet .summary, .sheet .facts { display: none; }
  .sheet .marking { margin: 0; font-size: 7pt; grid-column: 2; grid-row: 1; }
  .sheet h1 { font-size: 17pt; grid-column: 1; grid-row: 1; margin: 0; max-width: none; }
  .sheet .subtitle { font-size: 9pt; grid-column: 1 / 3; margin: 0; }
  .sheet main { display: grid; grid-template-columns: 112mm 1fr; gap: 0 5mm; }
  .sheet main > * { grid-column: 1; }
  .sheet main > .ladders.small { grid-column: 2; grid-row: 1 / span 9; columns: 4; column-gap: 3.5mm; }
  .sheet main > .ladders.dense { columns: 5; column-gap: 2.5mm; }
  .sheet main:has(> .dense) { grid-template-columns: 84mm 1fr; gap: 0 4mm; }
  .sheet .ladder { margin-bottom: 1.6mm; }
  .sheet .ladder .name { font-size: 6.6pt; margin: 0 0 0.3mm; }
  .sheet .ladder li { font-size: 6.2pt; line-height: 1.2; grid-template-columns: 3.4mm 1fr; margin-bottom: 0.2mm; }
  .sheet .ladder li > b, .sheet .ladder .step { padding-top: 0.25mm; padding-bottom: 0.25mm; min-height: 0; }
  .sheet .ladder .stands { display: none; }
  .sheet .dense .ladder { margin-bottom: 1.1mm; } .sheet .dense .ladder .name { font-size: 5.9pt; }
  .sheet .dense .ladder li { font-size: 5.5pt; line-height: 1.12; }
  .sheet figure { margin: 0 0 2mm; } .sheet figcaption { font-size: 6.2pt; margin-top: 1mm; }
  .sheet h2 { display: none; }
  .sheet .table { margin: 0; } .sheet table { font-size: 6.6pt; } .sheet td, .sheet tbody th { padding: 0.7mm 1.5mm 0.7mm 0; }
  .sheet .terms, .sheet p { font-size: 6.6pt; margin: 0 0 1mm; }
}`;

/** The handouts' part of every page's style sheet. */
export const handoutStyle: string = [ladders, maps, cards, makes, paper].join("\n");

/** Text as a CSS string in which nothing is left that could end it, or the style element around it. */
export function quoteCss(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** The head of every sheet of paper: what it belongs to, and whom it is for. */
export function markingStyle(title: string, marking: string): string {
  const font = "font: 7.5pt sans-serif; color: #555;";
  return `\n@page { @top-left { content: ${quoteCss(title)}; ${font} } @top-right { content: ${quoteCss(marking)}; ${font} } }`;
}
