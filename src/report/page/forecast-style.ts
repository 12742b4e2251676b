/**
 * How forecasts look on pages with a program in them: the slider of a question, what has come of it, scores and the calibration curve.
 */
export const forecastStyle = `
.guess { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; } .guess button { min-width: 2.75rem; padding: 0.25rem; font-variant-numeric: tabular-nums; }
.guess output { flex: 0 0 9rem; text-align: center; line-height: 1.2; } .guess output b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; } .guess output span { font-size: 0.8125rem; }
input[type="range"] { flex: 1 1 8rem; min-width: 0; height: 2.25rem; margin: 0; padding: 0; border: 0; background: none; accent-color: var(--accent); }
@media (max-width: 40rem) { .guess input ~ button { order: 2; } .guess output { order: 1; flex: 1 1 6rem; } .guess input[type="range"] { order: 3; flex: 1 1 100%; } }
.give { width: 100%; min-height: 2.75rem; } .give.chosen { outline: 2px solid var(--accent); outline-offset: 2px; }
.revealed, .open { list-style: none; margin: 0 0 1rem; padding: 0; } .revealed li { border-left: 3px solid var(--rule); padding: 0 0 0 0.75rem; margin: 0 0 1rem; }
.revealed li:has(.came) { border-color: var(--accent); } .revealed p { margin: 0; } .answer { font-weight: 700; } .came { color: var(--accent); } .call { font-size: 0.875rem; } .open li { margin: 0 0 0.4rem; }
.scores { border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; margin: 0 0 1rem; }
.scores th { text-align: left; font-weight: 500; } .scores thead th { color: var(--soft); font-size: 0.8125rem; } .scores td, .scores th { padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid var(--rule); } .scores td, .scores thead th { text-align: right; white-space: nowrap; }
.curve { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: start; } .curve svg { width: min(100%, 18rem); height: auto; font: 0.6875rem var(--sans); }
.curve text { fill: var(--soft); } .frame { fill: none; stroke: var(--rule); } .honest { stroke: var(--soft); stroke-dasharray: 4 4; } .path { fill: none; stroke: var(--accent); stroke-width: 1.5; } .dot { fill: var(--accent); }
.call, .guess output span { color: var(--soft); }
`;
