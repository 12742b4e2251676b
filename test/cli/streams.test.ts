/**
 * Standard output may be closed by its reader, or lie on a disk that is full. The first changes no exit code, whenever
 * it happens; the second is said in one line and is a failure, and what is cut short never passes for the whole.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { full } from "../share.js";
import { entry, faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-streams-"));
const at = (name: string) => join(folder, name);
writeFileSync(at("bad.yaml"), "format: 1\nid: Bad\n");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line of a shell in which `F` is the command; answers with its exit code and what it says on stderr. */
function shell(line: string) {
  const script = `set -o pipefail; F() { "${process.execPath}" "${entry}" "$@"; }; ${line}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

const printing = [
  "play tutorial --seed 1 --plain",
  "play tutorial --seed 1 --json",
  "run tutorial -n 100 --workers 0 --seed 1",
  "show tavush-2020 --json",
  "validate tutorial",
  "schema",
  "evidence",
  "doc tutorial",
  "--help",
  "--version",
];
/** As a share, half of them are read by nobody and the other half have nowhere to go. */
const shareOf = (place: 0 | 1) => printing.filter((_, at) => full || at % 2 === place);

describe("a reader that leaves early", () => {
  test("decides no exit code", () => {
    for (let time = 0; time < (full ? 5 : 1); time += 1) {
      expect(shell("F validate bad.yaml 2>&1 | head -1").code).toBe(2);
      // Here it has left before anything is written.
      expect(shell("F validate bad.yaml 2>&1 | true").code).toBe(2);
    }
    for (const words of shareOf(0))
      expect([words, shell(`F ${words} | true`)]).toMatchObject([words, { code: 0, stderr: "" }]);
  });

  test("is no reason to follow a session for ever", () => {
    expect(faultline("play", "tutorial", "--seed", "1", "--plain", "--save", at("kept.log")).code).toBe(0);
    // Cut before its last line, it waits for what follows.
    const lines = readFileSync(at("kept.log"), "utf8").trimEnd().split("\n");
    writeFileSync(at("open.log"), `${lines.slice(0, -1).join("\n")}\n`);
    expect(shell("F play --follow open.log --plain | head -1").code).toBe(0);
  });
});

describe.skipIf(!existsSync("/dev/full"))("a full disk under stdout", () => {
  test.each(shareOf(1))("%s says so in one line, with exit code 1", (words) => {
    expect(shell(`F ${words} > /dev/full`)).toEqual({
      code: 1,
      stdout: "",
      stderr: "faultline: can't write to standard output: the disk is full\n",
    });
  });

  test("leaves the exit code of a command that failed anyway", () => {
    expect(shell("F validate --json bad.yaml > /dev/full").code).toBe(2);
  });
});

test("output that was cut short is no success", () => {
  // A limit on the size of files takes a part of what is written, and says so only when asked for the rest.
  const { code, stderr } = shell("ulimit -f 4; F schema > short.json");
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^faultline: can't write to .*\n$/) });
  expect(readFileSync(at("short.json")).length).toBeLessThan(faultline("schema").stdout.length);
});
