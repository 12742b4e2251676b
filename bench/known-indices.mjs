/**
 * Functions whose Sobol indices are known in closed form, and what plays them along the same path as a model: points of a design, runs of each,
 * sums of units. For tests and scripts: each gives the modules of its own, sources or build.
 */

/** Ishigami and Homma (1990) with 7 and 0.1, on the unit cube. */
export const ishigami = {
  name: "Ishigami's function",
  factors: 3,
  play: (point) => {
    const [x = 0, y = 0, z = 0] = point.map((coordinate) => Math.PI * (2 * coordinate - 1));
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  },
  ...indicesOfIshigami(),
};

function indicesOfIshigami() {
  const first = 0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2;
  const second = 7 ** 2 / 8;
  const both = 0.1 ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const variance = first + second + both;
  return {
    first: [first / variance, second / variance, 0],
    total: [(first + both) / variance, second / variance, both / variance],
    shares: { assumptions: 1, dice: 0, both: 0 },
  };
}

const weights = [0, 1, 4.5, 9, 99, 99, 99, 99];
const gOf = (point) =>
  point.reduce(
    (product, coordinate, place) => (product * (Math.abs(4 * coordinate - 2) + weights[place])) / (1 + weights[place]),
    1,
  );
const own = weights.map((weight) => 1 / 3 / (1 + weight) ** 2);
const variance = own.reduce((product, part) => product * (1 + part), 1) - 1;

/** The g-function of Sobol (1998) with weights of 0, 1, 4.5, 9 and four times 99; its mean is 1. */
export const gFunction = {
  name: "the g-function",
  factors: weights.length,
  play: gOf,
  first: own.map((part) => part / variance),
  total: own.map((part, place) => {
    const others = own.reduce((product, other, at) => (at === place ? product : product * (1 + other)), 1);
    return (part * others) / variance;
  }),
  shares: { assumptions: 1, dice: 0, both: 0 },
};

/**
 * The g-function with dice: g + 2s·d + (g − 1)·e, with s² the variance of g, and d and e uniform dice of variance 1. Of a run's variance
 * the assumptions alone have one sixth, the dice alone four, both together one. `seed` numbers the dice.
 */
export const noisyG = (seed) => ({
  name: "the g-function with dice",
  factors: weights.length,
  play: (point, run) => {
    const g = gOf(point);
    return g + 2 * Math.sqrt(variance) * dieOf(seed, run, 1) + (g - 1) * dieOf(seed, run, 2);
  },
  first: gFunction.first,
  total: gFunction.total,
  shares: { assumptions: 1 / 6, dice: 4 / 6, both: 1 / 6 },
});

/** Uniform with mean 0 and variance 1, the same at every point: by the finalizer of MurmurHash3 (Appleby). */
function dieOf(seed, run, die) {
  let mix = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(2 * run + die, 0x85ebca77);
  for (const constant of [0x85ebca6b, 0xc2b2ae35]) {
    mix ^= mix >>> 16;
    mix = Math.imul(mix, constant);
    mix ^= mix >>> 13;
  }
  return Math.sqrt(12) * ((mix >>> 0) / 2 ** 32 - 0.5);
}

/** A function that plays groups of points, whose coordinates are named by their place; each group has runs of its own. */
export const driverOf =
  ({ finish, unitSteps }) =>
  (play, groups, pairs, runs) => {
    const player = {
      *steps(values, firstRun, count) {
        const point = Object.values(values);
        return Float64Array.from({ length: count }, (_, run) => play(point, firstRun + run));
      },
    };
    const reading = { count: 1, read: (rows, _, into) => into.set(rows) };
    return groups.map((points, place) =>
      finish(
        unitSteps(
          player,
          reading,
          { arm: 0, points: points.map((point) => Object.fromEntries(point.entries())), firstRun: place * runs, runs },
          { pairs, rows: false },
        ),
      ),
    );
  };
