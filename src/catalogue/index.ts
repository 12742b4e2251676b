/**
 * Public interface of the catalogue: screen text by name. A room of its own that imports nothing of ours, so that a
 * command can say its help without loading the engine.
 */
export {
  chooseLanguage,
  isLanguage,
  type Language,
  languages,
  loadLanguages,
  namesOfLanguages,
  unread,
} from "./languages.js";
export {
  type Catalogue,
  type MessageName,
  type Speech,
  say,
  sayRichly,
  speak,
  speaking,
  speechOf,
  spokenNow,
} from "./say.js";
