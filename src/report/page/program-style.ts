/**
 * What pages with a program in them share, a crisis page and those of a hosted exercise: the ground, the focus, what is for listeners
 * alone, and the map, which can fill the window.
 */
export const programStyle = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.drawing { overflow: auto; border: 1px solid var(--rule); }
dialog { width: 100vw; height: 100dvh; max-width: none; max-height: none; padding: 0.5rem; border: 0; background: var(--paper); color: var(--ink); }
dialog[open] { display: flex; flex-direction: column; gap: 0.5rem; } dialog > button { align-self: end; } dialog .drawing { flex: 1 1 auto; min-height: 0; }
dialog .drawing svg { min-width: 70rem; min-height: 100%; }
@media (max-width: 40rem) { section > .drawing svg { min-width: 40rem; } }
`;
