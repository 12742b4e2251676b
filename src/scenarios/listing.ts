/**
 * Lists the library, reading the files that have changed since the build.
 */
import { join } from "node:path";
import { byStart, type ListedScenario, libraryIds } from "./library.js";
import { libraryFolder } from "./library-folder.js";
import { parseTree } from "./parse.js";
import { readText } from "./read.js";
import { openListing } from "./sealed.js";
import { keysAt, type MapTree, type Path, valueAt } from "./tree.js";

/**
 * The scenarios of the library, by start date. For speed, imports and files unchanged since the build are not read.
 * Skips files that cannot be read; opening one reports what is wrong.
 */
export function listScenarios(library: string = libraryFolder(), seals?: string): readonly ListedScenario[] {
  const listing = openListing(seals);
  const found = libraryIds(library).flatMap((id) => {
    const file = join(library, `${id}.yaml`);
    const sealed = listing(file);
    if (sealed?.id === id) return [{ ...sealed, file }];
    const tree = parseTree(readText(file, file).text ?? "", file).tree;
    return tree === undefined ? [] : [listed(tree, id, file)];
  });
  return byStart(found);
}

function listed(tree: MapTree, id: string, file: string): ListedScenario {
  const text = (path: Path) => {
    const value = valueAt(tree, path);
    return value?.kind === "scalar" ? String(value.value ?? "").trim() : "";
  };
  return {
    id,
    title: text(["title"]),
    summary: text(["summary"]),
    days: Number(text(["horizon"])),
    start: text(["start"]),
    variants: keysAt(tree, ["variants"]).map((variant) => ({
      id: variant,
      label: text(["variants", variant, "label"]),
      note: text(["variants", variant, "note"]),
    })),
    file,
  };
}
