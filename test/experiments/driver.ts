/**
 * Plays functions with known indices along the same path as a model.
 */
import { driverOf } from "../../bench/known-indices.mjs";
import { finish } from "../../src/analysis/batch.js";
import { unitSteps } from "../../src/analysis/unit.js";

export const drive = driverOf({ finish, unitSteps });
