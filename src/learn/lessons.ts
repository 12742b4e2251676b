/**
 * The lessons, in the order in which they are best taken.
 */
import type { Lesson } from "./lesson.js";
import { alliance } from "./lessons/alliance.js";
import { exercises } from "./lessons/exercises.js";
import { ladder } from "./lessons/ladder.js";
import { luck } from "./lessons/luck.js";
import { truces } from "./lessons/truces.js";

export const lessons: readonly Lesson[] = [ladder, alliance, exercises, truces, luck];
