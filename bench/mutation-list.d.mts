/** Types of the list, for tests in TypeScript. */
export const mutations: readonly {
  readonly name: string;
  /** Below the project's root. */
  readonly folder: string;
  readonly find: string;
  readonly replace: string;
  readonly tests: readonly string[];
}[];
