/**
 * The examples of docs/api.md as programs: what to compile, what to run, and what each says it prints.
 */
import { readFileSync } from "node:fs";

export interface Example {
  readonly name: string;
  readonly code: string;
  /** Lines that it promises to print, in order: comments that follow a `console.log`. */
  readonly prints: readonly string[];
}

/** Every TypeScript example of a Markdown file. */
export function examplesOf(file: string | URL): readonly Example[] {
  const blocks = [...readFileSync(file, "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
  return blocks.map(([, code = ""], index) => ({
    name: `example-${index + 1}`,
    code,
    prints: [...code.matchAll(/console\.log\(.*\);\n\s*\/\/ (.*)\n/g)].map(([, line = ""]) => line),
  }));
}
