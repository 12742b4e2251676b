/**
 * Where the actors of the South Caucasus are: a small table by actor and posture id, because a scenario says who acts
 * and not where. Longitudes and latitudes in degrees; lines and zones are schematic.
 */

export type LonLat = readonly [lon: number, lat: number];

/** A side on which a label stands clear of its point. */
export type Side = "left" | "right" | "above" | "below";

export interface Seat {
  /** ISO 3166 numeric code of the country it governs, as the atlas has it. */
  readonly country: string;
  /** Fill of that country, 0 to 3; told apart by lightness as well as hue, and by the name on it. */
  readonly tint: number;
  /** Where its name and its pips begin. */
  readonly label: LonLat;
  readonly capital: { readonly name: string; readonly at: LonLat; readonly side: Side } | { readonly beyond: string };
}

/** By actor id. A capital beyond the frame is pointed to. */
export const seats: ReadonlyMap<string, Seat> = new Map<string, Seat>([
  [
    "armenia",
    {
      country: "051",
      tint: 0,
      label: [44.66, 40.36],
      capital: { name: "Yerevan", at: [44.51, 40.18], side: "left" },
    },
  ],
  [
    "azerbaijan",
    { country: "031", tint: 1, label: [47.75, 40.62], capital: { name: "Baku", at: [49.87, 40.41], side: "below" } },
  ],
  ["russia", { country: "643", tint: 2, label: [44.7, 43.3], capital: { beyond: "↑ Moscow" } }],
  ["turkey", { country: "792", tint: 3, label: [40.25, 39.95], capital: { beyond: "← Ankara" } }],
]);

/** The posture that says where the front is fought over, and its states for each stretch. */
export const front = {
  actor: "front",
  where: "front.line",
  heat: "front.hostilities",
  stretches: [
    { id: "border", states: ["border", "both"], between: ["051", "031"] as const, north: 40.55 },
    {
      id: "contact",
      states: ["karabakh", "both"],
      line: [
        [46.05, 40.33],
        [46.45, 40.38],
        [46.75, 40.38],
        [46.95, 40.28],
        [47.05, 40.05],
        [47.05, 39.85],
        [47.2, 39.65],
        [47.35, 39.45],
        [47.3, 39.32],
      ] as readonly LonLat[],
    },
  ],
  /** Where what is being fought is written. */
  label: { border: [45.62, 41.12] as LonLat, contact: [47.4, 39.86] as LonLat },
} as const;

export interface Contingent {
  readonly posture: string;
  readonly states: readonly string[];
  readonly at: LonLat;
  /** Two or three capitals. */
  readonly mark: string;
  readonly label: string;
}

/** Forces away from home, by the states in which they are there. */
export const contingents: readonly Contingent[] = [
  {
    posture: "russia.contingent",
    states: ["arriving", "deployed", "reinforced", "entrenched"],
    at: [46.62, 39.78],
    mark: "RUS",
    label: "Russian peacekeepers",
  },
  {
    posture: "russia.mission",
    states: ["in-place"],
    at: [46.62, 39.78],
    mark: "RUS",
    label: "Russian peacekeepers",
  },
  {
    posture: "turkey.contingent",
    states: ["headquarters", "in-zone"],
    at: [46.98, 40.02],
    mark: "TUR",
    label: "Turkish monitors",
  },
  {
    posture: "turkey.monitors",
    states: ["headquarters", "in-zone"],
    at: [46.98, 40.02],
    mark: "TUR",
    label: "Turkish monitors",
  },
  {
    posture: "turkey.exercise",
    states: ["under-way", "closing", "extended"],
    at: [45.41, 39.3],
    mark: "EX",
    label: "Joint exercise",
  },
  {
    posture: "turkey.backing",
    states: ["forward-based", "record-mission"],
    at: [46.32, 40.74],
    mark: "F16",
    label: "Turkish jets",
  },
];

/** Towns that help a reader find the way. */
export const towns: readonly { readonly at: LonLat; readonly name: string; readonly side: Side }[] = [
  { at: [44.79, 41.72], name: "Tbilisi", side: "above" },
  { at: [43.85, 40.79], name: "Gyumri", side: "left" },
  { at: [46.36, 40.68], name: "Ganja", side: "right" },
  { at: [45.41, 39.21], name: "Nakhchivan", side: "below" },
];

export const seas: readonly { readonly at: LonLat; readonly name: string }[] = [
  { at: [50.35, 41.6], name: "Caspian Sea" },
  { at: [40.2, 42.1], name: "Black Sea" },
];

/** Neighbours drawn for the ground they cover, by ISO 3166 numeric code; a name only where it helps. */
export const neighbours: readonly { readonly country: string; readonly name: string; readonly at: LonLat }[] = [
  { country: "268", name: "Georgia", at: [43.3, 42.05] },
  { country: "364", name: "Iran", at: [47.3, 38.75] },
  { country: "368", name: "", at: [44, 36] },
  { country: "760", name: "", at: [39, 36] },
  { country: "398", name: "", at: [51, 44] },
  { country: "795", name: "", at: [53, 40] },
];
