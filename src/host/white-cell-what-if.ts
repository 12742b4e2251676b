/**
 * What-ifs for the white cell: a run that nobody has steered beside the same run with one thing changed. Both are played in a thread and the spread is
 * counted in others, so that asking takes no longer than reading what is known. Nothing in the session changes.
 */
import { say } from "../catalogue/index.js";
import { isRefusal, type OrderError } from "../engine/index.js";
import { safe } from "../scenarios/light.js";
import { isSteered } from "../session/index.js";
import { percent, readAt, readChange, type WhatIf, writeWhatIf } from "../text/index.js";
import { AskedOnce, type Counted, type PlayedWhatIf, refusalText, unsteeredRun } from "../white-cell/index.js";
import type { Hosted } from "./hosted.js";
import type { OddsOfCell } from "./odds.js";
import type { CellWhatIf } from "./white-cell-shapes.js";
import { fewAtOnce, type WorkOut } from "./work-out.js";

/** A what-if in a word, as it stands in an address. */
export const whatIfWord = (whatIf: WhatIf): string => writeWhatIf(whatIf).join(" ");

/** The what-if that a query names; null for none. */
export function readWhatIf({ of = "" }: Readonly<Record<string, string>>): WhatIf | null {
  const parts = of.split(" ");
  const at = parts.length === 2 ? readAt(parts[0] as string) : null;
  const change = readChange(parts.at(-1) as string);
  return change === null || parts.length > 2 || (parts.length === 2 && at === null) ? null : { at, change };
}

const noSpread: CellWhatIf["spread"] = { stands: "counting", why: "", title: "", rows: [] };
const failed = (why: string): CellWhatIf => ({ stands: "failed", why: safe(why), told: null, spread: noSpread });

export class WhatIfsOfCell {
  readonly #hosted: Hosted;
  readonly #odds: OddsOfCell | undefined;
  readonly #workOut: WorkOut | undefined;
  readonly #asked = new AskedOnce<PlayedWhatIf | OrderError>(fewAtOnce);

  constructor(hosted: Hosted, odds: OddsOfCell | undefined, workOut: WorkOut | undefined) {
    this.#hosted = hosted;
    this.#odds = odds;
    this.#workOut = workOut;
  }

  /** As far as it is known now; without what was told before, for who only waits for the spread. */
  told(whatIf: WhatIf, spreadOnly = false): CellWhatIf {
    const { session } = this.#hosted;
    const [name, work] = [whatIfWord(whatIf), this.#workOut];
    if (isSteered(session.state)) return failed(say("what-if.ask-steered"));
    if (work === undefined) return failed(say("white-cell.no-odds"));
    const known = this.#asked.known()(name);
    if (known.kind === "failed") return failed(known.why);
    if (known.kind === "counting") {
      this.#asked.ask(name, () => work.whatIf(unsteeredRun(session), whatIf));
      return { stands: "counting", why: "", told: null, spread: noSpread };
    }
    if (isRefusal(known.found)) return failed(refusalText(known.found));
    const { told, spread } = known.found;
    const counted = this.#odds?.of(`what-if ${name}`, () => spread);
    return { stands: "told", why: "", told: spreadOnly ? null : told, spread: spreadOf(counted) };
  }
}

function spreadOf(counted: Counted | undefined): CellWhatIf["spread"] {
  if (counted === undefined) return { ...noSpread, stands: "failed", why: say("white-cell.no-odds") };
  if (counted.kind === "failed") return { ...noSpread, stands: "failed", why: safe(counted.why) };
  if (counted.kind === "counting") return noSpread;
  const [played, changed] = counted.outlooks;
  if (played === undefined || changed === undefined) return { ...noSpread, stands: "over" };
  return {
    stands: "counted",
    why: "",
    title: say("what-if.spread", { runs: played.runs }),
    rows: played.endings.map(({ label, p }, place) => ({
      label: safe(label),
      played: percent(p),
      changed: percent(changed.endings[place]?.p ?? 0),
    })),
  };
}
