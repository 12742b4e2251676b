/**
 * The queue from outside: the commands of docs/beyond-one-machine.md, with workers that are killed, print what one run in one go does; and
 * what does not go together is refused in words.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRedis, type TestRedis } from "../queue/redis.js";
import { valleyText } from "../scenarios/valley.js";
import { full, sweepUnless } from "../share.js";
import { until } from "../until.js";
import { entry, faultlineIn } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-queue-"));
writeFileSync(join(folder, "valley.yaml"), valleyText);
const page = readFileSync(join(import.meta.dirname, "../../docs/beyond-one-machine.md"), "utf8");

let redis: TestRedis;
beforeAll(async () => {
  redis = await openRedis(2);
});
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await redis.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a command of the page, with its queue and what else is told in the place of the page's. */
function start(command: string, ...others: readonly string[]) {
  const line = page.split("\n").find((one) => one.startsWith(`faultline ${command}`) && one.includes("--queue")) ?? "";
  const words = line.replace("redis://queue.example.org:6379", redis.url).split(" ").slice(1);
  const child = spawn(process.execPath, [entry, ...words, ...others], { cwd: folder });
  started.push(child);
  let [printed, said] = ["", ""];
  child.stdout.on("data", (piece) => {
    printed += piece;
  });
  child.stderr.on("data", (piece) => {
    said += piece;
  });
  return { child, done: once(child, "close").then(([code]) => ({ code, stdout: printed, stderr: said })) };
}

describe("faultline work", () => {
  test("plays what run and sweep --queue give it, though workers are killed, to the bytes of one run in one go", {
    tags: "sweep",
  }, async () => {
    const small = ["-n", "1500", "--days", "10"];
    const workers = [start("work", "--workers", "1"), start("work", "--workers", "1")];
    const gathering = start("run", ...small, "--chunk", "250");
    await once(workers[0]?.child.stderr as NodeJS.ReadableStream, "data");
    workers[0]?.child.kill("SIGKILL");
    const whole = faultlineIn(folder, "run", "tavush-2020", ...small, "--seed", "oak", "--workers", "0");
    expect(await gathering.done).toEqual({ ...whole, stderr: "" });
    const points = ["--lhs", "3", "-n", "20", "--days", "10"];
    expect(await start("sweep", ...points).done).toEqual(
      faultlineIn(folder, "sweep", "tavush-2020", ...points, "--seed", "oak", "--workers", "0"),
    );
    workers[1]?.child.kill("SIGTERM");
    expect(await workers[1]?.done).toMatchObject({
      code: 130,
      stderr: expect.stringMatching(
        /^at work for redis:.*on 1 thread\nplaying tavush-2020, seed oak .*\nplayed \d+ chunks/s,
      ),
    });
  });
});

describe("a command with --queue prints and writes what it does without", () => {
  const work = () => {
    const over = spawn(process.execPath, [entry, "work", "--queue", redis.url, "--workers", "1"], { stdio: "ignore" });
    started.push(over);
    return over;
  };
  let worker: ChildProcess;
  beforeAll(() => {
    worker = work();
    writeFileSync(
      join(folder, "lands.yaml"),
      "seats: { north: { every: 5, orders: [{ order: north.fleet.land }] } }\n",
    );
  });
  afterAll(() => void worker.kill("SIGKILL"));
  const tables = ["--csv", "t.csv", "--parquet", "t.parquet", "--events", "t.jsonl"];
  const policy = ["--policy", "lands.yaml"];
  const seed = ["--seed", "007"];

  /** As a share, one of each kind; what the library does of it is tried without programs in test/queue. */
  const some = /^(?:rows|what moves what|what moves them, in|a ranking|a sweep|calibration|splitting under)/;
  const tried: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      "rows, details and events of runs",
      ["run", "tutorial", "-n", "1200", "--first", "130", ...seed, "--columns", "default,states,peaks"],
      tables,
    ],
    ["a ranking", ["sensitivity", "tutorial", "-n", "2100", ...seed], []],
    ["what moves the outcomes", ["run", "tutorial", "-n", "3100", "--sensitivity", ...seed], ["--csv", "t.csv"]],
    [
      "what moves them, to a precision",
      [
        "run",
        "tutorial",
        "-n",
        "1000",
        "--precision",
        "0.03",
        "--sensitivity",
        "--plain-estimates",
        ...policy,
        ...seed,
      ],
      [],
    ],
    [
      "what moves what is rare",
      ["run", "tutorial", "-n", "1000", "--until", "landing:0.05", "--pilot", "500", "--sensitivity", ...seed],
      ["--csv", "t.csv"],
    ],
    [
      "what moves them, in a tally, from within a block",
      ["run", "valley.yaml", "-n", "2300", "--first", "130", "--sensitivity", "--every-number", ...seed],
      ["--tally", "t.tally"],
    ],
    [
      "a precision",
      ["run", "tutorial", "-n", "1000", "--first", "10", "--precision", "0.035", ...seed],
      ["--csv", "t.csv"],
    ],
    [
      "a relative precision",
      ["run", "tutorial", "-n", "1000", "--until", "landing:0.05", "--pilot", "500", ...seed],
      ["--csv", "t.csv"],
    ],
    ["seats that follow a policy", ["run", "tutorial", "-n", "600", ...policy, ...seed], ["--csv", "t.csv"]],
    ["a sweep of policies", ["sweep", "tutorial", "--lhs", "4", "-n", "30", ...policy, ...seed], ["--csv", "t.csv"]],
    [
      "rates",
      ["sensitivity", "tutorial", "--method", "morris", "--over", "rates", "--points", "4", "-n", "9", ...seed],
      ["--csv", "t.csv"],
    ],
    [
      "discovery",
      ["discover", "tutorial", "--outcome", "landing", "--points", "20", "-n", "9", ...seed],
      ["--csv", "t.csv"],
    ],
    [
      "calibration in waves",
      [
        "calibrate",
        "tutorial",
        "--target",
        "landing=0.7+-0.05",
        "--target",
        "landing.day=9+-4",
        "--points",
        "30",
        "-n",
        "20",
        "--waves",
        "3",
        ...seed,
      ],
      ["--csv", "t.csv"],
    ],
    [
      "splitting",
      ["rare", "tutorial", "war", "--repetitions", "12", "-n", "30", "--pilot", "200", ...seed],
      ["--csv", "t.csv"],
    ],
    [
      "splitting under a policy",
      [
        "rare",
        "tutorial",
        "war",
        "--repetitions",
        "10",
        "-n",
        "20",
        "--pilot",
        "200",
        "--levels",
        "0.5",
        ...policy,
        ...seed,
      ],
      [],
    ],
  ];
  for (const [what, args, files] of tried.filter(([what]) => full || some.test(what)))
    test(what, sweepUnless(what.startsWith("rows")), async () => {
      const bytes = () => files.filter((_, place) => place % 2 === 1).map((file) => readFileSync(join(folder, file)));
      const whole = faultlineIn(folder, ...args, ...files, "--json");
      expect(whole).toMatchObject({ code: 0, stderr: "" });
      const written = bytes();
      // Tallies are not written over; and what comes of the queue is its own.
      for (const [place, file] of files.entries()) if (place % 2 === 1) rmSync(join(folder, file));
      const small = args[0] === "run" ? ["--chunk", "250"] : [];
      const gathering = spawn(process.execPath, [entry, ...args, ...files, "--json", "--queue", redis.url, ...small], {
        cwd: folder,
      });
      let [printed, said] = ["", ""];
      gathering.stdout.on("data", (piece) => {
        printed += piece;
      });
      gathering.stderr.on("data", (piece) => {
        said += piece;
      });
      const [code] = await once(gathering, "close");
      expect({ code, said }).toEqual({ code: 0, said: "" });
      expect(printed).toBe(whole.stdout);
      expect(bytes()).toEqual(written);
      expect(await redis.connection.redis.keys("faultline:study:*")).toEqual([]);
    });
});

describe("a command with --queue that is killed while it writes tables", () => {
  test("leaves none under its name, and the same command writes all of them, to the bytes of one run in one go", {
    tags: "sweep",
  }, async () => {
    const files = ["k.csv", "k.parquet", "k.jsonl"];
    const study = [
      "run",
      "tutorial",
      "-n",
      "10000",
      "--seed",
      "k",
      "--json",
      "--csv",
      "k.csv",
      "--parquet",
      "k.parquet",
    ];
    const command = [...study, "--events", "k.jsonl", "--queue", redis.url, "--chunk", "250"];
    const inFolder = () => readdirSync(folder).filter((name) => name.startsWith("k."));
    const worker = spawn(process.execPath, [entry, "work", "--queue", redis.url, "--workers", "1"], {
      stdio: "ignore",
    });
    const gathering = spawn(process.execPath, [entry, ...command], { cwd: folder, stdio: "ignore" });
    started.push(worker, gathering);
    // Rows are in the file beside its place, and there are more to come.
    const part = join(folder, `k.csv.${gathering.pid}.part`);
    const there = () => statSync(part, { throwIfNoEntry: false })?.size ?? 0;
    await until(
      () => there() > 0,
      () => inFolder().join(" "),
    );
    worker.kill("SIGSTOP");
    gathering.kill("SIGKILL");
    await once(gathering, "close");
    expect(inFolder().filter((name) => !name.endsWith(".part"))).toEqual([]);
    expect(readFileSync(part, "utf8").split("\n").length).toBeLessThan(5001);
    worker.kill("SIGCONT");
    const again = spawn(process.execPath, [entry, ...command], { cwd: folder });
    let printed = "";
    again.stdout.on("data", (piece) => {
      printed += piece;
    });
    expect(await once(again, "close")).toEqual([0, null]);
    worker.kill("SIGKILL");
    const written = files.map((file) => readFileSync(join(folder, file)));
    // Nor has the killed one left anything beside them.
    expect(inFolder().filter((name) => name.endsWith(".part"))).toEqual([]);
    const whole = faultlineIn(folder, ...study, "--events", "k.jsonl");
    expect(printed).toBe(whole.stdout);
    expect(files.map((file) => readFileSync(join(folder, file)))).toEqual(written);
    expect(await redis.connection.redis.keys("faultline:study:*")).toEqual([]);
  });
});

describe("--queue", () => {
  const study = ["run", "valley.yaml", "-n", "500", "--seed", "7"];
  const refused = (...args: readonly string[]) => {
    const { code, stdout, stderr } = faultlineIn(folder, ...args);
    expect([code, stdout]).toEqual([2, ""]);
    return stderr;
  };

  test("takes no password, and does not repeat the one it was given", () => {
    for (const command of [study, ["work"], ["sweep", "valley.yaml", "--lhs", "3", "--seed", "7"]]) {
      const said = refused(...command, "--queue", "redis://user:s3cret@127.0.0.1:6379");
      expect(said).toContain("a password on the command line is seen by everybody");
      expect(said).toContain("--queue-password-file");
      expect(said).not.toContain("s3cret");
    }
    for (const address of [
      "redis://127.0.0.1?password=s3cret",
      "127.0.0.1:6379",
      "http://x",
      "redis://h/x",
      "redis:///1",
    ])
      expect(refused(...study, "--queue", address)).toMatch(/^faultline: --queue must be such as redis:\/\/127[^?]*$/s);
  });

  test("refuses what does not go with it, and says what to do", () => {
    const at = ["--queue", redis.url];
    for (const [option, hint] of [
      ["--shard 1/2", "by itself"],
      ["--resume", "the same command goes on"],
      ["--workers 2", "faultline work --workers"],
    ] as const) {
      const said = refused(...study, ...at, ...option.split(" "));
      expect(said).toContain(`${option.split(" ")[0]} does not go with --queue`);
      expect(said).toContain(hint);
    }
    expect(refused(...study, ...at, "--until", "war:0.5", "--tally", "t")).toContain("--tally");
    expect(refused("run", "valley.yaml", ...at)).toContain("only if its command has its seed");
    expect(refused(...study, "--chunk", "300", ...at)).toContain("blocks of 250 runs");
    expect(refused(...study, "--chunk", "500")).toContain("--chunk says something about --queue");
    expect(refused("work")).toContain("work needs to know where the queue is");
  });

  test("says why there is no queue, and how a password is given", async () => {
    const nowhere = faultlineIn(folder, ...study, "--queue", "redis://127.0.0.1:1");
    expect(nowhere).toMatchObject({ code: 1, stdout: "" });
    expect(nowhere.stderr).toMatch(
      /no queue to be had at redis:\/\/127\.0\.0\.1:1\/0: .*ECONNREFUSED.*\n {2}start Redis/,
    );
    await redis.connection.redis.config("SET", "requirepass", "s3cret");
    writeFileSync(join(folder, "wrong.txt"), "guess\n");
    writeFileSync(join(folder, "two.txt"), "s3cret\nand more\n");
    writeFileSync(join(folder, "right.txt"), "s3cret\n");
    try {
      const leave = ["work", "--queue", redis.url, "--workers", "0", "--leave-after", "0"];
      expect(faultlineIn(folder, ...leave).stderr).toMatch(/NOAUTH.*\n {2}put it into a file that only you may read/);
      expect(faultlineIn(folder, ...leave, "--queue-password-file", "wrong.txt").stderr).toContain("WRONGPASS");
      expect(faultlineIn(folder, ...leave, "--queue-password-file", "right.txt").code).toBe(0);
      expect(refused(...leave, "--queue-password-file", "two.txt")).toContain("in one line");
    } finally {
      await redis.connection.redis.config("SET", "requirepass", "");
    }
  });
});
