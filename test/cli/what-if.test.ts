/**
 * `faultline whatif` shows a run and the same run with one thing changed, fits 80 columns, prints a code that plays the pair
 * again, and refuses what is no single change of a run that can be played.
 */
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/text/index.js";
import { libraryScenario } from "../report/library.js";
import { faultline } from "./faultline.js";

const run = ["whatif", "tavush-2020", "--seed", "7", "--futures", "60"] as const;
const json = (...args: readonly string[]) => JSON.parse(faultline(...args, "--json").stdout);
/** Commands and codes are for pasting, so they are not broken. */
const tooWide = (text: string) => text.split("\n").filter((line) => widthOf(line) > 80 && !/\bf[23]:/.test(line));

describe("a what-if", () => {
  it("fits 80 columns, and its code plays the same pair again", () => {
    const { code, stdout, stderr } = faultline(...run, "--at", "0", "--drop");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(tooWide(stdout)).toEqual([]);
    const [, pair = ""] = /^Pair code +(\S+)$/m.exec(stdout) ?? [];
    expect(faultline("whatif", pair, "--futures", "60")).toEqual({ code, stdout, stderr });
  });

  it("is the run of its code, and changes it", () => {
    const dropped = json(...run, "--at", "0", "--drop");
    const end = faultline("play", "tavush-2020", "--seed", "7", "--json").stdout.trimEnd().split("\n").at(-1) ?? "";
    expect(dropped.played.hash).toBe(JSON.parse(end).hash);
    expect(dropped.changed.hash).not.toBe(dropped.played.hash);
    expect(dropped.changeRecords).toEqual({ played: 0, changed: 0 });
    const value = libraryScenario("tavush-2020").assumptions.find(({ id }) => id === "clash-severity")?.value;
    const same = json(...run, "--at", "3", "--set", `clash-severity=${value}`);
    expect(same.changed.hash).toBe(same.played.hash);
    expect(same.parting).toBeNull();
    expect(same.played.spread).toEqual(same.changed.spread);
  });
});

describe("without a change", () => {
  it("numbers every record, fits 80 columns, and offers commands that work", () => {
    const { code, stdout } = faultline(...run);
    expect(code).toBe(0);
    expect(tooWide(stdout)).toEqual([]);
    const { records, along } = json(...run);
    for (const { seq } of records) expect(stdout).toMatch(new RegExp(`^ *${seq}  `, "m"));
    expect(along[0].record).toBeNull();
    const offered = [...stdout.matchAll(/faultline (whatif f3:\S+)$/gm)].map((match) => (match[1] ?? "").split(" "));
    expect(offered.length).toBeGreaterThan(0);
    for (const words of offered) expect(faultline(...words, "--futures", "50").code).toBe(0);
  });
});

describe("what is refused, with what to try", () => {
  it.each([
    [["whatif", "tavush-2020"], "a scenario without a seed"],
    [[...run, "--drop"], "--drop needs the record"],
    [[...run, "--at", "3"], "nothing is changed there"],
    [[...run, "--at", "3", "--drop", "--inject", "x"], "--drop, --inject are several"],
    [[...run, "--at", "9999", "--drop"], "the run has no record 9999"],
    [[...run, "--at", "3", "--force", "front.hostilities.begn"], "there is no transition front.hostilities.begn"],
    [[...run, "--set", "clash-severity=99"], "outside the range"],
    [["whatif", "f3:tavush-2020@23d60b1e:7:at=x:drop:abcd"], 'part 4: "at=x" can\'t be read there'],
    [["whatif", "f3:tavush-2020@23d60b1e:7:at=1:drop:abcd"], "do not fit"],
  ] as const)("%j", (args, message) => {
    const { code, stdout, stderr } = faultline(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n").length).toBeGreaterThan(1);
  });
});
