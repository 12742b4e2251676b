/**
 * The engine's version, written into every output. Kept in step with package.json by a test, because the engine
 * may read no file.
 */
export const engineVersion = "0.2.0";
