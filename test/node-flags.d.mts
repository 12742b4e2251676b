/** Types of node-flags.mjs. */
export const nodeFlags: readonly string[];
