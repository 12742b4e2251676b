/**
 * What a part of an explanation rests on, as lines: claims with their places, grades and statements, judgements, and what
 * the numbers inside it rest on.
 */
import { say } from "../../catalogue/index.js";
import { type Basis, basisOf, type Effect, endsOf, isHappening, type Supports } from "../../engine/index.js";
import type { RecordEntry } from "../../session/index.js";
import {
  citation,
  citationWithSupport,
  gradeInWords,
  type Lookup,
  supportInWords,
  widthOf,
  wrap,
} from "../../text/index.js";
import { blank, type Line, span } from "../term/line.js";

export interface Ground {
  readonly evidence: readonly string[];
  readonly judgement?: string | undefined;
  readonly supports?: Supports | undefined;
  /** What numbers inside it rest on. */
  readonly within?: readonly NamedGround[] | undefined;
}

interface NamedGround extends Ground {
  /** Such as `the time`. */
  readonly name: string;
}

/** Of a number that need not have a basis of its own. */
export function groundWithin(name: string, basis: Basis | undefined): readonly NamedGround[] {
  return basis === undefined ? [] : [{ name, ...basis }];
}

/** What the time rests on after which a record's timeout came. */
export function timeWithin(lookup: Lookup, { record }: RecordEntry): readonly NamedGround[] {
  const trigger = "transition" in record ? lookup.transitions.get(record.transition)?.trigger : undefined;
  return trigger?.kind === "timeout" ? groundWithin(say("panel.why-time"), trigger.afterBasis) : [];
}

/** Every claim of a ground, those of the numbers inside it included. */
export function claimsOf({ evidence, within = [] }: Ground): readonly string[] {
  return [...evidence, ...within.flatMap(claimsOf)];
}

/** On one line: the place of the first claim and how many more there are, or else the judgement. */
export function groundInBrief(lookup: Lookup, ground: Ground): string {
  const parts = [ground, ...(ground.within ?? [])];
  const [first, ...more] = parts.flatMap(({ evidence, supports }) =>
    evidence.map((claim) => citationWithSupport(lookup, claim, supports)),
  );
  if (first !== undefined)
    return more.length === 0 ? first : say("panel.why-and-more", { citation: first, n: more.length });
  const judgement = parts.find((part) => part.judgement !== undefined)?.judgement;
  return judgement === undefined ? "" : say("panel.why-judgement", { judgement });
}

/** A claim in full: its locator and grade, and what it speaks for, then its statement. */
function claimLines(
  lookup: Lookup,
  claimId: string,
  supports: Supports | undefined,
  indent: number,
  width: number,
  graded: boolean,
): Line[] {
  const claim = lookup.claims.get(claimId);
  const support = supportInWords(supports, claimId);
  const notes = [graded ? gradeInWords(lookup, claimId) : "", support].filter((note) => note !== "");
  const figures = claim === undefined || claim.figures.length === 0 ? "" : ` [${claim.figures.join("; ")}]`;
  const place = citation(lookup, claimId);
  const beside = notes.map((note) => `  ${note}`).join("");
  const fits = indent + widthOf(place) + widthOf(beside) <= width;
  const head: Line = [blank(indent), span(place, "accent"), ...(fits ? [span(beside, "dim")] : [])];
  const below = fits ? [] : notes.flatMap((note) => wrap(note, width - indent - 3));
  const statement = wrap((claim?.statement ?? say("panel.why-no-claim")) + figures, width - indent - 3).map(
    (text): Line => [blank(indent + 2), span(text)],
  );
  return [head, ...below.map((text): Line => [blank(indent + 2), span(text, "dim")]), ...statement];
}

/** Claims and judgement, in full; then those of the numbers inside. */
export function groundLines(lookup: Lookup, ground: Ground, indent: number, width: number, graded: boolean): Line[] {
  const { evidence, judgement, supports, within = [] } = ground;
  const judged = judgement === undefined ? [] : wrap(say("panel.why-judgement", { judgement }), width - indent - 1);
  return [
    ...evidence.flatMap((claim) => claimLines(lookup, claim, supports, indent, width, graded)),
    ...judged.map((text): Line => [blank(indent), span(text, "dim")]),
    ...within.flatMap((part) => namedGroundLines(lookup, part, indent, width, graded)),
  ];
}

function namedGroundLines(lookup: Lookup, ground: NamedGround, indent: number, width: number, graded: boolean): Line[] {
  const name: Line = [blank(indent), span(say("panel.why-ground-of", { part: ground.name }), "dim")];
  return [name, ...groundLines(lookup, ground, indent + 2, width, graded)];
}

/**
 * What each claim says, with where it says so from the second on: the first one's place is beside the row. Of numbers
 * inside, also their judgements.
 */
export function statementLines(lookup: Lookup, ground: Ground, indent: number, width: number): Line[] {
  const { evidence, supports, within = [] } = ground;
  const statementOf = (claim: string) => lookup.claims.get(claim)?.statement ?? "";
  const told = evidence.map((claim, index) =>
    index === 0 ? statementOf(claim) : `${citationWithSupport(lookup, claim, supports)}: ${statementOf(claim)}`,
  );
  const inside = within.flatMap((part) => {
    const claims = part.evidence.map(
      (claim) => `${citationWithSupport(lookup, claim, part.supports)}: ${statementOf(claim)}`,
    );
    const { judgement } = part;
    const grounds = judgement === undefined ? claims : [...claims, say("panel.why-judgement", { judgement })];
    return grounds.map((ground) => `${say("panel.why-ground-of", { part: part.name })} ${ground}`);
  });
  return [...told, ...inside].flatMap((text) =>
    wrap(text, width - indent - 2).map((line): Line => [blank(indent), span(line, "dim")]),
  );
}

/** The effects that a record's happening has by the scenario, with those of entering the state that it leads to. */
function effectsBehind(lookup: Lookup, { record }: RecordEntry): readonly Effect[] {
  if (!isHappening(record)) return [];
  if (record.type === "inject") return lookup.injects.get(`inject.${record.inject}`)?.effects ?? [];
  const transition = lookup.transitions.get(record.transition);
  if (transition === undefined) return [];
  const end = endsOf(transition).find(({ outcome }) => outcome?.id === record.outcome);
  const entered = record.from === record.to ? undefined : lookup.stateOf(record.posture, record.to);
  return [...(end?.effects ?? []), ...(entered?.effects ?? [])];
}

/** What the effects of a record rest on, those on gauges that `moved`. */
export function effectGrounds(
  lookup: Lookup,
  entry: RecordEntry,
  moved: (gauge: string) => boolean,
): readonly NamedGround[] {
  return effectsBehind(lookup, entry).flatMap((effect): NamedGround[] => {
    if (!moved(effect.gauge)) return [];
    const within = groundWithin(say("panel.why-amount"), effect.addBasis);
    const ground = { name: lookup.gaugeLabel(effect.gauge), ...basisOf(effect), within };
    return claimsOf(ground).length > 0 || groundInBrief(lookup, ground) !== "" ? [ground] : [];
  });
}

/** Below what a record moved: what each effect rests on. */
export function effectGroundLines(
  lookup: Lookup,
  grounds: readonly NamedGround[],
  width: number,
  inFull: boolean,
): Line[] {
  if (inFull) return grounds.flatMap((ground) => namedGroundLines(lookup, ground, 4, width, true));
  return grounds.flatMap((ground) => {
    const text = `${say("panel.why-ground-of", { part: ground.name })} ${groundInBrief(lookup, ground)}`;
    return wrap(text, width - 10).map((line): Line => [blank(9), span(line, "dim")]);
  });
}
