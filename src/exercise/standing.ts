/**
 * Standing instructions as a seat reads them: which acts of its actor may come about by themselves, and which only if it orders them.
 */
import { say } from "../catalogue/index.js";
import { type Model, standingInstructions, type Transition } from "../engine/index.js";
import { headOf, type SessionState, sealedTurn } from "../session/index.js";
import { allTransitions, type Lookup, listInWords } from "../text/index.js";
import type { Knowledge } from "./consequences.js";

export interface InstructionRow {
  readonly kind: "instruction";
  /** Path of the transition. */
  readonly transition: string;
  readonly label: string;
  readonly about: string;
  /** As it will be once what is drafted is carried out. */
  readonly allowed: boolean;
  readonly drafted: boolean;
}

interface Reading {
  readonly model: Model;
  readonly state: SessionState;
  readonly seat: string;
  readonly lookup: Lookup;
  readonly knowledge: Pick<Knowledge, "scenario">;
}

/**
 * First what may come next from where the seat's postures stand, then whatever else it has allowed. What it may order at any time
 * stands here only once it is allowed.
 */
export function instructionRows({ model, state, seat, lookup, knowledge }: Reading): InstructionRow[] {
  const head = headOf(state);
  const drafts = state.rule.orders === "sealed" ? sealedTurn(model, head).instructions : new Map<string, boolean>();
  const known = new Map(allTransitions(knowledge.scenario).map(({ transition }) => [transition.path, transition]));
  const rows = standingInstructions(model, head.world, seat).flatMap(({ transition: path, headline, ...standing }) => {
    const found = known.get(path);
    const draft = drafts.get(path);
    const allowed = draft ?? standing.allowed;
    const { within, own } = standing;
    if (found === undefined || !(allowed || draft !== undefined || (within && (!own || waits(found))))) return [];
    const about = say(allowed ? "exercise.allowed-about" : "exercise.forbidden-about", {
      occasion: occasionInWords(lookup, found),
    });
    const row: InstructionRow = {
      kind: "instruction",
      transition: path,
      label: headline,
      about,
      allowed,
      drafted: draft !== undefined,
    };
    return [{ within, row }];
  });
  return [...rows.filter(({ within }) => within), ...rows.filter(({ within }) => !within)].map(({ row }) => row);
}

/** Whether it can be ordered only after something has given occasion to it. */
function waits({ order, trigger }: Transition): boolean {
  return order === undefined && trigger.kind !== "hazard";
}

/** What a transition waits for, as far as the seat knows. */
function occasionInWords(lookup: Lookup, { trigger }: Transition): string {
  if (trigger.kind === "hazard") return say("exercise.occasion-by-chance");
  if (trigger.kind === "timeout") return say("exercise.occasion-in-time");
  const acts = trigger.on.map((path) => lookup.headlineOf(path));
  return acts.length === 0
    ? say("exercise.occasion-hidden")
    : say("exercise.occasion-answer", { acts: listInWords(acts.map((act) => say("text.quoted", { text: act }))) });
}
