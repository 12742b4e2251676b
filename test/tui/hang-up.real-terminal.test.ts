/**
 * A terminal that is closed under a screen: the program ends with exit code 129, without a core, and what it kept is
 * closed as if somebody had left. A shell waits for it and writes down how it ended.
 * @module-tag sweep
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { entry, faultline } from "../cli/faultline.js";
import { until } from "../until.js";
import { stateOf } from "./real-terminal.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-hang-up-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody who has been here before: a first start offers the tour in place of the menu. */
const state = stateOf({ tourSeen: true });

const [code, said] = [join(folder, "code"), join(folder, "said")];

/** A terminal as a program of its own, which shows what is on it, and can be killed. */
const terminalProgram = `
  import { spawn } from "@lydell/node-pty";
  const pty = spawn("/bin/sh", process.argv.slice(1), { name: "xterm-256color", cols: 120, rows: 40 });
  pty.onData((text) => process.stdout.write(text));
  process.stderr.write(String(pty.pid));
`;

/**
 * Runs a command in a terminal and ends that once `seen` is on it. Answers with the exit code that a shell was given, 128
 * and the signal's number where a signal ended the program, and with what it said on stderr.
 */
async function endedUnder(
  words: readonly string[],
  seen: string,
  end: (terminal: ChildProcess, shell: number) => unknown,
) {
  rmSync(code, { force: true });
  // A shell that survives the signal. Its last words need no terminal.
  const line = `trap : HUP; "$@" 2> "${said}"; echo $? > "${code}"`;
  const terminal = spawn(
    process.execPath,
    ["--input-type=module", "-e", terminalProgram, "--", "-c", line, "sh", process.execPath, entry, ...words],
    { env: { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", XDG_STATE_HOME: state } },
  );
  let written = "";
  let shell = "";
  terminal.stdout.on("data", (text) => {
    written += text;
  });
  terminal.stderr.on("data", (text) => {
    shell += text;
  });
  await until(
    () => written.includes(seen),
    () => `${seen} in ${JSON.stringify(written)}`,
  );
  await end(terminal, Number(shell));
  await until(
    () => existsSync(code) && readFileSync(code, "utf8") !== "",
    () => "its end",
  );
  return { code: Number(readFileSync(code, "utf8")), said: readFileSync(said, "utf8") };
}

/** Signals whatever runs in the terminal of a shell, if anything still does. */
function hangUp(shell: number): void {
  try {
    process.kill(-shell, "SIGHUP");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

const killed = (terminal: ChildProcess) => terminal.kill("SIGKILL");
const log = join(folder, "kept.log");
const desk = ["play", "tutorial", "--seed", "1", "--seat", "north", "--save", log];

/** The log is closed, and nobody seems to be at it. */
function expectClosed(): void {
  const { code, stdout } = faultline("verify", log);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/ is sound\.\n/) });
  expect(existsSync(`${log}.lock`)).toBe(false);
  rmSync(log);
}

test.each([
  ["the situation screen", ["play", "tutorial", "--seed", "1"], "Tension"],
  ["the start menu", ["play"], "Scenario"],
  ["the projector", ["play", "--follow", join(folder, "none.log")], "none.log"],
  ["a screen reader's sentences", ["play", "tutorial", "--seed", "1", "--screen-reader"], "paused"],
])("a terminal that closes under %s is exit code 129", async (_, words, seen) => {
  expect(await endedUnder(words, seen, killed)).toEqual({ code: 129, said: "" });
});

test("a terminal that closes under the desk is exit code 129, and the session is closed", async () => {
  expect(await endedUnder(desk, "Tension", killed)).toEqual({ code: 129, said: "" });
  expectClosed();
});

test("a session is closed however often the signal comes", async () => {
  const storm = async (terminal: ChildProcess, shell: number) => {
    while (!existsSync(code)) {
      hangUp(shell);
      await new Promise((resolve) => setImmediate(resolve));
    }
    killed(terminal);
  };
  // The last signal may find a process that is only being taken down, and end that.
  expect((await endedUnder(desk, "Tension", storm)).code).toBe(129);
  expectClosed();
});
