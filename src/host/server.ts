/**
 * The server: listens where it was told, with limits on every connection, and answers by the routes of `app.ts`. It holds no state of its
 * own but who may come in.
 */
import { X509Certificate } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import { getRequestListener } from "@hono/node-server";
import { type Language, say } from "../catalogue/index.js";
import type { CountOdds } from "../white-cell/index.js";
import { Access, type WallClock } from "./access.js";
import { createApp } from "./app.js";
import { openAssets } from "./assets.js";
import { type Reached, refuse } from "./guard.js";
import type { Hosted } from "./hosted.js";
import { joinOf } from "./join.js";
import { keyedOf, type Role } from "./roles.js";
import { type Limits, usualLimits } from "./serving.js";
import { Streams } from "./streams.js";
import { Tongues } from "./tongues.js";
import type { WriteDocument } from "./white-cell-documents.js";
import type { WorkOut } from "./work-out.js";

/** A certificate and its key, in PEM. */
export interface Tls {
  readonly cert: Uint8Array;
  readonly key: Uint8Array;
}

export interface HostOptions {
  readonly hosted: Hosted;
  /** The address to listen on. */
  readonly address: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly tls?: Tls | undefined;
  /** How browsers reach it by way of a proxy on this machine, as `https://exercise.example.org`. */
  readonly publicOrigin?: string | undefined;
  /** Seats that get a new word. */
  readonly renew?: readonly string[] | undefined;
  /** The language of pages where nobody asks for another. Default: English. */
  readonly language?: Language | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly now?: WallClock | undefined;
  /** Writes documents of the session, for the white cell to take away. */
  readonly documents?: WriteDocument | undefined;
  /** Counts futures for the white cell, in threads of their own. */
  readonly countOdds?: CountOdds | undefined;
  /** Works out for the white cell what takes a while, in a thread of its own. */
  readonly workOut?: WorkOut | undefined;
  readonly onFault: (error: unknown) => void;
}

export interface Host {
  /** Where browsers join, the likeliest first. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly access: Access;
  /** Devices that are connected for a role. */
  people(role: Role): number;
  /** Called whenever somebody has come or gone. */
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Of one connection: how long it may take, and how much. */
const limitsOfConnections = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  insecureHTTPParser: false,
  requireHostHeader: true,
} satisfies ServerOptions;
const mostConnections = 1000;
const longestUrl = 1024;
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);

const isLoopback = (address: string) => /^(?:127\.|::1$|localhost$)/.test(address);

/** Names by which a browser may reach an address. */
function namesOf(address: string): string[] {
  if (address !== "0.0.0.0" && address !== "::") return isLoopback(address) ? [address, "localhost"] : [address];
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const outward = all.filter(({ internal, family }) => !internal && (family === "IPv4" || address === "::"));
  return [...outward.map((one) => one.address.replace(/%.*/, "")), "127.0.0.1", "localhost", "::1"];
}

/** Names of machines that a certificate is for, the first one first. One with a star says no name. */
function namesOnCertificate({ cert }: Tls): string[] {
  const { subjectAltName = "" } = new X509Certificate(cert);
  const names = [...subjectAltName.matchAll(/(?:^|, )DNS:([\w.-]+)(?=,|$)/g)].map(([, name = ""]) =>
    name.toLowerCase(),
  );
  return names.filter((name) => name !== "localhost");
}

/** Every name by which a browser may reach the host, the likeliest first: beyond this machine, one that its certificate is for. */
function allNames({ address, tls }: HostOptions): string[] {
  const numbers = namesOf(address);
  const named = tls === undefined ? [] : namesOnCertificate(tls);
  return isLoopback(address) ? [...numbers, ...named] : [...named, ...numbers];
}

const written = (name: string) => (isIPv6(name) ? `[${name}]` : name);

function reachedBy(options: HostOptions, port: number): Reached {
  const { tls, publicOrigin } = options;
  const scheme = tls === undefined ? "http" : "https";
  const usual = tls === undefined ? 80 : 443;
  const hosts = allNames(options).map((name) => `${written(name)}${port === usual ? "" : `:${port}`}`);
  const direct = hosts.map((host) => `${scheme}://${host}`);
  if (publicOrigin === undefined)
    return {
      hosts: new Set(hosts),
      origins: new Set(direct),
      secure: tls !== undefined,
      proxied: false,
      addresses: direct,
    };
  const { host, origin, protocol } = new URL(publicOrigin);
  return {
    hosts: new Set([...hosts, host]),
    origins: new Set([origin]),
    secure: protocol === "https:",
    proxied: true,
    addresses: [origin],
  };
}

type Asked = Pick<IncomingMessage, "method" | "url" | "headers" | "rawHeaders">;

/** Answers what no route has to see. */
function refusedAtOnce({ method = "", url = "", headers, rawHeaders }: Asked, { hosts }: Reached): Response | null {
  // Whoever is asked by two names may be taken for another by a proxy before it.
  const named = rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === "host").length;
  if (named > 1) return refuse(400, { message: say("host.malformed") });
  if (!hosts.has((headers.host ?? "").toLowerCase())) return refuse(421, { message: say("host.not-this-host") });
  if (!methods.has(method)) return refuse(405, { message: say("host.malformed") });
  if (url.length > longestUrl || !/^\/[\x21-\x7e]*$/.test(url)) return refuse(400, { message: say("host.malformed") });
  return null;
}

async function answerAtOnce(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), Connection: "close" });
  outgoing.end(await response.text());
}

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** What no route has to see is answered before any does. */
const listenerOf =
  (answer: Answer, reached: () => Reached, onFault: HostOptions["onFault"]): ((...asked: Parameters<Answer>) => void) =>
  (incoming, outgoing) => {
    const { method, url, headers, rawHeaders } = incoming;
    const refused = refusedAtOnce({ method, url, headers, rawHeaders }, reached());
    if (refused !== null) void answerAtOnce(refused, outgoing).catch(onFault);
    else void answer(incoming, outgoing).catch(onFault);
  };

function listen(server: Server, { address, port }: HostOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Writes down who may come in. Not before the host listens: words that nobody was shown, because it can't, open nothing. */
function keepAccess(access: Access, streams: Streams, server: Server): void {
  try {
    access.keep();
  } catch (error) {
    streams.close();
    server.close();
    throw error;
  }
}

/** Begins to answer. Rejects with what the system says where it can't listen. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { hosted, tls, now = Date.now, language, limits = {}, onFault } = options;
  const tongues = await Tongues.open(hosted, language);
  const access = await Access.open(hosted.session, now, options.renew);
  let reached: ReturnType<typeof reachedBy> | null = null;
  let port = 0;
  const clock = () => performance.now();
  const streams = new Streams(
    hosted,
    access,
    tongues,
    () => (reached === null ? null : joinOf(reached.addresses[0] ?? "", access.code)),
    clock,
  );
  const app = createApp({
    hosted,
    access,
    streams,
    assets: openAssets(tongues),
    tongues,
    reached: () => reached as Reached,
    // Browsers do not tell cookies apart by port: two hosts on one machine would take each other's.
    cookie: () => `${reached?.secure ? "__Host-" : ""}faultline-${port}`,
    limits: { ...usualLimits, ...limits },
    clock,
    documents: options.documents,
    countOdds: options.countOdds,
    workOut: options.workOut,
    onFault,
  });
  const answer = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => refuse(400, { message: say("host.malformed") }),
  });
  const listener = listenerOf(answer, () => reached as Reached, onFault);
  const server =
    tls === undefined
      ? createServer(limitsOfConnections, listener)
      : createSecureServer(
          { ...limitsOfConnections, cert: Buffer.from(tls.cert), key: Buffer.from(tls.key), minVersion: "TLSv1.2" },
          listener,
        );
  server.maxConnections = mostConnections;
  server.on("upgrade", (_, socket) => socket.destroy());
  server.on("clientError", (_, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 \r\nConnection:close\r\nContent-Length:0\r\n\r\n");
    else socket.destroy();
  });
  port = await listen(server, options);
  reached = reachedBy(options, port);
  keepAccess(access, streams, server);
  // The first time takes ten times as long as any other, and nobody waits for it yet.
  for (const { role } of keyedOf(hosted.session)) streams.page(role, tongues.usual);
  streams.page({ kind: "table" }, tongues.usual);
  return {
    addresses: reached.addresses,
    port,
    access,
    people: (role) => streams.people(role),
    subscribe: (listener) => streams.subscribe(listener),
    close: () =>
      new Promise((resolve) => {
        streams.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
