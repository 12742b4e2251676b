/**
 * What a part of the white cell's page asks the host for while it is open, and asks for again where it is not all there yet or time changes it;
 * and the bar that shows how likely something is.
 */
import { useEffect, useState } from "preact/hooks";

/** What the host has told: "reading" until its first answer, null without a connection. */
export type Asked<Told> = Told | null | "reading";

interface Asking<Told> {
  /** What is asked about; null asks for nothing. */
  readonly about: string | number | null;
  /** How many inputs the page has seen: another number is asked about anew. */
  readonly inputs: number;
  readonly ask: () => Promise<Told | null>;
  /** Milliseconds until it is asked for again; null for not before something has been done. */
  readonly until: (told: Told | null) => number | null;
}

export function useAsked<Told>({ about, inputs, ask, until }: Asking<Told>): Asked<Told> {
  const [told, setTold] = useState<Asked<Told>>("reading");
  // biome-ignore lint/correctness/useExhaustiveDependencies: how is asked, and when again, follows from what is asked about.
  useEffect(() => {
    if (about === null) return;
    let asking = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const answer = await ask();
      if (!asking) return;
      setTold(answer);
      const wait = until(answer);
      if (wait !== null) timer = setTimeout(() => void read(), wait);
    };
    void read();
    return () => {
      asking = false;
      clearTimeout(timer);
    };
  }, [about, inputs]);
  return told;
}

/** Milliseconds until odds that are still being counted are asked for again. */
const again = 700;

export const untilCounted = (told: { readonly stands: string } | null): number | null =>
  told === null || told.stands === "counting" ? again : null;

/** Full as far as it is sure, lighter as far as it may be. */
export function Likely({ low, high }: { readonly low: number; readonly high: number }) {
  return (
    <svg class="likely" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="4" />
      <rect class="open" width={100 * high} height="4" />
      <rect class="sure" width={100 * low} height="4" />
    </svg>
  );
}
