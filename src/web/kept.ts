/**
 * What somebody is writing, kept on the device from one keystroke to the next: a reload, a phone that slept, a browser that was closed or a host that
 * was killed lose nothing of it. Whoever leaves the exercise leaves none of it behind.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Act, Line } from "./connection.js";

const prefix = "faultline-kept ";

function read<Value>(name: string, empty: Value): Value {
  try {
    const kept = localStorage.getItem(`${prefix}${name}`);
    return kept === null ? empty : { ...empty, ...(JSON.parse(kept) as Value) };
  } catch {
    return empty;
  }
}

/** A value under a name of its own; setting it to null forgets it. A component that uses it keeps one name. */
export function useKept<Value extends object>(
  name: string,
  empty: Value,
): readonly [Value, (value: Value | null) => void] {
  const [value, setValue] = useState(() => read(name, empty));
  const keep = (next: Value | null) => {
    setValue(next ?? empty);
    try {
      if (next === null) localStorage.removeItem(`${prefix}${name}`);
      else localStorage.setItem(`${prefix}${name}`, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing: it stands in this page alone.
    }
  };
  return [value, keep];
}

/** Calls back once with each act that the host has refused since this was first shown: what was written is to be kept again. */
export function useRefused({ told }: Line, refused: (act: Act) => void): void {
  const seen = useRef(told);
  useEffect(() => {
    if (told === seen.current) return;
    seen.current = told;
    if (told?.kind === "refused" && told.act !== undefined) refused(told.act);
  });
}

export function forgetKept(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  } catch {
    // There is nothing to forget.
  }
}

/** A name that nobody else draws: small letters and figures. */
export function drawName(letters: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(letters));
  // 252 is the largest multiple of 36 in a byte; the few beyond it all become the same letter.
  return Array.from(drawn, (one) => (one < 252 ? one % 36 : 0).toString(36)).join("");
}
