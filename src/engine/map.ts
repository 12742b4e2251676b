/**
 * Where a scenario plays: the ground in sight, and what is drawn on it. Written alike in a file and in a resolved
 * scenario. Nothing here has a part in play.
 */
import { z } from "zod";
import { limits } from "./limits.js";
import { about, type Inferred, id, line, listOf, named, posturePath, states } from "./schema.js";

const longitude = about(z.number().min(-180).max(180), "Longitude in degrees, from -180 to 180; east is positive.");
const latitude = about(z.number().min(-90).max(90), "Latitude in degrees, from -90 to 90; north is positive.");
const lonLat = z.tuple([longitude, latitude]);
export type LonLat = Inferred<typeof lonLat>;

const touch = z.strictObject({
  posture: about(posturePath, "Posture (actor.posture) that says whether the crisis touches the place."),
  states: about(states.min(1), "States of that posture in which it does."),
  heat: about(
    posturePath.exactOptional(),
    "Posture (actor.posture) whose rung says how gravely. Default: the same posture.",
  ),
});
/** When the crisis touches a place. */
export interface MapTouch extends Inferred<typeof touch> {}

const side = z.enum(["left", "right", "above", "below"]);
const place = z.strictObject({
  label: about(line, "Name of the place: a line."),
  at: about(lonLat, "Where the place is: [longitude, latitude] in degrees."),
  side: about(side, "Side of its dot on which the name stands if there is room: left, right, above or below."),
  also: about(
    line.exactOptional(),
    "Another name that is in use, shown beside the first where there is room. Default: none.",
  ),
  touched: about(
    listOf(named<MapTouch>(touch)).exactOptional(),
    "When the crisis touches the place, which is then marked: a list of {posture, states, heat}. Default: never.",
  ),
});
/** A capital or another town. */
export interface MapPlace extends Inferred<typeof place> {}

const table = <Entry extends z.ZodType>(entry: Entry, description: string) =>
  about(
    z
      .record(id, entry)
      .refine((entries) => Object.keys(entries).length <= limits.places, `more than ${limits.places} entries`)
      .exactOptional(),
    `${description} Default: none.`,
  );

const home = z.strictObject({
  country: about(line, "Country that the actor governs, which is coloured: its name in Natural Earth."),
  at: about(lonLat, "Where the actor's name and its squares begin: [longitude, latitude] in degrees."),
  capital: about(named<MapPlace>(place).exactOptional(), "The capital: {label, at, side}. Default: none."),
  beyond: about(line.exactOptional(), "A line that points to a capital out of sight, such as ↑ Moscow. Default: none."),
});
/** Where an actor is. */
export interface MapHome extends Inferred<typeof home> {}

const front = z.strictObject({
  posture: about(posturePath, "Posture (actor.posture) whose states say whether the line is fought over."),
  states: about(states.min(1), "States of that posture in which it is fought over."),
  heat: about(posturePath, "Posture (actor.posture) whose rung says how gravely it is fought over."),
  at: about(lonLat, "Where the actor's name and its squares begin: [longitude, latitude] in degrees."),
  line: about(
    listOf(lonLat).min(2).exactOptional(),
    "Course of the line: a list of [longitude, latitude] in degrees, at least two. Exactly one of line and border.",
  ),
  border: about(
    z.tuple([about(line, "A country, by its name in Natural Earth."), about(line, "Its neighbour.")]).exactOptional(),
    "The border of two countries instead of a line: their names in Natural Earth. Exactly one of line and border.",
  ),
  north: about(
    latitude.exactOptional(),
    "Latitude in degrees north of which that border counts. Default: all of it counts.",
  ),
});
/** A line that is fought over. */
export interface MapFront extends Inferred<typeof front> {}

const force = z.strictObject({
  posture: about(posturePath, "Posture (actor.posture) that says whether the forces are there."),
  states: about(states.min(1), "States of that posture in which they are there."),
  at: about(lonLat, "Where they are: [longitude, latitude] in degrees."),
  mark: about(z.string().regex(/^[A-Z0-9]{1,3}$/), "What the map shows: one to three capitals or digits."),
  label: about(line, "What a reader sees on pointing at the mark: a line."),
});
/** Forces away from home. */
export interface MapForce extends Inferred<typeof force> {}

const name = z.strictObject({
  label: about(line, "Name of the country or sea: a line."),
  at: about(lonLat, "Middle of the name: [longitude, latitude] in degrees."),
  sea: about(z.literal(true).exactOptional(), "true for the name of a sea. Default: that of a country."),
  region: about(z.literal(true).exactOptional(), "true for a region that the crisis is about. Default: a country."),
});

export const mapSchema = z.strictObject({
  box: about(
    z.tuple([longitude, latitude, longitude, latitude]),
    "What has to be in sight: [west, south, east, north] in degrees.",
  ),
  land: about(
    listOf(line, limits.places).exactOptional(),
    "Countries drawn for the ground that they cover, by their names in Natural Earth. Default: none.",
  ),
  names: table(about(name, "A name on the map, by any id."), "Names of countries and seas, by any id."),
  towns: table(
    about(named<MapPlace>(place), "A town on the map, by any id."),
    "Towns that help a reader find the way, by any id.",
  ),
  homes: table(
    about(named<MapHome>(home), "Where an actor is, by the actor's id."),
    "Where the actors are, by actor. Others stand in a corner.",
  ),
  fronts: table(
    about(named<MapFront>(front), "A line that is fought over, by any id."),
    "Lines that are fought over, by any id.",
  ),
  forces: table(
    about(named<MapForce>(force), "Forces away from home, by any id."),
    "Forces away from home, by any id.",
  ),
});
export interface ScenarioMap extends Inferred<typeof mapSchema> {}
