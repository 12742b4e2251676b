/**
 * The messages that the pages of lobby, seat and table can show, found in the code itself: what remains of the pages' program, and of what the
 * host works out for them, once everything is left out that they do not call.
 */
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { en } from "../../src/catalogue/en.js";
import { projectFiles } from "../tidy/project-files.js";

const src = resolve(import.meta.dirname, "../../src");

/** What is shown on those pages begins here. */
const entries: Readonly<Record<string, readonly string[]>> = {
  "web/seat.tsx": ["SeatPage"],
  "web/table.tsx": ["TablePage"],
  "web/lobby.tsx": ["Join", "Lobby"],
  "host/views.ts": ["pageOf"],
  "host/acts.ts": ["inputOf"],
  "host/entering.ts": ["enter"],
};

/** Files that name messages of which only these are for seats: what answers requests, and the session's refusals. */
const files: readonly string[] = [
  "src/web/app.tsx",
  "src/web/connection.ts",
  "src/host/app.ts",
  "src/host/refused-again.ts",
  "src/host/serving.ts",
  "src/host/assets.ts",
  "src/session/sealed.ts",
  "src/session/messages.ts",
];

/** Of a file that names many: an open order that was given meanwhile. */
const alsoShown = ["session.ordered-already", "session.one-order-a-turn"];

/** Named there, and shown on no page of lobby, seat or table. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/\.wants-|^session\.not-an-act$/, "programs that send what is no input are told so, and pages send none"],
  [/^plan\.(?:rated|means)-/, "an evaluator's page is in English"],
  [/^exercise\.end-turn/, "the white cell ends turns"],
  [/^host\.(?:our-mistake|no-such-page|too-long)$/, "an answer to what no page asks for"],
  [
    /^session\.(?:orders-are-open|not-seated|seats-there|not-its-posture|postures-there)/,
    "a page offers what its seat has",
  ],
  [/^session\.(?:no-actor|actors-there|seat-writes-as-itself)/, "a page offers whom there is"],
  [
    /^session\.(?:no-agreement|agreements-there|may-not-propose|proposers-there|terms-are-set)/,
    "pages propose in words",
  ],
];

async function codeOfEntries(): Promise<string> {
  const lines = Object.entries(entries).map(
    ([file, names], place) =>
      `export { ${names.map((name) => `${name} as ${name}${place}`).join(", ")} } from ${JSON.stringify(join(src, file))};`,
  );
  const bundle = await rolldown({
    input: "virtual:pages",
    platform: "node",
    external: (name) => !/^(?:[./\\]|virtual:|[a-z]:)/i.test(name),
    plugins: [
      {
        name: "pages",
        resolveId: (id) => (id === "virtual:pages" ? id : null),
        load: (id) =>
          id === "virtual:pages"
            ? lines.join("\n")
            : id === join(src, "catalogue/en.ts")
              ? "export const en = {};"
              : null,
      },
    ],
    resolve: { extensionAlias: { ".js": [".ts", ".tsx", ".js"] } },
    transform: { jsx: { runtime: "automatic", importSource: "preact" } },
    treeshake: { moduleSideEffects: false },
    experimental: { attachDebugInfo: "none" },
    checks: { bundlerTimings: false },
  });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

/** Their names, in the order of the alphabet. */
export async function saidByPages(): Promise<string[]> {
  const named = projectFiles("src", /\.tsx?$/).filter(({ path }) => files.includes(path));
  const code = [await codeOfEntries(), ...named.map(({ text }) => text)].join("\n");
  const strings = new Set([...code.matchAll(/"([a-z-]+\.[a-z0-9-]+)"/g)].map(([, name]) => name as string));
  const shown = [...strings, ...alsoShown].filter((name) => Object.hasOwn(en, name));
  return shown.filter((name) => !elsewhere.some(([pattern]) => pattern.test(name))).sort();
}
