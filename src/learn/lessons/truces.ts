/**
 * Lesson 4: why truces fail. A pause without terms against an agreement, in the autumn of 2020.
 */
import {
  enters,
  happens,
  hasReached,
  howOften,
  reachedIf,
  theRecord,
  weightiestFactor,
  whyOf,
  yesOrNo,
} from "../checks.js";
import { changeOf, reasonsOf, recordsOf } from "../exhibits.js";
import type { Lesson } from "../lesson.js";
import { autumn } from "./runs.js";

const truce = enters("front.hostilities", "truce");
const collapse = happens("front.hostilities.collapse");
const signing = happens("russia.plan.sign");
const failures = ["front.hostilities.collapse", "front.hostilities.break-truce"];

export const truces: Lesson = {
  id: "truces",
  title: "Why truces fail",
  about: "Truces without terms in the autumn war of 2020, and what an end needs that a pause does not have.",
  steps: [
    {
      id: "first",
      title: "The first truce",
      minutes: 6,
      text: [
        "A truce is a pause in the shooting. It may have terms, that is, an agreement on what comes next, or none.",
        "By public record three truces were agreed in October 2020, and each failed within hours or days. Below are the first weeks of one run of that war.",
      ],
      run: autumn,
      exhibit: recordsOf(autumn, null, collapse),
      task: {
        ask: "Find the record with which the guns first stop in a truce.",
        answer: theRecord(autumn, truce),
        hints: [
          {
            text: "The milestone “A truce stands” belongs to it, at the same time.",
            holds: async (lab) => {
              const run = await lab.run(autumn);
              return run.records.some(
                (one) => one.type === "milestone" && one.milestone === "truce-agreed" && one.time === truce(run).time,
              );
            },
          },
        ],
        why: "It is a truce without terms: nothing is signed, and nobody has agreed on what comes next.",
      },
    },
    {
      id: "collapse",
      title: "Why it collapsed",
      minutes: 8,
      text: [
        "A truce without terms ends by a hazard of its own, the collapse. Its base rate alone makes a truce last 1.6 days on average. That is a judgement, made from the truces of October 2020.",
        "Below is why the first truce collapsed in this run.",
      ],
      claims: { scenario: "autumn-war-2020", ids: ["tavush-clashes-2020-p9a", "national-interest-2020-p8a"] },
      run: autumn,
      exhibit: reasonsOf(autumn, collapse),
      task: {
        ask: "Which factor raised the rate of the collapse most?",
        answer: weightiestFactor(autumn, collapse),
        hints: [
          {
            text: "It is not Ankara's pledge, although that pledge raises the rate too.",
            holds: async (lab) => {
              const factors = whyOf(collapse(await lab.run(autumn))).factors.filter(({ applies }) => applies);
              const pledge = factors.find(({ label }) => label.startsWith("Ankara's pledge"));
              return (
                pledge !== undefined &&
                pledge.ratio > 1 &&
                pledge.ratio < Math.max(...factors.map(({ ratio }) => ratio))
              );
            },
          },
        ],
        says: /more ground/,
        why: "The side that is winning wants more ground. A pause costs it what it could still take.",
      },
    },
    {
      id: "week",
      title: "A week of truce",
      minutes: 8,
      text: [
        "A rate of r per day means: the chance that it has not happened after d days is exp(−r × d), as long as the rate stays the same. With r = 1 and d = 1 that is 37%.",
        "Take the rate at which the first truce collapsed, from the table below.",
      ],
      run: autumn,
      exhibit: reasonsOf(autumn, collapse),
      task: {
        ask: "How likely is it that a truce with this rate still stands after a week? Answer in per cent; five points either way count.",
        answer: async (lab) => {
          const { withinWeek } = whyOf(collapse(await lab.run(autumn)));
          return { kind: "probability", p: 1 - (withinWeek?.p ?? 1), within: 0.05 };
        },
        hints: [
          {
            text: "At this rate fewer than half of the truces survive the first two days.",
            holds: async (lab) => 1 - (whyOf(collapse(await lab.run(autumn))).withinWeek?.p ?? 1) < 0.5 ** 3.5,
          },
          {
            text: "It is less than one in twenty.",
            holds: async (lab) => 1 - (whyOf(collapse(await lab.run(autumn))).withinWeek?.p ?? 1) < 0.05,
          },
        ],
        says: /^<?0|^[0-4](\.\d+)?%/,
        why: "Almost none. A truce that needs a week to become trusted has no week.",
      },
    },
    {
      id: "count",
      title: "Once more",
      minutes: 6,
      text: [
        "A truce that has failed can be followed by another. Count the failures in this run before Moscow's plan is signed.",
      ],
      run: autumn,
      exhibit: recordsOf(autumn, truce, signing),
      task: {
        ask: "How many truces fail in this run?",
        answer: howOften(autumn, failures, [1, 2, 3, 4, 5]),
        hints: [
          {
            text: "Some headlines say collapse, and one may say that a truce is over. The milestones help with the first two.",
            holds: async (lab) => {
              const { records } = await lab.run(autumn);
              return hasReached(records, "truce-fails") && hasReached(records, "second-truce-fails");
            },
          },
        ],
        why: "Each lacked the same thing: terms that say what comes next.",
      },
    },
    {
      id: "signed",
      title: "What ended it",
      minutes: 7,
      text: [
        "In the real autumn an end came with Moscow's text in the night to 10 November: terms, dates and Russian peacekeepers. About 1,960 of them were sent.",
        "While both sides are ready to sign, the rate of a collapse falls to less than a third: who is about to sign does not shoot first. That is a judgement of the model.",
      ],
      claims: { scenario: "autumn-war-2020", ids: ["edm-2020-p8b"] },
      run: autumn,
      exhibit: recordsOf(autumn, enters("front.advance", "shusha-fallen"), happens("russia.plan.deploy")),
      task: {
        ask: "Find the record with which the end is signed.",
        answer: theRecord(autumn, signing),
        hints: [
          {
            text: "The guns fall silent in answer to it, at the same time.",
            holds: async (lab) => {
              const run = await lab.run(autumn);
              const { time } = signing(run);
              return run.records.some((one) => one.type === "response" && one.to === "truce" && one.time === time);
            },
          },
        ],
        says: /sign|brokered/,
        why: "The guns stop in answer to the signature. Before, a truce came first and terms were to follow.",
      },
    },
    {
      id: "without-collapse",
      title: "If the first had held longer",
      minutes: 8,
      text: [
        "Leave out the first collapse and play on with the same dice. The truce then stands at that moment, with the same rate of collapse as before.",
      ],
      run: autumn,
      exhibit: reasonsOf(autumn, collapse),
      task: {
        ask: "On these dice, without the first collapse, does Shusha still fall?",
        answer: yesOrNo((lab) => reachedIf(lab, autumn, collapse, { kind: "drop" }, "shusha-falls")),
        hints: [
          {
            text: "Leaving out one collapse does not give the truce terms. Even so, a truce fails in that run.",
            holds: (lab) => reachedIf(lab, autumn, collapse, { kind: "drop" }, "truce-fails"),
          },
        ],
        reveal: changeOf(autumn, collapse, { kind: "drop" }),
        says: /Yes/,
        why: "A collapse that is left out comes later by another draw, because what makes truces collapse is still there.",
      },
    },
    {
      id: "discussion",
      title: "Questions for discussion",
      minutes: 2,
      text: ["Talk about these in class, or write two sentences on each."],
      questions: [
        "Three truces failed. What would a fourth have needed?",
        "Who gains from a pause: the winner, the loser, or the mediator?",
        "When does a loser sign? Find in this run what had to be lost first.",
      ],
      notes:
        "A truce stops the shooting; an agreement changes what each side gains by shooting. Compare the rates in the run before and after both sides are ready to sign.",
    },
  ],
};
