// Takes the pictures of the documents: real screens, as anybody takes them. For each it runs the built program in a
// pseudo-terminal, presses keys until the screen shows what is wanted, and then the key that keeps a picture. The same
// scenarios and the same program give the same bytes. The story of a run is drawn by its command. `node scripts/picture.mjs [name …]`;
// with `--check` no document is touched, and it fails where one of its pictures shows something else than the program does now.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

const root = new URL("../", import.meta.url);
const main = fileURLToPath(new URL("dist/cli/main.js", root));
const scratch = mkdtempSync(join(tmpdir(), "faultline-picture-"));

/** Each stops where `wanted` holds; until then it presses its keys, the last of them again and again. */
const pictures = {
  situation: {
    columns: 120,
    rows: 40,
    args: ["play", "tavush-2020", "--seed", "43"],
    keys: ["n"],
    wanted: (shown) =>
      shown.split("\n").some((line) => line.includes("4 Why:") && line.includes("asks Ankara by name")),
  },
  desk: {
    columns: 100,
    rows: 30,
    args: ["play", "tavush-2020", "--seed", "43", "--seat", "russia", "turkey", "--save", join(scratch, "seminar.log")],
    keys: ["t", "\r", "t", "t", "\t"],
    wanted: (shown) => shown.includes("Turkey (seat 2 of 2)") && shown.includes("turn 2 of 9"),
  },
};

/** A terminal with the program in it. */
class Stage {
  constructor({ columns, rows, args }, folder) {
    this.columns = columns;
    this.rows = rows;
    this.screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.written = "";
    this.unread = 0;
    this.pty = spawn(process.execPath, [main, ...args], {
      cols: columns,
      rows,
      cwd: folder,
      name: "xterm-256color",
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: "C.UTF-8", COLORTERM: "truecolor" },
    });
    this.pty.onData((data) => {
      this.written += data;
      this.unread += 1;
      this.screen.write(data, () => {
        this.unread -= 1;
      });
    });
  }

  line(row) {
    return this.screen.buffer.active.getLine(row);
  }

  text() {
    return Array.from({ length: this.rows }, (_, row) => this.line(row)?.translateToString(true) ?? "").join("\n");
  }

  /** The screen once so many frames are on it; the program ends each with the same words. */
  async after(frames) {
    for (let look = 0; look < 1500; look += 1) {
      if (this.unread === 0 && this.written.split("\u001b[?2026l").length > frames) return this.text();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`frame ${frames} never came:\n${this.text()}`);
  }
}

/** Keys that a picture may take before something must be wrong. */
const mostKeys = 200;

/** Takes a picture; the file that it is in. */
async function take(name) {
  if (name === "story") {
    const file = join(scratch, "story.svg");
    execFileSync(process.execPath, [main, "export", "tavush-2020", "--seed", "7", "--out", file], { stdio: "pipe" });
    return file;
  }
  const picture = pictures[name];
  if (picture === undefined)
    throw new Error(`there is no picture ${name}, only story, ${Object.keys(pictures).join(", ")}`);
  const folder = join(scratch, name);
  mkdirSync(folder);
  const stage = new Stage(picture, folder);
  try {
    let shown = await stage.after(1);
    let pressed = 0;
    for (; !picture.wanted(shown); pressed += 1) {
      if (pressed === mostKeys) throw new Error(`the picture ${name} never came:\n${shown}`);
      stage.pty.write(picture.keys[Math.min(pressed, picture.keys.length - 1)]);
      shown = await stage.after(pressed + 2);
    }
    stage.pty.write("v");
    await stage.after(pressed + 2);
    return join(folder, readdirSync(folder)[0]);
  } finally {
    stage.pty.kill();
  }
}

try {
  const words = process.argv.slice(2);
  const asked = words.filter((word) => word !== "--check");
  for (const name of asked.length > 0 ? asked : [...Object.keys(pictures), "story"]) {
    const taken = await take(name);
    const file = fileURLToPath(new URL(`docs/${name}.svg`, root));
    if (!words.includes("--check")) copyFileSync(taken, file);
    else if (!readFileSync(taken).equals(readFileSync(file))) {
      process.stderr.write(`docs/${name}.svg shows what the program does not: node scripts/picture.mjs ${name}\n`);
      process.exitCode = 1;
    }
    process.stdout.write(`${file}\n`);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
