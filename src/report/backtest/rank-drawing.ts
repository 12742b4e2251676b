/**
 * The histogram of ranks: a bar for each tenth, a line at the height that all would have if the days lay evenly, and the
 * central half shaded. Figures alone stand in it.
 */
import { say } from "../../catalogue/index.js";
import { escapeHtml } from "../../scenarios/light.js";

const [width, height, left, bottom, top] = [430, 150, 30, 24, 10];

export function drawRanks(tenths: readonly number[], dates: number): string {
  const most = Math.max(...tenths, dates / 10);
  const [plain, tall] = [width - left - 10, height - top - bottom];
  const x = (rank: number) => left + plain * rank;
  const y = (count: number) => top + tall * (1 - count / most);
  const bar = (count: number, tenth: number) =>
    `<rect x="${(x(tenth / 10) + 1).toFixed(1)}" y="${y(count).toFixed(1)}" width="${(plain / 10 - 2).toFixed(1)}" height="${(tall * (count / most)).toFixed(1)}" fill="var(--accent)"/>`;
  const label = (at: number, text: string, anchor: string, line: number) =>
    `<text x="${at.toFixed(1)}" y="${line.toFixed(1)}" text-anchor="${anchor}" font-size="11" fill="currentColor">${text}</text>`;
  const expected = y(dates / 10).toFixed(1);
  return [
    `<svg role="img" viewBox="0 0 ${width} ${height}" aria-label="${escapeHtml(say("backtest.histogram-label", { counts: tenths.join(", ") }))}">`,
    `<rect x="${x(0.25).toFixed(1)}" y="${top}" width="${(plain / 2).toFixed(1)}" height="${tall}" fill="var(--accent)" fill-opacity="0.1"/>`,
    ...tenths.map(bar),
    `<line x1="${left}" x2="${(left + plain).toFixed(1)}" y1="${expected}" y2="${expected}" stroke="currentColor" stroke-dasharray="4 3"/>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((rank) => label(x(rank), `${rank}`, "middle", height - 8)),
    label(left - 6, `${Math.round(most)}`, "end", top + 9),
    "</svg>",
  ].join("");
}
