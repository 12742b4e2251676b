/**
 * The one door to visibility: what a viewer may know of a scenario and of what happens in it.
 */
export { addresseesInWords, deliveryInWords, mayRead, readersOf } from "./addressed.js";
export { type SeenInject, seeInjectText } from "./inject.js";
export { type Knowledge, keptTo, mayKnow } from "./knowledge.js";
export type {
  MessageAddressees,
  MessageEvent,
  MessageStep,
  Proposed,
  SeenMessage,
  Standing,
  Written,
} from "./message.js";
export { isNewTo } from "./message.js";
export type { SeenExplanation, SeenRecord, Standpoint } from "./record.js";
export type { SeenScenario } from "./scenario.js";
export { seatOf, seatViewer, type Viewer } from "./viewer.js";
export { type Visibility, visibilityOf } from "./visibility.js";
