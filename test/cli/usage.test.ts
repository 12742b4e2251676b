/**
 * What happens when a command line is wrong: exit 2, words for whoever typed it, and never a stack trace.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { engineVersion } from "../../src/engine/index.js";
import { faultline } from "./faultline.js";

test("no command shows the help", () => {
  const { code, stdout } = faultline();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Usage: faultline /);
  for (const command of ["play", "replay", "list", "show", "validate", "schema", "evidence"])
    expect(stdout).toMatch(new RegExp(`\n  ${command} `));
});

test("--version, package.json and the engine agree", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(faultline("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  expect(engineVersion).toBe(version);
});

describe("a mistake on the command line", () => {
  test.each([
    [["plaay"], /unknown command 'plaay'[\s\S]*Did you mean play\?/],
    [["play", "--sed", "1"], /unknown option '--sed'[\s\S]*--seed/],
    [["play", "tavush-2002"], /no scenario called .tavush-2002.[\s\S]*tavush-2020/],
    [["play", "no-such-file.yaml"], /no-such-file\.yaml/],
    [["play", "--seed", "a~b"], /the seed "a~b" can't be used[\s\S]*1 to 64 letters/],
    [["play", "--seed", ""], /the seed "" can't be used/],
    [["play", "--variant", "csto-litteral"], /no variant csto-litteral[\s\S]*Did you mean csto-literal\?/],
    [["play", "--set", "clash-severitty=1"], /no assumption clash-severitty[\s\S]*Did you mean clash-severity\?/],
    [["play", "--set", "clash-severity"], /Write it as assumption=number/],
    [["play", "--set", "clash-severity=much"], /Write it as assumption=number/],
    [["play", "--set", "clash-severity=1e9"], /outside the range [\s\S]*widen the range/],
    [["play", "--set", "clash-severity=NaN"], /Write it as assumption=number/],
    [["play", "--days", "0"], /whole number from 1 to 3660/],
    [["play", "--run", "-1"], /whole number from 0/],
    [["play", "--plain", "--json"], /'--plain' cannot be used with option '--json'/],
    [["replay", "tavush"], /"tavush" is not a replay code[\s\S]*scenario@hash:seed/],
    [["validate"], /missing required argument 'file'/],
    [["evidence", "nowhere"], /no scenario called .nowhere./],
  ])("%j is answered in words, with exit code 2", (args, words) => {
    const { code, stdout, stderr } = faultline(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
