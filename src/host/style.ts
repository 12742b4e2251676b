/**
 * How the hosted pages look: on a phone one column and one part at a time, on a wall and on a desk several; light and dark by what the
 * reader prefers. Colours and maps are those of every other page.
 */
import { colours, forecastStyle, maps, programStyle } from "../report/anywhere.js";
import { whiteCellStyle } from "./white-cell-style.js";

const own = `
:root { --fill-0: #5f8f8a; --fill-1: #b08a2e; --fill-2: #c77426; --fill-3: #c0522b; --fill-4: #a32613; }
@media (prefers-color-scheme: dark) { :root { --fill-0: #6fc0b4; --fill-1: #d9b256; --fill-2: #eda05a; --fill-3: #f08a5f; --fill-4: #ff7b66; } }
#app { max-width: 110rem; margin: 0 auto; padding: 0 clamp(0.75rem, 2vw, 1.75rem) 2rem; }
h1 { font-size: clamp(1.25rem, 2.5vw, 1.8rem); line-height: 1.15; margin: 0; }
h2 { font: 600 0.8125rem/1.4 var(--sans); letter-spacing: 0.05em; text-transform: uppercase; color: var(--soft); margin: 0 0 0.5rem; }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 0; } h4 { font-size: 1rem; line-height: 1.35; margin: 0; }
p { margin: 0 0 0.5rem; } ul, ol, dl { margin: 0; padding: 0; list-style: none; } dd { margin: 0; }
button, input, select { font: inherit; color: var(--ink); border: 1px solid var(--rule); border-radius: 0.4rem; }
button { min-height: 2.5rem; padding: 0.3rem 0.9rem; background: var(--raised); cursor: pointer; }
button:hover:not(:disabled) { border-color: var(--accent); } button:disabled { opacity: 0.6; cursor: default; }
button.first { border-color: var(--accent); background: var(--accent); color: var(--paper); font-weight: 600; }
button.small { min-height: 2rem; padding: 0 0.7rem; font-size: 0.8125rem; font-weight: 500; letter-spacing: 0; text-transform: none; }
@media (pointer: coarse) { button { min-height: 2.75rem; } button.small { min-height: 2.75rem; } }
.hint, .nothing, .which, .by, .step, .stands { color: var(--soft); font-size: 0.9375rem; }
.mark { color: var(--accent); font-weight: 600; }
.notice, .warning { border-left: 3px solid var(--accent); background: var(--raised); padding: 0.5rem 0.75rem; margin: 0 0 0.5rem; }
.warning { border-color: var(--mark); } .warning ul { list-style: disc; padding-left: 1.25rem; }
header { padding: 0.75rem 0 0; }
header .who { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; align-items: center; }
header .tools { display: flex; flex: none; margin-left: auto; gap: 0.5rem; align-items: center; } .language { min-height: 2rem; max-width: 9rem; padding: 0 0.4rem; background: var(--raised); font-size: 0.8125rem; } .unread { margin: 0.2rem 0 0; color: var(--soft); font-size: 0.8125rem; font-style: italic; }
@media (pointer: coarse) { .language { min-height: 2.75rem; } }
.door footer { margin-top: 2rem; } .door .language { font-size: 1rem; min-height: 2.5rem; max-width: none; }
header .when { margin: 0.1rem 0 0; display: flex; flex-wrap: wrap; gap: 0 0.9rem; } header .when span { color: var(--soft); }
header .which { margin: 0; }
progress { display: block; width: 100%; height: 0.4rem; margin: 0.4rem 0 0.6rem; accent-color: var(--accent); }
nav.parts { position: sticky; top: 0; z-index: 2; display: flex; gap: 0.25rem; margin: 0 -0.25rem 0.75rem; padding: 0.35rem 0.25rem; background: var(--paper); border-bottom: 1px solid var(--rule); }
nav.parts, nav.parts div { flex-wrap: wrap; } nav.parts div { display: flex; flex: 1 1 auto; max-width: 100%; gap: 0.25rem; }
nav.parts button { flex: 1 0 auto; padding: 0.3rem 0.3rem; white-space: nowrap; border-color: transparent; background: none; color: var(--soft); font-size: 0.8125rem; }
nav.parts button[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--rule); background: var(--raised); box-shadow: inset 0 -2px var(--accent); }
/* What the Tab key comes to stands in sight, not below a bar. */
html:has(.commit) { scroll-padding-bottom: 9rem; }
@media (max-width: 61.99rem) {
  html:has(nav.parts) { scroll-padding-top: 8rem; }
  .seat > section, .beside > section { display: none; }
  .seat[data-part="orders"] section.choose, .seat[data-part="news"] .news, .seat[data-part="letters"] .letters, .seat[data-part="others"] .others, .seat[data-part="map"] .map, .seat[data-part="brief"] .brief, .seat[data-part="feedback"] .feedback, .seat[data-part="notes"] section.choose, .seat[data-part="look-for"] .look-for { display: block; }
}
@media (min-width: 62rem) {
  nav.parts { display: none; }
  .seat { display: grid; grid-template-columns: minmax(0, 6fr) minmax(0, 5fr); column-gap: 2.5rem; align-items: start; }
  .beside > section { margin-bottom: 1.75rem; }
}
.clock, .overtime { margin: 0.25rem 0 0; font-size: 1.1rem; } .clock strong, .overtime strong { font-variant-numeric: tabular-nums; } .clock span, .overtime span { color: var(--soft); font-size: 0.9375rem; } .overtime strong { color: var(--mark); }
main.table ~ .clock, .compose { margin-top: 1rem; } .compose > label { display: grid; gap: 0.25rem; margin: 0 0 0.6rem; } .compose > label.tick { display: flex; gap: 0.6rem; }
fieldset { border: 1px solid var(--rule); border-radius: 0.4rem; margin: 0 0 0.6rem; padding: 0.25rem 0.75rem; display: flex; flex-wrap: wrap; gap: 0 1.25rem; } legend { padding: 0 0.25rem; font-weight: 600; }
textarea { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--rule); border-radius: 0.4rem; padding: 0.5rem 0.6rem; width: 100%; resize: vertical; }
.picks select { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--rule); border-radius: 0.4rem; min-height: 2.75rem; padding: 0.3rem 0.5rem; width: 100%; text-overflow: ellipsis; }
#evaluator .news .wire li { grid-template-columns: 3.6rem minmax(0, 1fr) auto; } #evaluator .news .wire button { align-self: start; } #note-form { margin-top: 0; }
/* A question of several lines would stand in the line of its frame. */
.marks legend, dialog.act legend, .forecasts legend { float: left; width: 100%; padding: 0.35rem 0; line-height: 1.4; }
.marks { gap: 0 0.35rem; } .marks label { display: flex; flex-direction: column; align-items: center; min-width: 2.5rem; padding: 0.35rem 0.2rem; cursor: pointer; } .marks input { width: 1.35rem; height: 1.35rem; margin: 0; accent-color: var(--accent); } .marks legend { font-weight: 500; }
.picks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 0.6rem 1rem; } .picks label { display: grid; gap: 0.25rem; min-width: 0; } #note-form details label { display: grid; gap: 0.25rem; margin: 0 0 0.6rem; }
.own > li { border-left: 3px solid var(--rule); padding: 0.1rem 0 0.1rem 0.75rem; margin: 0 0 1rem; } .own > li.strength { border-color: var(--fill-0); } .own > li.improvement { border-color: var(--fill-2); } .own > li.waiting { border-style: dashed; } .own p { margin: 0 0 0.25rem; } .own .text { white-space: pre-wrap; } #notes > h2 { margin-top: 1.5rem; }
.given { margin: 0 0 0.75rem; } .given li { padding-left: 1rem; text-indent: -1rem; margin: 0 0 0.3rem; } .given li::before { content: "· "; display: inline-block; width: 1rem; text-indent: 0; } .look-for > h2 ~ h2 { margin-top: 1.25rem; } .look-for summary { font-weight: 600; }
.posture, .instructions { border-top: 2px solid var(--rule); padding: 0.75rem 0 0.5rem; }
.stands { margin: 0 0 0.5rem; }
.orders > li { border: 1px solid var(--rule); border-radius: 0.5rem; padding: 0.6rem 0.75rem 0.2rem; margin: 0 0 0.6rem; }
.orders > li.chosen { border-color: var(--accent); box-shadow: inset 4px 0 var(--accent); background: var(--raised); }
.step { margin: 0 0 0.25rem; }
.motion { margin: 0 0 0.5rem; font-size: 0.9375rem; } .motion summary { cursor: pointer; color: var(--accent); padding: 0.25rem 0; }
.motion li { padding-left: 1rem; text-indent: -1rem; margin: 0 0 0.3rem; } .motion li::before { content: "· "; display: inline-block; width: 1rem; text-indent: 0; }
.do { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0 0 0.5rem; }
.tick { display: flex; gap: 0.6rem; align-items: flex-start; min-height: 2.5rem; cursor: pointer; } .tick input { flex: none; width: 1.35rem; height: 1.35rem; margin: 0.1rem 0 0; accent-color: var(--accent); }
.commit { position: sticky; bottom: 0; z-index: 1; background: var(--paper); border-top: 2px solid var(--accent); padding: 0.6rem 0 0.35rem; margin-top: 0.5rem; }
.commit p { margin-bottom: 0.35rem; } .commit .first { flex: 1 1 auto; }
.wire li { display: grid; grid-template-columns: 4rem minmax(0, 1fr); gap: 0 0.6rem; padding: 0.4rem 0; border-bottom: 1px solid var(--rule); }
.wire time { white-space: nowrap; color: var(--soft); font-size: 0.875rem; line-height: 1.7; font-variant-numeric: tabular-nums; } .wire p { margin: 0; }
.wire .by { font-size: 0.8125rem; } .wire .chance { font-variant-numeric: tabular-nums; margin-left: 0.5rem; }
.wire .milestone .headline, .wire .inject .headline { color: var(--accent); } .wire .end .headline { font-weight: 700; } .wire .text { color: var(--soft); font-size: 0.9375rem; }
details > summary { cursor: pointer; padding: 0.5rem 0; color: var(--accent); }
dl.stands > div { padding: 0.35rem 0; border-bottom: 1px solid var(--rule); } dl.stands { margin: 0 0 1.25rem; } dl.stands dt { font-weight: 600; color: var(--ink); } dl.stands dd { line-height: 1.45; color: var(--ink); } dl.stands .label { color: var(--soft); } dl.stands strong { font-weight: 600; } dl.stands .dot { color: var(--mark); }
.gauges > div, .readings > div { padding: 0.3rem 0; } .gauges dt, .readings dt { font-size: 0.9375rem; } .gauges dd, .readings dd { display: flex; gap: 0.75rem; align-items: center; } .gauges dd span, .readings dd span { flex: none; min-width: 4rem; font-variant-numeric: tabular-nums; font-weight: 600; }
.gauges meter { flex: 1 1 auto; min-width: 0; height: 0.7rem; } .readings > div { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--rule); } .readings dd { flex-wrap: wrap; justify-content: flex-end; gap: 0 0.5rem; text-align: right; } .readings small { color: var(--soft); } .readings dd span { min-width: 0; }
.ladders { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0.75rem 1.75rem; }
.ladder { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.75rem; align-items: center; padding: 0.25rem 0; border-bottom: 1px solid var(--rule); }
.ladder .posture { border: 0; padding: 0; color: var(--soft); font-size: 0.8125rem; line-height: 1.3; grid-column: 1; } .ladder .state { grid-column: 1; font-weight: 600; line-height: 1.3; } .ladder .moved { color: var(--mark); }
.rungs { grid-column: 2; grid-row: 1 / span 2; display: flex; gap: 2px; align-items: flex-end; height: 1.5rem; }
.rungs i { width: 0.55rem; height: 0.9rem; border: 1px solid var(--soft); border-radius: 1px; } .rungs i.heat-0 { background: var(--fill-0); } .rungs i.heat-1 { background: var(--fill-1); } .rungs i.heat-2 { background: var(--fill-2); } .rungs i.heat-3 { background: var(--fill-3); } .rungs i.heat-4 { background: var(--fill-4); }
main.table { display: grid; gap: 1.5rem 2.25rem; grid-template-columns: minmax(0, 1fr); } main.table > section { min-width: 0; }
.happened .scrolls { max-height: 30rem; overflow-y: auto; border-top: 1px solid var(--rule); }
@media (min-width: 62rem) {
  main.table { grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); }
  main.table { grid-template-rows: auto 1fr; }
  main.table > .map { grid-column: 1; grid-row: 1 / span 2; } main.table > .join { grid-column: 2; grid-row: 1; } main.table > .happened { grid-column: 2; grid-row: 2; } main.table > .standing { grid-column: 1; grid-row: 3; } main.table > .measures { grid-column: 2; grid-row: 3; }
  main.table:not(:has(> .map)) > .happened { grid-column: 1; grid-row: 1 / span 2; } main.table:not(:has(> .join)) > .happened { grid-row: 1 / span 2; }
  /* What there is to join by stands on the first screen of a projector. */
  main.table > .join { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); grid-template-rows: auto auto 1fr; gap: 0 1rem; } main.table > .join .qr { grid-row: 1 / -1; } main.table > .join h2 { margin: 0; }
  main.table:has(> .join) .scrolls { max-height: 18rem; }
}
@media (min-width: 110rem) { html { font-size: 112.5%; } }
.qr { display: block; width: min(100%, 13rem); border-radius: 0.4rem; } .qr .ground { fill: #fff; } .qr path { fill: #000; shape-rendering: crispEdges; }
.join .address { margin: 0.5rem 0 0; font-size: 1.1rem; } .join .code { font: 700 2rem/1.2 var(--mono); letter-spacing: 0.1em; margin: 0; }
.drawing svg { display: block; width: 100%; height: auto; border: 0; max-width: none; }
.door { max-width: 27rem; margin: 0 auto; padding: clamp(1.5rem, 8vh, 5rem) 0 0; } .door h1 { margin: 0 0 0.75rem; } .door h2 { margin-top: 1.25rem; } .door .when { color: var(--soft); }
.ask label { display: grid; gap: 0.25rem; font-weight: 600; } .ask input { font-size: 1.35rem; min-height: 3.25rem; padding: 0.3rem 0.75rem; background: var(--raised); width: 100%; letter-spacing: 0.04em; } .ask .hint { margin: 0.35rem 0 0.75rem; } .ask #refused:empty { display: none; } .ask button { width: 100%; min-height: 3rem; margin-bottom: 1rem; }
.seats button { display: flex; justify-content: space-between; gap: 1rem; align-items: center; width: 100%; min-height: 3.25rem; margin: 0 0 0.5rem; text-align: left; } .seats .people { color: var(--soft); font-size: 0.875rem; } .door > p > button { width: 100%; }
[hidden] { display: none !important; }
@media (prefers-reduced-motion: no-preference) { .orders > li { transition: background 0.2s; } }
`;

/** The style sheet of the hosted pages. */
export const style: string = [colours, maps, programStyle, forecastStyle, own, whiteCellStyle].join("\n").trim();
