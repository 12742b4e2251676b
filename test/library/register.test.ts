/**
 * The library as a whole: one register of evidence that nothing in it leaves idle and no paragraph owed is missing from,
 * no number without a reason, and in every crisis what an exercise needs. What each crisis must show is in its own test.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { dayOfDate, type Scenario } from "../../src/engine/index.js";
import { evidenceRegister, findScenario, libraryFolder, loadScenario } from "../../src/scenarios/index.js";
import { library } from "../report/library.js";
import { headlineMilestones, isFounded, isOpening, numbered, paragraphsOwed } from "./south-caucasus.js";

const crises = library.filter(({ id }) => id !== "tutorial");

/** File to the ids of the claims it declares. */
const declared = new Map(
  readdirSync(libraryFolder(), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => {
      const sheet = parse(readFileSync(join(libraryFolder(), name), "utf8")) as { evidence?: object };
      return [name, Object.keys(sheet.evidence ?? {})] as const;
    }),
);

/** Claims on which a part of a model at work rests: history and variants talk about the model, they are not in it. */
const atWork = library
  .flatMap((scenario) => evidenceRegister(scenario))
  .filter(({ citedBy }) => citedBy.some((element) => !/^(?:history|variants)\./.test(element)));

describe("the register of evidence", () => {
  it("declares each claim in one file only", () => {
    const filesOf = new Map<string, string[]>();
    for (const [name, claims] of declared) {
      for (const claim of claims) filesOf.set(claim, [...(filesOf.get(claim) ?? []), name]);
    }
    expect(filesOf.size).toBeGreaterThan(100);
    expect([...filesOf].filter(([, names]) => names.length > 1)).toEqual([]);
  });

  it("holds no claim that no model rests on", () => {
    const working = new Set(atWork.map(({ claim }) => claim));
    expect([...declared.values()].flat().filter((claim) => !working.has(claim))).toEqual([]);
  });

  it("is the same in every crisis: one id, one claim", () => {
    const first = new Map<string, object>();
    for (const { claims } of library) {
      for (const { contradicts: _, ...claim } of claims) {
        expect(claim, claim.id).toEqual(first.get(claim.id) ?? claim);
        first.set(claim.id, claim);
      }
    }
  });

  it.each(Object.entries(paragraphsOwed))("rests %s on every paragraph it owes", (_, owed) => {
    const cited = new Set(atWork.map(({ source, paragraph }) => `${source} ¶${paragraph}`));
    const wanted = Object.entries(owed).flatMap(([source, paragraphs]) => paragraphs.map((n) => `${source} ¶${n}`));
    expect(wanted.filter((paragraph) => !cited.has(paragraph))).toEqual([]);
  });
});

describe("the numbers of every scenario", () => {
  it.each(library)("$id: each rests on a claim or a reasoned judgement", (scenario) => {
    const numbers = numbered(scenario);
    expect(numbers.length).toBeGreaterThan(scenario.id === "tutorial" ? 10 : 450);
    expect(numbers.filter(([, basis]) => !isFounded(basis)).map(([path]) => path)).toEqual([]);
  });

  /** Counts, spans and comparisons, by the words that make them. */
  const sizes = [
    /\d|\b(?:no|none|one|once|two|twice|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|first|second)\b/iu,
    /\b(?:third|fourth|fifth|sixth|seventh|tenth|half|quarters?|fifths|thirds|double|both|few|several|most|every|each|never|always|nobody|all|single)\b/iu,
    /\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|generation|yearly|daily|at once)\b/iu,
    /\b(?:than|as|like|same|more|less|fewer|least|sooner|later|longer|slower|rarer|rarely|seldom|hardly|often|usually|nearly|about|almost|rather|better|worse|higher|lower|calmer)\b/iu,
  ];

  it.each(library)("$id: each judgement of a number gives a count, a span or a comparison", (scenario) => {
    const bare = numbered(scenario).filter(
      ([, { judgement }]) => judgement && !sizes.some((size) => size.test(judgement)),
    );
    expect(bare.map(([path, { judgement }]) => `${path}: ${judgement}`)).toEqual([]);
  });

  it.each(crises)("$id: each assumption has a distribution", ({ assumptions }) => {
    expect(assumptions.filter(({ distribution }) => distribution === undefined).map(({ id }) => id)).toEqual([]);
  });

  it.each(library)("$id: the loader has nothing to warn about", ({ id }) => {
    expect(loadScenario(findScenario(id)).warnings).toEqual([]);
  });
});

describe("an exercise", () => {
  /**
   * The long arc's calendar is five years long, and nothing in it is meant to be thrown in by hand. That of the half-year after the war
   * plays four steps of the documents that free play leaves to chance.
   */
  const mostInjects = (id: string) => ({ "long-arc": 40, "aftermath-2020": 16 })[id] ?? 12;

  it.each(crises)(
    "$id: has six injects or more and at most twelve, or what its calendar needs, each with every column of an MSEL",
    ({ id, injects }) => {
      const offered = injects.filter((inject) => !isOpening(inject) && inject.agreement === undefined).length;
      expect(offered).toBeGreaterThanOrEqual(6);
      expect(offered).toBeLessThanOrEqual(mostInjects(id));
      const columns = ["label", "from", "to", "delivery", "text", "expected", "objective", "headline"] as const;
      const gaps = injects.flatMap((inject) =>
        columns.filter((column) => String(inject[column] ?? "").length < 2).map((column) => `${inject.id}: ${column}`),
      );
      expect(gaps).toEqual([]);
    },
  );

  it.each(crises)("$id: leaves dated injects to the record, off in free play and inside the horizon", (scenario) => {
    for (const { id, historical, schedule } of scenario.injects.filter((inject) => !isOpening(inject))) {
      const dated = schedule !== undefined && "at" in schedule;
      expect(dated, id).toBe(historical);
      if (!dated) continue;
      expect(schedule.at, id).toBeGreaterThanOrEqual(0);
      expect(schedule.at, id).toBeLessThan(scenario.horizon);
    }
  });
});

describe("rival readings", () => {
  const named = ["ankara-restrained", "ankara-in-command", "moscow-recommits", "csto-literal", "baku-balances"];

  it("are all told: each of the five stands in some crisis, and rests on claims", () => {
    const variants = crises.flatMap((scenario) => scenario.variants);
    for (const id of named) expect(variants.map((variant) => variant.id)).toContain(id);
    for (const { id, evidence } of variants) expect(evidence.length, id).toBeGreaterThan(0);
  });

  // That they move it, and by how much, is measured in each scenario's own test.
  it.each(library)(
    "$id: each variant has a headline milestone that it claims to move",
    ({ id, variants, milestones }) => {
      const headlines = headlineMilestones[id] ?? {};
      expect(Object.keys(headlines).sort()).toEqual(variants.map((variant) => variant.id).sort());
      for (const [milestone] of Object.values(headlines))
        expect(milestones.map((each) => each.id)).toContain(milestone);
    },
  );
});

describe("history", () => {
  /** What the documents and the public record say happened; null is for what never did. */
  const record: { readonly [scenario: string]: { readonly [milestone: string]: string | null } } = {
    "four-day-war-2016": {
      clashes: "2016-04-02",
      "ground-changes": "2016-04-02",
      halt: "2016-04-05",
      "csto-activated": null,
      "turkish-forces-engage": null,
    },
    "tavush-2020": {
      clashes: "2020-07-12",
      "moscow-appeals": "2020-07-13",
      "moscow-names-ankara": "2020-07-17",
      "exercise-begun": "2020-07-29",
      "exercise-extended": "2020-08-11",
      eased: "2020-08-01",
      "general-war": null,
    },
    "autumn-war-2020": {
      clashes: "2020-09-27",
      "truce-agreed": "2020-10-10",
      "truce-fails": "2020-10-11",
      "second-truce": "2020-10-18",
      "second-truce-fails": "2020-10-18",
      "third-truce": "2020-10-26",
      "jets-acknowledged": "2020-10-26",
      "shusha-falls": "2020-11-08",
      "brokered-end": "2020-11-10",
      "five-thousand": "2020-11-08",
      "csto-activated": null,
      "russia-turkey-clash": null,
    },
    "aftermath-2020": {
      memorandum: "2020-11-11",
      mandate: "2020-11-17",
      "mine-deaths": "2020-11-28",
      "parade-together": "2020-12-10",
      "turkish-contingent-in-zone": null,
    },
  };

  it.each(Object.entries(record))("of %s is in the scenario, to test it against", (id, happened) => {
    const { history } = crises.find((scenario) => scenario.id === id) as Scenario;
    const told = new Map(history.map(({ milestone, date }) => [milestone, date ?? null]));
    for (const [milestone, date] of Object.entries(happened)) expect(told.get(milestone), milestone).toBe(date);
  });

  it.each(crises)(
    "$id: is of milestones it has, inside the horizon, each with a claim or as public record",
    (scenario) => {
      const ids = scenario.milestones.map(({ id }) => id);
      for (const { milestone, date, evidence, publicRecord } of scenario.history) {
        expect(ids).toContain(milestone);
        expect(publicRecord || evidence.length > 0, milestone).toBe(true);
        if (date !== undefined)
          expect(dayOfDate(scenario.start, date), milestone).toBeLessThanOrEqual(scenario.horizon);
      }
    },
  );
});
