/**
 * How the white cell's page looks, beside what all hosted pages share.
 */
export const whiteCellStyle = `
@media (max-width: 61.99rem) {
  .cell .part { display: none; }
  .cell[data-part="turn"] [data-of="turn"], .cell[data-part="timeline"] [data-of="timeline"], .cell[data-part="injects"] [data-of="injects"], .cell[data-part="messages"] [data-of="messages"], .cell[data-part="acts"] [data-of="acts"], .cell[data-part="standing"] [data-of="standing"], .cell[data-part="more"] [data-of="more"], .cell[data-part="odds"] [data-of="odds"] { display: block; }
}
@media (min-width: 62rem) {
  .cell { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr) minmax(0, 1fr); column-gap: 2rem; align-items: start; }
  .cell .timeline .wire { position: relative; max-height: 34rem; overflow-y: auto; border-top: 1px solid var(--rule); }
}
.cell .part > section { margin-bottom: 1.75rem; }
.cell h3 { margin: 0; } .bell { margin: 0 0 1.25rem; } .bell p:empty { margin: 0; } .cell .do + h2 { margin-top: 1.25rem; } .cell small { color: var(--soft); font-size: 0.875rem; }
.seat-list > li { border-top: 1px solid var(--rule); padding: 0.6rem 0 0.2rem; } .seat-list .by { margin: 0 0 0.25rem; }
.cell .chosen li { padding: 0.15rem 0; } .cell .label { color: var(--soft); }
.given { border: 1px solid var(--rule); border-radius: 0.5rem; padding: 0.6rem 0.75rem; margin: 0 0 0.5rem; } .given .address { overflow-wrap: anywhere; font-size: 0.875rem; } .given .word { font-family: var(--mono); }
.inject-list > li { border-bottom: 1px solid var(--rule); } .inject-list summary { color: var(--ink); } .inject-list summary small { display: block; padding-left: 1.6rem; } .inject-list .number { display: inline-block; min-width: 1.4rem; color: var(--soft); } .inject-list .skipped summary { color: var(--soft); } .inject-list .due summary { font-weight: 600; }
.cell .wire details > summary { padding: 0.15rem 0; font-size: 0.875rem; } .why { margin: 0 0 0.5rem; font-size: 0.9375rem; } .cell .wire .why li { display: block; border: 0; padding: 0.15rem 0; overflow-wrap: anywhere; }
.wire .waits { border-left: 3px solid var(--mark); padding-left: 0.5rem; }
.act-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.4rem; } .act-list button { width: 100%; height: 100%; text-align: left; display: block; padding: 0.4rem 0.75rem; } .act-list strong { display: block; font-weight: 600; } .act-list small { display: block; }
.look { margin: 0 0 1.25rem; } .agenda li { padding: 0.15rem 0; } .agenda li[aria-current] { font-weight: 600; } .agenda .late { color: var(--mark); } .who-is div { border-bottom: 1px solid var(--rule); padding: 0.3rem 0; } .who-is dt { font-weight: 600; } .who-is dd { color: var(--soft); }
.prospects > li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.75rem; border-bottom: 1px solid var(--rule); padding: 0.35rem 0; } .prospects .what { overflow-wrap: anywhere; } .prospects button.what { grid-column: 1 / -1; text-align: left; white-space: normal; } .prospects button.small { justify-self: start; margin: 0.2rem 0; } .look h3 { margin-top: 0.75rem; } .prospects strong { font-variant-numeric: tabular-nums; text-align: right; } .prospects small { grid-column: 1 / -1; } .odds h3 { margin-top: 0.9rem; }
.likely { grid-column: 1 / -1; display: block; width: 100%; height: 0.4rem; } .likely .track { fill: var(--rule); } .likely .open { fill: var(--soft); opacity: 0.5; } .likely .sure { fill: var(--accent); }
.branch-list li { border-bottom: 1px solid var(--rule); padding: 0.4rem 0; } .branch-list p { margin: 0; } .branch-list + .do { margin-top: 0.6rem; }
.what-if .scores { width: 100%; max-width: 34rem; } .what-if caption { text-align: left; font-weight: 600; padding: 0 0 0.2rem; } .what-if td { vertical-align: top; } .what-if th[scope="row"] { overflow-wrap: anywhere; }
.what-if .apart, .what-if .own { border-left: 3px solid var(--mark); padding-left: 0.5rem; } .what-if .own { border-color: var(--accent); } .cell h2:focus { outline: none; } .what-if, .forecasts, .files, .cell-link { margin-top: 1.75rem; } .forecasts h3 { margin: 0.9rem 0 0.3rem; } .forecasts legend { font-weight: 500; }
a.button { display: inline-flex; align-items: center; min-height: 2.5rem; padding: 0.3rem 0.9rem; border: 1px solid var(--rule); border-radius: 0.4rem; background: var(--raised); color: var(--ink); text-decoration: none; }
.wire a.button { min-height: 2rem; padding: 0 0.7rem; font-size: 0.8125rem; font-weight: 500; } @media (pointer: coarse) { a.button, .wire a.button { min-height: 2.75rem; } }
dialog.act { width: min(40rem, 100vw); height: fit-content; max-height: 100dvh; margin: auto; padding: 1rem 1.25rem; border: 1px solid var(--rule); border-radius: 0.5rem; overflow-y: auto; }
dialog.act[open] { display: block; } dialog.act::backdrop { background: rgb(0 0 0 / 45%); } @media (max-width: 40rem) { dialog.act { width: 100vw; max-width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
dialog.act h2 { font-size: 1.15rem; letter-spacing: 0; text-transform: none; color: var(--ink); } dialog.act select, dialog.act input:not([type="radio"]) { width: 100%; min-height: 2.75rem; padding: 0.3rem 0.6rem; font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--rule); border-radius: 0.4rem; }
dialog.act legend + *, .forecasts legend + * { clear: both; } .forecasts fieldset { display: block; padding-bottom: 0.6rem; }
.field { margin: 0 0 0.75rem; } .field .hint { margin: 0.2rem 0 0; } fieldset.pick { display: block; } .written { display: grid; gap: 0.25rem; } .written > label { font-weight: 600; } .own { display: grid; gap: 0.2rem; margin: 0.4rem 0; color: var(--soft); font-size: 0.9375rem; }
.will h3 { margin: 0 0 0.25rem; } .will p { margin: 0 0 0.3rem; } .will:not(:empty) { border-left: 3px solid var(--accent); padding-left: 0.75rem; margin: 0 0 0.75rem; }
`;
