/**
 * Lesson 1: reading a ladder. Postures, states, rungs and records; base rate and ratios; the record that decides.
 */
import {
  chanceAfter,
  enters,
  firstMove,
  happens,
  highest,
  likelierThanNot,
  rungOf,
  theRecord,
  visits,
  weightiestFactor,
  whichState,
  whyOf,
} from "../checks.js";
import { ladderOf, movesOf, oddsOf, reasonsOf, recordsOf } from "../exhibits.js";
import type { Lesson } from "../lesson.js";
import { july } from "./runs.js";

const mediation = "russia.mediation";

export const ladder: Lesson = {
  id: "ladder",
  title: "Reading a ladder",
  about: "How Moscow's words climb in July 2020, and which record makes war likelier than not.",
  steps: [
    {
      id: "words",
      title: "Ladders and rungs",
      minutes: 7,
      text: [
        "A crisis here is a set of actors: states, alliances, forums and fronts. Each actor has postures. A posture is one thing that the actor does more or less of, such as mediation.",
        "At any time a posture is in exactly one state. Its states in order, from calm to grave, are its ladder. The place of a state on the ladder is its rung. Below is how loudly Moscow asks for restraint. The lowest rung is 0.",
        "The source for this ladder is an Armenian paper. It says that Moscow began with general words that named nobody, and aimed them more closely as things grew worse.",
      ],
      claims: { scenario: "tavush-2020", ids: ["tavush-clashes-2020-p11a"] },
      run: july,
      exhibit: ladderOf(july, mediation),
      task: {
        ask: "Which state is one rung above the state in which Moscow names Ankara?",
        answer: whichState(
          july,
          mediation,
          ({ rung }, { scenario }) => rung === rungOf(scenario, mediation, "naming") + 1,
        ),
        hints: [
          {
            text: "The number in front of each state is its rung. Find the one in which Ankara is named, and look one line higher.",
            holds: async (lab) => rungOf((await lab.run(july)).scenario, mediation, "naming") > 0,
          },
        ],
        says: /Ministers call/,
        why: "The rungs are numbered. After the name comes the telephone: first the ministers, then the presidents.",
      },
    },
    {
      id: "first-move",
      title: "Records",
      minutes: 6,
      text: [
        "A run is one play of the crisis. What happens in it is a list of records, numbered from 0. The seed fixes all chance in a run: the same seed plays the same run on every machine.",
        "A transition is a step of a posture from one state to another. Moscow starts in the state Watching.",
      ],
      run: july,
      exhibit: recordsOf(july, null, happens("russia.mediation.hint")),
      task: {
        ask: "Find the record with which Moscow first leaves the state Watching. Give its number.",
        answer: theRecord(july, firstMove(mediation)),
        hints: [
          {
            text: "The first rung above Watching is a general appeal to both sides. Look for a headline in which Moscow speaks to both.",
            holds: async (lab) => {
              const record = firstMove(mediation)(await lab.run(july));
              return "to" in record && record.to === "appealing";
            },
          },
          {
            text: "It comes after the troops have begun to fight.",
            holds: async (lab) => {
              const run = await lab.run(july);
              return firstMove(mediation)(run).seq > enters("front.hostilities", "clashes")(run).seq;
            },
          },
        ],
        says: /urges both sides|restraint/,
        why: "The first move of the posture is the appeal to both sides.",
      },
    },
    {
      id: "skipped",
      title: "A rung that is skipped",
      minutes: 8,
      text: [
        "An actor need not climb rung by rung. Below are all moves of Moscow's mediation in this run, with the state after each.",
        "In the real July a Russian deputy minister named Ankara on 17 July. A run is not history: it is one way in which the same crisis could have gone.",
      ],
      claims: { scenario: "tavush-2020", ids: ["tavush-clashes-2020-p12b"] },
      run: july,
      exhibit: movesOf(july, mediation),
      task: {
        ask: "Which state on Moscow's ladder does this run never enter?",
        answer: whichState(july, mediation, ({ id }, run) => !visits(run, mediation, id)),
        hints: [
          {
            text: "The state that it starts in counts as entered. Cross off the states on the right, one by one.",
            holds: async (lab) => visits(await lab.run(july), mediation, "watching"),
          },
          {
            text: "Here Moscow goes from hints to the telephone.",
            holds: async (lab) => {
              const record = happens("russia.mediation.call-ministers")(await lab.run(july));
              return "from" in record && record.from === "hinting";
            },
          },
        ],
        says: /Naming Ankara/,
        why: "Moscow hints, and then telephones. It never asks Ankara by name. Several transitions lead up the ladder, and each is a hazard of its own.",
      },
    },
    {
      id: "highest",
      title: "The highest rung",
      minutes: 6,
      text: [
        "The highest rung that is reached says how serious the crisis was to an actor. When it was reached says how late.",
        "A milestone is an event or condition that is noted the first time it comes. It has a record of its own, just after the record that brings it.",
      ],
      run: july,
      exhibit: recordsOf(july, happens("russia.mediation.call-ministers")),
      task: {
        ask: "Find the record with which Moscow reaches the highest rung that it reaches in this run.",
        answer: theRecord(july, highest(mediation)),
        hints: [
          {
            text: "The top of the ladder is to send envoys between the capitals.",
            holds: async (lab) => {
              const { scenario } = await lab.run(july);
              return rungOf(scenario, mediation, "shuttle") > rungOf(scenario, mediation, "presidents-call");
            },
          },
          {
            text: "It comes only when there is war along the whole front.",
            holds: async (lab) => {
              const run = await lab.run(july);
              return highest(mediation)(run).seq > enters("front.hostilities", "general-war")(run).seq;
            },
          },
        ],
        says: /envoys shuttle/,
        why: "Envoys are the highest rung, and in this run they come after the war, not before it.",
      },
    },
    {
      id: "why",
      title: "Why it happened",
      minutes: 8,
      text: [
        "Most transitions are hazards: they happen by chance, at a rate per day. The base rate is what the rate would be if nothing else mattered. A hazard ratio is a factor on it: 2 means twice as often, 0.5 half as often.",
        "Below is why Moscow hinted at Ankara. In the crisis itself, the key w shows this for any record, with the claims that each number rests on.",
      ],
      claims: { scenario: "tavush-2020", ids: ["tavush-clashes-2020-p12a", "tavush-clashes-2020-p8b"] },
      run: july,
      exhibit: reasonsOf(july, happens("russia.mediation.hint")),
      task: {
        ask: "Which factor raised the rate of this hint most?",
        answer: weightiestFactor(july, happens("russia.mediation.hint")),
        hints: [
          {
            text: "A factor of 1 changes nothing. The largest factor is above 1.",
            holds: async (lab) => {
              const { factors } = whyOf(happens("russia.mediation.hint")(await lab.run(july)));
              return Math.max(...factors.map(({ ratio }) => ratio)) > 1;
            },
          },
        ],
        says: /Ankara condemns/,
        why: "Moscow hinted because Ankara had taken sides aloud. On the list of records, Ankara's words to Yerevan come before the hint.",
      },
    },
    {
      id: "likelier-than-not",
      title: "Where it was decided",
      minutes: 8,
      text: [
        "From any record, futures can be played with new dice: here 200 from each. The share of them that comes to general war is the chance of war at that moment. Below is that share after each record; where several come at once, after the last of them.",
      ],
      run: july,
      exhibit: oddsOf(july, "general-war", happens("turkey.exercise.extend")),
      task: {
        ask: "Find the record after which general war is likelier than not.",
        answer: likelierThanNot(july, "general-war"),
        hints: [
          {
            text: "Likelier than not is more than 50%. Go down the column of per cents to the first such number.",
            holds: async (lab) =>
              (await chanceAfter(lab, july, happens("turkey.exercise.extend"), "general-war")) < 0.5,
          },
          {
            text: "It is no word of any capital: it begins with a local attack on a post.",
            holds: async (lab) => {
              const answer = await likelierThanNot(july, "general-war")(lab);
              const attack = happens("armenia.posture.counter-attack")(await lab.run(july));
              return answer.kind === "record" && answer.right.includes(attack.seq);
            },
          },
        ],
        says: /counter-attack|Limited war/,
        why: "A local counter-attack widens the fighting. Within one moment war goes from unlikely to likely. Every record of that moment counts as right.",
      },
    },
    {
      id: "discussion",
      title: "Questions for discussion",
      minutes: 2,
      text: ["Talk about these in class, or write two sentences on each."],
      questions: [
        "Moscow climbed almost to the top of its ladder before the war. Was it too late, or aimed at the wrong actor?",
        "Which of your answers came from a headline, and which from a number? Which would you defend in front of a minister?",
        "A rung is a judgement. Which two states of Moscow's ladder would you swap?",
      ],
      notes:
        "The ladder orders Moscow's words to Ankara and Baku. The record that decides is an act of the front's two armies, whom nobody on that ladder addresses. Ask who should have been telephoned on the day before.",
    },
  ],
};
