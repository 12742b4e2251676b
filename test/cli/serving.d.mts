/** Types of serving.mjs. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export function openServed(patience: number): (cwd: string, args: readonly string[]) => Ran;
