// Counts of the public record that would bear on numbers of the library. Each names the postures, transitions, gauges or
// assumptions whose numbers it would bear on; none gives a figure, because no document of the register does.
export const research = [
  {
    count: "Incidents, clashes and days of war on each line since 1994, by month",
    bears: "how often a front flares, relapses, escalates, eases and settles",
    on: [
      "front.hostilities.flare",
      "front.hostilities.relapse",
      "front.hostilities.escalate",
      "front.hostilities.subside",
      "front.hostilities.ease",
      "front.hostilities.settle",
      "front.hostilities.widen",
      "war-proneness",
      "easing-pace",
      "crisis-wear",
    ],
  },
  {
    count: "Truces and halts since 1994: who made them, and how long each held",
    bears: "how soon fighting is halted, and how soon a halt fails",
    on: [
      "front.hostilities.halt",
      "front.hostilities.hold-truce",
      "front.hostilities.break-truce",
      "front.hostilities.collapse",
      "front.hostilities.truce-in-moscow",
      "front.hostilities.truce-of-co-chairs",
      "front.hostilities.agree-in-moscow",
      "front.hostilities.take-up-pause",
      "truce-fragility",
    ],
  },
  {
    count: "Who is reported to have fired first in each clash, by monitors",
    bears: "whose door a clash is laid at",
    on: ["front.first-shot", "armenia.posture.strike", "yerevan-first", "yerevan-initiative"],
  },
  {
    count: "Call-ups and orders to attack on both sides since 1994, and what came of them",
    bears: "how readily Baku mobilises and attacks, and Yerevan answers",
    on: ["azerbaijan.posture", "armenia.posture", "baku-risk"],
  },
  {
    count: "Deaths a day, by kind of fighting",
    bears: "what each day of clashes, limited and general war adds",
    on: ["deaths", "front.fires", "clash-severity"],
  },
  {
    count: "Statements and calls of Moscow in each crisis since 2014, by rung and day",
    bears: "the pace of Moscow's ladder",
    on: ["russia.mediation", "russia.council", "moscow-assertiveness", "signal-weight"],
  },
  {
    count: "Snap checks of the Southern Military District, with and without fighting next door",
    bears: "how readily Moscow shows readiness, and what it means",
    on: ["russia.guarantee", "guarantee-resolve"],
  },
  {
    count: "Arms deliveries and cargo flights to both sides, by month",
    bears: "when Moscow defends, tilts or freezes its sales",
    on: ["russia.arms", "arms-tilt", "armenia.stance"],
  },
  {
    count: "Statements of Turkish leaders on the conflict, by tone and day",
    bears: "how fast Ankara's voice rises and fades",
    on: ["turkey.voice", "turkey.council", "ankara-resolve"],
  },
  {
    count: "Joint Turkish-Azerbaijani exercises since 2016: planned, begun, extended, put off",
    bears: "how often an exercise is extended or postponed",
    on: ["turkey.exercise"],
  },
  {
    count: "Visits, deliveries and advisers between Ankara and Baku, by month",
    bears: "the pace of Ankara's backing and of Baku's drift",
    on: ["turkey.backing", "turkey.command", "turkey.jets", "azerbaijan.alignment", "ankara-hold", "baku-reliance"],
  },
  {
    count: "Meetings and statements of the Minsk Group's co-chairs, by month",
    bears: "how the table comes and goes, and Baku's patience with it",
    on: ["minsk.process", "azerbaijan.diplomacy", "format-impatience"],
  },
  {
    count: "Requests to the alliance by any member, and its answers",
    bears: "whether Yerevan asks, and what it gets",
    on: ["armenia.appeal", "csto.tie", "csto.voice", "csto-literalism", "csto-ambiguity", "yerevan-boldness"],
  },
  {
    count: "The advance of autumn 2020 by place and day, from satellite pictures",
    bears: "how fast the south, the corridor and the town above it fall",
    on: ["front.advance", "front.sky", "drone-edge"],
  },
  {
    count: "Terms named in each negotiation since 1994, and by whom they were dropped",
    bears: "when each side would sign",
    on: [
      "azerbaijan.terms",
      "armenia.terms",
      "russia.plan",
      "russia.talks",
      "baku-readiness",
      "yerevan-readiness",
      "broker-drive",
    ],
  },
  {
    count: "Mine accidents in the recaptured districts, by week, and teams at work",
    bears: "how often mines kill, and what clearing them changes",
    on: ["zone.mines", "zone.return", "turkey.deminers", "mine-dead", "retreat-disorder", "return-haste"],
  },
  {
    count: "Strength of the Russian mission by month, and incidents in its zone",
    bears: "how the mission grows, holds and wears",
    on: [
      "russia.contingent",
      "russia.red-lines",
      "azerbaijan.consent",
      "mission-hold",
      "moscow-foothold",
      "mission-fragility",
    ],
  },
];
