/**
 * The files that a scenario is read from, and word of their changes. A load tells which paths it asked for, also those of files that
 * are missing, so that nothing it depends on goes unseen. The system's notices make it quick; a look at the files themselves every
 * half second makes it sure, where notices are lost: a folder that is replaced, a network disk.
 */
import { type FSWatcher, realpathSync, statSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { FileSource } from "../scenarios/index.js";

/** Milliseconds without a change after which a save is over: an editor writes, renames and removes in turn. */
const quietMs = 25;
/** Milliseconds between two looks. */
const lookMs = 500;

export interface WatchedFiles {
  /** Reads from the disk, and remembers what was asked for. */
  readonly source: FileSource;
  /** To be called before a load: what is asked for from then on is watched. */
  begin(): void;
  /** Whether a file has changed since the load began. */
  hasChanged(): boolean;
  /** Resolves once a file has changed since the load began and is quiet, with the time of it (`performance.now()`). */
  changed(): Promise<number>;
  close(): void;
}

export function watchFiles(): WatchedFiles {
  let asked = new Map<string, string>();
  const folders = new Map<string, FSWatcher | null>();
  let wake: () => void = () => undefined;
  const source: FileSource = {
    realPath(path) {
      const real = realOf(path);
      for (const file of [path, real]) if (file !== undefined) asked.set(file, asked.get(file) ?? markOf(file));
      return real;
    },
    read: () => null,
    nameOf: () => null,
  };
  const hasChanged = () => [...asked].some(([file, mark]) => markOf(file) !== mark);
  const listen = () => {
    const wanted = new Set([...asked.keys()].map(dirname));
    for (const [folder, watcher] of folders) {
      if (wanted.has(folder) && watcher !== null) continue;
      watcher?.close();
      folders.delete(folder);
    }
    for (const folder of wanted) {
      if (!folders.has(folder))
        folders.set(
          folder,
          listenTo(folder, (name) => isAsked(folder, name) && wake()),
        );
    }
  };
  const isAsked = (folder: string, name: string | null) =>
    name === null || [...asked.keys()].some((file) => basename(file) === name && dirname(file) === folder);
  let look: NodeJS.Timeout | undefined;
  return {
    source,
    begin() {
      asked = new Map();
    },
    hasChanged,
    async changed() {
      listen();
      let at = performance.now();
      while (!hasChanged()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          look = setTimeout(resolve, lookMs);
        });
        clearTimeout(look);
        at = performance.now();
      }
      await settled([...asked.keys()]);
      return at;
    },
    close() {
      clearTimeout(look);
      for (const watcher of folders.values()) watcher?.close();
      folders.clear();
    },
  };
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** What tells one state of a file from another without reading it. */
function markOf(file: string): string {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(file, { bigint: true });
    return [mtimeNs, ctimeNs, size, ino].join(" ");
  } catch {
    return "";
  }
}

/** Waits until the files stay as they are. */
async function settled(files: readonly string[]): Promise<void> {
  const marks = () => files.map(markOf).join("\n");
  for (let before = ""; ; ) {
    const now = marks();
    if (now === before) return;
    before = now;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, quietMs);
    });
  }
}

/** Null where the system gives no notice: the folder is missing, or there are too many already. */
function listenTo(folder: string, notice: (name: string | null) => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => notice(name));
    // A folder that goes takes its watcher along; looks go on.
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
