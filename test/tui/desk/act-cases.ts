/**
 * Acts of the white cell as they are done at the desk: what is typed after the act's letter, what the session is given, and what is
 * said before and after. test/tui/desk/acts.test.ts does each, and takes back those that can be.
 */
import type { Input } from "../../../src/session/index.js";
import type { AtTheDesk } from "./at-the-desk.js";

/** An act of the white cell as it is done at the desk. */
export interface Case {
  readonly act: string;
  /** What has been written before. */
  readonly first?: readonly Input[];
  /** What is done after the act's letter. */
  readonly fill: (at: AtTheDesk) => AtTheDesk;
  readonly gives: Input;
  /** On the last page. */
  readonly says: RegExp;
  /** Once it is done. */
  readonly told: string;
}

export const cases: readonly Case[] = [
  {
    act: "clock",
    fill: (at) => at.press("enter").type("12").press("enter"),
    gives: { type: "clock", do: "start", minutes: 12 },
    says: /The turn's time starts from the beginning, with 12 minutes/,
    told: "The clock runs: 12 minutes",
  },
  {
    act: "fire",
    fill: (at) => at.type("helicopter").press("enter", "enter"),
    gives: { type: "inject", inject: "helicopter-down" },
    says: /helicopter.* is put in now/i,
    told: "Fired: Russian",
  },
  {
    act: "fire",
    fill: (at) => at.type("leaked").press("enter", "down", "enter").type("12").press("enter"),
    gives: { type: "inject", inject: "leaked-directive", at: 12 },
    says: /is put in on Fri 24 Jul 2020, day 12/,
    told: "Fri 24 Jul 2020, day 12.",
  },
  {
    act: "fire",
    fill: (at) => at.type("leaked").press("enter", "down", "enter").type("2020-07-24").press("enter"),
    gives: { type: "inject", inject: "leaked-directive", at: 12 },
    says: /is put in on Fri 24 Jul 2020, day 12/,
    told: "Fri 24 Jul 2020, day 12.",
  },
  {
    act: "ad-hoc",
    fill: (at) =>
      at
        .type("Drone over the ridge")
        .press("enter", "enter")
        .type("tension")
        .press("enter")
        .type("-8")
        .press("enter")
        .press("enter")
        .type("weapons")
        .press("enter")
        .type("drones")
        .press("enter", "enter"),
    gives: {
      type: "ad-hoc",
      text: "Drone over the ridge",
      gauges: { tension: -8 },
      postures: { "front.fires": "drones" },
    },
    says: /Every seat reads now: “Drone over the ridge”[\s\S]*Tension −8[\s\S]*Weapons is set to Drones/,
    told: "Every seat has read: Drone over the ridge",
  },
  {
    act: "ad-hoc",
    fill: (at) => at.type("Only words").press("enter", "enter", "enter", "enter"),
    gives: { type: "ad-hoc", text: "Only words" },
    says: /Only words/,
    told: "Every seat has read: Only words.",
  },
  {
    act: "ad-hoc",
    fill: (at) =>
      at
        .type("Meet me at nine")
        .press("enter")
        .type("cable")
        .press("enter")
        .type("Paris")
        .press("enter")
        .type("turkey")
        .press("enter", "enter", "enter"),
    gives: { type: "ad-hoc", text: "Meet me at nine", from: "Paris", delivery: "cable", to: ["turkey"] },
    says: /A cable from Paris to Turkey, now: “Meet me at nine”/,
    told: "It has reached those it is for.",
  },
  {
    act: "ad-hoc",
    fill: (at) =>
      at
        .type("A whole page on the jets")
        .press("enter")
        .type("press")
        .press("enter")
        .type("A paper")
        .press("enter")
        .type("russia")
        .press("enter", "enter")
        .type("A paper on the jets")
        .press("enter", "enter", "enter"),
    gives: {
      type: "ad-hoc",
      text: "A whole page on the jets",
      headline: "A paper on the jets",
      from: "A paper",
      delivery: "press",
      to: ["russia"],
    },
    says: /A piece in the press from A paper to Russia[\s\S]*All others read: “A paper on the jets”/,
    told: "A paper on the jets",
  },
  {
    act: "happens",
    fill: (at) =>
      at
        .type("russia hint")
        .press("escape", "h")
        .press("ctrl-u")
        .type("Moscow urges")
        .press("enter")
        .type("to teach")
        .press("enter"),
    gives: { type: "happens-now", transition: "russia.mediation.appeal", reason: "to teach" },
    says: /Why\? +to teach[\s\S]*happens now, by an act of the white cell/,
    told: "Made to happen: Moscow urges",
  },
  {
    act: "gauge",
    fill: (at) => at.type("deaths").press("enter").type("120").press("enter").type("what if").press("enter"),
    gives: { type: "set-gauge", gauge: "deaths", value: 120, reason: "what if" },
    says: /what if[\s\S]*Deaths is set from .* to 120/,
    told: "Deaths is set from",
  },
  {
    act: "gauge",
    fill: (at) => at.press("enter").type("12,5").press("enter", "enter"),
    gives: { type: "set-gauge", gauge: "tension", value: 12.5 },
    says: /Tension is set/,
    told: "Tension is set from",
  },
  {
    act: "note",
    fill: (at) => at.type("They argued").press("enter", "enter"),
    gives: { type: "note", text: "They argued" },
    says: /They argued[\s\S]*under no objective/,
    told: "Noted.",
  },
  {
    act: "note",
    fill: (at) => at.type("They argued").press("enter").type("Domestic pressure").press("enter"),
    gives: { type: "note", text: "They argued", objective: "Domestic pressure as a cause of escalation." },
    says: /objective\? +Domestic pressure as a cause/,
    told: "▸ Noted.",
  },
  {
    act: "note",
    fill: (at) => at.type("Quick").press("enter").type("Decide under pressure").press("enter"),
    gives: { type: "note", text: "Quick", objective: "Decide under pressure" },
    says: /objective\? +Decide under pressure/,
    told: "▸ Noted.",
  },
  {
    act: "write",
    fill: (at) =>
      at
        .press("enter")
        .type("Paris")
        .press("enter")
        .type("russia")
        .press("enter", "enter", "enter")
        .type("Bonjour")
        .press("enter"),
    gives: { type: "message", as: "Paris", to: ["russia"], text: "Bonjour" },
    says: /Paris writes to Russia:[\s\S]*Bonjour/,
    told: "Written.",
  },
  {
    act: "propose",
    fill: (at) =>
      at
        .type("turkey")
        .press("enter")
        .type("russia")
        .press("enter", "enter", "enter")
        .type("A line")
        .press("enter")
        .type("By phone; At night")
        .press("enter")
        .type("14")
        .press("enter"),
    gives: {
      type: "proposal",
      from: "turkey",
      parties: ["turkey", "russia"],
      text: "A line",
      until: 14,
      terms: ["By phone", "At night"],
    },
    says: /Turkey proposes to Russia:[\s\S]*1\. By phone[\s\S]*2\. At night[\s\S]*26 Jul 2020/,
    told: "Proposed.",
  },
  {
    act: "answer",
    first: [
      { type: "message", from: "turkey", to: "white-cell", text: "not for Russia" },
      { type: "proposal", from: "turkey", parties: ["turkey", "russia"], text: "A line" },
    ],
    fill: (at) => at.press("enter", "enter"),
    // Russia has had one message, the white cell two.
    gives: { type: "accept", seat: "russia", proposal: 1 },
    says: /Proposal 2, Turkey to Russia: Russia accepts[\s\S]*A line/,
    told: "Answered.",
  },
  {
    act: "pass",
    first: [
      { type: "route", messages: "through-white-cell" },
      { type: "message", from: "russia", to: ["turkey"], text: "Tonight" },
    ],
    fill: (at) => at.press("enter", "down", "enter", "ctrl-u").type("Tomorrow").press("enter"),
    gives: { type: "pass", message: 1, text: "Tomorrow" },
    says: /Waiting: Message 1, Russia to Turkey: it is passed on with another text[\s\S]*Tomorrow/,
    told: "Passed on.",
  },
  {
    act: "route",
    fill: (at) => at.press("down", "enter"),
    gives: { type: "route", messages: "through-white-cell" },
    says: /messages of seats go through the white cell from now on/i,
    told: "go through the white cell from now on.",
  },
  {
    act: "rating",
    fill: (at) => at.type("Domestic pressure").press("enter", "down", "enter").type("late").press("enter"),
    gives: {
      type: "rating",
      objective: "Domestic pressure as a cause of escalation.",
      rating: "S",
      reason: "late",
    },
    says: /Domestic pressure[\s\S]*S +Performed with some challenges[\s\S]*The objective is rated S/,
    told: "Rated S.",
  },
  {
    act: "agreement",
    first: [
      { type: "proposal", from: "russia", parties: ["russia", "turkey"], text: "No jets" },
      { type: "accept", seat: "turkey", proposal: 1 },
    ],
    fill: (at) => at.press("enter", "down", "down", "enter").type("Two flights").press("enter"),
    gives: { type: "agreement", proposal: 1, kept: "broken", reason: "Two flights" },
    says: /1\. Russia to Turkey[\s\S]*The report says of the agreement: broken/,
    told: "Broken.",
  },
  {
    act: "observation",
    fill: (at) =>
      at
        .press("enter")
        .type("They asked first")
        .press("enter", "enter", "enter")
        .type("The brief")
        .press("enter", "enter"),
    gives: { type: "observation", id: "o-1", kind: "strength", text: "They asked first", analysis: "The brief" },
    says: /They asked first[\s\S]*Strength[\s\S]*as a strength[\s\S]*no seat sees it/,
    told: "Kept as a strength.",
  },
  {
    act: "improvement",
    fill: (at) =>
      at
        .type("Name a timekeeper")
        .press("enter")
        .type("Dora")
        .press("enter")
        .type("2027-01-31")
        .press("enter", "enter"),
    gives: { type: "improvement", id: "i-1", action: "Name a timekeeper", who: "Dora", due: "2027-01-31" },
    says: /Name a timekeeper[\s\S]*Dora[\s\S]*2027-01-31[\s\S]*improvement plan/,
    told: "Planned.",
  },
  {
    act: "review",
    fill: (at) => at.press("enter"),
    gives: { type: "review", do: "open" },
    says: /offers its form of feedback from now on/,
    told: "The review is open.",
  },
  {
    act: "switch",
    fill: (at) => at.press("enter"),
    gives: { type: "switch", to: "other" },
    says: /Play goes on along other; main stays/,
    told: "Play goes on along other; main stays as it is. It is Sun 12 Jul 2020, turn 1 of 9, on other.",
  },
  {
    act: "branch",
    fill: (at) => at.type("hotter").press("enter", "enter"),
    gives: { type: "branch", name: "hotter" },
    says: /A new branch, hotter, from here/,
    told: "Play goes on along hotter; main stays as it is. It is Sun 19 Jul 2020, turn 2 of 9, on hotter.",
  },
  {
    act: "branch",
    fill: (at) => at.type("hotter").press("enter", "pagedown", "pagedown", "enter"),
    gives: { type: "branch", name: "hotter", from: 0 },
    says: /A new branch, hotter, from just after “/,
    told: "Play goes on along hotter; main stays as it is.",
  },
  {
    act: "rewind",
    fill: (at) => at.press("pagedown", "pagedown", "enter", "enter"),
    gives: { type: "rewind", before: 0 },
    says: /Back to just before “[\s\S]*given up/,
    told: "Back to just before “",
  },
  {
    act: "rewind",
    fill: (at) => at.press("pagedown", "pagedown", "enter", "down", "enter"),
    gives: { type: "rewind", to: 0 },
    says: /Back to just after “/,
    told: "Back to just after “",
  },
  {
    act: "bookmark",
    fill: (at) => at.press("enter").type("ask the class").press("enter"),
    gives: { type: "bookmark", record: 5, text: "ask the class" },
    says: /A bookmark with a note, “ask the class”: /,
    told: "Bookmarked: ",
  },
  {
    act: "bookmark",
    first: [{ type: "bookmark", record: 0 }],
    fill: (at) => at.press("pageup", "enter", "down", "enter"),
    gives: { type: "remove-bookmark", record: 0 },
    says: /The bookmark is removed: /,
    told: "The bookmark is removed: ",
  },
  {
    act: "order",
    fill: (at) => at.press("enter", "enter").type("75").press("enter"),
    gives: { type: "order", transition: "russia.mediation.appeal", chance: 0.75 },
    says: /Russia orders: .*, carried out with a chance of 75%\.[\s\S]*Mediation: Watching → /,
    told: "Ordered: ",
  },
  {
    act: "play-on",
    fill: (at) => at.press("down", "enter").type("9").press("enter"),
    gives: { type: "advance", to: 9 },
    says: /Play goes on to Tue 21 Jul 2020, day 9\./,
    told: "",
  },
  {
    act: "projector",
    fill: (at) => at,
    gives: { type: "reveal" },
    says: /The projector and the seats' pages show probabilities/,
    told: "The projector and the seats' pages show probabilities.",
  },
];
