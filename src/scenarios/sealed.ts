/**
 * Sealed library scenarios: a build-time cache of resolved scenarios as JSON, keyed by the digests of their files,
 * because reading the YAML of a large scenario takes longer than playing it. If any file has changed, the cache is
 * ignored.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scenario } from "../engine/index.js";
import type { ListedScenario } from "./library.js";
import { libraryFolder } from "./library-folder.js";
import { readOrdinaryFile } from "./ordinary-file.js";
import { largestFileBytes } from "./read.js";

export interface Sealed {
  readonly scenario: Scenario;
  /** Real paths, the scenario's own first. */
  readonly files: readonly string[];
}

interface SealedFile {
  /** Names relative to the library, with SHA-256 digests in hex. */
  readonly digests: readonly (readonly [string, string])[];
  readonly scenario: Scenario;
}

/** The build's folder of seals; it does not exist beside the sources. */
function sealFolder(): string {
  return fileURLToPath(new URL("./sealed/", import.meta.url));
}

/** The scenario in `file`, if it is the library's and unchanged since it was sealed. */
export function openSealed(file: string, library: string, seals: string = sealFolder()): Sealed | undefined {
  try {
    const real = realpathSync(file);
    const root = realpathSync(library);
    if (dirname(real) !== root) return undefined;
    const sealed = JSON.parse(readFileSync(sealPath(real, seals), "utf8")) as SealedFile;
    const files = sealed.digests.map(([name, digest]) => ({ path: join(root, name), digest }));
    if (!files.every(({ path, digest }) => digestOf(path) === digest)) return undefined;
    return { scenario: sealed.scenario, files: files.map(({ path }) => path) };
  } catch {
    // No seal, or a file is missing: load as usual.
    return undefined;
  }
}

/**
 * Which of the files that make up a scenario, its own first, have changed since the build sealed it; null where it was
 * not sealed, because it is not the library's.
 */
export function changedSinceSealed(
  files: readonly string[],
  library: string = libraryFolder(),
  seals: string = sealFolder(),
): readonly string[] | null {
  try {
    const root = realpathSync(library);
    const reals = files.map((file) => realpathSync(file));
    const own = reals[0] ?? "";
    if (dirname(own) !== root) return null;
    const sealed = JSON.parse(readFileSync(sealPath(own, seals), "utf8")) as SealedFile;
    const digests = new Map(sealed.digests.map(([name, digest]) => [join(root, name), digest]));
    return files.filter((_, place) => digests.get(reals[place] ?? "") !== digestOf(reals[place] ?? ""));
  } catch {
    return null;
  }
}

/** Seals a scenario. `names` are its files relative to the library, its own first. */
export function writeSeal(
  scenario: Scenario,
  names: readonly string[],
  library: string,
  seals: string = sealFolder(),
): void {
  const sealed: SealedFile = { digests: names.map((name) => [name, digestOf(join(library, name))]), scenario };
  mkdirSync(seals, { recursive: true });
  writeFileSync(sealPath(names[0] ?? "", seals), JSON.stringify(sealed));
}

/** A menu entry without its file. */
export type SealedListing = Omit<ListedScenario, "file">;

/** The sealed menu entries of the library. */
export function openListing(seals: string = sealFolder()): (file: string) => SealedListing | undefined {
  let listed: ReadonlyMap<string, SealedListing>;
  try {
    listed = new Map(JSON.parse(readFileSync(join(seals, listingName), "utf8")) as [string, SealedListing][]);
  } catch {
    return () => undefined;
  }
  return (file) => {
    try {
      return listed.get(digestOf(file));
    } catch {
      return undefined;
    }
  };
}

/** Seals the menu entries, by the digest of each scenario's own file. */
export function writeListing(scenarios: readonly ListedScenario[], seals: string = sealFolder()): void {
  const listed = scenarios.map(({ file, ...listing }) => [digestOf(file), listing]);
  mkdirSync(seals, { recursive: true });
  writeFileSync(join(seals, listingName), JSON.stringify(listed));
}

/** Cannot collide with a scenario: ids never contain "@". */
const listingName = "@list.json";

function sealPath(file: string, seals: string): string {
  return join(seals, `${basename(file, ".yaml")}.json`);
}

function digestOf(path: string): string {
  return createHash("sha256").update(readOrdinaryFile(path, largestFileBytes)).digest("hex");
}
