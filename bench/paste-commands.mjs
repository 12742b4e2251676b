// Whether everything that is printed for pasting works as pasted. Random invocations of the built program, with files
// called anything that a file can be called; every command that one prints is pasted into `sh`, and must play what was
// played. What was played is known from the engine alone. Prints each failure, and exits with 1 if there is any.
//
//   node bench/paste-commands.mjs [invocations, 500] [--seed text] [--installed]
//
// --installed calls the program as `faultline` instead of `npx faultline`.
import "./help.mjs";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { advance, createModel, createWorld, hashRecords, openStream } from "../dist/engine/index.js";
import { loadScenario } from "../dist/scenarios/index.js";

const { values: asked, positionals } = parseArgs({
  options: { seed: { type: "string", default: "paste" }, installed: { type: "boolean", default: false } },
  allowPositionals: true,
});
const invocations = Number(positionals[0] ?? 500);
const command = fileURLToPath(new URL("../bin/faultline.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "faultline-paste-"));
const home = join(folder, "bin");
mkdirSync(home);
if (asked.installed) symlinkSync(command, join(home, "faultline"));
else writeFileSync(join(home, "npx"), `#!/bin/sh\nshift\nexec '${process.execPath}' '${command}' "$@"\n`);
chmodSync(join(home, asked.installed ? "faultline" : "npx"), 0o755);
// What is resumed stays where it stands.
writeFileSync(join(folder, "nothing"), "");
const env = { ...process.env, PATH: `${home}:${process.env.PATH}` };

// Chance, from the seed alone.
const draw = openStream(asked.seed, 0, "bench");
const below = (n) => Math.floor(draw() * n);
const one = (list) => list[below(list.length)];
const sometimes = (share, value) => (draw() < share ? value() : undefined);

/** What a shell, a terminal, printf or an option parser takes for more than a letter, and letters of all kinds. */
const signs = [
  ..." ';\"`$&|<>(){}[]*?!#~=%@:,.+-_^\\",
  "\t",
  "\n",
  "\r",
  "\u001b[31m",
  "\u0007",
  "\u202e",
  "\u200d",
  "\u00a0",
  "touch pwned",
  "$(touch pwned)",
  "%s",
  "\\n",
  "--",
  "ə",
  "Ж",
  "Հայ",
  "史",
  "💥",
  "e\u0301",
];
const letters = [..."abcxyz019"];
const name = () => {
  const text = Array.from({ length: 1 + below(8) }, () => one(draw() < 0.6 ? signs : letters)).join("");
  return /^\.*$/.test(text) ? "dots" : text;
};
let files = 0;
/** Numbered, so that no name is used twice; the number comes last, for what a name begins with matters most. */
const fileName = (ending) =>
  `${draw() < 0.3 ? one(["my island", "x;touch pwned", "-dash", "--seed"]) : name()}${files++}${ending}`;
const seedText = () => {
  const signsOfSeeds = [..." '\"`$&;|<>(){}[]*?!#=%@:,.+-_^\\", "ə", "Ж", "Հայ", "史", "💥", "é"];
  const text = Array.from({ length: 1 + below(9) }, () => one(draw() < 0.5 ? signsOfSeeds : letters))
    .join("")
    .trim();
  return text === "" ? "0" : text;
};

const library = { tutorial: loadScenario("tutorial").scenario, "tavush-2020": loadScenario("tavush-2020").scenario };
const source = readFileSync(new URL("../src/scenarios/library/tutorial.yaml", import.meta.url), "utf8");
const own = source.replace("id: tutorial", "id: my-island");

function invocation() {
  const mine = draw() < 0.6;
  const scenario = mine ? fileName(".yaml") : one(["tutorial", "tutorial", "tavush-2020"]);
  if (mine) writeFileSync(join(folder, scenario), own);
  const resolved = mine ? library.tutorial : library[scenario];
  const { assumptions, variants, actors } = resolved;
  const set = {};
  for (const { id, range } of assumptions)
    if (draw() < 0.3 / assumptions.length ** 0.5) set[id] = range[0] + draw() * (range[1] - range[0]);
  return {
    scenario,
    mine,
    seed: seedText(),
    variant: sometimes(0.3, () => one(variants)?.id),
    set,
    days: sometimes(0.3, () => 1 + below(40)),
    run: sometimes(0.3, () => one([1, 7, 2 ** 40])),
    historical: draw() < 0.2,
    seats: actors.filter(() => draw() < 0.15).map(({ id }) => id),
    face: one(["--plain", "--json"]),
    save: sometimes(0.4, () => fileName(".log")),
    acts: draw() < 0.3,
  };
}

const dashed = (option, value) =>
  String(value).startsWith("-") ? [`--${option}=${value}`] : [`--${option}`, String(value)];

function argumentsOf(played) {
  const { scenario, seed, variant, set, days, run, historical, seats, save, inputs } = played;
  const path = scenario.startsWith("-") ? `./${scenario}` : scenario;
  return [
    "play",
    path,
    ...dashed("seed", seed),
    ...(variant === undefined ? [] : ["--variant", variant]),
    ...Object.entries(set).flatMap(([id, value]) => ["--set", `${id}=${value}`]),
    ...(days === undefined ? [] : ["--days", String(days)]),
    ...(run === undefined ? [] : ["--run", String(run)]),
    ...(historical ? ["--historical"] : []),
    ...seats.flatMap((seat) => ["--seat", seat]),
    ...(save === undefined ? [] : dashed("save", save)),
    ...(inputs === undefined ? [] : dashed("inputs", inputs)),
    played.face,
  ];
}

/** The hash of what the engine plays for this; null for what people have steered. */
function expectedHash({ scenario, mine, seed, variant = null, set, days, run = 0, historical, seats, acts }) {
  if (acts) return null;
  const resolved = mine ? loadScenario(join(folder, scenario)).scenario : library[scenario];
  const model = createModel(resolved, { variant, set });
  const world = createWorld(model, {
    seed: seed.normalize("NFC"),
    run,
    historical,
    seats,
    days: days ?? resolved.horizon,
  });
  return hashRecords(advance(model, world, world.horizon));
}

const options = { cwd: folder, env, encoding: "utf8", input: "", maxBuffer: 1 << 28 };
const call = (args) => spawnSync(process.execPath, [command, ...args], options);
const paste = (line) => spawnSync("sh", ["-c", line], options);
const lastLine = (text) => JSON.parse(text.trimEnd().split("\n").at(-1));

/** Commands that a face printed. */
function printedIn({ face }, stdout) {
  if (face === "--json") return [lastLine(stdout).again];
  return [...stdout.matchAll(/(?:npx )?faultline (?:play|replay|resume|verify|report) .*$/gm)].map(
    ([command]) => command,
  );
}

/** What is wrong with one pasted command; empty for nothing. */
function wrongWith(command, hash) {
  const verb = /faultline (\w+)/.exec(command)[1];
  const more = { report: "--runs 100 --futures 50 --workers 1", resume: "--json --inputs nothing" }[verb] ?? "--json";
  if (verb === "report" && draw() > 0.1) return "";
  const { status, stdout, stderr } = paste(`${command} ${more}`);
  if (status !== 0) return `exit ${status}: ${stderr.trim()}`;
  if (verb === "report") return "";
  const found = verb === "verify" ? JSON.parse(stdout).hash : lastLine(stdout).hash;
  return found === hash ? "" : `plays ${found}, not ${hash}`;
}

let pasted = 0;
const failures = [];
const fail = (args, what) => {
  failures.push(what);
  console.log(`${JSON.stringify(args)}\n  ${what}`);
};
for (let done = 0; done < invocations; done += 1) {
  const played = invocation();
  if (played.acts) {
    played.inputs = fileName(".ndjson");
    const acts = [
      { type: "set-gauge", gauge: "tension", value: 60 },
      { type: "advance", to: 1 },
    ];
    writeFileSync(join(folder, played.inputs), acts.map((act) => JSON.stringify(act)).join("\n"));
  }
  const args = argumentsOf(played);
  const { status, stdout, stderr } = call(args);
  if (status !== 0) {
    fail(args, `exit ${status}: ${stderr.trim()}`);
    continue;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e]/.test(stdout))
    fail(args, "prints what a terminal acts on");
  const commands = printedIn(played, stdout);
  if (commands.length === 0) fail(args, "prints no command");
  const hash = expectedHash(played) ?? hashOf(played);
  for (const command of commands) {
    pasted += 1;
    const wrong = wrongWith(command, hash);
    if (wrong !== "") fail(args, `${command}\n    ${wrong}`);
  }
  if (readdirSync(folder).includes("pwned")) {
    fail(args, "a file's name was run");
    rmSync(join(folder, "pwned"));
  }
}

/** The hash of what people have steered, played once more where nothing is kept. */
function hashOf(played) {
  return lastLine(call(argumentsOf({ ...played, save: undefined, face: "--json" })).stdout).hash;
}

rmSync(folder, { recursive: true, force: true });
console.log(`${invocations} invocations, ${pasted} commands pasted, ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
