/**
 * The one door to the changes between two resolved scenarios: value by value, and in the words of the model. Pure.
 */
export { type Change, changesBetween, type Path } from "./change.js";
export { type ChangeLine, changeLines } from "./lines.js";
export { groupLabel } from "./owner.js";
export { type PerhapsRenamed, perhapsRenamed } from "./renames.js";
export { plainOf } from "./sides.js";
