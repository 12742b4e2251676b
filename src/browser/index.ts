/**
 * The parts of a crisis page that the pages of a hosted exercise are made of too.
 */
export { MapSection } from "./map-section.js";
