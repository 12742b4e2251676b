/**
 * What a device may not be sent, worked out a second way: from the scenario's own lists, as the oracle of the visibility tests reads them,
 * and from words that were planted where only the white cell or another seat may read.
 */
import type { ExplainedRecord, Scenario } from "../../src/engine/index.js";
import type { Input } from "../../src/session/index.js";
import { isHidden, isNoNews, type Looker, secretsOf } from "../visibility/oracle.js";

/** A sign stands at the beginning of every headline of a signed scenario. */
const signOf = (headline: string) => headline.split(" ")[0] ?? "";

/** Signs that must not reach a looker's device at any time of a run with these records. */
export function keptFrom(scenario: Scenario, looker: Looker, records: readonly ExplainedRecord[]): string[] {
  const { gauges, milestones, paths } = secretsOf(scenario, looker);
  const own = (path: string) => looker !== null && path.startsWith(`${looker}.`);
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const hidden = postures.flatMap(({ transitions }) => transitions.filter((one) => isHidden(one, looker)));
  const secret = (path: string) =>
    paths.includes(path) && !own(path) && (looker === null || hidden.some((one) => one.path === path));
  const told = records.filter((record) => !isNoNews(scenario, looker, record));
  const seenStates = new Set(told.flatMap((record) => Object.values(record).filter((one) => typeof one === "string")));
  return [
    ...scenario.gauges.filter(({ id }) => gauges.includes(id)).map(({ label }) => label),
    ...scenario.milestones.filter(({ id }) => milestones.includes(id)).map(({ headline }) => signOf(headline)),
    ...postures.flatMap(({ transitions }) =>
      transitions.filter(({ path }) => secret(path)).map(({ headline }) => signOf(headline)),
    ),
    // What only hidden moves lead to, from where nobody saw anything begin.
    ...postures.flatMap(({ path, states, initial, transitions }) =>
      looker !== null && path.startsWith(`${looker}.`)
        ? []
        : states
            .filter(({ id }) => {
              const ways = transitions.filter(({ to, outcomes }) =>
                [to, ...(outcomes ?? []).map((one) => one.to)].includes(id),
              );
              return id !== initial && !seenStates.has(id) && ways.length > 0 && ways.every((one) => secret(one.path));
            })
            .map(({ label }) => label),
    ),
    ...records
      .filter((record) => isNoNews(scenario, looker, record) && !("actor" in record && record.actor === looker))
      .filter((record) => record.type === "inject" || ("transition" in record && isHidden(record, looker)))
      .map(({ headline }) => headline),
  ];
}

/** Signs of what a seat knows by report alone, of which it may read that it is possible, and not that it has come about. */
export function unseenBy(scenario: Scenario, looker: Looker): string[] {
  const { paths } = secretsOf(scenario, looker);
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  return postures.flatMap(({ transitions }) =>
    transitions
      .filter(({ path }) => paths.includes(path) && looker !== null && !path.startsWith(`${looker}.`))
      .map(({ headline }) => signOf(headline)),
  );
}

/** Inputs of the white cell with words that nobody else may read. */
export const cellWords = ["NOTE9canary", "REASON9canary", "BOOKMARK9canary", "BRANCH9canary", "OBJECTIVE9canary"];
export const cellInputs: readonly Input[] = [
  { type: "note", text: "NOTE9canary", objective: "OBJECTIVE9canary" },
  { type: "bookmark", record: 0, text: "BOOKMARK9canary" },
  { type: "branch", name: "BRANCH9canary" },
];

/** The first of these texts that is in the bytes; undefined for none. */
export const leakIn = (bytes: string, kept: readonly string[]): string | undefined =>
  kept.find((text) => text !== "" && bytes.includes(text));
