/**
 * What an after-action report looks like beyond a handout: the timeline, its charts, and both on paper.
 */
export const timelineStyle = `
.timeline { margin: 1rem 0 2rem; border-top: 1px solid var(--rule); }
.timeline .controls { display: none; }
.timeline.live .controls { display: grid; grid-template-columns: auto auto 1fr auto; gap: 0.75rem; align-items: center; position: sticky; top: 0; background: var(--paper); padding: 0.7rem 0; z-index: 1; border-bottom: 1px solid var(--rule); }
.timeline button { font: 600 0.875rem/1.3 var(--sans); color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 3px; padding: 0.4rem 0.9rem; cursor: pointer; }
#timeline-play { min-width: 5.2rem; }
.timeline input[type=range] { width: 100%; accent-color: var(--accent); height: 1.6rem; margin: 0; }
.timeline button:focus-visible, .timeline input:focus-visible, .timeline .moments:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.timeline .now { font: 0.875rem/1.4 var(--sans); color: var(--soft); margin: 1rem 0 0.1rem; max-width: none; }
.timeline .now .by { font-weight: 700; color: var(--ink); margin-left: 0.75em; }
.timeline .happening { font-size: 1.45rem; line-height: 1.25; font-weight: 700; margin: 0; max-width: none; min-height: 1.25em; }
.timeline .why { font: 0.875rem/1.45 var(--sans); color: var(--soft); max-width: none; margin: 0.3rem 0 1rem; min-height: 2.9em; }
.timeline .stage { display: grid; grid-template-columns: minmax(0, 1fr) minmax(13rem, 17.5rem); gap: 1.25rem; align-items: stretch; }
.timeline .stage > div { min-width: 0; }
.timeline figure { margin: 0 0 1rem; }
.moments { position: relative; list-style: none; margin: 0; padding: 0; overflow-y: auto; max-width: none; height: 0; min-height: 100%; border: 1px solid var(--rule); }
.moments li { margin: 0; }
.timeline .moments button { display: grid; grid-template-columns: 3.4rem 1fr; gap: 0 0.5rem; width: 100%; text-align: left; border: 0; border-bottom: 1px solid var(--rule); border-radius: 0; background: none; font: 0.8125rem/1.35 var(--sans); padding: 0.4rem 0.6rem; cursor: default; }
.timeline.live .moments button { cursor: pointer; }
.moments .date { color: var(--soft); grid-row: span 2; font-variant-numeric: tabular-nums; } .moments .by { font-weight: 600; font-size: 0.75rem; color: var(--soft); }
.timeline.live .moments button:hover { background: var(--raised); }
.moments button[aria-current] { background: var(--target) !important; box-shadow: inset 4px 0 0 var(--mark); }
.gauges { list-style: none; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 0.3rem 1.25rem; max-width: none; font: 0.8125rem/1.4 var(--sans); }
.gauges li { display: grid; grid-template-columns: 1fr auto; margin: 0; } .gauges meter { grid-column: 1 / 3; width: 100%; height: 0.55rem; }
.gauges meter::-webkit-meter-optimum-value { background: var(--accent); } .gauges meter::-moz-meter-bar { background: var(--accent); }
.printed-maps { display: none; }
.timeline .ladders { margin-top: 1.5rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); gap: 1rem 2rem; margin: 1rem 0 1.5rem; }
.chart { margin: 0 0 1rem; } .chart h3 { font: 700 0.9375rem/1.3 var(--sans); margin: 0 0 0.2rem; }
.chart svg { width: 100%; color: var(--soft); font-family: var(--sans); overflow: visible; } .chart .drawing text { fill: var(--soft); }
.chart .cursor { stroke: var(--mark); stroke-width: 1.5; display: none; }
body:has(.timeline.live) .chart .cursor { display: inline; }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: 0.3rem 1.4rem; padding: 0; margin: 0 0 0.5rem; max-width: none; font: 0.8125rem/1.4 var(--sans); }
.key li { margin: 0; } .key svg { width: 2.2rem; height: 0.5rem; margin-right: 0.5em; display: inline-block; vertical-align: 0.1em; }
.fill { display: none; border: 1px solid var(--rule); border-left: 3px solid var(--mark); padding: 1rem 1.25rem 1.25rem; margin: 1.5rem 0 2rem; font: 0.875rem/1.45 var(--sans); }
.fill.live { display: block; }
.fill p { max-width: 68ch; } .fill h3 { margin: 0 0 0.6rem; font: 700 1.125rem/1.3 var(--sans); }
.fill fieldset { border: 0; border-top: 1px solid var(--rule); margin: 1rem 0 0; padding: 0.8rem 0 0; min-width: 0; } .fill legend { font-weight: 700; padding: 0 0.6rem 0 0; }
.fill .rate { display: grid; grid-template-columns: minmax(0, 2fr) auto minmax(9rem, 2fr); gap: 0.3rem 1rem; align-items: center; padding: 0.35rem 0; border-bottom: 1px solid var(--rule); }
.fill .rate > p { margin: 0; } .fill .rate .letters { display: flex; gap: 0.75rem; } .fill .letters label { display: flex; gap: 0.25rem; align-items: center; margin: 0; font-weight: 600; }
.fill .entry { border: 1px solid var(--rule); background: var(--raised); padding: 0.6rem 0.8rem 0.8rem; margin: 0 0 0.8rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 0.5rem 1rem; }
.fill .entry .whole { grid-column: 1 / -1; }
.fill label { display: block; color: var(--soft); }
.fill input:not([type=radio]), .fill select, .fill textarea { display: block; width: 100%; font: 0.9375rem/1.4 var(--sans); color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 3px; padding: 0.3rem 0.45rem; margin-top: 0.15rem; }
.fill textarea { min-height: 3.4rem; resize: vertical; } .fill #fill-lines { font: 0.75rem/1.4 var(--mono); min-height: 6rem; white-space: pre; overflow: auto; }
.fill input[type=radio] { accent-color: var(--accent); margin: 0; }
.fill button { font: 600 0.875rem/1.3 var(--sans); color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 3px; padding: 0.4rem 0.9rem; cursor: pointer; }
.fill button[disabled] { color: var(--soft); border-color: var(--rule); cursor: default; }
.fill :is(button, input, select, textarea):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 55rem) { .fill .rate { grid-template-columns: 1fr; } .timeline.live .controls { grid-template-columns: auto auto 1fr; } .timeline.live .controls input { grid-row: 2; grid-column: 1 / -1; } }
@media (max-width: 55rem) { .timeline .stage { grid-template-columns: 1fr; } .moments { height: 16rem; min-height: 0; } .timeline .happening { font-size: 1.2rem; } }
@media print {
  .timeline.live .controls, .timeline .now, .timeline .happening, .timeline .why, .moments, .chart .cursor, body:has(.timeline.live) .chart .cursor { display: none; }
  .timeline { border: 0; } .timeline .stage { display: block; } .timeline .stage .map { display: none; }
  .printed-maps { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm 5mm; } .printed-maps figcaption { margin: 0 0 1mm; font-weight: 700; }
  .timeline .ladders.small { columns: 4; display: block; column-gap: 4mm; margin-top: 4mm; } .timeline .ladder { margin-bottom: 2mm; }
  .timeline .ladder .name { font-size: 7pt; } .timeline .ladder li { font-size: 6.6pt; line-height: 1.2; grid-template-columns: 4mm 1fr; } .timeline .ladder li > b, .timeline .ladder .step { padding-top: 0.3mm; padding-bottom: 0.3mm; min-height: 0; }
  .fill { display: none !important; }
  .charts { grid-template-columns: 1fr 1fr; gap: 2mm 6mm; } .chart { break-inside: avoid; }
}`;
