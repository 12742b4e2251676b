/**
 * What differs between two arms, as tables: endings and milestones in points, gauges at the end.
 */
import type { Comparison, PairedDifference } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Gauge, Scenario } from "../engine/index.js";
import { meanDecimals, shareOfRuns } from "../text/index.js";
import type { Column, Table } from "./columns.js";
import { spaced } from "./progress.js";

/** Tables of endings, milestones and gauges with their levels and changes; of those alone that `keep` keeps. */
export function comparisonTables(
  scenario: Scenario,
  comparison: Comparison,
  keep: (row: PairedDifference) => boolean = () => true,
): readonly Table[] {
  const labels = new Map<string, string>();
  for (const { id, label } of [...scenario.endings, ...scenario.milestones, ...scenario.gauges]) labels.set(id, label);
  const share = (value: number) => shareOfRuns(value, (p) => `${(p * 100).toFixed(1)}%`);
  const points = (value: number) => signedTo(value * 100, 1);
  const decimals = (id: string) => meanDecimals(scenario.gauges.find((gauge) => gauge.id === id) as Gauge);
  const section = (
    heading: string,
    differences: { readonly [id: string]: PairedDifference },
    level: (value: number, id: string) => string,
    change: (value: number, id: string) => string,
  ): Table[] => {
    const rows = Object.entries(differences).filter(([, row]) => keep(row));
    const column = (title: string, cell: (row: PairedDifference, id: string) => string, more = {}): Column => ({
      title,
      cells: rows.map(([id, row]) => cell(row, id)),
      ...more,
    });
    const right = { align: "right", width: 8 };
    const columns = [
      column(say("cli.column-first"), ({ first }, id) => level(first, id), right),
      column(say("cli.column-second"), ({ second }, id) => level(second, id), right),
      column(say("cli.column-change"), ({ difference }, id) => change(difference, id), right),
      column(say("cli.column-interval"), ({ low, high }, id) =>
        say("cli.interval", { low: change(low, id), high: change(high, id) }),
      ),
      column(
        say("cli.column-worth"),
        ({ independentRuns: n }) => (n === null ? "" : say("cli.runs", { n, runs: spaced(n) })),
        { spare: true },
      ),
    ];
    const names = rows.map(([id]) => ({ label: labels.get(id) ?? id, id }));
    return rows.length === 0 ? [] : [{ heading, names, columns }];
  };
  return [
    ...section(say("cli.endings-in-points"), comparison.endings, share, points),
    ...section(say("cli.milestones-in-points"), comparison.milestones, share, points),
    ...section(
      say("cli.gauges-at-the-end"),
      comparison.gauges,
      (value, id) => value.toFixed(decimals(id)),
      (value, id) => signedTo(value, decimals(id)),
    ),
  ];
}

/** With its sign, and none where it rounds to nothing but "-". */
function signedTo(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? `+${Math.abs(Number(text)).toFixed(decimals)}` : value > 0 ? `+${text}` : text;
}
