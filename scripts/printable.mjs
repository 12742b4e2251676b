// Writes src/engine/printable-runs.ts: the characters of Unicode 15.0 that can be seen, as a table that no version of Node
// changes. The argument is UnicodeData.txt of Unicode 15.0.0 (from the Unicode Character Database):
//
//   node scripts/printable.mjs UnicodeData.txt
//
// Run it again only to read a later edition of Unicode: seeds that the old table refuses may then be used, and none
// that it takes may be lost.
import { readFileSync, writeFileSync } from "node:fs";
import { argv, exit } from "node:process";

const [, , file] = argv;
if (file === undefined) {
  console.error("printable: name UnicodeData.txt of Unicode 15.0.0");
  exit(2);
}

/** Letters, marks, numbers, punctuation, symbols and spaces; not controls, formats, private use or surrogates. */
const seen = /^[LMNPS]|^Zs$/;
/** Of these, fillers, joiners and selectors that leave no mark, or may not. */
const blank = [
  [0x034f, 0x034f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x3164, 0x3164],
  [0xffa0, 0xffa0],
  [0xe0100, 0xe01ef],
];

const printable = new Uint8Array(0x110000);
let first = null;
for (const line of readFileSync(file, "utf8").split("\n")) {
  const [hex = "", name = "", category = ""] = line.split(";");
  const code = Number.parseInt(hex, 16);
  if (name.endsWith(", First>")) first = code;
  else if (hex !== "") {
    if (seen.test(category)) printable.fill(1, first ?? code, code + 1);
    first = null;
  }
}
for (const [low, high] of blank) printable.fill(0, low, high + 1);

const numbers = [];
for (let at = 0; ; ) {
  const start = printable.indexOf(1, at);
  if (start < 0) break;
  const end = printable.indexOf(0, start);
  numbers.push(start - at, end - start);
  at = end;
}
const rows = [""];
for (const number of numbers) {
  const word = number.toString(36);
  if (rows.at(-1).length + word.length > 108) rows.push("");
  rows[rows.length - 1] += `${word} `;
}
writeFileSync(
  new URL("../src/engine/printable-runs.ts", import.meta.url),
  `/**
 * The characters that can be seen, and spaces, as Unicode 15.0 assigns them. Made by scripts/printable.mjs.
 */

/** By turns in base 36: how many characters are not printable, then how many are, from U+0000 on. */
export const runs = [
${rows.map((row) => `  "${row}",`).join("\n")}
].join("");
`,
);
console.log(`${numbers.length / 2} stretches, ${printable.reduce((sum, one) => sum + one, 0)} characters`);
