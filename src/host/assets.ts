/**
 * What is the same for every device: the page's shell, its program, its style and its sign, read once and compressed once. And the map, which
 * is drawn for each viewer from the scenario as that viewer may know it.
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Context } from "hono";
import { type Language, languages, say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { escapeHtml, readOrdinaryFile } from "../scenarios/light.js";
import { type SessionState, timeline } from "../session/index.js";
import type { Viewer } from "../visibility/index.js";
import type { Env } from "./guard.js";
import { type Role, viewerOf } from "./roles.js";
import { style } from "./style.js";
import type { Tongues } from "./tongues.js";

export interface Asset {
  answer(c: Context<Env>): Response;
}

export interface Assets {
  readonly byPath: ReadonlyMap<string, Asset>;
  /** The page itself, which is the same for all who read one language. */
  shell(language: Language): Asset;
  /** As SVG; null where the scenario has none. */
  map(role: Role, state: SessionState, language: Language): Promise<string | null>;
}

/** Where the build leaves the pages' program. */
const program = fileURLToPath(new URL("../../dist/web/program.js", import.meta.url));

/** Larger than it will ever be, in bytes. */
const longestProgram = 1 << 22;

const sign =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#16506f"/><path d="M6 24 13 13l5 6 8-12" fill="none" stroke="#fff" stroke-width="3" stroke-linejoin="round"/></svg>\n';

const shellIn = (language: Language): string => `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Faultline</title>
<link rel="icon" href="/sign.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
<script src="/program.js" defer></script>
</head>
<body>
<div id="app"><main><h1>Faultline</h1><noscript><p>${escapeHtml(say("host.no-script"))}</p></noscript></main></div>
</body>
</html>
`;

/** `vary`: the headers of a request that decide what it is answered with. */
function assetOf(type: string, text: string, vary = "Accept-Encoding"): Asset {
  const plain = Buffer.from(text);
  const small = gzipSync(plain, { level: 9 });
  const tag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  return {
    answer(c) {
      const headers = { "Content-Type": type, "Cache-Control": "no-cache", ETag: tag, Vary: vary };
      if (c.req.header("if-none-match") === tag) return new Response(null, { status: 304, headers });
      const packed = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
      const body = packed ? small : plain;
      return new Response(new Uint8Array(body), {
        headers: { ...headers, ...(packed ? { "Content-Encoding": "gzip" } : {}) },
      });
    },
  };
}

/** Messages of the pages in a language, as the pages' program asks for them: what it lacks it says in English. */
function messagesIn(tongues: Tongues, language: Language): string {
  const own = Object.entries(tongues.speech(language).messages).filter(([name]) => name.startsWith("web."));
  return JSON.stringify(Object.fromEntries(own));
}

export function openAssets(tongues: Tongues): Assets {
  const script = new TextDecoder().decode(readOrdinaryFile(program, longestProgram));
  const byPath = new Map([
    ["/program.js", assetOf("text/javascript;charset=utf-8", script)],
    ["/style.css", assetOf("text/css;charset=utf-8", style)],
    ["/sign.svg", assetOf("image/svg+xml", sign)],
    ...languages.map((language): readonly [string, Asset] => {
      const messages = messagesIn(tongues, language);
      return [`/languages/${language}.json`, assetOf("application/json;charset=utf-8", messages)];
    }),
  ]);
  const byLanguage = "Accept-Encoding, Accept-Language, Cookie";
  const shells = new Map(
    languages.map((language) => {
      const shell = tongues.speaking(language, () => shellIn(language));
      return [language, assetOf("text/html;charset=utf-8", shell, byLanguage)];
    }),
  );
  const byModel = new WeakMap<Model, Map<Viewer, string>>();
  return {
    byPath,
    shell: (language) => shells.get(language) as Asset,
    async map(role, state, language) {
      const viewer = viewerOf(role);
      if (viewer === null) return null;
      const model = tongues.speaking(language, (spoken) => spoken);
      const maps = byModel.get(model) ?? new Map<Viewer, string>();
      byModel.set(model, maps);
      const kept = maps.get(viewer);
      if (kept !== undefined) return kept;
      // Loaded only where a map is drawn: its outlines are half a megabyte.
      const { drawMap, hasMap } = await import("../report/index.js");
      const drawn = tongues.speaking(language, () => {
        const { allowed, entries } = timeline(model, state, viewer);
        const { scenario } = allowed.inPlay;
        return hasMap(scenario) ? drawMap(scenario, entries[0]?.after.postures ?? {}, say("web.map")) : null;
      });
      if (drawn === null) return null;
      // Its names are the scenario's. Capitals in Turkish are others than in English.
      const svg = drawn.replace(
        "<svg ",
        `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${tongues.namesIn(language)}" `,
      );
      maps.set(viewer, svg);
      return svg;
    },
  };
}
