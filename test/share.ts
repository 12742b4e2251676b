/**
 * How much of a sweep is played: a stated share, here and where continuous integration runs; all of it where `FULL=1` asks
 * for it. The share is of the same sequence, so what fails in a share fails in the whole.
 */
export const full: boolean = process.env.FULL === "1";
