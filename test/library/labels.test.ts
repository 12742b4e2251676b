/**
 * What stands in narrow columns fits them: short labels, headlines of one wire line, and nothing that the column beside
 * it has said already.
 */
import { describe, expect, it } from "vitest";
import { library } from "../report/library.js";
import { posturesOf, transitionsOf } from "./south-caucasus.js";

const postureWidth = 17;
const stateWidth = 16;
const headlineWidth = 70;

/** How an actor is called; a label of its own posture need not call it again. */
const ownNames: { readonly [actor: string]: readonly string[] } = {
  russia: ["Russia", "Moscow", "Kremlin"],
  turkey: ["Turk", "Ankara"],
  azerbaijan: ["Azerbaijan", "Baku"],
  armenia: ["Armenia", "Yerevan"],
  csto: ["CSTO"],
  minsk: ["Minsk"],
  front: ["front"],
  zone: ["zone"],
};

describe("labels of every scenario", () => {
  it.each(library)("$id: postures fit their column", (scenario) => {
    const labels = posturesOf(scenario).map(({ label }) => label);
    expect(labels.filter((label) => label.length > postureWidth)).toEqual([]);
  });

  it.each(library)("$id: states fit theirs", (scenario) => {
    const labels = posturesOf(scenario).flatMap(({ states }) => states.map(({ label }) => label));
    expect(labels.filter((label) => label.length > stateWidth)).toEqual([]);
  });

  it.each(library)("$id: no posture repeats its actor's name", ({ actors }) => {
    const repeating = actors.flatMap(({ id, label, postures }) =>
      postures.filter((posture) => [label, ...(ownNames[id] ?? [])].some((name) => posture.label.includes(name))),
    );
    expect(repeating.map(({ path }) => path)).toEqual([]);
  });

  it.each(library)(
    "$id: no two postures of an actor, and no two states of a posture, are called the same",
    (scenario) => {
      for (const { id, postures } of scenario.actors) {
        expect(new Set(postures.map(({ label }) => label)).size, id).toBe(postures.length);
      }
      for (const { path, states } of posturesOf(scenario)) {
        expect(new Set(states.map(({ label }) => label)).size, path).toBe(states.length);
      }
    },
  );

  it.each(library)("$id: headlines are one wire line", (scenario) => {
    const told = [...transitionsOf(scenario), ...scenario.injects, ...scenario.milestones, ...scenario.endings];
    expect(told.map(({ headline }) => headline).filter((headline) => headline.length > headlineWidth)).toEqual([]);
  });
});
