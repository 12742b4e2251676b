/**
 * Keys that somebody pressed before the page was drawn: a script of a line at its head (`earlyKeys` of the crisis page) has kept them.
 */
const scope = globalThis as { early?: KeyboardEvent[]; onkeydown?: unknown };

/** Those keys, once; nothing more is kept. */
export function takeEarlyKeys(): readonly KeyboardEvent[] {
  const { early = [] } = scope;
  scope.onkeydown = null;
  scope.early = [];
  return early;
}
