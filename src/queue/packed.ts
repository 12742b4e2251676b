/**
 * JSON as it lies in Redis: packed, in bounds, and known by the SHA-256 of its text, which does not hang on how it is packed.
 */
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { say } from "../catalogue/index.js";

/** What is wrong with something in the queue, in words for a person. */
export class QueueFault extends Error {
  override readonly name = "QueueFault";
  /** What to try. */
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

export interface Packed {
  readonly bytes: Uint8Array;
  /** SHA-256 of the text, in hex. */
  readonly digest: string;
}

/** Packs a plain value. Level 1: what lies in Redis lies there for seconds, and is made on the threads that play. */
export function pack(value: unknown): Packed {
  const text = JSON.stringify(value);
  return { bytes: gzipSync(text, { level: 1 }), digest: digestOf(text) };
}

/** Unpacks what has the given digest. `what` names it. Throws QueueFault. */
export function unpack(bytes: Uint8Array, digest: string, mostBytes: number, what: string): unknown {
  let text: string;
  try {
    text = gunzipSync(bytes, { maxOutputLength: mostBytes }).toString();
  } catch {
    throw new QueueFault(say("queue.not-packed", { what, most: `${mostBytes}` }));
  }
  if (digestOf(text) !== digest) throw new QueueFault(say("queue.other-digest", { what, digest: digestOf(text) }));
  try {
    return JSON.parse(text);
  } catch {
    throw new QueueFault(say("queue.malformed", { what, fault: say("queue.no-json") }));
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
