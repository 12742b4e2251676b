/**
 * Where the shipped library lies. Its YAML is not compiled, so the same folder serves the sources and what is built
 * from them.
 */
import { fileURLToPath } from "node:url";

export function libraryFolder(): string {
  return fileURLToPath(new URL("../../src/scenarios/library/", import.meta.url));
}
