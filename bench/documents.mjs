// Writes the handouts of the planned example as DOCX, opens each in LibreOffice, and says how many pages it makes there; with
// --look FOLDER keeps the pages as pictures too, to be looked at. Needs soffice, pdfinfo and pdftoppm; takes about ten seconds.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
if (process.argv.includes("--help")) {
  console.log(
    "node bench/documents.mjs [--look FOLDER]: the handouts of docs/examples/tavush-exercise.yaml in LibreOffice",
  );
} else {
  const at = process.argv.indexOf("--look");
  const look = at < 0 ? null : process.argv[at + 1];
  const folder = mkdtempSync(join(tmpdir(), "faultline-documents-"));
  try {
    const run = (program, ...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
    const example = join(root, "docs/examples/tavush-exercise.yaml");
    run(process.execPath, join(root, "bin/faultline.mjs"), "brief", example, "--out", ".", "--format", "docx");
    const files = readdirSync(folder).filter((name) => name.endsWith(".docx"));
    run("soffice", "--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", ...files);
    for (const file of files) {
      const pdf = file.replace(/docx$/, "pdf");
      const [, pages] = /^Pages: +(\d+)$/m.exec(run("pdfinfo", pdf)) ?? [];
      // The foot of the last page says which of how many it is.
      const [last = ""] = /(\d+) \/ (\d+)\s*$/.exec(run("pdftotext", "-f", pages, pdf, "-").trim()) ?? [];
      console.log(`${file}: ${pages} pages; the last says ${last}`);
      if (last !== `${pages} / ${pages}`) process.exitCode = 1;
      if (look !== null) {
        mkdirSync(look, { recursive: true });
        run("pdftoppm", "-r", "60", "-png", pdf, join(look, file.replace(/\.docx$/, "")));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
