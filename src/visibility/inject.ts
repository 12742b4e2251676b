/**
 * What an inject says to whom: its text is for those it is addressed to; everybody else learns its headline.
 */
import { type InjectRecord, type Medium, type Model, mediumOf } from "../engine/index.js";
import { addresseesInWords, deliveryInWords, mayRead } from "./addressed.js";
import type { Viewer } from "./viewer.js";

export interface SeenInject {
  readonly from: string;
  readonly to: string;
  readonly delivery: string;
  /** One of the media, each of which is told in its own way; null where its file says otherwise how it arrives. */
  readonly medium: Medium | null;
  /** Empty where the viewer is not among its addressees, or where it says no more than the headline. */
  readonly text: string;
}

/** The inject that a record delivers, as a viewer reads it; nobody is named where it was written on the spot. */
export function seeInjectText({ scenario }: Model, viewer: Viewer, record: InjectRecord): SeenInject {
  const inject = scenario.injects.find(({ id }) => id === record.inject);
  const { from = "", to = "", delivery = "" } = inject ?? {};
  const text = record.text ?? inject?.text ?? "";
  const mine = inject === undefined || mayRead(scenario, to, viewer);
  return {
    from,
    to: addresseesInWords(scenario, to),
    delivery: deliveryInWords(delivery),
    medium: mediumOf(delivery),
    text: mine && text !== record.headline ? text : "",
  };
}
