/**
 * The one door to the queue: studies given out in chunks to workers on other machines, through Redis. Loaded only by who asks for it.
 */
export { type Address, type Connection, connect } from "./connection.js";
export { mostChunkRuns } from "./limits.js";
export { QueueFault } from "./packed.js";
export { playQueuedRuns } from "./queued-runs.js";
export { openQueuedUnits, type QueuedUnits } from "./queued-units.js";
export { work } from "./worker.js";
