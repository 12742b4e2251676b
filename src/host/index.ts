/**
 * Public interface of the host: a session on the network, in the browsers of seats, table and white cell. Viewers in, timelines out.
 */

export type { CountOdds } from "../white-cell/index.js";
export type { SeatKey } from "./access.js";
export { type Hosted, withoutDesk } from "./hosted.js";
export { codeInGroups, codeLink, keyLink, qrLines } from "./join.js";
export { keyedOf, type Role, titleOf } from "./roles.js";
export { type Host, type HostOptions, startHost, type Tls } from "./server.js";
export { type Limits, usualLimits } from "./serving.js";
export { keepTime, type Wait } from "./timekeeper.js";
export type { DocumentKind } from "./white-cell-documents.js";
export type { WorkOut } from "./work-out.js";
