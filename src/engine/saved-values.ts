/**
 * Reads values of a saved world, which may be anything. Each reader refuses, with SessionError, what it does not expect.
 */
import { SessionError } from "./errors.js";

export type Plain = { readonly [key: string]: unknown };

export function refuse(what: string): never {
  throw new SessionError(`this saved world can't be restored: ${what}`);
}

export function asPlain(value: unknown, what: string, keys?: readonly string[]): Plain {
  if (value === null || typeof value !== "object" || Array.isArray(value)) refuse(`${what} is not a map`);
  const found = Object.keys(value);
  if (keys !== undefined && (found.length !== keys.length || !keys.every((key) => Object.hasOwn(value, key)))) {
    refuse(`${what} has the wrong entries: expected ${keys.join(", ")}`);
  }
  return value as Plain;
}

export function asList(value: unknown, what: string): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(`${what} is not a list`);
}

export function asNumber(value: unknown, what: string, min: number, max: number): number {
  if (typeof value !== "number" || !(value >= min && value <= max))
    refuse(`${what} is not a number from ${min} to ${max}`);
  return value;
}

export function asWhole(value: unknown, what: string, max: number): number {
  const number = asNumber(value, what, 0, max);
  return Number.isSafeInteger(number) ? number : refuse(`${what} is not whole`);
}
