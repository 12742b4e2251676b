/**
 * ISO dates by integer arithmetic: the engine may not use `Date`.
 */

/** Whole part of a non-negative number of days. */
export function wholeDays(timeDays: number): number {
  return timeDays | 0;
}

/** Days from 0000-03-01 to a Gregorian date (after Hinnant, "chrono-compatible low-level date algorithms"). */
function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = (y / 400) | 0;
  const yearOfEra = y - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = (((153 * monthFromMarch + 2) / 5) | 0) + dayOfMonth - 1;
  return era * 146097 + yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear;
}

const pad = (value: number, width: number): string => `${value}`.padStart(width, "0");

function isoDate(days: number): string {
  const era = (days / 146097) | 0;
  const dayOfEra = days - era * 146097;
  const leaps = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36524) | 0) + ((dayOfEra / 146096) | 0);
  const yearOfEra = ((dayOfEra - leaps) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const dayOfMonth = dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

function dayNumberOf(iso: string): number {
  const [year, month, dayOfMonth] = iso.split("-").map(Number) as [number, number, number];
  return dayNumber(year, month, dayOfMonth);
}

/** The ISO date `day` whole days after the ISO date `start`. */
export function dateOfDay(start: string, day: number): string {
  return isoDate(dayNumberOf(start) + day);
}

/** Whole days from the ISO date `start` to the ISO date `date`; negative if it lies before. */
export function dayOfDate(start: string, date: string): number {
  return dayNumberOf(date) - dayNumberOf(start);
}
