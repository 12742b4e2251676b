/**
 * What a student has typed, against what is right. A record is given by its number, a choice by its letter or words, a
 * probability in per cent.
 */
import type { Answer } from "./lesson.js";

/** `unread`: it is no answer of the kind that is asked for, and counts as none. */
export type Verdict = "right" | "wrong" | "unread";

export const letterOf = (place: number): string => String.fromCharCode(97 + place);

export function judge(answer: Answer, typed: string): Verdict {
  const text = typed.trim().toLowerCase();
  switch (answer.kind) {
    case "record":
      return /^\d{1,6}$/.test(text) ? of(answer.right.includes(Number(text))) : "unread";
    case "probability": {
      const [, digits] = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(text) ?? [];
      const p = Number(digits) / 100;
      return digits === undefined || p > 1 ? "unread" : of(Math.abs(p - answer.p) <= answer.within);
    }
    case "choice": {
      const place = answer.options.findIndex((option, at) => text === letterOf(at) || text === option.toLowerCase());
      return place < 0 ? "unread" : of(answer.right.includes(place));
    }
  }
}

const of = (isRight: boolean): Verdict => (isRight ? "right" : "wrong");
