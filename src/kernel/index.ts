/**
 * The one door to the kernel: whole runs and futures in WebAssembly, bit for bit as the engine plays them.
 */
export { type DrawnTables, drawnTables } from "./drawn.js";
export { type Branch, Kernel, type KernelPlan } from "./kernel.js";
export { type TallyArray, tallyArrays } from "./layout.js";
export { kernelCode } from "./link.js";
export type { Moment, RunListener } from "./log.js";
export type { Seated } from "./orders.js";
