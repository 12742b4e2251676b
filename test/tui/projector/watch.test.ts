/**
 * A projector beside a session that another hand writes: it sees what is saved within a look, says what is wrong with
 * the file, tries again where that makes sense, and leaves no trace.
 */
import {
  appendFileSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { headOf, lockFileOf } from "../../../src/session/index.js";
import { Projector } from "../../../src/tui/screens/projector/projector.js";
import { watchLog } from "../../../src/tui/screens/projector/watch.js";
import { plainLine } from "../../../src/tui/term/line.js";
import { fictional } from "../../engine/fictional.js";
import { library } from "../../report/library.js";
import { begin, give, inFolder } from "../../session/exercise.js";

function beside(file: string) {
  const gather = () => new Promise<never>(() => undefined);
  const projector = new Projector({ watch: watchLog(file), gather, now: () => 0 });
  const text = () => projector.lines({ columns: 100, rows: 30 }).map(plainLine).join("\n");
  return { projector, text };
}

describe("watching a log", () => {
  it("shows what has been saved at the next look, and nothing that was not", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "watch", { file });
      const { projector, text } = beside(file);
      give(session, { type: "ad-hoc", text: "A first word" });
      expect(text()).not.toContain("A first word");
      projector.look();
      expect(text()).toContain("A first word");
      expect(text()).toContain("LIVE");
      appendFileSync(file, '{"sequence":2,"previous":"half a li');
      projector.look();
      expect(text()).toContain("A first word");
      session.close();
      void projector.close();
    });
  });

  it("does nothing at rest, writes nothing and locks nothing", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "rest", { file });
      give(session, { type: "advance", to: 9 });
      session.close();
      const before = { files: readdirSync(folder), bytes: readFileSync(file), changed: statSync(file).mtimeMs };
      const { projector } = beside(file);
      const edition = projector.edition();
      for (let look = 0; look < 50; look += 1) projector.look();
      expect(projector.edition()).toBe(edition);
      void projector.close();
      expect(readdirSync(folder)).toEqual(before.files);
      expect(readFileSync(file).equals(before.bytes)).toBe(true);
      expect(statSync(file).mtimeMs).toBe(before.changed);
    });
  });

  it("waits for a log that is not there yet, and for a header that is not written to its end", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const { projector, text } = beside(file);
      expect(text()).toMatch(/there is no file .*log yet/);
      const elsewhere = join(folder, "elsewhere");
      const session = begin(fictional, "late", { file: elsewhere });
      give(session, { type: "ad-hoc", text: "A first word" });
      const bytes = readFileSync(elsewhere);
      writeFileSync(file, bytes.subarray(0, 300));
      projector.look();
      expect(text()).toContain("breaks off within its first line");
      appendFileSync(file, bytes.subarray(300));
      projector.look();
      expect(text()).toContain("A first word");
      session.close();
      void projector.close();
    });
  });

  it("follows closing and going on, and says which it is", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "close", { file });
      const { projector, text } = beside(file);
      expect(text()).toContain("LIVE");
      session.close();
      projector.look();
      expect(text()).toContain("CLOSED");
      void projector.close();
    });
  });

  it("keeps the picture of a log that is taken away, and goes on when it is back", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "away", { file });
      give(session, { type: "ad-hoc", text: "A first word" });
      const { projector, text } = beside(file);
      renameSync(file, `${file}.away`);
      projector.look();
      expect(text()).toMatch(/has been taken away/);
      expect(text()).toContain("A first word");
      renameSync(`${file}.away`, file);
      projector.look();
      expect(text()).not.toMatch(/taken away/);
      expect(text()).toContain("A first word");
      session.close();
      void projector.close();
    });
  });

  it("goes over to another session that takes the log's place, and says so", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const first = begin(fictional, "first", { file });
      give(first, { type: "ad-hoc", text: "A first word" });
      const { projector, text } = beside(file);
      const other = begin(library[0] as typeof fictional, "second", { file: join(folder, "other") });
      give(other, { type: "ad-hoc", text: "Another matter" });
      rmSync(file);
      projector.look();
      renameSync(join(folder, "other"), file);
      projector.look();
      expect(text()).toContain("Another matter");
      expect(text()).not.toContain("A first word");
      expect(text()).toMatch(/another session has taken the place/);
      void projector.close();
    });
  });

  it("says that a log is damaged, keeps what it saw, and goes on when the log is whole again", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "damage", { file });
      give(session, { type: "ad-hoc", text: "A first word" });
      const { projector, text } = beside(file);
      give(session, { type: "ad-hoc", text: "A second word" });
      const whole = readFileSync(file);
      const damaged = Buffer.from(whole);
      damaged[whole.length - 100] = (damaged[whole.length - 100] ?? 0) ^ 1;
      writeFileSync(file, Buffer.concat([damaged, Buffer.from("more\n")]));
      projector.look();
      expect(text()).toMatch(/line \d+ of .* is damaged/);
      expect(text()).toContain("A first word");
      writeFileSync(file, whole);
      projector.look();
      expect(text()).toContain("A second word");
      expect(text()).not.toMatch(/damaged/);
      void projector.close();
    });
  });

  it("takes a log that was cut back to a good line for the same session", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "cut", { file });
      give(session, { type: "ad-hoc", text: "A first word" });
      const good = statSync(file).size;
      appendFileSync(file, '{"torn');
      const { projector, text } = beside(file);
      truncateSync(file, good);
      projector.look();
      expect(text()).toContain("A first word");
      expect(text()).not.toMatch(/taken the place|went back/);
      give(session, { type: "ad-hoc", text: "A second word" });
      projector.look();
      expect(text()).toContain("A second word");
      session.close();
      void projector.close();
    });
  });

  it("reads another log from its start that is copied over the one it watches", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      begin(fictional, "first", { file }).close();
      const other = begin(fictional, "second", { file: join(folder, "other") });
      give(other, { type: "ad-hoc", text: "Of another exercise" });
      other.close();
      const { projector, text } = beside(file);
      // In place: the same file, longer than before.
      writeFileSync(file, readFileSync(join(folder, "other")));
      projector.look();
      expect(text()).toContain("Of another exercise");
      expect(text()).toContain("another session has taken the place of this log");
      void projector.close();
    });
  });

  it("calls nothing live that nobody plays, and goes on when somebody does", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      const session = begin(fictional, "killed", { file });
      const { projector, text } = beside(file);
      const looks = () => {
        for (let look = 0; look < 8; look += 1) projector.look();
      };
      looks();
      expect(text()).toContain("LIVE");
      // What a killed desk leaves: a log that is not closed, and a lock that names nobody.
      rmSync(lockFileOf(file));
      looks();
      expect(text()).toContain("INTERRUPTED");
      expect(text()).toMatch(/nobody plays this session now/);
      give(session, { type: "ad-hoc", text: "On we go" });
      looks();
      expect(text()).toContain("LIVE");
      expect(text()).toContain("On we go");
      session.close();
      looks();
      expect(text()).toContain("CLOSED");
      void projector.close();
    });
  });

  it("says what is no session's log, and shows the session that is put there", () => {
    inFolder((folder) => {
      const file = join(folder, "log");
      writeFileSync(file, "shopping list\n");
      const { projector, text } = beside(file);
      expect(text()).toMatch(/is no session's log/);
      const session = begin(fictional, "real", { file: join(folder, "real") });
      rmSync(file);
      copyFileSync(join(folder, "real"), file);
      projector.look();
      expect(text()).toContain("day 0 of");
      expect(headOf(session.state).count).toBe(0);
      session.close();
      void projector.close();
    });
  });
});
