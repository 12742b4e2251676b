/**
 * The characters that a terminal can show. Text is UTF-8 everywhere; a terminal in another locale, or the font of the
 * Linux console, shows the rest as rubbish that also drifts out of its column. What it does not have is replaced, sign by
 * sign, in the same number of cells. Only terminals are asked: in a pipe or a file bytes stay UTF-8, whatever the locale.
 */
import stringWidth from "string-width";
import { escapeText } from "./escape.js";

/** All of Unicode; what the Linux console's own font has (code page 437); ASCII. */
export type Repertoire = "unicode" | "linux" | "ascii";

type Environment = { readonly [name: string]: string | undefined };

/**
 * The locale by the first of LC_ALL, LC_CTYPE and LANG that says anything, as POSIX has it. Where none does, or on Windows,
 * nothing is known, and a terminal of today is taken to be UTF-8.
 */
export function repertoireOf(environment: Environment, platform: string): Repertoire {
  if (platform === "win32") return "unicode";
  const locale = [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find((value) => value);
  if (locale !== undefined && !/utf-?8/i.test(locale)) return "ascii";
  return /^linux(-|$)/.test(environment.TERM ?? "") ? "linux" : "unicode";
}

const linuxFont = new Set(
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■" +
    "•○◘◙♂♀♪♫☼►◄▶◀↕‼§▬↨↑↓→←↔▲▼◆♦",
);

/** Pairs of a character and what stands for it. */
const table = (pairs: string): Map<string, string> =>
  new Map(pairs.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]));

const ascii = table(
  "★* ●* ○o ◆+ ■# •* ·. ◂< ◀< ◄< ▸> ▶> ►> ▲^ ▼v ←< →> ↑^ ↓v ↔- ─- ━= ═= │| ┃| ║| ‖= ┬+ ┴+ ├+ ┤+ ┼+ ┌+ ┐+ └+ ┘+ ░. ▒+ ▓# " +
    '▁_ ▂. ▃: ▄- ▀" ▅= ▆+ ▇* █# ‐- ‑- ‒- –- —- ―- −- ×x ÷/ …~ “" ”" „" «" »" ‘\' ’\' ‚\' ‹\' ›\' ≤< ≥> ≈~ ±+ ßs øo ØO đd ĐD ' +
    "łl ŁL ıi əe ƏE æe ÆE þt ÞT ðd ÐD",
)
  .set("\u00a0", " ")
  .set("\u202f", " ");
const linux = table("●• ◂◄ ▸► ━═ ‖║ ▁_ ▂_ ▃▄ ▅▄ ▆█ ▇█ —─ ―─");

/** A text in characters that a terminal has, each taking as many cells as before. */
export function inRepertoire(text: string, repertoire: Repertoire): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: line feeds and the like are ASCII too.
  if (repertoire === "unicode" || /^[\u0000-\u007f]*$/.test(text)) return text;
  const has = (character: string) => character < "\u0080" || (repertoire === "linux" && linuxFont.has(character));
  let shown = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if ([...segment].every(has)) {
      shown += segment;
      continue;
    }
    const whole = segment.normalize("NFC");
    const own = repertoire === "linux" && has(whole) ? whole : repertoire === "linux" ? linux.get(whole) : undefined;
    const [letter = "?"] = segment.normalize("NFD");
    const cells = stringWidth(segment);
    const sign = own ?? ascii.get(whole) ?? (has(letter) ? letter : (ascii.get(letter) ?? "?"));
    shown += cells === 1 ? sign : "?".repeat(cells);
  }
  return shown;
}

type Stream = Pick<NodeJS.WriteStream, "isTTY">;

export function repertoireOn({ isTTY }: Stream): Repertoire {
  return isTTY ? repertoireOf(process.env, process.platform) : "unicode";
}

/** Text without anything that a terminal could act on; on a terminal, in characters that it has. */
export function shownOn(stream: Stream, text: string): string {
  return inRepertoire(escapeText(text), repertoireOn(stream));
}
