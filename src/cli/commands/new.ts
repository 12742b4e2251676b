/** `faultline new`. */
import { Argument } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, minutes } from "../command.js";
import type { NewExercise } from "../new-exercise.js";

export const command: CliCommand = {
  place: 80,
  words: "new",
  description: say("plan.command-new"),
  options: (made) =>
    made
      .addArgument(new Argument("<what>", say("plan.new-what")).choices(["scenario", "exercise"]))
      .option("--over <scenario>", say("plan.option-over"))
      .option("--title <line>", say("plan.option-title"))
      .option("--seat <actor...>", say("plan.option-seat"))
      .option("--timer <minutes>", say("plan.option-minutes"), minutes)
      .option("--name <file>", say("plan.option-name")),
  action: async (what: string, options: NewExercise) =>
    what === "scenario"
      ? (await import("../new-scenario.js")).newScenario(options)
      : (await import("../new-exercise.js")).newExercise(options),
};
