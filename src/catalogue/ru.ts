/**
 * The catalogue in Russian: what lobby, seats and table of a hosted exercise may read. Everything else is said in English.
 */
import { told } from "./ru/told.js";
import { web } from "./ru/web.js";

export const ru = { ...told, ...web } as const;
