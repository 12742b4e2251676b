/**
 * Statecharts, ladders and maps. Messages of the catalogue.
 */
export const diagram = {
  "diagram.map-key":
    "{title}. One square a ladder, darker is graver; below a name, where its first ladder stands. {source}",
  "diagram.map-source":
    "Coastlines and borders: Natural Earth, 1:50m. Front and forces are schematic. Nothing on this map is an opinion on the status of any territory.",
  "diagram.only-while": "only while {condition}",
  "diagram.before-ratios": "{wait}, before ratios",
  "diagram.answers": "answers {on} {chance}",
} as const;
