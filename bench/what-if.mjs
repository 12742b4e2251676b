/**
 * Random what-ifs on the whole library, against a session and brute force: `node bench/what-if.mjs [what-ifs] [first]` after
 * `node scripts/build.mjs`; they are numbered from 0. Checks of each that both courses are those that a session plays, record by record, that they part
 * where comparing every record with every other says, and that every random stream draws its own sequence. Prints how many
 * there were of each kind, and what is wrong; exit code 1 where anything is.
 */
import "./help.mjs";
import * as engine from "../dist/engine/index.js";
import { listScenarios, loadScenario } from "../dist/scenarios/index.js";
import * as session from "../dist/session/index.js";
import { answerWhatIf } from "../dist/what-if/index.js";
import { faultsOf, randomWhatIf } from "./what-if-checks.mjs";

const wanted = Number(process.argv[2] ?? 2000);
const first = Number(process.argv[3] ?? 0);
const library = listScenarios().map(({ file }) => loadScenario(file).scenario);
const kinds = {};
let [wrong, apart] = [0, 0];
for (let seed = first; seed < first + wanted; seed += 1) {
  const scenario = library[seed % library.length];
  const { run, whatIf } = randomWhatIf({ engine, session }, scenario, seed);
  const answer = answerWhatIf(run, whatIf);
  kinds[whatIf.change.kind] = (kinds[whatIf.change.kind] ?? 0) + 1;
  if (answer.parting) {
    apart += 1;
    const why = `  parts: ${answer.parting.why.kind}`;
    kinds[why] = (kinds[why] ?? 0) + 1;
  }
  for (const fault of faultsOf({ engine, session }, answer, run, whatIf)) {
    wrong += 1;
    process.stdout.write(`${scenario.id} ${seed} ${JSON.stringify(whatIf)}: ${fault}\n`);
  }
}
for (const [kind, number] of Object.entries(kinds)) process.stdout.write(`${String(number).padStart(6)}  ${kind}\n`);
process.stdout.write(`${wanted} what-ifs, ${apart} of which part: ${wrong} faults\n`);
process.exitCode = wrong === 0 ? 0 : 1;
