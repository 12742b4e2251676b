/**
 * A crisis as one HTML file that plays: the scenario as data, the program that plays it, the map. It needs nothing else, and its policy
 * forbids it to ask for anything. Whatever of the scenario stands in it is data or escaped.
 */
import { createHash } from "node:crypto";
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import { drawMap, forTheWall, hasMap, initialStates, type MapLook } from "../diagram/map.js";
import { crisisStyle } from "./crisis-style.js";

export interface CrisisPage {
  readonly scenario: Scenario;
  /** As commands name it. */
  readonly name: string;
  /** The run that is open at first; src/browser/crisis.ts reads it. */
  readonly first: object;
  /** Its turns begin with forecasts. */
  readonly forecast?: boolean;
  /** The program of the page, as it was built. */
  readonly program: string;
}

/** JSON that no markup can come of, whatever is in it. */
function data(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${code}`;
  });
}

/** Keeps keys that are pressed before the program can read them (src/browser/early-keys.ts), such as those of a reader who knows them. */
const earlyKeys = "early=[];onkeydown=(event)=>{early.push(event)}";

const hashOf = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/** The whole page, ending in a line feed. */
export function crisisPage({ scenario: whole, name, first, forecast = false, program }: CrisisPage): string {
  // The page goes to anybody, and the plan of an exercise is full of what only some may know.
  const { exercise: _plan, labels: _labels, ...scenario } = whole;
  const title = say("browser.title", { title: scenario.title });
  const script = program.trim().replaceAll("</script", "<\\/script");
  const policy = `default-src 'none'; script-src ${hashOf(earlyKeys)} ${hashOf(script)}; worker-src blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  // Its outlines are of the ground; without it the crisis plays as well.
  const drawn = (look: MapLook) =>
    hasMap(scenario) ? drawMap(scenario, initialStates(scenario), say("browser.map"), look) : "";
  const map = drawn({}) + drawn(forTheWall);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<script>${earlyKeys}</script>
<style>${crisisStyle}</style>
</head>
<body>
<div id="app"><main><h1>${escapeHtml(scenario.title)}</h1><p>${escapeHtml(scenario.summary)}</p><noscript>${escapeHtml(say("browser.no-script"))}</noscript></main></div>
<template id="map">${map}</template>
<script type="application/json" id="crisis">${data({ scenario, name, first, forecast })}</script>
<script id="program">${script}</script>
</body>
</html>
`;
}
