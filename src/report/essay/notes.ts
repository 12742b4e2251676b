/**
 * The footnotes of an essay: each claim that is cited gets one, numbered in the order in which it is first cited, with its source, its
 * paragraph, its grade and what it says; and the list of the sources that they name.
 */
import { say } from "../../catalogue/index.js";
import { gradeInWords, type Lookup, reliabilityInWords, sourceTitle } from "../../text/index.js";
import { type Block, code, em, type Inline, list, note, paragraph, strong, type Text } from "../page/document.js";

export class Footnotes {
  readonly #lookup: Lookup;
  readonly #numbers = new Map<string, number>();

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  /** Marks of claims, each once; nothing for a claim that the scenario has not. */
  cite(claims: readonly string[]): Inline[] {
    const known = [...new Set(claims)].filter((claim) => this.#lookup.claims.has(claim));
    return known.map((claim) => {
      const number = this.#numbers.get(claim) ?? this.#numbers.size + 1;
      this.#numbers.set(claim, number);
      return note(number);
    });
  }

  /** Their texts, in the order of their numbers. */
  texts(): readonly Text[] {
    return [...this.#numbers.keys()].map((id) => {
      const claim = this.#lookup.claims.get(id);
      const figures = claim?.figures ?? [];
      return [
        say("essay.note-source", { title: sourceTitle(this.#lookup, id), paragraph: claim?.paragraph ?? 0 }),
        ` ${claim?.statement ?? ""}`,
        ...(figures.length === 0 ? [] : [` ${say("essay.note-figures", { figures: figures.join("; ") })}`]),
        ` ${say("essay.note-grade", { grade: gradeInWords(this.#lookup, id) })} `,
        code(id),
      ];
    });
  }

  /** The sources of all that is cited, in the order of the scenario. */
  bibliography(): Block {
    const cited = new Set([...this.#numbers.keys()].map((id) => this.#lookup.claims.get(id)?.source));
    const items = this.#lookup.scenario.sources
      .filter(({ id }) => cited.has(id))
      .map(
        ({ id, title, published, leans, reliability, note: about }): Text => [
          strong(title),
          `. ${say("essay.source-facts", { published, leans, letter: reliability, reliability: reliabilityInWords(reliability) })} ${about} `,
          code(id),
        ],
      );
    return items.length === 0 ? paragraph(em(say("essay.no-sources"))) : list(items);
  }
}
