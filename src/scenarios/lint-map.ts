/**
 * Lint rules for the map: its postures, states, actors and countries exist, and everything on it lies in its box.
 */
import { createRequire } from "node:module";
import type { LonLat, MapPlace, MapTouch } from "../engine/index.js";
import { unknownName, unknownState } from "./condition-parts.js";
import type { LintContext } from "./lint-context.js";
import type { Path } from "./tree.js";

/** Names of the countries of Natural Earth, as the map draws them. */
function countryNames(): ReadonlySet<string> {
  const world = createRequire(import.meta.url)("world-atlas/countries-50m.json") as {
    readonly objects: {
      readonly countries: { readonly geometries: readonly { readonly properties: { readonly name: string } }[] };
    };
  };
  return new Set(world.objects.countries.geometries.map(({ properties }) => properties.name));
}

export function lintMap({ file, names, report }: LintContext): void {
  const { map } = file;
  if (map === undefined) return;
  const [west, south, east, north] = map.box;
  if (!(west < east && south < north)) {
    report.error(["map", "box"], "This box is inside out", {
      found: `[${map.box.join(", ")}]`,
      expected: "[west, south, east, north] in degrees, west before east and south before north",
    });
    return;
  }
  const place = ([longitude, latitude]: LonLat, path: Path) => {
    if (longitude >= west && longitude <= east && latitude >= south && latitude <= north) return;
    report.error(path, "This place lies outside the map's box", {
      found: `[${longitude}, ${latitude}]`,
      expected: `longitude ${west} to ${east}, latitude ${south} to ${north}`,
      hint: "longitude comes first; move the place, or widen the box",
    });
  };
  const known = countryNames();
  const country = (name: string, path: Path) => {
    if (!known.has(name)) report(unknownName("country of Natural Earth", name, known, path));
  };
  const posture = (name: string, path: Path): readonly string[] | undefined => {
    const states = names.postures.get(name);
    if (states === undefined) report(unknownName("posture", name, names.postures.keys(), path));
    return states;
  };
  const statesOf = (entry: { readonly posture: string; readonly states: readonly string[] }, path: Path) => {
    const states = posture(entry.posture, [...path, "posture"]);
    entry.states.forEach((state, index) => {
      if (states?.includes(state) === false) {
        report(unknownState(entry.posture, state, states, [...path, "states", index]));
      }
    });
  };
  for (const [index, name] of (map.land ?? []).entries()) country(name, ["map", "land", index]);
  for (const table of ["names", "towns"] as const) {
    for (const [id, { at }] of Object.entries(map[table] ?? {})) place(at, ["map", table, id, "at"]);
  }
  for (const [id, town] of Object.entries(map.towns ?? {})) lintTouches(town, ["map", "towns", id], statesOf, posture);
  for (const [id, home] of Object.entries(map.homes ?? {})) {
    const path = ["map", "homes", id];
    if (!names.actors.has(id)) report({ ...unknownName("actor", id, names.actors, path), at: "key" });
    country(home.country, [...path, "country"]);
    place(home.at, [...path, "at"]);
    if (home.capital !== undefined) place(home.capital.at, [...path, "capital", "at"]);
    lintTouches(home.capital ?? {}, [...path, "capital"], statesOf, posture);
  }
  for (const [id, front] of Object.entries(map.fronts ?? {})) {
    const path = ["map", "fronts", id];
    statesOf(front, path);
    posture(front.heat, [...path, "heat"]);
    place(front.at, [...path, "at"]);
    front.border?.forEach((name, index) => {
      country(name, [...path, "border", index]);
    });
    if ((front.line === undefined) === (front.border === undefined)) {
      report.error(path, "A front has either a line or a border", {
        at: "key",
        expected: "line: [[longitude, latitude], …], or border: [country, country]",
      });
    }
  }
  for (const [id, force] of Object.entries(map.forces ?? {})) {
    statesOf(force, ["map", "forces", id]);
    place(force.at, ["map", "forces", id, "at"]);
  }
}

function lintTouches(
  { touched = [] }: Pick<MapPlace, "touched">,
  path: Path,
  statesOf: (entry: MapTouch, path: Path) => void,
  posture: (name: string, path: Path) => unknown,
): void {
  for (const [index, touch] of touched.entries()) {
    statesOf(touch, [...path, "touched", index]);
    if (touch.heat !== undefined) posture(touch.heat, [...path, "touched", index, "heat"]);
  }
}
