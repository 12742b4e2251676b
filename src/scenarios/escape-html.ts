/**
 * The one way from a scenario's text into a page. What comes out can stand in an element or in a quoted attribute and
 * be nothing but text; characters that reorder or hide text become visible escapes.
 */
import { escapeText } from "./escape.js";

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["`", "&#96;"],
]);

/** Escapes text for HTML and XML, elements and quoted attributes alike. */
export function escapeHtml(text: string): string {
  return escapeText(text).replace(/[&<>"'`]/g, (character) => entities.get(character) ?? character);
}
