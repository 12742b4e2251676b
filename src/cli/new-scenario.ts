/**
 * `faultline new scenario`: the library's small tutorial as a file of one's own, under an id of its own, wherever Faultline
 * itself is installed. A file that is there is never written over.
 */
import { basename, join } from "node:path";
import { say } from "../catalogue/index.js";
import { largestFileBytes } from "../scenarios/index.js";
import { escapeLine, libraryFolder, readOrdinaryFile } from "../scenarios/light.js";
import { schemaCommand, validateCommand } from "../text/index.js";
import { UsageError } from "./failure.js";
import type { NewExercise } from "./new-exercise.js";
import { writeNewFile } from "./out-file.js";
import { print } from "./output.js";
import { paste } from "./started.js";

const defaultName = "my-crisis";
/** The file that the library has for copying. */
const pattern = "tutorial";
/** Where the first line looks for what helps an editor. */
const schemaFile = "scenario.schema.json";
const possibleId = /^[a-z][a-z0-9-]{0,63}$/;

export function newScenario({ name: given = defaultName, ...others }: NewExercise): void {
  const [foreign] = Object.keys(others);
  if (foreign !== undefined)
    throw new UsageError(say("plan.option-of-exercise", { option: foreign }), say("plan.options-of-scenario"));
  const name = given.replace(/\.ya?ml$/, "");
  const id = basename(name);
  if (!possibleId.test(id)) throw new UsageError(say("plan.no-id", { id }), say("plan.id-such-as"));
  const file = writeNewFile(name, ".yaml", textOf(id, `${id}.yaml`));
  print(
    say("plan.new-scenario-written", {
      file: escapeLine(file),
      validate: paste(validateCommand(file)),
      schema: `${paste(schemaCommand)} > ${schemaFile}`,
    }),
  );
}

function textOf(id: string, file: string): string {
  const bytes = readOrdinaryFile(join(libraryFolder(), `${pattern}.yaml`), largestFileBytes);
  return new TextDecoder()
    .decode(bytes)
    .replace(/\$schema=\S+/, `$schema=${schemaFile}`)
    .replace(/^# Copy this file.*$/m, `# ${say("plan.change-a-number", { file })}`)
    .replace(/^id: .*$/m, `id: ${id}`);
}
