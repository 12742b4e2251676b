/**
 * Random invocations of the commands that write figures, from a seed: for each the steps that make its artefacts, and the files to get
 * again. A step is a command line, whose standard output may be kept, or a file that is written first.
 */
import { readFileSync } from "node:fs";
import seedrandom from "seedrandom";
import { variantIds } from "../dist/engine/index.js";
import { findScenario, listScenarios, loadScenario } from "../dist/scenarios/index.js";

const loaded = new Map();
/** A scenario of the library; loading all of them takes longer than a short test may. */
const library = {
  ids: () => listScenarios().map(({ id }) => id),
  get(id) {
    if (!loaded.has(id)) loaded.set(id, loadScenario(findScenario(id)).scenario);
    return loaded.get(id);
  },
};
const valley = new URL("../test/scenarios/bad/base/valley.yaml", import.meta.url);
const seeds = ["007", "1e5", "amber-4", "ü 7", "NaN", "0x10", "1234567890123456789", "-3", "true", "a,b", '"'];

/** So many invocations; the first are those of any greater number. `small` keeps to short crises and few runs. */
export function invocations(count, seed, { small = false } = {}) {
  const random = seedrandom(`invocations ${seed}`);
  const chance = (p) => random() < p;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const some = (list, most) => list.filter(() => chance(most / Math.max(1, list.length))).slice(0, most);
  const whole = (low, high) => low + Math.floor(random() * (high - low + 1));
  const ids = small ? ["tutorial"] : library.ids().filter((id) => id !== "long-arc" || chance(0.3));
  const valleyOf = loadScenario(valley.pathname).scenario;

  /** A scenario, how it is named, and the files that it takes. */
  const drawScenario = () => {
    if (chance(0.2))
      return {
        name: "own.yaml",
        scenario: valleyOf,
        steps: [{ file: { name: "own.yaml", text: readFileSync(valley, "utf8") } }],
      };
    const id = pick(ids);
    return { name: id, scenario: library.get(id), steps: [] };
  };
  const free = ({ assumptions }) =>
    assumptions.filter(({ derived, range: [low, high] }) => derived === undefined && high > low);
  const hazardsOf = ({ actors }) =>
    actors
      .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
      .filter(({ trigger }) => trigger.kind === "hazard").length;
  const drawValue = ({ range: [low, high] }) => Math.round((low + random() * (high - low)) * 1000) / 1000;
  const settings = (scenario, most = 2) =>
    some(free(scenario), most).flatMap((one) => ["--set", `${one.id}=${drawValue(one)}`]);
  const daysOf = ({ horizon }) =>
    horizon > 120 || chance(0.4) ? ["--days", `${whole(3, Math.min(horizon, 40))}`] : [];
  const common = (scenario) => [
    `--seed=${chance(0.5) ? pick(seeds) : `s${whole(0, 1e9)}`}`,
    ...daysOf(scenario),
    ...(chance(0.25) ? ["--historical"] : []),
  ];
  const reading = (scenario) =>
    chance(0.4) && variantIds(scenario).length > 0 ? `:${pick(variantIds(scenario))}` : "";
  const runs = (most) => ["-n", `${whole(2, small ? Math.min(most, 40) : most)}`];
  /** What moves the outcomes takes runs enough, and of numbers that only pairs of runs answer for minutes in a large crisis. */
  const moving = (scenario, probability) => {
    if (!chance(probability)) return null;
    const every = scenario.actors.length < 3 && chance(0.5) ? ["--every-number"] : [];
    return ["--sensitivity", ...every];
  };
  const tables = (formats) =>
    formats
      .filter(() => chance(0.5))
      .map((format) => ({ option: `--${format}`, file: `t.${format === "events" ? "jsonl" : format}` }));
  const told = (steps, args, made) => ({
    steps: [
      ...steps,
      { args: [...args, ...made.flatMap(({ option, file }) => [option, file]), "--json"], keep: "f.json" },
    ],
    files: ["f.json", ...made.map(({ file }) => file)],
  });

  /** A policy for a seat of a scenario, if one is drawn: the file, and the option that names it. */
  const drawPolicy = (scenario, probability = 0.25) => {
    if (!chance(probability)) return { steps: [], args: [] };
    const { id, postures } = pick(scenario.actors);
    const orders = postures.flatMap(({ transitions }) => transitions.flatMap((one) => (one.order ? [one.path] : [])));
    const [posture] = pick(scenario.actors).postures;
    const tests = [
      { day: { min: whole(0, 9) } },
      { inTruth: { [posture.path]: [posture.initial] } },
      { any: [{ day: { max: 3 } }, { not: { inTruth: { [posture.path]: posture.initial } } }] },
    ];
    const rules = some(orders, 2).map((order) => ({ ...(chance(0.7) && { when: pick(tests) }), order }));
    const seat =
      rules.length === 0 ? "hold" : { every: whole(1, 7), orders: rules, ...(chance(0.3) && { allow: "all" }) };
    const text = JSON.stringify({ seats: { [id]: seat } });
    return { steps: [{ file: { name: "policy.yaml", text } }], args: ["--policy", "policy.yaml"] };
  };
  const someOf = (scenario) => {
    const one = [pick(free(scenario)), pick(free(scenario))].filter((of, place, all) => all.indexOf(of) === place);
    return one.flatMap(({ id, range: [low, high] }) => ["--vary", chance(0.5) ? id : `${id}=${low}:${high}`]);
  };

  const makers = {
    run() {
      const { name, scenario, steps } = drawScenario();
      const precise = chance(0.15) && !small;
      const sampled = scenario.assumptions.some(({ distribution }) => distribution !== undefined) && chance(0.3);
      const groups = ["postures", "states", "transitions", "peaks"].filter(() => chance(0.4));
      const milestone = scenario.milestones[0]?.id;
      const policy = drawPolicy(scenario);
      const moved = sampled ? null : moving(scenario, 0.15);
      return told(
        [...steps, ...policy.steps],
        [
          "run",
          ...policy.args,
          `${name}${reading(scenario)}`,
          ...common(scenario),
          ...(sampled ? ["--sample"] : settings(scenario)),
          ...(precise
            ? milestone !== undefined && chance(0.5)
              ? ["--until", `${milestone}:0.5`, "-n", "4000"]
              : ["--precision", "0.1", "-n", "3000"]
            : moved === null
              ? runs(400)
              : ["-n", `${whole(2000, 2600)}`]),
          ...(moved ?? []),
          ...(!precise && chance(0.3) ? ["--first", `${whole(1, 1000)}`] : []),
          ...(chance(0.3) ? ["--plain-estimates"] : []),
          ...(groups.length > 0 ? ["--columns", ["default", ...groups].join(",")] : []),
        ],
        tables(["csv", "parquet", "events"]),
      );
    },
    from() {
      const { name, scenario, steps } = drawScenario();
      const play = [
        "play",
        name,
        ...common(scenario),
        ...settings(scenario),
        "--json",
        "--save",
        "s.log",
        "--inputs",
        "in",
      ];
      const inputs = { file: { name: "in", text: `${JSON.stringify({ type: "advance", to: 2 })}\n` } };

      const run = ["run", "--from", "s.log", `--seed=${pick(seeds)}`, ...runs(60)];
      return told([...steps, inputs, { args: play }], run, tables(["csv", "parquet"]));
    },
    merge() {
      const { name, scenario, steps } = drawScenario();
      const of = whole(2, 3);
      const moved = moving(scenario, 0.4);
      const which =
        moved === null ? runs(700) : ["-n", `${whole(2000, 2600)}`, "--first", `${whole(0, 999)}`, ...moved];
      const study = ["run", `${name}${reading(scenario)}`, ...common(scenario), ...settings(scenario), ...which];
      const shards = Array.from({ length: of }, (_, place) => ({
        args: [...study, "--shard", `${place + 1}/${of}`, "--tally", `${place}.tally`],
      }));
      const files = shards.map((_, place) => `${place}.tally`).reverse();
      return {
        steps: [...steps, ...shards, { args: ["merge", ...files, "--json"], keep: "f.json" }],
        files: ["f.json"],
      };
    },
    compare() {
      const { name, scenario, steps } = drawScenario();
      const others = [...variantIds(scenario)]
        .filter(() => chance(0.4))
        .slice(0, 2)
        .map((id) => `${name}:${id}`);
      const set = settings(scenario, 3);
      const changed =
        others.length > 0 || set.length > 0
          ? set
          : ["--set", `${free(scenario)[0].id}=${drawValue(free(scenario)[0])}`];
      const policy = drawPolicy(scenario);
      return told(
        [...steps, ...policy.steps],
        ["compare", name, ...others, ...common(scenario), ...changed, ...runs(120), ...policy.args],
        tables(["csv", "parquet"]),
      );
    },
    sweep() {
      const { name, scenario, steps } = drawScenario();
      const open = free(scenario);
      // One that leaves nothing open can't be swept.
      const leaves = (id) => {
        const { set = {} } = scenario.variants.find((variant) => variant.id === id) ?? {};
        return open.some((one) => !Object.hasOwn(set, one.id));
      };
      const arms = [
        name,
        ...(chance(0.3)
          ? variantIds(scenario)
              .filter(leaves)
              .slice(0, 1)
              .map((id) => `${name}:${id}`)
          : []),
      ];
      const varied = some(open, 2).length > 0 ? some(open, 2) : [];
      const one = varied.length > 0 ? varied : [pick(open)];
      const design = pick([
        () => one.flatMap((of) => ["--vary", `${of.id}=${of.range[0]},${drawValue(of)},${of.range[1]}`]),
        () => ["--lhs", `${whole(2, 8)}`, ...(chance(0.5) ? one.flatMap(({ id }) => ["--vary", id]) : [])],
        () => [
          "--sobol",
          `${whole(1, 8)}`,
          ...one.flatMap(({ id, range }) => ["--vary", `${id}=${range[0]}:${range[1]}`]),
        ],
      ])();
      const ids = new Set(one.map(({ id }) => id));
      const set = design.includes("--lhs") ? [] : settings({ assumptions: open.filter(({ id }) => !ids.has(id)) }, 1);
      const rows = chance(0.4) ? ["--rows", "runs"] : [];
      const policy = drawPolicy(scenario);
      return told(
        [...steps, ...policy.steps],
        ["sweep", ...policy.args, ...arms, ...common(scenario), ...set, ...design, ...runs(40), ...rows],
        tables(["csv", "parquet"]),
      );
    },
    sensitivity() {
      const { name, scenario, steps } = drawScenario();
      const vary = someOf(scenario);
      const policy = drawPolicy(scenario);
      const over = pick([[], ["--over", "both"], ["--over", "both", "--rates", `0.25:${whole(1, 8)}`]]);
      const method = pick(["morris", "sobol"]);
      // The Sobol sequence has points for so many factors.
      const isWide = over.length > 0 && hazardsOf(scenario) + vary.length / 2 > 128;
      const sampling = isWide ? "random" : pick(["sobol", "random"]);
      const how = ["--method", method, "--sampling", sampling, "--points", "8", ...over];
      const args = ["sensitivity", `${name}`, ...common(scenario), ...how, ...vary, ...runs(20)];
      return told([...steps, ...policy.steps], [...args, ...policy.args], tables(["csv"]));
    },
    discover() {
      const { name, scenario, steps } = drawScenario();
      const policy = drawPolicy(scenario);
      const gauge = pick(scenario.gauges);
      const outcome = chance(0.3)
        ? ["--outcome", gauge.id, `--threshold=${(gauge.min + gauge.max) / 2}`]
        : ["--outcome", pick([...scenario.milestones, ...scenario.endings]).id, ...(chance(0.3) ? ["--absent"] : [])];
      const seed = `--seed=${pick(seeds)}`;
      const boxes = [...(chance(0.3) ? ["--box", "0"] : []), ...(chance(0.5) ? ["--quasi-p", "1"] : [])];
      const asked = [...outcome, ...boxes, "--check", `${whole(0, 10)}`];
      const days = daysOf(scenario);
      const design = [...days, ...someOf(scenario), seed, ...runs(10)];
      const made = tables(["csv", "parquet"]);
      if (chance(0.5)) {
        const dice = chance(0.5) ? ["--dice", "common"] : [];
        const args = ["discover", name, ...design, "--points", `${whole(20, 30)}`, ...dice, ...asked, ...policy.args];
        return told([...steps, ...policy.steps], args, made);
      }
      // Looked for in what a sweep has left, of points that discover would have played too, or of others.
      const points = [chance(0.5) ? "--lhs" : "--sobol", `${whole(20, 30)}`];
      const file = pick(["swept.csv", "swept.parquet"]);
      const sweep = [
        "sweep",
        name,
        ...design,
        ...points,
        ...policy.args,
        file.endsWith("csv") ? "--csv" : "--parquet",
        file,
      ];
      const args = ["discover", name, "--sweep", file, ...asked, ...policy.args];
      return told([...steps, ...policy.steps, { args: sweep }], args, made);
    },
    calibrate() {
      const { name, scenario, steps } = drawScenario();
      const policy = drawPolicy(scenario);
      const [one, other] = [pick(scenario.milestones), pick(scenario.gauges)];
      const targets = ["--target", `${one.id}=0.${whole(1, 9)}+-0.5`, "--target", `${other.id}=${other.initial}+-1000`];
      const held = chance(0.5) ? ["--hold-out", other.id] : [];
      const how = ["--points", "20", "-n", "20", "--waves", `${whole(1, 2)}`, ...(chance(0.3) ? ["--single"] : [])];
      const args = [
        "calibrate",
        name,
        `--seed=${pick(seeds)}`,
        ...daysOf(scenario),
        ...someOf(scenario),
        ...targets,
        ...held,
        ...how,
      ];
      return told([...steps, ...policy.steps], [...args, ...policy.args], tables(["csv", "parquet"]));
    },
    rare() {
      const { name, scenario, steps } = drawScenario();
      const policy = drawPolicy(scenario, 0.15);
      const { path } = pick(scenario.actors.flatMap(({ postures }) => postures));
      const importance = chance(0.3) ? ["--importance", `${path}=0.5`] : [];
      const how = ["--levels", pick(["0.5", "0.25,0.75", "0.4"]), "--repetitions", "10", "-n", "20", "--pilot", "100"];
      const args = ["rare", name, pick(scenario.milestones).id, `--seed=${pick(seeds)}`, ...daysOf(scenario), ...how];
      return told([...steps, ...policy.steps], [...args, ...importance, ...policy.args], tables(["csv", "parquet"]));
    },
    backtest() {
      const dated = ids.filter((id) => library.get(id).history.length > 0 && library.get(id).horizon < 130);
      if (dated.length === 0) return makers.run();
      const names = chance(0.3) ? dated.slice(0, 2) : [pick(dated)];
      const set = names.length === 1 ? settings(library.get(names[0])) : [];
      return told([], ["backtest", ...names, `--seed=${pick(seeds)}`, ...set, ...runs(60)], []);
    },
    whatif() {
      const { name, scenario, steps } = drawScenario();
      const of = pick(free(scenario));
      const set = chance(0.6) ? ["--set", `${of.id}=${drawValue(of)}`] : [];
      return told(steps, ["whatif", name, `--seed=${pick(seeds)}`, ...set, "--futures", "50"], []);
    },
    play() {
      const id = pick(ids);
      const scenario = library.get(id);
      const args = ["play", id, ...common(scenario), ...settings(scenario), "--run", `${whole(0, 50)}`, "--json"];
      return { steps: [{ args, keep: "f.ndjson" }], files: ["f.ndjson"] };
    },
  };
  return Array.from({ length: count }, (_, place) => makers[small ? kinds[place % kinds.length] : pick(often)]());
}

/** One of each kind of command; and how often each is drawn. */
export const kinds = [
  "run",
  "sweep",
  "compare",
  "sensitivity",
  "merge",
  "from",
  "whatif",
  "play",
  "discover",
  "calibrate",
  "rare",
  "backtest",
];
const often = [...kinds, "run", "run", "sweep", "compare"];
