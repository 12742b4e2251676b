/**
 * Which files the programs' door reads: the library, and scenario files of one folder where one was given. Names are judged by where they
 * really lead, so that no link and no import goes outside; and only YAML is read, so that no session is, wherever it lies.
 */
import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { say } from "../../catalogue/index.js";
import type { FileSource } from "../../scenarios/index.js";
import { libraryFolder, libraryIds } from "../../scenarios/light.js";
import { UsageError } from "../failure.js";
import type { Fence } from "../prepare.js";

const isScenarioFile = (path: string) => /\.ya?ml$/.test(path);

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The fence around a folder; null for the library alone. */
export function fenceAt(folder: string | null): Fence {
  const roots = [libraryFolder(), ...(folder === null ? [] : [folder])].flatMap((root) => realOf(root) ?? []);
  const inside = (path: string) => {
    const real = realOf(path);
    if (real === undefined || !isScenarioFile(real)) return undefined;
    return roots.some((root) => real.startsWith(root + sep)) ? real : undefined;
  };
  return {
    check(name) {
      if (libraryIds().includes(name) || inside(name) !== undefined) return;
      if (!isScenarioFile(name) && !/[/\\]/.test(name)) return;
      throw new UsageError(
        say("programs.outside-folder", { name: JSON.stringify(name) }),
        say("programs.inside-folder", { any: folder !== null }),
      );
    },
    source: { realPath: inside, read: () => null, nameOf: () => null },
  };
}

/** Largest text that is checked, in bytes: as large as a scenario file may be. */
export const longestText = 1024 * 1024;

/** A text as if it were a file of the folder, or of the library where there is none, from which it may import. */
export function textAsFile(
  text: string,
  folder: string | null,
): { readonly name: string; readonly source: FileSource } {
  const { source } = fenceAt(folder);
  const name = join(realOf(folder ?? libraryFolder()) ?? "", "text-to-check.yaml");
  return {
    name,
    source: {
      realPath: (path) => (path === name ? name : source.realPath(path)),
      read: (real) => (real === name ? Buffer.from(text) : null),
      nameOf: (real) => (real === name ? say("programs.text-name") : null),
    },
  };
}
