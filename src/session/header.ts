/**
 * The header of a log: everything that a session starts from. It includes the resolved scenario, so that a log replays
 * without the scenario's files. A header is read strictly: any file may call itself a log.
 */

import { z } from "zod";
import { say } from "../catalogue/index.js";
import {
  createModel,
  hashScenario,
  isSeed,
  limits,
  type Model,
  ScenarioError,
  seatRules,
  type WorldOptions,
} from "../engine/index.js";
import {
  findFault,
  horizon,
  type Inferred,
  id,
  type Scenario,
  scenarioSchema,
  settingsSchema,
} from "../engine/scenario.js";
import type { RunIdentity } from "../text/index.js";
import { SessionFault } from "./fault.js";
import { readLine, writeLine } from "./line.js";
import { firstRule, type Rule, ruleSchema, ruleVersion, seatRuleOf } from "./rule.js";

/** Versions of the log format: without a rule for the seats' orders, as versions 0.2 and 0.3 wrote it, and with one. */
export const logFormats = { bare: 1, ruled: 2 } as const;

/** The latest of them. */
export const logFormat = logFormats.ruled;

/** Longest header that is read, in bytes: several times that of the largest scenario. */
const longestHeader = 1 << 26;

const headerSchema = z.strictObject({
  format: z.union([z.literal(logFormats.bare), z.literal(logFormats.ruled)]),
  /** Version of the engine that began the session. */
  engine: z.string(),
  scenario: id,
  scenarioHash: z.string().regex(/^[0-9a-f]{64}$/),
  resolved: scenarioSchema as z.ZodType<Scenario>,
  variant: id.nullable(),
  set: settingsSchema,
  seed: z.string().refine(isSeed, say("session.not-a-seed")),
  run: z.int().min(0),
  days: horizon,
  historical: z.boolean(),
  seats: z.array(id).max(limits.actors),
  /** How the seats' orders are carried out; in format 2 alone. */
  rule: ruleSchema.exactOptional(),
  /** Wall clock, ISO 8601; not used by the fold. */
  created: z.string().exactOptional(),
});
export interface Header extends Inferred<typeof headerSchema> {}

export function writeHeader(header: Header): string {
  return writeLine(header, 0, null);
}

/** Reads the first line. Throws SessionFault: `damaged`, `foreign` or `newer`. */
export function readHeader(line: string): Header {
  if (line.length > longestHeader) throw damaged(say("session.header-too-long", { bytes: longestHeader }));
  const found = readLine(line, 0, null);
  if (found.fault !== undefined) {
    if (!line.startsWith('{"sequence":0,')) throw new SessionFault("foreign", say("session.no-log"));
    const hint = say("session.header-hint");
    throw damaged(say("session.header-damaged", { fault: found.fault }), hint);
  }
  const { format } = found.content;
  if (typeof format === "number" && Number.isInteger(format) && format > logFormat) {
    throw new SessionFault("newer", say("session.newer-format", { format, logFormat }), {
      line: 1,
      hint: say("session.newer-format-hint", { engine: String(found.content.engine) }),
    });
  }
  const fault = findFault(headerSchema, found.content);
  if (fault !== null) {
    refuseNewerRule(found.content);
    throw damaged(say("session.header-malformed", { fault }));
  }
  if ((format === logFormats.ruled) !== (found.content.rule !== undefined))
    throw damaged(
      say("session.header-malformed", { fault: say("session.rule-and-format", { format: Number(format) }) }),
    );
  return found.content as unknown as Header;
}

/** Refuses by name a log whose orders follow a rule of a later version. */
function refuseNewerRule({ rule, engine }: { readonly [key: string]: unknown }): void {
  const { version } = (rule ?? {}) as { version?: unknown };
  if (typeof version !== "number" || !Number.isInteger(version) || version <= ruleVersion) return;
  throw new SessionFault("newer", say("session.newer-rule", { version, ruleVersion }), {
    line: 1,
    hint: say("session.newer-format-hint", { engine: String(engine) }),
  });
}

function damaged(message: string, hint?: string): SessionFault {
  return new SessionFault("damaged", message, {
    line: 1,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The model of a header's session. Throws SessionFault if its scenario cannot be played. */
export function modelOf(header: Header): Model {
  const { resolved, scenario, scenarioHash, variant, set } = header;
  const wrong = (message: string) => new SessionFault("damaged", message, { line: 1 });
  if (resolved.id !== scenario) throw wrong(say("session.other-scenario", { scenario, held: resolved.id }));
  if (hashScenario(resolved) !== scenarioHash) throw wrong(say("session.other-edition", { scenario }));
  for (const seat of header.seats) {
    if (!resolved.actors.some(({ id }) => id === seat)) throw wrong(say("session.no-such-seat", { seat, scenario }));
  }
  try {
    return createModel(resolved, { variant, set });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const [problem] = error.problems;
    throw wrong(say("session.unplayable", { path: problem?.path ?? "", problem: problem?.message ?? "" }));
  }
}

/** All that decides what a header's session plays where nobody steers it. */
export function identityOf({ scenario, scenarioHash, resolved, ...header }: Header): RunIdentity {
  const { seed, variant, set, days, run, historical, seats } = header;
  const unusual = days === resolved.horizon ? null : days;
  const seatRule = seatRuleOf(ruleOf(header));
  const ruled = seats.length > 0 && seatRule !== seatRules.allItsWill ? { seatRule } : {};
  return { scenario, scenarioHash, seed, variant, set, days: unusual, run, historical, seats, ...ruled };
}

/** How the orders of a header's seats are carried out. */
export function ruleOf({ rule }: Pick<Header, "rule">): Rule {
  return rule ?? firstRule;
}

/** The options of a header's first world. */
export function startOf({ seed, run, seats, historical, days, ...header }: Header): WorldOptions {
  return { seed, run, seats, historical, days, seatRule: seatRuleOf(ruleOf(header)) };
}
