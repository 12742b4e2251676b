/**
 * Transcripts of the library read well: what each headline presupposes holds. Each rule finds a breach made up for it, so
 * that none passes because it reads nothing.
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, readGauges, type Scenario } from "../../../src/engine/index.js";
import { library } from "../../report/library.js";
import { share } from "../../share.js";
import { posturesOf } from "../south-caucasus.js";
import { breachesOf, namesSpeltTwoWays, rules } from "./rules.js";
import type { Line, Transcript } from "./transcript.js";

const runs = share(8, 40, 2000);
const crises = library.filter(({ id }) => id !== "tutorial");

function* transcriptsOf(scenario: Scenario): Generator<Transcript> {
  const model = createModel(scenario, { mover: "table" });
  const initial = Object.fromEntries(posturesOf(scenario).map((posture) => [posture.path, posture.initial]));
  for (let run = 1; run <= runs; run += 1) {
    const world = createWorld(model, { seed: String(run) });
    const lines: readonly Line[] = advance(model, world, scenario.horizon);
    const { deaths } = readGauges(model, world);
    yield { initial, lines, ...(deaths === undefined ? {} : { deaths }) };
  }
}

describe(`transcripts of ${runs} seeds`, { tags: "sized" }, () => {
  it.each(crises)("$id: what headlines presuppose holds", (scenario) => {
    for (const transcript of transcriptsOf(scenario)) expect(breachesOf(transcript)).toEqual([]);
  });

  it("spell every name one way", () => {
    const texts = crises.flatMap((scenario) => [
      ...posturesOf(scenario).flatMap(({ transitions }) =>
        transitions.flatMap(({ headline, headlines = [] }) => [headline, ...headlines.map((other) => other.headline)]),
      ),
      ...scenario.injects.flatMap(({ headline, text }) => [headline, text]),
    ]);
    expect(namesSpeltTwoWays(texts)).toEqual([]);
    expect(namesSpeltTwoWays([...texts, "he flies with Shoygu", "and with Shoigu"])).toEqual([["Shoigu", "Shoygu"]]);
  });
});

/** A day of the record, as rules see it. */
const said = (time: number, headline: string, move: Partial<Line> = {}): Line => ({
  type: "transition",
  date: `2020-07-${String(12 + Math.floor(time)).padStart(2, "0")}`,
  time,
  headline,
  ...move,
});
const moved = (time: number, posture: string, from: string, to: string, headline = `${posture} moves`): Line =>
  said(time, headline, { actor: posture.split(".")[0] ?? "", posture, from, to });
const front = (time: number, from: string, to: string, headline?: string) =>
  moved(time, "front.hostilities", from, to, headline);

/** Where every made-up transcript begins, unless it says otherwise. */
const calm = {
  "front.hostilities": "quiet",
  "front.line": "border",
  "front.fires": "small-arms",
  "azerbaijan.posture": "holding",
  "armenia.posture": "holding",
  "russia.mediation": "watching",
  "russia.plan": "none",
  "turkey.exercise": "over",
  "turkey.voice": "muted",
  "minsk.process": "stalled",
};
type Made = readonly [what: string, rule: string, initial: Transcript["initial"], ...lines: readonly Line[]];
const inTruce = { "front.hostilities": "truce" };
const halt = "Guns fall silent as both sides agree to halt";
const statements = "Moscow's daily statements on the border cease";
const callUp = "Azerbaijan calls up reserves and moves guns to the line";

const made: readonly Made[] = [
  [
    "guns that fall silent twice",
    "silenced-once",
    { "front.hostilities": "limited-war" },
    said(0, "Azerbaijani troops attack on the line"),
    front(3, "limited-war", "truce", halt),
    moved(5, "front.fires", "artillery", "small-arms", "Only rifle fire now; heavy guns are silent"),
  ],
  [
    "rifle fire where nobody fires",
    "silenced-once",
    { "front.hostilities": "eased", "front.fires": "artillery" },
    moved(5, "front.fires", "artillery", "small-arms", "Only rifle fire now; heavy guns are silent"),
  ],
  [
    "shelling without guns",
    "shelling-needs-guns",
    { "front.hostilities": "clashes" },
    front(2, "clashes", "incidents", "Shelling dies down; single shots still reported"),
  ],
  [
    "a second truce told like the first",
    "truces-are-counted",
    inTruce,
    said(0, "Ceasefire at midnight"),
    front(3, "truce", "general-war", "War again"),
    front(9, "general-war", "truce", "Humanitarian truce agreed in Moscow"),
  ],
  [
    "a third truce called the second",
    "truces-are-counted",
    inTruce,
    said(0, "Ceasefire at midnight"),
    front(3, "truce", "general-war", "War again"),
    front(4, "general-war", "truce", "Second truce"),
    front(5, "truce", "general-war", "War once more"),
    front(6, "general-war", "truce", "Second truce agreed"),
  ],
  [
    "a truce told as agreed with nothing signed",
    "agreed-truces-were-agreed",
    { "front.hostilities": "general-war" },
    said(0, "Azerbaijani army attacks"),
    front(4, "general-war", "truce", "Both armies stop, worn out; nothing has been signed"),
    said(4, "A truce has been agreed"),
  ],
  [
    "a first humanitarian truce called the second",
    "agreed-truces-were-agreed",
    { "front.hostilities": "general-war" },
    said(0, "Azerbaijani army attacks"),
    front(4, "general-war", "truce", "Both armies stop, worn out; nothing has been signed"),
    front(5, "truce", "general-war", "War again"),
    front(6, "general-war", "truce", "Second humanitarian truce agreed"),
  ],
  [
    "a truce of five days that fails within hours",
    "collapses-tell-how-soon",
    inTruce,
    said(0, "Ceasefire at midnight"),
    front(5, "truce", "general-war", "Truce collapses within hours"),
  ],
  [
    "two truces that fail in the same words",
    "collapses-tell-how-soon",
    inTruce,
    said(0, "Ceasefire at midnight"),
    front(3, "truce", "general-war", "Truce collapses"),
    front(4, "general-war", "truce", "Second truce"),
    front(6, "truce", "general-war", "Truce collapses"),
  ],
  [
    "a call-up in deep calm",
    "call-ups-have-cause",
    calm,
    moved(3, "azerbaijan.posture", "retaliating", "mobilising", callUp),
  ],
  [
    "a call-up after the peace",
    "call-ups-have-cause",
    { "front.hostilities": "incidents", "russia.plan": "signed" },
    said(0, "Shots on the border"),
    moved(3, "azerbaijan.posture", "retaliating", "mobilising", callUp),
  ],
  [
    "an army called up twice",
    "called-up-once",
    { "front.hostilities": "incidents" },
    said(0, "Shots on the border"),
    moved(1, "azerbaijan.posture", "retaliating", "mobilising", callUp),
    moved(2, "azerbaijan.posture", "mobilising", "attacking"),
    moved(3, "azerbaijan.posture", "attacking", "retaliating"),
    moved(4, "azerbaijan.posture", "retaliating", "mobilising", callUp),
  ],
  [
    "an attack through a signed peace",
    "no-attack-through-peace",
    { "russia.plan": "deployed" },
    moved(4, "azerbaijan.posture", "mobilising", "attacking", "Azerbaijani troops ordered forward"),
  ],
  [
    "an attack that does not see the peacekeepers",
    "no-attack-through-peace",
    { "russia.contingent": "deployed" },
    moved(4, "azerbaijan.posture", "mobilising", "attacking", "Azerbaijani troops ordered forward"),
  ],
  [
    "a signed statement that outlives the peace",
    "broken-peace-is-told",
    { "front.hostilities": "incidents", "russia.plan": "deployed" },
    said(0, "Shots on the border"),
    front(3, "incidents", "limited-war", "Armour punches across the line"),
    said(6, "Akar and Shoigu sign for a joint headquarters"),
  ],
  [
    "statements that cease twice",
    "statements-resume",
    { "russia.mediation": "appealing" },
    moved(2, "russia.mediation", "appealing", "watching", statements),
    moved(5, "russia.mediation", "presidents-call", "watching", statements),
  ],
  [
    "statements that resume as if for the first time",
    "statements-resume",
    { "russia.mediation": "appealing" },
    moved(2, "russia.mediation", "appealing", "watching", statements),
    moved(5, "russia.mediation", "watching", "appealing", "Moscow urges both sides to stop firing"),
  ],
  [
    "fighting where nobody fights",
    "fighting-is-now",
    { "front.line": "both" },
    moved(3, "front.line", "both", "karabakh", "Border quiet; the fighting is in Karabakh now"),
  ],
  [
    "a pledge and its retraction on one day",
    "kept-for-a-day",
    { "turkey.voice": "condemning" },
    moved(3.1, "turkey.voice", "condemning", "unlimited"),
    moved(3.8, "turkey.voice", "unlimited", "condemning"),
  ],
  [
    "a text that is sent and put away on one day",
    "kept-for-a-day",
    { "russia.plan": "none" },
    moved(3.1, "russia.plan", "none", "drafted", "Moscow drafts a plan"),
    moved(3.8, "russia.plan", "drafted", "none", "Moscow's plan goes back into the drawer"),
  ],
  [
    "a part in the peace that is claimed and refused on one day",
    "kept-for-a-day",
    { "turkey.monitoring": "none" },
    moved(3.1, "turkey.monitoring", "none", "claimed", "Ankara: Turkey comes to Karabakh"),
    moved(3.8, "turkey.monitoring", "claimed", "none", "Ankara's soldiers are kept out of the zone by Moscow"),
  ],
  [
    "a visit days after another that is on its day",
    "days-after-are-days",
    { "russia.talks": "idle" },
    moved(3.1, "russia.talks", "idle", "baku-heard", "Putin in Baku, with Tehran's president at the table"),
    moved(3.8, "russia.talks", "baku-heard", "both-heard", "Putin receives Armenia's leader days after Baku"),
  ],
  [
    "a visit the day after another that is three days later",
    "days-after-are-days",
    { "russia.talks": "idle" },
    moved(3.1, "russia.talks", "idle", "baku-heard", "Putin in Baku, with Tehran's president at the table"),
    moved(6.8, "russia.talks", "baku-heard", "both-heard", "Putin receives Armenia's leader the day after Baku"),
  ],
  [
    "jets that return and never flew",
    "returns-if-sent",
    { "russia.forces": "border-posts" },
    moved(3, "russia.forces", "border-posts", "at-base", "Russian posts and jets return to base"),
  ],
  [
    "a second complaint told like the first",
    "told-as-again",
    { "azerbaijan.diplomacy": "in-format" },
    moved(3, "azerbaijan.diplomacy", "in-format", "dissatisfied", "Baku says the co-chairs have done nothing"),
    moved(5, "azerbaijan.diplomacy", "dissatisfied", "in-format", "Baku returns to talks through the co-chairs"),
    moved(9, "azerbaijan.diplomacy", "in-format", "dissatisfied", "Baku says the co-chairs have done nothing"),
  ],
  [
    "a president who has left office",
    "offices-are-held",
    {},
    said(3, "Putin beside Sarkisian: Baku could shop elsewhere"),
  ],
  [
    "a request that is passed over on its day",
    "answered-next-day",
    { "minsk.process": "calls" },
    moved(3.1, "minsk.process", "calls", "enlarged-asked", "Co-chairs face a request to seat all members"),
    moved(3.8, "minsk.process", "enlarged-asked", "ignored", "Co-chairs pass over Baku's request"),
  ],
  [
    "a first that comes twice",
    "first-is-once",
    {},
    moved(1, "turkey.fighters", "in-strength", "reported", "First hired fighters flown back to Syria"),
    moved(9, "turkey.fighters", "in-strength", "reported", "First hired fighters flown back to Syria"),
  ],
  [
    "an attack that ends days into a truce",
    "attacks-end-with-truces",
    { "front.hostilities": "limited-war", "armenia.posture": "counter-attacking" },
    said(0, "Azerbaijani troops attack"),
    front(2, "limited-war", "truce", "Guns fall silent as both sides agree to halt"),
    moved(6, "armenia.posture", "counter-attacking", "reinforcing", "Armenian troops stop and dig in"),
  ],
  [
    "drones shot down in peace",
    "drones-fall-in-war",
    {},
    moved(3, "front.sky", "worn", "standing", "Several drones shot down or jammed in one night"),
  ],
  [
    "a way back to the table in mid-fight",
    "talks-after-fights",
    { "front.hostilities": "clashes" },
    moved(3, "azerbaijan.diplomacy", "dissatisfied", "in-format", "Baku returns to talks through the co-chairs"),
  ],
  [
    "weeks that are months",
    "weeks-are-weeks",
    { "turkey.exercise": "closing" },
    moved(1, "turkey.exercise", "closing", "over", "Joint exercise ends on schedule"),
    moved(60, "turkey.exercise", "over", "under-way", "Larger Turkish-Azerbaijani drill follows within weeks"),
  ],
  [
    "a quiet line that is quiet again",
    "quiet-again",
    { "front.hostilities": "incidents", "front.line": "both" },
    said(0, "Shots on the border"),
    front(1, "incidents", "eased"),
    moved(20, "front.line", "both", "border", "Karabakh line quiet again"),
  ],
  [
    "jets for an outsider after the peace",
    "jets-for-outsiders",
    { "russia.plan": "signed" },
    moved(3, "turkey.jets", "unspoken", "acknowledged", "Aliyev: Turkish F-16s are here, should outsiders step in"),
  ],
  [
    "a price named after the signature",
    "terms-before-signature",
    { "russia.plan": "signed" },
    moved(3, "azerbaijan.terms", "no-halt", "timetable", "Aliyev: give us dates and the fighting stops today"),
  ],
  [
    "a council that turns away from a war",
    "councils-mind-wars",
    { "front.hostilities": "general-war" },
    said(0, "Azerbaijani troops attack"),
    said(1, "Turkey's council turns to other fronts"),
  ],
  [
    "an exercise that opens in mid-war",
    "no-exercise-in-war",
    { "front.hostilities": "limited-war", "turkey.exercise": "planned" },
    said(0, "Azerbaijani troops attack"),
    moved(4, "turkey.exercise", "planned", "under-way", "Turkey and Azerbaijan begin joint exercise"),
  ],
  [
    "a late exercise that ends on schedule",
    "no-exercise-in-war",
    { "turkey.exercise": "planned" },
    moved(1, "turkey.exercise", "planned", "postponed"),
    moved(4, "turkey.exercise", "postponed", "closing"),
    moved(9, "turkey.exercise", "closing", "over", "Joint exercise ends on schedule"),
  ],
  [
    "soldiers who die weeks after the last fight",
    "soldiers-die-in-fights",
    { "front.hostilities": "clashes" },
    front(1, "clashes", "incidents"),
    said(12, "Yerevan: Russian arms in Baku's hands kill our soldiers"),
  ],
  [
    "days of calm that were hours",
    "calm-has-lasted",
    { "front.hostilities": "incidents" },
    said(0, "Shots on the border"),
    front(3.1, "incidents", "eased"),
    front(3.9, "eased", "incidents", "Shots on the border again after days of calm"),
  ],
  [
    "a quiet week of three days",
    "calm-has-lasted",
    { "front.hostilities": "incidents" },
    said(0, "Shots on the border"),
    front(3, "incidents", "eased"),
    front(6, "eased", "quiet", "Monitors report a quiet week along the whole border"),
  ],
  [
    "a fight on the border that is in Karabakh",
    "right-place",
    { "front.hostilities": "incidents", "front.line": "karabakh" },
    said(0, "Shots in Karabakh"),
    front(1, "incidents", "clashes", "Troops clash over posts on the border; soldiers killed"),
  ],
  [
    "a way back to what never was",
    "back-to-what-was",
    { "minsk.process": "ignored" },
    moved(3, "minsk.process", "ignored", "calls", "Co-chairs go back to joint statements"),
  ],
  [
    "a call two days after calls have ended",
    "calls-that-end-have-ended",
    { "russia.mediation": "presidents-call" },
    moved(2, "russia.mediation", "presidents-call", "watching", "Telephone calls between Moscow and the capitals end"),
    moved(
      4,
      "russia.mediation",
      "watching",
      "presidents-call",
      "Putin tells Aliyev that nothing must stir up the border",
    ),
  ],
  [
    "two warnings within a week in the same words",
    "warned-in-other-words",
    {},
    said(1, "Putin tells Aliyev again that nothing must stir up the front"),
    said(7, "Putin tells Aliyev again that nothing must stir up the front"),
  ],
  [
    "fire in Karabakh told as new after a war there",
    "karabakh-is-remembered",
    { "front.line": "karabakh" },
    moved(5, "front.line", "karabakh", "both"),
    moved(9, "front.line", "both", "border"),
    moved(14, "front.line", "border", "both", "Firing reported on the Karabakh line as well"),
  ],
  [
    "armies that watch the border after a war in Karabakh",
    "karabakh-is-remembered",
    { "front.line": "karabakh" },
    moved(5, "front.line", "karabakh", "both"),
    moved(30, "front.line", "both", "border", "Karabakh line stays quiet; the armies watch the border"),
  ],
  [
    "a war that nobody opened",
    "opens-with-who",
    { "front.hostilities": "limited-war" },
    said(0, "Troops are fighting", { type: "milestone" }),
    moved(0.2, "turkey.voice", "muted", "supportive"),
  ],
];

describe("a rule over transcripts", () => {
  const cases = made.map(([what, rule, initial, ...lines]) => ({ what, rule, initial, lines }));

  it.each(cases)("finds $what", ({ rule, initial, lines }) => {
    const found = breachesOf({ initial: { ...calm, ...initial }, lines });
    expect(found.map((breach) => breach.rule)).toEqual([rule]);
  });

  it("finds a war with nobody dead", () => {
    const initial = { "front.hostilities": "limited-war" };
    const lines = [said(0, "Azerbaijani troops attack"), front(0.5, "limited-war", "truce", halt)];
    expect(breachesOf({ initial, lines, deaths: 0 }).map(({ rule }) => rule)).toEqual(["wars-have-dead"]);
    expect(breachesOf({ initial, lines, deaths: 12 })).toEqual([]);
  });

  it("is tried by a breach made up for it, whichever it is", () => {
    const tried = new Set([...made.map(([, rule]) => rule), "wars-have-dead"]);
    expect(rules.filter(({ id }) => !tried.has(id))).toEqual([]);
  });
});
