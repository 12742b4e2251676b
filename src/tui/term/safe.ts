/**
 * Values whose every text may be shown: what comes of a scenario or a session passes through here before it is drawn.
 */
import { escapeText } from "../../scenarios/light.js";

/** The same value with every text in it made safe to show: no control, no bidirectional override. */
export function safe<T>(value: T): T {
  if (typeof value === "string") return escapeText(value) as T;
  if (Array.isArray(value)) return value.map(safe) as T;
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safe(inner)])) as T;
  }
  return value;
}
