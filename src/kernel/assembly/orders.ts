/**
 * Seats that are played by rules, and the occasions of their acts (policy.ts, order.ts and will.ts of the engine).
 */
import { holds } from "./conditions";
import { mayMove } from "./ends";
import { int, num, setInt, setNum } from "./memory";
import { transitionPosture, transitionWhen } from "./tables";
import { cascade, time } from "./world";

/** Seats that give orders; 0 where none does. */
export let seats: i32 = 0;
/** By seat: days between two decisions, and where its rules begin. */
export let seatEvery: usize = 0;
export let rulesAt: usize = 0;
/** By rule: its condition or −1, what it orders, and for how many days an occasion for that lasts; negative where it needs none. */
export let ruleWhen: usize = 0;
export let rules: usize = 0;
export let ruleOccasion: usize = 0;
/** By transition: when chance or time would last have brought about what a seat decides; negative if never. Part of the world. */
export let occasions: usize = 0;

@inline
export function noteOccasion(transition: i32): void {
  if (seats > 0) setNum(occasions, transition, time());
}

@inline
export function forgetOccasion(transition: i32): void {
  if (seats > 0) setNum(occasions, transition, -1);
}

/** Whether a day is one on which a seat looks at its rules. */
export function isDecisionDay(on: i32): bool {
  for (let seat = 0; seat < seats; seat += 1) if (on % int(seatEvery, seat) == 0) return true;
  return false;
}

/** Puts what the seats that are due on a day order now in the first places of the cascade. Returns how much that is. */
export function chooseOrders(on: i32): i32 {
  let chosen: i32 = 0;
  for (let seat = 0; seat < seats; seat += 1) {
    if (on % int(seatEvery, seat) != 0) continue;
    for (let rule = int(rulesAt, seat); rule < int(rulesAt, seat + 1); rule += 1) {
      const transition = int(rules, rule);
      if (isChosen(int(transitionPosture, transition), chosen) || !isOpen(rule, transition)) continue;
      setInt(cascade, chosen, transition);
      chosen += 1;
    }
  }
  return chosen;
}

/** Whether one of so many orders moves a posture. Postures are moved by orders of their own seat alone. */
function isChosen(posture: i32, chosen: i32): bool {
  for (let place = 0; place < chosen; place += 1)
    if (int(transitionPosture, int(cascade, place)) == posture) return true;
  return false;
}

/** Whether a rule holds and its order is possible. */
function isOpen(rule: i32, transition: i32): bool {
  const given = int(ruleWhen, rule);
  if (given >= 0 && !holds(given)) return false;
  const lasts = num(ruleOccasion, rule);
  if (lasts >= 0) {
    const then = num(occasions, transition);
    if (then < 0 || time() - then > lasts) return false;
  }
  const when = int(transitionWhen, transition);
  return mayMove(transition) && (when < 0 || holds(when));
}
