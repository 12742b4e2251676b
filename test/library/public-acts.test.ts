/**
 * Every transition is a public act, coded for the event-data community, unless it stands below with the reason why there
 * is nothing to code: so that an export of events leaves nothing out by accident.
 */
import { describe, expect, it } from "vitest";
import { library } from "../report/library.js";
import { transitionsOf } from "./south-caucasus.js";

const crises = library.filter(({ id }) => id !== "tutorial");
const transitions = crises.flatMap(transitionsOf);

/** Reason to the transitions that have no event for it. */
const notPublicActs: { readonly [reason: string]: readonly string[] } = {
  "the powers make up their minds: nobody says or does a thing": [
    "front.first-shot.blame-baku",
    "front.first-shot.blame-yerevan",
    "front.first-shot.fade",
    "front.first-shot.see-attack",
    "front.first-shot.see-strike",
  ],
  "something is let lapse: nobody says or does a thing": [
    "armenia.appeal.drop",
    "azerbaijan.demands.drop",
    "csto.tie.shelve",
    "csto.voice.fall-silent",
    "minsk.process.stall",
    "russia.council.lapse",
    "russia.mediation.stand-down",
    "russia.red-lines.let-fade",
    "russia.talks.come-home",
    "russia.talks.disperse",
    "russia.talks.part",
    "turkey.backing.wind-down",
    "turkey.council.lapse",
    "turkey.exercise.wind-up",
    "turkey.voice.fall-silent",
  ],
  "it is not meant to be known": [
    "armenia.terms.sound-out",
    "azerbaijan.terms.be-satisfied",
    "russia.plan.shelve",
    "turkey.command.hand-back",
    "turkey.command.steer",
    "turkey.staff.direct",
    "turkey.staff.estimate",
    "turkey.staff.file-away",
  ],
  "others tell of it; nobody has done it in public": [
    "armenia.terms.come-out",
    "turkey.fighters.come-out",
    "turkey.fighters.thin-out",
    "turkey.jets.leave",
    "turkey.jets.return",
    "turkey.staff.come-out",
  ],
  "it follows from another's act, which is coded, or is that other's act": [
    "azerbaijan.demands.fulfil",
    "minsk.process.request",
    "russia.talks.collapse",
  ],
  "it is how things stand on the ground, nobody's act towards another": [
    "front.fires.fall-back",
    "front.hostilities.settle",
    "front.line.narrow",
    "front.line.shift",
    "front.powers.draw-apart",
    "zone.mines.blast",
    "zone.mines.blast-on-map",
    "zone.mines.pass",
  ],
  "a country's own affair, with no other for a target": [
    "armenia.government.calm-down",
    "azerbaijan.cadres.settle-in",
    "zone.return.reopen",
    "zone.return.resettle",
    "zone.return.visit",
  ],
};
const exempt = new Set(Object.values(notPublicActs).flat());

describe("public acts", () => {
  it.each(crises)("$id: every transition is coded, or it is said why not", (scenario) => {
    const uncoded = transitionsOf(scenario).filter(({ event }) => event === undefined);
    expect(uncoded.map(({ path }) => path).filter((path) => !exempt.has(path))).toEqual([]);
  });

  it("are not among the exceptions, and no exception has outlived its transition", () => {
    const coded = new Map(transitions.map(({ path, event }) => [path, event !== undefined]));
    expect([...exempt].filter((path) => coded.get(path) !== false)).toEqual([]);
  });

  it("carry a CAMEO code as text and a Goldstein score, one score for a code throughout the library", () => {
    const scores = new Map<string, Set<number | undefined>>();
    const acts = [...transitions, ...crises.flatMap(({ injects }) => injects)].flatMap(({ event }) => event ?? []);
    for (const { cameo, goldstein } of acts) scores.set(cameo, (scores.get(cameo) ?? new Set()).add(goldstein));
    for (const [cameo, given] of scores) {
      expect(cameo).toMatch(/^(?:0[1-9]|1\d|20)\d{1,2}$/);
      expect([...given], cameo).toEqual([expect.any(Number)]);
    }
  });

  it("name as their target an actor of the scenario", () => {
    for (const { id, actors } of crises) {
      for (const actor of actors) {
        for (const { path, event } of actor.postures.flatMap((posture) => posture.transitions)) {
          if (event?.target === undefined) continue;
          expect(
            actors.map((other) => other.id),
            `${id}: ${path}`,
          ).toContain(event.target);
        }
      }
    }
  });
});
