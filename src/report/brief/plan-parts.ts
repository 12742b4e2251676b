/**
 * Parts of a planned exercise that several handouts share: what it is, who takes part, the course of the day.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay, type Exercise, type Scenario } from "../../engine/index.js";
import { createLookup, listInWords, longDate } from "../../text/index.js";
import {
  type Block,
  columns,
  type Fact,
  fact,
  heading,
  lines,
  list,
  paragraph,
  strong,
  type Text,
  table,
  tableIfAny,
} from "../page/document.js";

/** Facts for the head of a handout: the exercise, and when and where it is held. */
export function planFacts({ exercise }: Scenario): readonly Fact[] {
  if (exercise === undefined) return [];
  const { title, date, place } = exercise;
  const held = [date === undefined ? [] : longDate(date), place ?? []].flat();
  return [fact(say("plan.title"), title), ...(held.length === 0 ? [] : [fact(say("plan.held"), held.join(", "))])];
}

/** Purpose, objectives, rules, participants and agenda, as far as the reader of this scenario may know them. */
export function exerciseBlocks(scenario: Scenario): readonly Block[] {
  const { exercise } = scenario;
  if (exercise === undefined) return [];
  const { purpose, objectives, rules } = exercise;
  return [
    heading(2, "exercise", say("plan.the-exercise")),
    ...(purpose === undefined ? [] : [paragraph(purpose)]),
    ...tableIfAny(
      say("plan.objectives"),
      columns([say("plan.objective"), 35], [say("plan.what-is-meant"), 65]),
      objectives.map(({ label, note = "" }) => [strong(label), note]),
    ),
    ...(rules.length === 0 ? [] : [heading(3, "rules", say("plan.rules")), list(rules)]),
    heading(3, "participants", say("plan.participants")),
    participants(exercise, scenario),
    ...agenda(exercise, scenario),
  ];
}

/** Teams that a seat belongs to, in words. */
function teamsOf({ teams }: Exercise, actor: string): string {
  return teams
    .filter(({ seats }) => seats.includes(actor))
    .map(({ label }) => label)
    .join("; ");
}

/** Who takes part, in which part and team. */
export function participants(exercise: Exercise, scenario: Scenario): Block {
  const { actorLabel } = createLookup(scenario);
  const named = (people: readonly string[]) => (people.length === 0 ? say("plan.nobody-yet") : people.join("; "));
  const rows = exercise.seats.map(({ actor, people }) => [
    strong(say("plan.seat-of", { actor: actorLabel(actor) })),
    named(people),
    teamsOf(exercise, actor),
  ]);
  const parts = [
    ["plan.white-cell", exercise.whiteCell, true],
    ["plan.evaluators", exercise.evaluators.map(({ name }) => name), false],
    ["plan.observers", exercise.observers, false],
    ["plan.media", exercise.media, false],
  ] as const;
  const others = parts.flatMap(([part, people, always]) =>
    people.length === 0 && !always ? [] : [[strong(say(part)), named(people), ""]],
  );
  return table(
    say("plan.who-takes-part"),
    columns([say("plan.part"), 34], [say("plan.names"), 44], [say("plan.team"), 22]),
    [...rows, ...others],
  );
}

function agenda({ agenda: items, minutes }: Exercise, scenario: Scenario): readonly Block[] {
  if (items.length === 0) return [];
  const days = ({ turn }: Exercise["agenda"][number]): string => {
    if (turn === undefined) return "";
    const [from, to] = [(turn - 1) * scenario.turn, Math.min(turn * scenario.turn, scenario.horizon)];
    const dates = { from: longDate(dateOfDay(scenario.start, from)), to: longDate(dateOfDay(scenario.start, to)) };
    return say("plan.turn-days", { turn, ...dates, minutes: minutes[turn - 1] ?? minutes.at(-1) ?? 0 });
  };
  return [
    heading(3, "agenda", say("plan.agenda")),
    table(
      say("plan.course-of-the-day"),
      columns([say("plan.clock"), 12], [say("brief.what"), 38], [say("plan.in-play"), 50]),
      items.map((item) => [strong(item.at), item.what, days(item)]),
    ),
  ];
}

/** What each seat, and each team, has been given for itself; for evaluators and the white cell. */
export function givenToSeats({ exercise, ...scenario }: Scenario): readonly Block[] {
  if (exercise === undefined) return [];
  const { actorLabel } = createLookup(scenario);
  const points = (texts: readonly string[]): Text => lines(...texts);
  return [
    heading(2, "given", say("plan.what-seats-have")),
    table(
      say("plan.what-seats-have-alone"),
      columns([say("plan.seat"), 18], [say("plan.aims"), 28], [say("plan.red-lines"), 24], [say("plan.knows"), 30]),
      exercise.seats.map(({ actor, people, aims, redLines, knows, told }) => [
        lines(strong(actorLabel(actor)), people.join("; ")),
        points(aims),
        points(redLines),
        points([...knows, ...(told === undefined ? [] : [told])]),
      ]),
      say("brief.no-actors"),
    ),
    ...tableIfAny(
      say("plan.teams-know"),
      columns([say("plan.team"), 25], [say("plan.watches-seats"), 25], [say("plan.knows"), 50]),
      exercise.teams.map(({ label, seats, knows }) => [
        strong(label),
        listInWords(seats.map(actorLabel), "and"),
        points(knows),
      ]),
    ),
  ];
}

/** Which evaluator watches which objectives and seats. */
export function assignments({ exercise, ...scenario }: Scenario): readonly Block[] {
  const { actorLabel } = createLookup(scenario);
  const labels = new Map(exercise?.objectives.map(({ id, label }) => [id, label]));
  const all = (names: readonly string[]): Text => (names.length === 0 ? [say("plan.all")] : lines(...names));
  return tableIfAny(
    say("plan.who-evaluates"),
    columns([say("plan.evaluator"), 30], [say("plan.watches-objectives"), 40], [say("plan.watches-seats"), 30]),
    (exercise?.evaluators ?? []).map(({ name, objectives, seats }) => [
      strong(name),
      all(objectives.map((id) => labels.get(id) ?? id)),
      all(seats.map(actorLabel)),
    ]),
  );
}
