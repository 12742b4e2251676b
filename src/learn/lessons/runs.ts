/**
 * The runs that the lessons look at. Chosen for what happens in them; what is right is worked out from them.
 */
import type { RunRef } from "../lesson.js";

/** The July crisis that becomes a war in August. */
export const july: RunRef = { scenario: "tavush-2020", seed: "7" };

/** The same crisis where the allies act on the text of their treaty. */
export const literal: RunRef = { scenario: "tavush-2020", seed: "19", variant: "csto-literal" };

/** The autumn war, with truces that fail before one is signed. */
export const autumn: RunRef = { scenario: "autumn-war-2020", seed: "14" };

export const tavush = { scenario: "tavush-2020" };
export const autumnWar = { scenario: "autumn-war-2020" };
