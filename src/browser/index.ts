/**
 * The parts of a crisis page that the pages of a hosted exercise are made of too.
 */
export { Curve } from "./curve.js";
export { Guess } from "./guess.js";
export { LabelledTable, ScoreTable } from "./labelled-table.js";
export { MapSection } from "./map-section.js";
