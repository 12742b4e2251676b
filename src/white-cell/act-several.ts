/**
 * Fields that ask for several of a kind, one after another, until nobody else is chosen: whom something is for, who must agree.
 */
import { say } from "../catalogue/index.js";
import type { Answers, Choice, Field } from "./form.js";

/** At most so many, so that a form stays short enough to be read back. */
const mostPicked = 6;

export interface Several {
  /** Names of the fields begin with it. */
  readonly name: string;
  readonly choices: readonly Choice[];
  /** Choices that stand for all: nobody is asked for after one of them. */
  readonly besides: readonly Choice[];
  /** What is asked at first, and after that. */
  readonly first: string;
  readonly more: string;
}

export function severalFields(answers: Answers, { name, choices, besides, first, more }: Several): Field[] {
  const fields: Field[] = [];
  const taken = new Set<string>();
  for (let place = 0; place < mostPicked; place += 1) {
    const left = choices.filter(({ value }) => !taken.has(value));
    const offered = place === 0 ? [...left, ...besides] : [{ value: "", label: say("message.nobody-else") }, ...left];
    fields.push({ kind: "pick", name: `${name}${place}`, label: place === 0 ? first : more, choices: offered });
    const answer = answers[`${name}${place}`];
    if (answer === undefined || answer === "" || besides.some(({ value }) => value === answer)) break;
    taken.add(answer);
  }
  return fields;
}

export function picked(answers: Answers, name: string): string[] {
  const all = Array.from({ length: mostPicked }, (_, place) => answers[`${name}${place}`] ?? "");
  const end = all.indexOf("");
  return end < 0 ? all : all.slice(0, end);
}
