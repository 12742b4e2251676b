/**
 * The catalogue in Turkish: what lobby, seats and table of a hosted exercise may read. Everything else is said in English.
 */
import { told } from "./tr/told.js";
import { web } from "./tr/web.js";

export const tr = { ...told, ...web } as const;
