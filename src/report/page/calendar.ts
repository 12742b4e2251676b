/**
 * Days under a drawing: at which of them a mark stands, and how it is written.
 */
import { dateOfDay } from "../../engine/index.js";
import { shortDate, yearOf } from "../../text/index.js";

export interface Calendar {
  /** ISO date of day 0. */
  readonly start: string;
  readonly days: number;
}

const steps = [1, 2, 5, 7, 10, 14, 20, 30, 60, 90, 180, 365];

/** The days that are marked, of which there is room for so many. */
export function ticksOf({ days }: Calendar, labels: number): number[] {
  const step = steps.find((candidate) => days / candidate <= labels) ?? 730;
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => index * step);
}

/** Days from which months and years are marked, not days. */
const manyDays = 300;

/** A marked day: `12 Jul`, or over many days `Jul 2020`. */
export function tickInWords({ start, days }: Calendar, day: number): string {
  const date = dateOfDay(start, day);
  const written = shortDate(date).trim();
  return days > manyDays ? `${written.replace(/^\d+ /, "")} ${yearOf(date)}` : written;
}
