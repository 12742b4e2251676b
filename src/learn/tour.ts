/**
 * The two-minute tour of the first start: the moment at which a July crisis turns into a war, why it did, and the same
 * dice without it. A lesson without tasks, so that it is computed and tested as lessons are.
 */
import { happens, reaches } from "./checks.js";
import { changeOf, oddsOf, reasonsOf } from "./exhibits.js";
import type { Lesson } from "./lesson.js";
import { july } from "./lessons/runs.js";

const attack = happens("armenia.posture.counter-attack");
const widening = happens("front.hostilities.answer-punch");

export const tour: Lesson = {
  id: "tour",
  title: "Tour",
  about: "How one moment turns a crisis, in two minutes.",
  steps: [
    {
      id: "turn",
      title: "Watch it turn",
      minutes: 1,
      text: [
        "Border clashes between Armenia and Azerbaijan, four weeks on. Each line is a record of what happened. The per cent on the right say how likely general war is from there, counted in 200 futures. Watch them.",
      ],
      exhibit: oddsOf(july, "general-war", happens("front.line.spread"), reaches("general-war")),
    },
    {
      id: "why",
      title: "Why it happened",
      minutes: 1,
      text: [
        "Every record can say why. This one answers the counter-attack just before it, with a chance of its own: most such attacks stay local. In the crisis itself, press w for this, with the sources that each number rests on.",
      ],
      exhibit: reasonsOf(july, widening),
    },
    {
      id: "what-if",
      title: "What if",
      minutes: 1,
      text: [
        "The same crisis with the same dice, and one thing changed: the counter-attack does not happen. Everything that it does not touch draws the same numbers as before.",
      ],
      exhibit: changeOf(july, attack, { kind: "drop" }),
    },
  ],
};
