/**
 * A thousand exercises of each scenario: every record and gauge as every seat sees it, every seat's page, and all that
 * the projector draws from, searched for what is kept from whoever looks. In every other exercise half of
 * the scenario is secret, in every other pair some actors hold beliefs. What is drawn from this is searched, page by page, in secrets.test.ts.
 */
import { describe, expect, it } from "vitest";
import { createModel, type ExplainedRecord, type Model, type Scenario } from "../../src/engine/index.js";
import { seatDoor, seatPage } from "../../src/exercise/index.js";
import { openState, recordsOf, Session, startOf, timeline } from "../../src/session/index.js";
import { seatViewer } from "../../src/visibility/index.js";
import { beginningOf, playExercise } from "../session/exercise.js";
import { full } from "../share.js";
import { findLeak, isHidden, isNoNews, secretsOf, standing } from "./oracle.js";
import { forbidden, mistakenly, secretly, signed } from "./signs.js";

/** A thousand in full, two dozen as a share. */
const exercises = full ? 1000 : 6;

interface Table {
  readonly scenario: Scenario;
  readonly model: Model;
}

function tableOf(scenario: Scenario): Table {
  return { scenario, model: createModel(scenario, { variant: null, set: {} }) };
}

/** A session in memory; the model is shared, for to make one takes longer than to play. */
function beginAt({ scenario, model }: Table, seed: string): Session {
  const { scenarioHash } = model;
  const header = {
    format: 1,
    engine: "",
    scenario: scenario.id,
    scenarioHash,
    ...beginningOf(scenario, seed),
  } as const;
  const session = new Session({ header, model, state: openState(model, startOf(header)), lines: ["{}"] }, {});
  const plainly = session.give.bind(session);
  session.give = (input) => plainly(input, { explain: true });
  return session;
}

function searchTimelines({ scenario, model }: Table, session: Session, records: readonly ExplainedRecord[]): number {
  let hidden = 0;
  for (const looker of [null, ...scenario.actors.map(({ id }) => id)]) {
    const seen = timeline(model, session.state, looker === null ? "table" : seatViewer(looker));
    const told = seen.records.map(({ record }) => record);
    expect(findLeak(scenario, looker, told)).toBeUndefined();
    expect(standing(scenario, looker, records)).toMatchObject(seen.latest.postures);
    const { gauges } = secretsOf(scenario, looker);
    expect(gauges.filter((id) => id in seen.latest.gauges)).toEqual([]);
    hidden += records.length - told.length + gauges.length;
  }
  return hidden;
}

function searchPages(
  { scenario, model }: Table,
  session: Session,
  records: readonly ExplainedRecord[],
  seats: readonly string[],
): void {
  for (const seat of seats) {
    const page = seatPage(model, session.state, seat);
    const door = seatDoor(model, session.state, seat);
    const whole = JSON.stringify([page, door]);
    // What an order may lead to is no secret where the seat will merely not see whether it did.
    const news = JSON.stringify([
      { ...page, rows: page.rows.map((row) => (row.kind === "order" ? { ...row, motion: [] } : row)) },
      { ...door, may: { ...door.may, order: door.may.order.map((order) => ({ ...order, consequences: [] })) } },
    ]);
    const { gauges } = secretsOf(scenario, seat);
    const kept = [
      ...scenario.gauges.flatMap(({ id, label }) => (gauges.includes(id) ? [{ text: label, searched: whole }] : [])),
      // What a seat may order it knows of, whoever else does; that it has happened is another matter.
      ...records.flatMap((record) =>
        !isNoNews(scenario, seat, record) || ("actor" in record && record.actor === seat)
          ? []
          : [{ text: record.headline, searched: "transition" in record && isHidden(record, seat) ? whole : news }],
      ),
      ...textsKept(records, seat).map((text) => ({ text, searched: whole })),
    ];
    const leak = kept.find(({ text, searched }) => searched.includes(text));
    if (leak !== undefined) throw new Error(`the page of ${seat} shows ${leak.text}`);
  }
}

/** What was written on the spot for others: how it goes on after its first line. */
function textsKept(records: readonly ExplainedRecord[], seat: string | null): string[] {
  return records.flatMap((record) => {
    if (record.type !== "inject" || record.addressed === undefined) return [];
    const { to } = record.addressed;
    return seat !== null && to.includes(seat) ? [] : (record.text ?? "").split("\n").slice(1);
  });
}

function searchTable({ scenario, model }: Table, session: Session, records: readonly ExplainedRecord[]): void {
  const { entries } = timeline(model, session.state, "table");
  const told = JSON.stringify(
    entries.map((entry) =>
      entry.kind === "day"
        ? entry.after
        : entry.kind === "message"
          ? entry.message
          : [entry.record, entry.before, entry.after, entry.why, entry.knownFactors, entry.message],
    ),
  );
  const leak = [...forbidden(scenario, records), ...textsKept(records, null)].find((text) => told.includes(text));
  if (leak !== undefined) throw new Error(`the table's timeline holds ${leak}`);
  for (const entry of entries) {
    // Where the table believed a posture elsewhere, how long it stood there tells when it moved in secret.
    if (entry.kind === "record" && entry.why !== null) expect(entry.record).toMatchObject({ from: entry.why.from });
  }
}

/** The tests of these scenarios; two files share them out, so that they run side by side. */
export function searchAll(scenarios: readonly Scenario[]): void {
  describe(`${exercises} exercises of each scenario`, () => {
    it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
      "hide what is kept from each seat and from the table: %s",
      (_, scenario) => {
        expect(searchExercises(scenario)).toBeGreaterThan(exercises);
      },
      300_000,
    );
  });
}

/** Plays and searches them all. Answers how many things were hidden from somebody. */
function searchExercises(scenario: Scenario): number {
  const open = tableOf({ ...signed(scenario), id: "signed" });
  const secret = tableOf({ ...signed(secretly(scenario)), id: "signed" });
  const mistaken = tableOf({ ...signed(mistakenly(scenario)), id: "signed" });
  const both = tableOf({ ...signed(mistakenly(secretly(scenario))), id: "signed" });
  const tables = [open, secret, mistaken, both];
  let hidden = 0;
  for (let number = 0; number < exercises; number += 1) {
    const table = tables[number % tables.length] as Table;
    const session = beginAt(table, `thousand-${number}`);
    playExercise(session, `thousand-${number}`, 3);
    const records = recordsOf(session.state);
    try {
      hidden += searchTimelines(table, session, records);
      // Pages take longest: one seat's in each exercise, by turns.
      searchPages(table, session, records, session.header.seats.slice((number >> 1) % 2).slice(0, 1));
      searchTable(table, session, records);
    } catch (error) {
      throw new Error(`thousand-${number} of ${scenario.id}`, { cause: error });
    }
  }
  return hidden;
}
