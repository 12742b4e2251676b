/**
 * Public interface of scenario files: finding, loading, checking and showing them. Loading gives the engine's
 * `Scenario`.
 */

export type { PutBack } from "./hold-out.js";
export * from "./light.js";
export { listScenarios } from "./listing.js";
export { type HeldOut, type LoadedScenario, loadHeldOut, loadScenario, sealLibrary } from "./load.js";
export { scenarioJsonSchema } from "./schema.js";
export { showResolved } from "./show.js";
