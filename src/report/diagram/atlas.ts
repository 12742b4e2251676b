/**
 * The ground: countries of Natural Earth (world-atlas, 1:50m) projected into a frame around the South Caucasus. The
 * atlas is read only when a map is drawn.
 */
import { createRequire } from "node:module";
import { geoConicConformal, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { LonLat } from "./places.js";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Ground {
  readonly width: number;
  readonly height: number;
  /** Outline of a country by its ISO 3166 numeric code, as SVG path data; empty where it lies outside the frame. */
  outline(country: string): string;
  /** The border that two countries share, as far as it lies north of a latitude and is one line. */
  border(between: readonly [string, string], north: number): string;
  line(points: readonly LonLat[]): string;
  /** Place in the frame, in its units. */
  at(point: LonLat): readonly [x: number, y: number];
}

const [width, height] = [900, 560];
/** Corners of what has to be seen. */
const corners: readonly LonLat[] = [
  [39.75, 38.1],
  [50.75, 38.1],
  [50.75, 43.35],
  [39.75, 43.35],
];

let opened: Ground | undefined;

/** Reads the atlas, once. */
export function openGround(): Ground {
  opened ??= readGround();
  return opened;
}

function readGround(): Ground {
  const world = createRequire(import.meta.url)("world-atlas/countries-50m.json") as World;
  const { countries } = world.objects;
  const projection = geoConicConformal()
    .parallels([39, 43])
    .rotate([-45.25, 0])
    .fitSize([width, height], { type: "MultiPoint", coordinates: corners.map(([lon, lat]) => [lon, lat]) })
    .clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ]);
  const path = geoPath(projection).digits(1);
  return {
    width,
    height,
    outline: (id) => {
      const found = countries.geometries.find((country) => country.id === id);
      return found === undefined ? "" : (path(feature(world, found)) ?? "");
    },
    border: (between, north) => {
      const shared = mesh(world, countries, (one, other) => {
        const ids = [one.id, other.id];
        return between.every((id) => ids.includes(id));
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
