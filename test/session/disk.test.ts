/**
 * What the disk can do to a session: refuse, run full, forget. Play goes on, says so, and what was saved stays saved.
 */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  copySession,
  type DiskCalls,
  digestOf,
  followLog,
  isRefusal,
  lockFileOf,
  readLog,
  recordsOf,
  resumeSession,
  SessionFault,
  verifyLog,
  writerOf,
} from "../../src/session/index.js";
import { fictional } from "../engine/fictional.js";
import { begin, give, inFolder } from "./exercise.js";

const real: DiskCalls = { write: writeSync, sync: fdatasyncSync, truncate: ftruncateSync };

/** A disk of so many bytes: short writes first, then ENOSPC, as a real one does. */
function smallDisk(room: { bytes: number }): DiskCalls {
  return {
    ...real,
    write: (handle, bytes, offset, length, position) => {
      const fits = Math.min(length, room.bytes - position);
      if (fits <= 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      return writeSync(handle, bytes, offset, fits, position);
    },
  };
}

describe("a full disk", () => {
  it("is named, leaves the earlier lines as they were, and is made up for when there is room", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const room = { bytes: Infinity };
      const session = begin(fictional, "full", { file, disk: smallDisk(room) });
      give(session, { type: "advance", to: 7 });
      const kept = readFileSync(file);
      room.bytes = kept.length + 100;
      expect(give(session, { type: "note", text: "lost?" }).saved).toBe(false);
      expect(session.fault?.message).toMatch(/the disk is full/);
      expect(give(session, { type: "advance", to: 14 }).saved).toBe(false);
      expect(session.unsaved).toBe(2);
      expect(readFileSync(file).equals(kept)).toBe(true);
      room.bytes = Infinity;
      expect(give(session, { type: "advance", to: 15 }).saved).toBe(true);
      expect(session).toMatchObject({ unsaved: 0, fault: null });
      session.close();
      const { session: again } = resumeSession(file);
      expect(recordsOf(again.state)).toEqual(recordsOf(session.state));
      expect(again.state.notes).toMatchObject([{ text: "lost?" }]);
      again.close();
    });
  });

  it("lets a session stay where it was saved last, and be saved elsewhere", () => {
    inFolder((folder) => {
      const room = { bytes: Infinity };
      const file = join(folder, "log");
      const session = begin(fictional, "full", { file, disk: smallDisk(room) });
      give(session, { type: "advance", to: 7 });
      const after = digestOf(session.state);
      room.bytes = readFileSync(file).length;
      give(session, { type: "advance", to: 14 });
      expect(session.close()).toBe(false);
      expect(verifyLog(file)).toMatchObject({ verdict: "open", hash: after.hash });
      expect(existsSync(lockFileOf(file))).toBe(false);
      room.bytes = Infinity;
      session.saveAs(join(folder, "elsewhere"));
      expect(session.close()).toBe(true);
      expect(verifyLog(join(folder, "elsewhere"))).toMatchObject({
        verdict: "sound",
        hash: digestOf(session.state).hash,
      });
    });
  });

  it("closes the log that is left for another, and the other goes on", () => {
    inFolder((folder) => {
      const [first, second] = [join(folder, "first"), join(folder, "second")];
      const session = begin(fictional, "moved", { file: first });
      give(session, { type: "advance", to: 7 });
      const { hash } = digestOf(session.state);
      session.saveAs(second);
      expect(verifyLog(first)).toMatchObject({ verdict: "sound", hash });
      expect(verifyLog(second)).toMatchObject({ verdict: "open", hash });
      expect(existsSync(lockFileOf(first))).toBe(false);
      give(session, { type: "advance", to: 14 });
      expect(session.close()).toBe(true);
      expect(verifyLog(second)).toMatchObject({ verdict: "sound", hash: digestOf(session.state).hash });
      expect(verifyLog(first)).toMatchObject({ verdict: "sound", hash });
      const resumed = resumeSession(first);
      expect(resumed.wasClosed).toBe(true);
      resumed.session.close();
    });
  });

  it("leaves nothing behind where a session can't even begin", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      expect(() => begin(fictional, "full", { file, disk: smallDisk({ bytes: 500 }) })).toThrow(/the disk is full/);
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it("is noticed when only the sync fails", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      let broken = false;
      const sync = (handle: number) => {
        if (broken) throw Object.assign(new Error("input/output error"), { code: "EIO" });
        fdatasyncSync(handle);
      };
      const session = begin(fictional, "sync", { file, disk: { ...real, sync } });
      const kept = readFileSync(file);
      broken = true;
      expect(give(session, { type: "advance", to: 7 }).saved).toBe(false);
      expect(readFileSync(file).equals(kept)).toBe(true);
      broken = false;
      expect(session.save()).toBe(true);
      session.close();
      expect(verifyLog(file).verdict).toBe("sound");
    });
  });

  it("is survived on a real one", ({ skip }) => {
    inFolder((folder) => {
      const mount = join(folder, "tiny");
      mkdirSync(mount);
      const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", mount]).status === 0;
      if (!mounted) skip("no file system of 64 KiB can be mounted here");
      try {
        const file = join(mount, "log");
        const session = begin(fictional, "tmpfs", { file });
        let saved = true;
        let lastSaved = digestOf(session.state);
        for (let number = 0; saved && number < 200; number += 1) {
          ({ saved } = give(session, { type: "note", text: "n".repeat(3000) }));
          if (saved) lastSaved = digestOf(session.state);
        }
        expect(saved).toBe(false);
        expect(session.fault?.message).toMatch(/the disk is full/);
        expect(readLog(readFileSync(file))).toMatchObject({ torn: null });
        expect(verifyLog(file)).toMatchObject({ verdict: "open", hash: lastSaved.hash });
        session.saveAs(join(folder, "roomy"));
        session.close();
        expect(verifyLog(join(folder, "roomy")).verdict).toBe("sound");
      } finally {
        spawnSync("umount", [mount]);
      }
    });
  });
});

describe("a file that is lost under a session", () => {
  const losses: readonly [string, RegExp, (file: string) => void][] = [
    ["removed", /removed or renamed/, (file) => unlinkSync(file)],
    ["renamed", /removed or renamed/, (file) => renameSync(file, `${file}.old`)],
    [
      "replaced",
      /another file has taken its place/,
      (file) => {
        renameSync(file, `${file}.old`);
        writeFileSync(file, "mine\n");
      },
    ],
    ["cut short", /cut short/, (file) => truncateSync(file, 100)],
  ];

  it.each(losses)("because it was %s is named, and the whole session can be saved anew", (_how, words, lose) => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "lost", { file });
      give(session, { type: "advance", to: 7 });
      lose(file);
      const given = give(session, { type: "advance", to: 14 });
      expect(given.saved).toBe(false);
      expect(given.records.length).toBeGreaterThan(0);
      expect(session.fault?.message).toMatch(words);
      if (existsSync(`${file}.old`)) expect(verifyLog(`${file}.old`).verdict).toBe("open");
      session.saveAs(join(folder, "anew"));
      expect(session).toMatchObject({ unsaved: 0, fault: null });
      session.close();
      expect(verifyLog(join(folder, "anew"))).toMatchObject({ verdict: "sound", hash: digestOf(session.state).hash });
    });
  });
});

describe("a folder that may not be written to", () => {
  it("is named, and nothing begins", () => {
    inFolder((folder) => {
      const blocked = join(folder, "file", "log");
      writeFileSync(join(folder, "file"), "");
      expect(() => begin(fictional, "ro", { file: blocked })).toThrow(SessionFault);
      expect(() => begin(fictional, "ro", { file: join(folder, "no", "log") })).toThrow(/no such folder/);
      expect(() => begin(fictional, "ro", { file: folder })).toThrow(SessionFault);
    });
  });

  it("can still be read from: to check, to copy and to watch", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "ro", { file });
      give(session, { type: "advance", to: 7 });
      session.close();
      chmodSync(file, 0o444);
      chmodSync(folder, 0o555);
      try {
        expect(verifyLog(file).verdict).toBe("sound");
        expect(recordsOf(copySession(file).state)).toEqual(recordsOf(session.state));
        followLog(file).close();
        // The superuser may write anywhere, so only others can see the refusal.
        if (process.getuid?.() === 0) return;
        expect(() => resumeSession(file)).toThrow(/may not be written to/);
      } finally {
        chmodSync(folder, 0o755);
      }
      expect(statSync(file).size).toBeGreaterThan(0);
    });
  });
});

describe("one writer at a time", () => {
  it("refuses a second with the number of the first, and lets it in afterwards", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "two", { file });
      expect(() => resumeSession(file)).toThrow(/in use by this process/);
      session.close();
      resumeSession(file).session.close();
      expect(existsSync(lockFileOf(file))).toBe(false);
    });
  });

  it("refuses while another process lives, and takes over when it is dead", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      begin(fictional, "two", { file }).close();
      const lock = (owner: object) => writeFileSync(lockFileOf(file), JSON.stringify({ token: "t", ...owner }));
      const host = spawnSync("hostname").stdout.toString().trim();
      lock({ pid: 1, host, start: null });
      expect(() => resumeSession(file)).toThrow(/in use by process 1/);
      lock({ pid: process.pid, host: "elsewhere", start: null });
      expect(() => resumeSession(file)).toThrow(/on elsewhere/);
      const { pid } = spawnSync(process.execPath, ["-e", ""]);
      for (const dead of [
        { pid, host, start: "1" },
        // The number lives, but in another process than the one that locked.
        { pid: 1, host, start: "123456789012" },
      ]) {
        lock(dead);
        if (dead.pid === 1 && !existsSync("/proc/1/stat")) continue;
        resumeSession(file).session.close();
        expect(existsSync(lockFileOf(file))).toBe(false);
      }
    });
  });

  it("takes over a lock that says nothing", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      begin(fictional, "two", { file }).close();
      for (const text of ["", "{", "\0\0\0", '{"pid":-1}']) {
        writeFileSync(lockFileOf(file), text);
        resumeSession(file).session.close();
      }
    });
  });

  it("leaves a file alone that is no lock, though it is called like one", () => {
    inFolder((folder) => {
      const file = join(folder, "Cargo");
      for (const text of ["# generated by cargo", "null", "{}"]) {
        writeFileSync(lockFileOf(file), text);
        expect(() => begin(fictional, "one", { file })).toThrow(/can't lock .*Cargo: .*not a lock of this program/);
        expect(readFileSync(lockFileOf(file), "utf8")).toBe(text);
        expect(existsSync(file)).toBe(false);
      }
    });
  });

  it("never writes where another has taken over", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "two", { file });
      rmSync(lockFileOf(file));
      const other = resumeSession(file).session;
      expect(give(session, { type: "advance", to: 7 }).saved).toBe(false);
      expect(session.fault?.message).toMatch(/taken over/);
      give(other, { type: "advance", to: 3 });
      session.close();
      other.close();
      expect(verifyLog(file)).toMatchObject({ verdict: "sound", hash: digestOf(other.state).hash });
    });
  });

  it("takes a lock again that somebody has tidied away, and loses nothing", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "tidy", { file });
      rmSync(lockFileOf(file));
      expect(give(session, { type: "advance", to: 7 }).saved).toBe(true);
      expect(() => resumeSession(file)).toThrow(/in use by this process/);
      session.close();
      expect(verifyLog(file)).toMatchObject({ verdict: "sound", hash: digestOf(session.state).hash });
    });
  });

  it("does not cut off what another has written and left while the lock was away", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "left", { file });
      rmSync(lockFileOf(file));
      const other = resumeSession(file).session;
      give(other, { type: "advance", to: 3 });
      other.close();
      expect(give(session, { type: "advance", to: 7 }).saved).toBe(false);
      expect(session.fault?.message).toMatch(/taken over/);
      session.close();
      expect(verifyLog(file)).toMatchObject({ verdict: "sound", hash: digestOf(other.state).hash });
    });
  });

  it("never ends play because a lock can't be read: that is a fault like any other, and passes", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "stuck", { file });
      rmSync(lockFileOf(file));
      mkdirSync(lockFileOf(file));
      expect(give(session, { type: "advance", to: 7 }).saved).toBe(false);
      expect(session.fault?.message).toMatch(/can't lock/);
      expect(() => resumeSession(file)).toThrow(SessionFault);
      rmSync(lockFileOf(file), { recursive: true });
      expect(session.save()).toBe(true);
      session.close();
      expect(verifyLog(file).verdict).toBe("sound");
    });
  });

  it("never ends play because the folder has become something else", () => {
    inFolder((folder) => {
      const place = join(folder, "place");
      mkdirSync(place);
      const session = begin(fictional, "place", { file: join(place, "log") });
      renameSync(place, `${place}.old`);
      expect(give(session, { type: "advance", to: 3 }).saved).toBe(false);
      writeFileSync(place, "");
      expect(give(session, { type: "advance", to: 7 }).saved).toBe(false);
      expect(session.fault).toBeInstanceOf(SessionFault);
      rmSync(place);
      renameSync(`${place}.old`, place);
      expect(session.save()).toBe(true);
      session.close();
    });
  });

  it("tells who looks on whether anybody plays", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "who", { file });
      expect(writerOf(file)).toBe("playing");
      session.close();
      expect(writerOf(file)).toBe("nobody");
      const { pid } = spawnSync(process.execPath, ["-e", ""]);
      const host = spawnSync("hostname").stdout.toString().trim();
      writeFileSync(lockFileOf(file), JSON.stringify({ token: "t", pid, host, start: "1" }));
      expect(writerOf(file)).toBe("nobody");
      writeFileSync(lockFileOf(file), JSON.stringify({ token: "t", pid, host: "elsewhere", start: "1" }));
      expect(writerOf(file)).toBe("elsewhere");
    });
  });

  it("overwrites nothing: a session begins in a file of its own", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      writeFileSync(file, "precious\n");
      expect(() => begin(fictional, "two", { file })).toThrow(/exists already/);
      expect(readFileSync(file, "utf8")).toBe("precious\n");
      expect(existsSync(lockFileOf(file))).toBe(false);
    });
  });
});

describe("watching", () => {
  it("sees what has been saved since, and never a half-written line", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "watch", { file });
      const follower = followLog(file);
      expect(follower.poll()).toBe(false);
      for (let day = 5; day <= 20; day += 5) {
        give(session, { type: "advance", to: day });
        expect(follower.poll()).toBe(true);
        expect(digestOf(follower.state)).toEqual(digestOf(session.state));
      }
      session.close();
      follower.poll();
      const handle = openSync(file, "a");
      appendFileSync(handle, '{"sequence":6,"prev');
      closeSync(handle);
      expect(follower.poll()).toBe(false);
      follower.close();
      expect(isRefusal(session.give({ type: "advance", to: 1 }))).toBe(true);
    });
  });
});
