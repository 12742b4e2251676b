// What an editor says when an author points at a key of a scenario file. Starts the YAML language server that is given,
// asks for a hover at every key of every file, and expects the description that the schema has for that key. Besides the
// files it asks in eight that are made from the schema and use every property. Prints each hover that is empty or says
// something else, and exits with 1 if there is any.
//
//   npm install --prefix FOLDER yaml-language-server
//   node bench/editor-hover.mjs FOLDER/node_modules/yaml-language-server [file …; otherwise the library and the reference]
//
// The server is no dependency of the project; any folder that holds one will do.
import "./help.mjs";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMap, LineCounter, parseDocument, stringify, visit } from "yaml";
import { scenarioJsonSchema } from "../dist/scenarios/index.js";

const root = new URL("..", import.meta.url);
const [server, ...named] = process.argv.slice(2);
if (server === undefined) {
  console.error("usage: node bench/editor-hover.mjs <folder of yaml-language-server> [file …]");
  process.exit(2);
}

const schema = scenarioJsonSchema();

/** The shapes of the same value as `shape`, itself first: its alternatives, and what it refers to. */
function sameValue(shape) {
  const referred = shape.$ref === undefined ? [] : [schema.definitions[shape.$ref.split("/").at(-1)]];
  return [shape, ...[shape.anyOf ?? [], shape.allOf ?? [], referred].flat().flatMap(sameValue)];
}

/** All properties of the schema, and the entries of its maps. */
function allProperties(shape, seen = new Set()) {
  for (const inner of sameValue(shape)) {
    const { properties = {}, additionalProperties: extra, items = [] } = inner;
    const own = [...Object.values(properties), ...(typeof extra === "object" ? [extra] : [])];
    for (const property of own) {
      if (seen.has(property)) continue;
      seen.add(property);
      allProperties(property, seen);
    }
    for (const item of [items].flat()) allProperties(item, seen);
  }
  return seen;
}

/** The properties that the key at the end of a path may be. */
function propertiesAt(path) {
  let shapes = [schema];
  for (const part of path) {
    shapes = shapes.flatMap(sameValue).flatMap((shape) => {
      if (typeof part === "number") return Array.isArray(shape.items) ? (shape.items[part] ?? []) : (shape.items ?? []);
      const entry = typeof shape.additionalProperties === "object" ? shape.additionalProperties : [];
      return shape.properties?.[part] ?? entry;
    });
  }
  return shapes;
}

/** Of an alternative that only asks for some of the keys beside it: it is no value of its own. */
const onlyRequires = (shape) => Object.keys(shape).every((key) => key === "required");

/** The alternatives of a shape, none of which has alternatives of its own; a map and a list in one shape are two. */
const alternatives = (shape) =>
  sameValue(shape).flatMap((inner) => {
    const apart = inner.anyOf?.every(onlyRequires) ? undefined : inner.anyOf;
    if ((apart ?? inner.allOf ?? inner.$ref) !== undefined || inner.type === "null" || onlyRequires(inner)) return [];
    const { items, properties, additionalProperties, ...rest } = inner;
    if (items === undefined || properties === undefined) return [inner];
    return [
      { ...rest, properties, additionalProperties },
      { ...rest, items },
    ];
  });

/**
 * A value that uses all properties of a shape, empty inside a shape that contains itself. Where it may be one of several
 * maps or lists, `turn` says which; a list or a map of them holds each.
 */
function everyProperty(shape, turn, within = []) {
  const compound = alternatives(shape).filter((inner) => inner.properties ?? inner.additionalProperties ?? inner.items);
  if (compound.length === 0) return simpleValue(shape);
  const inner = compound[turn % compound.length];
  if (within.includes(inner)) return {};
  const value = (part) => everyProperty(part, turn, [...within, inner]);
  const each = (entry) => alternatives(entry).map(value);
  if (inner.items !== undefined) return Array.isArray(inner.items) ? inner.items.map(value) : each(inner.items);
  const { properties = {}, additionalProperties: extra } = inner;
  const own = Object.entries(properties).map(([key, property]) => [key, value(property)]);
  const more = typeof extra === "object" ? each(extra).map((entry, index) => [`entry-${"abcdef"[index]}`, entry]) : [];
  return Object.fromEntries([...own, ...more]);
}

function simpleValue(shape) {
  const [inner] = sameValue(shape).filter(({ type, const: only }) => type !== undefined || only !== undefined);
  if (inner.const !== undefined) return inner.const;
  if (inner.enum !== undefined) return inner.enum[0];
  const kind = [inner.type].flat()[0];
  if (kind === "boolean") return true;
  if (kind === "number" || kind === "integer") return Math.max(1, inner.minimum ?? 1);
  const samples = ["a", "A", "a.b", "a.b.c", "2020-07-12", "10"];
  return samples.find((sample) => new RegExp(inner.pattern ?? "").test(sample)) ?? "a";
}

/** Each key of a text of YAML: its path, and where it stands. */
function keysOf(text) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const keys = [];
  visit(document, {
    Pair(_, pair, ancestors) {
      const path = [...ancestors, pair].flatMap((node, index, all) => {
        if (node.items === undefined) return node.key === undefined ? [] : [String(node.key.value)];
        return isMap(node) || all[index + 1] === undefined ? [] : [node.items.indexOf(all[index + 1])];
      });
      const [start, end] = pair.key.range;
      // Inside the key: the server counts the place before a key's first letter to what stands above.
      const { line, col } = lines.linePos(Math.floor((start + end) / 2));
      keys.push({ path, position: { line: line - 1, character: col - 1 } });
    },
  });
  return keys;
}

/** Speaks the language server protocol to a child process: `ask` awaits an answer, `tell` does not. */
function startServer(settings) {
  const child = spawn(process.execPath, [join(server, "bin", "yaml-language-server"), "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let last = 0;
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const receive = ({ id, method, params, result, error }) => {
    if (method === "workspace/configuration")
      send({ id, result: params.items.map(({ section }) => settings[section] ?? {}) });
    else if (method === "textDocument/publishDiagnostics") waiting.get(params.uri)?.resolve();
    else if (method !== undefined && id !== undefined) send({ id, result: null });
    else if (id !== undefined && waiting.has(id)) {
      const { resolve, reject } = waiting.get(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  };
  child.stdout.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = received.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(received.toString("latin1", 0, Math.max(head, 0)))?.[1]);
      if (head < 0 || received.length < head + 4 + length) return;
      const body = received.toString("utf8", head + 4, head + 4 + length);
      received = received.subarray(head + 4 + length);
      receive(JSON.parse(body));
    }
  });
  return {
    tell: (method, params) => send({ method, params }),
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        send({ id: last, method, params });
      }),
    /** Opens a file, and waits until it is checked. */
    open: (uri, text) =>
      new Promise((resolve, reject) => {
        waiting.set(uri, { resolve, reject });
        const textDocument = { uri, languageId: "yaml", version: 1, text };
        send({ method: "textDocument/didOpen", params: { textDocument } });
      }),
    stop: () => child.kill(),
  };
}

/** The description in an answer: without the title of the schema, the marks of Markdown, and the values of an enum. */
const descriptionIn = (answer) =>
  answer
    .replace(/^#### .*\n*/, "")
    .replace(/\n\nAllowed Values:\n.*/s, "")
    .replaceAll(/\\(?=[^\w\s])/g, "")
    .trim();

const folder = mkdtempSync(join(tmpdir(), "faultline-hover-"));
/** A file of the folder. */
const written = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const schemaFile = written("schema.json", JSON.stringify(schema));
const library = fileURLToPath(new URL("src/scenarios/library", root));
const reference = readFileSync(new URL("docs/scenario-reference.md", root), "utf8");
const shipped = () => [
  ...readdirSync(library, { recursive: true }).flatMap((file) => (file.endsWith(".yaml") ? join(library, file) : [])),
  ...[...reference.matchAll(/```yaml\n(.*?)```/gs)].map(([, text], index) =>
    written(`example-${index + 1}.yaml`, text),
  ),
];
const files = named.length > 0 ? named.map((file) => resolve(file)) : shipped();
for (const turn of [0, 1, 2, 3, 4, 5, 6, 7])
  files.push(written(`every-property-${turn}.yaml`, stringify(everyProperty(schema, turn))));

const settings = {
  yaml: {
    schemas: { [pathToFileURL(schemaFile)]: "*.yaml" },
    hover: true,
    hoverSchemaSource: false,
    // The catalogue of schemas on the web is not asked.
    schemaStore: { enable: false },
  },
};
const { ask, tell, open, stop } = startServer(settings);
await ask("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: { workspace: { configuration: true } },
});
tell("initialized", {});
tell("workspace/didChangeConfiguration", { settings });

const met = new Set();
let asked = 0;
const faults = [];
for (const file of files) {
  const uri = String(pathToFileURL(file));
  const text = readFileSync(file, "utf8");
  await open(uri, text);
  for (const { path, position } of keysOf(text)) {
    const answer = await ask("textDocument/hover", { textDocument: { uri }, position });
    const said = descriptionIn(answer?.contents?.value ?? "");
    const properties = propertiesAt(path).filter(({ description }) => description !== undefined);
    const right = properties.filter(({ description }) => said === description);
    for (const property of right) met.add(property);
    asked += 1;
    if (right.length === 0)
      faults.push(`${basename(file)}: ${path.join(".")}: ${said === "" ? "empty" : JSON.stringify(said)}`);
  }
}
stop();
rmSync(folder, { recursive: true });

for (const fault of faults) console.log(fault);
const empty = faults.filter((fault) => fault.endsWith(": empty")).length;
console.log(
  `${files.length} files, ${asked} keys, ${met.size} of ${allProperties(schema).size} properties met: ${empty} hovers empty, ` +
    `${faults.length - empty} say something else`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
