/**
 * Lesson 5: luck against judgement. A base rate, one run, the chance in it, and how to score those who said something before.
 */
import {
  before,
  biggestRise,
  chanceAfter,
  chanceOf,
  choice,
  happens,
  hasReached,
  reachedIf,
  yesOrNo,
} from "../checks.js";
import { changeOf, endsOf, oddsOf, reasonsOf } from "../exhibits.js";
import { BrokenLesson, type Laboratory, type Lesson } from "../lesson.js";
import { july, tavush } from "./runs.js";

const seeds = Array.from({ length: 12 }, (_, place) => String(place + 1));
const attack = happens("armenia.posture.counter-attack");
const widening = happens("front.hostilities.answer-punch");
const general = "general-war";

const wars = async (lab: Laboratory) => {
  const came: boolean[] = [];
  for (const seed of seeds) came.push(hasReached((await lab.run({ ...tavush, seed })).records, general));
  return came;
};

/** Mean Brier score of always saying the same: the squared distance from what came. */
const brier = (came: readonly boolean[], said: number) =>
  came.reduce((sum, one) => sum + (said - Number(one)) ** 2, 0) / came.length;

export const luck: Lesson = {
  id: "luck",
  title: "Luck against judgement",
  about: "The same crisis with other dice: what could be known, what was chance, and who judged well.",
  steps: [
    {
      id: "base-rate",
      title: "Twelve crises",
      minutes: 8,
      text: [
        "Below is the July crisis twelve times, with the seeds 1 to 12. Only the dice differ.",
        "A base rate is how often something comes in cases like this one. Twelve cases say little: with two wars or four in twelve, the base rate could be the same.",
      ],
      run: july,
      exhibit: endsOf(tavush, seeds, general),
      task: {
        ask: "In a thousand such crises, how often does general war come? Answer in per cent; ten points either way count.",
        answer: chanceOf(tavush, general, 0.1),
        hints: [
          {
            text: "The twelve are unlucky: over a thousand runs war is rarer than in these twelve.",
            holds: async (lab) => {
              const came = await wars(lab);
              const p = (await lab.start(tavush)).get(general) ?? 0;
              return p < came.filter(Boolean).length / came.length;
            },
          },
          {
            text: "It is less than one in five.",
            holds: async (lab) => ((await lab.start(tavush)).get(general) ?? 1) < 0.2,
          },
        ],
        says: /^1\d%/,
        why: "War is unlikely, but far from impossible. The share in twelve runs is a poor estimate of it.",
      },
    },
    {
      id: "before",
      title: "The day before",
      minutes: 7,
      text: [
        "Now one of the twelve: the run with seed 7, which comes to general war. Here are the chances of war after each record, up to the moment before it was decided.",
      ],
      run: july,
      exhibit: oddsOf(july, general, happens("turkey.exercise.extend"), happens("azerbaijan.alignment.align")),
      task: {
        ask: "An adviser is asked just before the counter-attack how likely general war is. What is the model's answer? Per cent; ten points either way count.",
        answer: async (lab) => ({
          kind: "probability",
          p: await chanceAfter(lab, july, before(attack), general),
          within: 0.1,
        }),
        hints: [
          {
            text: "Nothing since the last line of the table has moved the chance by more than ten points.",
            holds: async (lab) => {
              const run = await lab.run(july);
              const last = await chanceAfter(lab, july, happens("azerbaijan.alignment.align"), general);
              const points = (await lab.along(july)).filter(
                ({ record }) =>
                  (record ?? -1) >= happens("azerbaijan.alignment.align")(run).seq && (record ?? -1) < attack(run).seq,
              );
              return points.every(({ chances }) => Math.abs((chances.get(general) ?? 0) - last) <= 0.1);
            },
          },
        ],
        says: /^[12]?\d(\.\d+)?%/,
        why: "War was unlikely, and it came. An adviser who said so was not wrong: unlikely things come now and then.",
      },
    },
    {
      id: "swing",
      title: "Where it turned",
      minutes: 7,
      text: ["Here are the chances through the rest of the run."],
      run: july,
      exhibit: oddsOf(july, general, happens("azerbaijan.alignment.align")),
      task: {
        ask: "Find a record of the moment at which the chance of general war rises most.",
        answer: biggestRise(july, general),
        hints: [
          {
            text: "It rises by more than 30 points at once.",
            holds: async (lab) => {
              const run = await lab.run(july);
              const rise =
                (await chanceAfter(lab, july, widening, general)) -
                (await chanceAfter(lab, july, before(attack), general));
              return rise > 0.3 && attack(run).time === widening(run).time;
            },
          },
        ],
        says: /counter-attack|Limited war/,
        why: "One moment turns the run. Before it, war was unlikely; after it, peace was.",
      },
    },
    {
      id: "chance",
      title: "The chance in it",
      minutes: 6,
      text: [
        "A response is a transition that follows another one at once, with a given chance. That the fighting widens is a response to the counter-attack.",
        "The chance is a judgement: most local counter-attacks stay local.",
      ],
      run: july,
      exhibit: reasonsOf(july, attack),
      task: {
        ask: "Of a hundred such counter-attacks, how many widen the fighting? Give the number; ten either way count.",
        answer: async (lab) => {
          const record = widening(await lab.run(july));
          if (!("chance" in record) || record.chance === undefined)
            throw new BrokenLesson("the widening has no chance");
          return { kind: "probability", p: record.chance, within: 0.1 };
        },
        hints: [
          {
            text: "Fewer than one in three.",
            holds: async (lab) => {
              const record = widening(await lab.run(july));
              return "chance" in record && (record.chance ?? 1) < 1 / 3;
            },
          },
        ],
        reveal: reasonsOf(july, widening),
        says: /^[12]\d%/,
        why: "Two unlikely things came together: that the attack came when it did, and that it did not stay local.",
      },
    },
    {
      id: "other-dice",
      title: "If it had stayed local",
      minutes: 7,
      text: [
        "Leave out the counter-attack and play on with the same dice. Everything that does not depend on it draws what it drew before.",
      ],
      run: july,
      task: {
        ask: "Does this run then still come to general war?",
        answer: yesOrNo((lab) => reachedIf(lab, july, attack, { kind: "drop" }, general)),
        hints: [
          {
            text: "In that run the border eases, as it does not in the run as played.",
            holds: async (lab) => {
              const { records } = await lab.run(july);
              return !hasReached(records, "eased") && (await reachedIf(lab, july, attack, { kind: "drop" }, "eased"));
            },
          },
        ],
        reveal: changeOf(july, attack, { kind: "drop" }),
        says: /No/,
        why: "The same crisis, the same actors, the same decisions in every capital, and no war. Who judges a policy by this run alone judges the dice.",
      },
    },
    {
      id: "score",
      title: "Who judged well?",
      minutes: 8,
      text: [
        "Judge forecasters over many cases. The Brier score is the mean of (probability − outcome)², where the outcome is 1 if the thing came and 0 if not. Lower is better. Saying 50% always gives 0.25.",
        "Three advisers speak before each of the twelve crises. One always says 20%. One always says 50%. One always says 90%, and is praised for seed 7.",
      ],
      run: july,
      exhibit: endsOf(tavush, seeds, general),
      task: {
        ask: "Who has the best Brier score over the twelve?",
        answer: async (lab) => {
          const came = await wars(lab);
          const said = [0.2, 0.5, 0.9];
          const best = Math.min(...said.map((p) => brier(came, p)));
          return choice(
            said,
            (p) => `Always ${p * 100}%`,
            (p) => brier(came, p) === best,
          );
        },
        hints: [
          {
            text: "War comes in fewer than half of the twelve. Each time it does not, 90% costs 0.81.",
            holds: async (lab) => {
              const came = await wars(lab);
              return came.filter(Boolean).length * 2 < came.length && Math.abs(0.9 ** 2 - 0.81) < 1e-9;
            },
          },
        ],
        says: /20%/,
        why: "The one whose probability is nearest to how often it comes. The one who was right about seed 7 was lucky there, and wrong elsewhere.",
      },
    },
    {
      id: "discussion",
      title: "Questions for discussion",
      minutes: 2,
      text: ["Talk about these in class, or write two sentences on each."],
      questions: [
        "History is one run. What can be learnt from it about the decisions that led there?",
        "Think of a decision of your own that went well. How likely was that?",
        "Should a minister be dismissed for a war that was 15% likely when the choice was made?",
      ],
      notes:
        "Good judgement is seen over many cases, bad luck in one. The model's odds are the model's: ask what the class would need to trust them.",
    },
  ],
};
