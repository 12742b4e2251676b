/**
 * The folder of the library. Its YAML is not compiled, so sources and built files use the same folder.
 */
import { fileURLToPath } from "node:url";

export function libraryFolder(): string {
  return fileURLToPath(new URL("../../src/scenarios/library/", import.meta.url));
}
