/**
 * A log is believed only as far as it is sound: nothing cut from it or changed in it is ever taken for what was written.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { engineVersion, hashScenario } from "../../src/engine/index.js";
import {
  copySession,
  digestOf,
  exportGood,
  type Header,
  type ReadLog,
  readLog,
  recordsOf,
  replayLog,
  resumeSession,
  SessionFault,
  verifyLog,
} from "../../src/session/index.js";
import { writeLine } from "../../src/session/line.js";
import { fictional } from "../engine/fictional.js";
import { full } from "../share.js";
import { begin, give, inFolder, playExercise } from "./exercise.js";

/** Small enough to try every byte of. */
const small = {
  ...fictional,
  id: "small",
  actors: fictional.actors.slice(0, 1).map((actor) => ({
    ...actor,
    postures: actor.postures.map((posture) => ({
      ...posture,
      transitions: posture.transitions.filter(({ id }) => id === "open-fire" || id === "die-down"),
    })),
  })),
  milestones: [],
  injects: [],
};

/** Three closed logs of exercises; one was closed and resumed on the way. */
const logs: { readonly name: string; readonly bytes: Buffer }[] = [];

beforeAll(() => {
  inFolder((folder) => {
    for (const [name, seed] of Object.entries({ one: "flip-1", two: "flip-2", three: "flip-3" })) {
      const file = join(folder, name);
      const session = begin(small, seed, { file, now: () => "2020-07-12T09:00:00.000Z" });
      playExercise(session, seed, 3);
      session.close();
      if (name === "two") {
        const { session: again } = resumeSession(file);
        playExercise(again, "later", 1);
        again.close();
      }
      logs.push({ name, bytes: readFileSync(file) });
    }
  });
});

/** How a log was taken: refused, or reported as other than whole. */
function reported(bytes: Uint8Array): boolean {
  let read: ReadLog;
  try {
    read = readLog(bytes);
  } catch (error) {
    if (error instanceof SessionFault) return true;
    throw error;
  }
  return read.torn !== null || !read.closed;
}

describe("a log as written", () => {
  it("is sound, closed, and plain ASCII", () => {
    for (const { bytes } of logs) {
      expect(reported(bytes)).toBe(false);
      expect(bytes.every((byte) => byte === 10 || (byte >= 32 && byte < 127))).toBe(true);
    }
  });
});

describe("damage", () => {
  it("is reported wherever a log is cut", () => {
    for (const { name, bytes } of logs) {
      const text = bytes.toString("latin1");
      const closings = [...text.matchAll(/"mark":"closed"[^\n]*\n/g)].map((match) => match.index + match[0].length);
      const ends = new Set(
        [...bytes.entries()].flatMap(([place, byte]) => (byte === 10 ? [place, place + 1, place + 2] : [])),
      );
      for (let length = 0; length < bytes.length; length += 1) {
        // Every eleventh byte as a share, and those around the ends of lines.
        if (!full && length % 11 !== 0 && !ends.has(length)) continue;
        // Cut to the end of an earlier sitting, it is what a copy taken then would be.
        if (closings.includes(length)) continue;
        if (!reported(bytes.subarray(0, length))) throw new Error(`${name} cut to ${length} bytes is accepted`);
      }
    }
  });

  it("is reported whichever byte is flipped, by one bit or to another character", () => {
    for (const { name, bytes } of logs) {
      // Every 23rd byte as a share.
      for (let place = 0; place < bytes.length; place += full ? 1 : 23) {
        const old = bytes[place] as number;
        for (const flipped of [old ^ (1 << (place % 8)), old === 10 ? 32 : 10]) {
          bytes[place] = flipped;
          if (!reported(bytes)) throw new Error(`${name} with byte ${place} flipped is accepted`);
        }
        bytes[place] = old;
      }
    }
  });

  it("is reported where a line is left out, doubled or moved", () => {
    for (const { bytes } of logs) {
      const lines = bytes.toString("latin1").trimEnd().split("\n");
      for (let place = 0; place < lines.length - 1; place += 1) {
        const without = lines.toSpliced(place, 1);
        const doubled = lines.toSpliced(place, 0, lines[place] as string);
        const moved = lines.toSpliced(place, 2, lines[place + 1] as string, lines[place] as string);
        for (const tampered of [without, doubled, moved]) {
          expect(reported(Buffer.from(`${tampered.join("\n")}\n`, "latin1"))).toBe(true);
        }
      }
    }
  });
});

describe("a line that was changed and given the checksum it then needs", () => {
  it("is found out by the line after it, which follows what was there before", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(small, "forged", { file });
      for (const text of ["one", "two", "three"]) give(session, { type: "note", text });
      session.close();
      const lines = readFileSync(file, "utf8").split("\n");
      const place = lines.findIndex((line) => line.includes('"text":"two"'));
      // A note decides nothing, so that the replay notices nothing.
      const open = (lines[place] ?? "")
        .replace('"text":"two"', '"text":"TWO"')
        .replace(/,"checksum":"[0-9a-f]+"\}$/, "");
      const checksum = createHash("sha256").update(open).digest("hex");
      writeFileSync(file, lines.toSpliced(place, 1, `${open},"checksum":"${checksum}"}`).join("\n"));
      expect(verifyLog(file)).toMatchObject({ verdict: "damaged", goodLines: place + 1 });
    });
  });
});

describe("resuming", () => {
  it("cuts off a torn last line, says so, and keeps all before it", () => {
    inFolder((folder) => {
      const file = join(folder, "torn");
      const { bytes } = logs[0] as (typeof logs)[number];
      const sound = bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1);
      for (const tail of ['{"sequence":7', "\0\0\0\0", "{}", '{"sequence":9}\n']) {
        writeFileSync(file, Buffer.concat([sound, Buffer.from(tail)]));
        const { session, torn, wasClosed } = resumeSession(file);
        expect(torn?.bytes).toBe(tail.length);
        expect(wasClosed).toBe(false);
        expect(digestOf(session.state)).toEqual(digestOf(replayLog(readLog(sound)).state));
        session.close();
        expect(verifyLog(file).verdict).toBe("sound");
        expect(readFileSync(file).subarray(0, sound.length).equals(sound)).toBe(true);
      }
    });
  });

  it("refuses a damaged middle, touches nothing, and the good lines can be exported", () => {
    inFolder((folder) => {
      const file = join(folder, "damaged");
      const { bytes } = logs[1] as (typeof logs)[number];
      const damaged = Buffer.from(bytes);
      const starts = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([place]) => place + 1);
      damaged[(starts[3] as number) + 40]! ^= 1;
      writeFileSync(file, damaged);
      expect(() => resumeSession(file)).toThrow(/line 5 .* damaged/);
      expect(readFileSync(file).equals(damaged)).toBe(true);
      const verdict = verifyLog(file);
      expect(verdict).toMatchObject({ verdict: "damaged", goodLines: 4, hint: expect.stringContaining("--export") });
      const good = join(folder, "good");
      exportGood(file, verdict, good);
      expect(readFileSync(good).equals(bytes.subarray(0, starts[3]))).toBe(true);
      const { session } = resumeSession(good);
      session.close();
      expect(verifyLog(good).verdict).toBe("sound");
    });
  });

  it("refuses by name what is no log, and a log of a later format", () => {
    inFolder((folder) => {
      const file = join(folder, "other");
      for (const text of ["", "\n", "{}\n", "scenario: tavush\n", "\u0000".repeat(99)]) {
        writeFileSync(file, text);
        expect(() => resumeSession(file)).toThrow(/no session's log/);
      }
      const { header } = readLog((logs[0] as (typeof logs)[number]).bytes);
      writeFileSync(file, `${writeLine({ ...header, format: 3, engine: "9.0.0" }, 0, null)}\n`);
      expect(() => resumeSession(file)).toThrow(/format 3/);
      expect(verifyLog(file)).toMatchObject({ verdict: "newer", hint: expect.stringContaining("9.0.0") });
    });
  });
});

/** A log written again, every line sound, with something else in it. */
function rewritten(bytes: Buffer, change: (content: { [key: string]: unknown }, place: number) => object): string {
  let previous: string | null = null;
  let text = "";
  for (const [place, line] of bytes.toString("latin1").trimEnd().split("\n").entries()) {
    const { sequence: _s, previous: _p, checksum: _c, ...content } = JSON.parse(line);
    previous = writeLine(change(content, place), place, previous);
    text += `${previous}\n`;
  }
  return text;
}

describe("a log of an earlier version, with orders, a denial, a rewind and a branch", () => {
  const kept = join(import.meta.dirname, "logs");
  it.each(readdirSync(kept))("gives the records that it gave then, and its orders stay open: %s", (name) => {
    const file = join(kept, name);
    const { lines, header } = readLog(readFileSync(file));
    expect(header.engine).toBe(name.replace(".log", ".0"));
    expect(verifyLog(file)).toMatchObject({ verdict: "sound", hash: lines.at(-1)?.after.hash, records: 4 });
    const session = copySession(file);
    expect(session.state.rule.orders).toBe("open");
    const ordered = recordsOf(session.state).filter((record) => "by" in record && record.by === "seat");
    expect(ordered.length).toBe(1);
  });
});

describe("a log of another engine", () => {
  const older = (content: { [key: string]: unknown }, place: number) =>
    place === 0 ? { ...content, engine: "0.0.1" } : content;

  it("goes on where it gives the very same records", () => {
    inFolder((folder) => {
      const file = join(folder, "older");
      writeFileSync(file, rewritten((logs[0] as (typeof logs)[number]).bytes, older));
      expect(verifyLog(file)).toMatchObject({ verdict: "sound", engine: engineVersion, header: { engine: "0.0.1" } });
    });
  });

  it("is refused by name at the first line that gives others", () => {
    inFolder((folder) => {
      const file = join(folder, "older");
      const { bytes } = logs[0] as (typeof logs)[number];
      const other = rewritten(bytes, (content, place) => {
        const { after } = content as { after?: { hash: string } };
        return place < 3 || after === undefined
          ? older(content, place)
          : { ...content, after: { ...after, hash: after.hash.replace(/./g, "0") } };
      });
      writeFileSync(file, other);
      expect(() => resumeSession(file)).toThrow(/line 4 does not replay: .*0\.0\.1/);
      expect(verifyLog(file)).toMatchObject({ verdict: "differs", goodLines: 3 });
    });
  });

  it("is refused where an input of it is not legal here", () => {
    inFolder((folder) => {
      const file = join(folder, "illegal");
      const { bytes } = logs[0] as (typeof logs)[number];
      const illegal = rewritten(bytes, (content, place) =>
        place === 2 ? { ...content, input: { type: "switch", to: "nowhere" } } : content,
      );
      writeFileSync(file, illegal);
      expect(() => resumeSession(file)).toThrow(/line 3 does not replay: its switch is refused/);
    });
  });
});

describe("a header that lies", () => {
  /** Every place in a value that something else could stand in. */
  function* places(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
    if (path.length > 0) yield path;
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      yield* places(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }

  function put(value: unknown, [key, ...deeper]: readonly (string | number)[], what: unknown): unknown {
    if (key === undefined) return what;
    if (Array.isArray(value)) return value.map((inner, place) => (place === key ? put(inner, deeper, what) : inner));
    const plain = value as { [key: string]: unknown };
    return { ...plain, [key]: put(plain[key], deeper, what) };
  }

  /** A liar would get the hash right, too; what has no hash can't be written down either. */
  function hashIfAny({ resolved, scenarioHash }: Header): string {
    try {
      return hashScenario(resolved);
    } catch {
      return scenarioHash;
    }
  }

  it("is refused by name or plays, whatever stands in it: never a crash", () => {
    const { header } = readLog((logs[0] as (typeof logs)[number]).bytes);
    const plain = JSON.parse(JSON.stringify(header)) as Header;
    const hostile: unknown[] = [
      null,
      [],
      {},
      "",
      "x",
      -1,
      1e308,
      0.5,
      true,
      { __proto__: null, constructor: 1 },
      [[[]]],
      "\ud800",
    ];
    let refused = 0;
    let tried = 0;
    for (const [place, path] of [...places(plain)].entries()) {
      // As a share every fourth, others in each place.
      for (const what of hostile.filter((_, one) => full || (place + one) % 4 === 0)) {
        tried += 1;
        const lying = put(plain, path, what) as Header;
        const line = writeLine({ ...lying, scenarioHash: hashIfAny(lying) }, 0, null);
        try {
          replayLog(readLog(Buffer.from(`${line}\n`, "latin1")));
        } catch (error) {
          if (!(error instanceof SessionFault)) throw error;
          refused += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(full ? 2000 : 500);
    expect(refused).toBeGreaterThan(tried / 2);
  });

  it("is refused where a key is missing or one too many", () => {
    const { header } = readLog((logs[0] as (typeof logs)[number]).bytes);
    for (const key of Object.keys(header).filter((name) => name !== "created")) {
      const { [key as keyof Header]: _gone, ...without } = header;
      expect(() => readLog(Buffer.from(`${writeLine(without, 0, null)}\n`))).toThrow(SessionFault);
    }
    expect(() => readLog(Buffer.from(`${writeLine({ ...header, more: 1 }, 0, null)}\n`))).toThrow(SessionFault);
  });
});
