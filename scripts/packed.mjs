// Tries the package as a stranger gets it: packs it, lints the tarball (publint, and attw for its types), installs it into
// an empty folder from the registry, compiles the examples of docs/api.md against it and runs them, and starts the program.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bins = join(root, "node_modules/.bin");
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const folder = mkdtempSync(join(tmpdir(), "faultline-packed-"));

/** Runs a command, showing what it says only where it fails. */
function run(cwd, command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status === 0) return stdout;
  process.stderr.write(`${[command, ...args].join(" ")}\n${stdout}${stderr}${error ?? ""}\n`);
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
}

run(root, "npm", "pack", "--silent", "--pack-destination", folder);
const [tarball] = readdirSync(folder);
const packed = join(folder, tarball);
run(root, join(bins, "publint"), packed, "--strict");
run(root, join(bins, "attw"), packed, "--profile", "esm-only");

const { version } = JSON.parse(readFileSync(join(root, "node_modules/@types/node/package.json"), "utf8"));
writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
run(
  folder,
  "npm",
  "install",
  "--silent",
  "--prefer-offline",
  "--no-audit",
  "--no-fund",
  packed,
  `@types/node@${version}`,
);
const examples = [...readFileSync(join(root, "docs/api.md"), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
for (const [index, [, code]] of examples.entries()) {
  writeFileSync(join(folder, `example-${index}.ts`), `${code}export {};\n`);
}
const compilerOptions = { strict: true, target: "es2023", types: ["node"], outDir: "out" };
for (const resolution of [
  { module: "esnext", moduleResolution: "bundler" },
  { module: "nodenext", moduleResolution: "nodenext" },
]) {
  const config = { compilerOptions: { ...compilerOptions, ...resolution }, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  run(folder, process.execPath, compiler, "--singleThreaded", "-p", ".");
}
for (const index of examples.keys()) run(folder, process.execPath, join("out", `example-${index}.js`));
const bin = join(folder, "node_modules/.bin/faultline");
const listed = run(folder, bin, "list");
const played = run(folder, bin, "run", "tutorial", "-n", "200", "--workers", "2", "--seed", "packed", "--json");
run(folder, bin, "new", "scenario", "--name", "my-crisis");
const sound = run(folder, bin, "validate", "my-crisis.yaml");
if (!listed.includes("tavush-2020") || JSON.parse(played).n !== 200 || !sound.includes("my-crisis"))
  throw new Error("the installed program is not whole");
rmSync(folder, { recursive: true, force: true });
console.log(`${tarball}: sound, ${examples.length} examples compiled and run against it`);
