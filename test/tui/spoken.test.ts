import { expect, test } from "vitest";
import { deskFace } from "../../src/tui/screens/desk/desk-face.js";
import { sayChange, sayOpening, sayWhere } from "../../src/tui/screens/spoken.js";
import { sceneAt } from "./drawn.js";

const scene = (position: number, more = {}) => sceneAt(position, 80, 24, more);

test("the opening says what this is and what to press", () => {
  expect(sayOpening(scene(1))).toEqual([
    "The ford. Two banks of a river, one ford, and a patrol that may not turn back in time.",
    "20 days, seed karabakh-7, as written. Press n for the next record, space to play, question mark for all keys, q to quit.",
  ]);
});

test("a step forward says each new record once, with its chance and what it moved", () => {
  expect(sayChange(deskFace, scene(2), scene(5))).toEqual([
    "Mon 13 Jul 2020. Front. Shots at the ford; two are hurt. 12% a day; 58% within a week, likely. Moved: Front, Ford: Quiet → Clashes, Tension 41 → 56.",
    "Mon 13 Jul 2020. Milestone. Shots have been fired.",
  ]);
  expect(sayChange(deskFace, scene(5), scene(5))).toEqual([]);
});

test("a step back says where one is", () => {
  expect(sayChange(deskFace, scene(6), scene(2))).toEqual(["Back to Sun 12 Jul 2020, day 0."]);
});

test("a gauge's course is told in words", () => {
  expect(sayChange(deskFace, scene(6), scene(6, { panel: "gauges", asked: 1 }))).toEqual([
    "Gauges.",
    "Tension 55 of 100, rising; so far between 40 and 55, 40 at the start.",
    "Trust between the banks 52 of 100, falling; so far between 52 and 60, 60 at the start.",
  ]);
});

test("a posture's ladder is told in words, as often as it is asked for", () => {
  const asked = (times: number) => scene(5, { panel: "postures", asked: times });
  const said = [
    "Postures.",
    "North bank · Voice: Calm, 1 of 3.",
    "North bank · Patrol: Out, 2 of 2.",
    "Front · Ford: Clashes, 2 of 2, COW hostility level 4.",
  ];
  expect(sayChange(deskFace, scene(5), asked(1))).toEqual(said);
  expect(sayChange(deskFace, asked(1), asked(2))).toEqual(said);
});

test("nothing that is said has a sign only an eye can use", () => {
  const all = (["why", "odds", "help", "end"] as const).flatMap((page) =>
    sayChange(deskFace, scene(8), scene(8, { page })),
  );
  expect(all.length).toBeGreaterThan(20);
  expect(all.join("\n")).not.toMatch(/[▓░▁▂▃▄▅▆▇█━─│┬┴◂▶●○]/);
});

test("the last line says the day and whether time is running", () => {
  expect(sayWhere(scene(6, { playing: true }))).toBe("Day 2 of 20, Tue 14 Jul 2020, playing.");
});
