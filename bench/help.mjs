// For the scripts beside it, as their first import: with `--help` a script prints its own opening comment, and does nothing.
import { readFileSync } from "node:fs";

if (process.argv.includes("--help")) {
  const [opening = ""] = readFileSync(process.argv[1], "utf8").split(/^(?!\/\/|\/\*\*| \*)/m);
  console.log(opening.replace(/^(?:\/\/ ?|\/\*\*| \*\/| \* ?)/gm, "").trim());
  process.exit(0);
}
