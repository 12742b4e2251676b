/**
 * What a program says last is read to its end, however late its terminal is read.
 * @module-tag sweep
 */
import { expect, test } from "vitest";
import { openTerminal } from "./real-terminal.js";

test("the last words of a program that is gone before its terminal is read are read all the same", async () => {
  const terminal = await openTerminal(["play", "tavush-2020", "--seed", "karabakh-7", "--plain"]);
  // As on a loaded machine: nothing here runs until the program has written everything and left.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
  await terminal.until((screen) => screen.includes("Replay code"), "the last line but one");
  expect((await terminal.exited).exitCode).toBe(0);
});
