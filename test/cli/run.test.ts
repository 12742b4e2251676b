/**
 * `run` from outside: the report, its JSON, its files, and what happens when it is stopped, refused or broken.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import type { Estimates, Sensitivity } from "../../src/analysis/index.js";
import type { Record as EngineRecord } from "../../src/engine/index.js";
import { listScenarios, loadScenario } from "../../src/scenarios/index.js";
import { until } from "../until.js";
import { entry, faultline, jsonLines } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-run-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string): string => join(folder, name);

/** Rows of a CSV file as RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    if (rows.length === 0) rows.push([]);
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
  }
  expect(rows.pop(), "the last line ends").toEqual([]);
  return rows;
}

const runs = 600;
const runArgs = ["run", "tavush-2020", "-n", `${runs}`, "--seed", "1", "--historical"];
const files = ["--csv", file("a.csv"), "--parquet", file("a.parquet"), "--events", file("a.jsonl")];
/** Without threads, whose start takes longer than so few runs: a precision starts them unasked, not knowing how few. */
const alone = ["--workers", "0"];
const ran = faultline(...runArgs, "--json", ...files);
const { scenario } = loadScenario(listScenarios().find(({ id }) => id === "tavush-2020")!.file);

/** PLOVER's event types of the CAMEO roots from 03; 084 to 087 are RETREAT. */
const ploverTypes = [
  ...["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "ACCUSE", "REQUEST", "ACCUSE", "REJECT"],
  ...["THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "ASSAULT", "ASSAULT"],
];

describe("run --json", () => {
  const estimates = JSON.parse(ran.stdout) as Estimates;

  test("has the shape that was promised, and nothing on stderr", () => {
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(Object.keys(estimates)).toEqual([
      ...["engine", "scenario", "scenarioHash", "file", "variant", "set", "sample", "days", "historical", "seats"],
      ...["policies", "seed", "from", "study", "first", "n", "precision", "until", "estimator", "partial"],
      ...["endings", "milestones", "gauges", "goingByDay", "transitions", "states", "hash"],
    ]);
    expect(estimates).toMatchObject({ scenario: "tavush-2020", variant: null, seed: "1", n: runs, partial: false });
    for (const hash of [estimates.scenarioHash, estimates.hash]) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const proportion = ["count", "p", "low", "high", "word"];
    const keysOf = (found: object) => Object.keys(found).filter((key) => key !== "plain" && key !== "plainRuns");
    for (const ending of Object.values(estimates.endings)) expect(keysOf(ending)).toEqual(proportion);
    for (const milestone of Object.values(estimates.milestones)) {
      expect(keysOf(milestone)).toEqual([...proportion, "day"]);
      expect(Object.keys(milestone.day)).toEqual(["p05", "p50", "p95"]);
    }
    const places = ["least", "p05", "p50", "p95", "greatest"];
    for (const gauge of Object.values(estimates.gauges)) {
      expect(Object.keys(gauge).filter((key) => key !== "estimate")).toEqual(["mean", "sd", ...places, "byDay"]);
      expect(gauge.byDay).toHaveLength(61);
      for (const day of gauge.byDay) expect(Object.keys(day)).toEqual(["mean", ...places]);
    }
    for (const fired of Object.values(estimates.transitions))
      expect(Object.keys(fired)).toEqual(["runs", "p", "perRun"]);
  });

  test("gives the share of the runs beside what control variates make of it, and alone with --plain-estimates", () => {
    const plain = JSON.parse(faultline(...runArgs, "--json", "--plain-estimates").stdout) as Estimates;
    expect(plain.hash).toBe(estimates.hash);
    let estimated = 0;
    const all = (from: Estimates) => ({ ...from.endings, ...from.milestones });
    for (const [id, found] of Object.entries(all(estimates))) {
      const share = all(plain)[id]!;
      expect(share).not.toHaveProperty("plainRuns");
      expect(share).toMatchObject({ p: share.count / runs, count: found.count });
      if (found.plainRuns === undefined) {
        expect(found).toEqual(share);
        continue;
      }
      estimated += 1;
      expect(found.plain).toEqual({ p: share.p, low: share.low, high: share.high });
      expect(found.plainRuns).toBeGreaterThan(runs);
      expect(found.high - found.low).toBeLessThan(share.high - share.low);
    }
    expect(estimated).toBeGreaterThan(8);
    expect(Object.values(estimates.endings).reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(Object.values(plain.gauges).some((gauge) => "estimate" in gauge)).toBe(false);
    expect(faultline(...runArgs, "--plain-estimates").stdout).not.toContain("control variates");
  });

  test("has an entry for every ending, milestone, gauge, transition and posture, and they add up", () => {
    const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
    const postures = scenario.actors.flatMap((actor) => actor.postures);
    expect(Object.keys(estimates.endings)).toEqual([...ids(scenario.endings), "horizon"]);
    expect(Object.keys(estimates.milestones)).toEqual(ids(scenario.milestones));
    expect(Object.keys(estimates.gauges)).toEqual(ids(scenario.gauges));
    expect(Object.keys(estimates.transitions)).toEqual(postures.flatMap((p) => p.transitions.map(({ path }) => path)));
    expect(Object.values(estimates.endings).reduce((sum, { count }) => sum + count, 0)).toBe(runs);
    const days = Object.values(estimates.states).map((states) => Object.values(states).reduce((a, b) => a + b, 0));
    // However a run is spent, it is as long for every posture.
    expect(days).toHaveLength(postures.length);
    for (const each of days) expect(each).toBeCloseTo(days[0]!, 6);
  });

  test("is the same to the byte on other numbers of workers, and so are the files", () => {
    const again = ["--csv", file("b.csv"), "--parquet", file("b.parquet"), "--events", file("b.jsonl")];
    expect(faultline(...runArgs, "--json", ...again, "--workers", "0").stdout).toBe(ran.stdout);
    for (const kind of ["csv", "parquet", "jsonl"]) {
      expect(readFileSync(file(`b.${kind}`)).equals(readFileSync(file(`a.${kind}`))), kind).toBe(true);
    }
  });

  test("and the report for reading tell of the same runs", () => {
    const { code, stdout, stderr } = faultline(...runArgs);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Tavush, July 2020: 600 runs\n/);
    for (const heading of ["Endings", "Milestones", "Gauges by day", "Days a run spends", "Transitions"])
      expect(stdout).toMatch(new RegExp(`\n${heading}`));
    const [, going] =
      stdout.match(/\n {2}Runs that have not ended; .+\n(?: {4}.+\n)* {4}\S.+\(day 60\) +(\d+)\n/) ?? [];
    expect(Number(going)).toBe(estimates.goingByDay[60]);
    expect(stdout).toContain(`\nHash ${estimates.hash}\n`);
    expect(stdout).not.toMatch(/NaN|undefined|null/);
  });
});

describe("the files of run", () => {
  const estimates = JSON.parse(ran.stdout) as Estimates;
  const [header, ...rows] = parseCsv(readFileSync(file("a.csv"), "utf8")) as [string[], ...string[][]];
  const column = (name: string): string[] => rows.map((row) => row[header.indexOf(name)]!);

  test("the CSV has a header and one row a run, in run order, with where it came from and what went in", () => {
    const decided = ["engine", "scenario", "scenario_hash", "variant", "days", "historical", "seed", "study", "run"];
    expect(header.slice(0, decided.length)).toEqual(decided);
    expect(new Set(column("study"))).toEqual(new Set([estimates.study]));
    expect(column("run")).toEqual(Array.from({ length: runs }, (_, run) => `${run}`));
    for (const row of rows) expect(row).toHaveLength(header.length);
    expect(new Set(column("scenario_hash"))).toEqual(new Set([estimates.scenarioHash]));
    for (const { id, value } of scenario.assumptions)
      expect(new Set(column(`assumption.${id}`))).toEqual(new Set([`${value}`]));
  });

  test("the CSV's outcomes are those of the report", () => {
    for (const [id, { count }] of Object.entries(estimates.endings)) {
      expect(column("ending").filter((ending) => ending === id)).toHaveLength(count);
    }
    for (const [id, { count, day }] of Object.entries(estimates.milestones)) {
      const reached = column(`milestone.${id}.day`).filter((cell) => cell !== "");
      expect(reached, id).toHaveLength(count);
      const sorted = reached.map((cell) => Math.floor(Number(cell))).sort((a, b) => a - b);
      expect(day.p50).toBe(count === 0 ? null : sorted[Math.ceil(count / 2) - 1]);
    }
    const going = estimates.goingByDay.map((_, day) => column("end_day").filter((end) => Number(end) >= day).length);
    expect(estimates.goingByDay).toEqual(going);
    for (const { id, min, max } of scenario.gauges) {
      const values = column(`gauge.${id}`).map(Number);
      const { mean, sd, least, p50, greatest } = estimates.gauges[id]!;
      const found = values.reduce((a, b) => a + b, 0) / runs;
      expect(mean).toBeCloseTo(found, 6);
      expect([least, greatest]).toEqual([Math.min(...values), Math.max(...values)]);
      expect(sd).toBeCloseTo(Math.sqrt(values.reduce((a, b) => a + (b - found) ** 2, 0) / (runs - 1)), 6);
      expect(Math.abs(p50 - values.sort((a, b) => a - b)[runs / 2 - 1]!)).toBeLessThanOrEqual(0.01 * (max - min));
    }
  });

  test("the Parquet file holds the very same cells", async () => {
    const objects = await parquetReadObjects({ file: await asyncBufferFromFile(file("a.parquet")) });
    expect(Object.keys(objects[0]!)).toEqual(header);
    const cells = objects.map((row) => header.map((name) => (row[name] === null ? "" : String(row[name]))));
    expect(cells).toEqual(rows);
  });

  test("the events are the public acts that play tells, injects too, in run order", () => {
    const events = jsonLines(readFileSync(file("a.jsonl"), "utf8"));
    const numbers = events.map(({ run }) => run as number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const acts = new Map([
      ...scenario.actors.flatMap(({ id, postures }) =>
        postures.flatMap(({ transitions }) =>
          transitions.map(({ path, event }) => [path, { actor: id, event }] as const),
        ),
      ),
      ...scenario.injects.map(({ id, from, event }) => [`inject.${id}`, { actor: from, event }] as const),
    ]);
    let injects = 0;
    for (const run of [0, 1, 251, 599]) {
      const played = faultline("play", "tavush-2020", "--json", "--seed", "1", "--historical", "--run", `${run}`);
      const expected = (jsonLines(played.stdout).slice(1) as unknown as EngineRecord[]).flatMap((record) => {
        const path =
          record.type === "inject" ? `inject.${record.inject}` : "transition" in record ? record.transition : "";
        const { actor, event } = acts.get(path) ?? {};
        if (event === undefined) return [];
        if (record.type === "inject") injects += 1;
        const root = Number(event.cameo.slice(0, 2));
        return [
          {
            event_id: `tavush-2020:${estimates.study}:${run}:${record.seq}`,
            event_date: record.date,
            time: record.time,
            seed: "1",
            run,
            actor1: actor,
            actor2: event.target ?? null,
            event_code: event.cameo,
            event_root: event.cameo.slice(0, 2),
            goldstein: event.goldstein ?? null,
            transition: path,
            headline: record.headline,
            // The actors of format 1 have no codes.
            ...{ actor1_code: null, actor1_country: null, actor1_sectors: [] },
            ...{ actor2_code: null, actor2_country: null, actor2_sectors: [] },
            quad_class: root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4,
            event_type: /^08[4-7]/.test(event.cameo) ? "RETREAT" : (ploverTypes[root - 3] ?? null),
            // Its table is under test by itself.
            event_mode: expect.toBeOneOf([null, expect.any(String)]),
            outcome: null,
          },
        ];
      });
      expect(expected.length).toBeGreaterThan(2);
      expect(events.filter((event) => event.run === run)).toEqual(expected);
    }
    expect(injects).toBeGreaterThan(0);
  });
});

describe("a file that can't be written", () => {
  const small = ["run", "tutorial", "-n", "250", "--seed", "1"];

  test.each(["--csv", "--parquet", "--events"])(
    "%s is refused in words, with exit code 2, before anything is played",
    (option) => {
      const { code, stdout, stderr } = faultline(...small, option, join(folder, "nowhere", "x"));
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/can't write .*nowhere.*there is no such folder\n {2}choose another path/);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );

  test("leaves the others as they were", () => {
    writeFileSync(file("kept.csv"), "mine\n");
    expect(faultline(...small, "--csv", file("kept.csv"), "--events", folder).code).toBe(2);
    expect(readFileSync(file("kept.csv"), "utf8")).toBe("mine\n");
  });

  test("and one name for two of them is a mistake", () => {
    const { code, stderr } = faultline(...small, "--csv", file("same"), "--events", file("same"));
    expect(code).toBe(2);
    expect(stderr).toMatch(/same and .*same are one file/);
  });

  test.skipIf(!existsSync("/dev/full")).each(["--csv", "--parquet", "--events"])(
    "%s on a disk that is full says so",
    (option) => {
      const { code, stdout, stderr } = faultline(...small, option, "/dev/full");
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toBe("faultline: can't write /dev/full: the disk is full\n");
    },
  );
});

describe("--sensitivity", () => {
  const args = ["run", "tutorial", "-n", "3000", "--seed", "1", "--sensitivity"];
  const told = faultline(...args);

  test("says what moves each outcome most, in words and in JSON", () => {
    const { code, stdout, stderr } = told;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const section = stdout.slice(stdout.indexOf("\nWhat 10% more would change"));
    for (const heading of ["  War (war) ", "  Island shared (shared) ", "  Landing (landing) "])
      expect(section).toContain(`\n${heading}`);
    const { sensitivity, ...estimates } = JSON.parse(faultline(...args, "--json").stdout) as Estimates & {
      readonly sensitivity: Sensitivity;
    };
    expect(sensitivity).toMatchObject({ runs: 2000, pairs: 0, step: 0.1, unknown: [] });
    const [most] = sensitivity.milestones.landing!;
    expect(section).toContain(`  ${most!.change > 0 ? "+" : "-"}${Math.abs(100 * most!.change).toFixed(2)}  `);
    expect(most).toMatchObject({ kind: "rate", of: "north.fleet.land", by: "scores" });
    // The rest is what it is without.
    expect(estimates).toEqual(JSON.parse(faultline(...args.slice(0, -1), "--json").stdout));
  });

  test("is the same to the byte on other numbers of workers", () => {
    expect(faultline(...args, "--workers", "2").stdout).toBe(told.stdout);
  });

  test("asks about every number if told to, in pairs of runs that are marked", () => {
    const { code, stdout } = faultline(...args.slice(0, 3), "2000", ...args.slice(4), "--every-number");
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n +[+-]\d+\.\d\d {2}[+-]\d+\.\d\d to [+-]\d+\.\d\d +time of north\.fleet\.refuel \*\n/);
    expect(stdout).toContain("* from 2,000 pairs of runs with the same dice");
  });

  test("goes with --precision and --plain-estimates", () => {
    const options = ["--seed", "1", "--json", "--precision", "0.03", "--plain-estimates", "--sensitivity", ...alone];
    const { sensitivity, n, endings } = JSON.parse(faultline("run", "tutorial", ...options).stdout) as Estimates & {
      readonly sensitivity: Sensitivity;
    };
    expect(sensitivity.runs).toBe(n - 2000);
    expect(Object.values(endings).some((ending) => "plainRuns" in ending)).toBe(false);
  });
});

describe("--precision", () => {
  test("plays until the widest interval of the endings is so narrow", () => {
    const { code, stdout } = faultline("run", "tutorial", "--seed", "1", "--json", "--precision", "0.03");
    const { n, endings, partial } = JSON.parse(stdout) as Estimates;
    expect({ code, partial }).toEqual({ code: 0, partial: false });
    const widest = Math.max(...Object.values(endings).map(({ low, high }) => high - low));
    expect(widest).toBeLessThanOrEqual(0.03);
    expect(n).toBeGreaterThan(2000);
    expect(widest).toBeGreaterThan(0.02);
  });
});

describe("a run that breaks", () => {
  const yaml = file("echo.yaml");
  const transitions = [
    "          shout: { from: calm, to: heard, wait: 4000, headline: Shout, judgement: Rare. }",
    "          first: { from: [calm, heard], to: still, on: [echo.hall.shout, echo.hall.second], headline: One, judgement: Sure. }",
    "          second: { from: [calm, still], to: heard, on: echo.hall.first, chance: 0.9999, headline: Two, judgement: Sure. }",
  ];
  writeFileSync(
    yaml,
    [
      "format: 1\nid: echo\ntitle: Echo\nsummary: It goes round.\nstart: 2030-01-01\nhorizon: 20",
      "gauges: { noise: { label: Noise, min: 0, max: 1, initial: 0, judgement: None. } }",
      "actors:\n  echo:\n    label: Echo\n    postures:\n      hall:\n        label: Hall\n        initial: calm",
      "        states: { calm: { label: Calm }, heard: { label: Heard }, still: { label: Still } }\n        transitions:",
      `${transitions.join("\n")}\n`,
    ].join("\n"),
  );

  test.each(["0", "2"])("exits 1 and names itself, and play shows the same failure (%s workers)", (workers) => {
    const broken = faultline("run", yaml, "-n", "2000", "--seed", "1", "--workers", workers);
    expect({ code: broken.code, stdout: broken.stdout }).toEqual({ code: 1, stdout: "" });
    const [, run, reason] = /run (\d+) of seed 1 broke: (.*)\n/.exec(broken.stderr) ?? [];
    expect(broken.stderr).toContain(`--seed 1 --run ${run}`);
    expect(reason).toMatch(/responses trigger each other without end/);
    const alone = faultline("play", yaml, "--plain", "--seed", "1", "--run", run!);
    expect(alone.code).not.toBe(0);
    expect(alone.stderr).toContain(reason);
    expect(faultline("play", yaml, "--plain", "--seed", "1", "--run", `${Number(run) - 1}`).code).toBe(0);
  });
});

describe("Ctrl-C", () => {
  /** Starts a long run in a process group of its own, and interrupts the group when rows have come in. */
  async function interrupted(
    ...args: readonly string[]
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const child: ChildProcess = spawn(process.execPath, [entry, ...args], { detached: true });
    // Rows are written beside their place until all are there.
    const rows = `${args[args.indexOf("--csv") + 1]}.${child.pid}.part`;
    const heard = { stdout: "", stderr: "" };
    child.stdout!.on("data", (text) => {
      heard.stdout += text;
    });
    child.stderr!.on("data", (text) => {
      heard.stderr += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
    await until(
      () => child.exitCode !== null || (existsSync(rows) && readFileSync(rows, "utf8").split("\n").length > 300),
      () => `rows in ${rows}`,
    );
    process.kill(-child.pid!, "SIGINT");
    return { code: await ended, ...heard };
  }

  test.each(["0", "2"])("gives what there is, marked partial, and exits 130 (%s workers)", async (workers) => {
    const csv = file(`stopped-${workers}.csv`);
    const args = ["run", "tavush-2020", "-n", "5000000", "--seed", "1", "--workers", workers, "--csv", csv];
    const { code, stdout, stderr } = await interrupted(...args, "--json");
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    const { partial, n, hash } = JSON.parse(stdout) as Estimates;
    expect(partial).toBe(true);
    expect(n).toBeGreaterThan(0);
    // What was written is what was reported, and what a whole run of that many gives.
    expect(parseCsv(readFileSync(csv, "utf8"))).toHaveLength(n + 1);
    const whole = JSON.parse(
      faultline("run", "tavush-2020", "-n", `${n}`, "--seed", "1", "--json").stdout,
    ) as Estimates;
    expect(whole.hash).toBe(hash);
  });

  test("says PARTIAL in the report for reading", { tags: "sweep" }, async () => {
    const args = ["run", "tavush-2020", "-n", "5000000", "--seed", "1", "--csv", file("read.csv")];
    const { code, stdout } = await interrupted(...args);
    expect(code).toBe(130);
    expect(stdout).toMatch(/runs \(partial\)\n/);
    expect(stdout).toMatch(/\nPARTIAL: stopped before all runs were played/);
  });
});

describe("run --first", () => {
  const shard = (name: string, first: number, n: number) => {
    const out = ["csv", "parquet", "jsonl"].map((kind) => file(`${name}.${kind}`));
    const { code, stdout } = faultline(
      ...["run", "tavush-2020", "--seed", "1", "--historical", "--json", "--first", `${first}`, "-n", `${n}`],
      ...["--csv", out[0]!, "--parquet", out[1]!, "--events", out[2]!],
    );
    expect(code).toBe(0);
    return { estimates: JSON.parse(stdout) as Estimates, out };
  };
  const parts = [shard("one", 0, 230), shard("two", 230, runs - 230)];
  const whole = JSON.parse(ran.stdout) as Estimates;

  test("stands in the JSON, and leaves the study what it is", () => {
    expect(parts.map(({ estimates }) => estimates.first)).toEqual([0, 230]);
    expect(parts.map(({ estimates }) => estimates.study)).toEqual([whole.study, whole.study]);
  });

  test("plays the runs of one ensemble, which put together have its rows, events and counts", async () => {
    const read = (place: number) => parts.map(({ out }) => readFileSync(out[place]!, "utf8"));
    const [one, two] = read(0);
    expect(`${one}${two!.slice(two!.indexOf("\n") + 1)}` === readFileSync(file("a.csv"), "utf8")).toBe(true);
    expect(read(2).join("") === readFileSync(file("a.jsonl"), "utf8")).toBe(true);
    const rowsOf = async (name: string) => parquetReadObjects({ file: await asyncBufferFromFile(name) });
    const rows = await Promise.all(parts.map(({ out }) => rowsOf(out[1]!)));
    expect(rows.flat()).toEqual(await rowsOf(file("a.parquet")));
    for (const [id, { count }] of Object.entries(whole.endings)) {
      const counts = parts.map(({ estimates }) => estimates.endings[id]!.count);
      expect(counts[0]! + counts[1]!, id).toBe(count);
    }
  });

  test("with the first run 0 changes nothing", () => {
    expect(JSON.parse(faultline(...runArgs, "--json", "--first", "0").stdout)).toEqual(whole);
  });

  test("plays the run that play plays by its number", () => {
    const { out } = parts[1]!;
    const [header, row] = parseCsv(readFileSync(out[0]!, "utf8")) as [string[], string[]];
    const end = jsonLines(
      faultline("play", "tavush-2020", "--json", "--seed", "1", "--historical", "--run", "230").stdout,
    );
    expect(row[header.indexOf("run")]).toBe("230");
    expect(row[header.indexOf("ending")]).toBe(end.at(-1)!.ending ?? "");
    expect(row[header.indexOf("records")]).toBe(`${end.filter(({ seq }) => seq !== undefined).length}`);
  });

  test("stands in the head of the report, and extends to a precision", () => {
    const args = ["run", "tutorial", "--seed", "1", "--first", "777", "-n", "20"];
    expect(faultline(...args).stdout).toMatch(/ · seed 1 · runs 777 to 796 · /);
    const precise = ["run", "tutorial", "--seed", "1", "--first", "777", "--precision", "0.02", "--json", ...alone];
    const { first, n, hash } = JSON.parse(faultline(...precise).stdout) as Estimates;
    expect({ first, more: n > 2000 }).toEqual({ first: 777, more: true });
    expect(JSON.parse(faultline(...args.slice(0, 6), "-n", `${n}`, "--json").stdout).hash).toBe(hash);
  });
});

test.each([
  [["run"], /name a scenario to run/],
  [["run", "tavush-2020", "-n", "0"], /whole number from 1/],
  [["run", "tavush-2020", "-n", "1e4"], /whole number from 1/],
  [["run", "tavush-2020", "--first", "-1"], /whole number from 0 to 2000000000/],
  [["run", "tavush-2020", "--first", "1.5"], /whole number from 0/],
  [["run", "tavush-2020", "--first", "2000000001"], /whole number from 0/],
  [["run", "tavush-2020", "--first"], /argument missing/],
  [["run", "tavush-2020", "--workers", "-1"], /whole number from 0/],
  [["run", "tutorial", "--every-number"], /--every-number says what --sensitivity is to ask about/],
  [["run", "tutorial", "--sensitivity", "-n", "1500"], /--sensitivity needs at least 2000 runs, not 1500/],
  [["run", "tavush-2020", "--sensitivity", "--sample"], /--sensitivity asks about one value of each assumption/],
  [["run", "tavush-2020", "--precision", "2"], /width from 0\.0005 to 1/],
  [["run", "tavush-2020", "--precision", "0"], /width from 0\.0005 to 1/],
  [["run", "tavush-2020", "--seed", "a~b"], /the seed "a~b" can't be used/],
  [["run", "tavush-2020", "--variant", "nope"], /no variant nope/],
  [["run", "tavush-2002"], /no scenario called/],
])("%j is answered in words, with exit code 2", (args, words) => {
  const { code, stdout, stderr } = faultline(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(words);
});
