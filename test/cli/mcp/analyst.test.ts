/**
 * The analyst's door gives a program the figures that the command line prints, reads nothing outside its folder and no session anywhere,
 * keeps to its time, and stops where the program no longer wants an answer. The oracle is the command line, and the files themselves.
 */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultline, faultlineIn } from "../faultline.js";
import { type Door, openDoor } from "./door.js";

const place = mkdtempSync(join(tmpdir(), "faultline-mcp-"));
const folder = mkdtempSync(join(place, "mine-"));
let door: Door;

/** A word that stands in every file that the door has no business with. */
const canary = "Zwischenbrücken";
const small = "imports: [tutorial.yaml]\nformat: 2\nid: mine\ntitle: Mine\n";

beforeAll(async () => {
  writeFileSync(join(folder, "mine.yaml"), small);
  const outside = join(place, "outside.yaml");
  writeFileSync(outside, `${small}summary: ${canary}\n# ${canary}\n`);
  symlinkSync(outside, join(folder, "link.yaml"));
  faultlineIn(folder, "play", "tutorial", "--seed", canary, "--plain", "--save", "live.log");
  symlinkSync(join(folder, "live.log"), join(folder, "log.yaml"));
  writeFileSync(join(folder, "imports-log.yaml"), `${small.replace("]", ", live.log]")}`);
  writeFileSync(join(folder, "imports-out.yaml"), `${small.replace("]", ", ../outside.yaml]")}`);
  door = await openDoor(["--folder", folder, "--workers", "0"]);
});
afterAll(async () => {
  await door.close();
  rmSync(place, { recursive: true, force: true });
});

const printed = (...words: readonly string[]) => JSON.parse(faultline(...words, "--json").stdout) as unknown;

const parts = ["gauges", "goingByDay", "transitions", "states"];

test("an ensemble, a comparison, a ranking and a what-if have the figures that the commands print", {
  tags: "sweep",
}, async () => {
  const ensemble = await door.call("run_ensemble", { scenario: "tavush-2020", seed: "mcp", runs: 600, parts });
  expect(ensemble.found).toEqual(printed("run", "tavush-2020", "--seed", "mcp", "-n", "600"));
  expect(JSON.parse(ensemble.text)).toEqual(ensemble.found);
  const compared = await door.call("compare_arms", {
    first: "tutorial",
    others: ["tutorial:bold-north"],
    seed: "mcp",
    runs: 300,
  });
  expect(compared.found).toEqual(printed("compare", "tutorial", "tutorial:bold-north", "--seed", "mcp", "-n", "300"));
  const ranked = await door.call("rank_assumptions", {
    scenario: "tutorial",
    seed: "mcp",
    method: "morris",
    points: 4,
    runs: 20,
  });
  const study = ["--seed", "mcp", "--method", "morris", "--points", "4", "-n", "20"];
  expect(ranked.found).toEqual(printed("sensitivity", "tutorial", ...study));
  const asked = await door.call("what_if", { run: "tutorial", seed: "mcp", drop: 0, futures: 60 });
  const options = ["--seed", "mcp", "--at", "0", "--drop", "--futures", "60"];
  expect(asked.found).toEqual(printed("whatif", "tutorial", ...options));
});

test("a run is told and explained as it plays, with the paragraphs that it rests on", async () => {
  const told = await door.call("tell_run", { run: "tavush-2020", seed: "mcp" });
  const played = faultline("play", "tavush-2020", "--seed", "mcp", "--json", "--explain").stdout.trim().split("\n");
  const records = played.map((line) => JSON.parse(line) as Record<string, unknown>);
  const end = records.at(-1) as Record<string, unknown>;
  expect([told.found.code, told.found.hash]).toEqual([end.replay, end.hash]);
  const bare = records.slice(1, -1).map(({ why: _why, ...record }) => record);
  expect((told.found.records as readonly unknown[]).slice(0, -1)).toEqual(bare);
  const [point] = told.found.turningPoints as readonly { readonly record: number }[];
  const explained = await door.call("explain_record", { run: told.found.code, record: point?.record });
  const record = records.find(({ seq }) => seq === point?.record) as Record<string, unknown>;
  expect(explained.found.record).toEqual(record);
  const register = printed("evidence", "tavush-2020") as readonly Record<string, unknown>[];
  const cited = register.filter(({ claim }) => JSON.stringify(record).includes(`"${String(claim)}"`));
  expect(cited.length).toBeGreaterThan(0);
  expect(explained.found.rests).toMatchObject(
    cited.map(({ claim, source, paragraph, statement, grade }) => ({ claim, source, paragraph, statement, grade })),
  );
  const essay = await door.call("tell_run", { run: told.found.code, essay: true });
  expect(essay.found.essay).toBe(faultline("export", String(told.found.code), "--format", "markdown").stdout);
});

test("resources are the library and its evidence, as the commands print them", async () => {
  const read = async (uri: string) => {
    const [first] = (await door.client.readResource({ uri })).contents;
    return JSON.parse((first as { text: string }).text) as unknown;
  };
  expect(await read("faultline://scenarios/tutorial")).toEqual(printed("show", "tutorial"));
  expect(await read("faultline://claims/tavush-2020")).toEqual(printed("evidence", "tavush-2020"));
  const { resources } = await door.client.listResources();
  expect(resources.map(({ uri }) => uri)).toContain("faultline://claims/tavush-2020");
  await expect(read("faultline://scenarios/mine.yaml")).resolves.toMatchObject({ id: "mine" });
  await expect(read("faultline://scenarios/..%2Foutside.yaml")).rejects.toThrow();
});

test("a text is checked as a file of the folder would be, and nothing is written", async () => {
  expect((await door.call("validate_scenario", { text: small })).found).toMatchObject({ sound: true, problems: [] });
  const wrong = await door.call("validate_scenario", { text: `${small}horizon: none\n` });
  expect(wrong.found).toMatchObject({ sound: false, problems: [{ place: { file: "text", line: 5 } }] });
  expect(faultlineIn(folder, "validate", "mine.yaml").code).toBe(0);
});

test("nothing outside the folder is read, and no session inside it, by any name", async () => {
  const outside = join(place, "outside.yaml");
  const names = [
    outside,
    "../outside.yaml",
    "link.yaml",
    "log.yaml",
    "live.log",
    "imports-log.yaml",
    "imports-out.yaml",
  ];
  for (const name of names) {
    const shown = await door.call("show_scenario", { scenario: name, section: "actors" });
    const ran = await door.call("run_ensemble", { scenario: name, runs: 10 });
    const arm = await door.call("compare_arms", { first: "tutorial", others: [`${name}:bold-north`], runs: 10 });
    const told = await door.call("tell_run", { run: name, seed: "1" });
    expect([shown, ran, arm, told].map(({ isError }) => isError)).toEqual([true, true, true, true]);
  }
  for (const wanted of ["live.log", "../outside.yaml", "link.yaml", outside]) {
    const text = small.replace("]", `, "${wanted}"]`);
    expect((await door.call("validate_scenario", { text })).found).toMatchObject({ sound: false });
  }
  const sound = await door.call("run_ensemble", { scenario: "mine.yaml", runs: 10, seed: "1" });
  expect(sound.found).toMatchObject({ scenario: "mine", file: "mine.yaml", n: 10 });
  expect(door.traffic.join("\n")).not.toContain(canary);
});

test("a mistake is answered with what was wrong and what to try, and the door stays open", async () => {
  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ["show_scenario", { scenario: "tavush-2021" }, /did you mean “tavush-2020”\?/],
    ["run_ensemble", { scenario: "tutorial", variant: "bold-nort" }, /bold-north/],
    ["run_ensemble", { scenario: "tutorial", set: { nothing: 1 } }, /has no assumption nothing\nIt has/],
    ["run_ensemble", { scenario: "tutorial", runs: 100_001 }, /runs/],
    ["explain_record", { run: "tutorial", seed: "1", record: 9999 }, /tell_run lists the records/],
    ["what_if", { run: "f2:broken" }, /is not a replay code\n/],
    ["compare_arms", { first: "tutorial" }, /.+/],
    ["run_ensemble", { scenario: "tutorial", policy: "x" }, /policy/],
  ];
  for (const [tool, input, words] of wrong) {
    const { isError, text } = await door.call(tool, input);
    expect([tool, isError, text]).toEqual([tool, true, expect.stringMatching(words)]);
    expect(text).not.toContain("node_modules");
  }
  expect((await door.call("list_scenarios")).isError).toBe(false);
});

test("a long call tells of its progress, stops where it is cancelled, and the next one is answered", async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const long = door.call(
    "run_ensemble",
    { scenario: "tavush-2020", runs: 100_000, seed: "1" },
    {
      signal: stop.signal,
      onprogress: ({ progress, total }) => {
        seen.push(progress);
        expect(total).toBe(100_000);
        if (progress > 0) stop.abort();
      },
    },
  );
  await expect(long).rejects.toThrow();
  // It is only answered once those before it are done or stopped.
  const next = await door.call("run_ensemble", { scenario: "tutorial", runs: 10, seed: "1" });
  expect(next.found).toMatchObject({ n: 10, partial: false });
  expect(Math.max(...seen)).toBeLessThan(90_000);
});

test("a call that is out of time tells what was played, and clients of both protocols are served", {
  tags: "sweep",
}, async () => {
  const hasty = await openDoor(["--seconds", "3", "--workers", "0"], { versionNegotiation: { mode: "auto" } });
  try {
    expect([door, hasty].map(({ client }) => client.getProtocolEra())).toEqual(["legacy", "modern"]);
    const { found, text } = await hasty.call("run_ensemble", { scenario: "tavush-2020", runs: 100_000, seed: "1" });
    expect(found.partial).toBe(true);
    expect(text).toContain("Stopped after 3 seconds");
    const played = Number(found.n);
    const same = printed("run", "tavush-2020", "--seed", "1", "-n", `${played}`) as { readonly endings: unknown };
    expect(found.endings).toEqual(same.endings);
    const none = await hasty.call("what_if", { run: "tavush-2020", seed: "1", futures: 5000 });
    expect([none.isError, none.text]).toEqual([true, expect.stringContaining("--seconds")]);
    // Without a folder, there is the library alone.
    expect((await hasty.call("show_scenario", { scenario: join(folder, "mine.yaml") })).isError).toBe(true);
  } finally {
    await hasty.close();
  }
});
