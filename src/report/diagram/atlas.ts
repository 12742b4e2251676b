/**
 * The ground: countries of Natural Earth (world-atlas, 1:50m), projected so that a map's box is in sight. The atlas is
 * read only when a map is drawn.
 */
import { createRequire } from "node:module";
import { geoConicConformal, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { LonLat, ScenarioMap } from "../../engine/index.js";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Ground {
  readonly width: number;
  readonly height: number;
  /** Outline of a country by its name, as SVG path data; empty if it lies outside the frame. */
  outline(country: string): string;
  /** The border that two countries share, as far as it lies north of a latitude and is one line. */
  border(between: readonly [string, string], north: number): string;
  line(points: readonly LonLat[]): string;
  /** Place in the frame, in its units. */
  at(point: LonLat): readonly [x: number, y: number];
}

const [width, height] = [900, 560];

let read: World | undefined;

/** Projects the atlas for a map; reads it once. */
export function openGround({ box: [west, south, east, north] }: ScenarioMap): Ground {
  read ??= createRequire(import.meta.url)("world-atlas/countries-50m.json") as World;
  const world = read;
  const { countries } = world.objects;
  const nameOf = ({ properties }: { readonly properties?: object | undefined }) =>
    (properties as { name?: string } | undefined)?.name;
  const [sixth, middle] = [(north - south) / 6, (west + east) / 2];
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const projection = geoConicConformal()
    // The rule of thumb for a cone's two standard parallels: a sixth of the height from each edge.
    .parallels([south + sixth, north - sixth])
    .rotate([-middle, 0])
    .fitSize([width, height], { type: "MultiPoint", coordinates: corners })
    .clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ]);
  const path = geoPath(projection).digits(1);
  return {
    width,
    height,
    outline: (name) => {
      const found = countries.geometries.find((country) => nameOf(country) === name);
      return found === undefined ? "" : (path(feature(world, found)) ?? "");
    },
    border: (between, north) => {
      const shared = mesh(world, countries, (one, other) => {
        const names = [nameOf(one), nameOf(other)];
        return between.every((name) => names.includes(name));
      });
      const [longest = []] = shared.coordinates
        .map((points) => points.filter(([, lat]) => (lat ?? 0) >= north))
        .sort((one, other) => other.length - one.length);
      return path({ type: "LineString", coordinates: longest }) ?? "";
    },
    line: (points) => path({ type: "LineString", coordinates: points.map(([lon, lat]) => [lon, lat]) }) ?? "",
    at: ([lon, lat]) => {
      const [x, y] = projection([lon, lat]) ?? [0, 0];
      return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    },
  };
}
