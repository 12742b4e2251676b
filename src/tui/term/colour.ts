/**
 * Tones: what a piece of text means, and the colours that say so. The ramp of heat runs from blue over amber to
 * vermilion, which colour-blind eyes tell apart by lightness as well; middling lightness keeps it legible on black and
 * on white. Colour never stands alone, so a terminal without it loses nothing but comfort.
 */
export type Heat = "heat0" | "heat1" | "heat2" | "heat3" | "heat4";
export type Tone = "plain" | "dim" | "strong" | "accent" | "match" | Heat;

/** Bits for each colour, as Node tells them of a terminal: 1 is none, 4 the sixteen old colours, 8 the 256, 24 all. */
export type ColourDepth = number;

interface Paint {
  /** Weight and the like, which a terminal without colour has too. */
  readonly weight: string;
  readonly old: string;
  readonly table: string;
  readonly full: string;
}

function paint(weight: string, old = "", table = "", full = ""): Paint {
  return { weight, old, table, full };
}

const paints: Readonly<{ [tone in Tone]: Paint }> = {
  plain: paint(""),
  dim: paint("2"),
  strong: paint("1"),
  accent: paint("1", "36", "38;5;74", "38;2;61;155;224"),
  match: paint("7"),
  heat0: paint("", "36", "38;5;74", "38;2;61;155;224"),
  heat1: paint("", "36", "38;5;73", "38;2;95;168;160"),
  heat2: paint("", "33", "38;5;178", "38;2;207;154;28"),
  heat3: paint("", "33", "38;5;172", "38;2;224;123;26"),
  heat4: paint("1", "31", "38;5;167", "38;2;226;73;47"),
};

/** The order that begins a tone on a terminal (SGR); empty for plain. */
export function orderOf(tone: Tone, depth: ColourDepth): string {
  const { weight, old, table, full } = paints[tone];
  const colour = depth >= 24 ? full : depth >= 8 ? table : depth >= 4 ? old : "";
  const codes = [weight, colour].filter((code) => code !== "").join(";");
  return codes === "" ? "" : `\u001b[${codes}m`;
}

/** A tone where colours and weights have other names than on a terminal, as in a picture. */
export interface Look {
  /** `#3d9be0`; null for the colour of all other text. */
  readonly colour: string | null;
  readonly weight: "normal" | "bold" | "dim" | "inverse";
}

const weights: Readonly<{ [code: string]: Look["weight"] }> = { "1": "bold", "2": "dim", "7": "inverse" };

export function lookOf(tone: Tone): Look {
  const { weight, full } = paints[tone];
  const [, ...channels] = /^38;2;(\d+);(\d+);(\d+)$/.exec(full) ?? [];
  const colour = channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("");
  return { colour: colour === "" ? null : `#${colour}`, weight: weights[weight] ?? "normal" };
}

const heats: readonly Heat[] = ["heat0", "heat1", "heat2", "heat3", "heat4"];

/** The tone of a share between 0, calm, and 1, grave. */
export function heatOf(share: number): Heat {
  const index = Math.min(heats.length - 1, Math.floor(Math.min(1, Math.max(0, share)) * heats.length));
  return heats[index] ?? "heat0";
}

/** The tone of a COW hostility level, 1 none to 5 war. */
export function heatOfHostility(level: number): Heat {
  return heats[Math.min(4, Math.max(0, level - 1))] ?? "heat0";
}
