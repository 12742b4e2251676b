/**
 * What a part of the model rests on, as text: numbered citations that lead to the evidence register, or the author's
 * judgement. Every description of a scenario cites through here, so that a claim has one number throughout.
 */
import { say } from "../../catalogue/index.js";
import { type Basis, basisOf, type Effect, type PublicAct, type Scenario, type Supports } from "../../engine/index.js";
import {
  citation,
  createLookup,
  effectInWords,
  gradeOf,
  type Lookup,
  listInWords,
  signed,
  supportInWords,
} from "../../text/index.js";
import { keptTo } from "../../visibility/index.js";
import { code, em, type Inline, joined, lines, link, type Text } from "../page/document.js";

/** A scenario under description. */
export interface Subject {
  readonly scenario: Scenario;
  readonly lookup: Lookup;
  /** Place of each claim in the register, from 1. */
  readonly numberOf: ReadonlyMap<string, number>;
}

export function createSubject(scenario: Scenario): Subject {
  const numberOf = new Map(scenario.claims.map(({ id }, index) => [id, index + 1]));
  return { scenario, lookup: createLookup(scenario), numberOf };
}

export const anchors = {
  actor: (id: string) => `actor-${id}`,
  posture: (path: string) => `posture-${path}`,
  transition: (path: string) => `transition-${path}`,
  gauge: (id: string) => `gauge-${id}`,
  assumption: (id: string) => `assumption-${id}`,
  belief: (path: string) => `belief-${path}`,
  inject: (id: string) => `inject-${id}`,
  milestone: (id: string) => `milestone-${id}`,
  source: (id: string) => `source-${id}`,
  claim: (id: string) => `claim-${id}`,
} as const;

/** `[12] B2`, leading to the claim. */
export function cite({ lookup, numberOf }: Subject, claimId: string): Inline {
  const claim = lookup.claims.get(claimId);
  const number = numberOf.get(claimId);
  if (claim === undefined || number === undefined) return claimId;
  const hint = `${citation(lookup, claimId)}: ${claim.statement}`;
  return link(anchors.claim(claimId), `[${number}] ${gradeOf(lookup, claimId)}`, hint);
}

export function citeAll(subject: Subject, claims: readonly string[], supports?: Supports): Text {
  return joined(
    claims.map((claim): Text => {
      const support = supportInWords(supports, claim);
      return support === "" ? [cite(subject, claim)] : [cite(subject, claim), ` (${support})`];
    }),
    ", ",
  );
}

/** The claims, then the judgement if there is one. */
export function basisText(subject: Subject, { evidence, judgement, supports }: Basis): Text {
  return lines(
    citeAll(subject, evidence, supports),
    judgement === undefined ? [] : em(say("odd.judgement-cell", { judgement })),
  );
}

/** As `basisText`, on one line, for use inside a sentence; empty where there is nothing. */
export function basisInline(subject: Subject, basis: Basis | undefined): Text {
  if (basis === undefined) return [];
  const { evidence, judgement, supports } = basis;
  const parts = [
    citeAll(subject, evidence, supports),
    judgement === undefined ? [] : [em(say("odd.judgement", { judgement }))],
  ];
  const filled = parts.filter((part) => part.length > 0);
  return filled.length === 0 ? [] : [" — ", ...joined(filled, "; ")];
}

/** What an effect rests on, and what its amount rests on if that is another matter; empty where there is nothing. */
export function effectBasis(subject: Subject, effect: Effect): Text {
  const amount = basisInline(subject, effect.addBasis);
  return [
    ...basisInline(subject, basisOf(effect)),
    ...(amount.length === 0 ? [] : ["; ", say("odd.its-amount"), ...amount]),
  ];
}

/** An effect in words, with what it rests on. */
export function effectText(subject: Subject, effect: Effect): Text {
  return [effectInWords(subject.lookup, effect), ...effectBasis(subject, effect)];
}

/** To which human seats something is kept; empty where all may know of it. */
export function seenByText(lookup: Lookup, item: Parameters<typeof keptTo>[0]): Text {
  const kept = keptTo(item);
  if (kept === null) return [];
  return kept.length === 0
    ? [em(say("odd.seen-by-nobody"))]
    : [em(say("odd.seen-by-only", { actors: listInWords(kept.map(lookup.actorLabel), "and") }))];
}

/** What leads from an element to the parts of it that cite claims. */
const parts = /(?:\.states\.[^.]+)?\.(?:after|(?:ratios|drift|effects)\[\d+\](?:\.(?:curve|add))?)$/;

/** An element of the model by its path, as a link to where it is described. */
export function elementLink(subject: Subject, path: string): Inline {
  const { lookup } = subject;
  const whole = lookup.transitions.has(path) ? path : path.replace(parts, "");
  if (path.includes("@")) return link(anchors.belief(path.replace(/\.delay$/, "")), path);
  if (lookup.postures.has(whole)) return link(anchors.posture(whole), path);
  if (lookup.transitions.has(whole)) return link(anchors.transition(whole), path, lookup.headlineOf(whole));
  const [section = "", id = ""] = [whole.slice(0, whole.indexOf(".")), whole.slice(whole.indexOf(".") + 1)];
  if (section === "inject" || section === "injects")
    return link(anchors.inject(id), path, lookup.headlineOf(`inject.${id}`));
  if (section === "gauges") return link(anchors.gauge(id), path);
  if (section === "assumptions") return link(anchors.assumption(id), path);
  if (section === "milestones") return link(anchors.milestone(id), path);
  return path;
}

/** A public act in the words of the event-data community: `CAMEO 0256 → Turkey, Goldstein −0.3`; empty where there is no public act. */
export function actText({ lookup }: Subject, event: PublicAct | undefined): Text {
  if (event === undefined) return [];
  const target = event.target === undefined ? "" : ` → ${lookup.actorLabel(event.target)}`;
  const score = event.goldstein === undefined ? "" : `, Goldstein ${signed(event.goldstein)}`;
  return ["CAMEO ", code(event.cameo), `${target}${score}`];
}
