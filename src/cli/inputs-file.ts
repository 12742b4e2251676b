/**
 * Files of inputs, one JSON object a line: what `--inputs` plays.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay, dayOfDate, type OrderError, refusal } from "../engine/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { type Input, longestLog, readInput } from "../session/index.js";
import { UsageError } from "./failure.js";

/** An input, or why it is none, and the line that it was read from. */
export interface Written {
  readonly line: number;
  readonly input: Input | OrderError | DatedInput;
}

/** An input with a date where a day is meant: which day that is, the first day of the scenario says. */
export type DatedInput = (start: string) => Input | OrderError;

/** An input as a session takes it, for a scenario that starts on a date. */
export function inputOf({ input }: Written, start: string): Input | OrderError {
  return typeof input === "function" ? input(start) : input;
}

/** Where inputs have a day. */
const dayKeys: { readonly [type: string]: string } = { advance: "to", inject: "at", proposal: "until" };

/** What is read of a value in which a day may be written as a date. */
function readDated(value: unknown): Input | OrderError | DatedInput {
  const { type } = (value ?? {}) as { type?: unknown };
  const key = typeof type === "string" && Object.hasOwn(dayKeys, type) ? (dayKeys[type] as string) : "";
  const date = (value as { [key: string]: unknown } | null)?.[key];
  if (typeof date !== "string" || !isDate(date)) return readInput(value);
  return (start) => {
    const day = dayOfDate(start, date);
    if (day < 0)
      return refusal(say("plan.date-outside", { date, start }), say("plan.date-from", { first: dateOfDay(start, 0) }));
    return readInput({ ...(value as object), [key]: day });
  };
}

/** Whether a text is a date of the calendar, as `2020-07-19`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Of a date that no calendar has, another comes back.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The inputs of a file, one JSON object a line; lines taken from a log count for the input they hold. */
export function readInputs(file: string): Written[] {
  let bytes: Uint8Array;
  try {
    bytes = readOrdinaryFile(file, longestLog);
  } catch (error) {
    throw new UsageError(
      say("cli.file-unreadable", { file, reason: (error as Error).message }),
      say("cli.inputs-takes-inputs"),
    );
  }
  // By bytes, so that a line in another encoding is refused by its number, and not kept with its letters broken.
  const lines = Buffer.from(bytes).toString("latin1").split(/\r?\n/);
  return lines.flatMap((raw, place) => {
    const written = decode(Buffer.from(raw, "latin1"));
    if (written?.trim() === "") return [];
    const input = written === null ? notUtf8 : readWritten(written);
    return input === null ? [] : [{ line: place + 1, input }];
  });
}

const notUtf8 = refusal(say("cli.input-not-utf-8"), say("cli.save-as-utf-8"));

/** Without the mark that some editors put before the first line; null for what is no UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readWritten(written: string): Written["input"] | null {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return refusal(say("cli.input-not-json"), say("cli.input-example"));
  }
  if (value !== null && typeof value === "object" && "checksum" in value) {
    const line = value as { input?: unknown; mark?: unknown; format?: unknown };
    if (line.mark !== undefined) return null;
    if (line.format !== undefined) {
      return refusal(say("cli.input-is-log-header"), say("cli.resume-log"));
    }
    return readInput(line.input);
  }
  return readDated(value);
}
