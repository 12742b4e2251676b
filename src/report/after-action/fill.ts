/**
 * The form of the review on the page: ratings, observations made from notes, the improvement plan. Its program gives what has
 * been changed as inputs of the session, in a file and as lines to copy; nothing leaves the page by itself.
 */
import { say } from "../../catalogue/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import {
  capabilityElements,
  objectivesIn,
  observationKinds,
  ratingLetters,
  reviewedObjectives,
} from "../../session/index.js";
import type { Block } from "../page/document.js";
import type { AfterAction } from "./after-action.js";
import { safeJson } from "./safe-json.js";

const text = (name: string, label: string, longest: number, look = ""): string =>
  `<label${look}>${escapeHtml(label)}<textarea data-field="${name}" maxlength="${longest}" rows="2"></textarea></label>`;

const line = (name: string, label: string, longest: number, type = "text"): string =>
  `<label>${escapeHtml(label)}<input type="${type}" data-field="${name}" maxlength="${longest}"></label>`;

function pick(name: string, label: string, options: readonly (readonly [value: string, label: string])[]): string {
  const each = options.map(([value, words]) => `<option value="${escapeHtml(value)}">${escapeHtml(words)}</option>`);
  return `<label>${escapeHtml(label)}<select data-field="${name}">${each.join("")}</select></label>`;
}

function ratingRow(objective: string, index: number): string {
  const radios = ["", ...ratingLetters].map((letter) => {
    const words = letter === "" ? say("review.fill-no-rating") : letter;
    return `<label><input type="radio" name="rating-${index}" value="${letter}">${escapeHtml(words)}</label>`;
  });
  const name = escapeHtml(objective);
  const reason = escapeHtml(say("review.fill-reason-of", { objective }));
  return `<div class="rate" data-objective="${name}"><p>${name}</p><div class="letters" role="radiogroup" aria-label="${escapeHtml(say("review.fill-rating-of", { objective }))}">${radios.join("")}</div><input type="text" data-reason maxlength="1000" aria-label="${reason}" placeholder="${escapeHtml(say("plan.reason"))}"></div>`;
}

function observationEntry(objectives: readonly string[]): string {
  const kinds = observationKinds.map((kind) => [kind, say("review.observation-kind", { kind })] as const);
  return `<div class="entry" data-entry="observation">${[
    text("text", say("review.observed"), 4000, ' class="whole"'),
    pick("kind", say("review.fill-which"), [["", say("review.fill-neither")], ...kinds]),
    pick("objective", say("plan.objective"), [
      ["", say("review.fill-no-objective")],
      ...objectives.map((objective) => [objective, objective] as const),
    ]),
    line("by", say("review.fill-by"), 200),
    text("analysis", say("review.analysis"), 4000, ' class="whole"'),
    text("recommendation", say("review.recommendation"), 4000, ' class="whole"'),
  ].join("")}</div>`;
}

function improvementEntry(): string {
  return `<div class="entry" data-entry="improvement">${[
    text("action", say("review.what-to-do"), 1000, ' class="whole"'),
    line("who", say("review.who-does"), 200),
    line("due", say("review.by-when"), 10, "date"),
    pick("observation", say("review.about"), [["", say("review.fill-no-observation")]]),
    pick("element", say("review.capability-element"), [
      ["", say("review.fill-no-element")],
      ...capabilityElements.map((element) => [element, say("review.element", { element })] as const),
    ]),
  ].join("")}</div>`;
}

/** The form; `adds` is the command that adds its file to the session. */
export function fillBlock({ played }: AfterAction, adds: string): Block {
  const { model, state } = played.session;
  const { ratings, observations, improvements } = state.review;
  const objectives = reviewedObjectives(model, state);
  const bare = <Entry extends { readonly sequence: number }>({ sequence: _sequence, ...entry }: Entry) => entry;
  const data = {
    ratings: [...ratings.values()].map(bare),
    observations: [...observations.values()].map(bare),
    improvements: [...improvements.values()].map(bare),
    notes: state.notes.map(({ sequence, text: noted, objective }) => ({ note: sequence, text: noted, objective })),
  };
  const legend = (words: string) => `<legend>${escapeHtml(words)}</legend>`;
  const more = (kind: string, words: string) =>
    `<button type="button" data-more="${kind}">${escapeHtml(words)}</button>`;
  const html = `<section id="fill" class="fill" aria-labelledby="fill-heading"><h3 id="fill-heading">${escapeHtml(say("review.fill-heading"))}</h3>
<p>${escapeHtml(say("review.fill-explained"))}</p>
<form autocomplete="off">
${
  objectives.length === 0
    ? ""
    : `<fieldset>${legend(say("review.fill-ratings"))}${objectives.map(ratingRow).join("")}<label>${escapeHtml(say("review.fill-rater"))}<input type="text" id="fill-rater" maxlength="200"></label></fieldset>`
}
<fieldset>${legend(say("review.fill-observations"))}<div id="fill-observations"></div>${more("observation", say("review.fill-add-observation"))}</fieldset>
<fieldset>${legend(say("review.fill-improvements"))}<div id="fill-improvements"></div>${more("improvement", say("review.fill-add-improvement"))}</fieldset>
<fieldset>${legend(say("review.fill-lines"))}<p id="fill-nothing">${escapeHtml(say("review.fill-nothing"))}</p>
<label>${escapeHtml(say("review.fill-lines"))}<textarea id="fill-lines" readonly rows="5"></textarea></label>
<p><button type="button" id="fill-save" disabled>${escapeHtml(say("review.fill-save"))}</button></p>
<p>${escapeHtml(say("review.fill-then"))} <code>${escapeHtml(adds)}</code></p></fieldset>
</form>
<template id="fill-observation">${observationEntry(objectivesIn(model, state))}</template>
<template id="fill-improvement">${improvementEntry()}</template>
<script type="application/json" id="fill-data">${safeJson(data)}</script></section>`;
  return { kind: "panel", html, instead: [] };
}
