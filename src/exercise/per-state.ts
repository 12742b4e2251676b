/**
 * What is worked out from a session's state is worked out once for each state, which is a value: a page is drawn again
 * every second of its timer.
 */
import type { Model } from "../engine/index.js";
import type { SessionState } from "../session/index.js";

/** The same function, with its result kept as long as the state is. */
export function perState<More extends readonly string[], Value>(
  work: (model: Model, state: SessionState, ...more: More) => Value,
): (model: Model, state: SessionState, ...more: More) => Value {
  // By model too: one session is read in several languages, each with a model of its own.
  const kept = new WeakMap<Model, WeakMap<SessionState, Map<string, Value>>>();
  return (model, state, ...more) => {
    const states = kept.get(model) ?? new WeakMap<SessionState, Map<string, Value>>();
    kept.set(model, states);
    const values = states.get(state) ?? new Map<string, Value>();
    states.set(state, values);
    const key = more.join(" ");
    const value = values.get(key) ?? work(model, state, ...more);
    values.set(key, value);
    return value;
  };
}
