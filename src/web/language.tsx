/**
 * The language of the page: what the host has chosen for this browser, until its reader chooses another, which the browser then keeps. Only
 * the messages of that language are fetched.
 */
import {
  isLanguage,
  type Language,
  languages,
  namesOfLanguages,
  say,
  speak,
  speechOf,
  unread,
} from "../catalogue/index.js";
import type { Connection } from "./connection.js";

const cookie = "faultline-language";

/** The language of the page as it stands. */
export function languageNow(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : "en";
}

/** Speaks a language from now on; without its messages, which a host that can't be reached does not give, it stays as it was. */
export async function speakIn(language: Language): Promise<boolean> {
  if (language === "en") speak(speechOf("en", {}));
  else {
    try {
      const response = await fetch(`/languages/${language}.json`, { signal: AbortSignal.timeout(8_000) });
      if (!response.ok) return false;
      speak(speechOf(language, (await response.json()) as Parameters<typeof speechOf>[1]));
    } catch {
      return false;
    }
  }
  document.documentElement.lang = language;
  return true;
}

async function choose(language: Language, connection: Connection): Promise<void> {
  // biome-ignore lint/suspicious/noDocumentCookie: browsers have a CookieStore over TLS alone.
  document.cookie = `${cookie}=${language}; Path=/; Max-Age=31536000; SameSite=Strict`;
  if (await speakIn(language)) connection.reread();
}

export function LanguageChoice({ connection }: { readonly connection: Connection }) {
  return (
    <select
      class="language"
      aria-label={say("web.language")}
      value={languageNow()}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (isLanguage(value)) void choose(value, connection);
      }}
    >
      {languages.map((code) => (
        <option key={code} value={code} lang={code}>
          {namesOfLanguages[code]}
        </option>
      ))}
    </select>
  );
}

/** Says of a language that no native speaker has read yet that it is a draft. */
export function Unread() {
  return unread.has(languageNow()) ? <p class="unread">{say("web.unread-translation")}</p> : null;
}
