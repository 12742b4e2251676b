/**
 * Whether there is a terminal to draw on. A file of its own, for it is asked before anything else is loaded.
 */

/** False where a face without a screen was asked for, and where input or output is no terminal, or one that can't draw. */
export function onTerminal({ plain, json }: { readonly plain?: boolean; readonly json?: boolean }): boolean {
  if (plain || json) return false;
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== "dumb";
}
