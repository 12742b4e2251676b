/** Programs of the machine, for scripts here and for tests. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export const namesOfChromium = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
export const namesOfFirefox = ["firefox-esr", "firefox"];

/** The file of the first program of these names on the PATH; null where there is none. */
export function findProgram(names) {
  for (const folder of (process.env.PATH ?? "").split(delimiter))
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder.
      }
    }
  return null;
}

/** The same for a script that can't do without. Throws where there is none. */
export function needProgram(names) {
  const found = findProgram(names);
  if (found === null) throw new Error(`this needs one of ${names.join(", ")} on the PATH`);
  return found;
}
