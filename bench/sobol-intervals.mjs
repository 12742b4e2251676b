// How often the intervals of Sobol indices hold the truth: `node bench/sobol-intervals.mjs [repetitions] [sampling]`. Ishigami's function, the g-function
// and the g-function with dice (20 runs a point, of whose variance one sixth is that of the assumptions alone), with 256 groups, the default, with
// fewer and with more; sampling is sobol, the default, or random. Prints, for every index and share, the percentage of studies whose nominal 95% interval
// holds the closed form (the bar is 90 to 98), the root of the mean squared error, the mean half width, and of Ishigami's function with 4,096 groups how
// many studies have all indices within 0.02. 500 repetitions take some ten minutes of processor time.
import "./help.mjs";
import { finish } from "../dist/analysis/batch.js";
import { unitSteps } from "../dist/analysis/unit.js";
import { saltelliGroups, saltelliPairs, sobolIndices } from "../dist/experiments/index.js";
import { driverOf, gFunction, ishigami, noisyG } from "./known-indices.mjs";

const [repetitions = "500", sampling = "sobol"] = process.argv.slice(2);
const drive = driverOf({ finish, unitSteps });

function studyOf({ factors, play }, groups, runs, seed) {
  const played = drive(play, saltelliGroups(factors, groups, seed, sampling), saltelliPairs(factors), runs);
  const { first, total, shares } = sobolIndices(played, factors, { seed, sampling })[0];
  return [...first, ...total, shares.assumptions, shares.dice, shares.both];
}

/** The least and the greatest share of intervals that hold, of all indices and of all functions. */
const extremes = [100, 0];
for (const [known, groups, runs] of [
  [() => ishigami, 256, 2],
  [() => ishigami, 4096, 2],
  [() => gFunction, 64, 2],
  [() => gFunction, 256, 2],
  [() => gFunction, 1024, 2],
  [noisyG, 64, 20],
  [noisyG, 256, 20],
]) {
  const studies = Array.from({ length: Number(repetitions) }, (_, repetition) =>
    studyOf(known(repetition), groups, runs, `${repetition}`),
  );
  const { name, first, total, shares } = known(0);
  const truths = [...first, ...total, ...(known === noisyG ? [shares.assumptions, shares.dice, shares.both] : [])];
  const names = [
    ...first.map((_, factor) => `S${factor + 1}`),
    ...total.map((_, factor) => `T${factor + 1}`),
    "assumptions",
    "dice",
    "both",
  ];
  console.log(`\n${name}, ${groups} groups: ${repetitions} studies`);
  console.log("index         truth  holds    error  half width");
  for (const [place, truth] of truths.entries()) {
    const found = studies.map((study) => study[place]);
    const mean = (of) => found.reduce((sum, one) => sum + of(one), 0) / found.length;
    // A hair more, for what is the same in every study.
    const holds = 100 * mean(({ low, high }) => (low - 1e-9 <= truth && truth <= high + 1e-9 ? 1 : 0));
    extremes[0] = Math.min(extremes[0], holds);
    extremes[1] = Math.max(extremes[1], holds);
    const error = Math.sqrt(mean(({ value }) => (value - truth) ** 2));
    const half = mean(({ low, high }) => (high - low) / 2);
    console.log(
      `${names[place].padEnd(11)} ${truth.toFixed(5)}  ${holds.toFixed(1).padStart(5)}  ${error.toFixed(5)}     ${half.toFixed(5)}`,
    );
  }
  if (known() === ishigami && groups === 4096) {
    const near = studies.filter((study) => truths.every((truth, place) => Math.abs(study[place].value - truth) < 0.02));
    console.log(`all six within 0.02 in ${((100 * near.length) / studies.length).toFixed(1)}% of the studies`);
  }
}
console.log(`\nIntervals hold between ${extremes[0].toFixed(1)}% and ${extremes[1].toFixed(1)}% of the time.`);
