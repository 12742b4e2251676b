/**
 * The one way to stdout for data. JSON leaves as ASCII, so that nothing in it can act on a terminal.
 */

function asciiOnly(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** One line of JSON, every character beyond printable ASCII escaped. */
export function jsonLine(value: unknown): string {
  return asciiOnly(JSON.stringify(value));
}

/** Indented JSON, escaped alike. */
export function jsonPage(value: unknown): string {
  return asciiOnly(JSON.stringify(value, null, 2));
}

/** Writes a line to stdout. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
