/**
 * Gives tests the sources as they were built: Node loads them itself, faster than vitest can, and the library of scenarios is
 * sealed, where the sources would read its YAML anew for every test. It is also what a user gets. `test/built.ts` sees that
 * the build is that of the sources; modes that build nothing do without.
 */
import { existsSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

const [sources, built] = ["src", "dist"].map((name) => join(import.meta.dirname, "..", name) + sep) as [string, string];

/** A plugin of vite. */
export const builtSources = {
  name: "built-sources",
  enforce: "pre",
  resolveId(source: string, importer: string | undefined): string | null {
    if (importer === undefined || !source.startsWith(".")) return null;
    const file = resolve(dirname(importer), source);
    if (!file.startsWith(sources)) return null;
    const found = join(built, file.slice(sources.length));
    return existsSync(found) ? found : null;
  },
} as const;
