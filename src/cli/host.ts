/**
 * `faultline host`: a session on the network. The desk in this terminal stays the white cell's, and seats and table join from their browsers;
 * or nobody is here, and the white cell comes by the network too. It is always kept in a file, beside which stands who may come in.
 */
import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { type Language, say } from "../catalogue/index.js";
import { type DocumentKind, type Host, type Hosted, keyedOf, startHost } from "../host/index.js";
import { beginSession, drawRule, resumeSession, type Session } from "../session/index.js";
import { exerciseLog, hostCommand } from "../text/index.js";
import { countBeside, workBeside } from "./beside.js";
import { documentBeside } from "./documents-beside.js";
import { UsageError } from "./failure.js";
import { hostAtDesk } from "./host-desk.js";
import { hostHeadless } from "./host-headless.js";
import { type Reach, type ReachOptions, readReach } from "./host-options.js";
import { isLog } from "./log-named.js";
import { onTerminal } from "./on-terminal.js";
import { complain, complainInWords } from "./output.js";
import { plannedPlay } from "./planned.js";
import { now, type PlayOptions } from "./play.js";
import { chooseRun, openScenario, type RunOptions } from "./prepare.js";

export interface HostCommandOptions extends RunOptions, ReachOptions {
  readonly orders?: "open" | "sealed";
  readonly save?: string;
  readonly renew?: readonly string[];
  readonly timer?: number;
  readonly language?: Language;
  readonly headless?: boolean;
  readonly json?: boolean;
  readonly screenReader?: boolean;
}

/** A session to host, and how its scenario is named. */
export interface ToHost {
  readonly session: Session;
  readonly name: string | null;
  readonly found: string;
}

export async function host(named: string, options: HostCommandOptions): Promise<number> {
  const { headless = false, json = false } = options;
  if (json && !headless) throw new UsageError(say("host.json-needs-headless"));
  const reach = readReach(options);
  if (reach.warns) complainInWords(say("host.warn-plain"));
  const toHost = isLog(named) ? await goOn(named, options) : await begin(named, options);
  const { session } = toHost;
  const { seats } = session.header;
  try {
    if (seats.length === 0)
      throw new UsageError(say("host.needs-seats"), say("host.needs-seats-hint"), [
        ...hostCommand(named),
        "--seat",
        ...session.model.scenario.actors.slice(0, 2).map(({ id }) => id),
      ]);
    const names = [...keyedOf(session).map(({ name }) => name), whiteCell];
    const unknown = (options.renew ?? []).find((seat) => !names.includes(seat));
    if (unknown !== undefined)
      throw new UsageError(say("host.no-such-seat", { seat: unknown, seats: names.join(", ") }));
  } catch (error) {
    session.close();
    throw error;
  }
  const start = (hosted: Hosted) => open(hosted, reach, options);
  return onTerminal({ json: headless, plain: headless })
    ? hostAtDesk(toHost, start, options)
    : hostHeadless(toHost, start, options);
}

/** Begins to answer. Throws UsageError where it can't listen. */
async function open(hosted: Hosted, reach: Reach, { renew = [], language }: HostCommandOptions): Promise<Host> {
  keepHeapSmall();
  try {
    const documents = (kind: DocumentKind) => documentBeside(hosted.session.file ?? "", kind);
    const stop = new AbortController();
    const [countOdds, workOut] = [countBeside(stop.signal), workBeside(stop.signal)];
    const beside = { documents, countOdds, workOut, onFault: tellFault };
    const host = await startHost({ hosted, ...reach, renew, language, ...beside });
    return {
      ...host,
      close() {
        stop.abort();
        return host.close();
      },
    };
  } catch (error) {
    const { code, message, syscall } = error as NodeJS.ErrnoException;
    if (syscall === "listen" || syscall === "bind") {
      const address = `${reach.address}:${reach.port}`;
      throw new UsageError(say("host.cannot-listen", { address, reason: message }), say("host.cannot-listen-hint"));
    }
    if (/^ERR_(?:OSSL|SSL)|PEM/.test(code ?? "")) throw new UsageError(say("host.bad-tls", { reason: message }));
    if (syscall !== undefined) throw new UsageError(say("host.cannot-keep", { reason: message }));
    throw error;
  }
}

/**
 * By itself V8 lets the heap grow to several times what lives in it before it collects all of it: a host that holds 30 MB was at 300 after a
 * minute of 2,500 requests a second. Collecting at one and a half times costs no request anything that can be measured (bench/host-hostile.mjs).
 */
const keepHeapSmall = () => setFlagsFromString("--heap-growing-percent=50");

/** A mistake in the program is told here, and to no device. */
function tellFault(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  complain(say("host.fault", { reason }));
}

/** How --renew names the white cell, which is no actor. */
const whiteCell = "white-cell";

/** What decides how a session begins. */
const ofBeginning = ["seed", "variant", "set", "days", "historical", "seat", "orders"] as const;

async function goOn(file: string, options: HostCommandOptions): Promise<ToHost> {
  if (options.save !== undefined) throw new UsageError(say("host.save-of-log", { file }));
  const other = ofBeginning.find((name) => options[name] !== undefined);
  if (other !== undefined) throw new UsageError(say("host.of-beginning", { option: `--${other}`, file }));
  const { session, torn, wasClosed } = resumeSession(file, { now, explain: true });
  const found =
    torn !== null
      ? say("cli.torn-line-cut-off", { file, fault: torn.fault, bytes: torn.bytes })
      : wasClosed
        ? ""
        : say("cli.session-not-closed", { file });
  return { session, name: null, found };
}

async function begin(named: string, options: HostCommandOptions): Promise<ToHost> {
  const { save: file = exerciseLog } = options;
  if (existsSync(file))
    throw new UsageError(say("host.log-there", { file }), say("host.log-there-hint"), hostCommand(file));
  const loaded = await openScenario(named);
  const planned = plannedPlay(loaded.scenario, options as PlayOptions);
  const { seat = [] } = planned;
  if (seat.length === 0) {
    const actors = loaded.scenario.actors.slice(0, 2).map(({ id }) => id);
    throw new UsageError(say("host.needs-seats"), say("host.needs-seats-hint"), [
      ...hostCommand(named),
      "--seat",
      ...actors,
    ]);
  }
  const beginning = { ...chooseRun(loaded, planned), rule: drawRule(planned.orders ?? "sealed") };
  return { session: beginSession(beginning, { file, now, loaded: true }), name: named, found: "" };
}
