// The catalogue as a program in a browser carries it: the messages that its code names, and no others, because the rest (the help of
// commands, the tables of studies) would be a fifth of a crisis page.

import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { parseAst } from "rolldown/parseAst";

const catalogue = join(resolve(import.meta.dirname, ".."), "src/catalogue/en.ts");

/** Strings of a program: whole ones, and the text between the holes of templates. */
function stringsOf(code) {
  const whole = new Set();
  const templates = [];
  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (node.type === "Literal" && typeof node.value === "string") whole.add(node.value);
    if (node.type === "TemplateLiteral") templates.push(node.quasis.map(({ value }) => value.cooked));
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code).body);
  return { whole, templates };
}

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Names of messages that code can ask for: those it holds, and all that one of its templates may come to. */
export function namesIn(code, names) {
  const { whole, templates } = stringsOf(code);
  // A template that begins with a hole might be any text, as the name of a file; one that is a name's begins with its part.
  const patterns = templates
    .filter(([first]) => /^[a-z-]+\./.test(first))
    .map((parts) => new RegExp(`^${parts.map(escaped).join(".*")}$`, "s"));
  return names.filter((name) => whole.has(name) || patterns.some((pattern) => pattern.test(name)));
}

/** The first chunk of a bundle of `options`, which is not minified. */
async function codeOf(options) {
  const bundle = await rolldown(options);
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

async function wholeCatalogue() {
  const code = await codeOf({ input: catalogue, resolve: { extensionAlias: { ".js": [".ts"] } }, treeshake: false });
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).en;
}

/** The options of a bundle, with no more of the catalogue than its program can say. */
export async function withOwnMessages(options) {
  const carrying = (messages) => ({
    ...options,
    plugins: [
      ...(options.plugins ?? []),
      {
        name: "messages",
        load: (id) => (id === catalogue ? `export const en = ${JSON.stringify(messages)};` : null),
      },
    ],
  });
  const all = await wholeCatalogue();
  const used = namesIn(await codeOf(carrying({})), Object.keys(all));
  return carrying(Object.fromEntries(used.map((name) => [name, all[name]])));
}
