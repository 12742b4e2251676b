/**
 * `faultline doc`: the ODD-style description of a scenario, for reading and for print.
 */
import { describeScenario, renderHtml, renderMarkdown } from "../report/index.js";
import { openOutFiles } from "./out-file.js";
import { formatFor, writePage } from "./page.js";
import { openScenario } from "./prepare.js";

export interface DocOptions {
  readonly format?: "markdown" | "html";
  readonly out?: string;
}

export async function doc(name: string, options: DocOptions): Promise<void> {
  const { scenario, files } = await openScenario(name);
  const { out } = openOutFiles({ out: options.out }, files);
  const document = describeScenario(scenario);
  const format = formatFor(options.format, options.out, [
    ["markdown", ".md"],
    ["html", ".html"],
    ["html", ".htm"],
  ]);
  writePage(format === "html" ? await renderHtml(document) : renderMarkdown(document), out);
}
