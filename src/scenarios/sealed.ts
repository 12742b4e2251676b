/**
 * Library scenarios as the build left them: loaded once, kept as JSON beside the digests of their files. Reading the
 * YAML of a large scenario takes longer than playing it; as long as not a byte of its files has changed, what the build
 * read is what would be read again. Any difference, and the files are loaded as usual.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scenario } from "../engine/index.js";
import type { ListedScenario } from "./library.js";
import { readOrdinaryFile } from "./ordinary-file.js";
import { largestFileBytes } from "./read.js";

/** A scenario and the files it was made from. */
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

/** Where the build puts them; there is no such folder beside the sources. */
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
    // No seal, or a file gone: nothing is lost but time.
    return undefined;
  }
}

/** Seals a scenario made from `names`, files relative to the library, its own first. */
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

/** What a menu shows of a scenario, but for where its file lies. */
export type SealedListing = Omit<ListedScenario, "file">;

/** What a menu shows of the scenarios of a library, where the build left it. */
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

/** Seals what a menu shows, by the digest of each scenario's own file. */
export function writeListing(scenarios: readonly ListedScenario[], seals: string = sealFolder()): void {
  const listed = scenarios.map(({ file, ...listing }) => [digestOf(file), listing]);
  mkdirSync(seals, { recursive: true });
  writeFileSync(join(seals, listingName), JSON.stringify(listed));
}

/** No scenario's id holds an @. */
const listingName = "@list.json";

function sealPath(file: string, seals: string): string {
  return join(seals, `${basename(file, ".yaml")}.json`);
}

function digestOf(path: string): string {
  return createHash("sha256").update(readOrdinaryFile(path, largestFileBytes)).digest("hex");
}
