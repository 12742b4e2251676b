/**
 * A hosted session without a desk: says how to join, and serves until it is interrupted.
 */
import { say } from "../catalogue/index.js";
import {
  codeInGroups,
  codeLink,
  type Host,
  type Hosted,
  keepTime,
  keyedOf,
  keyLink,
  qrLines,
  titleOf,
  withoutDesk,
} from "../host/index.js";
import { escapeLine } from "../scenarios/light.js";
import { exitCodes } from "./failure.js";
import type { HostCommandOptions, ToHost } from "./host.js";
import { complainInWords, jsonLine, print } from "./output.js";
import { interruptible } from "./progress.js";

export async function hostHeadless(
  { session, found }: ToHost,
  start: (hosted: Hosted) => Promise<Host>,
  { json = false, timer }: HostCommandOptions,
): Promise<number> {
  const hosted = withoutDesk(session, timer ?? null);
  const release = keepTime(hosted);
  const interrupt = interruptible(["SIGTERM"]);
  let host: Host | null = null;
  try {
    host = await start(hosted);
    if (found !== "") complainInWords(found);
    if (json) print(jsonLine(announced(hosted, host)));
    else tell(hosted, host);
    const { signal } = interrupt;
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve());
    });
    return exitCodes.interrupted;
  } finally {
    release();
    await host?.close();
    const saved = session.close();
    interrupt.release();
    if (!saved) complainInWords(session.fault?.message ?? say("cli.session-not-saved"));
  }
}

/** How to join, as data. Words and links are null where an earlier process gave them out. */
function announced({ session }: Hosted, { addresses, port, access }: Host) {
  const address = addresses[0] ?? "";
  const key = access.whiteCellKey;
  const keyOf = (name: string) => {
    const drawn = access.keyOf(name);
    return { word: drawn?.word ?? null, link: drawn === null ? null : keyLink(address, drawn.link) };
  };
  return {
    type: "host",
    scenario: session.header.scenario,
    log: session.file,
    addresses,
    port,
    code: access.code,
    join: codeLink(address, access.code),
    seats: keyedOf(session).flatMap(({ name, role }) =>
      role.kind === "seat" ? [{ seat: role.seat, ...keyOf(name) }] : [],
    ),
    evaluators: keyedOf(session).flatMap(({ name, label, role }) =>
      role.kind === "evaluator" ? [{ evaluator: role.evaluator, name: label, ...keyOf(name) }] : [],
    ),
    whiteCell: key === null ? null : { key, link: keyLink(address, key) },
  };
}

function tell({ session }: Hosted, { addresses, access }: Host): void {
  const { scenario } = session.model;
  const address = addresses[0] ?? "";
  const lines = [
    say("host.kept-in", { title: scenario.title, file: session.file ?? "" }),
    say("host.join-at", { address, code: codeInGroups(access.code) }),
    ...keyedOf(session).flatMap((keyed) => {
      const [name, label] = [keyed.name, titleOf(keyed)];
      const drawn = access.keyOf(name);
      if (drawn === null) return [say("host.seat-given", { seat: label, id: name })];
      return [
        say("host.seat-word", { seat: label, word: drawn.word }),
        say("host.seat-link", { link: keyLink(address, drawn.link) }),
      ];
    }),
    ...(access.whiteCellKey === null
      ? []
      : [say("host.white-cell-link", { link: keyLink(address, access.whiteCellKey) })]),
    say("host.ends-with"),
  ];
  if (process.stdout.isTTY) for (const line of qrLines(codeLink(address, access.code))) print(line);
  for (const line of lines) print(escapeLine(line));
}
