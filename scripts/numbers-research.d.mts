/** Counts of the public record, and the postures, transitions, gauges or assumptions whose numbers each would bear on. */
export const research: readonly {
  readonly count: string;
  readonly bears: string;
  readonly on: readonly string[];
}[];
