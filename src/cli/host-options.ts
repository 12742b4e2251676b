/**
 * Where a host listens, and how it is reached: read from the command line, and refused where it would be less safe than whoever typed it
 * may think.
 */
import { isIP } from "node:net";
import { say } from "../catalogue/index.js";
import type { Tls } from "../host/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { UsageError } from "./failure.js";

export interface ReachOptions {
  readonly listen?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly public?: string;
  readonly plainHttp?: boolean;
}

export interface Reach {
  readonly address: string;
  readonly port: number;
  readonly tls?: Tls;
  readonly publicOrigin?: string;
  /** It can be reached from other machines, and nothing is encrypted. */
  readonly warns: boolean;
}

const usualPort = 8460;
const loopback = "127.0.0.1";

/** `192.168.1.5`, `192.168.1.5:8460`, `[::1]:8460`, `::1` or `:8460`. */
function readAddress(written: string): { readonly address: string; readonly port: number } {
  const whole = isIP(written) === 6 ? [written, written, undefined] : null;
  const [, found, port] =
    whole ?? /^(?:\[([\da-f:.]+)\]|([\w.-]*))(?::(\d{1,5}))?$/i.exec(written)?.flatMap(inner) ?? [];
  const address = found === "" || found === "localhost" ? loopback : found;
  const number = port === undefined ? usualPort : Number(port);
  if (address === undefined || isIP(address) === 0 || number > 65_535)
    throw new UsageError(say("host.bad-address", { written }), say("host.bad-address-hint"));
  return { address, port: number };
}

/** Of two ways to write an address only one is there. */
const inner = (part: string | undefined, place: number) =>
  place === 1 || place === 2 ? (part === undefined ? [] : [part]) : [part];

function readOrigin(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== written.replace(/\/$/, ""))
    throw new UsageError(say("host.bad-origin", { written }));
  return url.origin;
}

const longestPem = 1 << 20;

function readPem(file: string): Uint8Array {
  try {
    return readOrdinaryFile(file, longestPem);
  } catch (error) {
    throw new UsageError(say("host.file-unreadable", { file, reason: (error as Error).message }));
  }
}

/** Throws UsageError for what can't be, or is not safe without being asked for by name. */
export function readReach(options: ReachOptions): Reach {
  const { listen = "", tlsCert, tlsKey, public: origin, plainHttp = false } = options;
  const { address, port } = readAddress(listen);
  if ((tlsCert === undefined) !== (tlsKey === undefined)) throw new UsageError(say("host.tls-needs-both"));
  const tls =
    tlsCert === undefined || tlsKey === undefined ? undefined : { cert: readPem(tlsCert), key: readPem(tlsKey) };
  const far = !/^(?:127\.|::1$)/.test(address) && tls === undefined;
  if (far && !plainHttp) throw new UsageError(say("host.wants-flag", { address }), say("host.wants-flag-hint"));
  const publicOrigin = origin === undefined ? undefined : readOrigin(origin);
  return {
    address,
    port,
    warns: far,
    ...(tls === undefined ? {} : { tls }),
    ...(publicOrigin === undefined ? {} : { publicOrigin }),
  };
}
