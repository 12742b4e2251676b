/**
 * The laboratory that tests of lessons share, since it plays each run once: those that run in one process play none twice.
 */
import { openLaboratory } from "../../src/cli/laboratory.js";

export const lab = openLaboratory();
