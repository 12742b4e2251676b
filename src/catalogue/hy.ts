/**
 * The catalogue in Armenian: what lobby, seats and table of a hosted exercise may read. Everything else is said in English.
 */
import { told } from "./hy/told.js";
import { web } from "./hy/web.js";

export const hy = { ...told, ...web } as const;
