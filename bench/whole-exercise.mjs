// A whole exercise by script in two real terminals of 100×30, the desk and a projector: plan, brief, eight sealed turns with messages, an
// agreement, six addressed injects, an override, a branch, and the review with ratings and an improvement plan. After every step the desk
// must show what it is for and the projector nothing that is not the table's. `node bench/whole-exercise.mjs FOLDER` keeps every screen as
// text, the handouts and the review (HTML, Markdown, DOCX, CSV) in FOLDER, to be looked at.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import "./help.mjs";
import { root } from "./measure.mjs";

const [folder = "whole-exercise"] = process.argv.slice(2);
const test = "test/tui/desk/whole-exercise.real-terminal.test.ts";
const { status } = spawnSync("npx", ["vitest", "run", test, "--testTimeout", "3600000"], {
  cwd: root,
  env: { ...process.env, LOOK: resolve(folder) },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
