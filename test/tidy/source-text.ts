/**
 * Reads TypeScript just well enough to judge it: blanks out comments, strings, regular expressions and template text, so
 * that a rule about code is never tripped by prose, and lists what a file imports and exports. It knows nothing of types.
 */

/** The file with everything but code blanked by spaces; line breaks stay, so lines and columns still agree. */
export function codeOnly(source: string): string {
  return new Blanker(source).run();
}

const wordBeforeRegex = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|do|else|yield|await)$/;

class Blanker {
  readonly #source: string;
  readonly #out: string[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#out = [...source.split("")];
  }

  run(): string {
    if (this.#source.startsWith("#!")) this.#blankTo(this.#lineEnd());
    this.#code(false);
    return this.#out.join("");
  }

  /** Walks code until the end, or until the brace that closes a template's `${`. */
  #code(insideTemplate: boolean): void {
    let depth = 0;
    while (this.#at < this.#source.length) {
      const here = this.#source[this.#at]!;
      const pair = this.#source.slice(this.#at, this.#at + 2);
      if (pair === "//") this.#blankTo(this.#lineEnd());
      else if (pair === "/*") this.#blankTo(this.#endOf("*/", this.#at + 2));
      else if (here === '"' || here === "'") this.#string(here);
      else if (here === "`") this.#template();
      else if (here === "/" && this.#opensRegex()) this.#regex();
      else {
        if (here === "{") depth += 1;
        if (here === "}") {
          if (insideTemplate && depth === 0) return;
          depth -= 1;
        }
        this.#at += 1;
      }
    }
  }

  /** The quotes stay, what is between them goes. An unclosed one ends with its line (apostrophes in JSX text). */
  #string(quote: string): void {
    let end = this.#at + 1;
    while (end < this.#source.length && this.#source[end] !== quote && this.#source[end] !== "\n") {
      end += this.#source[end] === "\\" ? 2 : 1;
    }
    this.#at += 1;
    this.#blankTo(Math.min(end, this.#source.length));
    if (this.#source[this.#at] === quote) this.#at += 1;
  }

  #template(): void {
    this.#at += 1;
    while (this.#at < this.#source.length && this.#source[this.#at] !== "`") {
      if (this.#source.startsWith("${", this.#at)) {
        this.#at += 2;
        this.#code(true);
        this.#at += 1;
      } else this.#blankTo(Math.min(this.#at + (this.#source[this.#at] === "\\" ? 2 : 1), this.#source.length));
    }
    this.#at += 1;
  }

  #regex(): void {
    let end = this.#at + 1;
    let inClass = false;
    while (end < this.#source.length && this.#source[end] !== "\n" && (inClass || this.#source[end] !== "/")) {
      if (this.#source[end] === "[") inClass = true;
      if (this.#source[end] === "]") inClass = false;
      end += this.#source[end] === "\\" ? 2 : 1;
    }
    this.#at += 1;
    this.#blankTo(Math.min(end, this.#source.length));
    this.#at += 1;
  }

  /** A slash divides after a value, closes a tag in `</a>` and `={b} />`, and opens a regular expression elsewhere. */
  #opensRegex(): boolean {
    const before = this.#out
      .slice(Math.max(0, this.#at - 200), this.#at)
      .join("")
      .trimEnd();
    if (before === "") return true;
    if (this.#source[this.#at - 1] === "<" || (before.endsWith("}") && this.#source[this.#at + 1] === ">"))
      return false;
    return /[([{,;=:!&|?+\-*%<>~^}]$/.test(before) || wordBeforeRegex.test(before);
  }

  #lineEnd(): number {
    const end = this.#source.indexOf("\n", this.#at);
    return end < 0 ? this.#source.length : end;
  }

  #endOf(text: string, from: number): number {
    const end = this.#source.indexOf(text, from);
    return end < 0 ? this.#source.length : end + text.length;
  }

  #blankTo(end: number): void {
    for (; this.#at < end; this.#at += 1) if (this.#source[this.#at] !== "\n") this.#out[this.#at] = " ";
  }
}

/** A string or template in a file; in a template's text, `\u0001` stands for what is put in. */
export interface SourceString {
  readonly text: string;
  readonly index: number;
}

/** Every string and template of a file but the names of modules; what templates put in is read too. */
export function stringsOf(source: string): SourceString[] {
  const code = codeOnly(source);
  const found: SourceString[] = [];
  const template = (from: number): number => {
    let text = "";
    let at = from + 1;
    while (at < code.length && code[at] !== "`") {
      if (code.startsWith("${", at)) {
        text += "\u0001";
        at = walk(at + 2, true) + 1;
      } else text += source[at++];
    }
    found.push({ text, index: from });
    return at + 1;
  };
  /** Reads code from there to the end, or to the brace that closes what a template puts in. */
  const walk = (from: number, inTemplate: boolean): number => {
    let depth = 0;
    let at = from;
    while (at < code.length) {
      const here = code[at]!;
      if (here === "`") at = template(at);
      else if (here === '"' || here === "'") {
        const end = code.indexOf(here, at + 1);
        const isModule = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*$/.test(code.slice(Math.max(0, at - 20), at));
        if (!isModule && end > at) found.push({ text: source.slice(at + 1, end), index: at });
        at = end < 0 ? code.length : end + 1;
      } else {
        if (here === "}" && inTemplate && depth === 0) return at;
        depth += here === "{" ? 1 : here === "}" ? -1 : 0;
        at += 1;
      }
    }
    return at;
  };
  walk(0, false);
  return found;
}

/** Every module a file imports or re-exports from, statically or by a literal `import()`, in order. */
export function importsOf(source: string): string[] {
  const code = codeOnly(source);
  const found: string[] = [];
  for (const match of code.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*(?=["'])/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf(source[start]!, start + 1);
    if (end > start) found.push(source.slice(start + 1, end));
  }
  return found;
}

/** Names a file exports. */
export function exportsOf(source: string): string[] {
  const code = codeOnly(source);
  const declared = code.matchAll(
    /\bexport\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\s*\*?|const|let|var|class|interface|type|enum|namespace)\s+([\w$]+)/g,
  );
  const names = [...declared].map((match) => match[1]!);
  for (const list of code.matchAll(/\bexport\s+(?:type\s+)?\{([^}]*)\}/g)) {
    for (const item of list[1]!.split(",")) {
      const name = item
        .trim()
        .replace(/^type\s+/, "")
        .split(/\s+as\s+/)
        .at(-1);
      if (name) names.push(name);
    }
  }
  return names;
}

export interface FunctionSpan {
  readonly name: string;
  /** First line, counted from 1. */
  readonly line: number;
  readonly lines: number;
}

/** Functions with a body in braces, roughly: `function`, methods, and arrows. */
export function functionsOf(source: string): FunctionSpan[] {
  const code = codeOnly(source);
  const opening =
    /\bfunction\b\s*\*?\s*([\w$]*)[^{};]*?\([^;]*?\)[^;={}]*\{|=>\s*\{|^[ \t]+(?:(?:async|static|get|set|override|private|public|protected)\s+)*(#?[\w$]+)\s*(?:<[^>\n]*>)?\([^;{}]*\)\s*(?::[^;{}=]+)?\{/gm;
  const found: FunctionSpan[] = [];
  for (const match of code.matchAll(opening)) {
    const name = match[1] || match[2] || "(arrow)";
    if (/^(?:if|for|while|switch|catch|with)$/.test(name)) continue;
    const bodyStart = match.index + match[0].length;
    let depth = 1;
    let end = bodyStart;
    for (; end < code.length && depth > 0; end += 1) depth += code[end] === "{" ? 1 : code[end] === "}" ? -1 : 0;
    const headStart = match.index + (match[0].length - match[0].trimStart().length);
    const line = code.slice(0, headStart).split("\n").length;
    found.push({ name, line, lines: code.slice(headStart, end).split("\n").length });
  }
  return found;
}
