/**
 * Where a scenario plays: the ground in sight, and what is drawn on it. Written alike in a file and in a resolved
 * scenario. Nothing here has a part in play.
 */
import { z } from "zod";
import { limits } from "./limits.js";
import { type Inferred, id, line, listOf, named, posturePath, states } from "./schema.js";

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const lonLat = z.tuple([longitude, latitude]).meta({ description: "[longitude, latitude] in degrees" });
export type LonLat = Inferred<typeof lonLat>;

/** Side on which a label stands clear of its point. */
const side = z.enum(["left", "right", "above", "below"]);
const place = z.strictObject({ label: line, at: lonLat, side });
/** A capital or another town. */
export interface MapPlace extends Inferred<typeof place> {}

const table = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .record(id, entry)
    .refine((entries) => Object.keys(entries).length <= limits.places, `more than ${limits.places} entries`)
    .exactOptional();

const home = z.strictObject({
  /** Name of the country that it governs, as Natural Earth has it. */
  country: line,
  /** Where its name and its squares begin. */
  at: lonLat,
  capital: named<MapPlace>(place).exactOptional(),
  /** Points to a capital out of sight, such as "↑ Moscow". */
  beyond: line.exactOptional(),
});
/** Where an actor is. */
export interface MapHome extends Inferred<typeof home> {}

const front = z.strictObject({
  /** The posture whose states say whether it is fought over. */
  posture: posturePath,
  /** The states in which it is. */
  states: states.min(1),
  /** The posture whose rung says how gravely. */
  heat: posturePath,
  /** Where the actor's name and squares begin. */
  at: lonLat,
  /** Its course … */
  line: listOf(lonLat).min(2).exactOptional(),
  /** … or the border of two countries. Exactly one of the two is given. */
  border: z.tuple([line, line]).exactOptional(),
  /** The part of the border north of this latitude. */
  north: latitude.exactOptional(),
});
/** A line that is fought over. */
export interface MapFront extends Inferred<typeof front> {}

const force = z.strictObject({
  posture: posturePath,
  /** The states in which it is there. */
  states: states.min(1),
  at: lonLat,
  /** One to three capitals or digits. */
  mark: z.string().regex(/^[A-Z0-9]{1,3}$/),
  label: line,
});
/** Forces away from home. */
export interface MapForce extends Inferred<typeof force> {}

export const mapSchema = z.strictObject({
  /** West, south, east and north of what has to be in sight, in degrees. */
  box: z.tuple([longitude, latitude, longitude, latitude]),
  /** Countries drawn for the ground they cover, by their names in Natural Earth. */
  land: listOf(line, limits.places).exactOptional(),
  /** Names of countries and seas, by any id. */
  names: table(z.strictObject({ label: line, at: lonLat, sea: z.literal(true).exactOptional() })),
  towns: table(named<MapPlace>(place)),
  /** By actor. */
  homes: table(named<MapHome>(home)),
  fronts: table(named<MapFront>(front)),
  forces: table(named<MapForce>(force)),
});
export interface ScenarioMap extends Inferred<typeof mapSchema> {}
