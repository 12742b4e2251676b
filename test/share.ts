/**
 * How much of a sweep is played: all of it where continuous integration runs or `FULL=1` asks for it, a stated share
 * elsewhere. The share is of the same sequence, so what fails in a share fails in the whole.
 */
const { CI, FULL } = process.env;

export const full: boolean = FULL === "1" || (CI !== undefined && CI !== "false");
