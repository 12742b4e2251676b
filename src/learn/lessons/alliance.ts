/**
 * Lesson 2: alliance ambiguity. A duty on paper, what an ally expects of it, and how far a reading of the treaty reaches.
 */
import { chanceOf, choice, enters, happens, theRecord, whichArm, whichState } from "../checks.js";
import { ladderOf, recordsOf } from "../exhibits.js";
import type { Laboratory, Lesson } from "../lesson.js";
import { july, literal, tavush } from "./runs.js";

const tie = "csto.tie";
const literally = { ...tavush, variant: "csto-literal" };

const share = async (lab: Laboratory, arm: typeof tavush, id: string) => (await lab.start(arm)).get(id) ?? 0;

export const alliance: Lesson = {
  id: "alliance",
  title: "Alliance ambiguity",
  about: "What a treaty is worth when nobody knows whether it would be kept, and what changes if it were.",
  steps: [
    {
      id: "words",
      title: "A duty on paper",
      minutes: 7,
      text: [
        "Armenia and Russia are allies in the CSTO, the Collective Security Treaty Organization. Moscow is also a mediator between Armenia and Azerbaijan. The two roles pull apart.",
        "Below is the ladder of the alliance's treaty tie. A member invokes the treaty when it asks for help. Then an answer is due.",
      ],
      claims: { scenario: "tavush-2020", ids: ["tavush-clashes-2020-p3a"] },
      run: july,
      exhibit: ladderOf(july, tie),
      task: {
        ask: "The treaty has been invoked. Name a state that can come next.",
        answer: whichState(july, tie, ({ id }, { scenario }) =>
          scenario.actors
            .flatMap(({ postures }) => postures)
            .filter(({ path }) => path === tie)
            .flatMap(({ transitions }) => transitions)
            .some(({ from, to }) => from.includes("invoked") && to === id),
        ),
        hints: [
          {
            text: "An answer is yes or no. Look for the state in which the alliance sends help, or finds that it need not.",
            holds: async (lab) => {
              const answer = await alliance.steps[0]?.task?.answer(lab);
              return answer?.kind === "choice" && answer.right.length === 2;
            },
          },
        ],
        says: /Activated|Declined/,
        why: "Two states can follow: Activated and Declined. Which of them comes, and whether anyone asks at all, is the ambiguity of the alliance.",
      },
    },
    {
      id: "base",
      title: "How likely is help?",
      minutes: 8,
      text: [
        "A scenario is played a thousand times, each time with new dice. The share of those runs in which something comes is its probability in the model.",
        "The model knows no fact about the future. Its numbers follow from base rates and ratios, and each of those cites a claim or says what judgement it is.",
      ],
      run: july,
      task: {
        ask: "In the July crisis as written, how likely is it that the alliance sends help within sixty days? Answer in per cent; five points either way count.",
        answer: chanceOf(tavush, "csto-activated", 0.05),
        hints: [
          {
            text: "By the summer of 2020 the alliance had never acted on a member's border. In the model it is less likely than one in twenty.",
            holds: async (lab) => (await share(lab, tavush, "csto-activated")) < 0.05,
          },
        ],
        says: /^0|^[1-4](\.\d+)?%/,
        why: "Help is very unlikely. Two things must come one after the other: Armenia asks, and the allies agree.",
      },
    },
    {
      id: "asking",
      title: "Who does not ask",
      minutes: 7,
      text: [
        "An ally that expects a refusal may not ask. A refusal would show everyone that the treaty is worth little.",
        "In public the alliance's secretary general rejected the complaint that Russian arms for Baku had upset the balance. The model takes this for a sign of how ready the secretariat is to play things down; that reading is a judgement.",
      ],
      claims: { scenario: "tavush-2020", ids: ["kafkassam-2016-p23"] },
      run: july,
      task: {
        ask: "Take all runs as written in which the alliance sends no help. What is the more frequent reason?",
        answer: async (lab) => {
          const asked = await share(lab, tavush, "csto-invoked");
          const sent = await share(lab, tavush, "csto-activated");
          return choice(
            ["Armenia never invokes the treaty", "Armenia invokes it and gets no help"],
            (option) => option,
            (option) => option.includes("never") === 1 - asked > asked - sent,
          );
        },
        hints: [
          {
            text: "The treaty is invoked in fewer than one run in five.",
            holds: async (lab) => (await share(lab, tavush, "csto-invoked")) < 0.2,
          },
        ],
        says: /never invokes/,
        why: "Mostly nobody asks. Doubt works before any answer is given, so the ambiguity of an alliance is seldom put to the test.",
      },
    },
    {
      id: "readings",
      title: "Four readings",
      minutes: 8,
      text: [
        "A variant is a named set of values for assumptions: a rival reading of the evidence. One variant takes the treaty at its word. Another has Moscow stand behind Armenia. A third has Ankara hold back.",
      ],
      claims: { scenario: "tavush-2020", ids: ["tavush-clashes-2020-p3a", "national-interest-2020-p14b"] },
      run: july,
      task: {
        ask: "Under which reading is help from the alliance likeliest?",
        answer: whichArm(
          [
            { label: "As written", ref: tavush },
            { label: "Moscow recommits", ref: { ...tavush, variant: "moscow-recommits" } },
            { label: "The treaty taken at its word", ref: literally },
            { label: "Ankara restrained", ref: { ...tavush, variant: "ankara-restrained" } },
          ],
          "csto-activated",
          "most",
        ),
        hints: [
          {
            text: "Two obstacles must go: that Armenia does not ask, and that the allies do not agree. One variant removes both.",
            holds: async (lab) =>
              (await share(lab, literally, "csto-invoked")) > (await share(lab, tavush, "csto-invoked")) &&
              (await share(lab, literally, "csto-activated")) > (await share(lab, tavush, "csto-activated")),
          },
        ],
        says: /at its word/,
        why: "Where the treaty is taken at its word, Armenia asks more often, because it expects a yes, and the yes comes.",
      },
    },
    {
      id: "run",
      title: "One run of that reading",
      minutes: 6,
      text: [
        "This is one run under the reading that takes the treaty at its word. Consultation is a lower rung: the allies' ambassadors only talk.",
      ],
      run: literal,
      exhibit: recordsOf(literal, null, happens("csto.tie.activate")),
      task: {
        ask: "Find the record from which on the treaty counts as invoked, so that an answer is due.",
        answer: theRecord(literal, enters(tie, "invoked")),
        hints: [
          {
            text: "The alliance answers Armenia's appeal at once. Look for the word treaty.",
            holds: async (lab) => {
              const record = enters(tie, "invoked")(await lab.run(literal));
              return record.type === "response" && record.headline.includes("treaty");
            },
          },
        ],
        why: "Armenia appeals, and the treaty counts as invoked. The alliance's decision comes later.",
      },
    },
    {
      id: "difference",
      title: "What it changes",
      minutes: 7,
      text: [
        "Help that comes may deter, alarm, or come too late. The model lets it do each: its effect on tension is drawn from a range that reaches from calming to alarming, because it was never tried.",
        "Compare the crisis as written with the reading that takes the treaty at its word.",
      ],
      run: literal,
      task: {
        ask: "By how much does this reading change the probability of general war?",
        answer: async (lab) => {
          const change = (await share(lab, literally, "general-war")) - (await share(lab, tavush, "general-war"));
          const place = change <= -0.05 ? 0 : change < 0.05 ? 1 : 2;
          return choice(
            [0, 1, 2],
            (option) =>
              ["It falls by 5 points or more", "By less than 5 points", "It rises by 5 points or more"][option] ?? "",
            (option) => option === place,
          );
        },
        hints: [
          {
            text: "Even under this reading, help comes in fewer than one run in three.",
            holds: async (lab) => (await share(lab, literally, "csto-activated")) < 0.33,
          },
          {
            text: "In this run, help comes after the treaty was invoked, and that comes after the fighting has begun.",
            holds: async (lab) => {
              const run = await lab.run(literal);
              return enters("front.hostilities", "clashes")(run).seq < enters(tie, "invoked")(run).seq;
            },
          },
        ],
        says: /less than 5/,
        why: "Hardly at all. In the model help answers fighting that is under way, and it comes in a minority of runs. That is a claim about the model: a treaty that is believed beforehand might prevent the first shot, and the model starts with the first shot.",
      },
    },
    {
      id: "discussion",
      title: "Questions for discussion",
      minutes: 2,
      text: ["Talk about these in class, or write two sentences on each."],
      questions: [
        "Whom does an ambiguous alliance serve: the ally, its enemy, or the power that leads it?",
        "Would you rather hold a promise that is doubted, or none?",
        "The last task says that help changes little. Which assumption of the model would you attack first?",
      ],
      notes:
        "The point to reach: ambiguity is seen in what is not asked. The model starts after deterrence has failed, so it can't measure deterrence.",
    },
  ],
};
