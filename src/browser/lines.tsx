/**
 * Lines of words with tones, as the faces draw them, in a column of the page. Only as wide as the column: whoever makes them asks how
 * many cells that is.
 */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { type Line, plainLine } from "../tui/anywhere.js";

/** Cells of a line in an element, measured in its own font; anew when it changes its width. */
export function useCells(): { readonly cells: number; readonly room: RefObject<HTMLDivElement | null> } {
  const room = useRef<HTMLDivElement>(null);
  const [cells, setCells] = useState(60);
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const measure = () => {
      const probe = document.createElement("span");
      probe.className = "cells";
      probe.textContent = "0".repeat(100);
      element.append(probe);
      const cell = probe.getBoundingClientRect().width / 100;
      probe.remove();
      if (cell > 0) setCells(Math.max(30, Math.min(110, Math.floor(element.clientWidth / cell) - 1)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { cells, room };
}

const isBlank = (line: Line) => plainLine(line).trim() === "";

/** Lines without the blank ones at their end. */
export function trimmed(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines.slice(0, last + 1);
}

/** Things with their places, which they are known by. */
export function numbered<Of>(list: readonly Of[]): readonly { readonly at: number; readonly of: Of }[] {
  return list.map((of, at) => ({ at, of }));
}

/** What a page brings into sight: the line that is chosen, and where two runs part. */
function markOf(line: Line): string | undefined {
  if (line.some(({ text }) => text.includes("▶"))) return "chosen";
  return plainLine(line).trim() === say("what-if.ask-parts-here") ? "parting" : undefined;
}

/** Where a line that is too long goes on: a little further in than where it begins, so that it is told from the next. */
function goesOn(line: Line) {
  const begins = /^ */.exec(plainLine(line))?.[0].length ?? 0;
  return { paddingLeft: `${begins + 2}ch`, textIndent: `-${begins + 2}ch` };
}

export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <pre class="cells">
      {numbered(lines).map(({ at, of: line }) => (
        <div key={at} class={markOf(line)} style={goesOn(line)}>
          {line.length === 0
            ? " "
            : numbered(line).map(({ at: place, of: { text, tone } }) => (
                <span key={place} class={`tone-${tone}`}>
                  {text}
                </span>
              ))}
        </div>
      ))}
    </pre>
  );
}
