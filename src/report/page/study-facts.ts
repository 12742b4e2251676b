/**
 * What a page of an experiment says of where its figures come from.
 */
import { say } from "../../catalogue/index.js";
import type { Policies, Scenario } from "../../engine/index.js";
import { policiesInWords } from "../../text/index.js";
import { code, type Document, fact } from "./document.js";

/** Where the figures of an experiment come from (docs/tables.md). */
export interface StudyHead {
  readonly study: string;
  readonly scenarioHash: string;
  readonly engine: string;
  readonly variant: string | null;
  readonly policies: Policies | null;
  readonly set: { readonly [assumption: string]: number };
  readonly days: number;
  readonly historical: boolean;
  readonly seed: string;
}

export function studyFacts(scenario: Scenario, head: StudyHead): Document["facts"] {
  const seats = policiesInWords(head.policies);
  const changed = Object.entries(head.set).map(([id, value]) => `${id} = ${value}`);
  return [
    fact(say("experiment.fact-scenario"), code(`${scenario.id}@${head.scenarioHash.slice(0, 8)}`)),
    ...(head.variant === null ? [] : [fact(say("experiment.fact-variant"), code(head.variant))]),
    ...(changed.length === 0 ? [] : [fact(say("experiment.fact-set"), code(changed.join(", ")))]),
    ...(seats === null ? [] : [fact(say("policy.fact"), seats)]),
    fact(say("experiment.fact-days"), `${head.days}`),
    ...(head.historical ? [fact(say("experiment.fact-historical"), say("experiment.fact-historical-yes"))] : []),
    fact(say("experiment.fact-seed"), code(head.seed)),
    fact(say("experiment.fact-study"), code(head.study)),
    fact(say("experiment.fact-engine"), `faultline ${head.engine}`),
  ];
}
