/**
 * What every request has to pass before anybody looks at what it asks for, and what every answer says to the browser that gets it. A page
 * of another site can make a browser send requests here: they fail by their Host, their Origin, what browsers say of where they come
 * from, or the type of their body. Nothing of the pages comes from elsewhere, and nothing in them runs that is not ours.
 */

import { isIP } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { type Language, say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import type { Refused } from "./page.js";

export type Env = {
  Bindings: HttpBindings;
  Variables: {
    /** The language of whoever asks. */
    readonly language: Language;
    /** Works something out in that language; it has to be done when this returns. */
    readonly inLanguage: <Result>(work: (model: Model) => Result) => Result;
  };
};

/** How this host is reached. */
export interface Reached {
  /** Values of Host that are ours, with the port. */
  readonly hosts: ReadonlySet<string>;
  /** Origins of our own pages. */
  readonly origins: ReadonlySet<string>;
  /** Browsers come by TLS. */
  readonly secure: boolean;
  /** Where browsers join, the likeliest first. */
  readonly addresses: readonly string[];
  /** A proxy on this machine says in a header where requests come from. */
  readonly proxied: boolean;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const said: readonly (readonly [string, string])[] = [
  ["Content-Security-Policy", policy],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "no-referrer"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"],
  ["X-Robots-Tag", "none"],
];

/** The same for answers that are made before any route is found. */
export const securityHeaders: Readonly<Record<string, string>> = Object.fromEntries([
  ...said,
  ["Cache-Control", "no-store"],
]);

export type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 429 | 500 | 503;

/** An answer that refuses, in words for whoever reads them. */
export function refuse(status: Status, refused: Refused): Response {
  const headers = { ...securityHeaders, "Content-Type": "application/json;charset=utf-8" };
  const again = status === 429 ? { "Retry-After": "2" } : {};
  return new Response(JSON.stringify({ refused }), { status, headers: { ...headers, ...again } });
}

const localAddress = /^(?:127\.|::1$|::ffff:127\.)/;

/** Where a request comes from, as far as that can be known. */
export function addressOf(c: Context<Env>, { proxied }: Reached): string {
  const address = c.env.incoming.socket.remoteAddress ?? "";
  if (!proxied || !localAddress.test(address)) return address;
  // The last is what our own proxy has seen; those before it are what it was told.
  const last = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return isIP(last) === 0 ? address : last;
}

/** Says what every answer says, and lets no page of another site act. */
export function guarded(reached: () => Reached): MiddlewareHandler<Env> {
  return async (c, next) => {
    const refused = refuseForeign(c, reached());
    if (refused !== null) return refused;
    await next();
    for (const [name, value] of said) c.res.headers.set(name, value);
    if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
    return undefined;
  };
}

function refuseForeign(c: Context<Env>, { origins }: Reached): Response | null {
  const origin = c.req.header("origin");
  const from = c.req.header("sec-fetch-site");
  const acts = c.req.method === "POST";
  const foreign =
    (origin !== undefined && !origins.has(origin)) ||
    (acts && origin === undefined) ||
    (from !== undefined && from !== "same-origin" && (acts || (c.req.path.startsWith("/api/") && from !== "none")));
  if (foreign) return refuse(403, { message: say("host.from-elsewhere") });
  if (acts && !/^application\/json(?:; ?charset=utf-8)?$/i.test(c.req.header("content-type") ?? ""))
    return refuse(415, { message: say("host.wants-json") });
  return null;
}
