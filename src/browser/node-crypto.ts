/**
 * What of Node's hashing our sources use, for a browser: the same SHA-256, in JavaScript.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export class Hash {
  private readonly state: ReturnType<typeof sha256.create>;

  constructor(state = sha256.create()) {
    this.state = state;
  }

  update(data: string | Uint8Array): this {
    this.state.update(typeof data === "string" ? utf8ToBytes(data) : data);
    return this;
  }

  copy(): Hash {
    return new Hash(this.state.clone());
  }

  digest(encoding: "hex"): string {
    if (encoding !== "hex") throw new Error(`no digest as ${String(encoding)} here`);
    return bytesToHex(this.state.digest());
  }
}

export function createHash(algorithm: string): Hash {
  if (algorithm !== "sha256") throw new Error(`no ${algorithm} here`);
  return new Hash();
}

export const randomUUID = (): string => crypto.randomUUID();
