/**
 * The one door to the kernel: whole runs and futures in WebAssembly, bit for bit as the engine plays them.
 */
export { type DrawnTables, drawnTables } from "./drawn.js";
export { Kernel, type KernelPlan, type TallyArray, tallyArrays } from "./kernel.js";
export { kernelCode } from "./link.js";
export type { Moment, RunListener } from "./log.js";
