/**
 * The clock on the wall in digits, and the words beside it, for every face that shows it.
 */
import { say } from "../../catalogue/index.js";
import type { ShownClock } from "../../exercise/index.js";
import type { Tone } from "../term/colour.js";

/** `07:32`, `07:32 ‖` where it stands, `time is up +00:12` past its end; empty where nothing is counted down. */
export function clockInWords(shown: ShownClock | null): string {
  if (shown === null) return "";
  const { of, time, phase, runs } = shown;
  const face = phase === "up" ? say("clock.up", { of, time }) : of === "break" ? say("clock.break", { time }) : time;
  return runs ? face : `${face} ‖`;
}

/** What its digits are drawn in. */
export function clockTone({ phase, runs }: ShownClock): Tone {
  if (phase === "up") return "heat4";
  if (!runs) return "dim";
  return phase === "soon" ? "heat2" : "accent";
}

/** The digits, with a sign before them once time is up. */
export function clockDigits({ phase, time }: ShownClock): string {
  return phase === "up" ? `+${time}` : time;
}

/** What they count, in a word or two. */
export function clockLabel({ of, phase, runs }: ShownClock): string {
  return say("clock.label", { of, up: phase === "up", runs });
}
