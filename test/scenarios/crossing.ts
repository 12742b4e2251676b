/**
 * A scenario of format 2 that faces are tried with: outcomes, stages, odds ratios, every condition, gauges that live, derived
 * and hidden ones, what recurs, secrets, long labels, and distributions.
 */
import { join } from "node:path";
import { loadScenario } from "../../src/scenarios/index.js";

export const crossingFile = join(import.meta.dirname, "crossing.yaml");
export const crossing = loadScenario(crossingFile).scenario;
