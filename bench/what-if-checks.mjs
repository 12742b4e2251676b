/**
 * An oracle for what-ifs: random ones, the same two runs made by way of a session (orders, overrides and vetoes as lines of a
 * log), and the first record in which they differ by comparing every record with every other. It shares no code with
 * `src/what-if`.
 */
import { chooser } from "./without-sentences.mjs";

const refused = (value) => !Array.isArray(value) && typeof value === "object" && value !== null && "kind" in value;

/** A random run of a scenario, and one thing changed in it that can be: `{run, whatIf}`. */
export function randomWhatIf({ engine, session }, scenario, seed) {
  const dice = chooser(seed);
  const days = Math.min(scenario.horizon, 20 + dice.below(100));
  const variants = [null, null, ...engine.variantIds(scenario)];
  const ordered = scenario.actors.filter(({ postures }) =>
    postures.some(({ transitions }) => transitions.some(({ order }) => order !== undefined)),
  );
  const seats = dice.next() < 0.3 && ordered.length > 0 ? [dice.pick(ordered).id] : [];
  const start = { seed: `what-if-${seed}`, run: dice.below(3), seats, historical: dice.next() < 0.3, days };
  const run = { scenario, variant: dice.pick(variants), set: {}, start };
  const model = engine.createModel(scenario, { variant: run.variant });
  const records = engine.advance(model, engine.createWorld(model, start), days);
  for (;;) {
    const at = dice.below(records.length);
    const whatIf = { at, change: randomChange(engine, model, run, records, at, dice) };
    if (whatIf.change !== null && playBySession({ engine, session }, run, whatIf) !== null) return { run, whatIf };
  }
}

function randomChange(engine, model, { scenario, start }, records, at, dice) {
  const kind = dice.pick(["drop", "drop", "force", "inject", "set", "order"]);
  if (kind === "drop") return engine.vetoRefusal(records[at]) === null ? { kind } : null;
  if (kind === "force") return { kind, transition: dice.pick(model.transitions).path };
  if (kind === "inject") return scenario.injects.length === 0 ? null : { kind, inject: dice.pick(scenario.injects).id };
  const free = scenario.assumptions.filter(({ derived }) => derived === undefined);
  if (kind === "set") {
    if (free.length === 0) return null;
    const { id, range } = dice.pick(free);
    return { kind, assumption: id, value: range[0] + (range[1] - range[0]) * dice.next() };
  }
  const own = model.transitions.filter(
    ({ actor, source }) => start.seats.includes(actor) && source.order !== undefined,
  );
  return own.length === 0 ? null : { kind, transition: dice.pick(own).path };
}

/** Both runs by way of a session; null where the change is not possible. A `set` is made on the engine, save by save. */
export function playBySession({ engine, session: door }, { scenario, variant, set, start }, { at, change }) {
  const { seed, run, seats, historical, days } = start;
  const beginning = { resolved: scenario, variant, set, seed, run, seats: [...seats], historical, days };
  const session = door.beginSession(beginning);
  session.give({ type: "advance", to: days });
  const played = door.recordsOf(session.state);
  if (change.kind === "set")
    return { played, changed: playWithSet(engine, { scenario, variant, set, start }, at, change) };
  const act = {
    drop: { type: "does-not-happen", record: at, reason: "what if" },
    force: { type: "happens-now", transition: change.transition, reason: "what if" },
    order: { type: "order", transition: change.transition },
    inject: { type: "inject", inject: change.inject },
  }[change.kind];
  if (change.kind !== "drop" && refused(session.give({ type: "rewind", to: at }))) return null;
  if (refused(session.give(act))) return null;
  session.give({ type: "advance", to: days });
  return { played, changed: door.recordsOf(session.state) };
}

/** Steps of play up to and with a record, then the same world under another model. */
function playWithSet(engine, { scenario, variant, set, start }, at, { assumption, value }) {
  const model = engine.createModel(scenario, { variant, set });
  const other = engine.createModel(scenario, { variant, set: { ...set, [assumption]: value } });
  const world = engine.createWorld(model, start);
  const records = [];
  while (records.length <= at) records.push(...engine.step(model, world));
  engine.continueUnder(other, world);
  records.push(...engine.advance(other, world, start.days));
  return records;
}

const nameOf = (record) =>
  record.type === "inject"
    ? `inject ${record.inject} ${record.path ?? ""}`
    : record.type === "milestone"
      ? `milestone ${record.milestone}`
      : record.type === "end"
        ? `end ${record.ending}`
        : record.type === "belief"
          ? `belief ${record.actor} ${record.about} ${record.to}`
          : `${record.transition} ${record.from} ${record.to} ${record.outcome ?? ""}`;

const same = (one, other) => one.time === other.time && nameOf(one) === nameOf(other);

/** The earliest record of either list that the other has not as often, but for the change itself: `{side, seq}` or null. */
export function partingByHand(played, changed, { at, change }) {
  let first = 0;
  while (first < Math.min(played.length, changed.length) && same(played[first], changed[first])) first += 1;
  const dropped = change.kind === "drop" ? played[at] : null;
  const put = change.kind === "set" ? null : changed.slice(0).find(isOwn(at, change));
  const found = [
    ...onlyIn(played, changed).map((record) => ({ record, side: "played" })),
    ...onlyIn(changed, played).map((record) => ({ record, side: "changed" })),
  ].filter(({ record }) => record !== dropped && record !== put);
  found.sort(
    (one, other) =>
      one.record.time - other.record.time ||
      (one.side === other.side ? one.record.seq - other.record.seq : one.side === "played" ? -1 : 1),
  );
  const [earliest] = found;
  return earliest === undefined ? null : { side: earliest.side, seq: earliest.record.seq };
}

const isOwn = (at, change) => (record) =>
  change.kind === "drop"
    ? record.type === "inject" && record.inject === "@denied"
    : record.seq > at && (record.by === "hand" || record.by === "seat");

/** Records of one list for which the other has no match left. */
function onlyIn(here, there) {
  const left = [...there];
  return here.filter((record) => {
    const place = left.findIndex((other) => same(record, other));
    if (place < 0) return true;
    left.splice(place, 1);
    return false;
  });
}

const bare = ({ why: _why, ...record }) => record;

/** What is wrong with the answer to a what-if; empty if nothing is. */
export function faultsOf({ engine, session }, answer, run, whatIf) {
  const faults = [];
  const byHand = playBySession({ engine, session }, run, whatIf);
  for (const side of ["played", "changed"]) {
    const hash = engine.hashRecords(answer[side].records.map(bare));
    if (hash !== engine.hashRecords(byHand[side].map(bare))) faults.push(`${side}: another course than the session's`);
  }
  const parting = partingByHand(byHand.played, byHand.changed, whatIf);
  const told = answer.parting && { side: answer.parting.side, seq: answer.parting.record.seq };
  if (JSON.stringify(told) !== JSON.stringify(parting))
    faults.push(`parts at ${JSON.stringify(told)}, by hand at ${JSON.stringify(parting)}`);
  return [...faults, ...streamFaults(engine, answer, run)];
}

/** The most draws of one stream that are looked through. */
const mostDraws = 100_000;

/** Every stream of either course has drawn the same sequence, that of its own key; how far it has come may differ. */
function streamFaults(engine, { played, changed }, { start }) {
  const faults = [];
  const { streamPaths } = played.model;
  for (const [index, path] of streamPaths.entries()) {
    const own = [played, changed].map(({ world }) => world.streams[index]);
    const wanted = own.filter(Boolean).map((stream) => JSON.stringify(stream.state()));
    const fresh = engine.openStream(start.seed, start.run, path);
    const left = new Set(wanted);
    for (let draws = 0; left.size > 0 && draws < mostDraws; draws += 1) {
      left.delete(JSON.stringify(fresh.state()));
      fresh();
    }
    if (left.size > 0) faults.push(`the stream of ${path} has left its own sequence`);
  }
  return faults;
}
