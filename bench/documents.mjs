// Writes the handouts of the planned example and the review of an exercise on it as DOCX, opens each in LibreOffice, prints the review from
// Chromium too, and says how many pages each makes; with --look FOLDER keeps the pages as pictures, to be looked at. Every page must say at its
// foot which of how many it is and have something on it, and the review's PDF must have the page's headings. Needs soffice, pdfinfo,
// pdftotext, pdftoppm and a Chromium.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { namesOfChromium, needProgram } from "./find-program.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const review = [
  { type: "rating", objective: "decide", rating: "S", reason: "One seat decided after the bell.", by: "Erik Falk" },
  {
    type: "observation",
    id: "o-1",
    kind: "improvement",
    text: "Late by two minutes",
    objective: "decide",
    analysis: "No clock",
  },
  {
    type: "improvement",
    id: "i-1",
    action: "Name a timekeeper",
    who: "Dora Eik",
    due: "2027-01-31",
    observation: "o-1",
  },
  { type: "feedback", form: "f-1", part: "Russia", agree: { situation: 4 }, words: { strength: "The calls" } },
];

/** Prints a page as Chromium does. */
async function printPage(html, pdf) {
  const browser = await chromium.launch({ executablePath: needProgram(namesOfChromium), args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.goto(`file://${html}`);
  const headings = await page.$$eval("main h2", (all) => all.map((one) => one.textContent));
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  await browser.close();
  return headings;
}

if (process.argv.includes("--help")) {
  console.log(
    "node bench/documents.mjs [--look FOLDER]: handouts and review of docs/examples/tavush-exercise.yaml in LibreOffice and Chromium",
  );
} else {
  const at = process.argv.indexOf("--look");
  const look = at < 0 ? null : process.argv[at + 1];
  const folder = mkdtempSync(join(tmpdir(), "faultline-documents-"));
  try {
    const run = (program, ...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
    const faultline = (...args) => run(process.execPath, join(root, "bin/faultline.mjs"), ...args);
    const example = join(root, "docs/examples/tavush-exercise.yaml");
    faultline("brief", example, "--out", ".", "--format", "docx");
    faultline("play", example, "--save", "exercise.log", "--plain");
    writeFileSync(join(folder, "review.ndjson"), review.map((one) => `${JSON.stringify(one)}\n`).join(""));
    faultline("review", "exercise.log", "--add", "review.ndjson");
    faultline(
      "report",
      "exercise.log",
      "--out",
      "review.html",
      "--docx",
      "review.docx",
      "--runs",
      "200",
      "--futures",
      "50",
    );
    const files = readdirSync(folder).filter((name) => name.endsWith(".docx"));
    run("soffice", "--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", ...files);
    const headings = await printPage(join(folder, "review.html"), join(folder, "review-printed.pdf"));
    const wrong = (problem) => {
      console.log(`  ${problem}`);
      process.exitCode = 1;
    };
    for (const pdf of [...files.map((file) => file.replace(/docx$/, "pdf")), "review-printed.pdf"]) {
      const [, pages] = /^Pages: +(\d+)$/m.exec(run("pdfinfo", pdf)) ?? [];
      console.log(`${pdf}: ${pages} pages`);
      const printed = pdf === "review-printed.pdf";
      for (let page = 1; page <= Number(pages); page += 1) {
        const text = run("pdftotext", "-f", String(page), "-l", String(page), pdf, "-").trim();
        const foot = printed ? new RegExp(`(^|\\s)${page}$`) : new RegExp(`${page} / ${pages}\\s*$`);
        if (!foot.test(text)) wrong(`page ${page} does not say which it is: ${text.slice(-40)}`);
        const written = text.split("\n").filter((line) => line.trim() !== "").length;
        if (written <= (printed ? 3 : 2)) wrong(`page ${page} is empty but for its head and foot`);
      }
      if (pdf.startsWith("review")) {
        const whole = run("pdftotext", pdf, "-").replace(/\s+/g, " ");
        for (const heading of headings)
          if (!whole.includes(heading.replace(/\s+/g, " "))) wrong(`no heading “${heading}”`);
        for (const { action = "", analysis = "" } of review)
          if (!whole.includes(action) || !whole.includes(analysis)) wrong("a table is missing");
      }
      if (look !== null) {
        mkdirSync(look, { recursive: true });
        run("pdftoppm", "-r", "60", "-png", pdf, join(look, pdf.replace(/\.pdf$/, "")));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
