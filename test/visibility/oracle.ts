/**
 * What a viewer may not know, worked out a second way: from the scenario's own lists of who learns of what, and by
 * trying conditions out, without a look at how the product decides it.
 */
import type {
  Condition,
  ExplainedRecord,
  Ratio,
  Record as RunRecord,
  Scenario,
  Transition,
} from "../../src/engine/index.js";

/** An actor's id for its seat; null for the table. */
export type Looker = string | null;

interface Restricted {
  readonly visibility?: readonly string[] | undefined;
}

export function isHidden({ visibility }: Restricted, looker: Looker): boolean {
  return Array.isArray(visibility) && !(looker !== null && visibility.includes(looker));
}

const posturesOf = ({ actors }: Scenario) => actors.flatMap((actor) => actor.postures);

/** What a looker knows only as its actor believes: postures by path, gauges by id. The table learns nothing of any of it. */
export function believedBy({ actors }: Scenario, looker: Looker): readonly string[] {
  return actors.flatMap(({ id, beliefs = [] }) =>
    looker === null || looker === id ? beliefs.map((one) => ("posture" in one ? one.posture : one.gauge)) : [],
  );
}

interface Secrets {
  /** Of which it does not know at all. */
  readonly gauges: readonly string[];
  /** Whose true value it does not know. */
  readonly values: readonly string[];
  /** Transitions that it does not learn of. */
  readonly paths: readonly string[];
  /** Those, with what it may miss: injects that are not for it, and acts that a seat may order in confidence. */
  readonly missed: readonly string[];
  readonly milestones: readonly string[];
}

const secrets = new WeakMap<Scenario, Map<Looker, Secrets>>();

/** What a looker may not know of a scenario, by id or path. */
export function secretsOf(scenario: Scenario, looker: Looker): Secrets {
  const known = secrets.get(scenario) ?? new Map<Looker, Secrets>();
  secrets.set(scenario, known);
  const found = known.get(looker) ?? workOutSecrets(scenario, looker);
  known.set(looker, found);
  return found;
}

function workOutSecrets(scenario: Scenario, looker: Looker): Secrets {
  const believed = believedBy(scenario, looker);
  const paths = posturesOf(scenario).flatMap(({ path, transitions }) =>
    transitions.filter((one) => isHidden(one, looker) || believed.includes(path)).map((one) => one.path),
  );
  const ordered = posturesOf(scenario).flatMap(({ transitions }) =>
    transitions.filter(({ order }) => order !== undefined && isHidden(order, looker)).map((one) => one.path),
  );
  const injects = scenario.injects.filter((one) => isHidden(one, looker)).map(({ id }) => `inject.${id}`);
  const missed = [...paths, ...ordered, ...injects];
  const idsOf = (wanted: (one: Scenario["gauges"][number]) => boolean) =>
    scenario.gauges.filter(wanted).map(({ id }) => id);
  const gauges = idsOf((one) => isHidden(one, looker) || (looker === null && believed.includes(one.id)));
  const values = idsOf((one) => isHidden(one, looker) || believed.includes(one.id));
  // A milestone may wait for another, that for a third.
  let milestones: readonly string[] = [];
  for (let round = 0; round <= scenario.milestones.length; round += 1) {
    const so = { gauges, values, paths, missed, milestones };
    milestones = scenario.milestones
      .filter(
        ({ on = [], when }) =>
          on.some((path) => missed.includes(path)) || (when !== undefined && turns(scenario, looker, when, so)),
      )
      .map(({ id }) => id);
  }
  return { gauges, values, paths, missed, milestones };
}

/** Where a transition may lead: to its state, or that of any of its outcomes. */
const leadsTo = ({ to, outcomes }: Transition): readonly string[] => outcomes?.map((one) => one.to) ?? [to!];

/** Whether a condition's truth may turn on a hidden move, gauge or milestone: leaf by leaf, each hidden move tried. */
export function turnsOnSecret(scenario: Scenario, looker: Looker, condition: Condition): boolean {
  return turns(scenario, looker, condition, secretsOf(scenario, looker));
}

function turns(scenario: Scenario, looker: Looker, condition: Condition, so: Secrets): boolean {
  const { gauges, values, missed, milestones } = so;
  // A seat knows its own beliefs, but for gauges of which it is told nothing, and nobody else's.
  const gaugeSecret = (id: string, believer: string | undefined) =>
    believer === undefined || !believedBy(scenario, believer).includes(id)
      ? values.includes(id)
      : believer !== looker || gauges.includes(id);
  switch (condition.kind) {
    case "gauge":
      return gaugeSecret(condition.gauge, condition.believer);
    case "compare":
      return [condition.gauge, condition.other].some((gauge) => gaugeSecret(gauge, condition.believer));
    case "reached":
      return milestones.includes(condition.milestone);
    case "day":
    case "date":
      return false;
    case "count":
      return missed.includes(condition.happening);
    case "entries":
      return movesIn(scenario, condition.posture, missed).some((one) => leadsTo(one).includes(condition.state));
    case "since": {
      const { of } = condition;
      if ("milestone" in of) return milestones.includes(of.milestone);
      if ("happening" in of) return missed.includes(of.happening);
      if (of.believer !== undefined) return of.believer !== looker;
      return movesIn(scenario, of.posture, missed).some((one) => leadsTo(one).some((to) => of.states.includes(to)));
    }
    case "not":
      return turns(scenario, looker, condition.of, so);
    case "posture": {
      if (condition.believer !== undefined) return condition.believer !== looker;
      const holdsAt = (state: string) => condition.states.includes(state);
      return movesIn(scenario, condition.posture, missed).some((one) =>
        one.from.some((state) => leadsTo(one).some((to) => holdsAt(state) !== holdsAt(to))),
      );
    }
    default:
      return condition.of.some((part) => turns(scenario, looker, part, so));
  }
}

const movesIn = (scenario: Scenario, posture: string, paths: readonly string[]) =>
  posturesOf(scenario)
    .find(({ path }) => path === posture)
    ?.transitions.filter(({ path }) => paths.includes(path)) ?? [];

export function ratioHidden(scenario: Scenario, looker: Looker, ratio: Ratio): boolean {
  if (ratio.kind === "condition") return turnsOnSecret(scenario, looker, ratio.when);
  if (ratio.kind !== "curve") return false;
  const { gauge, believer } = ratio;
  return turnsOnSecret(scenario, looker, { kind: "gauge", gauge, ...(believer === undefined ? {} : { believer }) });
}

/** Whether a record is no news for a looker. */
export function isNoNews(scenario: Scenario, looker: Looker, record: ExplainedRecord): boolean {
  if (record.type === "end") return false;
  if (record.type === "milestone") return secretsOf(scenario, looker).milestones.includes(record.milestone);
  if (record.type === "belief") return record.actor !== looker;
  if (record.type !== "inject" && record.by === "seat" && record.actor === looker) return false;
  if ("transition" in record && secretsOf(scenario, looker).paths.includes(record.transition)) return true;
  return isHidden(record, looker);
}

export function movesOf(record: RunRecord): readonly { posture: string; from: string; to: string }[] {
  if (record.type === "inject") return record.moved ?? [];
  return "posture" in record ? [record] : [];
}

/** Where a looker takes every posture to stand: where its last news left it. */
export function standing(scenario: Scenario, looker: Looker, records: readonly ExplainedRecord[]) {
  const stands = initially(scenario, looker);
  for (const record of records) {
    if (isNoNews(scenario, looker, record)) continue;
    for (const { posture, to } of newsOf(scenario, looker, record)) stands.set(posture, to);
  }
  return Object.fromEntries(stands);
}

function initially(scenario: Scenario, looker: Looker): Map<string, string> {
  const beliefs = scenario.actors.find(({ id }) => id === looker)?.beliefs ?? [];
  return new Map(
    posturesOf(scenario).map(({ path, initial }) => {
      const believed = beliefs.find((one) => "posture" in one && one.posture === path);
      return [path, (believed !== undefined && "initial" in believed ? believed.initial : undefined) ?? initial];
    }),
  );
}

/** What a record tells a looker of where postures stand: what it believes is for reports alone to say. */
function newsOf(scenario: Scenario, looker: Looker, record: RunRecord) {
  if (record.type === "belief") return [{ posture: record.about, from: record.from, to: record.to }];
  // What comes out of a secret may name a state that it does not know: it reads that something has come out, and no more.
  const own = "by" in record && record.by === "seat" && "actor" in record && record.actor === looker;
  return movesOf(record).filter(
    ({ posture, to }) =>
      !believedBy(scenario, looker).includes(posture) &&
      (own || record.type === "inject" || knownStates(scenario, looker, posture).has(to)),
  );
}

/** The states of a posture that a looker knows of: what is no end of a secret, and what leads on from there in the open. */
export function knownStates(scenario: Scenario, looker: Looker, path: string): ReadonlySet<string> {
  const { paths } = secretsOf(scenario, looker);
  const { initial, states, transitions } = posturesOf(scenario).find((one) => one.path === path)!;
  const ends = transitions.filter((one) => paths.includes(one.path)).flatMap(leadsTo);
  const known = new Set([initial, ...states.map(({ id }) => id).filter((id) => !ends.includes(id))]);
  const open = transitions.filter((one) => !paths.includes(one.path));
  for (let before = 0; before < known.size; ) {
    before = known.size;
    for (const one of open)
      if (one.from.some((state) => known.has(state))) for (const to of leadsTo(one)) known.add(to);
  }
  const wholly = transitions.length > 0 && !open.some((one) => leadsTo(one).some((to) => known.has(to)));
  return wholly ? new Set() : known;
}

/** The first thing in what a looker is told that it may not know; undefined where there is none. */
export function findLeak(scenario: Scenario, looker: Looker, told: readonly RunRecord[]): string | undefined {
  const { values, paths, milestones } = secretsOf(scenario, looker);
  const known = initially(scenario, looker);
  for (const [place, record] of told.entries()) {
    if (record.seq !== place) return `${place} is numbered ${record.seq}: a gap would tell of what is missing`;
    // Where a posture came from is where its last news left it, or a move in secret would be given away by the next.
    const moves = record.type === "belief" ? newsOf(scenario, looker, record) : movesOf(record);
    for (const { posture, from, to } of moves) {
      if (record.type !== "belief" && believedBy(scenario, looker).includes(posture))
        return `${place} moves ${posture}`;
      if (from !== known.get(posture)) return `${place} tells that ${posture} stood at ${from}`;
      known.set(posture, to);
    }
    if (record.type === "milestone" && milestones.includes(record.milestone))
      return `${place} notes ${record.milestone}`;
    const effects = "effects" in record ? record.effects.map(({ gauge }) => gauge) : [];
    const gauge = effects.find((id) => values.includes(id));
    if (gauge !== undefined) return `${place} shows ${gauge}`;
    if (record.type === "belief" && record.actor !== looker) return `${place} tells what ${record.actor} believes`;
    if ("truth" in record || "sent" in record) return `${place} tells of the truth behind a report`;
    if ("reason" in record || "why" in record || "visibility" in record) return `${place} says too much`;
    // Whoever gave an order knows what they ordered, and whether it failed.
    if (record.type === "transition" && record.by === "seat" && record.actor === looker) continue;
    if (record.type === "inject" && record.inject === "@order-failed" && record.path?.startsWith(`${looker}.`))
      continue;
    const named = [
      "transition" in record ? record.transition : "",
      "answers" in record && secretsOf(scenario, looker).missed.includes(record.answers ?? "") ? paths[0] : "",
      record.type === "inject" ? record.path : "",
    ].find((path) => path && paths.includes(path));
    if (named) return `${place} names ${named}`;
    if (record.type === "inject" && ["@gauge", "@denied", "@skipped"].includes(record.inject))
      return `${place} shows an override`;
  }
  return undefined;
}
