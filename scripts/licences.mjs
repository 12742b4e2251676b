// Whose code has been joined into files of ours, and under which licences.
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** The folder of the package that a module belongs to, and its name; undefined for our own. */
export function packageOf(module) {
  const [, folder, name] = /^(.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+))[/\\]/.exec(module) ?? [];
  return name === undefined ? undefined : { folder, name: name.replace(sep, "/") };
}

/** Names, versions and licences of all packages in what rolldown has written, ending in a line feed. */
export function licencesOf(output) {
  const packages = new Map(
    output
      .flatMap(({ moduleIds = [] }) => moduleIds.flatMap((module) => packageOf(module) ?? []))
      .map(({ folder, name }) => [name, folder]),
  );
  const licences = [...packages].sort().map(([name, folder]) => {
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
    return `${name} ${version} (${license})\n\n${text}`.trim();
  });
  return `${licences.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
