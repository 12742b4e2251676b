/**
 * The catalogue in Azerbaijani: what lobby, seats and table of a hosted exercise may read. Everything else is said in English.
 */
import { told } from "./az/told.js";
import { web } from "./az/web.js";

export const az = { ...told, ...web } as const;
