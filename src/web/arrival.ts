/**
 * Somebody is taken to another part of the page: its heading comes into sight and has the keyboard, wherever they were before.
 */
import type { Ref } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** For the heading, which needs `tabIndex={-1}`; `at` is another value for each arrival, and null for none. */
export function useArrival(at: unknown): Ref<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (at === null) return;
    heading.current?.scrollIntoView({ block: "start" });
    heading.current?.focus({ preventScroll: true });
  }, [at]);
  return heading;
}
