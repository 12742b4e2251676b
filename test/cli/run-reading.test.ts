/**
 * How `run` is asked for a reading of a scenario, and for its first screen alone.
 */
import { expect, test } from "vitest";
import { faultline } from "./faultline.js";

const few = ["-n", "300", "--seed", "1"];

test("a variant is named after the scenario as well as by --variant", () => {
  const named = faultline("run", "tavush-2020:ankara-restrained", ...few, "--json");
  expect(named).toEqual(faultline("run", "tavush-2020", "--variant", "ankara-restrained", ...few, "--json"));
  expect(JSON.parse(named.stdout).variant).toBe("ankara-restrained");
});

test("two variants at once are refused", () => {
  const { code, stdout, stderr } = faultline("run", "tavush-2020:ankara-restrained", "--variant", "without-m1", ...few);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("named with the variant ankara-restrained, and --variant says without-m1");
});

test("--brief prints the report to the end of its milestones, and the hash", () => {
  const whole = faultline("run", "tavush-2020", ...few).stdout;
  const { code, stdout } = faultline("run", "tavush-2020", ...few, "--brief");
  expect(code).toBe(0);
  const upToGauges = whole.slice(0, whole.indexOf("Gauges by day"));
  expect(upToGauges.length).toBeGreaterThan(1000);
  const [hash] = whole.match(/^Hash .*$/m) ?? [];
  const left = "In brief: gauges, states and transitions are left out; without --brief they follow here.";
  expect(stdout).toBe(`${upToGauges}${left}\n${hash}\n`);
  expect(stdout.split("\n").length).toBeLessThan(45);
});
