// Small mistakes that somebody could make by hand, written down before the tests that are to catch them. Each names the
// folder in which its text stands exactly once, so that it survives files that are moved, and the tests that are run.
import { analysis } from "./mistakes/analysis.mjs";
import { engine } from "./mistakes/engine.mjs";
import { faces } from "./mistakes/faces.mjs";
import { host } from "./mistakes/host.mjs";
import { session } from "./mistakes/session.mjs";
import { visibility } from "./mistakes/visibility.mjs";

export const mutations = [...engine, ...session, ...visibility, ...host, ...analysis, ...faces];
