/**
 * What a rule over transcripts is, and what several of them speak of.
 */
import type { Line, Stage, Transcript } from "./transcript.js";

/** Says what is wrong with a line; called for each line in turn, before it takes effect. */
type Reader = (line: Line, stage: Stage) => string | undefined;

export interface Rule {
  readonly id: string;
  /** What has to hold. */
  readonly holds: string;
  readonly reader: () => Reader;
  /** Says what is wrong with a transcript as a whole. */
  readonly whole?: (transcript: Transcript) => string | undefined;
}

export const front = "front.hostilities";
export const war = ["limited-war", "general-war"] as const;
export const fighting = ["clashes", ...war] as const;
export const shots = ["incidents", ...fighting] as const;
export const peace = ["signed", "deployed"] as const;
export const keepers = ["deployed", "reinforced", "entrenched"] as const;
export const armies: { readonly [actor: string]: { readonly other: string; readonly called: readonly string[] } } = {
  azerbaijan: { other: "armenia", called: ["mobilising", "attacking"] },
  armenia: { other: "azerbaijan", called: ["mobilised", "counter-attacking"] },
};
export const again =
  /\b(?:again|once more|anew|resumes?|returns?|further|more|another|new|second|third|fourth|fifth|yet)\b/i;
export const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** A rule that needs to remember nothing. */
export const plain =
  (reader: Reader): Rule["reader"] =>
  () =>
    reader;

export const isMove = ({ posture, from, to }: Line, of: string) => posture === of && from !== to;
