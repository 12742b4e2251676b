/**
 * Reading stops at its limit, whatever the file says of its own size, or does while it is read.
 */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readOrdinaryFile, startOfFile } from "../../src/scenarios/index.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-ordinary-"));
const file = join(folder, "file");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a file up to the limit is read whole, and one byte more is refused", () => {
  for (const size of [0, 1, 999, 1000]) {
    writeFileSync(file, "x".repeat(size));
    expect(readOrdinaryFile(file, 1000)).toHaveLength(size);
  }
  appendFileSync(file, "x");
  expect(() => readOrdinaryFile(file, 1000)).toThrow(/larger than 1000 bytes/);
});

// The files of /proc say that they are empty, and hold something all the same: to a reader they grow while they are read.
test.skipIf(process.platform !== "linux")("a file that is longer than it says is read to its end or its limit", () => {
  const whole = readOrdinaryFile("/proc/self/maps", 1 << 20);
  expect(Buffer.from(whole).toString("latin1")).toMatch(/\[stack\][\s\S]*\n$/);
  expect(() => readOrdinaryFile("/proc/self/maps", 100)).toThrow(/larger than 100 bytes/);
  expect(startOfFile("/proc/self/maps", 10)).toHaveLength(10);
});
