// Imports every door of the built package and reports what that did besides defining things, as JSON.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const files = [];
for (const name of [
  "readFileSync",
  "openSync",
  "readdirSync",
  "statSync",
  "writeFileSync",
  "readFile",
  "open",
  "mkdirSync",
]) {
  const real = fs[name];
  fs[name] = (...args) => {
    // Node's own loader reads packages through these: code and manifests.
    const path = String(args[0]);
    if (!/\.(?:c?js|mjs|json)$/.test(path) || !path.includes("node_modules")) files.push(`${name} ${path}`);
    return real(...args);
  };
}
syncBuiltinESMExports();

const prototypes = [Object, Array, String, Number, Promise, Map, Set, Function, Error, RegExp, Date, Math, JSON];
const shapeOf = () =>
  prototypes.map((one) => [one, one.prototype ?? one].map((part) => Reflect.ownKeys(part).map(String)));
const before = {
  globals: new Set(Reflect.ownKeys(globalThis)),
  shapes: JSON.stringify(shapeOf()),
  listeners: new Set(process.eventNames()),
  environment: JSON.stringify([process.env, process.cwd(), process.exitCode]),
};
const manifest = JSON.parse(await fs.promises.readFile(new URL("../package.json", import.meta.url), "utf8"));
const doors = Object.values(manifest.exports).flatMap((door) => door.default ?? []);
for (const door of doors) await import(new URL(`../${door}`, import.meta.url).href);
await new Promise((resolve) => setImmediate(resolve));

console.log(
  JSON.stringify({
    doors: doors.length,
    globals: Reflect.ownKeys(globalThis)
      .filter((key) => !before.globals.has(key))
      .map(String)
      .sort(),
    prototypes: JSON.stringify(shapeOf()) === before.shapes ? [] : ["changed"],
    listeners: process
      .eventNames()
      .filter((name) => !before.listeners.has(name))
      .map(String),
    // Standard output is what this is written to.
    resources: process
      .getActiveResourcesInfo()
      .filter((name) => !/^(?:PipeWrap|TTYWrap|Immediate|CloseReq)$/.test(name)),
    environment: JSON.stringify([process.env, process.cwd(), process.exitCode]) === before.environment,
    files,
  }),
);
