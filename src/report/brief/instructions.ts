/**
 * What the plan of an exercise gives to one seat alone, at the head of its brief.
 */
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { createLookup, listInWords } from "../../text/index.js";
import { type Block, heading, list, paragraph } from "../page/document.js";

/** `scenario` is as the seat may know it. */
export function instructions({ exercise, ...scenario }: Scenario, seat: string): readonly Block[] {
  const own = exercise?.seats.find(({ actor }) => actor === seat);
  if (exercise === undefined || own === undefined) return [];
  const { actorLabel } = createLookup(scenario);
  const { people, aims, redLines, knows, told } = own;
  const points = (anchor: string, title: string, texts: readonly string[]): readonly Block[] =>
    texts.length === 0 ? [] : [heading(3, anchor, title), list(texts)];
  const teams = exercise.teams.filter(({ seats }) => seats.includes(seat));
  const blocks: readonly Block[] = [
    ...(people.length === 0 ? [] : [paragraph(say("plan.you-are", { people: listInWords(people, "and") }))]),
    ...teams.map(({ label, seats }) =>
      paragraph(say("plan.team-is", { team: label, seats: listInWords(seats.map(actorLabel), "and") })),
    ),
    ...(told === undefined ? [] : [heading(3, "told", say("plan.you-are-told")), paragraph(told)]),
    ...points("your-aims", say("plan.your-aims"), aims),
    ...points("your-red-lines", say("plan.your-red-lines"), redLines),
    ...points("your-knowledge", say("plan.you-alone-know"), knows),
    ...teams.flatMap(({ id, label, knows: shared }) =>
      points(`team-${id}`, say("plan.team-knows", { team: label }), shared),
    ),
  ];
  return blocks.length === 0 ? [] : [heading(2, "instructions", say("plan.your-instructions")), ...blocks];
}
