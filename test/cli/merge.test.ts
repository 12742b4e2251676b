/**
 * Studies in shares from outside: `run --shard --tally`, `--resume` and `merge` print and write the bytes of one run in one go, and
 * refuse in words what does not go together.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { valleyText } from "../scenarios/valley.js";
import { share } from "../share.js";
import { entry, faultlineIn } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-merge-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "valley.yaml"), valleyText);
const faultline = (...args: readonly string[]) => faultlineIn(folder, ...args);
const read = (file: string) => readFileSync(join(folder, file));
const study = ["run", "tutorial", "-n", "1900", "--seed", "oak", "--workers", "0"];

/** What is said of a shard that has no run after the pilot of sensitivities. */
const onlyPilot =
  "faultline: no sensitivities yet: all of these runs belong to the pilot of the study, which only prepares them\n";

/** Plays all shards of a study, and answers with their files. */
function shards(name: string, of: number, command = study): string[] {
  return Array.from({ length: of }, (_, place) => {
    const file = `${name}-${place + 1}.tally`;
    const { code, stderr } = faultline(...command, "--shard", `${place + 1}/${of}`, "--tally", file);
    expect([code, stderr.replace(onlyPilot, "")]).toEqual([0, ""]);
    return file;
  });
}

describe("merge", () => {
  const whole = faultline(...study, "--tally", "whole.tally");
  const wholeJson = faultline(...study, "--json").stdout;
  const four = shards("four", 4);

  test("prints and writes what one run in one go does, in any order and as a tree", { tags: "sweep" }, () => {
    const [a, b, c, d] = four as [string, string, string, string];
    const merged = faultline("merge", d, b, a, c, "--tally", "merged.tally");
    expect(merged).toEqual({ code: 0, stdout: whole.stdout, stderr: "" });
    expect(read("merged.tally")).toEqual(read("whole.tally"));
    expect(faultline(...study, "--page", "whole.html").code).toBe(0);
    expect(faultline("merge", a, c, b, d, "--page", "merged.html").code).toBe(0);
    expect(read("merged.html")).toEqual(read("whole.html"));
    expect(faultline("merge", c, a, "--partial", "--tally", "ca.tally").code).toBe(0);
    expect(faultline("merge", d, b, "--partial", "--tally", "db.tally").code).toBe(0);
    expect(faultline("merge", "db.tally", "ca.tally", "--json").stdout).toBe(wholeJson);
    expect(faultline("merge", "merged.tally", "--json").stdout).toBe(wholeJson);
    expect(faultline("merge", "merged.tally", "--brief")).toEqual(faultline(...study, "--brief"));
  });

  test("takes more shards than there are blocks", () => {
    const nine = shards("nine", 9);
    expect(faultline("merge", ...nine.reverse(), "--json").stdout).toBe(wholeJson);
    const empty = faultline(...study, "--shard", "1/9", "--tally", "empty.tally");
    expect(empty.stdout).toBe("No runs fall to shard 1 of 9: 1900 runs are split in blocks of 250.\n");
  });

  test("takes what was drawn, set and read from a file, with the command that plays a run alone", () => {
    const valley = [
      "run",
      "valley.yaml",
      "-n",
      "700",
      "--first",
      "130",
      "--seed",
      "7",
      "--days",
      "40",
      "--workers",
      "0",
    ];
    const command = [...valley, "--set", "patience=1.5", "--plain-estimates"];
    const one = faultline(...command);
    expect(faultline("merge", ...shards("valley", 3, command))).toEqual(one);
    expect(one.stdout).toContain("runs 130 to 829");
  });

  test("takes the futures of a session", () => {
    expect(
      faultline("play", "tutorial", "--seed", "7", "--days", "25", "--plain", "--save", "session.ndjson").code,
    ).toBe(0);
    const command = ["run", "--from", "session.ndjson", "--at", "1", "-n", "600", "--seed", "7", "--workers", "0"];
    const files = shards("futures", 2, command);
    expect(faultline("merge", ...files)).toEqual(faultline(...command));
    expect(faultline("merge", ...files, "--json")).toEqual(faultline(...command, "--json"));
    const other = command.with(4, "0");
    faultline(...other, "--shard", "2/2", "--tally", "moment.tally");
    expect(faultline("merge", files[0] as string, "moment.tally").stderr).toMatch(/: from is "[0-9a-f]{64}" here and /);
  });

  test("names runs that are missing, and merges the rest if told", () => {
    const [a, , c] = four as [string, string, string, string];
    const refused = faultline("merge", a, c);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      "faultline: 900 runs of the study are in none of the files: 500 to 999, 1500 to 1899\n" +
        "  play or finish their shards, or merge what there is with --partial\n",
    );
    const partial = faultline("merge", a, c, "--partial", "--json");
    expect(partial.code).toBe(0);
    expect(partial.stderr).toContain("500 to 999, 1500 to 1899");
    expect(JSON.parse(partial.stdout)).toMatchObject({ n: 1000, partial: true });
  });

  test("names the files that have the same runs", () => {
    const [a, b] = four as [string, string, string, string];
    expect(faultline("merge", a, b, a).stderr).toBe(
      `faultline: ${a} and ${a} both have runs 0 to 499\n  each run counts once: leave one of the files out\n`,
    );
  });

  test("names each difference between studies, and writes nothing", () => {
    const [a] = four as [string, string, string, string];
    const other = ["run", "tutorial", "-n", "1000", "--seed", "elm", "--workers", "0", "--variant", "bold-north"];
    faultline(...other, "--days", "9", "--tally", "other.tally");
    const refused = faultline("merge", a, "other.tally", "--tally", "none.tally");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("other.tally is not of the study of four-1.tally: ");
    for (const difference of [
      "variant is null",
      "days is 30 here and 9 there",
      'seed is "oak" here and "elm" there',
      "runs is 1900 here and 1000 there",
    ])
      expect(refused.stderr).toContain(difference);
    expect(existsSync(join(folder, "none.tally"))).toBe(false);
  });

  test("names another version of the engine, and another scenario of the same name", () => {
    const [a] = four as [string, string, string, string];
    const content = JSON.parse(gunzipSync(read(a)).toString()) as { readonly study: { engine: string } };
    const own = content.study.engine;
    content.study.engine = "0.0.9";
    writeFileSync(join(folder, "older.tally"), gzipSync(JSON.stringify(content)));
    expect(faultline("merge", a, "older.tally").stderr).toBe(
      `faultline: older.tally was played by version 0.0.9; this is ${own}, whose figures may be others\n` +
        "  merge with the version that played\n",
    );
    writeFileSync(join(folder, "titled.yaml"), valleyText.replace(/^title: .*$/m, "title: Another valley"));
    const [one, other] = ["valley.yaml", "titled.yaml"].map((file) => {
      const command = ["run", file, "-n", "500", "--seed", "7", "--days", "9", "--workers", "0", "--shard", "1/2"];
      expect(faultline(...command, "--tally", `${file}.tally`).code).toBe(0);
      return `${file}.tally`;
    });
    expect(faultline("merge", `${one}`, `${other}`).stderr).toMatch(
      /^faultline: titled\.yaml\.tally is not of the study of valley\.yaml\.tally: scenarioHash is "[0-9a-f]{64}" here and "[0-9a-f]{64}" there\n/,
    );
  });

  test("never writes over a tally that it reads", () => {
    const [a] = four as [string, string, string, string];
    const before = read(a);
    expect(faultline("merge", ...four, "--tally", a).code).toBe(2);
    expect(read(a)).toEqual(before);
  });
});

describe("merge of what moves the outcomes", () => {
  // From within a block, so that the pilot's end has to be found; with numbers that only pairs of runs answer for.
  const moved = ["run", "valley.yaml", "-n", "2300", "--first", "130", "--seed", "7", "--days", "40", "--workers", "0"];
  const command = [...moved, "--sensitivity", "--every-number", "--plain-estimates"];
  const whole = faultline(...command, "--tally", "moved.tally");
  const json = faultline(...command, "--json").stdout;
  const merged = (...files: readonly string[]) => faultline("merge", ...files, "--workers", "0");
  const seven = shards("moved-7", 7, command);

  test("is what one run in one go says, in whatever order and into however many shards it was cut", {
    tags: "sized",
  }, () => {
    expect(whole.stdout).toMatch(/score functions of 1,180 runs; \* from 2,300 pairs/);
    for (const of of share([7], [1, 4, 7], [1, 4, 7])) {
      const files = of === 7 ? seven : shards(`moved-${of}`, of, command);
      const order = files.map((_, place) => files[(3 * place + 2) % of] as string);
      expect(new Set(order).size).toBe(of);
      expect(merged(...order, "--tally", "moved-merged.tally")).toEqual(whole);
      expect(read("moved-merged.tally")).toEqual(read("moved.tally"));
      expect(merged(...order.reverse(), "--json").stdout).toBe(json);
    }
  });

  test("goes on where a tally stands, in the pilot or after it", { tags: "sized" }, () => {
    for (const there of share([2], [1, 2, 6], [1, 2, 6])) {
      const said = merged(...seven.slice(0, there), "--partial", "--tally", `moved-to-${there}.tally`);
      expect(said.stderr.endsWith(onlyPilot)).toBe(there < 4);
      // Pairs are played once all runs are there.
      if (there === 6) expect(said.stdout).toMatch(/\nPARTIAL: \d+ numbers have not been played in pairs of runs;/);
      const tally = ["--tally", `moved-to-${there}.tally`, "--resume"];
      expect(faultline(...command, ...tally)).toEqual(whole);
      expect(read(`moved-to-${there}.tally`)).toEqual(read("moved.tally"));
    }
  });

  test("takes the futures of a session, of which no pairs are played", () => {
    faultline("play", "tutorial", "--seed", "7", "--days", "25", "--plain", "--save", "moved.ndjson");
    const futures = ["run", "--from", "moved.ndjson", "--at", "1", "-n", "2100", "--seed", "7", "--workers", "0"];
    const files = shards("moved-futures", 2, [...futures, "--sensitivity"]);
    expect(merged(...files)).toEqual(faultline(...futures, "--sensitivity"));
  });

  test("is told from a study that does not ask, or asks otherwise", () => {
    const asked = '{"pilot":1120,"everyNumber":true,"plainEstimates":true}';
    const others = [
      [moved, `sensitivity is ${asked} here and null there`],
      [
        command.filter((word) => word !== "--every-number"),
        `sensitivity is ${asked} here and ${asked.replace("true", "false")} there`,
      ],
    ] as const;
    for (const [place, [other, words]] of others.entries()) {
      expect(faultline(...other, "--shard", "2/7", "--tally", `asked-${place}.tally`).code).toBe(0);
      const { code, stderr } = merged(seven[0] as string, `asked-${place}.tally`);
      expect(code).toBe(2);
      expect(stderr).toContain(words);
    }
    // Versions before sensitivities read what has none.
    const kept = (file: string) => JSON.parse(gunzipSync(read(file)).toString()) as { readonly format: number };
    expect([kept("asked-0.tally").format, kept("moved.tally").format]).toEqual([1, 2]);
    expect(Object.keys(kept("asked-0.tally"))).not.toContain("sensitivity");
  });
});

describe("rows of shards", () => {
  test("are those of one run: tables without the header lines of all but the first, and events as they are", () => {
    faultline(...study, "--csv", "whole.csv", "--events", "whole.jsonl");
    for (const place of [1, 2, 3])
      faultline(...study, "--shard", `${place}/3`, "--csv", `rows-${place}.csv`, "--events", `events-${place}.jsonl`);
    const paste =
      "(cat rows-1.csv; tail -q -n +2 rows-2.csv rows-3.csv) > rows.csv && cat events-?.jsonl > events.jsonl";
    expect(spawnSync(paste, { cwd: folder, shell: "/bin/sh" }).status).toBe(0);
    expect(read("rows.csv").equals(read("whole.csv"))).toBe(true);
    expect(read("events.jsonl").equals(read("whole.jsonl"))).toBe(true);
  });
});

describe("run --tally", () => {
  test.each<[string, readonly string[], string]>([
    ["no seed", ["-n", "500", "--tally", "x.tally"], "choose one with --seed"],
    ["one file for two", ["-n", "500", "--seed", "1", "--tally", "x.tally", "--csv", "x.tally"], "a file of its own"],
    ["no tally to resume", ["-n", "500", "--seed", "1", "--resume"], "name its file with --tally"],
    ["a precision", ["--seed", "1", "--precision", "0.1", "--shard", "1/2"], "--precision once"],
    ["rows and --resume", ["--seed", "1", "--tally", "x.tally", "--resume", "--csv", "x.csv"], "keeps no rows"],
    ["a shard that is none", ["--seed", "1", "--shard", "3/2"], "such as 2/8"],
    ["too many runs", ["--seed", "1", "-n", "200000000"], "split them with --shard"],
    ["too large a shard", ["--seed", "1", "-n", "1000000000", "--shard", "1/2"], "into 10 shards or more"],
    [
      "runs past the last number",
      ["--seed", "1", "-n", "2000000000", "--first", "200000000", "--shard", "1/50"],
      "2147483647",
    ],
  ])("refuses %s", (_, args, words) => {
    const { code, stderr } = faultline("run", "tutorial", ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(existsSync(join(folder, "x.tally"))).toBe(false);
  });

  test("does not write over a tally, and goes on only with one of its own runs", () => {
    const tally = ["--tally", "own.tally"];
    expect(faultline(...study, ...tally).code).toBe(0);
    const before = read("own.tally");
    expect(faultline(...study, ...tally).stderr).toContain("go on with it by --resume");
    const other = study.with(5, "elm");
    expect(faultline(...other, ...tally, "--resume").stderr).toContain('seed is "elm" here and "oak" there');
    expect(faultline(...study, ...tally, "--resume", "--shard", "2/2").stderr).toContain("holds runs 0 to 1899");
    expect(read("own.tally")).toEqual(before);
    const again = faultline(...study, ...tally, "--resume");
    expect(again).toEqual(faultline(...study));
    expect(read("own.tally")).toEqual(before);
  });

  test("killed at any moment, it goes on where its file stands, to the bytes of one run in one go", {
    tags: "sweep",
  }, async () => {
    const command = ["run", "tutorial", "-n", "150000", "--seed", "oak", "--workers", "0"];
    const tally = ["--tally", "killed.tally", "--resume"];
    const kept: number[] = [];
    for (let kill = 0; kill < 3; kill += 1) {
      const child = spawn(process.execPath, [entry, ...command, ...tally], { cwd: folder, stdio: "ignore" });
      const before = kept.length === 0 ? -1 : tallySize();
      // Until a checkpoint has been put in its place.
      while (child.exitCode === null && tallySize() === before) await new Promise((done) => setTimeout(done, 20));
      kept.push(tallySize());
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    }
    const stopped = spawn(process.execPath, [entry, ...command, ...tally], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    setTimeout(() => stopped.kill("SIGTERM"), 600);
    await once(stopped, "close");
    const finished = faultline(...command, ...tally, "--json");
    expect(finished.stderr).toBe("");
    const whole = faultline(...command, "--json", "--tally", "unkilled.tally");
    expect(finished.stdout).toBe(whole.stdout);
    expect(read("killed.tally")).toEqual(read("unkilled.tally"));
  });

  const tallySize = () =>
    existsSync(join(folder, "killed.tally")) ? Number(readFileSync(join(folder, "killed.tally")).length) : -1;

  test("leaves nothing beside its file, and takes away what a killed one left", () => {
    // A process that was killed in the midst of writing; one that answers many of these commands has yet to end.
    writeFileSync(join(folder, "own.tally.999999999.part"), "");
    faultline(...study, "--tally", "own.tally", "--resume");
    const left = /^(own|killed|unkilled)\.tally\..*\.part$/;
    expect(readdirSync(folder).filter((name) => left.test(name))).toEqual([]);
  });
});
