/**
 * What is in the air at a checkpoint, in one word: drafts, instructions and who is ready, and every message with what became
 * of it. The process that is killed says it with each acknowledgement, and the log must say the same.
 */
import { createHash } from "node:crypto";

const plain = (_key, value) => (value instanceof Map || value instanceof Set ? [...value] : value);

/** Counts of drafts, messages, open proposals and agreements, and a hash over all of it. */
export function airOf({ sealed, messages: { messages, events } }) {
  const stands = (standing) => messages.filter(({ proposed }) => proposed?.standing === standing).length;
  const hash = createHash("sha256")
    .update(JSON.stringify([sealed, messages, events], plain))
    .digest("hex");
  return [sealed?.drafts.size ?? 0, messages.length, stands("open"), stands("agreed"), hash].join("/");
}
