/**
 * Waits for something that can only be looked at, such as a file that another process writes. The limit is far longer
 * than on any machine under load, so only a hang fails.
 */

/** How long anything may take to come, in milliseconds. */
export const patience = 150_000;

/** Resolves once `holds`; throws with `what` where it never does. */
export async function until(holds: () => boolean, what: () => string): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never seen within ${patience / 1000} s: ${what()}`);
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
  }
}
