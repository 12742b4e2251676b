/**
 * How much of a sweep is played: a few in `npm test`, a stated share in `npm run test:sweeps`, which continuous integration plays
 * too, and all of it where `FULL=1` asks for it. Each is the beginning of the same sequence, so what fails in a few fails in the whole.
 */
export const full: boolean = process.env.FULL === "1";
/** Set by vitest.config.ts for the sweeps. */
const sweeps = process.env.FAULTLINE_TEST_SWEEPS === "1";

/** One of three sizes: for `npm test`, for `npm run test:sweeps`, and for all of it. Whose test asks for one is tagged "sized". */
export const share = <Size>(few: Size, some: Size, all: Size): Size => (full ? all : sweeps ? some : few);

/** Options of a test that `npm test` plays where `kept` holds, and leaves to the sweeps elsewhere. */
export const sweepUnless = (kept: boolean): { tags?: "sweep" } => (kept ? {} : { tags: "sweep" });

/** The crises that `npm test` plays of a sweep over the library: the smallest, and the one that most tests are about. */
export const isUsual = (id: string): boolean => id === "tutorial" || id === "tavush-2020";
