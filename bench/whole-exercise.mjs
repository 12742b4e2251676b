// A whole exercise by script in two real terminals of 100×30, the desk and a projector: plan, brief, eight sealed turns with messages, an
// agreement, six addressed injects, an override, a branch, and the review with ratings and an improvement plan. After every step the desk
// must show what it is for and the projector nothing that is not the table's. `node bench/whole-exercise.mjs FOLDER` keeps every screen as
// text, the handouts and the review (HTML, Markdown, DOCX, CSV) in FOLDER, to be looked at. `--browsers` plays one with the desk hosting: four seats in Chromium at the size of a phone, who come in by code and word, one of them
// by keyboard alone and one without a connection for a minute; the table's page on a projector of 1280×720, an evaluator who rates, a second white cell that passes messages on, eight sealed turns, feedback and a closed
// review. Every part of every page is kept as a picture. None may complain, ask anything elsewhere, scroll sideways, trip assistive technology, or be sent what is another's.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import "./help.mjs";
import { root } from "./measure.mjs";

const { values, positionals } = parseArgs({ options: { browsers: { type: "boolean" } }, allowPositionals: true });
const [folder = "whole-exercise"] = positionals;
const test = values.browsers
  ? "test/browser/whole-exercise.test.ts"
  : "test/tui/desk/whole-exercise.real-terminal.test.ts";
const { status } = spawnSync("npx", ["vitest", "run", test, "--testTimeout", "3600000"], {
  cwd: root,
  env: { ...process.env, LOOK: resolve(folder) },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
