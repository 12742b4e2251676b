/**
 * The limits of a scenario, each stated once: a scenario file, a resolved scenario and the header of a log keep to the
 * same ones, so that whatever may be played may also be saved and opened again.
 */

/** Most entries of a kind. Those of a posture, an actor or a transition are meant where one of these has them. */
export const limits = {
  actors: 64,
  /** Of one actor. */
  postures: 16,
  /** Of one posture; conditions test states with a 32-bit mask. */
  states: 30,
  /** Of all postures together. */
  transitions: 500,
  gauges: 64,
  /** Of one actor. */
  beliefs: 64,
  assumptions: 128,
  injects: 200,
  milestones: 100,
  endings: 30,
  variants: 50,
  mechanisms: 64,
  claims: 1000,
  sources: 1000,
  /** Of one transition. */
  ratios: 32,
  /** Of one transition. */
  outcomes: 16,
  /** Of one happening, beside the one that it has in any case. */
  headlines: 16,
  /** Stages of one waiting time. */
  shape: 100,
  /** Points of one curve. */
  points: 32,
  /** Entries of one kind on a map. */
  places: 200,
  /** Of one agreement. */
  terms: 20,
  /** Of any other list. */
  items: 1000,
  /** Longest text, in UTF-16 units. */
  text: 2000,
  /** Longest label or headline. */
  line: 160,
  /** Largest number, either way; a larger one is a slip of the keyboard. */
  number: 1e9,
  /** Shortest timeout and mean waiting time, in days (about a second); shorter ones would not terminate in practice. */
  shortestDays: 0.00001,
  /**
   * Deepest nesting of a resolved condition. One level of a file can make two: `{tension: …, not: …}` is an `all` whose
   * second part is a `not`.
   */
  condition: 80,
} as const;

/** Ten years: the longest horizon, and the longest play. */
export const longestPlayDays = 3660;

/**
 * Deepest nesting of plain JSON that is hashed or saved. A condition takes two levels of JSON for each of its own, and
 * lies twelve deep in a scenario at most.
 */
export const deepestJson = 2 * limits.condition + 20;
