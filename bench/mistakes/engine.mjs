// The engine and the kernel.
export const engine = [
  {
    name: "restore accepts any timeout",
    folder: "src/engine",
    find: "if (days < low - 1e-6 || days > high + 1e-6)",
    replace: "if (days < low - 1e-6 && days > high + 1e-6)",
    tests: ["test/engine"],
  },
  {
    name: "a restored hazard forgets when its rate began",
    folder: "src/engine",
    find: "world.since.set(banked.since);",
    replace: "",
    tests: ["test/engine", "test/conformance"],
  },
  {
    name: "a hazard keeps its pressure after it fires",
    folder: "src/engine",
    find: "setPressure(world, hazard, 0, world.rate[hazard] as number);",
    replace: "setPressure(world, hazard, pressureNow(world, hazard) / 2, world.rate[hazard] as number);",
    tests: ["test/validation/hazards"],
  },
  {
    name: "an effect may carry a gauge over its upper bound",
    folder: "src/engine",
    find: "return value > max ? max : value;",
    replace: "return value;",
    tests: ["test/engine", "test/conformance"],
  },
  {
    name: "a future repeats the dice of the past",
    folder: "src/engine",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text.
    find: "`${seed}${futureSuffix}`",
    replace: "seed",
    tests: ["test/analysis/futures", "test/engine"],
  },
  {
    name: "a gauge's bound in a condition excludes the bound itself",
    folder: "src/engine",
    find: "return value >= condition.min && value <= condition.max;",
    replace: "return value > condition.min && value < condition.max;",
    tests: ["test/engine", "test/conformance"],
  },
  {
    name: "an order that has become impossible is carried out all the same",
    folder: "src/engine",
    find: "return { index, chance, open: isOpen(model, world, index) };",
    replace: "return { index, chance, open: true };",
    tests: ["test/session/sealed"],
  },
  {
    name: "a rate is left as it is written",
    folder: "src/engine",
    find: "const rate = base * (factors[path] ?? 1);",
    replace: "const rate = base;",
    tests: ["test/engine/revalue"],
  },
  {
    name: "kernel: an act keeps its occasion when its state is left",
    folder: "src/kernel/assembly",
    find: "    forgetOccasion(int(timers, place));\n",
    replace: "",
    tests: ["test/kernel/policies"],
    built: true,
  },
];
