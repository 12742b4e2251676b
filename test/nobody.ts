/** Somebody who listens to a run and does nothing, for tests that look at what is left of it. */
import type { Listener } from "../src/engine/index.js";

export const nobody: Listener = {
  wantsChanges: false,
  moved: () => undefined,
  injected: () => undefined,
  milestone: () => undefined,
  ended: () => undefined,
};
