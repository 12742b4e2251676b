// Loads every scenario of the library once and keeps the result in dist/, so that starting to play does not wait for YAML.
// Part of the build; a scenario that is changed afterwards is simply loaded from its files again.
import { sealLibrary } from "../dist/scenarios/index.js";

sealLibrary();
