// Imported before a command: appends the address of every module that is loaded to the file that LOADED names.
import { register } from "node:module";

const hooks = `import { appendFileSync } from "node:fs";
export function load(url, context, next) {
  appendFileSync(process.env.LOADED, url + "\\n");
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
