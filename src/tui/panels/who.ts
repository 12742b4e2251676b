/**
 * Who is who, and what every short name stands for: the actors and gauges of the scenario, then all abbreviations. One
 * page, so that a name that a panel had no room for is one key away.
 */
import { say } from "../../catalogue/index.js";
import { abbreviations, type Lookup, type Term, widthOf } from "../../text/index.js";
import type { Line } from "../term/line.js";
import { group } from "./help.js";
import type { Page, Scene } from "./panel.js";

/** A name, and what it is where the scenario says so. */
const told = (name: string, { description }: { readonly description?: string }): string =>
  description === undefined ? name : `${name}. ${description}`;

/** `terms`: what abbreviations stand for; all of the glossary by default. */
export function whoLines({ scenario }: Lookup, width: number, terms: readonly Term[] = abbreviations): Line[] {
  const labels = Math.min(30, Math.max(0, ...scenario.gauges.map(({ label }) => widthOf(label))) + 2);
  return [
    ...group(
      say("panel.who-actors"),
      scenario.actors.map((actor) => [actor.short, told(actor.label, actor)] as const),
      width,
    ),
    ...group(
      say("panel.gauges"),
      scenario.gauges.map(({ label, description = "" }) => [label, description] as const),
      width,
      labels,
    ),
    ...group(
      say("panel.who-abbreviations"),
      terms.map(({ term, meaning }) => [term, meaning] as const),
      width,
    ),
  ];
}

export const whoPage: Page<Scene> = {
  id: "who",
  title: () => say("panel.who"),
  lines: ({ lookup }, width) => whoLines(lookup, width),
  spoken: ({ lookup }) => [
    say("panel.heard", { title: say("panel.who") }),
    ...lookup.scenario.actors.map((actor) => `${actor.short}: ${told(actor.label, actor)}`),
    ...abbreviations.map(({ term, meaning }) => `${term}: ${meaning}`),
  ],
  hints: () => [
    ["↑↓", say("panel.hint-scroll"), 2],
    ["Esc", say("panel.hint-back"), 0],
    ["q", say("panel.hint-quit"), 1],
  ],
};
