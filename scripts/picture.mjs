// Draws the pictures of the documents: real screens, from a real terminal. For each it runs the built program in a
// pseudo-terminal, presses keys until the screen shows what is wanted, and writes what the terminal's buffer holds. The same
// scenarios and the same program give the same bytes. `node scripts/picture.mjs [name …]`.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

const root = new URL("../", import.meta.url);
const cell = { width: 8.4, height: 18 };
const margin = 16;
const colours = { paper: "#14171c", ink: "#d4d8dd", dim: "#7d858f" };
const table = { 1: "#e2492f", 2: "#5fa8a0", 3: "#cf9a1c", 4: "#3d9be0", 5: "#b48ead", 6: "#3d9be0", 7: "#d4d8dd" };

const scratch = mkdtempSync(join(tmpdir(), "faultline-picture-"));

/** Each stops where `wanted` holds; until then it presses its keys, the last of them again and again. */
const pictures = {
  situation: {
    label: "Faultline's situation screen: postures, wire, gauges, and why the selected record happened",
    columns: 120,
    rows: 40,
    args: ["play", "tavush-2020", "--seed", "43"],
    keys: ["n"],
    wanted: (shown) =>
      shown.split("\n").some((line) => line.includes("4 Why:") && line.includes("asks Ankara by name")),
  },
  desk: {
    label: "The exercise desk: a seat's brief, the news it may see, and its orders with what each would set in motion",
    columns: 100,
    rows: 30,
    args: ["play", "tavush-2020", "--seed", "43", "--seat", "russia", "turkey", "--save", join(scratch, "seminar.log")],
    keys: ["t", "\r", "t", "t", "\t"],
    wanted: (shown) => shown.includes("Turkey (seat 2 of 2)") && shown.includes("turn 2 of 9"),
  },
};

/** A terminal with the program in it. */
class Stage {
  constructor({ columns, rows, args }) {
    this.columns = columns;
    this.rows = rows;
    this.screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.written = "";
    this.unread = 0;
    const main = fileURLToPath(new URL("dist/cli/main.js", root));
    this.pty = spawn(process.execPath, [main, ...args], {
      cols: columns,
      rows,
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

function colourOf(shown) {
  if (shown.isFgRGB()) return `#${shown.getFgColor().toString(16).padStart(6, "0")}`;
  if (shown.isFgPalette()) return table[shown.getFgColor()] ?? colours.ink;
  return shown.isDim() ? colours.dim : colours.ink;
}

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (words) => words.replace(/[&<>"]/g, (sign) => escapes[sign]);
const figure = (value) => Number(value.toFixed(2));

/** Stretches of one row that look alike. */
function stretches(line, columns) {
  const found = [];
  for (let column = 0; column < columns; column += 1) {
    const shown = line?.getCell(column);
    if (shown === undefined || shown.getWidth() === 0) continue;
    const look = `${colourOf(shown)}|${shown.isBold() ? "bold" : "normal"}`;
    const letter = shown.getChars() || " ";
    const last = found.at(-1);
    if (last?.look === look) last.text += letter;
    else found.push({ look, column, text: letter });
  }
  // A renderer may collapse blanks, so none is left inside a stretch but the single ones between words.
  return found.flatMap(({ look, column, text: words }) =>
    [...words.matchAll(/\S+(?: \S+)*/g)].map((part) => ({ look, column: column + part.index, text: part[0] })),
  );
}

/** Each stretch is held to its cells by textLength, so that columns stay aligned in whatever font there is. */
function draw(stage, label) {
  const { columns, rows } = stage;
  const width = figure(columns * cell.width + 2 * margin);
  const height = rows * cell.height + 2 * margin;
  const lines = Array.from({ length: rows }, (_, row) =>
    stretches(stage.line(row), columns).map(({ look, column, text: words }) => {
      const [fill, weight] = look.split("|");
      const x = figure(margin + column * cell.width);
      const y = figure(margin + row * cell.height + 13.5);
      const length = figure([...words].length * cell.width);
      const bold = weight === "bold" ? ' font-weight="bold"' : "";
      return `<text x="${x}" y="${y}" fill="${fill}"${bold} textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(words)}</text>`;
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(label)}">`,
    `<rect width="100%" height="100%" rx="8" fill="${colours.paper}"/>`,
    '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14" xml:space="preserve">',
    ...lines.flat(),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Keys that a picture may take before something must be wrong. */
const mostKeys = 200;

async function take(name) {
  const picture = pictures[name];
  if (picture === undefined) throw new Error(`there is no picture ${name}, only ${Object.keys(pictures).join(", ")}`);
  const stage = new Stage(picture);
  try {
    let shown = await stage.after(1);
    for (let pressed = 0; !picture.wanted(shown); pressed += 1) {
      if (pressed === mostKeys) throw new Error(`the picture ${name} never came:\n${shown}`);
      stage.pty.write(picture.keys[Math.min(pressed, picture.keys.length - 1)]);
      shown = await stage.after(pressed + 2);
    }
    const file = new URL(`docs/${name}.svg`, root);
    writeFileSync(file, draw(stage, picture.label));
    process.stdout.write(`${fileURLToPath(file)}\n`);
  } finally {
    stage.pty.kill();
  }
}

try {
  const asked = process.argv.slice(2);
  for (const name of asked.length > 0 ? asked : Object.keys(pictures)) await take(name);
} finally {
  rmSync(scratch, { recursive: true });
}
