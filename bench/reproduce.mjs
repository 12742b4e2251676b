/**
 * Reads an artefact of the program, from its bytes and what lies beside it alone, and gets its runs again: the command line is made of
 * what it says of where it comes from. It knows the formats that docs/tables.md describes, and nothing of how the artefact was made.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync } from "hyparquet";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const isTable = (file) => /\.(csv|parquet|jsonl)$/.test(file);

/** What an artefact says of itself: `told` is where it comes from, `table` its columns and the SHA-256 of its bytes. */
export async function readArtefact(file) {
  if (file.endsWith(".ndjson")) {
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    return { told: JSON.parse(lines.at(-1)) };
  }
  if (!isTable(file)) return { told: JSON.parse(readFileSync(file, "utf8")) };
  const beside = `${file}.datapackage.json`;
  const descriptor = existsSync(beside) ? JSON.parse(readFileSync(beside, "utf8")) : null;
  let told = descriptor?.faultline;
  let fields = descriptor?.resources[0].schema.fields;
  if (file.endsWith(".parquet")) {
    const { key_value_metadata: known = [] } = await parquetMetadataAsync(await asyncBufferFromFile(file));
    const heldAt = (key) => JSON.parse(known.find((one) => one.key === key).value);
    [told, fields] = [heldAt("faultline"), heldAt("tableschema").fields];
  }
  const hash = sha256(readFileSync(file));
  if (descriptor !== null && descriptor.resources[0].hash !== `sha256:${hash}`)
    throw new Error(`${file}: its descriptor has the hash of other bytes`);
  return { told, table: { hash, columns: fields.map(({ name }) => name) } };
}

/** Options that say what runs of a study play. */
function optionsOf({ seed, days, historical, set = {} }) {
  return [
    `--seed=${seed}`,
    ...(days === undefined ? [] : [`--days=${days}`]),
    ...(historical ? ["--historical"] : []),
    ...Object.entries(set).map(([id, value]) => `--set=${id}=${value}`),
  ];
}

/** A condition of a policy as its file has it, read by the seat's own beliefs unless it says otherwise. */
function conditionFile(condition) {
  const { kind, of, posture, states, gauge, min, max, milestone, believer } = condition;
  const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  const seen = (test) => (believer === undefined ? { inTruth: test } : { believedBy: { [believer]: test } });
  if (kind === "posture") return seen({ [posture]: states });
  if (kind === "gauge") return seen({ [gauge]: bounds });
  if (kind === "day") return { day: bounds };
  if (kind === "reached") return { reached: milestone };
  if (kind === "not") return { not: conditionFile(of) };
  if (kind === "all" || kind === "any") return { [kind]: of.map(conditionFile) };
  throw new Error(`a policy asks for ${kind}, which this reader does not write`);
}

/** A policy file, which JSON is too: YAML has it as a part. */
export function policyFile(policies) {
  const seats = Object.entries(policies).map(([actor, policy]) => {
    if (policy === "hold") return [actor, policy];
    const orders = policy.orders.map(({ when, order }) => ({ ...(when && { when: conditionFile(when) }), order }));
    return [actor, { ...policy, orders }];
  });
  return JSON.stringify({ seats: Object.fromEntries(seats) });
}

/** The policy files that a command line names, by what its arms are told to be played with. */
const policyName = (place) => `again-policy-${place}.yaml`;
const policyOption = (policies) => (policies ? ["--policy", policyName(0)] : []);
const policyFiles = (all) =>
  all.flatMap((policies, place) => (policies ? [{ name: policyName(place), text: policyFile(policies) }] : []));

const nameOf = ({ file, scenario, variant }) => `${file ?? scenario}${variant === null ? "" : `:${variant}`}`;

/** What kind of figures these are, the command line that gets them again, and the hashes that they have to have. */
export function howToRepeat(told) {
  if (told.experiment === "sweep") return repeatSweep(told);
  if (told.experiment === "sensitivity") return repeatSensitivity(told);
  if (told.experiment === "discover") return repeatDiscovery(told);
  if (told.experiment === "calibrate") return repeatCalibration(told);
  if (told.experiment === "rare") return repeatRare(told);
  if (told.comparisons !== undefined) return repeatComparisons(told.comparisons, (found) => found.comparisons);
  if (told.first?.study !== undefined) return repeatComparisons([told], (found) => [found]);
  if (told.backtests !== undefined) return repeatBacktests(told.backtests, (found) => found.backtests);
  if (told.baselines !== undefined) return repeatBacktests([told], (found) => [found]);
  if (told.type === "end") return repeatReplay(told);
  if (told.code !== undefined) return repeatWhatIf(told);
  return repeatRun(told);
}

function repeatRun(told) {
  const { from, sample, first, n, estimator, seed, hash, sensitivity, precision } = told;
  // To a precision its first runs are others'; what is got again is the runs that it took.
  const moved = sensitivity !== undefined && (precision ?? null) === null ? sensitivity : null;
  const what =
    from === null
      ? [nameOf(told), ...optionsOf(told), ...(sample.length > 0 ? ["--sample"] : [])]
      : ["--from", from.session, ...(from.at === null ? [] : ["--at", `${from.at}`]), `--seed=${seed}`];
  const which = [`--first=${first}`, "-n", `${n}`, ...(estimator === "counts" ? ["--plain-estimates"] : [])];
  const moves = moved === null ? [] : ["--sensitivity", ...(moved.everyNumber ? ["--every-number"] : [])];
  const args = ["run", ...what, ...which, ...moves, ...policyOption(told.policies)];
  const digestOf = (figures) => (moved === null ? [] : [sha256(JSON.stringify(figures.sensitivity))]);
  return {
    kind: "run",
    args,
    files: policyFiles([told.policies]),
    hashes: [hash, ...digestOf(told)],
    read: (found) => [found.hash, ...digestOf(found)],
  };
}

function repeatSweep({ arms, design, seed, runs, hash, points }) {
  const { kind, asked, points: count } = design;
  const { days, historical, set } = arms[0];
  // Each scenario has an arm without and with each of the policies.
  const policies = [...new Map(arms.map((arm) => [JSON.stringify(arm.policies), arm.policies])).values()].filter(
    Boolean,
  );
  const sampled = {
    "latin-hypercube": ["--lhs", `${count}`],
    sobol: ["--sobol", `${count}`],
    grid: [],
    file: ["--points", design.file],
  }[kind];
  return {
    kind: "sweep",
    files: policyFiles(policies),
    args: [
      "sweep",
      ...new Set(arms.map(nameOf)),
      ...policies.flatMap((_, place) => ["--policy", policyName(place)]),
      ...optionsOf({ seed, days, historical, set }),
      ...asked.flatMap((vary) => ["--vary", vary]),
      ...sampled,
      "-n",
      `${runs}`,
    ],
    hashes: [hash, ...(points ?? []).map((point) => point.hash)],
    read: (found) => [found.hash, ...(points === undefined ? [] : found.points.map((point) => point.hash))],
  };
}

function repeatSensitivity(told) {
  const { method, sampling, wanted, over, rates, vary, runs, hash } = told;
  const factors = ["--over", over, ...(rates === null ? [] : ["--rates", rates.join(":")])];
  const how = [...factors, "--method", method, "--sampling", sampling, "--points", `${wanted}`, "-n", `${runs}`];
  return {
    kind: "sensitivity",
    files: policyFiles([told.policies]),
    args: ["sensitivity", ...armOf(told), ...how, ...varied(vary)],
    hashes: [hash],
    read: (found) => [found.hash],
  };
}

const armOf = (told) => [nameOf(told), ...optionsOf(told), ...policyOption(told.policies)];
const varied = (vary) => vary.flatMap((one) => ["--vary", one]);

function repeatDiscovery(told) {
  const { outcome, threshold, absent, peel, leastMass, mostChance, askedBox, freshPoints, sweep } = told;
  const points = ["--points", `${told.wanted}`, "-n", `${told.runs}`, "--dice", told.dice, ...varied(told.vary)];
  const from =
    sweep === null
      ? [...armOf(told), ...points]
      : [nameOf(told), ...policyOption(told.policies), "--sweep", sweep.file];
  const asked = [
    ...["--outcome", outcome.id, "--check", `${freshPoints}`],
    ...(threshold === null ? [] : [`--threshold=${threshold}`]),
    ...(absent ? ["--absent"] : []),
    ...(askedBox === null ? [] : ["--box", `${askedBox}`]),
    ...["--peel", `${peel}`, "--least-mass", `${leastMass}`, "--quasi-p", `${mostChance}`],
  ];
  const args = ["discover", ...from, ...asked];
  return {
    kind: "discover",
    args,
    files: policyFiles([told.policies]),
    hashes: [told.hash],
    read: (found) => [found.hash],
  };
}

function repeatCalibration(told) {
  const { targets, heldOut, runs, cutoff, single, wanted, vary, hash } = told;
  const how = ["--points", `${wanted}`, "-n", `${runs[0]}`, "--waves", `${runs.length}`, "--cutoff", `${cutoff}`];
  const args = [
    ...["calibrate", ...armOf(told), ...how, ...(single ? ["--single"] : []), ...varied(vary)],
    ...[...targets, ...heldOut].flatMap(({ id, value, spread }) => ["--target", `${id}=${value}+-${spread}`]),
    ...heldOut.flatMap(({ id }) => ["--hold-out", id]),
  ];
  return {
    kind: "calibrate",
    args,
    files: policyFiles([told.policies]),
    hashes: [hash],
    read: (found) => [found.hash],
  };
}

function repeatRare(told) {
  const { outcome, trials, wanted, pilot, levels, askedImportance, controls, hash } = told;
  const given = levels.map(({ importance }) => importance).filter((level) => level !== null);
  const args = [
    ...["rare", nameOf(told), outcome.id, ...optionsOf(told), ...policyOption(told.policies)],
    ...["-n", `${trials}`, "--repetitions", `${wanted}`, "--pilot", `${pilot.trials}`],
    // With these levels none are looked for; without any there is none before the outcome.
    ...(given.length > 0 ? [`--levels=${given.join(",")}`] : []),
    ...(controls === null ? ["--plain-estimates"] : []),
    ...Object.entries(askedImportance ?? {}).map(([name, weight]) => `--importance=${name}=${weight}`),
  ];
  return { kind: "rare", args, files: policyFiles([told.policies]), hashes: [hash], read: (found) => [found.hash] };
}

function repeatComparisons(comparisons, read) {
  const [{ first, n }] = comparisons;
  const others = comparisons.map(({ second }) => second);
  const { seed, days, historical } = first;
  const options = optionsOf({ seed, days, historical, set: others[0].set });
  const { policies } = others[0];
  return {
    kind: "compare",
    files: policyFiles([policies]),
    args: ["compare", nameOf(first), ...others.map(nameOf), ...options, ...policyOption(policies), "-n", `${n}`],
    hashes: comparisons.map(({ hash }) => hash),
    read: (found) => read(found).map(({ hash }) => hash),
  };
}

function repeatBacktests(backtests, read) {
  const arms = (all) => all.flatMap((one) => one.arms);
  const [{ seed, set, n }] = backtests;
  const names = backtests.map((one) => one.arms[0].file ?? one.scenario);
  const heldOut = arms(backtests).some(({ kind }) => kind === "hold-out");
  const options = [...optionsOf({ seed, set }), ...(heldOut ? ["--hold-out"] : []), "-n", `${n}`];
  return {
    kind: "backtest",
    args: ["backtest", ...names, ...options],
    hashes: arms(backtests).map(({ hash }) => hash),
    read: (found) => arms(read(found)).map(({ hash }) => hash),
  };
}

const hashesOfWhatIf = ({ hash, played, changed }) =>
  [hash, played?.hash, changed?.hash].filter((one) => one !== undefined);

function repeatWhatIf(told) {
  const { code, file } = told;
  const args = ["whatif", code, "--futures", "50", ...(file === null ? [] : ["--file", file])];
  return { kind: "whatif", args, hashes: hashesOfWhatIf(told), read: hashesOfWhatIf };
}

function repeatReplay({ replay, hash }) {
  const last = (text) => JSON.parse(text.trimEnd().split("\n").at(-1));
  return { kind: "play", args: ["replay", replay], hashes: [hash], read: (_, text) => [last(text).hash] };
}

/**
 * Gets an artefact again and compares: its hashes, and the bytes of a table. `run` runs the program in a folder. Returns what was run, and
 * what differs: null where all is as it was.
 */
export async function reproduce(file, run, folder) {
  const path = isAbsolute(file) ? file : join(folder, file);
  const { told, table } = await readArtefact(path);
  const { kind, args, files = [], hashes, read } = howToRepeat(told);
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const again = table === undefined ? null : join(folder, `again.${/\.(\w+)$/.exec(path)[1]}`);
  const command = [...args, ...(again === null ? [] : tableOptions(again, table, kind))];
  const { code, stdout, stderr } = run(folder, [...command, "--json"]);
  const differs = differenceIn(
    { code, stdout, stderr },
    { kind, hashes, read, again, table, wasAskedPrecisely: (told.precision ?? told.until ?? null) !== null },
  );
  if (again !== null) for (const made of [again, `${again}.datapackage.json`]) rmSync(made, { force: true });
  return { kind, command: command.join(" "), differs };
}

/** The options that write a table with the columns that one has. */
function tableOptions(again, { columns }, kind) {
  const option = { csv: "--csv", parquet: "--parquet", jsonl: "--events" }[/\.(\w+)$/.exec(again)[1]];
  const chosen = kind === "run" && option !== "--events" ? ["--columns", columns.join(",")] : [];
  return [option, again, ...chosen, ...(kind === "sweep" && columns.includes("run") ? ["--rows", "runs"] : [])];
}

function differenceIn({ code, stdout, stderr }, { kind, hashes, read, again, table, wasAskedPrecisely }) {
  if (code !== 0) return `exit code ${code}: ${stderr}`;
  if (hashes.length === 0 || hashes.some((hash) => !/^[0-9a-f]{64}$/.test(hash))) return "it has no hash";
  const found = read(kind === "play" ? null : JSON.parse(stdout), stdout);
  if (JSON.stringify(found) !== JSON.stringify(hashes)) return `hashes ${found.join(", ")} for ${hashes.join(", ")}`;
  // A Parquet file says in its own bytes which precision was asked for; what is got again is the number of runs that it took.
  if (again === null || (again.endsWith(".parquet") && wasAskedPrecisely)) return null;
  return sha256(readFileSync(again)) === table.hash ? null : "the bytes of the table";
}
