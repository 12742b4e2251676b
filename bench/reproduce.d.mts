/** Types of reproduce.mjs. */
export type Run = (
  folder: string,
  args: readonly string[],
) => { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export function reproduce(
  file: string,
  run: Run,
  folder: string,
): Promise<{ readonly kind: string; readonly command: string; readonly differs: string | null }>;
