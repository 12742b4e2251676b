/**
 * Scenario files as the last commit of their git repository has them, imports included. Git is asked for objects alone
 * (`ls-tree`, `cat-file`), which runs no filter, pager or hook of the repository.
 */
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, sep } from "node:path";
import { say } from "../catalogue/index.js";
import { type FileSource, findScenario, largestFileBytes, UnreadableFile } from "../scenarios/index.js";
import { UsageError } from "./failure.js";

interface Git {
  readonly folder: string;
  /** What a command of git prints; null where it fails. */
  ask(...args: readonly string[]): Buffer | null;
  /** The reason that git gave last. */
  reason(): string;
}

/** Where the last commit's version of a scenario's files comes from. Throws UsageError where there is none. */
export function committedFiles(nameOrPath: string): FileSource {
  const file = realOrRefuse(findScenario(nameOrPath));
  const top = askOf(dirname(file)).ask("rev-parse", "--show-toplevel");
  if (top === null) throw refusal(say("editing.no-repository", { file: nameOrPath }));
  const root = realpathSync(top.toString().replace(/\r?\n$/, ""));
  const git = askOf(root);
  const commit = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")?.toString().trim();
  if (commit === undefined) throw refusal(say("editing.no-commit", { file: nameOrPath }));
  const source = sourceOf(git, root, commit);
  if (source.realPath(file) === undefined) throw refusal(say("editing.not-committed", { file: nameOrPath }));
  return source;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function realOrRefuse(file: string): string {
  const real = realPath(file);
  if (real === undefined) throw refusal(say("editing.no-file", { file }));
  return real;
}

const refusal = (message: string) => new UsageError(message, say("editing.name-both"));

function askOf(folder: string): Git {
  let why = "";
  return {
    folder,
    ask(...args) {
      const { error, status, stdout, stderr } = spawnSync("git", ["-C", folder, "--literal-pathspecs", ...args], {
        env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
        maxBuffer: 4 * largestFileBytes,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const code = (error as NodeJS.ErrnoException | undefined)?.code;
      if (code === "ENOENT") throw refusal(say("editing.no-git"));
      why = stderr?.toString().split("\n")[0] ?? "";
      // Git refuses a repository of somebody else; without its reason nobody would know.
      if (/dubious ownership/.test(why)) throw refusal(say("editing.git-refuses", { reason: why }));
      return error === undefined && status === 0 ? stdout : null;
    },
    reason: () => why,
  };
}

/** A file of the commit: its kind, its object and its length. */
interface Entry {
  readonly mode: string;
  readonly object: string;
  readonly bytes: number;
}

function sourceOf(git: Git, root: string, commit: string): FileSource {
  const entries = new Map<string, Entry | null>();
  const entryOf = (path: string): Entry | null => {
    const name = relative(root, path);
    if (name === "" || name.startsWith("..") || isAbsolute(name)) return null;
    const known = entries.get(name);
    if (known !== undefined) return known;
    const listed = git.ask("ls-tree", "-z", "-l", commit, "--", name.split(sep).join("/"))?.toString() ?? "";
    const [, mode = "", object = "", bytes = ""] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t/.exec(listed) ?? [];
    const entry = object === "" ? null : { mode, object, bytes: Number(bytes) };
    entries.set(name, entry);
    return entry;
  };
  const isInside = (path: string) => path.startsWith(root.endsWith(sep) ? root : root + sep);
  return {
    // What the commit lacks is missing, though the folder may have it; what lies outside is read as it is.
    realPath(path) {
      const real = isInside(path) ? path : realPath(path);
      return real !== undefined && isInside(real) && entryOf(real) === null ? undefined : real;
    },
    read(real) {
      if (!isInside(real)) return null;
      const entry = entryOf(real);
      if (entry === null) throw new UnreadableFile("missing", say("editing.not-in-commit"));
      if (entry.mode === "120000") throw new UnreadableFile("irregular", say("editing.link-in-commit"));
      if (entry.bytes > largestFileBytes) throw new UnreadableFile("too-large", say("editing.large-in-commit"));
      const bytes = git.ask("cat-file", "blob", entry.object);
      if (bytes === null) throw new UnreadableFile("failed", git.reason());
      return bytes;
    },
    nameOf: (real) => (isInside(real) ? `HEAD:${relative(root, real).split(sep).join("/")}` : null),
  };
}
