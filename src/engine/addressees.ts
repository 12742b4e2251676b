/**
 * Whom something is addressed to: actors and teams of the plan by their ids, or everybody. A line of text with their names,
 * as earlier files and logs have it, is read name by name, so that "Russian staff" is not taken for Russia.
 */
/** Ids of actors and of teams, or `all`; or a line of names between commas. */
export type Addressees = string | readonly string[];

/** Stands for everybody in a list of addressees. */
export const everybody = "all";

export interface Addressed {
  /** Whether everybody may read it, the table too. */
  readonly all: boolean;
  /** Ids of the actors whose seats may read it, in the order of the scenario. */
  readonly actors: readonly string[];
  /** Names that are nobody's. */
  readonly unknown: readonly string[];
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** Who may be addressed: the actors of a scenario, and the teams of its plan. */
export interface Directory {
  readonly actors: readonly Named[];
  readonly exercise?: { readonly teams: readonly (Named & { readonly seats: readonly string[] })[] };
}

const plain = (name: string) => name.trim().toLowerCase();

/** The names that addressees consist of. */
export function namesOf(to: Addressees): readonly string[] {
  const names = typeof to === "string" ? to.split(/[,;&\n]|\band\b/) : to;
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

/** Who may read something addressed to these. An actor goes before a team of the same name. */
export function addressed({ actors, exercise }: Directory, to: Addressees): Addressed {
  const [seats, unknown] = [new Set<string>(), [] as string[]];
  let all = false;
  for (const name of namesOf(to)) {
    const is = ({ id, label }: Named) =>
      id === name || (typeof to === "string" && [id, label].some((known) => plain(known) === plain(name)));
    const [actor, team] = [actors.find(is), exercise?.teams.find(is)];
    if ((typeof to === "string" ? plain(name) : name) === everybody) all = true;
    else if (actor !== undefined) seats.add(actor.id);
    else if (team !== undefined) for (const seat of team.seats) seats.add(seat);
    else unknown.push(name);
  }
  return { all, actors: actors.flatMap(({ id }) => (seats.has(id) ? [id] : [])), unknown };
}
