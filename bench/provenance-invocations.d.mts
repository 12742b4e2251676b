/** Types of provenance-invocations.mjs. */
export interface Step {
  /** A command line, and the file that keeps what it prints. */
  readonly args?: readonly string[];
  readonly keep?: string;
  /** A file to write. */
  readonly file?: { readonly name: string; readonly text: string };
}
export function invocations(
  count: number,
  seed: number,
  options?: { readonly small?: boolean },
): readonly { readonly steps: readonly Step[]; readonly files: readonly string[] }[];
export const kinds: readonly string[];
