/**
 * Watching a log that somebody else writes: it may not be there yet, be damaged, be taken away or be another one all of
 * a sudden. Each of these is said, what was seen last stays in sight, and it is tried again as soon as the file changes.
 * Nothing is written and nothing locked; while the file rests, a look costs a few calls of the file system.
 */

import { statSync } from "node:fs";
import { say } from "../../../catalogue/index.js";
import type { Model } from "../../../engine/index.js";
import {
  type Follower,
  followLog,
  type Header,
  SessionFault,
  type SessionState,
  writerOf,
} from "../../../session/index.js";

/** The session as of the last look. */
export interface Watched {
  readonly model: Model;
  readonly header: Header;
  readonly state: SessionState;
  /** Whether its last line closes it. */
  readonly closed: boolean;
}

/** What is wrong with the file. */
export interface Trouble {
  /** `missing`: there is no such file yet; `removed`: it was there; else what the log itself is at fault for. */
  readonly kind: "missing" | "removed" | SessionFault["kind"];
  readonly message: string;
}

export interface Watch {
  readonly file: string;
  /** Null until the log could be read for the first time. */
  readonly session: Watched | null;
  readonly trouble: Trouble | null;
  /** How often another log has taken the place of the one watched. */
  readonly replaced: number;
  /** The log was not closed, and yet nobody plays it any more: the desk was killed, or keeps it elsewhere by now. */
  readonly abandoned: boolean;
  /** Looks at the file. Answers whether anything has changed. */
  look(): boolean;
  close(): void;
}

interface Traits {
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  readonly changed: number;
}

function traitsOf(file: string): Traits | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? null : { device: stat.dev, inode: stat.ino, size: stat.size, changed: stat.mtimeMs };
}

function troubleOf(error: unknown, file: string): Trouble {
  if (error instanceof SessionFault) {
    const { kind, message } = error;
    return { kind, message: message.replace("this session's log", file).replace(/^this is no /, `${file} is no `) };
  }
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== "string") throw error;
  return { kind: "unwritable", message: say("projector.cannot-read", { file, code }) };
}

/** What tells two sessions apart. */
function beginningOf({ scenarioHash, variant, set, seed, run, created }: Header): string {
  return JSON.stringify([scenarioHash, variant, set, seed, run, created ?? null]);
}

/** So many looks in a row find nobody playing before that is believed: a desk that leaves closes its log first. */
const looksToBelieve = 4;

class LogWatch implements Watch {
  readonly file: string;
  session: Watched | null = null;
  trouble: Trouble | null = null;
  replaced = 0;
  private unplayed = 0;
  private follower: Follower | null = null;
  private seen: Traits | null = null;

  constructor(file: string) {
    this.file = file;
  }

  get abandoned(): boolean {
    return this.unplayed >= looksToBelieve;
  }

  look(): boolean {
    const before = this.abandoned;
    const news = this.lookAtLog();
    const left = this.session?.closed === false && this.trouble === null && writerOf(this.file) === "nobody";
    this.unplayed = left ? this.unplayed + 1 : 0;
    return news || this.abandoned !== before;
  }

  private lookAtLog(): boolean {
    let traits: Traits | null;
    try {
      traits = traitsOf(this.file);
    } catch (error) {
      return this.say(troubleOf(error, this.file));
    }
    if (traits === null) return this.miss();
    const { seen } = this;
    if (seen !== null && seen.inode === traits.inode && seen.device === traits.device) {
      if (seen.size === traits.size && seen.changed === traits.changed) return false;
      if (this.follower !== null && traits.size >= seen.size) return this.readOn(traits);
    }
    return this.readAnew(traits);
  }

  private miss(): boolean {
    this.drop();
    this.seen = null;
    return this.say(
      this.session === null
        ? { kind: "missing", message: say("projector.no-file-yet", { file: this.file }) }
        : { kind: "removed", message: say("projector.file-removed", { file: this.file }) },
    );
  }

  private readOn(traits: Traits): boolean {
    this.seen = traits;
    try {
      const news = this.follower?.poll() ?? false;
      if (news) this.keep();
      return this.say(null) || news;
    } catch {
      // Another log may have been copied over this one: what is at fault is only known from its start.
      return this.readAnew(traits);
    }
  }

  /** Another file, or the same written again from the start: what is read of it is read from the start. */
  private readAnew(traits: Traits): boolean {
    this.drop();
    this.seen = traits;
    try {
      const before = this.session;
      this.follower = followLog(this.file, { explain: true });
      // A writer cuts back what it could not finish, and a copy may be put back: then it is the same session.
      if (before !== null && beginningOf(before.header) !== beginningOf(this.follower.header)) this.replaced += 1;
      this.keep();
      this.say(null);
      return true;
    } catch (error) {
      return this.say(troubleOf(error, this.file));
    }
  }

  private keep(): void {
    const { follower } = this;
    if (follower === null) return;
    const { model, header, state, closed } = follower;
    this.session = { model, header, state, closed };
  }

  private say(trouble: Trouble | null): boolean {
    const news = trouble?.message !== this.trouble?.message;
    this.trouble = trouble;
    return news;
  }

  private drop(): void {
    this.follower?.close();
    this.follower = null;
  }

  close(): void {
    this.drop();
  }
}

/** Watches a file; the first look reads it. */
export function watchLog(file: string): Watch {
  const watch = new LogWatch(file);
  watch.look();
  return watch;
}
