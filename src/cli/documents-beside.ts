/**
 * Documents of a hosted session for the white cell to take away: what `faultline report` and `faultline review` write of its log as it stands, each by
 * a process of its own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentKind } from "../host/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { runBeside } from "./report-beside.js";

/** Larger than any of them, in bytes. */
const longest = 1 << 28;

/** What the report's command is told besides. */
const options = { docx: "--docx", markdown: "--markdown", records: "--csv" } as const;

/** Rejects with what the process said where it could not write it. */
export async function documentBeside(log: string, kind: DocumentKind, main = process.argv[1]): Promise<Uint8Array> {
  if (kind === "review") return new TextEncoder().encode(await runBeside(["review", "--json", "--", log], main));
  const folder = mkdtempSync(join(tmpdir(), "faultline-report-"));
  try {
    const [page, other] = [join(folder, "report.html"), join(folder, "other")];
    const more = kind === "report" ? [] : [options[kind], other];
    await runBeside(["report", "--out", page, ...more, "--", log], main);
    return readOrdinaryFile(kind === "report" ? page : other, longest);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
