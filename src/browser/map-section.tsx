/**
 * A map beside all else, and as large as the window where somebody wants to read it. What it draws, and in which words it speaks, is its
 * page's.
 */
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export interface MapSectionProps {
  /** Attributes of the section, which name it. */
  readonly section: HTMLAttributes<HTMLElement>;
  readonly headingId?: string;
  readonly title: string;
  readonly larger: string;
  readonly close: ComponentChildren;
  /** Draws it once more; `large` where it has the window to itself. */
  readonly drawing: (large: boolean) => ComponentChildren;
}

export function MapSection({ section, headingId, title, larger, close, drawing }: MapSectionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    if (large) dialog.current?.showModal();
  }, [large]);
  return (
    <section class="map" {...section}>
      <h2 {...(headingId === undefined ? {} : { id: headingId })}>
        {title}{" "}
        <button type="button" class="small" onClick={() => setLarge(true)}>
          {larger}
        </button>
      </h2>
      {drawing(false)}
      {large ? (
        <dialog ref={dialog} aria-label={title} onClose={() => setLarge(false)}>
          <button type="button" onClick={() => dialog.current?.close()}>
            {close}
          </button>
          {drawing(true)}
        </dialog>
      ) : null}
    </section>
  );
}
