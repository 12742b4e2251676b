/**
 * The engine's version, written into every output. A test compares it with package.json, which the engine cannot read.
 */
export const engineVersion = "0.3.0";
