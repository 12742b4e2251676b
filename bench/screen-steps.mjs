// What the screen costs: a step at 120×40, to open any of 20,000 entries, to step back or jump in a run of 5,000 records
// (20 ms at most), and the first frame of the built program.
// `node bench/screen-steps.mjs [--json]`. Steps and entries are processor time of this process, whose only work they
// are; the first frame is time on the clock, from the start of the program in a real terminal to its panels.
import "./help.mjs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { spawn } from "@lydell/node-pty";
import { loadScenario } from "../dist/scenarios/index.js";
import { beginSession, timeline } from "../dist/session/index.js";
import { createLookup, pasteAs } from "../dist/text/index.js";
import { noOutlooks } from "../dist/tui/panels/prospects.js";
import { welcomeLines } from "../dist/tui/panels/welcome.js";
import { Desk } from "../dist/tui/screens/desk/desk.js";
import { deskFace } from "../dist/tui/screens/desk/desk-face.js";
import { faceLines } from "../dist/tui/screens/face.js";
import { openingScreen } from "../dist/tui/screens/screen.js";
import { shownScenario, shownView } from "../dist/tui/screens/shown.js";
import { rowText } from "../dist/tui/term/painter.js";

const { values: asked } = parseArgs({ options: { json: { type: "boolean" } } });
const size = { columns: 120, rows: 40 };

const library = (name) =>
  loadScenario(fileURLToPath(new URL(`../src/scenarios/library/${name}.yaml`, import.meta.url)));

const begin = (resolved, seed) =>
  beginSession({
    resolved,
    variant: null,
    set: {},
    seed,
    run: 0,
    days: resolved.horizon,
    historical: false,
    seats: [],
  });

const noFutures = {
  warmUp: () => undefined,
  watch: () => undefined,
  outlookAt: () => null,
  seated: false,
  latest: () => null,
  overAt: () => false,
  problem: () => "",
  subscribe: () => () => undefined,
  edition: () => 0,
  close: () => Promise.resolve(),
};

/** Milliseconds of processor time. */
function cpu(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function figures(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  const mean = samples.reduce((sum, one) => sum + one, 0) / samples.length;
  return { samples: samples.length, mean, median: at(0.5), p95: at(0.95), worst: sorted.at(-1) };
}

const painted = (lines) => lines.map((line) => rowText(line, 24)).join("\n").length;

/** Every step of whole runs: the key, play, the situation, and the bytes of all rows. */
function steps() {
  const { scenario } = library("tavush-2020");
  const samples = [];
  for (let run = 0; run < 12; run += 1) {
    const session = begin(scenario, `bench-${run}`);
    const desk = new Desk({
      session,
      again: "",
      paste: pasteAs("faultline"),
      clock: () => 0,
      futuresOf: () => noFutures,
    });
    painted(desk.lines(size));
    while (desk.shown.page !== "end") {
      const spent = cpu(() => {
        desk.press("n");
        painted(desk.lines(size));
      });
      // The first run warms up the program.
      if (run > 0) samples.push(spent);
    }
  }
  return figures(samples);
}

/** The longest arc with chance thirty-eight times as quick, over so many days: 3660 are 20,000 entries. */
function longSession(days) {
  const { scenario } = library("long-arc");
  const quick = (transition) => {
    const { trigger } = transition;
    return trigger.kind === "hazard" ? { ...transition, trigger: { ...trigger, wait: trigger.wait / 38 } } : transition;
  };
  const actors = scenario.actors.map((actor) => ({
    ...actor,
    postures: actor.postures.map((posture) => ({ ...posture, transitions: posture.transitions.map(quick) })),
  }));
  const session = begin({ ...scenario, actors, endings: [], horizon: days }, "bench-long");
  session.give({ type: "advance", to: days });
  return session;
}

/** Futures as if counted: so that there are surprises, each transition is in another share of them. */
const counted = {
  runs: 2000,
  wanted: 2000,
  endings: [],
  milestones: [],
  firedBy: (path) => (path.length % 20) / 20,
};

/** Keys that step back or jump in a run of some 5,000 records, each with the frame that follows, from all over it. */
function jumps() {
  const session = longSession(710);
  const desk = new Desk({
    session,
    again: "",
    paste: pasteAs("faultline"),
    clock: () => 0,
    futuresOf: () => ({ ...noFutures, outlookAt: () => counted }),
  });
  for (let record = 40; record < 5000; record += 100)
    session.give({ type: "bookmark", record, text: `number ${record}` });
  const all = timeline(session.model, session.state, "facilitator");
  painted(desk.lines(size));
  const backs = ["p", "P", "[", "A", "up", "pageup", ".", "]", "a", "g", "G", "escape", "p", "s", "S", "j", "J", "j"];
  const texts = ["/", ..."moscow", "up", "up", "enter", "."];
  const samples = [];
  for (let round = 0; round < 12; round += 1) {
    for (const key of [...backs, ...texts, ..."PPPPPPPPPPPP", ..."[[[[", ...backs]) {
      const spent = cpu(() => {
        desk.press(key);
        painted(desk.lines(size));
      });
      if (round > 0) samples.push(spent);
    }
  }
  return { records: all.records.length, ...figures(samples) };
}

function opened() {
  const session = longSession(3660);
  const long = timeline(session.model, session.state, "facilitator");
  const lookup = createLookup(shownScenario(long));
  const run = { seed: "bench", horizon: 3660, reading: "as written" };
  const open = (position) => {
    const screen = { ...openingScreen, position };
    const view = shownView(long, position);
    const welcome = (room) => welcomeLines(lookup, room, false);
    return faceLines(deskFace, {
      run,
      lookup,
      view,
      screen,
      size,
      odds: [],
      outlooks: noOutlooks,
      moreKeys: [],
      welcome,
    });
  };
  const count = long.entries.length;
  // Far apart, so that no entry is near the one before.
  const samples = Array.from({ length: 400 }, (_, index) => cpu(() => painted(open(1 + ((index * 7919) % count)))));
  return { entries: count, ...figures(samples.slice(20)) };
}

function firstFrame() {
  const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const { PATH, HOME } = process.env;
  return new Promise((resolve) => {
    const from = performance.now();
    const env = { PATH, HOME, LANG: "C.UTF-8" };
    const args = [main, "play", "tavush-2020", "--seed", "11"];
    const pty = spawn(process.execPath, args, { cols: size.columns, rows: size.rows, name: "xterm-256color", env });
    let written = "";
    pty.onData((data) => {
      written += data;
      if (!written.includes("Gauges")) return;
      resolve(performance.now() - from);
      written = "";
      pty.kill("SIGKILL");
    });
  });
}

const frames = [];
for (let run = 0; run < 10; run += 1) frames.push(await firstFrame());
const result = { step: steps(), open: opened(), jump: jumps(), firstFrame: figures(frames) };
if (asked.json) console.log(JSON.stringify(result));
else {
  const row = (name, { mean, median, p95, worst, samples }) =>
    `${name.padEnd(34)} ${[mean, median, p95, worst].map((ms) => ms.toFixed(2).padStart(9)).join("")}   ${samples}`;
  console.log(`${"".padEnd(34)}      mean   median      p95    worst   samples`);
  console.log(row("a step at 120×40, CPU ms", result.step));
  console.log(row(`any of ${result.open.entries} entries, CPU ms`, result.open));
  console.log(row(`jumps in ${result.jump.records} records, CPU ms`, result.jump));
  console.log(row("first frame, ms on the clock", result.firstFrame));
}
process.exit(0);
