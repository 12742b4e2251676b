/**
 * The languages that pages of a hosted exercise can be read in, and how one is chosen. Each is loaded by itself: whoever only speaks
 * English loads none of the others.
 */
import { type Catalogue, type Speech, speechOf } from "./say.js";

/** By code, each in its own words, as a reader looks for it. */
export const namesOfLanguages = {
  en: "English",
  az: "Azərbaycanca",
  hy: "Հայերեն",
  ru: "Русский",
  tr: "Türkçe",
} as const;

/** Those that no native speaker has read yet, which their pages say. */
export const unread: ReadonlySet<string> = new Set(["az", "hy", "ru", "tr"]);

export type Language = keyof typeof namesOfLanguages;

export const languages = Object.keys(namesOfLanguages) as readonly Language[];

export const isLanguage = (code: string): code is Language => Object.hasOwn(namesOfLanguages, code);

const catalogues: Readonly<Record<Language, () => Promise<Partial<Catalogue>>>> = {
  en: async () => ({}),
  az: async () => (await import("./az.js")).az,
  hy: async () => (await import("./hy.js")).hy,
  ru: async () => (await import("./ru.js")).ru,
  tr: async () => (await import("./tr.js")).tr,
};

/** All of them, ready to be spoken. */
export async function loadLanguages(): Promise<ReadonlyMap<Language, Speech>> {
  const loaded = languages.map(async (code) => [code, speechOf(code, await catalogues[code]())] as const);
  return new Map(await Promise.all(loaded));
}

/** Languages that a browser asks for, as its `Accept-Language` has them: the dearest first. */
function asked(header: string): string[] {
  const wishes = header
    .slice(0, 400)
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = rest.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { code: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0);
  return wishes.sort((one, other) => other.weight - one.weight).map(({ code }) => code);
}

/**
 * The language of a page: what its reader has chosen on it, else what the browser asks for, else the host's. Browsers ask for English where
 * nobody has told them otherwise, so English gives way to a host that speaks another language.
 */
export function chooseLanguage(chosen: string, header: string, usual: Language): Language {
  if (isLanguage(chosen)) return chosen;
  const wanted = asked(header).filter(isLanguage);
  return wanted.find((code) => code !== "en" || usual === "en") ?? usual;
}
