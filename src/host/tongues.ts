/**
 * The session in the language of each reader: whatever a role may know is worked out in English or in any other language from one state. For
 * each language there is a model of its own, so that what is kept by model or scenario is never read in another.
 */
import { type Language, loadLanguages, type Speech, speaking } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { labelledModel } from "../text/index.js";
import type { Hosted } from "./hosted.js";

export class Tongues {
  /** What pages are in where nobody asks for another. */
  readonly usual: Language;
  readonly #hosted: Pick<Hosted, "session">;
  readonly #speeches: ReadonlyMap<Language, Speech>;
  readonly #models = new WeakMap<Model, Map<Language, Model>>();

  private constructor(hosted: Pick<Hosted, "session">, speeches: ReadonlyMap<Language, Speech>, usual: Language) {
    this.#hosted = hosted;
    this.#speeches = speeches;
    this.usual = usual;
  }

  static async open(hosted: Pick<Hosted, "session">, usual: Language = "en"): Promise<Tongues> {
    return new Tongues(hosted, await loadLanguages(), usual);
  }

  /** Works something out in a language, from the scenario in that language. It has to be done when this returns. */
  speaking<Result>(language: Language, work: (model: Model) => Result): Result {
    return speaking(this.speech(language), () => work(this.#model(language)));
  }

  /** What names of the scenario are in where everything else is in this language. */
  namesIn(language: Language): Language {
    return this.#hosted.session.model.scenario.labels?.[language] === undefined ? "en" : language;
  }

  speech(language: Language): Speech {
    return this.#speeches.get(language) as Speech;
  }

  #model(language: Language): Model {
    const { model, header } = this.#hosted.session;
    if (language === "en") return model;
    const models = this.#models.get(model) ?? new Map<Language, Model>();
    this.#models.set(model, models);
    const made = models.get(language) ?? labelledModel(model, language, { variant: header.variant, set: header.set });
    models.set(language, made);
    return made;
  }
}
