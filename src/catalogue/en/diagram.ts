/**
 * Statecharts, ladders and maps. Messages of the catalogue.
 */
export const diagram = {
  "diagram.map-key":
    "{title}. One square a ladder, darker is graver; below a name, where its first ladder stands. {source}",
  "diagram.map-source":
    "Coastlines and borders: Natural Earth, 1:50m. Front and forces are schematic. Where a town has two names in use, the first is that of the sources. Nothing on this map is an opinion on the status of any territory.",
  "diagram.only-while": "only while {condition}",
  "diagram.before-ratios": "{wait}, before ratios",
  "diagram.driving-an-actor":
    "Send the path of each transition of this actor that happens, or the path of what its responses answer: then the first response declared is always taken, as if every chance came up and every condition held.",
  "diagram.driving-a-scenario":
    "Send the path of each transition, response and timeout that happened, in the order of the records. A response moves by its own path only, because chance decides whether it happens; meta.trigger says what it answers.",
  "diagram.weight": "weight {weight} among its outcomes",
  "diagram.answers": "answers {on} {chance}",
} as const;
