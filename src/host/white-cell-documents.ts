/**
 * What the white cell takes away as files: the log, the report and other documents of it, the review, and pictures of the desk's screen. Nothing is
 * kept on the host: each is written when it is asked for, and one after the other.
 */
import { say } from "../catalogue/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { timeline } from "../session/index.js";
import { refuse } from "./guard.js";
import { malformed, type Serving, tooOften } from "./serving.js";

/** Ending and type of each. */
const documents = {
  report: ["html", "text/html;charset=utf-8"],
  docx: ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  markdown: ["md", "text/markdown;charset=utf-8"],
  records: ["csv", "text/csv;charset=utf-8"],
  review: ["review.json", "application/json;charset=utf-8"],
} as const;
export type DocumentKind = keyof typeof documents;

/** Rejects with why it could not be written. */
export type WriteDocument = (kind: DocumentKind) => Promise<Uint8Array>;

/** Larger than any log, in bytes. */
const longestLog = 1 << 28;

/** The size of a picture, in cells of a terminal: all of a situation has room in it. */
const pictureSize = { columns: 120, rows: 40 } as const;

export function takeAway(serving: Serving): void {
  const { app, hosted } = serving;
  const { session } = hosted;
  const named = (ending: string) => ({
    "Content-Disposition": `attachment; filename="${session.model.scenario.id}.${ending}"`,
  });
  app.get("/api/white-cell/log", (c) => {
    if (session.file === null) return refuse(404, { message: say("host.no-such-page") });
    const bytes = readOrdinaryFile(session.file, longestLog);
    return c.body(new Uint8Array(bytes), 200, {
      "Content-Type": "application/x-ndjson;charset=utf-8",
      ...named("log"),
    });
  });
  const written = oneAfterAnother(serving);
  for (const [kind, [ending, type]] of Object.entries(documents))
    app.get(`/api/white-cell/${kind}`, async (c) => {
      const writing = written(kind as DocumentKind);
      if (writing === null) return refuse(404, { message: say("host.no-such-page") });
      try {
        return c.body(new Uint8Array(await writing), 200, { "Content-Type": type, ...named(ending) });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return refuse(503, { message: say("host.no-report", { why }) });
      }
    });
  app.get("/api/white-cell/picture", async (c) => {
    const record = c.req.query("record") ?? "";
    if (!/^\d{0,7}$/.test(record)) return malformed();
    if (!serving.takes("acts", serving.tokenOf(c))) return tooOften();
    const { records } = timeline(session.model, session.state, "facilitator");
    const number = record === "" ? records.length - 1 : Number(record);
    if (number >= records.length) return refuse(404, { message: say("host.no-such-page") });
    // Loaded only where somebody asks.
    const { drawMoment } = await import("../tui/anywhere.js");
    const picture = drawMoment(
      { session, name: null, again: "", paste: (command) => command.join(" ") },
      number < 0 ? null : number,
      pictureSize,
    );
    const headers = { "Content-Type": "image/svg+xml;charset=utf-8", ...named(`record-${Math.max(0, number)}.svg`) };
    return c.body(picture, 200, headers);
  });
}

/** Whoever asks for what is being written is given the same; null where nobody writes. */
function oneAfterAnother({ documents: write }: Serving): (kind: DocumentKind) => Promise<Uint8Array> | null {
  const writing = new Map<DocumentKind, Promise<Uint8Array>>();
  let last: Promise<unknown> = Promise.resolve();
  return (kind) => {
    if (write === undefined) return null;
    const under = writing.get(kind);
    if (under !== undefined) return under;
    const begun = last
      .then(() => write(kind))
      .finally(() => {
        writing.delete(kind);
      });
    writing.set(kind, begun);
    last = begun.catch(() => undefined);
    return begun;
  };
}
