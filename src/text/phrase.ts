/**
 * Formatting of dates, rates, waiting times and probabilities, by the catalogue of the reader's language. Independent of the machine's
 * locale, so that pages are identical on every machine.
 */
import { say, spokenNow } from "../catalogue/index.js";
import { dateOfDay } from "../engine/index.js";

const weekdays = ["text.sun", "text.mon", "text.tue", "text.wed", "text.thu", "text.fri", "text.sat"] as const;
const months = [
  "text.jan",
  "text.feb",
  "text.mar",
  "text.apr",
  "text.may",
  "text.jun",
  "text.jul",
  "text.aug",
  "text.sep",
  "text.oct",
  "text.nov",
  "text.dec",
] as const;

const monthName = (month: number): string => say(months[month - 1] ?? "text.jan");

/** Digits as English has them, in the form of the reader's language. */
function inOwnForm(digits: string): string {
  if (spokenNow() === "en") return digits;
  return digits.replace(/[.,]/g, (mark) => (mark === "." ? say("text.decimal-mark") : say("text.thousands-mark")));
}

function parts(isoDate: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = isoDate.split("-").map(Number);
  return { year, month, day };
}

/** `29 Jul`, with a space before days of one digit. */
export function shortDate(isoDate: string): string {
  const { month, day } = parts(isoDate);
  return say("text.short-date", { day: String(day).padStart(2), month: monthName(month) });
}

export const yearOf = (isoDate: string): string => isoDate.slice(0, 4);

/** The year that has begun since a date, for a line of its own; null if none has. */
export function yearBegun(since: string, isoDate: string): string | null {
  return yearOf(since) === yearOf(isoDate) ? null : yearOf(isoDate);
}

type Span = { readonly start: string; readonly horizon: number };

/** `12 Jul`, or `12 Jul 2020` where play goes on into another year, so that a day and a month do not say which. */
export function dayInWords({ start, horizon }: Span, isoDate: string): string {
  const day = shortDate(isoDate).trim();
  return yearOf(start) === yearOf(dateOfDay(start, horizon)) ? day : `${day} ${yearOf(isoDate)}`;
}

/** The day that a time falls on: `14 Jul, day 2`, with the year where play goes on into another. */
export function dateAndDay(scenario: Span, time: number): string {
  const day = Math.floor(time);
  return say("text.date-and-day", { date: dayInWords(scenario, dateOfDay(scenario.start, day)), day });
}

/** `Wed 29 Jul 2020` */
export function longDate(isoDate: string): string {
  const { year, month, day } = parts(isoDate);
  const weekday = say(weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "text.sun");
  return say("text.long-date", { weekday, day, month: monthName(month), year });
}

/** A probability as `16%`, `0.4%`, `<0.1%`; 0% and 100% only if exact. */
export function percent(p: number): string {
  if (p <= 0) return withPercentSign("0");
  if (p >= 1) return withPercentSign("100");
  if (p < 0.001) return withPercentSign("0.1", "<");
  if (p < 0.01) return withPercentSign((p * 100).toFixed(1));
  if (p > 0.995) return withPercentSign("99", ">");
  return withPercentSign(`${Math.round(p * 100)}`);
}

function withPercentSign(number: string, sign = ""): string {
  return spokenNow() === "en" ? `${sign}${number}%` : say("text.percent", { sign, number: inOwnForm(number) });
}

/** A percentage with as many decimals as the interval deserves. */
export function percentOf(p: number): string {
  // What would be shown as 0 is not 0.
  if (p > 0 && p < 0.00005) return `${(p * 100).toFixed(Math.min(20, 1 + Math.ceil(-Math.log10(p * 100))))}%`;
  return `${(p * 100).toFixed(p > 0.0995 && p < 0.9005 ? 1 : 2)}%`;
}

/** An interval of probabilities: `21–25%`, `0–0.2%`; `9%` if both ends read the same. */
export function percentRange(low: number, high: number): string {
  const [from, to] = [percent(low), percent(high)];
  // Not "99–>99%".
  if (from === to || to.startsWith(">")) return from === to ? from : say("text.from-or-more", { from });
  return `${from.replace("%", "")}–${to}`;
}

/** A hazard rate per day, with three significant figures. */
export function rate(perDay: number): string {
  if (perDay === 0) return "0";
  if (perDay >= 100) return perDay.toFixed(0);
  if (perDay >= 0.01) return perDay.toFixed(3);
  return perDay.toPrecision(2);
}

/** A hazard ratio as `2.50`. */
export function ratio(value: number): string {
  if (value !== 0 && value < 0.01) return value.toPrecision(2);
  return value.toFixed(2);
}

/** A rate per day as a frequency: `once in 20 days`, `3 times a day`. */
export function often(perDay: number): string {
  if (perDay <= 0) return "never";
  if (perDay > 1.5) return say("text.times-a-day", { times: Number(perDay.toPrecision(2)) });
  const wait = 1 / perDay;
  const written = wait < 10 ? Number(wait.toFixed(1)) : Math.round(wait);
  return say("text.once-in-days", { days: grouped(String(written)) });
}

export function days(number: number): string {
  const written = Number(number.toFixed(number < 10 ? 1 : 0));
  return say("text.days", { days: grouped(String(written)) });
}

/** A gauge's value: one decimal unless it is whole. */
export function amount(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  if (Number.isInteger(rounded) || Math.abs(rounded) >= 100) return grouped(String(Math.round(value)));
  return inOwnForm(rounded.toFixed(1));
}

/** A gauge's value, with a precision that suits its range. */
export function gaugeValue({ min, max }: { readonly min: number; readonly max: number }, value: number): string {
  if (max - min >= 20) return grouped(String(Math.round(value)));
  return max - min > 2 ? amount(value) : inOwnForm(String(Number(value.toFixed(2))));
}

/** Decimals of a mean over runs of such a gauge. */
export function meanDecimals({ min, max }: { readonly min: number; readonly max: number }): number {
  return max - min > 2 ? 1 : 3;
}

/** A whole number with its thousands grouped, as runs are counted: `2,000`. */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A count with its noun: `1 record`, `3 records`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(String(number))} ${number === 1 ? one : many}`;
}

/**
 * A number as written, with a minus sign, and thousands grouped from 10,000. Digits beyond the twelfth, as in 1 − 0.9, were
 * written by nobody.
 */
export function figure(value: number): string {
  return grouped(String(Number(value.toPrecision(12)))).replace(/^-/, "−");
}

/** As `figure`, with a sign: `+3`, `−2`, `0`. */
export function signed(value: number): string {
  return value > 0 ? `+${figure(value)}` : figure(value);
}

function grouped(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  if (!/^-?\d{5,}$/.test(whole)) return inOwnForm(digits);
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return inOwnForm(fraction === undefined ? thousands : `${thousands}.${fraction}`);
}
