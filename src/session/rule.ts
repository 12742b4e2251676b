/**
 * The rule by which seats' orders are carried out, as the header of a log names it with its version. Open orders are
 * carried out one after the other, as they are given. Sealed orders are drafts until their seats are ready; then all of
 * a turn are carried out at one instant, seat by seat in an order that a secret of the session decides, so that whoever
 * writes first gains nothing by it.
 */
import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { type SeatRule, seatRules } from "../engine/index.js";

/**
 * Versions of the rule. Under the first, seats decided the hazards that the scenario marks as orders, and chance the rest; under the
 * second they decide all that is their actors' will (engine/will.ts). Under both, a proposal was open again once the white cell had
 * denied what came of its agreement; under the third that agreement is over. Logs without a rule, those of versions 0.2 and 0.3,
 * are of version 1, with open orders.
 */
export const ruleVersions = { ordersAlone: 1, allItsWill: 2, undoneIsOver: 3 } as const;

/** That of sessions which begin now. */
export const ruleVersion = ruleVersions.undoneIsOver;

const version = z.literal(Object.values(ruleVersions));

export const ruleSchema = z.discriminatedUnion("orders", [
  z.strictObject({ version, orders: z.literal("open") }),
  z.strictObject({
    version,
    orders: z.literal("sealed"),
    /** 128 bits in hex, drawn when the session began; never told to a seat or the table. */
    secret: z.string().regex(/^[0-9a-f]{32}$/),
  }),
]);

export type Rule = z.infer<typeof ruleSchema>;

/** The rule of a session that begins now; where orders are sealed, with a secret of its own. */
export function drawRule(orders: Rule["orders"]): Rule {
  if (orders === "open") return openOrders;
  return { version: ruleVersion, orders, secret: randomUUID().replaceAll("-", "") };
}

/** Orders given one after the other, by seats that decide so much. */
export const openOrdersUnder = (seatRule: SeatRule): Rule => ({
  version: seatRule === seatRules.ordersAlone ? ruleVersions.ordersAlone : ruleVersion,
  orders: "open",
});

export const openOrders: Rule = openOrdersUnder(seatRules.allItsWill);

/** The rule of a log that names none, and of a replay code of those versions. */
export const firstRule: Rule = openOrdersUnder(seatRules.ordersAlone);

/** How much seats decide under a rule. */
export const seatRuleOf = ({ version }: Rule): SeatRule =>
  version === ruleVersions.ordersAlone ? seatRules.ordersAlone : seatRules.allItsWill;

/** The seats in the order in which their sealed orders of a turn are carried out: each order of them is equally likely. */
export function orderOfSeats(secret: string, turn: number, seats: Iterable<string>): readonly string[] {
  // From the same beginning, whatever the order in which they were seated.
  const left = [...seats].sort();
  const words = drawWords(`${secret}@turn-${turn}`);
  const order: string[] = [];
  while (left.length > 0) order.push(...left.splice(drawBelow(left.length, words), 1));
  return order;
}

const wordRange = 2 ** 32;

/** A whole number from 0 to below `count`, without bias: words of the incomplete last round are passed over. */
function drawBelow(count: number, words: Iterator<number, never>): number {
  const whole = wordRange - (wordRange % count);
  for (;;) {
    const { value } = words.next();
    if (value < whole) return value % count;
  }
}

/** Endless 32-bit words of SHA-256 over a text and a counter: nobody can tell the text from them. */
function* drawWords(text: string): Generator<number, never> {
  for (let block = 0; ; block += 1) {
    const digest = createHash("sha256").update(`${text}@${block}`).digest("hex");
    for (let at = 0; at < digest.length; at += 8) yield Number.parseInt(digest.slice(at, at + 8), 16);
  }
}
