/**
 * In which order test files start: those that start programs, terminals or browsers are spread among those that only compute, the longest of
 * each kind first. The former mostly wait; while all processes did so at once, the processors had nothing to do, and at the end, when
 * all computed, the processes waited for each other.
 */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that wait for something that they start. */
const waits = /real-terminal|\/test\/(?:browser|cli|docs|queue)\/|browser\.test/;

/** Two lists as one, each in its order and evenly spread over the whole. */
export function spread<T>(some: readonly T[], others: readonly T[]): T[] {
  const placed = [some, others].flatMap((list) =>
    list.map((item, index) => ({ item, place: (index + 0.5) / list.length })),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

/** The longest are known by what they took last time, or else by the length of their text, as vitest has it. */
export class WaitersAmongOthers extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWaiter = ({ moduleId }: TestSpecification) => waits.test(moduleId);
    return spread(
      sorted.filter(isWaiter),
      sorted.filter((file) => !isWaiter(file)),
    );
  }
}
