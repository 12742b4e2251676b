/**
 * What the description adds to the protocol: the evidence register, with Admiralty grades and the reasons for them,
 * what rests on each claim, and where claims contradict each other.
 */
import { evidenceRegister } from "../../scenarios/index.js";
import { count, credibilityInWords, gradeOf, reliabilityInWords } from "../../text/index.js";
import {
  type Block,
  code,
  columns,
  em,
  heading,
  lines,
  link,
  paragraph,
  type Row,
  small,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { anchors, elementLink, type Subject } from "./basis.js";

export function evidence(subject: Subject): readonly Block[] {
  const { scenario } = subject;
  return [
    heading(2, "evidence", "Evidence"),
    paragraph(
      "Grades follow the Admiralty system: a letter for the source, from A, completely reliable, to F, which cannot be judged; a number for the claim, from 1, confirmed elsewhere, to 6, which cannot be judged.",
    ),
    heading(3, "sources", "Sources"),
    table(
      "Sources and how far they are relied on",
      columns(["Source", 44], ["Grade", 16], ["Why", 40]),
      scenario.sources.map(({ id, title, published, leans, reliability, note }) => ({
        anchor: anchors.source(id),
        cells: [
          lines(strong(title), `${published}; ${leans}`, code(id)),
          lines(strong(reliability), reliabilityInWords(reliability)),
          note,
        ],
      })),
      "The scenario names no sources.",
    ),
    heading(3, "claims", "Claims"),
    ...claimBlocks(subject),
    heading(3, "contradictions", "Contradictions"),
    ...contradictionBlocks(subject),
  ];
}

function claimBlocks(subject: Subject): readonly Block[] {
  const { scenario, lookup, numberOf } = subject;
  const rows = evidenceRegister(scenario).map((entry): Row => {
    const claim = lookup.claims.get(entry.claim);
    const cited = entry.citedBy.map((path): Text => [elementLink(subject, path)]);
    return {
      anchor: anchors.claim(entry.claim),
      cells: [
        String(numberOf.get(entry.claim) ?? ""),
        lines(
          entry.statement,
          entry.figures.length === 0 ? [] : small(`Figures: ${entry.figures.join("; ")}`),
          code(entry.claim),
        ),
        link(
          anchors.source(entry.source),
          `${entry.source} ¶${entry.paragraph}`,
          lookup.sources.get(entry.source)?.title,
        ),
        lines(
          strong(entry.grade),
          credibilityInWords(claim?.credibility ?? 6),
          claim?.note === undefined ? [] : em(claim.note),
        ),
        cited.length === 0 ? ["nothing"] : lines(...cited),
      ],
    };
  });
  const judged = judgements(subject);
  return [
    paragraph(
      `Each claim is one located statement of a source, paraphrased; its figures stand as the source writes them. ${count(rows.length, "claim")} in all; ${count(judged, "part")} of the model rest on a judgement where no document gives the number, and say so.`,
    ),
    table(
      "The evidence register",
      columns(["No.", 5, "right"], ["Claim", 37], ["Where", 14], ["Grade, and why", 18], ["What rests on it", 26]),
      rows,
      "The scenario makes no claims.",
    ),
  ];
}

function judgements({ scenario }: Subject): number {
  const transitions = scenario.actors.flatMap((actor) => actor.postures).flatMap((posture) => posture.transitions);
  const parts = [
    ...transitions,
    ...transitions.flatMap(({ ratios }) => ratios),
    ...scenario.gauges,
    ...scenario.gauges.flatMap(({ drift }) => drift),
    ...scenario.assumptions,
    ...scenario.injects,
    ...scenario.milestones,
    ...scenario.endings,
  ];
  return parts.filter(({ judgement }) => judgement !== undefined).length;
}

function contradictionBlocks(subject: Subject): readonly Block[] {
  const { scenario, lookup, numberOf } = subject;
  const seen = new Set<string>();
  const rows = scenario.claims.flatMap((claim) =>
    claim.contradicts.flatMap((other): Row[] => {
      const key = [claim.id, other].sort().join(" ");
      if (seen.has(key)) return [];
      seen.add(key);
      const side = (id: string): Text => {
        const label = `[${numberOf.get(id) ?? "?"}] ${gradeOf(lookup, id) ?? ""}`;
        return [link(anchors.claim(id), label), ` ${lookup.claims.get(id)?.statement ?? id} `, code(id)];
      };
      return [[side(claim.id), side(other)]];
    }),
  );
  return [
    ...(rows.length === 0
      ? []
      : [paragraph("Where sources disagree, the model takes one reading and offers the rival as a variant.")]),
    table(
      "Claims that contradict each other",
      columns(["One claim", 50], ["says otherwise than", 50]),
      rows,
      "No claim of the register contradicts another.",
    ),
  ];
}
