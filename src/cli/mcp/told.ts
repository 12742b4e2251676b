/**
 * A run told to a program: its records, its turning points, and why one of its records came, with the paragraphs of the sources that this
 * rests on.
 */
import { studyId, studyOf } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import { type ExplainedRecord, hashRecords, type Record } from "../../engine/index.js";
import { renderMarkdown, writeEssay } from "../../report/index.js";
import { evidenceRegister } from "../../scenarios/light.js";
import { recordsOf } from "../../session/index.js";
import { createLookup, likelihoodInWords, likelihoodOf, replayCode, sourceTitle } from "../../text/index.js";
import { playNamed, tellNamed } from "../export.js";
import { UsageError } from "../failure.js";
import { type NamedRunOptions, openRun } from "../named-run.js";
import { fileOf } from "../prepare.js";

const bare = ({ why: _why, ...record }: ExplainedRecord) => record as Record;

async function played(named: string, options: NamedRunOptions) {
  const opened = await openRun("whatif", named, options);
  const { session, again } = playNamed(opened);
  const { model } = session;
  const { seed, days, historical, set, seats, run } = session.header;
  const study = studyOf(model, { seed, days, historical }, { file: fileOf(opened.name), set, seats });
  const head = { ...study, study: studyId(study), run, code: replayCode(again) };
  return { session, again, head, records: recordsOf(session.state) };
}

/** Where a run comes from, its records and which of them were turning points; as an essay with footnotes where that is wanted. */
export async function tellRun(named: string, { essay = false, ...options }: NamedRunOptions & { essay?: boolean }) {
  const { session, again, head, records } = await played(named, options);
  const told = tellNamed(session, again);
  const hash = hashRecords(records.map(bare));
  const turningPoints = told.turningPoints.map(({ record, brought }) => ({
    record: record.seq,
    brought: brought.map(({ seq }) => seq),
  }));
  if (essay) return { ...head, hash, turningPoints, essay: await renderMarkdown(writeEssay(told)) };
  return { ...head, hash, turningPoints, records: records.map(bare) };
}

/** Why a record of a run came, and what the model says there rests on. */
export async function explainRecord(named: string, number: number, options: NamedRunOptions) {
  const { session, head, records } = await played(named, options);
  const record = records[number];
  if (record === undefined)
    throw new UsageError(
      say("cli.no-such-record", { record: number, last: records.length - 1 }),
      say("programs.tell-the-run-first"),
    );
  const { scenario } = session.model;
  const lookup = createLookup(scenario);
  const cited = citedIn(record);
  const rests = evidenceRegister(scenario)
    .filter(({ claim }) => cited.has(claim))
    .map(({ citedBy: _citedBy, supports: _supports, ...claim }) => ({
      ...claim,
      title: sourceTitle(lookup, claim.claim),
    }));
  const why = "transition" in record ? (record.why ?? null) : null;
  return { ...head, record, likelihood: likelihoodInWords(likelihoodOf(record, why)), rests };
}

/** The claims that a record and its explanation name anywhere. */
function citedIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (value === null || typeof value !== "object") return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "evidence" && Array.isArray(inner)) for (const claim of inner) found.add(String(claim));
    else citedIn(inner, found);
  }
  return found;
}
