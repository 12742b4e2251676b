/**
 * Forms that were left half filled, by act, so that an act opens again as it was left.
 */
import { type Act, type ActContext, type Answers, openForm } from "../../../white-cell/index.js";
import type { FormOpen, Open } from "./desk-page.js";
import { formPage } from "./form-page.js";

export class Drafts {
  private readonly kept = new Map<string, Answers>();

  /** Keeps what was typed. */
  setAside({ act, form }: FormOpen): void {
    this.kept.set(act.name, form.kept);
  }

  forget({ name }: Act): void {
    this.kept.delete(name);
  }

  /** The form of an act, or why it can't be done now. */
  open(act: Act, context: ActContext, given: Answers, back: Open | null): FormOpen | string {
    const barred = act.barred?.(context) ?? "";
    if (barred !== "") return barred;
    const form = openForm((answers) => act.fields(context, answers), given, this.kept.get(act.name));
    return { page: formPage, act, back, form };
  }
}
