/**
 * How a crisis page looks: on a phone one column, on a desk three; light and dark by what the reader prefers; on paper what stands
 * there, without buttons.
 */
import { forecastStyle } from "../page/forecast-style.js";
import { maps } from "../page/handout-style.js";
import { colours } from "../page/html-style.js";
import { programStyle } from "../page/program-style.js";

const own = `
:root { --tone-0: #1d5f86; --tone-1: #2f6b63; --tone-2: #7d5a00; --tone-3: #9a4a00; --tone-4: #a32613; }
@media (prefers-color-scheme: dark) { :root { --tone-0: #6db8e6; --tone-1: #6fc0b4; --tone-2: #e0b24a; --tone-3: #f09a4f; --tone-4: #ff7b66; } }
#app { max-width: 100rem; margin: 0 auto; padding: 0 clamp(0.75rem, 2vw, 1.5rem) 3rem; }
h1 { font-size: clamp(1.3rem, 3vw, 1.9rem); line-height: 1.15; margin: 1rem 0 0.25rem; }
h2 { font: 600 0.8125rem/1.4 var(--sans); letter-spacing: 0.05em; text-transform: uppercase; color: var(--soft); margin: 0 0 0.4rem; }
header p { margin: 0 0 0.25rem; }
.when { font-size: 1.1rem; display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
.when span { color: var(--soft); font-size: 0.9375rem; }
.which { color: var(--soft); font-size: 0.875rem; }
.which code { color: var(--ink); user-select: all; }
progress { display: block; width: 100%; height: 0.4rem; margin: 0.35rem 0 0.5rem; accent-color: var(--accent); }
.controls { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0 0 0.75rem; }
.controls .controls { flex: 1 1 100%; margin: 0; } .controls [hidden] { display: none; }
header + .controls { position: sticky; top: 0; z-index: 1; background: var(--paper); padding: 0.4rem 0; border-bottom: 1px solid var(--rule); }
button { font: inherit; font-size: 0.9375rem; min-height: 2.25rem; padding: 0.25rem 0.7rem; border: 1px solid var(--rule); border-radius: 0.35rem; background: var(--raised); color: var(--ink); cursor: pointer; }
button:hover { border-color: var(--accent); }
kbd { font: 0.75rem/1 var(--mono); color: var(--soft); border: 1px solid var(--rule); border-radius: 0.2rem; padding: 0 0.25rem; }
button.small { font-weight: 500; font-size: 0.8125rem; min-height: 1.75rem; padding: 0 0.6rem; margin-left: 0.5rem; letter-spacing: 0; text-transform: none; }
@media (pointer: coarse) { kbd { display: none; } button { min-height: 2.75rem; } }
@media (max-width: 40rem) {
  kbd { display: none; }
  .controls { gap: 0.25rem; } .controls button { flex: 1 1 auto; padding: 0.25rem 0.4rem; font-size: 0.875rem; }
}
.notice { border-left: 3px solid var(--mark); background: var(--raised); padding: 0.5rem 0.75rem; margin: 0 0 0.75rem; }
.passing { position: sticky; top: 3.5rem; z-index: 1; }
.situation { display: grid; gap: 1rem 1.5rem; grid-template-columns: minmax(0, 1fr); }
section { min-width: 0; }
@media (min-width: 62rem) {
  .situation { grid-template: auto minmax(26rem, 1fr) auto / minmax(0, 11fr) minmax(0, 12fr) minmax(0, 12fr); }
  .situation .postures, .situation .happened { grid-row: 1 / 3; }
  .situation .gauges { grid-area: 1 / 3; } .situation .map { grid-area: 2 / 3; } .situation .why { grid-area: 3 / 1 / auto / -1; }
  .situation .happened { position: relative; }
  .situation .wire { position: absolute; inset: 1.6rem 0 auto; max-height: min(calc(100% - 1.6rem), max(20rem, calc(100svh - 14rem))); }
}
@media (max-width: 61.99rem) {
  .situation .happened { order: 1; } .situation .why { order: 2; } .situation .postures { order: 3; }
  .situation .gauges { order: 4; } .situation .map { order: 5; }
}
.column { width: 100%; }
pre.cells, span.cells { font: 0.8125rem/1.45 var(--mono); font-variant-ligatures: none; }
@media (max-width: 40rem) { pre.cells, span.cells { font-size: 0.72rem; } }
pre.cells { margin: 0; white-space: pre-wrap; }
span.cells { position: absolute; visibility: hidden; white-space: pre; }
.tone-dim { color: var(--soft); } .tone-strong { font-weight: 700; } .tone-accent { color: var(--accent); font-weight: 700; }
.tone-match { background: var(--accent); color: var(--paper); }
.tone-heat0 { color: var(--tone-0); } .tone-heat1 { color: var(--tone-1); } .tone-heat2 { color: var(--tone-2); }
.tone-heat3 { color: var(--tone-3); } .tone-heat4 { color: var(--tone-4); font-weight: 700; }
.wire { list-style: none; margin: 0; padding: 0; max-height: 26rem; overflow-y: auto; border-block: 1px solid var(--rule); position: relative; }
.wire button { display: grid; grid-template-columns: 4rem minmax(0, 1fr) auto; gap: 0 0.6rem; width: 100%; text-align: left; border: 0; border-radius: 0; background: none; min-height: 0; padding: 0.3rem 0.5rem; line-height: 1.35; }
.wire button[aria-current] { background: var(--raised); box-shadow: inset 3px 0 var(--accent); }
.wire time, .wire .who, .wire .chance { color: var(--soft); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.wire .headline { grid-column: 2; } .wire .who { grid-column: 2; grid-row: 2; } .wire .chance { grid-column: 3; grid-row: 1; }
.wire .noted { grid-column: 2 / -1; color: var(--soft); font-style: italic; }
.wire .milestone .headline, .wire .inject .headline { color: var(--accent); }
.wire .end .headline { font-weight: 700; }
.wire .nothing { padding: 0.5rem; color: var(--soft); }
.start { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 1rem; }
.start form { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin: 0 0 1rem; }
.start label { display: grid; gap: 0.15rem; font-size: 0.875rem; color: var(--soft); }
.start label.tick { display: flex; gap: 0.4rem; align-items: center; min-height: 2.25rem; }
.start details { flex: 1 1 100%; } .start details label { margin: 0.5rem 0; max-width: 30rem; }
input, select { font: inherit; font-size: 1rem; color: var(--ink); background: var(--raised); border: 1px solid var(--rule); border-radius: 0.35rem; padding: 0.3rem 0.5rem; max-width: 100%; }
input[type="checkbox"] { width: 1.1rem; height: 1.1rem; }
.start > label.tick { display: flex; gap: 0.4rem; align-items: center; min-height: 2.25rem; font-size: 0.9375rem; margin: 0 0 0.5rem; }
button.first { border-color: var(--accent); background: var(--accent); color: var(--paper); font-weight: 600; } button.first kbd { color: inherit; border-color: currentColor; }
.forecast, .hand-in { max-width: 46rem; } .forecast h3 { font-size: 1rem; margin: 1.5rem 0 0.4rem; } .forecast p { margin: 0 0 0.75rem; }
.about, .stands { color: var(--soft); }
fieldset { border: 1px solid var(--rule); border-radius: 0.35rem; margin: 0 0 0.75rem; padding: 0.25rem 0.75rem 0.6rem; min-width: 0; }
fieldset.chosen { border-color: var(--accent); box-shadow: inset 3px 0 var(--accent); }
legend { float: left; width: 100%; padding: 0.35rem 0; line-height: 1.4; } legend + * { clear: both; }
.hand-in { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 1rem; } .hand-in p { margin: 0 0 0.75rem; }
.fields { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; } .fields label { display: grid; gap: 0.15rem; font-size: 0.875rem; color: var(--soft); }
.map svg { display: block; height: auto; border: 0; max-width: none; }
@media print {
  :root { color-scheme: light; --paper: #fff; --raised: #fff; --ink: #111; --soft: #4c5156; --rule: #c9c5ba; --accent: #16506f; --mark: #9c3b24;
    --heat-0: #eef1ee; --heat-1: #f6ecd2; --heat-2: #f3d7ad; --heat-3: #edb28c; --heat-4: #dd8b78; --line: #33383e;
    --tone-0: #1d5f86; --tone-1: #2f6b63; --tone-2: #7d5a00; --tone-3: #9a4a00; --tone-4: #a32613;
    --sea: #e9eef0; --land: #f3f1ea; --tint-0: #f0dcb4; --tint-1: #c9dfe9; --tint-2: #ddd3e6; --tint-3: #d5e2c4; --border: #8d8f8c; }
  @page { margin: 14mm; }
  html { font-size: 9.5pt; } body, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #app { max-width: none; padding: 0; }
  header + .controls, .controls, button.small, .forecast button, .passing, .hand-in, .start, .unseen, dialog { display: none; }
  .situation { display: block; } .situation > section { padding: 0; margin: 0 0 6mm; }
  .situation .wire { position: static; max-height: none; overflow: visible; } .wire button[aria-current] { background: none; } .wire li { break-inside: avoid; } h2 { break-after: avoid; }
  .postures pre.cells, .gauges pre.cells { break-inside: avoid; }
  .drawing { overflow: visible; break-inside: avoid; } .drawing svg { min-width: 0; width: 100%; }
}
`;

/** The style sheet of a crisis page. */
export const crisisStyle: string = [colours, maps, programStyle, forecastStyle, own].join("\n").trim();
