/**
 * Splittings for reading: how probable the outcome is, how sure that is, what it took, and the levels on the way.
 */
import { say } from "../catalogue/index.js";
import { estimativeWord } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import { editionInWords } from "../text/index.js";
import type { OpenedArm } from "./arms.js";
import { tableLines } from "./columns.js";
import { percentOf } from "./ensemble-text.js";
import { spaced } from "./progress.js";
import type { RareFigures } from "./rare.js";

/** The whole report, ready to print. */
export function rareText({ model }: OpenedArm, figures: RareFigures): string {
  const { outcome, p, low, high, plainRuns, work, levels, repetitions, trials, partial, seed, engine } = figures;
  const { milestones, endings, title } = model.scenario;
  const { label } = [...milestones, ...endings].find(({ id }) => id === outcome.id) ?? { label: outcome.id };
  const none = p === 0;
  const lines = [
    say("rare.title", { title, label, id: outcome.id }),
    [editionInWords(model), say("cli.seed", { seed }), say("cli.engine", { engine })].join(" · "),
    "",
    ...(none
      ? [say("rare.none-came", { repetitions: spaced(repetitions) })]
      : [
          say("rare.likelihood", {
            share: percentOf(p),
            low: percentOf(low),
            high: percentOf(high),
            word: estimativeWord(p),
          }),
          say("rare.one-in", { runs: roundly(1 / p), low: roundly(1 / high), high: roundly(1 / low) }),
        ]),
    ...(plainRuns === null
      ? []
      : [say("rare.worth", { plainRuns: roundly(plainRuns), work: roundly(work), times: roundly(plainRuns / work) })]),
    say("rare.size", { repetitions: spaced(repetitions), trials: spaced(trials), levels: levels.length }),
    "",
    ...levelLines(figures),
    "",
    ...importanceLines(figures),
    "",
    say("rare.explained"),
    say("cli.hash", { hash: figures.hash }),
    ...(partial ? [say("rare.partial")] : []),
  ];
  return lines.map((line) => escapeLine(line).trimEnd()).join("\n");
}

/** Two digits that count, and zeros. */
function roundly(value: number): string {
  if (value < 100) return value < 10 ? value.toPrecision(2) : `${Math.round(value)}`;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return spaced(Math.round(value / unit) * unit);
}

function levelLines({ levels }: RareFigures): string[] {
  const column = (title: string, cells: readonly string[]) => ({ title, cells, align: "right" as const });
  let rest = 1;
  return tableLines([
    {
      heading: say("rare.heading-levels"),
      names: levels.map(({ importance }) => ({
        label: importance === null ? say("rare.level-last") : say("rare.level", { importance }),
      })),
      columns: [
        column(
          say("rare.heading-passed"),
          levels.map(({ share }) => percentOf(share)),
        ),
        column(
          say("rare.heading-so-far"),
          levels.map(({ share }) => {
            rest *= share;
            return percentOf(rest);
          }),
        ),
      ],
    },
  ]);
}

function importanceLines({ importance: { postures, gauges } }: RareFigures): string[] {
  const number = (value: number) => `${Number(value.toPrecision(3))}`;
  return [
    say("rare.importance"),
    ...Object.entries(postures).map(([path, states]) => {
      const worth = Object.entries(states).filter(([, value]) => value !== 0);
      return `  ${path}: ${worth.map(([state, value]) => `${state} ${number(value)}`).join(", ")}`;
    }),
    ...Object.entries(gauges).map(
      ([id, { from, to, weight }]) =>
        `  ${id}: ${say("rare.gauge", { from: number(from), to: number(to), weight: number(weight) })}`,
    ),
  ];
}
