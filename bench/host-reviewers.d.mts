import type { Device } from "./device.mjs";

/** What stands in a log for its review, by the id of a note or the name of a form; what was taken back is null. */
export function reviewIn(log: string): Map<string, string | null>;

type Writing = Pick<Device, "post" | "page">;

declare class Writer {
  readonly device: Writing;
  /** How many inputs were acknowledged. */
  readonly inputs: number;
  act(): Promise<void>;
  /** Ids of what was acknowledged and does not stand so. */
  lost(stands: ReadonlyMap<string, string | null>): string[];
}

export class NoteWriter extends Writer {
  constructor(device: Writing, draw: () => number, evaluator: string);
  /** Whether its page shows every note as it was acknowledged. */
  shows(): boolean;
}

export class FormWriter extends Writer {
  constructor(device: Writing, draw: () => number, number: number);
}
