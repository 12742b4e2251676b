// What the linter says of a file rests on the file, on what it imports, directly or not, because some rules know types across
// files, and on what holds for all of them: its settings, the packages, and types that are declared for everybody. A key is a
// hash of all that: while a file has the key under which it passed, it need not be linted again.
import { createHash } from "node:crypto";
import { posix } from "node:path";

const isForAll = (path) =>
  /^(?:biome\.json|package(?:-lock)?\.json|tsconfig[^/]*\.json|\.gitignore)$|\.d\.[cm]?ts$/.test(path);
const isCode = (path) => /\.[cm]?[jt]sx?$/.test(path);

/** What a relative import may lead to: the file itself, or the one of TypeScript that is compiled to it, in `dist` too. */
function* targetsOf(importer, named) {
  const path = posix.join(posix.dirname(importer), named).replace(/^dist\//, "src/");
  yield path;
  const [, stem, kind] = path.match(/^(.*)\.([cm]?)js$/) ?? [];
  if (stem !== undefined) yield* [`${stem}.${kind}ts`, `${stem}.tsx`];
}

/** The files that each file imports. */
function importsOf(files) {
  const imports = new Map();
  for (const [path, text] of files) {
    const found = new Set();
    if (isCode(path))
      for (const [, named] of `${text}`.matchAll(/\b(?:from|import)\b\s*\(?\s*["'](\.[^"'\n]*)["']/g))
        for (const target of targetsOf(path, named)) if (files.has(target)) found.add(target);
    imports.set(path, found);
  }
  return imports;
}

/** A file and all that it comes by. */
function reachedFrom(path, imports) {
  const reached = new Set([path]);
  for (const one of reached) for (const target of imports.get(one)) reached.add(target);
  return reached;
}

const hashOf = (parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
};

/** The key of each file, for the texts of all files by their paths from the root. */
export function lintKeys(files) {
  const own = new Map([...files].map(([path, text]) => [path, hashOf([path, text])]));
  const forAll = hashOf(
    [...own]
      .filter(([path]) => isForAll(path))
      .map(([, hash]) => hash)
      .sort(),
  );
  const imports = importsOf(files);
  return new Map(
    [...files.keys()].map((path) => {
      const reached = [...reachedFrom(path, imports)].map((one) => own.get(one)).sort();
      return [path, hashOf([forAll, own.get(path), ...reached])];
    }),
  );
}
