/**
 * `watch` as an author has it running: whatever an editor does to the files, the next line says what they amount to.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Comparison } from "../../src/analysis/index.js";
import { until } from "../until.js";
import { entry, faultlineIn } from "./faultline.js";

const scratch = mkdtempSync(join(tmpdir(), "faultline-watch-"));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const tutorial = readFileSync(join(import.meta.dirname, "../../src/scenarios/library/tutorial.yaml"), "utf8");

interface Line {
  readonly type: string;
  readonly refined?: boolean;
  readonly moved?: readonly string[];
  readonly problems?: readonly { readonly message: string; readonly place?: { readonly file: string } }[];
  readonly difference?: { readonly changes: readonly { readonly path: readonly string[]; readonly after?: unknown }[] };
  readonly comparison?: Comparison | null;
  readonly base?: object;
}

/** A watch of a file in a folder of its own. */
function watching(folder: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [entry, "watch", ...args, "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let text = "";
  let errors = "";
  let code: number | null | undefined;
  child.stdout.on("data", (part: Buffer) => {
    text += part.toString();
  });
  child.stderr.on("data", (part: Buffer) => {
    errors += part.toString();
  });
  child.on("exit", (exit) => {
    code = exit;
  });
  const told = () => `${text}${errors}`;
  return {
    /** The next line that it prints. */
    async next(): Promise<Line> {
      await until(() => text.includes("\n"), told);
      const at = text.indexOf("\n");
      const line = JSON.parse(text.slice(0, at)) as Line;
      text = text.slice(at + 1);
      return line;
    },
    async ended(): Promise<number | null> {
      await until(() => code !== undefined, told);
      expect(errors).toBe("");
      return code ?? null;
    },
    stop: () => child.kill("SIGINT"),
  };
}

/** A scenario of two files in a folder of its own. */
function crisis(name: string): { readonly folder: string; readonly main: string; readonly part: string } {
  const folder = join(scratch, name);
  mkdirSync(join(folder, "parts"), { recursive: true });
  const [main, part] = [join(folder, "mine.yaml"), join(folder, "parts/length.yaml")];
  writeFileSync(part, "horizon: 30\n");
  writeFileSync(main, imported);
  return { folder, main, part };
}

const imported = tutorial.replace(/^(format: .*)$/m, "$1\nimports: [parts/length.yaml]").replace(/^horizon: .*\n/m, "");
const readier = imported.replace("wait: 7", "wait: 3");
const broken = imported.replace("wait: 7", "wait: seven");

const saved = (line: Line) => line.difference?.changes.map(({ path, after }) => `${path.at(-1)}=${after}`);

describe("every save is answered", () => {
  test("with what differs and what moved, as compare has it; then with what broke, what is mended, and what an import changes", async () => {
    const { folder, main, part } = crisis("saves");
    writeFileSync(join(folder, "before.yaml"), imported);
    const author = watching(folder, "mine.yaml", "--seed", "1", "-n", "0");
    expect(await author.next()).toMatchObject({
      type: "start",
      seed: "1",
      base: { files: ["mine.yaml", "parts/length.yaml"] },
    });

    writeFileSync(main, readier);
    const moved = await author.next();
    expect(saved(moved)).toEqual(["wait=3"]);
    expect(moved.moved).toContain("milestones.landing");
    const { n, milestones, endings } = moved.comparison as Comparison;
    const compared = faultlineIn(
      folder,
      "compare",
      "before.yaml",
      "mine.yaml",
      "--seed",
      "1",
      "-n",
      String(n),
      "--json",
    );
    expect(JSON.parse(compared.stdout)).toMatchObject({ milestones, endings });

    writeFileSync(main, broken);
    const mistakes = await author.next();
    expect(mistakes).toMatchObject({ type: "mistakes", problems: [{ place: { file: "mine.yaml" } }] });

    // As many editors save: beside it, then in its place.
    writeFileSync(join(folder, ".mine.yaml.swp"), imported);
    renameSync(join(folder, ".mine.yaml.swp"), main);
    expect(saved(await author.next())).toEqual([]);

    writeFileSync(part, "horizon: 20\n");
    expect(saved(await author.next())).toEqual(["horizon=20"]);

    author.stop();
    expect((await author.next()).type).toBe("end");
    expect(await author.ended()).toBe(130);
  });

  test("also where a file goes and comes back, an import is renamed, or YAML ends in the middle", {
    tags: "sweep",
  }, async () => {
    const { folder, main, part } = crisis("goes");
    const author = watching(folder, "mine.yaml", "--seed", "1", "-n", "0");
    await author.next();

    rmSync(main);
    expect(await author.next()).toMatchObject({ type: "mistakes", problems: [{ message: "There is no such file" }] });
    writeFileSync(main, readier);
    expect(saved(await author.next())).toEqual(["wait=3"]);

    renameSync(part, join(folder, "parts/span.yaml"));
    expect(await author.next()).toMatchObject({
      type: "mistakes",
      problems: [{ message: "There is no such file to import" }],
    });
    renameSync(join(folder, "parts"), join(folder, "pieces"));
    mkdirSync(join(folder, "parts"));
    writeFileSync(part, "horizon: 25\n");
    for (let line = await author.next(); ; line = await author.next()) {
      if (line.type === "answer") {
        expect(saved(line)?.toSorted()).toEqual(["horizon=25", "wait=3"]);
        break;
      }
    }

    writeFileSync(main, readier.slice(0, Math.floor(readier.length / 2)).concat("\n  - {"));
    expect((await author.next()).type).toBe("mistakes");
    writeFileSync(main, readier);
    expect((await author.next()).type).toBe("answer");
    author.stop();
    await author.ended();
  });

  test("and what an editor leaves for a moment is never taken for a version", async () => {
    const { folder, main } = crisis("half");
    const author = watching(folder, "mine.yaml", "--seed", "1", "-n", "0");
    await author.next();
    for (const text of ["", readier.slice(0, 200), readier.slice(0, 400)]) {
      writeFileSync(main, text);
      await pause(5);
    }
    writeFileSync(main, readier);
    let line = await author.next();
    // On a machine under load the moment may last long enough to be reported.
    while (line.type === "mistakes") line = await author.next();
    expect(saved(line)).toEqual(["wait=3"]);
    author.stop();
    await author.ended();
  });
});

describe("what a version is compared with", () => {
  test("is the first one without mistakes, where the file has some at the start", async () => {
    const { folder, main } = crisis("late");
    writeFileSync(main, broken);
    const author = watching(folder, "mine.yaml", "--seed", "1", "-n", "0");
    expect((await author.next()).type).toBe("mistakes");
    writeFileSync(main, imported);
    expect((await author.next()).type).toBe("start");
    writeFileSync(main, readier);
    expect(saved(await author.next())).toEqual(["wait=3"]);
    author.stop();
    await author.ended();
  });

  test("is the one before with --against last, and a scenario where one is named", { tags: "sweep" }, async () => {
    const { folder, main } = crisis("last");
    const author = watching(folder, "mine.yaml", "--seed", "1", "-n", "0", "--against", "last");
    await author.next();
    writeFileSync(main, readier);
    expect(saved(await author.next())).toEqual(["wait=3"]);
    writeFileSync(main, readier.replace("wait: 3", "wait: 2"));
    const second = await author.next();
    expect(saved(second)).toEqual(["wait=2"]);
    expect(second.difference?.changes).toEqual([expect.objectContaining({ before: 3 })]);
    author.stop();
    await author.ended();

    const against = watching(folder, "mine.yaml", "--seed", "1", "-n", "0", "--against", "tutorial");
    expect((await against.next()).type).toBe("start");
    expect(saved(await against.next())).toContain("wait=2");
    against.stop();
    await against.ended();
  });

  test("more runs follow while nothing else changes", { tags: "sweep" }, async () => {
    const { folder, main } = crisis("more");
    const author = watching(folder, "mine.yaml", "--seed", "1", "-n", "6000");
    await author.next();
    writeFileSync(main, readier);
    expect(await author.next()).toMatchObject({ type: "answer", refined: false });
    expect(await author.next()).toMatchObject({ type: "answer", refined: true, comparison: { n: 6000 } });
    author.stop();
    await author.ended();
  });
});

describe("watch refuses", () => {
  test("a file that there is not, and what it can't compare with, with what to do", () => {
    const { folder } = crisis("refused");
    const missing = faultlineIn(folder, "watch", "mien.yaml");
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toContain("there is no file mien.yaml");
    const uncommitted = faultlineIn(folder, "watch", "mine.yaml", "--against", "committed");
    expect(uncommitted.code).toBe(2);
    expect(uncommitted.stderr).toContain("mine.yaml is in no git repository");
  });
});
