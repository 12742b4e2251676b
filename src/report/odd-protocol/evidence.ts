/**
 * What the description adds to the protocol: the evidence register, with Admiralty grades and the reasons for them,
 * what rests on each claim, and where claims contradict each other.
 */
import { say } from "../../catalogue/index.js";
import { basedElements, evidenceRegister } from "../../scenarios/light.js";
import { aspectsInWords, credibilityInWords, gradeOf, reliabilityInWords } from "../../text/index.js";
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
    heading(2, "evidence", say("odd.evidence")),
    paragraph(say("odd.what-grades-mean")),
    heading(3, "sources", say("odd.sources")),
    table(
      say("odd.sources-and-trust"),
      columns([say("odd.source"), 44], [say("odd.grade"), 16], [say("odd.why"), 40]),
      scenario.sources.map(({ id, title, published, leans, reliability, note }) => ({
        anchor: anchors.source(id),
        cells: [
          lines(strong(title), `${published}; ${leans}`, code(id)),
          lines(strong(reliability), reliabilityInWords(reliability)),
          note,
        ],
      })),
      say("odd.no-sources"),
    ),
    heading(3, "claims", say("odd.claims")),
    ...claimBlocks(subject),
    heading(3, "contradictions", say("odd.contradictions")),
    ...contradictionBlocks(subject),
  ];
}

function claimBlocks(subject: Subject): readonly Block[] {
  const { scenario, lookup, numberOf } = subject;
  const rows = evidenceRegister(scenario).map((entry): Row => {
    const claim = lookup.claims.get(entry.claim);
    const cited = entry.citedBy.map((path): Text => {
      const support = entry.supports?.[path] ?? [];
      const element = elementLink(subject, path);
      return support.length === 0 ? [element] : [element, ` (${aspectsInWords(support)})`];
    });
    return {
      anchor: anchors.claim(entry.claim),
      cells: [
        String(numberOf.get(entry.claim) ?? ""),
        lines(
          entry.statement,
          entry.figures.length === 0 ? [] : small(say("odd.figures", { figures: entry.figures.join("; ") })),
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
        cited.length === 0 ? [say("odd.nothing")] : lines(...cited),
      ],
    };
  });
  return [
    paragraph(say("odd.what-claims-are", { claims: rows.length, judged: judgements(subject) })),
    table(
      say("odd.register"),
      columns(
        [say("odd.number"), 5, "right"],
        [say("odd.claim"), 37],
        [say("odd.where"), 14],
        [say("odd.grade-and-why"), 18],
        [say("odd.supports"), 26],
      ),
      rows,
      say("odd.no-claims"),
    ),
  ];
}

function judgements({ scenario }: Subject): number {
  return [...basedElements(scenario)].filter(([, { judgement }]) => judgement !== undefined).length;
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
    ...(rows.length === 0 ? [] : [paragraph(say("odd.one-reading-of-rivals"))]),
    table(
      say("odd.claims-at-odds"),
      columns([say("odd.one-claim"), 50], [say("odd.other-claim"), 50]),
      rows,
      say("odd.no-contradictions"),
    ),
  ];
}
