// PRIM on planted boxes: `node bench/prim.mjs [boxes] [points]`. Each of 200 random boxes limits two to four of six assumptions and holds 5 to 50% of
// the space; the outcome is certain inside and never outside. Prints in how many the box that the rule chooses has density 0.9 and
// coverage 0.8 at least on 4,000 fresh points, and the least of both. The bar is all of them. Takes half a minute.
import "./help.mjs";
import { discover, evenFactor, latinHypercube } from "../dist/experiments/index.js";

const [boxes = 200, points = 1200] = process.argv.slice(2).map(Number);
const factors = Array.from({ length: 6 }, (_, place) => evenFactor(`x${place}`, 0, 1));
let state = 1;
const uniform = () => {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
};

function plant() {
  for (;;) {
    const limits = factors.map(() => [0, 1]);
    const order = [...factors.keys()].sort(() => uniform() - 0.5).slice(0, 2 + Math.floor(3 * uniform()));
    for (const column of order) {
      const width = 0.25 + 0.55 * uniform();
      const low = Math.max(0, (1 - width) * (1.5 * uniform() - 0.25));
      limits[column] = [low, Math.min(1, low + width)];
    }
    const mass = limits.reduce((product, [low, high]) => product * (high - low), 1);
    if (mass >= 0.05 && mass <= 0.5) return limits;
  }
}

function sampleOf(design, limits) {
  const outcomes = Float64Array.from(design, (point) =>
    point.every((value, column) => value >= limits[column][0] && value <= limits[column][1]) ? 1 : 0,
  );
  const columns = factors.map((_, column) => Float64Array.from(design, (point) => point[column]));
  return { columns, outcomes, levels: outcomes };
}

let [met, density, coverage] = [0, 1, 1];
for (let box = 0; box < boxes; box += 1) {
  const limits = plant();
  const sample = sampleOf(latinHypercube(factors, points, `planted ${box}`), limits);
  const fresh = sampleOf(latinHypercube(factors, 4000, `fresh ${box}`), limits);
  const found = discover(sample, fresh);
  const { fresh: checked } = found.boxes[found.best];
  density = Math.min(density, checked.density.value);
  coverage = Math.min(coverage, checked.coverage.value);
  if (checked.density.value >= 0.9 && checked.coverage.value >= 0.8) met += 1;
}
console.log(
  `${met} of ${boxes} boxes found; least density ${density.toFixed(3)}, least coverage ${coverage.toFixed(3)}`,
);
