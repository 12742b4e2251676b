/**
 * The project's own text files, as a checkout has them: nothing installed, built or cached.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { File } from "./rules.js";

export const root = fileURLToPath(new URL("../../", import.meta.url));

const skipped = /^(?:\.git|node_modules|dist.*|coverage|.*\.tsbuildinfo)$/;

/** Files under a folder of the project whose path matches, in a fixed order. */
export function projectFiles(folder: string, matching: RegExp): File[] {
  const found: File[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      if (skipped.test(entry.name)) continue;
      const inside = path === "." ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(inside);
      else if (entry.isFile() && matching.test(inside)) {
        found.push({ path: inside, text: readFileSync(join(root, inside), "utf8") });
      }
    }
  };
  walk(folder);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
