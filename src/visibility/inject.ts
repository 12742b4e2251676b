/**
 * What an inject says to whom: its text is for those it is addressed to; everybody else learns its headline.
 */

import { say } from "../catalogue/index.js";
import {
  addressed,
  everybody,
  type InjectRecord,
  isConfidential,
  type Medium,
  type Model,
  mediumOf,
} from "../engine/index.js";
import { addresseesInWords, deliveryInWords, mayRead } from "./addressed.js";
import type { Viewer } from "./viewer.js";

export interface SeenInject {
  readonly from: string;
  readonly to: string;
  readonly delivery: string;
  /** One of the media, each of which is told in its own way; null where its file says otherwise how it arrives. */
  readonly medium: Medium | null;
  /** Above its text, or its headline that is all of it: by which medium, from whom and to whom. Empty where the viewer may not read it, or it is none of the media. */
  readonly arrival: string;
  /** Empty where the viewer is not among its addressees, or where it says no more than the headline. */
  readonly text: string;
}

/** Whether a viewer may read the text of what a record delivers. */
export function mayReadText({ scenario }: Model, viewer: Viewer, { inject, addressed: sent }: InjectRecord): boolean {
  const { to } = scenario.injects.find(({ id }) => id === inject) ?? sent ?? { to: everybody };
  return mayRead(scenario, to, viewer);
}

/** The inject that a record delivers, as a viewer reads it; nobody is named where it was written on the spot for everybody. */
export function seeInjectText(model: Model, viewer: Viewer, record: InjectRecord): SeenInject {
  const { scenario } = model;
  const inject = scenario.injects.find(({ id }) => id === record.inject);
  const { from = "", to = "", delivery = "" } = inject ?? record.addressed ?? {};
  const text = record.text ?? inject?.text ?? "";
  const [medium, names] = [mediumOf(delivery), addresseesInWords(scenario, to)];
  const mayRead = text !== "" && mayReadText(model, viewer, record);
  const confidential =
    inject === undefined ? isConfidential(delivery) && !addressed(scenario, to).all : inject.visibility !== undefined;
  const arrival =
    medium === null || !mayRead ? "" : say("addressed.arrival", { medium, confidential, from, to: names });
  const read = mayRead && text !== record.headline ? text : "";
  return { from, to: names, delivery: deliveryInWords(delivery), medium, arrival, text: read };
}
