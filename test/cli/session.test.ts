/**
 * Sessions from the command line: keeping, resuming, checking and branching them, as a person or a script would.
 */
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Scenario } from "../../src/engine/index.js";
import { library, respelled } from "../report/library.js";
import { begin } from "../session/exercise.js";
import { faultline, faultlineIn, jsonLines } from "./faultline.js";

const folders: string[] = [];
let log: string;
let inputsFile: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-cli-"));
  folders.push(folder);
  log = join(folder, "table.log");
  inputsFile = join(folder, "inputs.ndjson");
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const write = (...inputs: readonly (object | string)[]) =>
  writeFileSync(
    inputsFile,
    inputs.map((input) => (typeof input === "string" ? input : JSON.stringify(input))).join("\n"),
  );

const play = (...more: readonly string[]) => faultline("play", "tavush-2020", "--seed", "1", "--save", log, ...more);

const steering = [
  { type: "advance", to: 7 },
  { type: "hold", seat: "turkey" },
  { type: "ad-hoc", text: "A drone is filmed over the ridge", gauges: { tension: 10 } },
  { type: "does-not-happen", record: 0, reason: "too early" },
  { type: "advance", to: 14 },
  { type: "branch", name: "hotter" },
  { type: "set-gauge", gauge: "tension", value: 90, reason: "what if" },
  { type: "advance", to: 21 },
];

describe("play --save", () => {
  test("plays what play without it plays, and keeps a log that is sound", () => {
    const kept = jsonLines(play("--json").stdout).filter(({ type }) => type !== "input");
    const plain = jsonLines(faultline("play", "tavush-2020", "--seed", "1", "--json").stdout);
    expect(kept.slice(0, -1)).toEqual(plain.slice(0, -1));
    expect(kept.at(-1)).toMatchObject({ type: "end", hash: plain.at(-1)?.hash, replay: plain.at(-1)?.replay });
    const verified = faultline("verify", log);
    expect(verified).toMatchObject({ code: 0, stderr: "" });
    expect(verified.stdout).toContain(plain.at(-1)?.hash);
    expect(existsSync(`${log}.lock`)).toBe(false);
  });

  test("never overwrites, and says what to do instead", () => {
    writeFileSync(log, "precious");
    const refused = play("--plain");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/exists already[\s\S]*faultline resume/);
    expect(readFileSync(log, "utf8")).toBe("precious");
  });

  test("names a folder that is not there", () => {
    const refused = faultline("play", "tutorial", "--plain", "--save", join(log, "no", "log"));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("no such folder");
  });
});

describe("play --inputs", () => {
  test("plays the inputs and stops, with every record numbered for the next ones", () => {
    write(...steering);
    const played = play("--inputs", inputsFile, "--seat", "russia", "turkey", "--plain");
    expect(played).toMatchObject({ code: 0, stderr: "" });
    expect(played.stdout).toContain("Seated: russia, turkey");
    expect(played.stdout).toMatch(/^ {3}0 {2}\d+ Jul/m);
    expect(played.stdout).toContain("turkey holds");
    expect(played.stdout).toContain("by the white cell: too early");
    expect(played.stdout).toContain("Stands at day 21 of 60, on branch hotter.");
    expect(faultline("verify", log).code).toBe(0);
  });

  test("refuses an illegal input by its line, and applies none after it", () => {
    write({ type: "advance", to: 7 }, "", { type: "advance", to: 3 }, { type: "advance", to: 14 });
    const refused = play("--inputs", inputsFile, "--json");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`line 3 of ${inputsFile} is refused: it is day 7`);
    expect(jsonLines(refused.stdout).at(-1)).toMatchObject({ type: "stop", time: 7 });
    expect(jsonLines(faultline("verify", log, "--json").stdout.replaceAll("\n", ""))[0]).toMatchObject({ inputs: 1 });
  });

  test.each([
    ["no JSON", "{", /line 1 .* it is no JSON/],
    ["an unknown type", '{"type":"dance"}', /no input of type "dance"[\s\S]*one of advance/],
    ["a key too many", '{"type":"advance","to":7,"speed":2}', /speed/],
    ["what nests without end", `{"type":"note","text":${'{"a":'.repeat(1e5)}1${"}".repeat(1e5)}}`, /nests too deeply/],
  ])("names %s", (_what, line, words) => {
    write(line);
    const refused = play("--inputs", inputsFile, "--plain");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(words);
  });

  test("reads UTF-8 with or without an editor's mark before it, and nothing else", () => {
    writeFileSync(inputsFile, `\ufeff${JSON.stringify({ type: "advance", to: 7 })}\r\n`);
    expect(play("--inputs", inputsFile, "--plain").code).toBe(0);
    writeFileSync(inputsFile, Buffer.from('{"type":"advance","to":7}\n{"type":"note","text":"caf\xe9"}\n', "latin1"));
    const refused = faultline("play", "tavush-2020", "--seed", "1", "--inputs", inputsFile, "--plain");
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/line 2 .* it is no UTF-8 text/) });
  });

  test("takes the lines of a log for the inputs they hold", () => {
    write(...steering);
    play("--inputs", inputsFile, "--seat", "russia", "--seat", "turkey", "--json");
    const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(1);
    write(...lines);
    const again = join(folders.at(-1) as string, "again.log");
    const seats = ["--seat", "russia", "--seat", "turkey"];
    faultline("play", "tavush-2020", "--seed", "1", "--save", again, "--inputs", inputsFile, ...seats, "--json");
    const hash = (file: string) => jsonLines(faultline("verify", file, "--json").stdout.replaceAll("\n", ""))[0]?.hash;
    expect(hash(again)).toBe(hash(log));
  });

  test("needs no file to keep it in", () => {
    write(...steering);
    const seats = ["--seat", "turkey"];
    const played = faultline("play", "tavush-2020", "--seed", "1", "--inputs", inputsFile, ...seats, "--json");
    // Who asked for no file is not told that nothing could be saved.
    expect(played).toMatchObject({ code: 0, stderr: "" });
    expect(jsonLines(played.stdout).at(-1)).toMatchObject({ type: "stop", branch: "hotter" });
  });
});

describe("resume", () => {
  test("shows what has been and goes on to the end, with the records of a run never left", () => {
    write({ type: "advance", to: 13 });
    play("--inputs", inputsFile, "--json");
    const resumed = faultline("resume", log, "--json");
    expect(resumed).toMatchObject({ code: 0, stderr: "" });
    const plain = jsonLines(faultline("play", "tavush-2020", "--seed", "1", "--json").stdout);
    const records = jsonLines(resumed.stdout).filter(({ type }) => type !== "input");
    expect(records.slice(0, -1)).toEqual(plain.slice(0, -1));
    expect(records.at(-1)?.hash).toBe(plain.at(-1)?.hash);
    expect(faultline("verify", log).code).toBe(0);
  });

  test("writes nothing to the terminal that it could act on, whatever a log holds or is called", () => {
    const evil = "\u001b[31mX\u0007\u202e";
    const sound = library.find(({ id }) => id === "tavush-2020") as Scenario;
    const spoilt = respelled(sound, () => evil);
    // The one text of which no log may hold anything but capitals.
    const actors = spoilt.actors.map((actor, at) => ({ ...actor, short: sound.actors[at]?.short ?? "" }));
    const scenario = { ...spoilt, actors };
    const file = join(folders.at(-1) as string, `log${evil}`);
    const session = begin(scenario, "1", { file });
    session.give({ type: "note", text: evil });
    session.give({ type: "advance", to: 30 });
    session.close();
    for (const words of [
      ["resume", file, "--plain"],
      ["resume", file, "--json"],
      ["verify", file],
    ]) {
      appendFileSync(file, "torn");
      const { stdout, stderr } = faultline(...words);
      expect(stdout.length).toBeGreaterThan(100);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  test("cuts off a torn tail and says so", () => {
    write({ type: "advance", to: 13 });
    play("--inputs", inputsFile, "--json");
    const whole = readFileSync(log);
    writeFileSync(log, whole.subarray(0, whole.length - 9));
    expect(faultline("verify", log)).toMatchObject({ code: 1, stdout: expect.stringContaining("is torn") });
    write({ type: "advance", to: 20 });
    const resumed = faultline("resume", log, "--plain", "--inputs", inputsFile);
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).toMatch(/was torn.*have been cut off/);
    expect(faultline("verify", log).code).toBe(0);
  });

  test("refuses a damaged middle, whose good lines verify exports", () => {
    write(...steering);
    play("--inputs", inputsFile, "--seat", "turkey", "--json");
    const bytes = readFileSync(log);
    const fourth = bytes.toString("latin1").split("\n").slice(0, 4).join("\n").length;
    bytes.writeUInt8(bytes.readUInt8(fourth - 60) ^ 1, fourth - 60);
    writeFileSync(log, bytes);
    const refused = faultline("resume", log, "--plain");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/line 4 .* damaged[\s\S]*--export/);
    const good = join(folders.at(-1) as string, "good.log");
    expect(faultline("verify", log, "--export", good).code).toBe(1);
    expect(faultline("resume", good, "--plain").code).toBe(0);
  });
});

describe("verify", () => {
  test("answers 2 for what is no log", () => {
    expect(faultline("verify", "package.json")).toMatchObject({
      code: 2,
      stdout: expect.stringContaining("no session's log"),
    });
    expect(faultline("verify", join(log, "nothing"))).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("branch", () => {
  test("takes another way from a record, in a copy, and leaves the session as it is", () => {
    play("--json");
    const before = readFileSync(log);
    const out = join(folders.at(-1) as string, "other.log");
    const branched = faultline("branch", log, "--at", "5", "--name", "other", "--out", out);
    expect(branched).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(log).equals(before)).toBe(true);
    write({ type: "set-gauge", gauge: "tension", value: 95 });
    const resumed = jsonLines(faultline("resume", out, "--inputs", inputsFile, "--json").stdout);
    expect(resumed.at(-1)).toMatchObject({ branch: "other", type: "stop" });
  });

  test("names a record that is not there, and writes nothing", () => {
    play("--json");
    const out = join(folders.at(-1) as string, "other.log");
    const refused = faultline("branch", log, "--at", "9999", "--name", "other", "--out", out);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("no record 9999") });
    expect(existsSync(out)).toBe(false);
  });
});

describe("run --from", () => {
  test("plays the futures of a moment, all of which share what came before it", () => {
    write({ type: "set-gauge", gauge: "tension", value: 90 }, { type: "advance", to: 20 });
    play("--inputs", inputsFile, "--json");
    const odds = ["-n", "200", "--workers", "0", "--seed", "odds", "--json"];
    const ran = faultline("run", "--from", log, "--at", "3", ...odds);
    expect(ran).toMatchObject({ code: 0 });
    const page = JSON.parse(ran.stdout);
    expect(page).toMatchObject({ n: 200, scenario: "tavush-2020", seed: "odds", from: { session: log, seed: "1" } });
    // A moment is the end of a happening, which may have brought more records than the one named.
    expect(page.from.record).toBeGreaterThanOrEqual(3);
    expect(JSON.parse(faultline("run", "tavush-2020", "--from", log, "--at", "3", ...odds).stdout)).toEqual(page);
    expect(JSON.parse(faultline("run", "--from", log, ...odds).stdout).hash).not.toBe(page.hash);
    // The same futures in two parts.
    const counts = ["0", "80"].map((first) => {
      const part = ["-n", first === "0" ? "80" : "120", "--first", first, ...odds.slice(2)];
      return JSON.parse(faultline("run", "--from", log, "--at", "3", ...part).stdout).endings.horizon.count as number;
    });
    expect(counts[0]! + counts[1]!).toBe(page.endings.horizon.count);
  });

  test("does not mix with what the session has settled", () => {
    play("--json");
    expect(faultline("run", "tutorial", "--from", log)).toMatchObject({ code: 2 });
    expect(faultline("run", "--from", log, "--at", "3", "--days", "9")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--days"),
    });
    expect(faultline("run", "--from", log)).toMatchObject({ code: 2, stderr: expect.stringContaining("has ended") });
    expect(faultline("run")).toMatchObject({ code: 2 });
  });
});

describe("play --seat", () => {
  test("keeps what the seat may order from happening by chance", () => {
    const orders = (...seats: readonly string[]) => {
      const scenario = JSON.parse(faultline("show", "tavush-2020", "--json").stdout);
      const orderable = new Set<string>(
        scenario.actors
          .find(({ id }: { id: string }) => id === "russia")
          .postures.flatMap((posture: { transitions: { path: string; order?: object; trigger: { kind: string } }[] }) =>
            posture.transitions.flatMap(({ path, order, trigger }) =>
              order !== undefined && trigger.kind === "hazard" ? [path] : [],
            ),
          ),
      );
      const played = jsonLines(faultline("play", "tavush-2020", "--seed", "1", "--json", ...seats).stdout);
      return played.filter(({ transition }) => orderable.has(transition as string)).length;
    };
    expect(orders()).toBeGreaterThan(0);
    expect(orders("--seat", "russia")).toBe(0);
  });

  test("names the nearest actor for one that is not there", () => {
    const refused = faultline("play", "tavush-2020", "--plain", "--seat", "rusia");
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("Did you mean russia?") });
  });
});

test("- is standard output: a log that is played, branched or exported there verifies", () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-piped-"));
  try {
    const keep = (name: string, ...args: readonly string[]) => {
      const { code, stdout } = faultlineIn(folder, ...args);
      expect(code, args.join(" ")).toBe(0);
      writeFileSync(join(folder, name), stdout);
      expect(faultlineIn(folder, "verify", name).stdout, args.join(" ")).toContain(`${name} is sound.`);
      return stdout;
    };
    const played = keep("a.log", "play", "tutorial", "--seed", "7", "--days", "6", "--save", "-");
    keep("b.log", "branch", "a.log", "--name", "other", "--at", "0", "--out", "-");
    expect(keep("c.log", "verify", "a.log", "--export", "-")).toBe(played);
    expect(readdirSync(folder).sort()).toEqual(["a.log", "b.log", "c.log"]);
    expect(faultlineIn(folder, "play", "tutorial", "--seed", "7", "--save", "-", "--json").code).toBe(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
