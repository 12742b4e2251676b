// Writes the JSON Schema that editors check scenario files against, from the format that is built into dist/.
// Run after `npm run build` whenever the format in src/scenarios/format*.ts has changed; a test says when that was forgotten.
import { writeFileSync } from "node:fs";
import { scenarioJsonSchema } from "../dist/scenarios/index.js";

const target = new URL("../src/scenarios/scenario.schema.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
