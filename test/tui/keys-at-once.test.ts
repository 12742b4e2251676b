/** A key that is pressed the moment a screen is drawn belongs to that screen, and not to the one before it. */
import { PassThrough, Writable } from "node:stream";
import { render, Text } from "ink";
import { createElement, useCallback, useState } from "react";
import { expect, test } from "vitest";
import { useKeys } from "../../src/tui/term/use-keys.js";

const bytesOf = (text: string) => new TextEncoder().encode(text);
let heard: string[] = [];

function Screen({ name, onKey }: { name: string; onKey: () => void }) {
  const press = useCallback(
    (key: string) => {
      heard.push(`${name}: ${key}`);
      onKey();
    },
    [name, onKey],
  );
  useKeys(press);
  return createElement(Text, null, `${name} screen`);
}
function Screens() {
  const [at, goTo] = useState("first");
  const next = useCallback(() => goTo("second"), []);
  return createElement(Screen, { key: at, name: at, onKey: next });
}

test("a key that follows the drawing at once is heard by what was drawn", async () => {
  heard = [];
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => undefined,
    ref: () => undefined,
    unref: () => undefined,
  });
  let answered = false;
  const stdout = Object.assign(
    new Writable({
      write(frame, _encoding, done) {
        if (!answered && String(frame).includes("second screen")) {
          answered = true;
          queueMicrotask(() => stdin.emit("data", bytesOf("q")));
        }
        done();
      },
    }),
    { isTTY: true, columns: 80, rows: 24 },
  );

  const app = render(createElement(Screens), {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  stdin.emit("data", bytesOf("n"));
  await expect.poll(() => heard).toHaveLength(2);
  app.unmount();
  expect(heard).toEqual(["first: n", "second: q"]);
});
