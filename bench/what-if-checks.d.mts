/** Types of the oracle, for tests in TypeScript. */
type Doors = {
  readonly engine: typeof import("../src/engine/index.js");
  readonly session: typeof import("../src/session/index.js");
};
type Run = import("../src/what-if/index.js").Run;
type WhatIf = import("../src/text/index.js").WhatIf;

export function randomWhatIf(
  doors: Doors,
  scenario: import("../src/engine/index.js").Scenario,
  seed: number,
): { readonly run: Run; readonly whatIf: WhatIf };
export function faultsOf(
  doors: Doors,
  answer: import("../src/what-if/index.js").WhatIfAnswer,
  run: Run,
  whatIf: WhatIf,
): string[];
