// Loads every scenario of the library once and keeps the result in the built program, so that starting to play does not
// wait for YAML. Part of the build, with its folder as argument; a scenario that is changed afterwards is simply loaded
// from its files again.
import { pathToFileURL } from "node:url";

const [built = "dist"] = process.argv.slice(2);
const { sealLibrary } = await import(pathToFileURL(`${built}/scenarios/index.js`).href);
sealLibrary();
