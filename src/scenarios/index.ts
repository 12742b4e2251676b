/**
 * Public interface of scenario files: finding, loading, checking and showing them. Loading gives the engine's
 * `Scenario`.
 */

export type { PutBack } from "./hold-out.js";
export type { ReadFile } from "./imports.js";
export {
  type InjectEntries,
  type InjectEntry,
  readInjects,
  readYamlValue,
  withInjects,
  writeYamlValue,
} from "./inject-entries.js";
export * from "./light.js";
export { listScenarios } from "./listing.js";
export { type HeldOut, type LoadedScenario, loadHeldOut, loadScenario, sealLibrary } from "./load.js";
export { loadPolicies } from "./policy.js";
export { type FileSource, largestFileBytes } from "./read.js";
export { scenarioJsonSchema } from "./schema.js";
export { showResolved } from "./show.js";
export { writtenAt } from "./written-at.js";
