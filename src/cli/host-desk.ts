/**
 * A hosted session with the desk in this terminal: one session in one process, and every input of a device comes in by the desk.
 */

import {
  codeInGroups,
  codeLink,
  type Host,
  type Hosted,
  keyedOf,
  keyLink,
  qrLines,
  titleOf,
  withoutDesk,
} from "../host/index.js";
import { escapeLine } from "../scenarios/light.js";
import type { Session } from "../session/index.js";
import type { Hosting } from "../tui/index.js";
import type { HostCommandOptions, ToHost } from "./host.js";
import { complainInWords } from "./output.js";
import { reportBeside } from "./report-beside.js";
import { prepareInk } from "./screen.js";
import { paste } from "./started.js";

/** What is served until there is a desk, and from then on the desk's. */
function servedBy(toHost: ToHost, minutes: number | null) {
  const before = withoutDesk(toHost.session);
  let give = before.give;
  let hear: (said: string) => void = () => undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  before.subscribe(tell);
  const hosted: Hosted = {
    session: toHost.session,
    minutes,
    give: (input) => give(input),
    hear: (said) => hear(said),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const connect: Hosting["connect"] = (desk) => {
    give = desk.receive;
    hear = desk.hear;
    desk.subscribe(tell);
  };
  return { hosted, connect };
}

function hostingOf(host: Host, connect: Hosting["connect"], session: Session): Hosting {
  const address = host.addresses[0] ?? "";
  const { access } = host;
  const told = new Set<() => void>();
  host.subscribe(() => {
    for (const listener of told) listener();
  });
  return {
    connect,
    address,
    code: codeInGroups(access.code),
    picture: qrLines(codeLink(address, access.code)),
    seats: () =>
      keyedOf(session).map((keyed) => {
        const { name, role } = keyed;
        const key = access.keyOf(name);
        const link = key === null ? null : keyLink(address, key.link);
        return { seat: name, label: titleOf(keyed), people: host.people(role), word: key?.word ?? null, link };
      }),
    whiteCell: () => ({
      people: host.people({ kind: "white-cell" }),
      link: access.whiteCellKey === null ? null : keyLink(address, access.whiteCellKey),
    }),
    renewWhiteCell: () => {
      try {
        access.renewWhiteCell();
      } catch (error) {
        complainInWords(String(error));
      }
    },
    pictureOf: qrLines,
    watchers: () => host.people({ kind: "table" }),
    renew: (seat) => {
      access.renew(seat).then(
        () => {
          for (const listener of told) listener();
        },
        (error: unknown) => complainInWords(String(error)),
      );
    },
    subscribe(listener) {
      told.add(listener);
      return () => told.delete(listener);
    },
  };
}

/** Serves and shows the desk until somebody leaves it. */
export async function hostAtDesk(
  toHost: ToHost,
  start: (hosted: Hosted) => Promise<Host>,
  options: HostCommandOptions,
): Promise<number> {
  const { session, name, found } = toHost;
  const { hosted, connect } = servedBy(toHost, options.timer ?? null);
  let host: Host;
  try {
    host = await start(hosted);
  } catch (error) {
    session.close();
    throw error;
  }
  try {
    prepareInk();
    const [{ runDesk }, { keepPicture }] = await Promise.all([import("../tui/index.js"), import("./keep-picture.js")]);
    const { exitCode } = await runDesk({
      session,
      name,
      again: "",
      paste,
      report: reportBeside,
      keepPicture,
      minutes: options.timer ?? null,
      hosting: hostingOf(host, connect, session),
      ...(found !== "" && { notice: { kind: "answer" as const, text: escapeLine(found) } }),
      stdin: process.stdin,
      stdout: process.stdout,
      screenReader: options.screenReader ?? false,
    });
    return exitCode;
  } finally {
    await host.close();
  }
}
