/**
 * Public interface of the catalogue: screen text by name. A room of its own that imports nothing of ours, so that a
 * command can say its help without loading the engine.
 */
export { type Catalogue, type MessageName, say, sayRichly } from "./say.js";
