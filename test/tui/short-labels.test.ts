/**
 * What 80×24 has no room for: short labels in the panels, and the page that says what every short name stands for.
 */
import { expect, test } from "vitest";
import { libraryIds } from "../../src/scenarios/index.js";
import { abbreviations, briefLabel } from "../../src/text/index.js";
import { libraryScenario } from "../report/library.js";
import { seatedSession, sitDown } from "./desk/at-the-desk.js";

test("a short label names no other label", () => {
  expect(briefLabel("Reliance on Ankara", 20, ["Tension"])).toBe("Reliance on Ankara");
  expect(briefLabel("Reliance on Ankara", 10, ["Tension"])).toBe("Reliance");
  expect(briefLabel("Reliance on Ankara", 10, ["Reliance on Moscow"])).toBe("Reliance…");
  expect(briefLabel("Security Council", 14, ["Mediation"])).toBe("Sec. Council");
});

test.each(libraryIds())("at 80×24 no name of a posture, state or gauge of %s is cut", (id) => {
  const at = sitDown(seatedSession({ resolved: libraryScenario(id), seats: [] }));
  for (let day = 0; day < 40; day += 1) {
    const panels = at.screen({ columns: 80, rows: 24 }).split("\n").slice(3, 10);
    for (const row of panels.filter((line) => !line.startsWith(" … "))) expect(row).not.toContain("…");
    at.press("N", "escape");
  }
});

test("k opens who is who: every actor, gauge and abbreviation in full, wherever one is", () => {
  const scenario = libraryScenario("tavush-2020");
  for (const keys of [[], ["m"], ["t"]]) {
    const at = sitDown();
    at.press(...keys, "k");
    const page = at.screen({ columns: 80, rows: 200 }).replace(/\s+/g, " ");
    for (const { short, label } of scenario.actors) expect(page).toContain(`${short} ${label}`);
    for (const { label } of scenario.gauges) expect(page).toContain(label);
    for (const { term, meaning } of abbreviations) expect(page).toContain(`${term} ${meaning}`);
  }
});
