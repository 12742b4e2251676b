/**
 * A page over the situation: one of the situation's own, or one that is chosen in. Its lines are those of the terminal, all of them: the
 * browser scrolls, and not what is in it.
 */
import { useEffect, useRef } from "preact/hooks";
import { say } from "../catalogue/index.js";
import { type DeskView, deskFace, isForecast, type Line, pageOf } from "../tui/anywhere.js";
import { hintsIn, ownKeys } from "./keys.js";
import { Lines, trimmed, useCells } from "./lines.js";

/** Rows that a page is drawn in: as few as hold all of it. */
const heights = [250, 1000, 4000] as const;

/** Whether what covers the situation is only read, so that whoever wants to see more of it scrolls. */
export function scrolls({ open, scene, forecasting }: DeskView): boolean {
  if (open === null) return pageOf(deskFace, scene) !== undefined;
  return "scroll" in open && !(isForecast(open) && forecasting?.phase === "guessing");
}

/** All lines of a page that is chosen in, and its last, which names its keys. */
function wholePage(view: DeskView, scene: DeskView["scene"], columns: number) {
  const { open } = view;
  let lines: readonly Line[] = [];
  let keys: Line | undefined;
  for (const rows of heights) {
    const drawn = open?.page.lines(open, { ...view, status: [], scene: { ...scene, size: { columns, rows } } }) ?? [];
    lines = trimmed(drawn.slice(0, -1));
    keys = drawn.at(-1);
    if (lines.length < rows - 2) break;
  }
  return { lines, keys };
}

export function Covering({ view, press }: { readonly view: DeskView; readonly press: (key: string) => void }) {
  const { cells, room } = useCells();
  const { open } = view;
  // How an exercise stands, and whether it is saved, is no matter here.
  const { status: _status, ...whole } = view.scene;
  const scene = { ...whole, moreKeys: [{ title: say("browser.more-keys"), bindings: ownKeys(view) }] };
  const page = pageOf(deskFace, scene);
  const { lines, keys } =
    open === null
      ? { lines: trimmed(page?.lines(scene, cells) ?? []), keys: undefined }
      : wholePage(view, scene, cells);
  // The last line of a page that is chosen in names its keys, which become buttons.
  const hints = hintsIn(keys).filter(({ key }) => !scrolls(view) || !["up", "down"].includes(key));
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // The only way down that is no scrolling: to where two runs part.
    if (open !== null && "scroll" in open && open.scroll !== 0)
      box.current?.querySelector(".parting")?.scrollIntoView({ block: "center" });
  }, [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another line is chosen, it is brought into sight.
  useEffect(() => {
    box.current?.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <section class="covering" ref={box} aria-label={page?.title(scene) ?? say("browser.page")}>
      {page === undefined ? null : <h2>{page.title(scene)}</h2>}
      {hints.length === 0 ? null : (
        <p class="controls">
          {hints.map(({ key, does }) => (
            <button key={key} type="button" onClick={() => press(key)}>
              {does} <kbd>{key}</kbd>
            </button>
          ))}
          {open?.page.takesText === true ? <Typing press={press} /> : null}
        </p>
      )}
      <div ref={room} class="column">
        <Lines lines={lines} />
      </div>
    </section>
  );
}

/** Somewhere to type for whoever has no keyboard but on the screen: each letter is a key. */
function Typing({ press }: { readonly press: (key: string) => void }) {
  return (
    <input
      class="typing"
      aria-label={say("browser.type-here")}
      placeholder={say("browser.type-here")}
      onInput={({ currentTarget }) => {
        for (const letter of currentTarget.value) press(letter === " " ? "space" : letter);
        currentTarget.value = "";
      }}
      onKeyDown={(event) => {
        const key = { Enter: "enter", Backspace: "backspace", Escape: "escape", ArrowUp: "up", ArrowDown: "down" }[
          event.key
        ];
        if (key === undefined) return;
        event.preventDefault();
        press(key);
      }}
    />
  );
}
