/**
 * Dates for people. The engine's dates are text; only the command may ask what weekday one was.
 */

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Weekday of an ISO date, in any time zone the same. */
export function weekdayOf(iso: string): string {
  return weekdays[new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? "";
}
