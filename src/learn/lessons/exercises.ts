/**
 * Lesson 3: exercises as signals. The same troops mean one thing by the calendar and another beside a crisis.
 */
import {
  enters,
  happens,
  movesGaugeMost,
  reachedIf,
  theRecord,
  weightiestFactor,
  whichArm,
  whichPrevents,
  whyOf,
} from "../checks.js";
import { changeOf, ladderOf, reasonsOf, recordsOf } from "../exhibits.js";
import type { Lesson } from "../lesson.js";
import { july, tavush } from "./runs.js";

const begin = happens("turkey.exercise.begin");
const extend = happens("turkey.exercise.extend");
const attack = happens("armenia.posture.counter-attack");

export const exercises: Lesson = {
  id: "exercises",
  title: "Exercises as signals",
  about: "An exercise planned long before begins next to a crisis, and does not end when it should.",
  steps: [
    {
      id: "begin",
      title: "Planned before",
      minutes: 7,
      text: [
        "A signal is an act that is meant to be seen. A military exercise is a weak signal when the calendar explains it, and a strong one when the calendar does not.",
        "The Turkish-Azerbaijani exercise of July 2020 had been planned earlier. Yet it fell into the crisis and took place close to Armenia. So says the Armenian paper, against its own argument. It began on 29 July.",
      ],
      claims: {
        scenario: "tavush-2020",
        ids: ["tavush-clashes-2020-p19a", "tavush-clashes-2020-p16d", "tavush-clashes-2020-p17"],
      },
      run: july,
      exhibit: recordsOf(july, null, happens("russia.mediation.call-ministers")),
      task: {
        ask: "Find the record with which the exercise begins in this run.",
        answer: theRecord(july, begin),
        hints: [
          {
            text: "It is a timeout: it comes because its day has come, more than two weeks into the crisis.",
            holds: async (lab) => {
              const record = begin(await lab.run(july));
              return record.type === "timeout" && record.day > 14;
            },
          },
        ],
        says: /begin|under way/,
        why: "The start is a timeout: a trigger by time. Nobody in the crisis decided it, and everybody saw it.",
      },
    },
    {
      id: "friction",
      title: "What it adds",
      minutes: 7,
      text: [
        "A gauge is a number that all actors share, such as tension. An effect is what a happening adds to a gauge. One gauge is the friction between Moscow and Ankara.",
        "Effects are drawn from ranges, so the same act costs more in one run than in another.",
      ],
      run: july,
      exhibit: ladderOf(july, "turkey.exercise"),
      task: {
        ask: "Which of these raised the friction between Moscow and Ankara most in this run?",
        answer: movesGaugeMost(
          july,
          [happens("russia.mediation.hint"), begin, happens("russia.mediation.call-ministers"), extend],
          "moscow-ankara-friction",
        ),
        hints: [
          {
            text: "A telephone call of ministers lowers friction, or leaves it as it is. The answer is an act of troops.",
            holds: async (lab) => {
              const answer = await exercises.steps[1]?.task?.answer(lab);
              return answer?.kind === "choice" && answer.right.every((place) => place === 1 || place === 3);
            },
          },
          {
            text: "In the model the extension adds 3 to 8 points, and the start adds 2 to 6.",
            holds: async (lab) => {
              const { scenario } = await lab.run(july);
              const range = (id: string) =>
                scenario.actors
                  .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
                  .find(({ path }) => path === `turkey.exercise.${id}`)
                  ?.effects.find(({ gauge }) => gauge === "moscow-ankara-friction");
              const text = JSON.stringify([range("extend"), range("begin")]);
              return /3,5,8|"low":3.*"high":8/.test(text) && /2,4,6|"low":2.*"high":6/.test(text);
            },
          },
        ],
        says: /exercise/,
        why: "Compare the two acts of troops. They are the same troops in the same place; only the calendar differs.",
      },
    },
    {
      id: "extension",
      title: "Why it was extended",
      minutes: 8,
      text: [
        "An extension is a choice. In the model it is a hazard: it has a base rate and factors. Below is why it happened in this run.",
        "The source reports that while the exercise was extended, the two sides' military and political heads met and spoke in ways that did harm. The meetings are on record; how harmful the words were is the paper's judgement.",
      ],
      claims: { scenario: "tavush-2020", ids: ["tavush-clashes-2020-p21a", "tavush-clashes-2020-p21b"] },
      run: july,
      exhibit: reasonsOf(july, extend),
      task: {
        ask: "Which factor raised the rate of the extension most?",
        answer: weightiestFactor(july, extend),
        hints: [
          {
            text: "It is not the state of the border, although the border was not quiet either.",
            holds: async (lab) => {
              const factors = whyOf(extend(await lab.run(july))).factors.filter(({ applies }) => applies);
              const most = Math.max(...factors.map(({ ratio }) => ratio));
              const border = factors.find(({ label }) => label === "The border is not quiet");
              return border !== undefined && border.ratio > 1 && border.ratio < most;
            },
          },
        ],
        says: /pledge is unlimited/,
        why: "Words prepared the act: the pledge without limit came first, and made the extension likelier. An ally that has promised everything finds it hard to send its troops home.",
      },
    },
    {
      id: "answer",
      title: "Moscow's answer",
      minutes: 6,
      text: [
        "In the real August the border had eased when Putin warned Aliyev, on 12 August, against anything that adds to tension. The paper infers that the warning answers the extension; that it was the cause is not on record.",
        "In the model such a warning to Baku is possible only while the exercise is extended.",
      ],
      claims: { scenario: "tavush-2020", ids: ["tavush-clashes-2020-p20", "tavush-clashes-2020-p21a"] },
      run: july,
      exhibit: recordsOf(july, extend, attack),
      task: {
        ask: "Find the record with which the Kremlin warns Baku.",
        answer: theRecord(july, happens("russia.mediation.warn-baku")),
        hints: [
          {
            text: "It is a telephone call between presidents, within a week of the extension.",
            holds: async (lab) => {
              const run = await lab.run(july);
              const call = happens("russia.mediation.warn-baku")(run);
              return "to" in call && call.to === "presidents-call" && call.time - extend(run).time < 7;
            },
          },
        ],
        says: /tells Aliyev|called a president/,
        why: "The receiver of a signal answers the one whom it can reach. Moscow calls Baku, not Ankara.",
      },
    },
    {
      id: "without",
      title: "Take it away",
      minutes: 9,
      text: [
        "A what-if changes one thing in a run and plays on with the same dice. Everything that the change does not touch draws the same numbers as before.",
        "This run ends in general war. Which single record, if it did not happen, would prevent that war?",
      ],
      run: july,
      exhibit: recordsOf(july, begin, enters("front.hostilities", "general-war")),
      task: {
        ask: "Which of these, left out, prevents general war on these dice?",
        answer: whichPrevents(july, [begin, extend, attack], "general-war"),
        hints: [
          {
            text: "Without the start of the exercise general war still comes.",
            holds: (lab) => reachedIf(lab, july, begin, { kind: "drop" }, "general-war"),
          },
          {
            text: "Without the extension general war still comes.",
            holds: (lab) => reachedIf(lab, july, extend, { kind: "drop" }, "general-war"),
          },
        ],
        reveal: changeOf(july, attack, { kind: "drop" }),
        says: /counter-attack/,
        why: "A loud signal need not be a cause. On these dice the war hangs on a local counter-attack. The exercise raised friction and tension, and yet without it the war comes.",
      },
    },
    {
      id: "restraint",
      title: "Who could have ended it",
      minutes: 6,
      text: ["Each of the readings below changes how likely an extension is. Compare them over a thousand runs each."],
      run: july,
      task: {
        ask: "Under which reading is an extension of the exercise least likely?",
        answer: whichArm(
          [
            { label: "As written", ref: tavush },
            { label: "Moscow recommits to Armenia", ref: { ...tavush, variant: "moscow-recommits" } },
            { label: "Ankara restrained", ref: { ...tavush, variant: "ankara-restrained" } },
            { label: "Ankara in command", ref: { ...tavush, variant: "ankara-in-command" } },
          ],
          "exercise-extended",
          "least",
        ),
        hints: [
          {
            text: "The extension is an act of one actor. Ask whose resolve its rate depends on.",
            holds: async (lab) =>
              whyOf(extend(await lab.run(july))).factors.some(({ label }) =>
                /Ankara.*resolve|resolve.*Ankara/i.test(label),
              ),
          },
        ],
        says: /Ankara restrained/,
        why: "The sender decides. What Moscow says in Yerevan's favour changes little about troops that are Ankara's.",
      },
    },
    {
      id: "discussion",
      title: "Questions for discussion",
      minutes: 2,
      text: ["Talk about these in class, or write two sentences on each."],
      questions: [
        "The exercise was planned before. Does that matter to those who watch it?",
        "What would the sender have had to say so that the extension was read as harmless?",
        "The war came without the exercise too. Was Moscow wrong to worry about it?",
      ],
      notes:
        "Keep apart: what a signal means, and what it causes. On other dice the extension may matter; ask the class to try two more seeds with whatif.",
    },
  ],
};
