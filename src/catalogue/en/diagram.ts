/**
 * Statecharts, ladders and maps. Messages of the catalogue.
 */
export const diagram = {
  "diagram.one-square-a-ladder-darker-is":
    "{title}. One square a ladder, darker is graver; below a name, where its first ladder stands. {mapCaption}",
  "diagram.coastlines-and-borders-natural-earth-1":
    "Coastlines and borders: Natural Earth, 1:50m. Front and forces are schematic. Nothing on this map is an opinion on the status of any territory.",
  "diagram.only-while": ", only while {condition}",
  "diagram.before-ratios": "{wait}, before ratios{only}",
  "diagram.answers": "answers {on} {chance}{only}",
} as const;
