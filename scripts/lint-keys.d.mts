/** The key of each file, for the texts of all files by their paths from the root. */
export function lintKeys(files: ReadonlyMap<string, string | Uint8Array>): Map<string, string>;
