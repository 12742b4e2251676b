/**
 * The background of the situation manual: what has led up to the first day, and what the sources of the register that were out by
 * then say, each statement with its grade.
 */
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { credibilityInWords, reliabilityInWords } from "../../text/index.js";
import { type Block, columns, heading, lines, paragraph, strong, table } from "../page/document.js";

/** `scenario` is as all players may read it, so that nothing in it tells what is to come. */
export function backgroundBlocks({ exercise, claims, sources }: Scenario): readonly Block[] {
  const led = exercise?.situation ?? [];
  return [
    ...(led.length === 0 ? [] : [heading(3, "led-up", say("plan.led-up")), ...led.map((text) => paragraph(text))]),
    ...(claims.length === 0 ? [] : fromSources({ claims, sources })),
  ];
}

function fromSources({ claims, sources }: Pick<Scenario, "claims" | "sources">): readonly Block[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  return [
    heading(2, "background", say("plan.background")),
    paragraph(say("plan.how-graded")),
    table(
      say("plan.statements"),
      columns([say("plan.statement"), 50], [say("plan.grade"), 22], [say("plan.where"), 28]),
      claims.map(({ statement, source: id, credibility, paragraph: number }) => {
        const { title = id, reliability = "" } = known.get(id) ?? {};
        const words = { reliability: reliabilityInWords(reliability), credibility: credibilityInWords(credibility) };
        return [
          statement,
          lines(strong(`${reliability}${credibility}`), say("plan.grade-in-words", words)),
          say("plan.source-paragraph", { title, paragraph: number }),
        ];
      }),
    ),
    table(
      say("plan.sources"),
      columns([say("plan.source"), 45], [say("plan.leans"), 25], [say("plan.reliability"), 30]),
      sources.map(({ title, published, leans, reliability }) => [
        lines(strong(title), published),
        leans,
        lines(strong(reliability), reliabilityInWords(reliability)),
      ]),
    ),
  ];
}
