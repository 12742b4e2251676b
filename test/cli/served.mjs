/**
 * The built command, answering one command line after another in one process: what it takes to start a process is taken
 * once. Requests and answers are lines of JSON in the two named pipes that it is given. A command that ends the process
 * has answered with what it wrote and its exit code; whoever asks next starts another.
 */
import { openSync, readSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = new URL("../../dist/cli/main.js", import.meta.url);
const [, , requests, answers] = process.argv;
// In the order in which the other side opens them.
const from = openSync(requests, "r");
const to = openSync(answers, "w");

/** What the command now at work has written; null while there is none. */
let written = null;

for (const name of ["stdout", "stderr"]) {
  const stream = process[name];
  stream.setMaxListeners(0);
  stream._writev = null;
  stream._write = (bytes, _, done) => {
    written?.[name].push(Buffer.from(bytes));
    done();
  };
}
// Each command listens for the end of the process, of which it takes itself to be the only one.
process.setMaxListeners(0);
process.on("exit", (code) => answer(code, true));

function answer(code, last = false) {
  if (written === null) return;
  const [stdout, stderr] = [written.stdout, written.stderr].map((parts) => Buffer.concat(parts).toString());
  written = null;
  const bytes = Buffer.from(`${JSON.stringify({ code, stdout, stderr, last })}\n`);
  for (let done = 0; done < bytes.length; ) done += writeSync(to, bytes, done);
}

function nextRequest() {
  const parts = [];
  const bytes = Buffer.alloc(1 << 16);
  for (;;) {
    const length = readSync(from, bytes);
    if (length === 0) return null;
    parts.push(Buffer.from(bytes.subarray(0, length)));
    if (bytes[length - 1] === 10) return JSON.parse(Buffer.concat(parts).toString());
  }
}

let count = 0;
for (let request = nextRequest(); request !== null; request = nextRequest()) {
  const { args, cwd } = request;
  process.chdir(cwd);
  process.argv.splice(0, process.argv.length, process.execPath, fileURLToPath(main), ...args);
  process.exitCode = 0;
  written = { stdout: [], stderr: [] };
  count += 1;
  const earlier = new Set(process.rawListeners("exit"));
  // The entry itself, which does its work when it is loaded; what it loads is there from the last time.
  await import(`${main.href}?${count}`);
  // What has been written has arrived before the answer is given.
  for (const name of ["stdout", "stderr"]) await new Promise((done) => process[name].write("", done));
  // What the command left to be done at the end of its process.
  for (const listener of process.rawListeners("exit")) {
    if (earlier.has(listener)) continue;
    process.off("exit", listener);
    listener.call(process, process.exitCode);
  }
  answer(process.exitCode);
}
