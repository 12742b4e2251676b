/**
 * Tables of a report: named rows with figures in columns, measured in cells, that fit a width. Where that is too narrow, columns
 * that can be spared are left out, and a line says which; then ids are, and last names are cut. Texts have to be safe to show.
 */
import { say } from "../catalogue/index.js";
import { padEnd, padStart, shorten, widthOf } from "./cells.js";

export interface Column {
  readonly title: string;
  /** One of each row. */
  readonly cells: readonly string[];
  readonly align?: "left" | "right";
  /** Cells that it takes at least. */
  readonly width?: number;
  /** Whether it is left out where there is no room; the first that can be spared goes first. */
  readonly spare?: boolean;
}

/** What a row is of. Where both do not fit, the label is cut: the id tells two rows apart. */
export interface RowName {
  readonly label: string;
  readonly id?: string;
}

export interface Table {
  readonly heading: string;
  readonly names: readonly RowName[];
  readonly columns: readonly Column[];
}

const nameWidth = 46;
const leastNameWidth = 16;
const gap = 2;

/** Lines of tables that stand under each other and share the width of their names, an empty one between two of them. */
export function tableLines(tables: readonly Table[], width: number): string[] {
  const spared = new Set<string>();
  const kept = ({ columns }: Table) => columns.filter(({ title }) => !spared.has(title));
  const room = () => width - gap - Math.max(...tables.map((table) => sumOf(kept(table).map(widthOfColumn))));
  const spares = tables.flatMap(({ columns }) => columns.filter(({ spare }) => spare === true));
  const needed = Math.min(nameWidth, Math.max(leastNameWidth, ...tables.map(widthOfNames)));
  for (const { title } of spares) if (room() < needed) spared.add(title);
  const wished = Math.max(nameWidth, ...tables.map(({ heading }) => widthOf(heading) - gap));
  const names = Math.max(leastNameWidth, Math.min(wished, room()));
  const lines = tables.flatMap((table, place) => [
    ...(place > 0 ? [""] : []),
    ...linesOf({ ...table, columns: kept(table) }, names),
  ]);
  return spared.size === 0 ? lines : [...lines, "", say("text.columns-left-out", { columns: [...spared].join(", ") })];
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Of heading and names, where neither is cut. */
function widthOfNames({ heading, names }: Table): number {
  return Math.max(widthOf(heading) - gap, ...names.map((name) => widthOf(wholeName(name))));
}

const wholeName = ({ label, id }: RowName) => (id === undefined ? label : `${label} (${id})`);

/** With the gap before it. */
function widthOfColumn({ title, cells, width = 0 }: Column): number {
  return gap + Math.max(width, widthOf(title), ...cells.map(widthOf));
}

function linesOf({ heading, names, columns }: Table, width: number): string[] {
  const widths = columns.map((column) => widthOfColumn(column) - gap);
  const fitted = (text: string, place: number) =>
    (columns[place]?.align === "right" ? padStart : padEnd)(text, widths[place] as number);
  const line = (name: string, cells: readonly string[]) =>
    [padEnd(name, width + gap), ...cells.map(fitted)].join(" ".repeat(gap)).trimEnd();
  const titles = columns.map(({ title }) => title);
  const shown = namesInWidth(names, width);
  const rows = shown.map((name, row) => {
    const cells = columns.map((column) => column.cells[row] ?? "");
    return line(`  ${name}`, cells);
  });
  return [line(heading, titles), ...rows];
}

function namesInWidth(names: readonly RowName[], width: number): string[] {
  const labels = names.map(({ label }) => label);
  const fit = labels.every((label) => widthOf(label) <= width) && new Set(labels).size === labels.length;
  const whole = names.map(wholeName);
  if (whole.every((name) => widthOf(name) <= width)) return whole;
  // Less than the whole width means a narrow terminal.
  if (width < nameWidth && fit) return labels;
  return names.map(({ id }, place) => {
    const label = labels[place] as string;
    if (id === undefined) return shorten(label, width);
    const named = ` (${id})`;
    return shorten(`${shorten(label, Math.max(0, width - widthOf(named)))}${named}`, width);
  });
}
